import { describe, expect, test } from 'vitest';
import { periodOf, periodsBetween } from '../../../api/trends/period.ts';
import { themes } from '../../../api/trends/themes.ts';
import { type Answer, count, type Refused, shown, type Telling, tellCouncil, townWithTrends } from './told.ts';

const months = (from: string, to: string) =>
	periodsBetween(periodOf('month', from), periodOf('month', to)).map(({ code }) => code);

/** Compliments, complaints and ideas of every month of 2025-26 and the first half of 2026-27. */
function eighteenMonths(): Telling[] {
	return months('2025-04-01', '2026-09-30').flatMap((month, index): Telling[] => [
		{ on: `${month}-15`, kind: 'compliment', times: 8 + (index % 3) },
		{ on: `${month}-03`, times: index === 4 ? 2 : 7 },
		{ on: `${month}-28`, kind: 'comment', times: index % 4 },
		{ on: `${month}-28`, route: 'outside_procedure', times: index === 6 ? 1 : 0 },
	]);
}

async function councilThatHeard(tellings: readonly Telling[], at?: string) {
	const town = await townWithTrends(at);
	await tellCouncil(town.db, tellings);
	const ask = async (who: Parameters<typeof town.as>[0] | 'stranger', query = '') => {
		const browser = who === 'stranger' ? town.stranger() : await town.as(who);
		return browser.get<Answer & Refused>(`/api/trends${query}`);
	};
	return { town, ask };
}

describe('whoever has not come in', () => {
	test('sees the last twelve months that are published, compliments beside complaints', async () => {
		const { ask } = await councilThatHeard(eighteenMonths());
		const { status, json } = await ask('stranger');
		expect(status).toBe(200);
		expect(json).toMatchObject({ by: 'month', of: 'all', suppressed: true, threshold: 6 });
		expect(json.periods.map(({ code }) => code)).toEqual(months('2025-10-01', '2026-09-30'));
		expect(json.periods[0]).toEqual({
			code: '2025-10',
			from: '2025-10-01',
			to: '2025-10-31',
			publishedOn: '2026-04-14',
		});
		expect(shown(json.rows[0]!.cells, 'compliments')).toEqual([8, 9, 10, 8, 9, 10, 8, 9, 10, 8, 9, 10]);
		expect(shown(json.rows[0]!.cells, 'complaints')).toEqual(Array(12).fill(7));
		expect(json.totals).toEqual({ cells: json.rows[0]!.cells, total: json.rows[0]!.total });
	});

	test('sees a quarter without its months where one month is small', async () => {
		const { ask } = await councilThatHeard(eighteenMonths());
		const byMonth = await ask('stranger', '?from=2025-07&to=2025-09');
		const byQuarter = await ask('stranger', '?by=quarter&from=2025-26 Q2&to=2025-26 Q2');
		expect(shown(byMonth.json.rows[0]!.cells, 'complaints')).toEqual(Array(3).fill('hidden'));
		expect(shown(byQuarter.json.rows[0]!.cells, 'complaints')).toEqual([16]);
	});

	test('cannot tell one anonymous complaint from the zeros beside it', async () => {
		const { ask } = await councilThatHeard(eighteenMonths());
		const { json } = await ask('stranger', '?by=quarter&from=2025-04&to=2026-03');
		expect(shown(json.rows[0]!.cells, 'anonymous')).toEqual([0, 0, 'hidden', 'hidden']);
		expect(shown((await ask('stranger', '?by=financial_year')).json.rows[0]!.cells, 'anonymous').at(-1)).toBe('hidden');
	});

	test('learns nothing of the time that is running', async () => {
		const { ask } = await councilThatHeard([
			{ on: '2026-10-05', times: 20 },
			{ on: '2026-11-22', times: 20 },
		]);
		const { json } = await ask('stranger', '?from=2026-10&to=2026-11');
		expect(shown(json.rows[0]!.cells, 'complaints')).toEqual(['hidden', 'hidden']);
	});

	test('sees zeros for years before there was anything', async () => {
		const { ask } = await councilThatHeard([]);
		const { json } = await ask('stranger', '?by=financial_year&from=2001-02&to=2002-03');
		expect(shown(json.rows[0]!.cells, 'complaints')).toEqual([0, 0]);
		expect(count(json.rows[0]!.total.complaints)).toBe(0);
	});

	test('sees themes by the year, each complaint in every theme it has and once in the total', async () => {
		const { ask } = await councilThatHeard([
			{ on: '2025-05-01', themes: ['delay', 'communication'], times: 9 },
			{ on: '2025-08-01', themes: ['delay'], times: 12 },
			{ on: '2025-11-01', themes: ['quality_of_service'], times: 7 },
			{ on: '2026-02-01', themes: ['staff_attitude_behaviour'], times: 2 },
			{ on: '2026-02-01', themes: ['delay'], times: 6 },
		]);
		const { json } = await ask('stranger', '?of=theme&from=2025-26&to=2025-26');
		expect(json).toMatchObject({ by: 'financial_year', of: 'theme' });
		expect(json.rows.map(({ key }) => key)).toEqual([...themes, 'uncoded']);
		const complaints = Object.fromEntries(json.rows.map((row) => [row.key, count(row.cells[0]!.complaints)]));
		expect(complaints).toMatchObject({
			delay: 27,
			communication: 9,
			quality_of_service: 'hidden',
			staff_attitude_behaviour: 'hidden',
			non_delivery: 0,
		});
		expect(shown(json.totals.cells, 'complaints')).toEqual([36]);
	});

	test.each([
		['?of=pod', 'not_for_you'],
		['?of=pod&by=financial_year', 'not_for_you'],
		['?of=finding', 'not_for_you'],
		['?of=step', 'not_for_you'],
		['?of=theme&by=month', 'would_reveal'],
		['?of=theme&by=quarter', 'would_reveal'],
		['?of=channel&by=month', 'would_reveal'],
		['?of=outcome&by=quarter', 'would_reveal'],
		['?of=theme&pod=none', 'would_reveal'],
	])('is not offered %s: %s', async (query, why) => {
		const { ask } = await councilThatHeard([]);
		for (const who of ['stranger', 'maya'] as const) {
			expect(await ask(who, query)).toMatchObject({
				status: 403,
				json: { error: { code: `trends.slice.${why}` } },
			});
		}
	});
});

