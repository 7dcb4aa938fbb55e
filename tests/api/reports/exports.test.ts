import { beforeEach, describe, expect, test } from 'vitest';
import type { CommitteePart } from '../../../api/reports/committee.ts';
import { dictionary } from '../../../api/trends/dictionary.ts';
import type { SheetRow } from '../../../api/trends/figure-sheet.ts';
import type { Cell } from '../../../api/trends/tally.ts';
import { type Answer, tellCouncil, townWithTrends } from '../trends/told.ts';
import type { Name, Town } from '../../support/people.ts';

const reason = 'The quarterly report.';
let town: Town;

/** Of 2025-26 enough to be shown and some that is not; of this autumn what only the complaints team sees. */
beforeEach(async () => {
	town = await townWithTrends();
	const local = await (
		await town.as('omar')
	).post<{ id: string }>('/api/themes', {
		...{ kind: 'complaint', name: '=cmd|x' },
	});
	await tellCouncil(town.db, [
		{ on: '2025-05-12', pod: town.pod('otter'), themes: ['delay'], times: 9 },
		{ on: '2025-08-12', pod: town.pod('oak'), themes: ['communication'], times: 8 },
		{ on: '2025-11-12', pod: town.pod('oak'), themes: ['delay', local.json.id], times: 7 },
		{ on: '2026-02-12', pod: null, themes: ['quality_of_service'], times: 2 },
		{ on: '2026-02-12', pod: null, themes: ['delay'], times: 7 },
		{ on: '2025-09-01', kind: 'compliment', pod: town.pod('otter'), themes: ['kindness'], times: 8 },
		{ on: '2025-06-01', kind: 'comment', times: 3 },
		{ on: '2026-10-02', pod: town.pod('otter'), themes: ['delay'], times: 4 },
	]);
	const figure = { pod_id: null, source: 'Case system', because: null, recorded_by: null };
	for (const [nth, period] of ['2025-26 Q1', '2025-26 Q2', '2025-26 Q3', '2025-26 Q4'].entries()) {
		const row = { id: `open-${nth}`, period, children: 400, recorded_at: '2026-04-02T10:00:00Z', replaced_at: null };
		await town.db
			.insertInto('children_open')
			.values({ ...figure, ...row })
			.execute();
	}
});

async function take(who: Name | 'stranger', path: string, body: object) {
	const browser = who === 'stranger' ? town.stranger() : await town.as(who);
	const cookie = `session=${browser.cookies.get('session') ?? ''}`;
	return town.app.request(path, {
		method: 'POST',
		headers: { 'content-type': 'application/json', cookie },
		body: JSON.stringify({ reason, format: 'json', ...body }),
	});
}
const rowsIn = async (answer: Response) => ((await answer.json()) as { figures: SheetRow[] }).figures;
const told = ({ figure, mark }: SheetRow) => (mark === '' ? figure : mark);

describe('a file of trends has every figure of the page and no other', () => {
	test.each<[Name, string]>([
		...(['omar', 'dora'] as const).flatMap((who) =>
			['', 'of=theme&by=financial_year', 'of=group&by=financial_year', 'of=outcome&by=financial_year'].map(
				(query): [Name, string] => [who, query],
			),
		),
		...(['of=pod&by=month&from=2025-04', 'of=theme&by=month&from=2026-02', 'of=timeliness&by=quarter'] as const).map(
			(query): [Name, string] => ['omar', query],
		),
		['dora', 'of=pod&by=financial_year'],
	])('%s, %s', async (who, query) => {
		const page = (await (await town.as(who)).get<Answer>(`/api/trends?${query}`)).json;
		const asked = Object.fromEntries(new URLSearchParams(query));
		const file = await rowsIn(await take(who, '/api/trends/exports', { asked }));
		const cellIn = (cell: Cell, at: number) =>
			'count' in cell
				? cell.count
				: page.suppressed && (page.periods[at]?.publishedOn ?? '') > town.clock.today()
					? ':'
					: 'c';
		const expected = [
			{ key: 'all', label: '', ...page.totals },
			...page.rows.filter(({ key }) => key !== 'all'),
		].flatMap(({ key, cells }) =>
			page.columns.flatMap((column) =>
				cells.map((tally, at) => [key, column, page.periods[at]!.code, cellIn(tally[column]!, at)]),
			),
		);
		const counts = file.filter(({ item, column }) => item === 'trends' && (page.columns as string[]).includes(column));
		expect(counts.map((row) => [row.part, row.column, row.period, told(row)])).toEqual(expected);
		const sums = file.filter(({ item }) => item === 'sum');
		const wholes = [{ key: 'all', total: page.totals.total }, ...page.rows.filter(({ key }) => key !== 'all')];
		expect(sums.map((row) => [row.part, row.column, told(row)])).toEqual(
			wholes.flatMap(({ key, total }) => page.columns.map((column) => [key, column, cellIn(total[column]!, -1)])),
		);
	});

	test('what is hidden on the page of a director is hidden in the file, whatever there is', async () => {
		const asked = { of: 'theme', by: 'financial_year', from: '2025-26', to: '2025-26' };
		const row = async (who: Name, part: string) =>
			(await rowsIn(await take(who, '/api/trends/exports', { asked }))).find(
				(one) => one.item === 'trends' && one.part === part && one.column === 'complaints',
			)!;
		expect(await row('omar', 'quality_of_service')).toMatchObject({ figure: 2, mark: '' });
		expect(await row('dora', 'quality_of_service')).toMatchObject({ figure: null, mark: 'c' });
	});

	test('rates stand beside counts where it is known how many children were open', async () => {
		const file = await rowsIn(await take('dora', '/api/trends/exports', { asked: { by: 'financial_year' } }));
		const rates = file.filter(({ column }) => column.startsWith('complaints_per_100_children'));
		expect(rates.find(({ period }) => period === '2025-26')).toMatchObject({ figure: 8.25, mark: '' });
		expect(rates.find(({ period }) => period === '2024-25')).toMatchObject({ figure: null, mark: ':' });
	});
});

