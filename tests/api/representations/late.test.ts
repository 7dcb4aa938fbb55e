import { expect, test } from 'vitest';
import { tellLate } from '../../../api/representations/changes-late.ts';
import { remindOfDueDays, remindOfUntouched } from '../../../api/representations/changes-remind.ts';
import { type Name, smallTown } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

interface Thread {
	id: string;
	newReplies: number;
	messages: { side: string; words: string; letter: string | null; name: string | null; role: string | null }[];
}

/** Received on Monday 12 January 2026: due on 26 January, 9 February at the latest. */
async function unanswered(changes: Record<string, unknown> = {}, from: Name = 'maya') {
	const town = await smallTown({ at: '2026-01-12T10:00:00Z' });
	const { id } = await say(await town.as(from), aComplaint(town, changes));
	const seen = async () => (await (await town.as(from)).get<Thread>(`/api/representations/${id}`)).json;
	const at = async (moment: string, chore = tellLate) => (town.clock.set(moment), chore(town.world));
	const mail = async (kind: string) =>
		(await town.db.selectFrom('letter').select('address').where('kind', '=', kind).orderBy('id').execute()).map(
			({ address }) => address,
		);
	const answer = async () => {
		const point = await town.db.selectFrom('complaint_point').select('id').executeTakeFirstOrThrow();
		const findings = [{ point: point.id, finding: 'upheld', words: 'We were late, and we are sorry.' }];
		return (await town.as('priya')).post(`/api/cases/${id}/answer`, { findings, words: 'Dear Maya', screened: true });
	};
	return { town, id, seen, at, mail, answer };
}

/** Without the marks that keep digits in their order. */
const plain = (words: string) => words.replace(/[\u2066-\u2069]/g, '').replaceAll('\u00a0', ' ');

test('S16: the day after the last day, the person sees that stage 2 is open to them, and nothing goes there by itself', async () => {
	const { town, id, seen, at } = await unanswered();
	town.clock.set('2026-02-09T23:59:00Z');
	expect(await seen()).toMatchObject({ mayTake: ['withdrawn'] });
	town.clock.set('2026-02-10T00:01:00Z');
	expect(await seen()).toMatchObject({ mayTake: ['stage_2_requested', 'withdrawn'], progress: 'not_opened' });
	for (const chore of [tellLate, remindOfDueDays, remindOfUntouched]) await at('2026-02-10T09:00:00Z', chore);
	const stages = await town.db.selectFrom('stage').select(['stage', 'answered_at']).execute();
	expect(stages).toEqual([{ stage: 1, answered_at: null }]);
	const omar = await town.as('omar');
	expect((await omar.get('/api/cases?standing=past_latest')).json).toMatchObject({
		rows: [{ id, timeStanding: 'late', mayGoOn: true, sentTo: 'pod' }],
	});
});

test('S16: the complaints team is told once that it is past its last day, in working hours, by a letter that says nothing', async () => {
	const { at, mail } = await unanswered();
	await at('2026-02-09T12:00:00Z', remindOfDueDays);
	expect(await mail('complaint_past_latest')).toEqual([]);
	expect(await at('2026-02-10T00:01:00Z', remindOfDueDays)).toBe(0); // midnight is no time for a letter
	expect(await at('2026-02-10T09:00:00Z', remindOfDueDays)).toBe(1);
	expect(await at('2026-02-10T10:00:00Z', remindOfDueDays)).toBe(0);
	expect(await mail('complaint_past_latest')).toEqual(['priya@council.example', 'complaints@westmere.example']);
});

test('an answer, however late, is an answer: they no longer wait, and nobody says sorry for a second time', async () => {
	const { seen, at, answer } = await unanswered();
	expect(await at('2026-02-12T10:00:00Z')).toBe(1);
	expect((await answer()).status).toBe(204);
	expect(await seen()).toMatchObject({ phase: 'stage_1_answered', answeredOn: '2026-02-12' });
	expect(await at('2026-02-13T10:00:00Z')).toBe(0);
});

test('late is told on the first working morning after: with an apology, the last day, and the way onward', async () => {
	const { seen, at } = await unanswered();
	expect(await at('2026-01-26T16:30:00Z')).toBe(0);
	expect(await at('2026-01-27T08:59:00Z')).toBe(0);
	expect(await at('2026-01-27T09:00:00Z')).toBe(1);
	expect(await at('2026-01-27T10:00:00Z')).toBe(0);
	const { messages } = await seen();
	expect(messages).toMatchObject([{ side: 'staff', letter: 'late_answer', name: 'Alongside', role: null }]);
	const words = plain(messages[0]!.words);
	for (const part of ['sorry', 'Monday 26 January 2026', 'Monday 9 February 2026', '01632 960 150']) {
		expect(words).toContain(part);
	}
});