describe('the complaints team', () => {
	test('sees every count as it is, up to the month that is running', async () => {
		const { ask } = await councilThatHeard([...eighteenMonths(), { on: '2026-11-22', times: 1 }]);
		for (const who of ['omar', 'ruth'] as const) {
			const { json } = await ask(who);
			expect(json).toMatchObject({ suppressed: false, by: 'month' });
			expect(json.periods.map(({ code }) => code)).toEqual(months('2025-12-01', '2026-11-30'));
			expect(shown(json.rows[0]!.cells, 'complaints')).toEqual([...Array(10).fill(7), 0, 1]);
		}
	});

	test('sees pods and themes by the month', async () => {
		const { town, ask } = await councilThatHeard([]);
		await tellCouncil(town.db, [
			{ on: '2026-11-02', pod: town.pod('otter'), themes: ['delay'], times: 2 },
			{ on: '2026-11-02', pod: null, themes: ['delay', 'communication'], times: 1 },
			{ on: '2026-11-02', kind: 'compliment', pod: town.pod('oak'), themes: ['kindness'], times: 3 },
		]);
		const pods = await ask('omar', '?of=pod&from=2026-11');
		expect(pods.json.rows.map((row) => [row.label, count(row.total.complaints), count(row.total.compliments)])).toEqual(
			[
				['Heron', 0, 0],
				['Oak', 0, 3],
				['Otter', 2, 0],
				['none', 1, 0],
			],
		);
		const themed = await ask('omar', '?of=theme&by=month&from=2026-11');
		const rows = Object.fromEntries(themed.json.rows.map((row) => [row.key, row]));
		expect(count(rows.delay!.total.complaints)).toBe(3);
		expect(count(rows.communication!.total.complaints)).toBe(1);
		expect(count(rows.kindness!.total.compliments)).toBe(3);
		expect(count(themed.json.totals.total.complaints)).toBe(3);
	});

	test('counts by the day received in London, at the edge of the financial year', async () => {
		const { ask } = await councilThatHeard([
			{ on: '2026-03-31', times: 2 },
			{ on: '2026-04-01', times: 3 },
		]);
		const { json } = await ask('omar', '?by=financial_year&from=2025-26&to=2026-27');
		expect(shown(json.rows[0]!.cells, 'complaints')).toEqual([2, 3]);
	});

	test('an anonymous complaint stands apart from the complaints (S24)', async () => {
		const { ask } = await councilThatHeard([{ on: '2026-11-02' }, { on: '2026-11-02', route: 'outside_procedure' }]);
		const { json } = await ask('omar', '?from=2026-11');
		expect(json.rows[0]!.total).toMatchObject({ complaints: { count: 1 }, anonymous: { count: 1 } });
	});
});

describe('other staff', () => {
	test.each(['priya', 'sam', 'grace', 'dora'] as const)('such as %s are shown what anybody is', async (who) => {
		const { ask } = await councilThatHeard(eighteenMonths());
		for (const query of ['', '?by=quarter', '?by=financial_year', '?of=theme']) {
			expect((await ask(who, query)).json).toEqual((await ask('stranger', query)).json);
		}
	});

	test('may compare pods by the year, small ones hidden, and not below it', async () => {
		const { town, ask } = await councilThatHeard([]);
		await tellCouncil(town.db, [
			{ on: '2025-06-01', pod: town.pod('otter'), times: 30 },
			{ on: '2025-06-01', pod: town.pod('oak'), times: 9 },
			{ on: '2025-06-01', pod: town.pod('heron'), times: 8 },
			{ on: '2025-06-01', pod: null, times: 2 },
		]);
		const { json } = await ask('dora', '?of=pod&from=2025-26&to=2025-26');
		expect(json.rows.map((row) => [row.label, count(row.total.complaints)])).toEqual([
			['Heron', 'hidden'],
			['Oak', 'hidden'],
			['Otter', 30],
			['none', 'hidden'],
		]);
		expect(count(json.totals.total.complaints)).toBe(49);
		expect((await ask('dora', '?of=pod&by=quarter')).status).toBe(403);
	});
});