test('a file of the committee’s table has every figure of the page', async () => {
	const dora = await town.as('dora');
	const { parts } = (await dora.get<{ parts: CommitteePart[] }>('/api/committee-tables/2025-26')).json;
	const file = await rowsIn(await take('dora', '/api/committee-tables/2025-26/exports', {}));
	const expected = parts.flatMap(({ of, periods, rows }) =>
		rows.flatMap(({ part, column, cells }) =>
			cells.map((cell, at) => {
				const { code, isAwaited } = periods[at]!;
				return [of, part, column, code, 'count' in cell ? cell.count : isAwaited ? ':' : 'c'];
			}),
		),
	);
	const counts = file.filter(({ column }) => !column.includes('_per_100_'));
	expect(counts.map((row) => [row.slice, row.part, row.column, row.period, told(row)])).toEqual(expected);
	expect(counts.length).toBeGreaterThan(50);
});

test('members read complaints for each 100 children open, thank-yous by theme, and no rate of a hidden count', async () => {
	const dora = await town.as('dora');
	const { parts } = (await dora.get<{ parts: CommitteePart[] }>('/api/committee-tables/2025-26')).json;
	const [quarters, years] = parts;
	expect(years!.rates.at(-1)).toMatchObject({ value: 8.25 });
	quarters!.rates.forEach((rate, at) => {
		const cell = quarters!.rows.find(({ column }) => column === 'complaints')!.cells[at]!;
		expect('value' in rate, 'a rate says no more than its count').toBe('count' in cell);
	});
	const themes = parts.find(({ of }) => of === 'theme')!;
	const kindness = themes.rows.filter(({ part }) => part === 'kindness');
	expect(kindness.map(({ column, cells }) => [column, cells.at(-1)])).toEqual([['compliments', { count: 8 }]]);
	expect(themes.rows.filter(({ part, column }) => part === 'delay' && column === 'compliments')).toEqual([]);
});

test('a file of a month has what was signed, what each correction made of it, and as it is now', async () => {
	const omar = await town.as('omar');
	const month = '2026-10';
	interface Month {
		digest: string;
		figures: { slice: string; part: string; column: string; count: number }[];
	}
	const page = (await omar.get<Month>(`/api/months/${month}`)).json;
	const flat = (rows: Month['figures']) => rows.map((row) => [row.slice, row.part, row.column, row.count]);
	const inFile = (rows: SheetRow[], item: string) =>
		rows.filter((row) => row.item === item).map((row) => [row.slice, row.part, row.column, row.figure]);
	const before = await rowsIn(await take('quentin', `/api/months/${month}/exports`, {}));
	expect(inFile(before, 'not_signed')).toEqual(flat(page.figures));
	await omar.post(`/api/months/${month}/signature`, { seen: page.digest, words: 'A quiet month.', checked: [] });
	const after = await rowsIn(await take('quentin', `/api/months/${month}/exports`, {}));
	expect(inFile(after, 'signed')).toEqual(flat(page.figures));
	expect(after.map(({ item }) => item)).not.toContain('not_signed');
});