test('where the day falls before a weekend, it waits for Monday morning', async () => {
	const town = await smallTown({ at: '2026-06-05T10:00:00Z' }); // a Friday: due on Friday 19 June
	await say(await town.as('maya'), aComplaint(town));
	const at = async (moment: string) => (town.clock.set(moment), tellLate(town.world));
	expect(await at('2026-06-20T10:00:00Z')).toBe(0);
	expect(await at('2026-06-21T10:00:00Z')).toBe(0);
	expect(await at('2026-06-22T09:00:00Z')).toBe(1);
});

test('past the last day they are told once more: that they may go on now; and once they have gone on, of the new days', async () => {
	const { town, id, seen, at } = await unanswered();
	await at('2026-01-27T09:00:00Z');
	expect(await at('2026-02-09T12:00:00Z')).toBe(0);
	expect(await at('2026-02-10T09:00:00Z')).toBe(1);
	expect(await at('2026-02-11T09:00:00Z')).toBe(0);
	await (await town.as('maya')).post(`/api/representations/${id}/steps`, { what: 'stage_2_requested' });
	expect(await at('2026-03-18T09:00:00Z')).toBe(0); // day 25 is 18 March
	expect(await at('2026-03-19T09:00:00Z')).toBe(1);
	expect((await seen()).messages.map(({ letter }) => letter)).toEqual([
		'late_answer',
		'late_answer_over',
		'stage_2_requested',
		'late_again',
	]);
});

test.each([
	['ar', 'adult', 'نحن آسفون'],
	['en', 'young', 'Our last day is'],
	['en', 'easy', 'We are late.'],
	['so', 'adult', 'We are sorry'], // a language that we do not have yet
])('told in %s, %s, in their own words, and kept as sent', async (language, wording, part) => {
	const { seen, at } = await unanswered({ language, wording });
	await at('2026-01-27T09:00:00Z');
	expect((await seen()).messages[0]!.words).toContain(part);
});

test('withdrawn, frozen or agreed to take longer: nobody says sorry for a day that nobody waits for', async () => {
	for (const step of [
		{ what: 'withdrawn' },
		{ what: 'frozen', grounds: 'court', points: null },
		{ what: 'stage_1_longer_agreed', until: '2026-03-02' },
	]) {
		const { town, id, at } = await unanswered();
		const body = { step: { on: '2026-01-12', ...step }, seen: 1, reason: 'Agreed.', words: 'Dear Maya' };
		expect((await (await town.as('omar')).post(`/api/cases/${id}/steps`, body)).status).toBe(204);
		expect(await at('2026-01-27T09:00:00Z')).toBe(0);
		await town.close();
	}
});

test('S55: "only here" means that no late letter leaves the portal: the badge alone says that there is one', async () => {
	const { town, at, mail } = await unanswered();
	await at('2026-02-10T09:00:00Z');
	expect(await mail('staff_wrote')).toEqual([]);
	expect((await (await town.as('maya')).get('/api/representations')).json).toMatchObject([{ newReplies: 1 }]);
});

test('S55: where an email is safe, it says that there is a message and nothing else', async () => {
	const { at, mail, town } = await unanswered({ contact: { channel: 'email', detail: 'maya@home.example' } });
	await at('2026-01-27T09:00:00Z');
	expect(await mail('staff_wrote')).toEqual(['maya@home.example']);
	const row = await town.db
		.selectFrom('letter')
		.selectAll()
		.where('kind', '=', 'staff_wrote')
		.executeTakeFirstOrThrow();
	expect(JSON.stringify(row)).not.toMatch(/sorry|late|January|Alongside/);
});

test('two houses that look at the same moment tell once, and remind once', async () => {
	const { town, seen } = await unanswered();
	town.clock.set('2026-01-27T09:00:00Z');
	const chores = [tellLate, tellLate, tellLate, remindOfDueDays, remindOfDueDays];
	await Promise.all(chores.map((chore) => chore(town.world)));
	expect((await seen()).messages).toHaveLength(1);
	const passed = await town.db.selectFrom('letter').select('id').where('kind', '=', 'due_passed').execute();
	expect(passed).toHaveLength(2); // whoever has it, and the complaints team
});

test('whoever has it is reminded five and two working days before, on the day and after, by letters that say nothing', async () => {
	const { town, at, mail } = await unanswered();
	await (
		await town.as('priya')
	).post(`/api/cases/${(await (await town.as('maya')).get<Thread[]>('/api/representations')).json[0]!.id}/opening`);
	const holder = 'priya@council.example';
	const team = 'complaints@westmere.example';
	for (let day = 12; day <= 31; day += 1) {
		for (const time of ['07:00', '09:00', '12:00', '18:00']) await at(`2026-01-${day}T${time}:00Z`, remindOfDueDays);
	}
	expect(await mail('due_in_5_days')).toEqual([holder]);
	expect(await mail('due_in_2_days')).toEqual([holder]);
	expect(await mail('due_today')).toEqual([holder, team]);
	expect(await mail('due_passed')).toEqual([holder, team]);
	const told = await town.db.selectFrom('reminder').select(['kind', 'told_at']).orderBy('told_at').execute();
	expect(told.map(({ kind, told_at }) => [kind, told_at.slice(0, 16)])).toEqual([
		['due_in_5_days', '2026-01-19T09:00'],
		['due_in_2_days', '2026-01-22T09:00'],
		['due_today', '2026-01-26T09:00'],
		['due_passed', '2026-01-27T09:00'],
	]);
});