describe('what cannot be asked', () => {
	test.each([
		['?from=2026-06&to=2026-05', 'trends.period.reversed', { to: 'trends.period.reversed' }],
		['?from=1950-01&to=2026-05', 'trends.period.over_the_most', { from: 'trends.period.over_the_most' }],
		['?from=June', 'form.fields.invalid', { from: 'trends.period.unknown' }],
		['?by=quarter&to=2026-27 Q9', 'form.fields.invalid', { to: 'trends.period.unknown' }],
		['?by=financial_year&from=2026-28', 'form.fields.invalid', { from: 'trends.period.unknown' }],
		['?of=worker', 'form.fields.invalid', { of: 'form.field.not_a_choice' }],
		['?by=week', 'form.fields.invalid', { by: 'form.field.not_a_choice' }],
		['?worker=sam', 'form.fields.invalid', { worker: 'form.field.unknown' }],
		['?from=2026-12', 'form.fields.invalid', { from: 'trends.period.not_begun' }],
		['?to=2030-01', 'form.fields.invalid', { to: 'trends.period.not_begun' }],
		['?by=financial_year&to=2027-28', 'form.fields.invalid', { to: 'trends.period.not_begun' }],
		['?of=theme&row=weather', 'form.fields.invalid', { row: 'trends.theme.unknown' }],
		['?of=channel&row=pigeon', 'form.fields.invalid', { row: 'trends.row.unknown' }],
	])('%s', async (query, code, fields) => {
		const { ask } = await councilThatHeard([]);
		expect(await ask('stranger', query)).toMatchObject({ status: 422, json: { error: { code, fields } } });
	});
});

test('more rows and periods than one question may read are asked for a row at a time; whoever names no first period gets what fits', async () => {
	const { ask, town } = await councilThatHeard([]);
	const code = 'trends.period.too_many_rows';
	const decades = '?of=pod&by=financial_year&from=1950-51';
	expect(await ask('omar', decades)).toMatchObject({ status: 422, json: { error: { code, fields: { from: code } } } });
	const one = await ask('omar', `${decades}&row=${town.pod('otter')}`);
	expect([one.status, one.json.periods.length, one.json.rows.length]).toEqual([200, 77, 1]);
	const robins = Array.from({ length: 100 }, (_, nth) => ({ id: `pod-${nth}`, name: `Robin ${nth}`, emblem: 'robin' }));
	const like = await town.db
		.selectFrom('pod')
		.selectAll()
		.where('id', '=', town.pod('otter'))
		.executeTakeFirstOrThrow();
	await town.db
		.insertInto('pod')
		.values(robins.map((robin) => ({ ...like, ...robin })))
		.execute();
	const years = await ask('omar', '?of=pod&by=financial_year');
	expect([years.status, years.json.periods.length], 'five are usual, two fit').toEqual([200, 2]);
	expect((await ask('dora', '?of=pod&by=financial_year')).json.periods.length, 'what was published is little').toBe(5);
});

describe('the threshold', () => {
	const setTo = async (value: string) => {
		const made = await councilThatHeard(
			months('2025-04-01', '2026-03-31').map((month) => ({ on: `${month}-10`, times: 9 })),
		);
		const row = { name: 'suppression_threshold', value, review_on: null };
		await made.town.db.insertInto('setting').values(row).execute();
		return (await made.ask('stranger', '?from=2025-04&to=2026-03')).json;
	};

	test('is the council’s own', async () => {
		const json = await setTo('10');
		expect(json.threshold).toBe(10);
		expect(shown(json.rows[0]!.cells, 'complaints')).toEqual(Array(12).fill('hidden'));
	});

	test('is never less than 6', async () => {
		const json = await setTo('2');
		expect(json.threshold).toBe(6);
		expect(shown(json.rows[0]!.cells, 'complaints')).toEqual(Array(12).fill(9));
	});
});

test('every table says how it was counted', async () => {
	const { ask } = await councilThatHeard([]);
	const rules = async (who: 'stranger' | 'omar', query = '') => (await ask(who, query)).json.countingRules;
	expect(await rules('stranger')).toContain('small_hidden');
	expect(await rules('stranger', '?of=theme')).toEqual(expect.arrayContaining(['themes_overlap', 'uncoded_said']));
	expect(await rules('stranger', '?of=outcome')).toEqual(
		expect.arrayContaining(['by_date_closed', 'outcome_of_all_points', 'stage_1_only']),
	);
	expect(await rules('omar', '?of=outcome')).not.toContain('by_date_received');
	expect(await rules('omar')).toEqual([
		...['by_date_received', 'once_each', 'anonymous_apart', 'more_or_fewer', 'years_from_april', 'joined_once'],
	]);
});
