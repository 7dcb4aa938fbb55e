import { describe, expect, test } from 'vitest';
import { type ChildrenOpen, childrenIn } from '../../../api/trends/children-open.ts';
import { parsePeriod } from '../../../api/trends/period.ts';
import { type Name, smallTown, type Town } from '../../support/people.ts';
import type { Refused } from './told.ts';

interface Kept {
	figures: (ChildrenOpen & { id: string; seen: string; revisions: { was: number; because: string; by: string }[] })[];
}
interface Planned {
	missing: string[];
	lines: { line: number; state: string; was: number | null; faults: Record<string, string> }[];
	seen: string;
}

const path = '/api/trends/children-open';
const source = 'Case system, last day of the month';
const june = { period: '2026-06', pod: null, children: 412, source };

async function townWith(...rows: Partial<ChildrenOpen>[]) {
	const town = await smallTown({ at: '2026-11-22T10:00:00Z' });
	const omar = await town.as('omar');
	const record = (...more: Partial<ChildrenOpen>[]) =>
		omar.post<Refused>(path, { rows: more.map((row) => ({ ...june, ...row })) });
	if (rows.length > 0) expect((await record(...rows)).status).toBe(204);
	const kept = async () => (await omar.get<Kept>(`${path}/kept`)).json.figures;
	const bring = (sheet: string, sure?: object) => omar.post<Planned & Refused>(`${path}/sheets`, { sheet, sure });
	return { town, omar, record, kept, bring };
}

const publicFigures = async (town: Town) => (await town.stranger().get<{ figures: ChildrenOpen[] }>(path)).json.figures;

describe('how many children were open', () => {
	test('is typed by the complaints manager or by quality assurance, and leaves a line of history', async () => {
		const { town, kept } = await townWith({});
		const quentin = await town.as('quentin');
		expect((await quentin.post(path, { rows: [{ ...june, period: '2026-07', children: 420 }] })).status).toBe(204);
		expect((await kept()).map(({ period, children }) => [period, children])).toEqual([
			['2026-07', 420],
			['2026-06', 412],
		]);
		const lines = await town.db.selectFrom('record').selectAll().where('subject', '=', 'children_open').execute();
		expect(lines.map((line) => [line.who_id, line.what, JSON.parse(line.particulars)])).toEqual([
			['account-omar', 'children_open.recorded', { period: '2026-06', pod: null, children: 412 }],
			['account-quentin', 'children_open.recorded', { period: '2026-07', pod: null, children: 420 }],
		]);
	});

	test.each(['ruth', 'dora', 'priya', 'ada'] as Name[])('is not typed by %s', async (who) => {
		const { town } = await townWith();
		expect((await (await town.as(who)).post(path, { rows: [june] })).status).toBe(403);
	});

	test('is public for the service and told to staff for pods; fewer than the threshold is told to nobody outside', async () => {
		const { town } = await townWith({}, { pod: 'pod-otter', children: 96 }, { period: '2026-07', children: 5 });
		expect(await publicFigures(town)).toEqual([june]);
		const { json } = await (await town.as('dora')).get<{ figures: ChildrenOpen[] }>(path);
		expect(json.figures.map(({ pod, children }) => [pod, children])).toEqual([
			[null, 412],
			['pod-otter', 96],
			[null, 5],
		]);
	});

	test.each([
		[{ children: 0 }, 'children', 'trends.children.nought'],
		[{ children: -4 }, 'children', 'trends.children.not_a_number'],
		[{ children: 2.5 }, 'children', 'trends.children.not_a_number'],
		[{ children: 4_120_000 }, 'children', 'trends.children.not_a_number'],
		[{ period: '2026-12' }, 'period', 'trends.children.future'],
		[{ period: '2062-06' }, 'period', 'trends.children.future'],
		[{ period: '1926-06' }, 'period', 'trends.children.too_long_ago'],
		[{ period: '2026-27' }, 'period', 'trends.children.not_a_period'],
		[{ period: '2026-06-08' }, 'period', 'trends.children.not_a_period'],
		[{ period: 'June' }, 'period', 'trends.children.not_a_period'],
		[{ pod: 'pod-never' }, 'pod', 'trends.children.pod_unknown'],
		[{ source: '' }, 'source', 'form.field.empty'],
	] as [Partial<ChildrenOpen>, string, string][])('is refused with %j', async (change, field, code) => {
		const { record, kept } = await townWith();
		const { status, json } = await record({ period: '2026-05' }, change);
		expect([status, json.error.fields]).toEqual([422, { [`rows.1.${field}`]: code }]);
		expect(await kept()).toEqual([]);
	});

	test('typed twice is refused, and then none of them is kept', async () => {
		const { record, kept } = await townWith({});
		for (const rows of [
			[{ period: '2026-05' }, { children: 9 }],
			[{ period: '2026-04' }, { period: '2026-04' }],
		]) {
			expect(await record(...rows)).toMatchObject({
				status: 409,
				json: { error: { code: 'trends.children.figure_exists' } },
			});
		}
		expect(await kept()).toHaveLength(1);
	});
});