test('a spreadsheet is RFC 4180 in UTF-8, and runs nothing', async () => {
	const asked = { of: 'theme', by: 'financial_year' };
	const answer = await take('omar', '/api/trends/exports', { asked, format: 'csv' });
	expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
	const name = 'attachment; filename="trends-theme-financial-year-2026-11-22.csv"';
	expect(answer.headers.get('content-disposition')).toBe(name);
	const csv = Buffer.from(await answer.arrayBuffer()).toString('utf8');
	expect(csv.startsWith('\ufeffperiod,item,slice,part,name,column,figure,mark\r\n')).toBe(true);
	expect(csv).toContain(",'=cmd|x,");
	expect(csv.split('\r\n').filter((line) => /(^|,)[=+\-@]/.test(line))).toEqual([]);
});

test('the dictionary says of every column and every code what it means, its unit, its rule and its source', async () => {
	const files = await Promise.all(
		['all', 'theme', 'timeliness', 'finding', 'step', 'learning_kind', 'points'].map(async (of) =>
			rowsIn(await take('omar', '/api/trends/exports', { asked: { of, by: 'financial_year' } })),
		),
	);
	const rows = [...files.flat(), ...(await rowsIn(await take('omar', '/api/committee-tables/2025-26/exports', {})))];
	const known = (field: string) => dictionary.filter((entry) => entry.field === field).map(({ code }) => code);
	for (const field of Object.keys(rows[0]!)) expect(known(field), field).toContain('');
	const stem = (column: string) =>
		column.replace(/^stage_\d_(median|least|most)_days$/, 'median_days').replace(/_(from|to)$/, '');
	expect(known('column')).toEqual(expect.arrayContaining([...new Set(rows.map(({ column }) => stem(column)))]));
	expect(known('slice')).toEqual(
		expect.arrayContaining([...new Set(rows.map(({ slice }) => slice))].filter((of) => of !== 'historic')),
	);
	expect(known('mark')).toEqual(expect.arrayContaining([...new Set(rows.map(({ mark }) => mark))]));
	for (const entry of dictionary) expect(Object.values(entry).slice(2), entry.code).not.toContain('');
	const open = await town.app.request('/api/figure-dictionary');
	expect((await open.text()).split('\r\n').length).toBe(dictionary.length + 2);
});

describe('who takes figures out', () => {
	test('is written down with what and how much; why is kept under their own key', async () => {
		await take('dora', '/api/trends/exports', { asked: { of: 'group', by: 'financial_year' }, format: 'csv' });
		const record = await town.db.selectFrom('record').selectAll().where('what', '=', 'figures.exported').execute();
		expect(record.map(({ who_id, particulars }) => [who_id, JSON.parse(particulars)])).toMatchObject([
			[town.id('dora'), { figures: 'trends', asked: 'by=financial_year&of=group', format: 'csv' }],
		]);
		const kept = await town.db.selectFrom('figure_export').selectAll().executeTakeFirstOrThrow();
		expect(kept).toMatchObject({ account_id: town.id('dora'), figures: 'trends', reason });
		const bare = await town.db.withoutPlugins().selectFrom('figure_export').selectAll().executeTakeFirstOrThrow();
		expect(bare.reason).not.toContain('quarterly');
	});

	test('says why', async () => {
		const answer = await take('omar', '/api/trends/exports', { asked: {}, reason: ' ' });
		expect([answer.status, await answer.json()]).toMatchObject([
			422,
			{ error: { fields: { reason: 'form.field.empty' } } },
		]);
		expect(await town.db.selectFrom('figure_export').selectAll().execute()).toEqual([]);
	});

	test.each<[Name | 'stranger', string, object, number]>([
		['stranger', '/api/trends/exports', { asked: {} }, 401],
		['maya', '/api/trends/exports', { asked: {} }, 403],
		['dora', '/api/trends/exports', { asked: { of: 'finding' } }, 403],
		['dora', '/api/trends/exports', { asked: { of: 'theme', by: 'month' } }, 403],
		['dora', '/api/months/2026-09/exports', {}, 403],
		['sam', '/api/committee-tables/2025-26/exports', {}, 403],
	])('takes no more than they may see: %s %s', async (who, path, body, status) => {
		expect((await take(who, path, body)).status).toBe(status);
		expect(await town.db.selectFrom('figure_export').selectAll().execute()).toEqual([]);
	});

	test('proves anew who they are', async () => {
		const omar = await town.as('omar');
		const cookie = `session=${omar.cookies.get('session')}`;
		town.clock.set('2026-11-22T10:10:00Z');
		const answer = await town.app.request('/api/trends/exports', {
			method: 'POST',
			headers: { 'content-type': 'application/json', cookie },
			body: JSON.stringify({ reason, format: 'csv', asked: {} }),
		});
		expect([answer.status, await answer.json()]).toEqual([403, { error: { code: 'door.identity.stale' } }]);
	});
});
