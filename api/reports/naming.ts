/*
 * Words that are to be published, or read by people who know nobody in them, name nobody. A person reads them; this only says
 * where to look twice. What it finds is never proof, and finding nothing is none either.
 */

/** What words may not repeat. */
export interface Known {
	/** Whole names of people: families, staff, whoever signed a message. */
	names: readonly string[];
	pods: readonly string[];
	/** What people wrote to us, as they wrote it. */
	said: readonly string[];
}

/**
 * Why words stand out. A pod, a reference and a family's own words are never published; the others may turn out to be harmless
 * (`Will`, `two children in every class`), and somebody says so of each.
 */
export const findingKinds = ['pod', 'reference', 'quote', 'name', 'capital', 'few', 'age', 'day'] as const;
export type FindingKind = (typeof findingKinds)[number];

export interface Found {
	kind: FindingKind;
	words: string;
}

const neverPublished: readonly FindingKind[] = ['pod', 'reference', 'quote'];

/** Whether somebody who looked at it may say that it names nobody. */
export function mayPass({ kind }: Found): boolean {
	return !neverPublished.includes(kind);
}

/** What of this is still to be looked at: all but what somebody said is harmless and may be. */
export function leftOf(found: readonly Found[], checked: readonly string[]): Found[] {
	return found.filter((one) => !(mayPass(one) && checked.includes(one.words)));
}

/** So many words in a row, the same as somebody wrote them, are a quotation. */
export const quoteWords = 6;

const WORD = /[\p{L}\p{M}]+(?:[-'’][\p{L}\p{M}]+)*/gu;
const REFERENCE = /\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b/g;
const FEW =
	/(?<![\p{L}\d])(?:one|two|three|four|five|both|[1-5])(?:\s+\p{L}+)?\s+(?:child|children|famil|pe(?:rson|ople)|parent|carer|mother|father|young|complain|complaint|worker|brother|sister|sibling)\p{L}*/giu;
const FEW_IN_ARABIC = /(?<![\p{L}\d])[1-5١-٥]\s+(?:أطفال|أسر|عائلات|أشخاص|شكاوى|أولياء)/gu;
const AGE = /\b(?:aged?\s+\d{1,2}|\d{1,2}[- ]years?[- ]old)\b/giu;
const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
const DAY = new RegExp(`\\b(?:\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${MONTHS})|\\d{1,2}/\\d{1,2}/\\d{2,4})\\b`, 'g');

/** Words that begin with a capital for other reasons than that they are a name. */
const ordinary = new Set([
	...['I', 'Stage', 'English', 'Arabic', 'Easy', 'Read', 'Ofsted', 'Ombudsman', 'Act', 'Council', 'Children'],
	...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday', ...MONTHS.split('|')],
	...['Christmas', 'Easter', 'Ramadan', 'Eid', 'Internet'],
]);

/** Everything in a text to look at twice, each once, in the order in which it stands there. */
export function foundIn(text: string, known: Known): Found[] {
	const found = [
		...matching(text, REFERENCE, 'reference'),
		...quotesIn(text, known.said),
		...namesIn(text, known),
		...matching(text, FEW, 'few'),
		...matching(text, FEW_IN_ARABIC, 'few'),
		...matching(text, AGE, 'age'),
		...matching(text, DAY, 'day'),
	];
	const seen = new Set<string>();
	return found
		.toSorted((a, b) => a.at - b.at)
		.filter(({ kind, words }) => !seen.has(`${kind} ${words}`) && seen.add(`${kind} ${words}`))
		.map(({ kind, words }) => ({ kind, words }));
}

type At = Found & { at: number };

function matching(text: string, pattern: RegExp, kind: FindingKind): At[] {
	return [...text.matchAll(pattern)].map((match) => ({ kind, words: match[0], at: match.index }));
}

/** Names, pods, and whatever is written large within a sentence: it may be a name that we do not know. */
function namesIn(text: string, { names, pods }: Known): At[] {
	const people = partsOf(names);
	const places = partsOf(pods);
	return [...text.matchAll(WORD)].flatMap((match) => {
		const word = match[0].replace(/['’]s$/, '');
		const is = (kind: FindingKind): At[] => [{ kind, words: word, at: match.index }];
		if (isWrittenSmall(word)) return [];
		if (places.has(keyOf(word))) return is('pod');
		if (people.has(keyOf(word)) && !ordinary.has(word)) return is('name');
		return isLarge(word) && !ordinary.has(word) && !beginsSentence(text, match.index) ? is('capital') : [];
	});
}

const keyOf = (word: string) => word.normalize('NFC').toLocaleLowerCase('en');

/** The words of names that are long enough to be told from ordinary ones. */
function partsOf(names: readonly string[]): Set<string> {
	return new Set(names.flatMap((name) => [...name.matchAll(WORD)].map(([part]) => keyOf(part))).filter(isTelling));
}

const isTelling = (part: string) => part.length > 2;

/** `will` and `hope` are words, `Will` and `Hope` may be people. Scripts without capitals are looked at as they are. */
function isWrittenSmall(word: string): boolean {
	const [first = ''] = word;
	return first.toLocaleLowerCase('en') === first && first.toLocaleUpperCase('en') !== first;
}

function isLarge(word: string): boolean {
	const [first = '', ...rest] = word;
	return /\p{Lu}/u.test(first) && rest.some((letter) => /\p{Ll}/u.test(letter));
}

function beginsSentence(text: string, at: number): boolean {
	return /(?:^|[.!?:;]["'”’)]*\s+|\n\s*[-–•]?\s*|["“‘(]\s*)$/u.test(text.slice(0, at));
}

/** A run of somebody's own words. */
function quotesIn(text: string, said: readonly string[]): At[] {
	const runs = new Set(said.flatMap((one) => runsOf(wordsOf(one)).map(({ run }) => run)));
	if (runs.size === 0) return [];
	return runsOf(wordsOf(text))
		.filter(({ run }, index, all) => runs.has(run) && !runs.has(all[index - 1]?.run ?? ''))
		.map(({ run, at }) => ({ kind: 'quote', words: run, at }));
}

interface WordAt {
	word: string;
	at: number;
}

function wordsOf(text: string): WordAt[] {
	return [...text.matchAll(WORD)].map((match) => ({ word: keyOf(match[0]), at: match.index }));
}

function runsOf(words: readonly WordAt[]): { run: string; at: number }[] {
	return words.slice(quoteWords - 1).map((_, index) => ({
		run: words
			.slice(index, index + quoteWords)
			.map(({ word }) => word)
			.join(' '),
		at: words[index]!.at,
	}));
}