describe('a number put right', () => {
	test('keeps what it was, why, and who said so', async () => {
		const { town, omar, kept } = await townWith({});
		const correct = async (children: number, because: string) => {
			const [{ id, seen } = { id: '', seen: '' }] = await kept();
			return omar.post(`${path}/${id}/corrections`, { children, because, seen });
		};
		expect((await correct(421, 'Nine were entered late')).status).toBe(204);
		expect((await correct(420, 'One was entered twice')).status).toBe(204);
		const [now] = await kept();
		expect([now!.children, now!.revisions.map(({ was, because, by }) => [was, because, by])]).toEqual([
			420,
			[
				[421, 'One was entered twice', 'Omar Reid'],
				[412, 'Nine were entered late', 'Omar Reid'],
			],
		]);
		expect((await publicFigures(town)).map(({ children }) => children)).toEqual([420]);
	});

	test('of two people who put it right at once, the second is told', async () => {
		const { town, omar, kept } = await townWith({});
		const [{ id, seen } = { id: '', seen: '' }] = await kept();
		const quentin = await town.as('quentin');
		const right = { because: 'Late', seen };
		expect((await omar.post(`${path}/${id}/corrections`, { ...right, children: 413 })).status).toBe(204);
		expect((await quentin.post(`${path}/${id}/corrections`, { ...right, children: 414 })).status).toBe(404);
		const [next] = await kept();
		const stale = await quentin.post<Refused>(`${path}/${next!.id}/corrections`, { ...right, children: 414 });
		expect(stale).toMatchObject({ status: 409, json: { error: { code: 'trends.children.changed' } } });
	});

	test.each([
		[0, 'trends.children.nought'],
		[412, 'trends.children.same'],
	])('is refused with %i', async (children, code) => {
		const { omar, kept } = await townWith({});
		const [{ id, seen } = { id: '', seen: '' }] = await kept();
		const answer = await omar.post<Refused>(`${path}/${id}/corrections`, { children, because: 'Late', seen });
		expect(answer).toMatchObject({ status: 422, json: { error: { fields: { children: code } } } });
	});
});

