import { hashSecret, secretMatches } from '../../api/slow-hash.ts';
import { complaintTo } from './complaint.ts';
import { post, read } from './family.ts';
import type { House } from './house.ts';
import { ascending, asFastAsPossible, connections, percentile } from './load.ts';
import { type Line, ms, times } from './table.ts';

const P95_MS_MOST = 60;
const RETURNS = 100;
const CODES = 10;

/** 2.5: back with a return code, against the one slow check that is meant to be slow. */
export async function comingBack({ served, family }: House): Promise<Line[]> {
	const codes = await codesOf(served.url, family.podId);
	const lines: Line[] = [];
	for (const atOnce of [1, 4]) {
		const check = await slowChecks(atOnce);
		const connected = connections(served.url, atOnce);
		const before = served.cpuMs();
		const { latencies } = await asFastAsPossible(connected, { most: RETURNS, expect: 200 }, (nth) =>
			post('/api/return', { code: codes[nth % codes.length] }),
		);
		const cpuMs = (served.cpuMs() - before) / RETURNS;
		connected.close();
		const p95 = percentile(latencies, 0.95);
		lines.push({
			bar: '2.5',
			what: `return with a code, ${atOnce} at a time, p95 (${ms(cpuMs)} CPU)`,
			measured: ms(p95),
			baseline: `${ms(check)} the hash alone`,
			ratio: times(p95 / check),
			limit: `at most ${P95_MS_MOST} ms`,
			met: p95 <= P95_MS_MOST,
		});
	}
	return lines;
}

async function codesOf(url: string, podId: string): Promise<string[]> {
	const connected = connections(url, 1);
	const codes: string[] = [];
	for (let nth = 0; nth < CODES; nth += 1) {
		codes.push((await read<{ returnCode: string }>(connected, complaintTo(podId), 201)).returnCode);
	}
	connected.close();
	return codes;
}

/** The p95 of checking a secret in this process, with the parameters the product has now, so many at a time. */
async function slowChecks(atOnce: number): Promise<number> {
	const hash = await hashSecret('correct horse');
	const latencies: number[] = [];
	const lane = async () => {
		while (latencies.length < RETURNS / 2) {
			const start = performance.now();
			await secretMatches(hash, 'correct horse');
			latencies.push(performance.now() - start);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, lane));
	return percentile(latencies.sort(ascending), 0.95);
}
