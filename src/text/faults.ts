/** A file of texts: words by their keys. */
export type Texts = Readonly<Record<string, string>>;

const PLURAL = /_(zero|one|two|few|many|other)$/;
const WORDING = /_(young|easy)$/;
const GAP = /\{\{\s*(\w+)\s*(?:,[^{}]*)?\}\}/g;

/** A key without the endings for number and wording. */
export function bare(key: string): string {
	return key.replace(PLURAL, '').replace(WORDING, '');
}

/**
 * Everything that keeps a file of another language from standing for the English one: a text or a wording that is missing or that
 * nobody asks for, a form of number that the language has and the text lacks, a gap that nobody can fill, was left out or is
 * broken. One sentence each.
 */
export function faultsOf(english: Texts, other: Texts, language: string): string[] {
	return [
		...keysWithout(english, other, numberless).map((key) => `${key} is missing`),
		...keysWithout(other, english, bare).map((key) => `${key} is no text that English has`),
		...Object.entries(other).flatMap(([key, text]) => (text.trim() === '' ? [`${key} is empty`] : [])),
		...formsLacking(other, language),
		...Object.entries(other).flatMap(([key, text]) => gapsWrong(english, key, text)),
	];
}

/** The wordings stay: a text that English has in easier words, every language has in easier words. */
const numberless = (key: string) => key.replace(PLURAL, '');

function keysWithout(has: Texts, lacks: Texts, named: (key: string) => string): string[] {
	const there = new Set(Object.keys(lacks).map(named));
	return [...new Set(Object.keys(has).map(named))].filter((key) => !there.has(key));
}

/** A counted text has every form of number that its language has, in every wording that counts. */
export function formsLacking(texts: Texts, language: string): string[] {
	const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
	const counted = Map.groupBy(
		Object.keys(texts).filter((key) => PLURAL.test(key)),
		(key) => key.replace(PLURAL, ''),
	);
	return [...counted].flatMap(([key, has]) =>
		forms.filter((form) => !has.includes(`${key}_${form}`)).map((form) => `${key} has no form "${form}"`),
	);
}

/** In a form for one certain number the number may stand as a word, and what belongs to it may go with it. */
const CERTAIN = /_(zero|one|two)$/;

function gapsWrong(english: Texts, key: string, text: string): string[] {
	const same = Object.keys(english).filter((other) => bare(other) === bare(key));
	const allowed = same.map((other) => gapsIn(english[other]!));
	const own = gapsIn(text);
	const needed = CERTAIN.test(key)
		? []
		: (allowed[0] ?? []).filter((gap) => allowed.every((gaps) => gaps.includes(gap)));
	return [
		...(/\{\{|\}\}/.test(text.replace(GAP, '')) ? [`${key} has a gap that is broken`] : []),
		...own
			.filter((gap) => !isCount(gap) && !allowed.flat().includes(gap))
			.map((gap) => `${key} has a gap {{${gap}}} that nobody fills`),
		...needed.filter((gap) => !isCount(gap) && !own.includes(gap)).map((gap) => `${key} lacks the gap {{${gap}}}`),
	];
}

/** The number that a text counts is known wherever the text is. */
const isCount = (gap: string) => /count/.test(gap);

export function gapsIn(text: string): string[] {
	return [...new Set([...text.matchAll(GAP)].map(([, name]) => name!))];
}
