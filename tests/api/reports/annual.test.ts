import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { type AnnualFigures, annualItems, isNone, remedyTable } from '../../../api/reports/annual.ts';
import { annualSheet } from '../../../api/reports/sheet.ts';
import { smallTown, type Town } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

interface Report {
	edition: number;
	figures: AnnualFigures;
	texts: Record<string, string>;
	editions: { edition: number; because: string | null }[];
}

let town: Town;

/** Of 2025-26: eight complaints, all but one of parents, and one thank-you. It is the twentieth of April. */
beforeEach(async () => {
	town = await smallTown({ at: '2025-11-12T10:00:00Z' });
	for (let nth = 0; nth < 7; nth += 1) await say(town.stranger(), aComplaint(town, { name: 'Canary Person' }));
	await say(await town.as('kit'), aComplaint(town, { standing: null, advocate: true }));
	await say(town.stranger(), aComplaint(town, { kind: 'compliment', points: ['Thank you'], wants: null }));
	town.clock.set('2026-04-20T10:00:00Z');
});

const publish = async (said: object = {}, year = '2025-26') =>
	(await town.as('omar')).post<{ edition: number }>(`/api/annual-reports/${year}/editions`, {
		...{ because: null, checked: [] },
		...said,
	});
const read = async (query = '') => (await town.stranger().get<Report>(`/api/annual-reports/2025-26${query}`)).json;
const write = async (item: string, words: string | null) =>
	(await town.as('omar')).put(`/api/annual-drafts/2025-26/items/${item}`, { words });
const cell = ({ figures }: Report, of: string, part = 'all') =>
	figures.tables.find((table) => table.of === of)?.rows.find((row) => row.part === part)?.cells;

test('S64: the report of a year has every item, “none” where there is nothing, small numbers hidden, compliments, and no name', async () => {
	for (const item of annualItems) await write(item, `What we say of ${item}.`);
	expect((await publish()).json).toEqual({ edition: 1 });
	const report = await read();
	expect(Object.keys(report.texts).toSorted()).toEqual([...annualItems].toSorted());
	const withFigures = new Set(report.figures.tables.map(({ item }) => item));
	const inWords = ['equality', 'effectiveness'];
	expect([...withFigures, ...inWords].toSorted(), 'items 1 to 10, and what is customary').toEqual(
		[...annualItems].toSorted(),
	);

	const [compliments, complaints, ideas] = cell(report, 'all')!;
	expect(complaints, 'eight are enough to be shown').toEqual({ count: 8 });
	expect([compliments, ideas], 'one is too few; none is none').toEqual([{ hidden: true }, { count: 0 }]);
	expect(cell(report, 'group', 'child'), 'one child').toEqual([
		{ hidden: true },
		{ hidden: true },
		{ count: 0 },
		{ count: 0 },
	]);
	expect(cell(report, 'ombudsman', 'ombudsman_asked')).toEqual([{ count: 0 }]);
	const none = report.figures.tables.filter(isNone).map(({ of }) => of);
	expect(none).toEqual(expect.arrayContaining(['ombudsman', 'remedy']));
	expect(report.figures.years.map(({ year }) => year)).toEqual(['2025-26']);
	const { app } = town;
	const bytes = await (await app.request('/api/annual-reports/2025-26')).text();
	expect(bytes).not.toMatch(/Canary|Kit|Otter|Sam Okoro|Nobody rang/);
});

test('a report is there when it is published, and a later edition is seen as one and keeps the figures of the first', async () => {
	expect((await town.stranger().get('/api/annual-reports/2025-26')).status).toBe(404);
	await write('learning', 'We ring back within a day.');
	await publish();
	const first = await read();
	await say(await town.as('omar'), aComplaint(town, { channel: 'phone', receivedOn: '2026-03-30', name: 'Ann' }));
	await write('learning', 'We ring back within two days.');
	expect((await read()).texts.learning, 'what is published stands').toBe('We ring back within a day.');
	const silent = await publish();
	expect(silent).toMatchObject({ status: 422, json: { error: { fields: { because: 'form.field.missing' } } } });
	expect((await publish({ because: 'A day was wrong.' })).json).toEqual({ edition: 2 });
	const second = await read();
	expect(second).toMatchObject({ edition: 2, texts: { learning: 'We ring back within two days.' } });
	expect(second.figures).toEqual(first.figures);
	expect(second.editions.map(({ because }) => because)).toEqual([null, 'A day was wrong.']);
	expect(await read('?edition=1')).toMatchObject({ edition: 1, texts: { learning: 'We ring back within a day.' } });
	await expect(sql`update annual_report set texts = '{}'`.execute(town.db)).rejects.toThrow(/stands/);
});