describe('a sheet of them', () => {
	const sheet = [
		'Period,Children,Pod,Source',
		`2026-06,412,,${source}`,
		`2026-07,"1,204",,${source}`,
		`2026-05,90,Otter,${source}`,
	].join('\r\n');

	test('is shown first, then done as it was shown; what is there already is left as it is', async () => {
		const { bring, kept } = await townWith({}, { period: '2026-07', children: 1200 });
		const shown = await bring(sheet);
		expect(shown.status).toBe(200);
		expect(shown.json.lines.map(({ line, state, was }) => [line, state, was])).toEqual([
			[2, 'same', null],
			[3, 'corrected', 1200],
			[4, 'new', null],
		]);
		const { seen } = shown.json;
		expect((await bring(sheet, { seen, because: null })).json.error.fields).toEqual({ because: 'form.field.missing' });
		expect(await bring(sheet, { seen, because: 'The system was read again' })).toMatchObject({
			status: 201,
			json: { recorded: 2 },
		});
		expect(
			(await kept()).map(({ period, pod, children, revisions }) => [period, pod, children, revisions.length]),
		).toEqual([
			['2026-07', null, 1204, 1],
			['2026-06', null, 412, 0],
			['2026-05', 'pod-otter', 90, 0],
		]);
	});

	test('is not done when it would no longer do what was shown', async () => {
		const { bring, record } = await townWith({});
		const { seen } = (await bring(sheet)).json;
		await record({ period: '2026-07', children: 1 });
		const late = await bring(sheet, { seen, because: 'x' });
		expect(late).toMatchObject({ status: 409, json: { error: { code: 'trends.sheet.changed' } } });
	});

	test('has each mistake beside its line, and keeps nothing while there is one', async () => {
		const { bring, kept } = await townWith();
		const wrong = [
			'period,children,source,pod',
			'2062-06,412,X,',
			'2026-06,0,,Nowhere',
			'2026-07,3,X,',
			'2026-07,4,X,',
		];
		const { json } = await bring(wrong.join('\n'));
		expect(json.lines.map(({ faults }) => faults)).toEqual([
			{ period: 'trends.children.future' },
			{
				children: 'trends.children.nought',
				source: 'form.field.empty',
				pod: 'trends.children.pod_unknown',
			},
			{},
			{ period: 'trends.children.typed_twice' },
		]);
		const done = await bring(wrong.join('\n'), { seen: json.seen, because: null });
		expect(done).toMatchObject({ status: 422, json: { error: { code: 'trends.sheet.wrong' } } });
		expect(await kept()).toEqual([]);
	});

	test.each([
		['', 'form.field.empty'],
		['period,"children', 'trends.sheet.quotes_broken'],
		[`period\n${'2026-06\n'.repeat(501)}`, 'trends.sheet.too_long'],
	])('that is no sheet is told so', async (text, code) => {
		const { bring } = await townWith();
		expect(await bring(text)).toMatchObject({ status: 422, json: { error: { fields: { sheet: code } } } });
	});

	test('without its columns says which', async () => {
		const { bring } = await townWith();
		expect((await bring('month,number\n2026-06,4')).json.missing).toEqual(['period', 'children', 'source', 'pod']);
	});
});

describe('children open over a longer time', () => {
	const months = (codes: string[], children = 400) =>
		codes.map((code, index): [string, number] => [code, children + index]);
	const year = ['04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) => `2025-${month}`);
	const all = [...year, '2026-01', '2026-02', '2026-03'];

	test.each([
		['a month is its own figure', 'month', '2025-06', [['2025-06', 400]], 400],
		[
			'a month without one is unknown, even where its quarter is known',
			'month',
			'2025-06',
			[['2025-26 Q1', 400]],
			undefined,
		],
		['a quarter is the mean of its months', 'quarter', '2025-26 Q1', months(['2025-04', '2025-05', '2025-06']), 401],
		['or its own figure', 'quarter', '2025-26 Q1', [...months(['2025-04']), ['2025-26 Q1', 500]], 500],
		['but not part of them', 'quarter', '2025-26 Q1', months(['2025-04', '2025-05']), undefined],
		['a year is the mean of its quarters', 'financial_year', '2025-26', months(all), 405.5],
		['and unknown while one month is', 'financial_year', '2025-26', months(all.slice(1)), undefined],
	] as [string, 'month' | 'quarter' | 'financial_year', string, [string, number][], number | undefined][])(
		'%s',
		(_, by, code, figures, expected) => {
			expect(childrenIn(parsePeriod(by, code)!, new Map(figures))).toBe(expected);
		},
	);
});
