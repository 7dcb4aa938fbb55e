import type { House } from './house.ts';
import { pause } from './served.ts';
import { type Line, MB } from './table.ts';

const BYTES_MOST = 250e6;

/** The server tidies up when nobody has asked anything for five seconds. */
const QUIET_MS = 7_000;

/** 2.7: what the server holds in memory after everything above. */
export async function memory({ served }: House): Promise<Line[]> {
	await pause(QUIET_MS);
	const { now, most } = served.memory();
	return [
		{
			bar: '2.7',
			what: 'memory after the run, once nobody asks',
			measured: MB(now),
			limit: `at most ${MB(BYTES_MOST)}`,
			met: now <= BYTES_MOST,
		},
		{ bar: '', what: 'memory at its most', measured: MB(most) },
	];
}
