import { cardCodeFrom, printCardCode } from '../../api/accounts/card-code.ts';
import { randomBytes } from 'node:crypto';
import { post } from './family.ts';
import type { House } from './house.ts';
import { ascending, asFastAsPossible, connections, type Connections, median, percentile } from './load.ts';
import { pause } from './served.ts';
import { type Line, ms, times } from './table.ts';

const TRIALS = Number(process.env.TRIALS ?? 1000);
const PER_SECOND = 500;
const FLOOD_SECONDS = 8;
const P99_MS_MOST = 100;
/** So many guesses are looked at before any is held up: then what is remembered of them is swept away by hand. */
const UNHINDERED = 40;

const invented = () => printCardCode(cardCodeFrom(randomBytes(10)));

/** S52 and 500 bad sign-ins a second: what a guesser learns from the time of an answer, and what they cost everybody else. */
export async function guessing(house: House): Promise<Line[]> {
	return [...(await knownAndUnknown(house)), await flood(house)];
}

/** Wrong codes of a card that is there and of cards that are not, one after the other in turn. */
async function knownAndUnknown({ served, db }: House): Promise<Line[]> {
	const { lookup } = await db.selectFrom('access_card').select('lookup').limit(1).executeTakeFirstOrThrow();
	const connected = connections(served.url, 1);
	const known: number[] = [];
	const unknown: number[] = [];
	const bodies = new Set<string>();
	for (let trial = 0; trial < TRIALS; trial += 1) {
		if (trial % (UNHINDERED / 2) === 0) await db.deleteFrom('try').execute();
		const { secret } = cardCodeFrom(randomBytes(10));
		const pair = [
			[known, printCardCode({ lookup, secret })],
			[unknown, invented()],
		] as const;
		for (const [latencies, typed] of trial % 2 === 0 ? pair : pair.toReversed()) {
			const start = performance.now();
			const { status, text } = await connected.ask(post('/api/session', { typed }));
			latencies.push(performance.now() - start);
			bodies.add(`${status} ${text}`);
		}
	}
	connected.close();
	const z = mannWhitney(known, unknown);
	const noise = mannWhitney(
		known.filter((_, nth) => nth % 2 === 0),
		known.filter((_, nth) => nth % 2 === 1),
	);
	return [
		{
			bar: '3.2',
			what: `known and unknown code, ${TRIALS} each, medians ${ms(median(known))} and ${ms(median(unknown))}: Mann-Whitney z`,
			measured: `${z.toFixed(2)}; ${bodies.size} kind of answer`,
			baseline: `${noise.toFixed(2)} between two halves of one kind`,
			ratio: times(median(known) / median(unknown)),
			limit: 'under 2.58 either way, 1 answer',
			met: Math.abs(z) < 2.58 && bodies.size === 1,
		},
	];
}

/** How far the ranks of two samples are apart, in standard deviations of chance. Times are never equal to the last digit. */
function mannWhitney(one: readonly number[], other: readonly number[]): number {
	const ranked = [...one.map((value) => ({ value, isOne: true })), ...other.map((value) => ({ value, isOne: false }))];
	ranked.sort((a, b) => a.value - b.value);
	const ranks = ranked.reduce((sum, { isOne }, nth) => sum + (isOne ? nth + 1 : 0), 0);
	const [n, m] = [one.length, other.length];
	const u = ranks - (n * (n + 1)) / 2;
	return (u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
}

/** Pages that somebody else reads while invented codes come at 500 a second, and the same pages with nothing else going on. */
async function flood({ served, db, family }: House): Promise<Line> {
	await db.deleteFrom('try').execute();
	const reader = connections(served.url, 1);
	const page = () => ({ path: '/en/', headers: { cookie: family.cookie } });
	const quiet = await read(reader, page);
	const flooding = connections(served.url, 50);
	const statuses = new Map<number, number>();
	const guesses = guessAt(flooding, statuses);
	const busy = await read(reader, page);
	await guesses;
	flooding.close();
	reader.close();
	await db.deleteFrom('try').execute();
	const p99 = percentile(busy, 0.99);
	const told = [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ');
	return {
		bar: 'flood',
		what: `a signed-in page while ${PER_SECOND} bad sign-ins a second come (${told}), p99`,
		measured: ms(p99),
		baseline: `${ms(percentile(quiet, 0.99))} with nothing else`,
		ratio: times(p99 / percentile(quiet, 0.99)),
		limit: `under ${P99_MS_MOST} ms`,
		met: p99 < P99_MS_MOST,
	};
}

async function read(connected: Connections, page: () => { path: string; headers: { cookie: string } }) {
	const { latencies } = await asFastAsPossible(connected, { seconds: FLOOD_SECONDS, expect: 200 }, () => page());
	return latencies.sort(ascending);
}

async function guessAt(connected: Connections, statuses: Map<number, number>): Promise<void> {
	const start = performance.now();
	const one = async (nth: number) => {
		await pause(Math.max(0, start + (nth * 1000) / PER_SECOND - performance.now()));
		const { status } = await connected.ask(post('/api/session', { typed: invented() }));
		statuses.set(status, (statuses.get(status) ?? 0) + 1);
	};
	await Promise.all(Array.from({ length: PER_SECOND * FLOOD_SECONDS }, (_, nth) => one(nth)));
}
