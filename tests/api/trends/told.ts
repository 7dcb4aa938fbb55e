import type { Kysely } from 'kysely';
import type { Database } from '../../../api/database.ts';
import { newId } from '../../../api/ids.ts';
import { trendRoutes } from '../../../api/trends/routes.ts';
import type { Column } from '../../../api/trends/slices.ts';
import { type Cell, cellOf, type Tally } from '../../../api/trends/tally.ts';
import { smallTown, type Town } from '../../support/people.ts';

export interface Telling {
	on: string;
	kind?: 'complaint' | 'compliment' | 'comment';
	route?: string | null;
	pod?: string | null;
	themes?: readonly string[];
	/** How many times, all alike. */
	times?: number;
}

/** Rows as the representations room leaves them, put straight into the tables that trends read. */
export async function tellCouncil(db: Kysely<Database>, tellings: readonly Telling[]): Promise<void> {
	for (const { on, kind = 'complaint', route = null, pod = null, themes = [], times = 1 } of tellings) {
		const at = `${on}T10:00:00.000Z`;
		const ids = Array.from({ length: times }, () => newId(at));
		if (ids.length === 0) continue;
		await db
			.insertInto('representation')
			.values(
				ids.map((id) => ({
					...blank,
					id,
					reference: id,
					kind,
					route,
					pod_id: pod,
					received_at: at,
					received_on: on,
					recorded_at: at,
				})),
			)
			.execute();
		const rows = ids.flatMap((representation_id) => themes.map((theme) => ({ representation_id, theme })));
		if (rows.length > 0) await db.insertInto('representation_theme').values(rows).execute();
	}
}

const blank = {
	channel: 'web',
	standing: 'parent',
	from_account_id: null,
	recorded_by: null,
	person_name: null,
	about: null,
	about_account_id: null,
	wants: null,
	happened_on: null,
	happened_words: null,
	advocacy_status: 'not_wanted',
	advocate_requested_on: null,
	advocate_appointed_on: null,
	keep_from_worker: 0,
	contact_channel: 'none',
	contact_detail: null,
	contact_times: null,
	language: 'en',
	wording: 'adult',
	linked_id: null,
	return_lookup: null,
	return_hash: null,
} as const;

export interface Answer {
	by: string;
	of: string;
	pod: string | null;
	columns: Column[];
	took: { column: Column; cells: object[]; total: object }[];
	suppressed: boolean;
	threshold: number;
	settlingDays: number;
	periods: { code: string; from: string; to: string; publishedOn: string }[];
	rows: { key: string; label: string; cells: Tally<Cell>[]; total: Tally<Cell> }[];
	totals: { cells: Tally<Cell>[]; total: Tally<Cell> };
	countingRules: string[];
	historic: {
		series: string;
		definition: string;
		source: string;
		points: { period: string; periodToConfirm: boolean; figure: number }[];
	}[];
}

export interface Refused {
	error: { code: string; fields?: Record<string, string> };
}

/** The small town, with the trends room in it, on a day in November 2026 unless said otherwise. */
export async function townWithTrends(at = '2026-11-22T10:00:00Z'): Promise<Town> {
	const town = await smallTown({ at });
	const isMounted = town.app.routes.some(({ path }) => path === '/api/trends');
	if (!isMounted) town.app.route('/', trendRoutes(town.world));
	return town;
}

export const shown = (cells: readonly Tally<Cell>[], column: Column): (number | 'hidden')[] =>
	cells.map((cell) => count(cellOf(cell, column)));

export const count = (cell: Cell | undefined): number | 'hidden' => {
	if (cell === undefined) throw new RangeError('The table has no such column.');
	return 'count' in cell ? cell.count : 'hidden';
};
