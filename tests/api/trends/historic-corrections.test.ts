import { describe, expect, test } from 'vitest';
import { importHistoric } from '../../../api/trends/changes.ts';
import { type Answer, type Refused, townWithTrends } from './told.ts';

interface Kept {
	series: {
		series: string;
		points: {
			id: string;
			seen: string;
			period: string;
			periodToConfirm: boolean;
			figure: number;
			revisions: object[];
		}[];
	}[];
}

const head = 'series,measure,definition,source,year,to confirm,number';

async function council() {
	const town = await townWithTrends();
	await town.db.transaction().execute((trx) => importHistoric(trx, { kind: 'system' }, town.clock.now()));
	const omar = await town.as('omar');
	const kept = async () => (await omar.get<Kept>('/api/trends/historic')).json.series;
	const pointOf = async (figure: number) =>
		(await kept()).flatMap(({ points }) => points).find((point) => point.figure === figure)!;
	const correct = async (figure: number, change: object) => {
		const { id, seen, period, periodToConfirm } = await pointOf(figure);
		const right = { period, periodToConfirm, figure, because: 'The report was read again', seen, ...change };
		return omar.post<Refused>(`/api/trends/historic/${id}/corrections`, right);
	};
	const bring = (lines: string[], sure?: object) =>
		omar.post<{ lines: { state: string; faults: object }[]; seen: string } & Refused>('/api/trends/historic/sheets', {
			sheet: [head, ...lines].join('\n'),
			sure,
		});
	const published = async () => (await town.stranger().get<Answer>('/api/trends')).json.historic;
	return { town, omar, kept, pointOf, correct, bring, published };
}

describe('a figure of others that was taken in wrongly', () => {
	test('is put right, and what it was stays with the reason', async () => {
		const { correct, pointOf, published } = await council();
		expect((await correct(29, { period: '2020-21', periodToConfirm: false })).status).toBe(204);
		const { revisions, ...now } = await pointOf(29);
		expect(now).toMatchObject({ period: '2020-21', periodToConfirm: false });
		expect(revisions).toMatchObject([
			{ was: 29, wasPeriod: '2019-20', wasToConfirm: true, because: 'The report was read again', by: 'Omar Reid' },
		]);
		const ours = (await published()).find(({ series }) => series === 'bh_stage1_all_complainants')!;
		expect(ours.points.map(({ period }) => period)).toEqual(['2015-16', '2020-21']);
	});

	test.each([
		[29, { period: '2015-16' }, 409, 'trends.historic.figure_exists'],
		[29, { period: '2062-63' }, 422, 'trends.historic.not_over_yet'],
		[29, { period: '2026-27' }, 422, 'trends.historic.not_over_yet'],
		[29, { period: '1915-16' }, 422, 'trends.historic.too_long_ago'],
		[29, { period: '2019-21' }, 422, 'trends.historic.not_a_year'],
		[29, {}, 422, 'trends.historic.same'],
		[29, { seen: 'something-else', figure: 30 }, 409, 'trends.historic.changed'],
	])('%i is not put right with %j', async (figure, change, status, code) => {
		const { correct } = await council();
		const answer = await correct(figure, change);
		const { error } = answer.json;
		expect([answer.status, Object.values(error.fields ?? {})[0] ?? error.code]).toEqual([status, code]);
	});

	test('101 and 112 can never become one series: a label that differs is refused in a sheet too', async () => {
		const { bring } = await council();
		const { json } = await bring(['bh_complaints_psw,complaints,All,Somebody else,2016-17,no,90']);
		expect(json.lines[0]).toMatchObject({ state: 'wrong', faults: { series: 'trends.historic.label_differs' } });
	});
});

describe('a sheet of figures', () => {
	const ours = (year: string, number: string, more = 'no') => `ours,complaints,All,Report,${year},${more},${number}`;

	test('is shown, then done: new figures, and one put right', async () => {
		const { bring, pointOf } = await council();
		const first = await bring([ours('2022-23', '40'), ours('2023-24', '36', 'yes')]);
		expect(first.json.lines.map(({ state }) => state)).toEqual(['new', 'new']);
		const done = await bring([ours('2022-23', '40'), ours('2023-24', '36', 'yes')], {
			seen: first.json.seen,
			because: null,
		});
		expect(done).toMatchObject({ status: 201, json: { recorded: 2 } });
		expect(await pointOf(36)).toMatchObject({ periodToConfirm: true });
		const again = [ours('2022-23', '41'), ours('2023-24', '36')];
		const second = await bring(again);
		expect(second.json.lines.map(({ state }) => state)).toEqual(['corrected', 'same']);
		await bring(again, { seen: second.json.seen, because: 'Misread' });
		expect((await pointOf(41)).revisions).toMatchObject([{ was: 40, because: 'Misread' }]);
	});

	test.each([
		[ours('2062-63', '40'), { year: 'trends.historic.not_over_yet' }],
		[ours('2026-27', '40'), { year: 'trends.historic.not_over_yet' }],
		[ours('1915-16', '40'), { year: 'trends.historic.too_long_ago' }],
		[ours('2015', '40'), { year: 'trends.historic.not_a_year' }],
		[ours('2015-16', 'many'), { number: 'trends.historic.not_a_number' }],
		[ours('2015-16', '40', 'perhaps'), { to_confirm: 'form.field.not_a_choice' }],
		['Two words,complaints,All,Report,2015-16,no,4', { series: 'trends.historic.not_a_series' }],
		[
			'ours,letters,,,2015-16,no,4',
			{ measure: 'form.field.not_a_choice', definition: 'form.field.empty', source: 'form.field.empty' },
		],
	])('%s is refused clearly', async (line, faults) => {
		const { bring, published } = await council();
		const { json } = await bring([line]);
		expect(json.lines[0]).toMatchObject({ state: 'wrong', faults });
		expect((await bring([line], { seen: json.seen, because: null })).status).toBe(422);
		expect(await published()).toHaveLength(3);
	});

	test('the same year twice is refused at the second', async () => {
		const { bring } = await council();
		const { json } = await bring([ours('2022-23', '40'), ours('2022-23', '41')]);
		expect(json.lines.map(({ faults }) => faults)).toEqual([{}, { year: 'trends.historic.typed_twice' }]);
	});
});
