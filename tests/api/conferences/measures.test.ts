import { describe, expect, test } from 'vitest';
import { type Chosen, countMeasures, pilotMeasures, shown } from '../../../api/conferences/measures.ts';
import { counting } from '../../../api/questionnaires/measures.ts';
import { ask, hold, plan, sendViews } from '../../support/conferences.ts';
import { type Name, smallTown } from '../../support/people.ts';

const attended: Chosen = {
	attended: ['all'],
	taken_into_account: ['some'],
	speak_up: ['yes'],
	why_attend: ['to_speak'],
};

describe('each measure has its own denominator', () => {
	test('those who answered it; of the meeting itself, those who were there', () => {
		const people: Chosen[] = [
			{ ...attended, safer: ['a_bit'], explained: ['advocate', 'nobody'] },
			{ ...attended, safer: ['no'], explained: ['nobody'], why_attend: ['to_understand'] },
			{ attended: ['no'], taken_into_account: ['all'], speak_up: ['yes'], safer: ['not_sure'] },
			{ safer: ['yes'] },
		];
		expect(countMeasures(people, counting)).toEqual([
			{ measure: 'safer', count: 2, of: 4 },
			{ measure: 'explained', count: 1, of: 2 },
			{ measure: 'why_attend', count: 1, of: 2 },
			{ measure: 'taken_into_account', count: 2, of: 2 },
			{ measure: 'speak_up', count: 2, of: 2 },
		]);
	});

	test('nobody asked is no figure', () => {
		expect(countMeasures([], counting).map(({ of }) => of)).toEqual(pilotMeasures.map(() => 0));
	});
});

describe('nobody is found in a figure', () => {
	test.each([
		['nobody', 0, 0, true],
		['five, whatever they said', 5, 5, true],
		['six who all said yes', 6, 6, false],
		['six who all said no', 0, 6, false],
		['one who said no among twelve', 11, 12, true],
		['five who said yes among twelve', 5, 12, true],
		['six and six', 6, 12, false],
	])('%s', (_, count, of, isHidden) => {
		expect('hidden' in shown({ count, of }, 6)).toBe(isHidden);
	});

	test('under thirty a figure is told as tentative', () => {
		expect(shown({ count: 10, of: 29 }, 6)).toMatchObject({ isTentative: true });
		expect(shown({ count: 10, of: 30 }, 6)).toMatchObject({ isTentative: false });
	});
});

test('what a young person says after a meeting is counted once the quarter has settled, and never alone', async () => {
	const town = await smallTown({ at: '2026-03-16T10:00:00Z' });
	const meetings: string[] = [];
	for (let count = 0; count < 6; count += 1) {
		const conference = await plan(town, { heldOn: '2026-03-16', anchorOn: '2026-03-02' });
		await ask(town, conference, 'kit');
		meetings.push(conference);
		await hold(town, conference);
	}
	const mine = (await (await town.as('kit')).get<{ id: string; purpose: string }[]>('/api/conferences/mine')).json;
	for (const { id } of mine.filter(({ purpose }) => purpose === 'after_meeting')) {
		await sendViews(town, 'kit', id, { attended: 'all', taken_into_account: 'some', safer: 'yes' });
	}
	const told = async (name: Name) => (await town.as(name)).get('/api/conferences/measures');
	expect((await told('quentin')).json).toMatchObject({ until: '2026-01-01', answered: { hidden: true } });
	town.clock.set('2026-04-13T10:00:00Z');
	expect((await told('quentin')).json, 'what is sent late still comes in').toMatchObject({ until: '2026-01-01' });
	town.clock.set('2026-04-14T10:00:00Z');
	for (const name of ['beth', 'quentin', 'dora', 'omar'] as const) {
		expect((await told(name)).json, name).toMatchObject({
			until: '2026-04-01',
			answered: { count: 6, of: 6, isTentative: true },
			measures: [
				{ measure: 'safer', figure: { count: 6, of: 6 } },
				{ measure: 'explained', figure: { hidden: true } },
				{ measure: 'why_attend', figure: { hidden: true } },
				{ measure: 'taken_into_account', figure: { count: 6, of: 6 } },
				{ measure: 'speak_up', figure: { hidden: true } },
			],
		});
	}
	for (const name of ['priya', 'sam', 'grace', 'ruth', 'dee', 'ada'] as const) {
		expect((await told(name)).status, name).toBe(403);
	}
});
