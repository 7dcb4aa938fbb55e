import { sql } from 'kysely';
import { post, read } from './family.ts';
import { type House, NOW, openHouse } from './house.ts';
import { asFastAsPossible, as, connections, percentile } from './load.ts';
import { tellMany } from './many.ts';
import { type Line, ms, times } from './table.ts';

const REPRESENTATIONS = 100_000;
const P95_MS_MOST = 100;
const ASKED = 60;

/** An officer's pages, each asked for as a person does: one after the other. */
const pages = {
	'officer’s home': '/staff/',
	'register, first page': '/staff/register',
	'register, what is late': '/staff/register?need=late',
	'register, a pod’s, newest first': '/staff/register?pod=many-3&sort=-received',
	'register, a word': '/staff/register?search=w1x',
	'register, two words and a phase': '/staff/register?search=meeting+w2b&phase=stage_1',
	'register, page 1,500': '/staff/register?page=1500',
	'register, by last change, page 900': '/staff/register?sort=-changed&page=900',
} as const;

/** Officer's home and the register over 100,000 representations, against the same pages of the demo council alone. */
export async function officersDesk(): Promise<Line[]> {
	const house = await openHouse([]);
	const officer = await comeInAsOfficer(house);
	const view = await keepView(house, officer.cookie);
	const paths = { ...pages, 'a kept list': view };
	const few = await measure(house, officer.cookie, paths);
	const start = performance.now();
	await sql`pragma synchronous = off`.execute(house.db); // no page waits for what is told here
	await tellMany(house.db, REPRESENTATIONS, officer.id, NOW.slice(0, 10));
	console.log(`Told ${REPRESENTATIONS} in ${((performance.now() - start) / 1000).toFixed(0)} s`);
	const many = await measure(house, officer.cookie, paths);
	await house.served.stop();
	return Object.keys(paths).map((what) => {
		const [p50, p95] = [0.5, 0.95].map((share) => percentile(many[what]!, share)) as [number, number];
		const before = percentile(few[what]!, 0.95);
		return {
			bar: '100k',
			what: `${what}, p95 (p50 ${ms(p50)})`,
			measured: ms(p95),
			baseline: `${ms(before)} the demo council`,
			ratio: times(p95 / before),
			limit: `at most ${P95_MS_MOST} ms`,
			met: p95 <= P95_MS_MOST,
		};
	});
}

async function comeInAsOfficer({ served }: House): Promise<{ cookie: string; id: string }> {
	const connected = connections(served.url, 1);
	const { staff } = await read<{ staff: { id: string; role: string }[] }>(connected, { path: '/api/demo/people' });
	const { id } = staff.find(({ role }) => role === 'complaints_officer')!;
	const door = post('/api/demo/session', { accountId: id });
	const answer = await connected.ask(door);
	as(201, door, answer);
	connected.close();
	return { cookie: answer.cookies[0]!.split(';', 1)[0]!, id };
}

async function keepView({ served }: House, cookie: string): Promise<string> {
	const connected = connections(served.url, 1);
	const asked = { channel: 'phone', complainant: 'parent', receivedFrom: '2020-01-01', sort: 'received' };
	const kept = post('/api/saved-views', { name: 'By phone since 2020', asked }, { cookie });
	const { id } = await read<{ id: string }>(connected, kept, 201);
	connected.close();
	return `/staff/register?${new URLSearchParams(asked)}&view=${id}`;
}

async function measure({ served }: House, cookie: string, paths: Record<string, string>) {
	const measured: Record<string, number[]> = {};
	const connected = connections(served.url, 1);
	const headers = { cookie, 'accept-encoding': 'gzip' };
	for (const [what, path] of Object.entries(paths)) {
		await asFastAsPossible(connected, { most: 5, expect: 200 }, () => ({ path, headers }));
		measured[what] = (
			await asFastAsPossible(connected, { most: ASKED, expect: 200 }, () => ({ path, headers }))
		).latencies;
	}
	connected.close();
	return measured;
}
