import { describe, expect, test } from 'vitest';
import { seriesOf, rowsOf, sourceSeries } from '../../../api/trends/historic.ts';
import { importHistoric } from '../../../api/trends/changes.ts';
import { type Answer, type Refused, townWithTrends } from './told.ts';

const row = {
	series: 'westmere_stage_1',
	measure: 'stage_1_complaints',
	definition: 'Stage 1, children only',
	source: 'Annual report 2024-25',
	period: '2024-25',
	periodToConfirm: false,
	figure: 31,
};

async function imported() {
	const town = await townWithTrends();
	const bring = () => town.db.transaction().execute((trx) => importHistoric(trx, { kind: 'system' }, town.clock.now()));
	await bring();
	return { town, bring };
}

describe('S63: the historic figures', () => {
	test('101 and 112 for 2015-16 are two labelled series, never one', async () => {
		const { town } = await imported();
		const { json } = await town.stranger().get<Answer>('/api/trends');
		const in2015 = json.historic.flatMap(({ series, definition, source, points }) =>
			points.filter(({ period }) => period === '2015-16').map(({ figure }) => ({ series, definition, source, figure })),
		);
		expect(in2015).toEqual([
			{
				series: 'bh_complaints_psw',
				definition: 'Not stated',
				source: 'Professional Social Work magazine, 12 April 2019',
				figure: 112,
			},
			{
				series: 'bh_compliments_psw',
				definition: 'Not stated',
				source: 'Professional Social Work magazine, 12 April 2019',
				figure: 14,
			},
			{
				series: 'bh_stage1_all_complainants',
				definition: 'Stage 1, adults and children',
				source: 'Brighton & Hove committee report, 8 March 2021',
				figure: 101,
			},
		]);
	});

	test('29 is labelled as a year to confirm, and nothing else is', async () => {
		const { town } = await imported();
		const { json } = await town.stranger().get<Answer>('/api/trends');
		const toConfirm = json.historic.flatMap(({ points }) => points.filter((point) => point.periodToConfirm));
		expect(toConfirm).toEqual([{ period: '2019-20', periodToConfirm: true, figure: 29 }]);
	});

	test('no figure of the API is an average or a sum of two of them', async () => {
		const { town } = await imported();
		const { json } = await town.stranger().get<Answer>('/api/trends');
		const figures = json.historic.flatMap(({ points }) => points.map(({ figure }) => figure));
		expect(figures.sort((a, b) => a - b)).toEqual([14, 29, 44, 101, 108, 112]);
	});

	test('brought in twice they are there once, with one line of history each', async () => {
		const { town, bring } = await imported();
		await bring();
		expect(await town.db.selectFrom('historic_figure').selectAll().execute()).toHaveLength(6);
		const lines = await town.db
			.selectFrom('record')
			.selectAll()
			.where('what', '=', 'historic_figure.recorded')
			.execute();
		expect(lines).toHaveLength(6);
		expect(lines.every((line) => line.who_kind === 'system')).toBe(true);
	});

	test('rows and series are the same figures', () => {
		expect(seriesOf(rowsOf(sourceSeries)).map(({ series }) => series)).toEqual([
			'bh_complaints_psw',
			'bh_compliments_psw',
			'bh_stage1_all_complainants',
		]);
		expect(rowsOf(seriesOf(rowsOf(sourceSeries)))).toHaveLength(6);
	});
});

describe('taking in the council’s own published figures', () => {
	const post = async (who: 'omar' | 'ruth' | 'dora' | 'maya', rows: object[]) => {
		const town = await townWithTrends();
		return { town, answer: await (await town.as(who)).post<Refused>('/api/trends/historic', { rows }) };
	};

	test('is for the complaints manager, and leaves a line of history in the same transaction', async () => {
		const { town, answer } = await post('omar', [row, { ...row, period: '2023-24', figure: 40 }]);
		expect(answer).toMatchObject({ status: 201, json: { recorded: 2 } });
		const lines = await town.db.selectFrom('record').selectAll().where('subject', '=', 'historic_series').execute();
		expect(lines.map((line) => [line.who_id, line.subject_id, JSON.parse(line.particulars)])).toEqual([
			['account-omar', 'westmere_stage_1', { period: '2024-25', period_to_confirm: false, figure: 31 }],
			['account-omar', 'westmere_stage_1', { period: '2023-24', period_to_confirm: false, figure: 40 }],
		]);
		const { json } = await town.stranger().get<Answer>('/api/trends');
		expect(json.historic[0]!.points.map(({ period, figure }) => [period, figure])).toEqual([
			['2023-24', 40],
			['2024-25', 31],
		]);
	});

	test('is for an administrator too', async () => {
		const town = await townWithTrends();
		await town.db.updateTable('account').set({ role: 'administrator' }).where('id', '=', town.id('dora')).execute();
		expect((await (await town.as('dora')).post('/api/trends/historic', { rows: [row] })).status).toBe(201);
	});

	test.each(['ruth', 'dora', 'maya'] as const)('is not for %s', async (who) => {
		expect((await post(who, [row])).answer.status).toBe(403);
	});

	test('is refused for a figure typed twice, and then takes in none of them', async () => {
		const { town, answer } = await post('omar', [row, { ...row, period: '2022-23' }, { ...row, figure: 32 }]);
		expect(answer).toMatchObject({ status: 409, json: { error: { code: 'trends.historic.figure_exists' } } });
		expect(await town.db.selectFrom('historic_figure').selectAll().execute()).toEqual([]);
		expect(await town.db.selectFrom('record').selectAll().execute()).toEqual([]);
	});

	test('is refused for a figure that is there already', async () => {
		const town = await townWithTrends();
		const omar = await town.as('omar');
		await omar.post('/api/trends/historic', { rows: [row] });
		const again = await omar.post<Refused>('/api/trends/historic', { rows: [{ ...row, figure: 30 }] });
		expect(again).toMatchObject({ status: 409, json: { error: { code: 'trends.historic.figure_exists' } } });
	});

	test('is refused when a series would get a second definition or source: these are two series', async () => {
		const { answer } = await post('omar', [row, { ...row, period: '2023-24', definition: 'All complaints' }]);
		expect(answer).toMatchObject({ status: 409, json: { error: { code: 'trends.historic.label_differs' } } });
	});

	test.each([
		['2024-26', 'trends.historic.not_a_year'],
		['2024', 'trends.historic.not_a_year'],
		['2024-04', 'trends.historic.not_a_year'],
		['last year', 'trends.historic.not_a_year'],
	])('is refused for the year "%s"', async (period, code) => {
		const { answer } = await post('omar', [{ ...row, period }]);
		expect(answer).toMatchObject({
			status: 422,
			json: { error: { code: 'form.fields.invalid', fields: { 'rows.0.period': code } } },
		});
	});

	test.each([[{ figure: -1 }], [{ figure: 2.5 }], [{ figure: '31' }], [{ definition: '' }], [{ series: 'Two Words' }]])(
		'is refused with %j',
		async (change) => {
			expect((await post('omar', [{ ...row, ...change }])).answer.status).toBe(422);
		},
	);
});
