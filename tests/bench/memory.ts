import type { House } from './house.ts';
import { type Line, MB } from './table.ts';

const BYTES_MOST = 250e6;

/** 2.7: what the server holds in memory after everything above. */
export async function memory({ served }: House): Promise<Line[]> {
	const { now, most } = served.memory();
	return [
		{
			bar: '2.7',
			what: 'memory after the run',
			measured: MB(now),
			limit: `at most ${MB(BYTES_MOST)}`,
			met: now <= BYTES_MOST,
		},
		{ bar: '', what: 'memory at its most', measured: MB(most) },
	];
}
