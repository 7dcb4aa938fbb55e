/** Letters in a passphrase: four or five words. Longer than a guesser's list, and with an app beside it. */
export const passphraseLength = { min: 14, max: 200 } as const;

/** What many people choose first. Compared without spaces, case, digits and signs at the end. */
const common: readonly string[] = [
	'passwordpassword',
	'password',
	'letmeinletmein',
	'correcthorsebatterystaple',
	'iloveyouiloveyou',
	'qwertyuiop',
	'qwertyuiopasdfgh',
	'qwertyqwerty',
	'asdfghjkl',
	'administrator',
	'adminadminadmin',
	'welcometowork',
	'welcomewelcome',
	'changemechangeme',
	'thisismypassword',
	'mypasswordis',
	'socialworker',
	'socialworksocialwork',
	'childrensservices',
	'childrenssocialcare',
	'safeguarding',
	'abcdefghijklmnop',
	'abcdefghijklmn',
	'monkeymonkey',
	'footballfootball',
	'liverpoolfootballclub',
	'manchesterunited',
	'thequickbrownfox',
	'onceuponatime',
	'maytheforcebewithyou',
	'tobeornottobe',
	'tobeornottobethatisthequestion',
];

export type WhyNotPassphrase =
	'sign_in.passphrase.too_short' | 'sign_in.passphrase.common' | 'sign_in.passphrase.about_you';

/**
 * Why a passphrase is refused, if it is: too short, one that guessers try first, or made of the person's own name, their
 * email or the service's name, which anybody at the next desk knows: what is left without them must be long enough by itself. Nothing is asked about digits and signs: length is what
 * counts (NIST SP 800-63B).
 */
export function whyNotPassphrase(
	passphrase: string,
	about: { name: string; email: string | null; serviceName: string },
): WhyNotPassphrase | undefined {
	if ([...passphrase.trim()].length < passphraseLength.min) return 'sign_in.passphrase.too_short';
	const letters = bare(passphrase);
	if (isCommon(passphrase, letters)) return 'sign_in.passphrase.common';
	const known = [about.serviceName, about.email?.split('@')[0] ?? '', about.name, ...about.name.split(/\s+/)];
	const own = without(letters, known.map(bare));
	return own.length < letters.length && own.length < passphraseLength.min ? 'sign_in.passphrase.about_you' : undefined;
}

function isCommon(passphrase: string, letters: string): boolean {
	const stem = letters.replace(/\d+$/, '');
	if (common.includes(letters) || common.includes(stem)) return true;
	const characters = [...passphrase.toLowerCase().replace(/\s/g, '')];
	return new Set(characters).size < 5 || isRun(characters);
}

/** 12345678901234, abcdefghijklmn: each character next to the one before. */
function isRun(characters: readonly string[]): boolean {
	const steps = characters.slice(1).map((character, i) => character.codePointAt(0)! - characters[i]!.codePointAt(0)!);
	return steps.filter((step) => Math.abs(step) === 1).length > steps.length * 0.8;
}

/** What is left when others' words are taken out, the longest first. Initials are too short to be anybody's name. */
function without(letters: string, words: readonly string[]): string {
	const longest = words.filter((word) => word.length > 2).sort((a, b) => b.length - a.length);
	return longest.reduce((left, word) => left.replaceAll(word, ''), letters);
}

function bare(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{Letter}\p{Number}]/gu, '');
}
