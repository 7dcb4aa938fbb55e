import { expect, test } from 'vitest';
import { asIfProclaimed } from '../../../api/calendar/bank-holidays.ts';
import { workOut } from '../../../api/calendar/clocks.ts';
import { moveDates } from '../../../api/representations/changes-dates.ts';
import { type Name, smallTown } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

/** Received on Monday 8 June 2026: due on 22 June, 6 July at the latest. Friday 19 June is a working day as yet. */
async function inFlight({ from = 'maya', changes = {} }: { from?: Name; changes?: Record<string, unknown> } = {}) {
	const town = await smallTown({ at: '2026-06-08T10:00:00Z' });
	const { id } = await say(await town.as(from), aComplaint(town, changes));
	const omar = await town.as('omar');
	const dates = async () =>
		town.db
			.selectFrom('procedure')
			.select(['due_on', 'latest_on', 'acknowledge_by'])
			.where('representation_id', '=', id)
			.executeTakeFirstOrThrow();
	const thread = async () =>
		(
			await (
				await town.as(from)
			).get<{ messages: { letter: string | null; words: string }[]; dueOn: string }>(`/api/representations/${id}`)
		).json;
	const history = async () =>
		(await omar.get<{ history: { what: string; particulars: object }[] }>(`/api/cases/${id}`)).json.history.filter(
			({ what }) => what === 'procedure.dates_moved',
		);
	return { town, id, omar, dates, thread, history };
}

const coronation = { day: '2026-06-19', name: 'The coronation' };

test('a day proclaimed a bank holiday moves the dates of a case in flight', async () => {
	const { omar, dates } = await inFlight();
	expect(await dates()).toMatchObject({ due_on: '2026-06-22', latest_on: '2026-07-06' });
	expect(await omar.post('/api/holidays', coronation)).toMatchObject({ status: 201, json: { moved: 1 } });
	expect(await dates()).toMatchObject({ due_on: '2026-06-23', latest_on: '2026-07-07' });
});

test('it says so: the old date and the new one stay in the history, and the person is told of theirs', async () => {
	const { omar, thread, history } = await inFlight();
	await omar.post('/api/holidays', coronation);
	expect(await history()).toMatchObject([
		{ particulars: { clock: 'stage_1', before: '2026-06-22', after: '2026-06-23' } },
	]);
	const { messages } = await thread();
	expect(messages).toMatchObject([{ letter: 'date_moved' }]);
	expect(messages[0]!.words).toContain('Tuesday 23 June 2026');
});

test('what would move can be asked first, and asking changes nothing', async () => {
	const { id, omar, dates } = await inFlight();
	const effect = await omar.get('/api/holidays/2026-06-19/effect');
	expect(effect.json).toMatchObject([
		{ id, clock: 'stage_1', dueOn: '2026-06-22', wouldBeDueOn: '2026-06-23', panelThatDay: false },
	]);
	expect(await dates()).toMatchObject({ due_on: '2026-06-22' });
	expect((await omar.get('/api/clocks/stage_1?from=2026-06-08')).json).toMatchObject({ dueOn: '2026-06-22' });
});

test('the public arithmetic names the day as a bank holiday from then on', async () => {
	const { town, omar } = await inFlight();
	await omar.post('/api/holidays', coronation);
	const { json } = await town.stranger().get<{ dueOn: string; steps: object[] }>('/api/clocks/stage_1?from=2026-06-08');
	expect(json.dueOn).toBe('2026-06-23');
	expect(json.steps).toContainEqual({ on: '2026-06-19', day: null, because: 'bank_holiday' });
	const { json: known } = await town.stranger().get('/api/holidays');
	expect(known).toMatchObject({ from: '2020-01-01', to: '2028-12-31', proclaimed: [coronation] });
});

test('a day before which everything was due moves nothing', async () => {
	const { omar, dates, history } = await inFlight();
	expect((await omar.post('/api/holidays', { day: '2026-07-08', name: 'Later' })).json).toEqual({ moved: 0 });
	expect(await dates()).toMatchObject({ due_on: '2026-06-22', latest_on: '2026-07-06' });
	expect(await history()).toEqual([]);
});

