import { createHmac } from 'node:crypto';
import type { Kysely } from 'kysely';
import { remembered, waitMs } from './limits/pace.ts';
import { anywhere, type GuessedAt, knownPlaceDays, type Limit, limitsOfGuessing } from './limits/policy.ts';
import type { Database } from './database.ts';
import { append } from './record.ts';
import { Refusal } from './refusal.ts';
import { type Holding, holding, knownPlaceKey, recall, remember, type Tried } from './tries.ts';
import type { World } from './world.ts';

/** Somebody says that they may come in, and has to show it. */
export interface Guess extends Tried {
	at: GuessedAt;
	/** Whose door it is, as they say: the look-up part of a code, an account. It need not exist. */
	whose: string;
	/** They hold the real thing (`gateOf`), so that nobody's guesses hold them up. */
	holds?: boolean;
}

const MS_PER_DAY = 86_400_000;

/**
 * Checks what somebody shows, unless too many wrong guesses went before: then it is refused before anything slow is done,
 * 429 `limits.guesses.wait` with the seconds to wait. Only what was wrong counts; `check` says of which guess it was.
 * Returns what `check` found right, or undefined.
 *
 * Another's guesses never lock anybody out. Who holds a right code passes every limit on codes (`gateOf`). What is left is
 * their own secret, which is counted for that code and that place: guesses made elsewhere hold up only whoever comes from
 * where they never came in before. Somebody in the same home who guesses with the child's own card in their hand is the
 * one who can make the child wait there; the child comes in from school, and the pod sees it on the card's page.
 */
export async function guarded<Right>(
	world: World,
	guesses: readonly Guess[],
	check: () => Promise<{ right: Right } | { wrong: GuessedAt }>,
): Promise<Right | undefined> {
	const limits = guesses.filter(({ holds }) => !holds).flatMap((guess) => limitsOf(world, guess));
	const now = Date.parse(world.clock.now());
	const { others, settle } = beginTrying(world.db, new Set(limits.map(({ key }) => key)));
	try {
		const known = await recall(world.db, [...new Set(limits.flatMap(({ key, unless }) => [key, unless ?? key]))]);
		const isKnown = (key: string | undefined) => key !== undefined && (known.get(key) ?? 0) > now;
		const standing = limits.filter(({ unless }) => !isKnown(unless));
		const wait = Math.max(0, ...standing.map(({ limit, key }) => waitMs(limit, known.get(key), now, others.get(key))));
		if (wait > 0) {
			tally(world.db, guesses[0]!.at, 'refused');
			throw new Refusal('limits.guesses.wait', 429, undefined, Math.ceil(wait / 1000));
		}
		const found = await check();
		if ('right' in found) {
			await rememberPlace(world, limits, known);
			return found.right;
		}
		tally(world.db, found.wrong, 'wrong');
		const wrong = guesses.filter(({ at }) => at === found.wrong).flatMap((guess) => limitsOf(world, guess));
		await remember(world, wrong.map(counted));
		return undefined;
	} finally {
		settle();
	}
}

/** About how many wrong guesses at somebody's secret are remembered, wherever they were made. */
export async function wrongOfLate(world: World, at: GuessedAt, whose: string): Promise<number> {
	const [one] = holding(world, [anywhere], { at, ip: undefined, whose });
	const found = await recall(world.db, [one!.key]);
	return remembered(anywhere, found.get(one!.key), Date.parse(world.clock.now()));
}

/**
 * Twelve bits of a code's keyed hash, kept beside its slow one. Past the limit it tells in microseconds the holder of a
 * code from a guesser, of whom one in 4,096 has it right and is then checked as slowly as ever. Its key is kept apart from
 * the database, so that a stolen copy gains nothing by it.
 */
export function gateOf(world: World, at: GuessedAt, code: { lookup: string; secret: string }): string {
	return createHmac('sha256', world.key('gate'))
		.update(`${at} ${code.lookup} ${code.secret}`)
		.digest('hex')
		.slice(0, 3);
}

