import type { Pace } from './pace.ts';

/** What can be guessed at: a card's code, the secret that goes with it, seven words, and how staff show who they are. */
export const guessedAt = ['card', 'secret', 'return_code', 'closure_code', 'staff'] as const;
export type GuessedAt = (typeof guessedAt)[number];

/**
 * What wrong guesses have in common: the place they come from (`place.ts`), whose door it is (a code's look-up part, an
 * account), both together, or nothing but that they are guesses at the same kind of door.
 */
export interface Limit extends Pace {
	by: 'place' | 'whose' | 'whose_at_place' | 'all';
	/** Does not hold where this very person has come in before: somebody else's guesses elsewhere are none of theirs. */
	sparesKnownPlaces?: true;
}

/**
 * A children's home has twenty children behind one address, and each may mistype twice in the same hour. An attacker with
 * one address gets sixty guesses at a code of fifty bits or more, and then four a minute.
 */
const place = { by: 'place', free: 60, everySeconds: 15 } as const satisfies Limit;

/** The same code, from wherever. */
const code = { by: 'whose', free: 20, everySeconds: 60 } as const satisfies Limit;

/** Everybody's together, so that no number of addresses keeps the house busy with sums that are slow on purpose. */
const all = { by: 'all', free: 600, everySeconds: 0.2 } as const satisfies Limit;

/**
 * Guesses at what a person has in their head, by somebody who has the rest: the card of a child in a parent's hand. Three
 * pictures out of twelve in order are 1,320 secrets. From one place that is six guesses and one each two minutes, but from
 * the twentieth one an hour: half of them take 26 days, in which the card's page tells the pod. From many places together
 * it is forty and then two an hour: 13 days.
 */
const inTheHead = [
	{ by: 'whose_at_place', free: 6, everySeconds: 2 * 60 },
	{ by: 'whose_at_place', free: 20, everySeconds: 60 * 60 },
] as const satisfies Limit[];

/** The one that tells how often somebody's secret was guessed wrongly of late. */
export const anywhere = {
	by: 'whose',
	free: 40,
	everySeconds: 30 * 60,
	sparesKnownPlaces: true,
} as const satisfies Limit;

export const limitsOfGuessing: Record<GuessedAt, readonly Limit[]> = {
	card: [place, code, all],
	secret: [...inTheHead, anywhere],
	return_code: [place, code, all],
	closure_code: [place, code, all],
	staff: [place, ...inTheHead, anywhere, { ...all, sparesKnownPlaces: true }],
};

/** How long it is remembered that somebody came in from a place. Days. */
export const knownPlaceDays = 60;

/**
 * What people send is never refused for being much: past these numbers each waits a little before it is taken, and never
 * longer than `atMostMs`. A person does not notice, a program that floods is slowed to what the house can keep.
 */
export const limitsOfSending = [
	{ by: 'place', free: 30, everySeconds: 10, atMostMs: 3000 },
	{ by: 'all', free: 3000, everySeconds: 0.01, atMostMs: 1000 },
] as const satisfies (Limit & { atMostMs: number })[];

/** So many at most are kept waiting at one moment; whoever comes then is taken at once. */
export const waitingMost = 200;

/** What counts as sending something: method and path as in the routes. */
export const sendings: readonly string[] = [
	'POST /api/representations',
	'POST /api/representations/:representation/messages',
	'POST /api/urgent-items',
	'POST /api/call-backs',
	'POST /api/closure/mine/:invitation/answers',
	'POST /api/conferences/mine/:invitation/views',
];
