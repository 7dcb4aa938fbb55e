import { randomInt, randomUUID } from 'node:crypto';
import { freshFolder } from './afterwards.ts';
import { bareCommits, bareSyncs, type Pace, pragmasOf } from './disk.ts';
import { post } from './family.ts';
import type { House } from './house.ts';
import { type Asked, asFastAsPossible, connections, latenciesAt, median, percentile, rateOf } from './load.ts';
import { type Line, ms, percent, perSecond, times } from './table.ts';

const RATE_LEAST = 0.3;
const CPU_MS_MOST = 5;
const P95_MS_MOST = 30;
const AT_RATE = { perSecond: 200, seconds: 5 };
const CONNECTIONS_AT_RATE = 50;

/** `synchronous`: what is acknowledged has reached the disk. */
const FULL = '2';

const CONNECTIONS = 8;
const ROUNDS = 3;
const SECONDS = 1.5;

/** Somebody saying that something is wrong, in as many words as people use. */
export function complaintTo(podId: string, cookie?: string): Asked {
	const words = {
		kind: 'complaint',
		pod: podId,
		points: [
			'Nobody rang me back on Tuesday, and I had told them about it twice before. I waited in the whole day for it.',
			'My son was told about the move by somebody he had never met, without me there and on the way out of school.',
		],
		wants: 'I want somebody to ring when they say they will, and to say sorry to my son.',
	};
	const headers = {
		'idempotency-key': randomUUID(),
		'x-forwarded-for': anAddress(),
		...(cookie === undefined ? {} : { cookie }),
	};
	return post('/api/representations', words, headers);
}

/** Each from another home: many complaints from one address are slowed on purpose. */
function anAddress(): string {
	return `10.${randomInt(256)}.${randomInt(256)}.1`;
}

/** 2.4: a complaint kept for good, against what the disk can keep at all. */
export async function durableComplaint({ served, family, db }: House): Promise<Line[]> {
	const folder = freshFolder('disk');
	const pragmas = await pragmasOf(db);
	const connected = connections(served.url, CONNECTIONS);
	const asFamily = () => complaintTo(family.podId, family.cookie);
	const paceOf = async (next: () => Asked) => {
		const before = served.cpuMs();
		const measured = await asFastAsPossible(connected, { seconds: SECONDS, expect: 201 }, next);
		return { rate: rateOf(measured), cpuMs: (served.cpuMs() - before) / measured.count };
	};
	await paceOf(asFamily);
	const rounds: { bare: Pace; kept: { rate: number; cpuMs: number } }[] = [];
	for (let round = 0; round < ROUNDS; round += 1) {
		rounds.push({ bare: bareCommits(folder, pragmas, SECONDS / 2), kept: await paceOf(asFamily) });
	}
	const syncs = bareSyncs(folder, SECONDS / 2);
	const nobody = await paceOf(() => complaintTo(family.podId));
	connected.close();
	const many = connections(served.url, CONNECTIONS_AT_RATE);
	const latencies = await latenciesAt(many, { ...AT_RATE, expect: 201 }, asFamily);
	many.close();

	const over = (of: (round: (typeof rounds)[number]) => number) => median(rounds.map(of));
	const rate = over(({ kept }) => kept.rate);
	const cpuMs = over(({ kept }) => kept.cpuMs);
	const share = over(({ kept, bare }) => kept.rate / bare.rate);
	const commits = over(({ bare }) => bare.rate);
	const commitP95 = over(({ bare }) => bare.p95);
	const p95 = percentile(latencies, 0.95);
	return [
		{
			bar: '2.4',
			what: `complaint, signed in, rate (synchronous=${pragmas.synchronous})`,
			measured: perSecond(rate),
			baseline: `${perSecond(commits)} bare commits`,
			ratio: percent(share),
			limit: `at least ${percent(RATE_LEAST)}`,
			met: share >= RATE_LEAST && pragmas.synchronous === FULL,
		},
		{
			bar: '2.4',
			what: 'complaint, signed in, CPU each',
			measured: ms(cpuMs),
			baseline: `${ms(over(({ bare }) => bare.cpuMs))} bare commit`,
			ratio: times(over(({ kept, bare }) => kept.cpuMs / bare.cpuMs)),
			limit: `at most ${CPU_MS_MOST} ms`,
			met: cpuMs <= CPU_MS_MOST,
		},
		{
			bar: '2.4',
			what: `complaint, signed in, p95 at ${AT_RATE.perSecond}/s`,
			measured: ms(p95),
			baseline: `${ms(commitP95)} bare commit`,
			ratio: times(p95 / commitP95),
			limit: `at most ${P95_MS_MOST} ms`,
			met: p95 <= P95_MS_MOST,
		},
		{
			bar: '',
			what: 'complaint of nobody, with its return code',
			measured: `${ms(nobody.cpuMs)} CPU, ${perSecond(nobody.rate)}`,
			ratio: percent(nobody.rate / commits),
		},
		{
			bar: '',
			what: 'the disk itself, 4 KiB and fdatasync',
			measured: `${perSecond(syncs.rate)}, p95 ${ms(syncs.p95)}`,
		},
	];
}
