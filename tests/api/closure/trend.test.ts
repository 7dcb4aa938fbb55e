import { describe, expect, test } from 'vitest';
import { changeBetween, linesOf, settledYears } from '../../../api/closure/trend.ts';
import { smallTown, type Town } from '../../support/people.ts';
import { publishQuestions } from './asking.ts';

describe('a year is told once nothing in it can move any more', () => {
	test.each([
		['while its last families may still answer', '2026-10-24', '2024-25'],
		['when the last time to answer is over', '2026-10-26', '2025-26'],
	])('%s', (_when, today, newest) => {
		const years = settledYears(today, 3).map(({ code }) => code);
		expect(years).toHaveLength(3);
		expect(years.at(-1)).toBe(newest);
	});
});

test.each([
	[{ answered: 20, asked: 100 }, { answered: 45, asked: 100 }, 'more'],
	[{ answered: 45, asked: 100 }, { answered: 20, asked: 100 }, 'fewer'],
	[{ answered: 6, asked: 12 }, { answered: 9, asked: 12 }, 'no_clear_change'],
] as const)('of %j then and %j now it says: %s', (then, now, change) => {
	expect(changeBetween(then, now)).toBe(change);
});

test('two questionnaires are never added up, and where a year is not told no change is either', () => {
	const rate = (instrument: 'closure_parent' | 'closure_13_17', answered: number) => ({
		...{ instrument, wave: 'closure' as const, answered, asked: 40 },
	});
	const lines = linesOf([
		{ year: '2024-25', rates: [rate('closure_parent', 10)] },
		{ year: '2025-26', rates: [rate('closure_parent', 12), rate('closure_13_17', 8)] },
	]);
	expect(lines).toMatchObject([
		{
			instrument: 'closure_parent',
			shares: [{ share: { answered: 10 } }, { isTooFew: false }],
			change: 'no_clear_change',
		},
		{ instrument: 'closure_13_17', shares: [{ share: null }, { isTooFew: true }], change: null },
	]);
});

describe('the service, year by year', () => {
	test('how many answered comes first; of a few nothing is told, not that they are few', async () => {
		const town = await smallTown({ at: '2026-11-26T10:00:00Z' });
		await publishQuestions(town);
		await endedIn(town, '2024-06-03', { asked: 20, answered: 8 });
		await endedIn(town, '2025-06-02', { asked: 20, answered: 3 });
		const { json, status } = await (await town.as('dora')).get('/api/closure-trend');
		expect(status).toBe(200);
		expect(json).toMatchObject({
			lines: [
				{
					instrument: 'closure_parent',
					shares: [
						{ year: '2022-23', share: null },
						{ year: '2023-24', share: null },
						{ year: '2024-25', share: { answered: 8, asked: 20 }, isTooFew: true },
						{ year: '2025-26', share: null, isTooFew: false },
					],
					change: null,
				},
			],
		});
		expect((await (await town.as('sam')).get('/api/closure-trend')).status).toBe(404);
		expect((await (await town.as('priya')).get('/api/closure-trend')).status).toBe(404);
	});
});

/** So many families whose work ended on a day, asked once, of whom so many chose "yes". */
async function endedIn(town: Town, day: string, { asked, answered }: { asked: number; answered: number }) {
	const at = `${day}T10:00:00.000Z`;
	const { db } = town;
	for (let one = 0; one < asked; one += 1) {
		const id = `${day}-${one}`;
		await db
			.insertInto('closure')
			.values({
				...{ id: id, pod_id: town.pod('otter'), ended_on: day, ended_by: town.id('priya') },
				...{ ended_at: at, has_domestic_abuse: 0 },
			})
			.execute();
		const person = { id, closure_id: id, account_id: town.id('maya'), worker_id: null };
		await db
			.insertInto('closure_person')
			.values({ ...person, instrument: 'closure_parent', contact: 'safe', why_not_asked: null })
			.execute();
		await db
			.insertInto('closure_invitation')
			.values({
				...{ id, person_id: id, wave: 'closure', send_on: day, until_on: day, version_id: 'closure_parent-1' },
				...{ sent_at: at, expires_on: day, reminded_at: null, opened_at: null, with_name: 0 },
			})
			.execute();
		if (one >= answered) continue;
		await db
			.insertInto('response')
			.values({
				...{ id, version_id: 'closure_parent-1', how: 'portal', language: 'en', given_on: day, given_at: at },
				...{ written_by: null, present: null },
			})
			.execute();
		await db
			.insertInto('closure_answer')
			.values({ invitation_id: id, response_id: id, answered_at: at, pass_on: 0, urgent_item_id: null })
			.execute();
	}
}
