import { randomUUID } from 'node:crypto';
import { freshFolder } from './afterwards.ts';
import { commitsPerSecond, pragmasOf, syncsPerSecond } from './disk.ts';
import { post } from './family.ts';
import type { House } from './house.ts';
import {
	type Asked,
	asFastAsPossible,
	atRate,
	connections,
	type Connections,
	median,
	percentile,
	rateOf,
} from './load.ts';
import { type Line, ms, percent, perSecond, times } from './table.ts';

const RATE_LEAST = 0.3;
const CPU_MS_MOST = 5;
const P95_MS_MOST = 30;
const OPEN_LOOP = { perSecond: 200, seconds: 5 };

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
	const headers = { 'idempotency-key': randomUUID(), ...(cookie === undefined ? {} : { cookie }) };
	return post('/api/representations', words, headers);
}

/** 2.4: a complaint kept for good, against what the disk can keep at all. */
export async function durableComplaint({ served, family, db }: House): Promise<Line[]> {
	const folder = freshFolder('disk');
	const pragmas = await pragmasOf(db);
	const connected = connections(served.url, CONNECTIONS);
	const asFamily = () => complaintTo(family.podId, family.cookie);
	const costOf = async (next: () => Asked, seconds = SECONDS) => {
		const before = served.cpuMs();
		const measured = await asFastAsPossible(connected, { seconds, expect: 201 }, next);
		return { rate: rateOf(measured), cpuMs: (served.cpuMs() - before) / measured.count };
	};
	await costOf(asFamily);
	const rounds: { commits: number; rate: number; cpuMs: number }[] = [];
	for (let round = 0; round < ROUNDS; round += 1) {
		const commits = commitsPerSecond(folder, pragmas, SECONDS / 2);
		rounds.push({ commits, ...(await costOf(asFamily)) });
	}
	const syncs = syncsPerSecond(folder, SECONDS / 2);
	const nobody = await costOf(() => complaintTo(family.podId));
	const health = await openLoop({ path: '/health/live' }, 200);
	const kept = await openLoop(asFamily, 201);
	connected.close();

	const of = (name: 'rate' | 'cpuMs' | 'commits') => median(rounds.map((round) => round[name]));
	const share = median(rounds.map(({ rate, commits }) => rate / commits));
	return [
		{
			bar: '2.4',
			what: `complaint, signed in, rate (synchronous=${pragmas.synchronous})`,
			measured: perSecond(of('rate')),
			baseline: `${perSecond(of('commits'))} bare commits`,
			ratio: percent(share),
			limit: `at least ${percent(RATE_LEAST)}`,
			met: share >= RATE_LEAST && pragmas.synchronous === FULL,
		},
		{
			bar: '2.4',
			what: 'complaint, signed in, CPU each',
			measured: ms(of('cpuMs')),
			limit: `at most ${CPU_MS_MOST} ms`,
			met: of('cpuMs') <= CPU_MS_MOST,
		},
		{
			bar: '2.4',
			what: `complaint, signed in, p95 at ${OPEN_LOOP.perSecond}/s`,
			measured: ms(kept),
			baseline: `${ms(health)} /health/live`,
			ratio: times(kept / health),
			limit: `at most ${P95_MS_MOST} ms`,
			met: kept <= P95_MS_MOST,
		},
		{
			bar: '',
			what: 'complaint of nobody, with its return code',
			measured: `${ms(nobody.cpuMs)} CPU, ${perSecond(nobody.rate)}`,
			ratio: percent(nobody.rate / of('commits')),
		},
		{ bar: '', what: 'the disk itself, 4 KiB and fdatasync', measured: perSecond(syncs) },
	];

	async function openLoop(asked: Asked | (() => Asked), expect: number): Promise<number> {
		const many: Connections = connections(served.url, 50);
		const next = typeof asked === 'function' ? asked : () => asked;
		const { latencies } = await atRate(many, { ...OPEN_LOOP, expect }, next);
		many.close();
		return percentile(latencies, 0.95);
	}
}