test('only the last lawful day moves where the day lies beyond the due day: the person’s own date stays, and no letter goes', async () => {
	const { omar, dates, thread } = await inFlight();
	expect((await omar.post('/api/holidays', { day: '2026-07-01', name: 'Later' })).json).toEqual({ moved: 1 });
	expect(await dates()).toMatchObject({ due_on: '2026-06-22', latest_on: '2026-07-07' });
	expect((await thread()).messages).toEqual([]);
});

test('the day by which it is to be acknowledged moves too', async () => {
	const { omar, dates } = await inFlight();
	expect((await dates()).acknowledge_by).toBe('2026-06-10');
	await omar.post('/api/holidays', { day: '2026-06-09', name: 'Tomorrow' });
	expect((await dates()).acknowledge_by).toBe('2026-06-11');
});

test('entered by mistake and taken back, the dates are where they were, and the history keeps both moves', async () => {
	const { town, omar, dates, history } = await inFlight();
	await omar.post('/api/holidays', coronation);
	expect((await omar.post('/api/holidays/2026-06-19/removal', {})).json).toEqual({ moved: 1 });
	expect(await dates()).toMatchObject({ due_on: '2026-06-22', latest_on: '2026-07-06' });
	expect((await history()).map(({ particulars }) => particulars)).toMatchObject([
		{ before: '2026-06-22', after: '2026-06-23' },
		{ before: '2026-06-23', after: '2026-06-22' },
	]);
	const rows = await town.db.selectFrom('proclaimed_holiday').selectAll().execute();
	expect(rows).toMatchObject([{ day: '2026-06-19', added_by: town.id('omar'), removed_by: town.id('omar') }]);
	expect((await omar.post('/api/holidays/2026-06-19/removal', {})).status).toBe(404);
});

test('a house that hears of the day later moves what it has, once', async () => {
	const { town, omar, thread } = await inFlight();
	await omar.post('/api/holidays', coronation);
	await town.db.updateTable('procedure').set({ due_on: '2026-06-22' }).execute(); // written by a house that did not know
	expect(await moveDates(town.world)).toBe(1);
	expect(await moveDates(town.world)).toBe(0);
	expect((await thread()).messages).toHaveLength(2);
});

test.each([
	['a Saturday', '2026-06-20', 'calendar.holidays.no_working_day'],
	['a bank holiday that is known', '2026-08-31', 'calendar.holidays.no_working_day'],
	['no day of the calendar', '2026-06-31', 'form.field.not_a_day'],
])('%s cannot be proclaimed', async (_, day, code) => {
	const { omar } = await inFlight();
	const refused = await omar.post('/api/holidays', { day, name: 'A day' });
	expect(refused).toMatchObject({ status: 422, json: { error: { fields: { day: code } } } });
});

test('a day twice, and a day beyond the table, are refused by code', async () => {
	const { omar } = await inFlight();
	await omar.post('/api/holidays', coronation);
	const again = await omar.post('/api/holidays', coronation);
	expect(again).toMatchObject({
		status: 422,
		json: { error: { fields: { day: 'calendar.holidays.no_working_day' } } },
	});
	const beyond = await omar.post('/api/holidays', { day: '2029-06-19', name: 'A day' });
	expect(beyond).toMatchObject({ status: 422, json: { error: { code: 'calendar.holidays.unknown' } } });
});

test('a panel’s papers are counted backwards: a proclaimed day in between makes them due earlier', () => {
	const may = new Set(['2026-05-13']);
	expect(workOut('panel_papers', '2026-05-20').dueOn).toBe('2026-05-06');
	expect(asIfProclaimed(may, () => workOut('panel_papers', '2026-05-20').dueOn)).toBe('2026-05-05');
	expect(workOut('panel_papers', '2026-05-20').dueOn).toBe('2026-05-06');
});

test('an officer is not told of what would move in a complaint about themselves', async () => {
	const { town, omar } = await inFlight();
	await town.db
		.updateTable('representation')
		.set({ about_account_id: town.id('omar') })
		.execute();
	expect((await omar.get('/api/holidays/2026-06-19/effect')).json).toEqual([]);
	expect((await (await town.as('ruth')).get('/api/holidays/2026-06-19/effect')).json).toHaveLength(1);
});
