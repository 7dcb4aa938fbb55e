/**
 * The code printed on an access card: sixteen characters of Crockford's base 32 in fours (80 bits), then a check
 * character. There is no I, L, O or U to misread, and what people type instead is understood.
 * The first six characters find the card; the other ten are its secret. They are stored apart.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHECK_ALPHABET = `${ALPHABET}*~$=U`;
const LENGTH = 16;
const LOOKUP_LENGTH = 6;

export interface CardCode {
	lookup: string;
	secret: string;
}

/** Sixteen characters from ten random bytes. */
export function cardCodeFrom(bytes: Uint8Array): CardCode {
	let bits = 0n;
	for (const byte of bytes.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte);
	let text = '';
	for (let i = 0; i < LENGTH; i += 1) text = ALPHABET[Number((bits >> BigInt(5 * i)) & 31n)] + text;
	return { lookup: text.slice(0, LOOKUP_LENGTH), secret: text.slice(LOOKUP_LENGTH) };
}

/** As printed: `7KM4-9QXT-2B6H-WZ0C-5`. */
export function printCardCode({ lookup, secret }: CardCode): string {
	const text = lookup + secret;
	return [...(text.match(/.{4}/g) ?? []), checkCharacter(text)].join('-');
}

/**
 * Reads what a person typed: any case, spaces or dashes anywhere, O for 0, I or L for 1, digits as an Arabic keyboard has
 * them. Undefined when it cannot be a
 * card code, which tells nobody whether a card exists: the check character is arithmetic, not a look-up.
 */
export function readCardCode(typed: string): CardCode | undefined {
	const text = typed
		.normalize('NFKC')
		.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
		.toUpperCase()
		.replace(/[\s\-–—._]/g, '')
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1');
	const body = text.slice(0, LENGTH);
	if (text.length !== LENGTH + 1 || [...body].some((character) => !ALPHABET.includes(character))) return undefined;
	if (checkCharacter(body) !== text[LENGTH]) return undefined;
	return { lookup: body.slice(0, LOOKUP_LENGTH), secret: body.slice(LOOKUP_LENGTH) };
}

/** Reads what the square of a card holds: the same look-up part, and a secret of 128 bits of its own. */
export function readScanned(scanned: string): CardCode | undefined {
	const [, lookup, secret] = /^([0-9A-Z]{6})\.([\w-]{16,64})$/.exec(scanned) ?? [];
	return lookup === undefined || secret === undefined ? undefined : { lookup, secret };
}

/** Crockford's check symbol: the number modulo 37. Finds any one wrong character and any two swapped. */
function checkCharacter(text: string): string {
	let number = 0n;
	for (const character of text) number = number * 32n + BigInt(ALPHABET.indexOf(character));
	return CHECK_ALPHABET[Number(number % 37n)]!;
}