test('the spreadsheet has the very figures of the page, marks for what is hidden, and no formula', async () => {
	await publish();
	const { figures } = await read();
	const csv = await (await town.app.request('/api/annual-reports/2025-26/csv')).text();
	const [head, ...lines] = csv.replace('\ufeff', '').trim().split('\r\n');
	expect(head).toBe('period,item,slice,part,name,column,figure,mark');
	const rows = annualSheet('2025-26', figures);
	expect(lines.length).toBe(rows.length);
	expect(lines).toContain('2025-26,representations,all,all,,complaints,8,');
	expect(lines).toContain('2025-26,representations,all,all,,compliments,,c');
	expect(lines).toContain('2025-26,equality,equality,all,,complaints,,:');
	expect(lines.filter((line) => /(^|,)[=+\-@]/.test(line))).toEqual([]);
});

test('a theme of the council’s own stands in the report by its name', async () => {
	const omar = await town.as('omar');
	const { id } = (await omar.post<{ id: string }>('/api/themes', { kind: 'complaint', name: 'Contact centre' })).json;
	await publish();
	const { rows } = (await read()).figures.tables.find(({ of }) => of === 'theme')!;
	expect(rows.find(({ part }) => part === id)).toMatchObject({ name: 'Contact centre' });
	expect(rows.find(({ part }) => part === 'delay')).not.toHaveProperty('name');
	const csv = await (await town.app.request('/api/annual-reports/2025-26/csv')).text();
	expect(csv).toContain(`2025-26,types,theme,${id},Contact centre,complaints,0,`);
});

describe('wrong turns', () => {
	test.each([
		['a year that is not over', '2026-27', 409, 'reports.annual.not_over'],
		['a year in which nothing was counted', '2019-20', 409, 'reports.annual.nothing_counted'],
	])('%s has no report', async (_, year, status, code) => {
		const answer = await publish({}, year);
		expect([answer.status, answer.json]).toEqual([status, { error: { code } }]);
	});

	test.each(['2025-27', '2025', '2026-25', 'last-year'])('%s is no year', async (year) => {
		expect((await publish({}, year)).json).toEqual({
			error: { code: 'form.fields.invalid', fields: { year: 'reports.annual.unknown' } },
		});
	});

	test('words that may name somebody are looked at before they are published', async () => {
		await write('effectiveness', 'Grace says that it works.');
		expect(await publish()).toMatchObject({ status: 422, json: { error: { code: 'reports.words.look_again' } } });
		expect((await publish({ checked: ['Grace'] })).status).toBe(201);
	});
});

test('remedies are hidden with what they are parts of, and a small one hides the smallest of the others', () => {
	const counts = [
		{ remedy: 'apology', count: 20 },
		{ remedy: 'payment', count: 2 },
		{ remedy: 'action', count: 9 },
		{ remedy: 'service_change', count: 0 },
	];
	const shown = (published: Parameters<typeof remedyTable>[1]) =>
		remedyTable(counts, published, 6).rows.map(({ cells }) => ('count' in cells[0]! ? cells[0].count : 'c'));
	expect(shown({ count: 31 })).toEqual([31, 20, 'c', 'c', 0]);
	expect(shown({ hidden: true })).toEqual(['c', 'c', 'c', 'c', 'c']);
});

test('members read by quarter what was published, and nothing more, whoever asks', async () => {
	type Committee = {
		parts: { of: string; periods: { code: string }[]; rows: { column: string; cells: object[] }[] }[];
	};
	for (const who of ['omar', 'dora', 'quentin', 'priya'] as const) {
		const asked = await (await town.as(who)).get<Committee>('/api/committee-tables/2025-26');
		const [quarters, years] = asked.json.parts;
		const codes = (part: Committee['parts'][number]) => part.periods.map(({ code }) => code);
		expect(codes(quarters!)).toEqual(['2025-26 Q1', '2025-26 Q2', '2025-26 Q3', '2025-26 Q4']);
		expect(codes(years!), 'a year of which nothing was published is no nought').toEqual(['2025-26']);
		const complaints = years!.rows.find(({ column }) => column === 'complaints')!;
		expect(complaints.cells.at(-1), who).toEqual({ count: 8 });
		expect(years!.rows.find(({ column }) => column === 'compliments')!.cells.at(-1), who).toEqual({ hidden: true });
	}
	const omar = await town.as('omar');
	expect((await omar.get('/api/committee-tables/2027-28')).status).toBe(422);
	expect((await omar.get('/api/committee-tables/x')).status).toBe(422);
});
