import { describe, expect, test } from 'vitest';
import { daysSinceEach, medianOf } from '../../../api/trends/between.ts';
import { rebasesOf } from '../../../api/trends/known-changes.ts';
import { parsePeriod, periodsBetween } from '../../../api/trends/period.ts';
import { type Refused, tellCouncil, townWithTrends } from './told.ts';

const months = periodsBetween(parsePeriod('month', '2015-08')!, parsePeriod('month', '2016-03')!);
const change = (on: string, label = 'Pods began') => ({ id: on, on, label });

describe('where a series is cut', () => {
	test.each([
		['pods began on 26 October 2015: November is the first month after', ['2015-10-26'], [3]],
		['a change on the first of a month cuts at that month', ['2015-11-01'], [3]],
		['a change before the first month cuts nothing', ['2015-08-01', '2009-01-01'], []],
		['nor does one in the last month', ['2016-03-15'], []],
		['two in one month cut once', ['2015-10-02', '2015-10-26'], [3]],
		['two in two months cut twice', ['2016-01-10', '2015-10-26'], [3, 6]],
	])('%s', (_, days, cuts) => {
		const found = rebasesOf(
			days.map((day) => change(day)),
			months,
		);
		expect(found.map(({ at }) => at)).toEqual(cuts);
	});

	test('two in one month are both named', () => {
		const found = rebasesOf([change('2015-10-26', 'Pods'), change('2015-10-02', 'New system')], months);
		expect(found).toEqual([{ at: 3, labels: ['New system', 'Pods'] }]);
	});
});

describe('a known change', () => {
	const path = '/api/trends/known-changes';
	const pods = { on: '2026-03-02', label: 'Pods began' };

	test('is noted and taken away by the complaints manager or quality assurance, read by anybody, and kept in the history', async () => {
		const town = await townWithTrends();
		const omar = await town.as('omar');
		const { json } = await omar.post<{ id: string }>(path, pods);
		const read = async () => (await town.stranger().get<{ changes: object[] }>(path)).json.changes;
		expect(await read()).toEqual([{ id: json.id, ...pods }]);
		expect((await (await town.as('quentin')).delete(`${path}/${json.id}`)).status).toBe(204);
		expect(await read()).toEqual([]);
		expect((await omar.delete(`${path}/${json.id}`)).status).toBe(404);
		const lines = await town.db.selectFrom('record').select(['what', 'who_id']).orderBy('line').execute();
		expect(lines).toEqual([
			{ what: 'known_change.noted', who_id: 'account-omar' },
			{ what: 'known_change.removed', who_id: 'account-quentin' },
		]);
	});

	test.each([
		[{ on: '2026-12-01' }, 422, 'trends.change.future'],
		[{ on: '1915-10-26' }, 422, 'trends.change.too_long_ago'],
		[{ on: '2026-02-30' }, 422, 'form.field.not_a_day'],
		[{ on: '2026-03-02', label: 'Again' }, 409, 'trends.change.day_exists'],
	])('is refused with %j', async (wrong, status, code) => {
		const town = await townWithTrends();
		const omar = await town.as('omar');
		await omar.post(path, pods);
		const answer = await omar.post<Refused>(path, { ...pods, ...wrong });
		const { error } = answer.json;
		expect([answer.status, error.fields?.on ?? error.code]).toEqual([status, code]);
	});
});

describe('days between one complaint and the next', () => {
	test('are those between the days received; of an anonymous one and of thank-yous there are none', async () => {
		const town = await townWithTrends();
		await tellCouncil(town.db, [
			{ on: '2026-05-01', pod: town.pod('otter') },
			{ on: '2026-05-11', pod: town.pod('oak') },
			{ on: '2026-05-12', route: 'outside_procedure' },
			{ on: '2026-05-13', kind: 'compliment' },
			{ on: '2026-06-01', pod: town.pod('otter') },
			{ on: '2026-06-01', pod: town.pod('otter') },
		]);
		const omar = await town.as('omar');
		const between = async (query = '') =>
			(await omar.get<{ since: object[] }>(`/api/trends/days-between${query}`)).json.since;
		expect(await between()).toEqual([
			{ on: '2026-05-11', days: 10 },
			{ on: '2026-06-01', days: 21 },
			{ on: '2026-06-01', days: 0 },
		]);
		expect(await between(`?pod=${town.pod('otter')}`)).toEqual([
			{ on: '2026-06-01', days: 31 },
			{ on: '2026-06-01', days: 0 },
		]);
		expect(await between('?pod=pod-never')).toEqual([]);
		expect((await (await town.as('dora')).get('/api/trends/days-between')).status).toBe(403);
	});

	test.each([
		[[], []],
		[['2026-05-01'], []],
	])('of %j are %j', (days, expected) => {
		expect(daysSinceEach(days)).toEqual(expected);
	});

	test.each([
		[[], undefined],
		[[4], 4],
		[[9, 1, 5], 5],
		[[9, 1, 5, 2], 3.5],
	])('the middle of %j is %s', (values, expected) => {
		expect(medianOf(values)).toBe(expected);
	});
});