test('a new due day is reminded of anew', async () => {
	const { town, id, at, mail } = await unanswered();
	await at('2026-01-22T09:00:00Z', remindOfDueDays);
	const step = { what: 'stage_1_extended', on: '2026-01-22', reason: 'complexity' };
	await (await town.as('omar')).post(`/api/cases/${id}/steps`, { step, seen: 1, reason: 'Big.', words: 'Dear Maya' });
	await at('2026-01-27T09:00:00Z', remindOfDueDays);
	await at('2026-02-05T09:00:00Z', remindOfDueDays);
	expect(await mail('due_in_2_days')).toHaveLength(2);
	expect(await mail('due_passed')).toEqual([]);
});

test('untouched for two working days it goes up to the service manager, once, and stays where it is', async () => {
	const { town, id, at, mail } = await unanswered();
	expect(await at('2026-01-14T16:00:00Z', remindOfUntouched)).toBe(0);
	expect(await at('2026-01-15T09:00:00Z', remindOfUntouched)).toBe(1);
	expect(await at('2026-01-16T09:00:00Z', remindOfUntouched)).toBe(0);
	expect(await mail('complaint_untouched')).toEqual(['grace@council.example']);
	expect((await (await town.as('omar')).get(`/api/cases/${id}`)).json).toMatchObject({ sentTo: 'pod', openedAt: null });
});

test('untouched above the pod, it goes to the complaints team; opened, it goes nowhere', async () => {
	const above = await unanswered({ about: 'manager' });
	await above.at('2026-01-15T09:00:00Z', remindOfUntouched);
	expect(await above.mail('complaint_untouched')).toEqual(['complaints@westmere.example']);
	const opened = await unanswered();
	await (await opened.town.as('priya')).post(`/api/cases/${opened.id}/opening`);
	expect(await opened.at('2026-01-15T09:00:00Z', remindOfUntouched)).toBe(0);
});

test('whoever it is about is not reminded of it, even if they have come to manage the pod since', async () => {
	const { town, id, at, mail } = await unanswered({ about: 'worker', worker: 'account-sam' });
	await town.db
		.updateTable('representation')
		.set({ about_account_id: town.id('priya') })
		.where('id', '=', id)
		.execute();
	await at('2026-01-26T09:00:00Z', remindOfDueDays);
	expect(await mail('due_today')).toEqual(['complaints@westmere.example']);
});

test('what staff write for the file is in no late letter, no mail, no record and no log', async () => {
	const { town, id, seen, at } = await unanswered({ contact: { channel: 'email', detail: 'maya@home.example' } });
	const logged: string[] = [];
	const log = { ...town.world.log, error: (...line: unknown[]) => logged.push(JSON.stringify(line)) };
	town.world.log = log as never;
	const omar = await town.as('omar');
	await omar.post(`/api/cases/${id}/notes`, { words: 'CANARY-note' });
	const step = { what: 'stage_1_extended', on: '2026-01-12', reason: 'complexity' };
	await omar.post(`/api/cases/${id}/steps`, { step, seen: 1, reason: 'CANARY-reason', words: 'Dear Maya' });
	await (await town.as('priya')).post(`/api/cases/${id}/bounce`, { reason: 'CANARY-bounce' });
	for (const chore of [tellLate, remindOfDueDays, remindOfUntouched])
		expect(await at('2026-02-10T09:00:00Z', chore)).toBe(1);
	const everything = [
		await seen(),
		(await (await town.as('maya')).get('/api/representations')).json,
		await town.db.selectFrom('message').selectAll().execute(),
		await town.db.selectFrom('letter').selectAll().execute(),
		await town.db.selectFrom('reminder').selectAll().execute(),
		await town.db.selectFrom('record').selectAll().execute(),
		logged,
	];
	expect(JSON.stringify(everything)).not.toContain('CANARY');
	expect(JSON.stringify(await seen())).toContain('late_answer_over');
});

test('one that cannot be told does not keep the others from being told', async () => {
	const { town, id, at } = await unanswered();
	await say(await town.as('dan'), aComplaint(town));
	await town.db.updateTable('step').set({ facts: 'not JSON' }).where('representation_id', '=', id).execute();
	expect(await at('2026-01-27T09:00:00Z')).toBe(1);
});