/**
 * Whether this code passes the gate that was kept for it. Of a code that leads nowhere one in 4,096 passes just the same,
 * so that being let through to the slow check says nothing about there being anything behind it.
 */
export function passesGate(
	world: World,
	at: GuessedAt,
	code: { lookup: string; secret: string },
	kept: string | null | undefined,
): boolean {
	return gateOf(world, at, code) === (kept ?? gateOf(world, at, { lookup: code.lookup, secret: '' }));
}

/** Tells the record how many guesses were wrong and how many were not even checked: counts, not a line for each. */
export async function recordGuesses(world: World): Promise<void> {
	const tallies = talliesOf(world.db);
	const told = [...tallies];
	tallies.clear();
	if (told.length === 0) return;
	await world.db.transaction().execute(async (trx) => {
		for (const [at, particulars] of told) {
			const fact = { what: 'guesses.counted', subject: 'guesses', subjectId: at, particulars } as const;
			await append(trx, { at: world.clock.now(), who: { kind: 'system' }, ...fact });
		}
	});
}

type Standing = Holding<Limit> & { unless: string | undefined };

function limitsOf(world: World, guess: Guess): Standing[] {
	const known = knownPlaceKey(world, guess);
	return holding(world, limitsOfGuessing[guess.at], guess).map((one) => ({
		...one,
		unless: one.limit.sparesKnownPlaces ? known : undefined,
	}));
}

const counted = ({ key, limit }: Standing) => ({ key, everySeconds: limit.everySeconds });

/** They came in: the place is known for a while. Written anew at most once a day. */
async function rememberPlace(world: World, limits: readonly Standing[], known: Map<string, number>): Promise<void> {
	const now = Date.parse(world.clock.now());
	const places = new Set(limits.flatMap(({ unless }) => unless ?? []));
	const stale = [...places].filter((key) => (known.get(key) ?? 0) < now + (knownPlaceDays - 1) * MS_PER_DAY);
	const everySeconds = (key: string) => knownPlaceDays * 86_400 - Math.max(0, (known.get(key) ?? 0) - now) / 1000;
	await remember(
		world,
		stale.map((key) => ({ key, everySeconds: everySeconds(key) })),
	);
}

/** Guesses at work at this moment, by key: what comes together is not let through together. */
const atWork = new WeakMap<Kysely<Database>, Map<string, number>>();

/**
 * Says that a guess is at work under these keys, until it is settled. `others` were at work before it looked at what is
 * remembered: one of them that is settled meanwhile may be missing there, so it counts still, and at worst twice.
 */
function beginTrying(db: Kysely<Database>, keys: ReadonlySet<string>) {
	const trying = atWork.get(db) ?? new Map<string, number>();
	atWork.set(db, trying);
	const others = new Map([...keys].map((key) => [key, trying.get(key) ?? 0]));
	for (const [key, many] of others) trying.set(key, many + 1);
	const settle = () => {
		for (const key of keys) {
			const left = trying.get(key)! - 1;
			if (left === 0) trying.delete(key);
			else trying.set(key, left);
		}
	};
	return { others, settle };
}

type Tally = Record<'wrong' | 'refused', number>;
const allTallies = new WeakMap<Kysely<Database>, Map<GuessedAt, Tally>>();

function talliesOf(db: Kysely<Database>): Map<GuessedAt, Tally> {
	const tallies = allTallies.get(db) ?? new Map<GuessedAt, Tally>();
	allTallies.set(db, tallies);
	return tallies;
}

function tally(db: Kysely<Database>, at: GuessedAt, what: keyof Tally): void {
	const tallies = talliesOf(db);
	const before = tallies.get(at) ?? { wrong: 0, refused: 0 };
	tallies.set(at, { ...before, [what]: before[what] + 1 });
}
