import { Hono } from 'hono';
import { bareAstro } from './bare-astro.ts';
import type { House } from './house.ts';
import { type Asked, asFastAsPossible, connections, type Connections, median, rateOf } from './load.ts';
import type { Served } from './served.ts';
import { type Line, ms, percent, perSecond } from './table.ts';

const CPU_MS_MOST = 1.5;
const RATE_LEAST = 0.6;

const CONNECTIONS = 8;
const ROUNDS = 3;
const SECONDS = 1.5;

/** What a browser says it can unpack: making a page smaller is part of its cost. */
const asBrowser = { 'accept-encoding': 'gzip, deflate, br, zstd' };

interface Cost {
	rate: number;
	cpuMs: number;
}

/** 2.3: a page with session, language and database, against a page of Astro's that has none of them. */
export async function renderedPage({ served, family }: House): Promise<Line[]> {
	const bare = await bareAstro();
	const headers = { ...asBrowser, cookie: family.cookie };
	const pages = {
		pod: lane(served, { path: '/en/', headers }),
		podUnpacked: lane(served, { path: '/en/', headers: { cookie: family.cookie } }),
		stranger: lane(served, { path: '/en/', headers: asBrowser }),
		health: lane(served, { path: '/health/live' }),
		bare: lane(bare, { path: '/', headers: asBrowser }),
	};
	type Name = keyof typeof pages;
	const rounds: Record<Name, Cost>[] = [];
	for (const warmUp of [true, ...Array<boolean>(ROUNDS).fill(false)]) {
		const round: Partial<Record<Name, Cost>> = {};
		for (const [name, measure] of Object.entries(pages)) round[name as Name] = await measure();
		if (!warmUp) rounds.push(round as Record<Name, Cost>);
	}
	await bare.stop();
	const of = (name: Name, what: keyof Cost) => median(rounds.map((round) => round[name][what]));
	const toBare = (name: Name, what: keyof Cost) => median(rounds.map((round) => round[name][what] / round.bare[what]));
	const reference = (what: string, name: Name): Line => ({
		bar: '',
		what,
		measured: `${ms(of(name, 'cpuMs'))} CPU, ${perSecond(of(name, 'rate'))}`,
		ratio: percent(toBare(name, 'rate')),
	});
	const cpuMs = of('pod', 'cpuMs');
	const rate = toBare('pod', 'rate');
	return [
		{
			bar: '2.3',
			what: 'pod page, CPU a request',
			measured: ms(cpuMs),
			baseline: `${ms(of('bare', 'cpuMs'))} bare Astro`,
			ratio: percent(toBare('pod', 'cpuMs')),
			limit: `at most ${CPU_MS_MOST} ms`,
			met: cpuMs <= CPU_MS_MOST,
		},
		{
			bar: '2.3',
			what: 'pod page, rate',
			measured: perSecond(of('pod', 'rate')),
			baseline: `${perSecond(of('bare', 'rate'))} bare Astro`,
			ratio: percent(rate),
			limit: `at least ${percent(RATE_LEAST)}`,
			met: rate >= RATE_LEAST,
		},
		reference('the same, sent uncompressed', 'podUnpacked'),
		reference('first page of a stranger', 'stranger'),
		reference('/health/live: the way there, no page', 'health'),
		{ bar: '', what: 'bare Hono, in process, no socket', measured: `${ms(await bareHono())} CPU` },
	];
}

function lane(served: Served, asked: Asked): () => Promise<Cost> {
	const connected: Connections = connections(served.url, CONNECTIONS);
	return async () => {
		const before = served.cpuMs();
		const measured = await asFastAsPossible(connected, { seconds: SECONDS, expect: 200 }, () => asked);
		return { rate: rateOf(measured), cpuMs: (served.cpuMs() - before) / measured.count };
	};
}

async function bareHono(): Promise<number> {
	const app = new Hono().get('/', (c) => c.json({ ok: true }));
	const turns = 20_000;
	const before = process.cpuUsage();
	for (let turn = 0; turn < turns; turn += 1) await (await app.fetch(new Request('http://bare.internal/'))).text();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000 / turns;
}
