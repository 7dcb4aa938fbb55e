import { expect, test } from 'vitest';
import type { Receipt } from '../../../api/representations/changes-receive.ts';
import { type Name, smallTown } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

interface Item {
	id: string;
	words: string | null;
	decision: { decision: string; reason: string | null; lado: string | null } | null;
}

/** Maya complains on Monday 8 June 2026 and ticks that she is not safe. */
async function raised(changes: Record<string, unknown> = {}) {
	const town = await smallTown({ at: '2026-06-08T10:00:00Z' });
	const receipt: Receipt = await say(await town.as('maya'), aComplaint(town, { notSafe: true, ...changes }));
	const { id } = receipt;
	const items = async (who: Name) => (await town.as(who)).get<Item[]>(`/api/cases/${id}/safeguarding`);
	const decide = async (who: Name, decided: object = {}) => {
		const { json } = await (await town.as('dee')).get<Item[]>('/api/urgent-items');
		const body = { decision: 'referred', lado: 'considered', reason: 'Front door told at 10:20.', ...decided };
		return (await town.as(who)).post(`/api/urgent-items/${json[0]!.id}/decision`, body);
	};
	const sendToPod = async () =>
		(await town.as('omar')).post(`/api/cases/${id}/delivery`, {
			to: 'pod',
			pod: town.pod('otter'),
			reason: 'Decided: for the pod to answer.',
		});
	return { town, id, receipt, items, decide, sendToPod };
}

test('a complaint with "I am not safe" goes to the complaints team first, and its clock runs from the day it came', async () => {
	const { town, id, receipt } = await raised();
	expect(receipt).toMatchObject({ sentTo: 'complaints_team', dueOn: '2026-06-22', with: null });
	expect((await (await town.as('priya')).get(`/api/cases/${id}`)).status).toBe(404);
	expect((await (await town.as('omar')).get(`/api/cases/${id}`)).json).toMatchObject({
		deliveries: [{ why: 'safeguarding_first' }],
	});
});

test('a thank-you with "I am not safe" is read by the complaints team first too', async () => {
	const { receipt } = await raised({ kind: 'compliment', wants: null });
	expect(receipt).toMatchObject({ sentTo: 'complaints_team' });
});

test('nobody in the pod is sent it before a person has decided; after that an officer sends it on, and the clock has not moved', async () => {
	const { town, id, decide, sendToPod } = await raised();
	expect(await sendToPod()).toMatchObject({
		status: 409,
		json: { error: { code: 'representation.delivery.safeguarding_first' } },
	});
	expect((await decide('dee')).status).toBe(204);
	expect((await sendToPod()).status).toBe(204);
	expect((await (await town.as('priya')).get(`/api/cases/${id}`)).json).toMatchObject({
		stage: { startedOn: '2026-06-08', dueOn: '2026-06-22' },
	});
});

test('whoever answers it learns the decision, and neither the words of the alarm nor the reason', async () => {
	const { town, id, items, decide, sendToPod } = await raised();
	const canary = 'CANARY told by the school';
	await (await town.as('omar')).post(`/api/cases/${id}/opening`);
	expect((await (await town.as('omar')).post(`/api/cases/${id}/safeguarding`, { words: canary })).status).toBe(204);
	const officers = (await items('omar')).json;
	expect(officers.map(({ words }) => words)).toEqual([null, canary]);
	for (const { id: item } of officers) {
		const decided = { decision: 'already_known', lado: 'considered', reason: `${canary} too` };
		await (await town.as('dee')).post(`/api/urgent-items/${item}/decision`, decided);
	}
	expect((await decide('dee')).status).toBe(409);
	await sendToPod();
	await (await town.as('priya')).post(`/api/cases/${id}/opening`);
	const { json, status } = await items('priya');
	expect(status).toBe(200);
	expect(json.map(({ decision }) => decision)).toMatchObject([
		{ decision: 'already_known', reason: null, lado: null },
		{ decision: 'already_known', reason: null, lado: null },
	]);
	expect(JSON.stringify([json, (await (await town.as('priya')).get(`/api/cases/${id}`)).json])).not.toContain('CANARY');
	expect(JSON.stringify((await (await town.as('maya')).get(`/api/representations/${id}`)).json)).not.toContain(
		'CANARY',
	);
});

test('the person complained about is told of nothing: no item, no list, no decision of theirs, whatever their role', async () => {
	const { town, id } = await raised();
	for (const subject of ['omar', 'dee'] as const) {
		await town.db
			.updateTable('representation')
			.set({ about: 'worker', about_account_id: town.id(subject) })
			.execute();
		const them = await town.as(subject);
		const item = await town.db.selectFrom('urgent_item').select('id').executeTakeFirstOrThrow();
		expect((await them.get('/api/urgent-items')).json).toEqual([]);
		expect((await them.get(`/api/cases/${id}/safeguarding`)).status).toBe(404);
		const decided = { decision: 'no_further_action', lado: 'considered', reason: 'Nothing.' };
		expect((await them.post(`/api/urgent-items/${item.id}/decision`, decided)).status).toBe(404);
	}
});

test.each(['worker', 'manager'])(
	'of a complaint about a %s nobody can say that it is not about staff',
	async (about) => {
		const { town, decide } = await raised(about === 'worker' ? { about } : { about, pod: null });
		expect(await decide('dee', { lado: 'not_about_staff' })).toMatchObject({
			status: 422,
			json: { error: { fields: { lado: 'urgent.lado.about_staff' } } },
		});
		expect((await decide('dee', { lado: 'referred' })).status).toBe(204);
		const kept = await town.db.selectFrom('urgent_decision').select(['lado', 'decided_by']).execute();
		expect(kept).toEqual([{ lado: 'referred', decided_by: town.id('dee') }]);
	},
);

test('whoever reads of harm in a complaint raises it from there: the complaint stays with them, and only a freeze stops its clock', async () => {
	const { town, id } = await raised({ notSafe: false });
	const priya = await town.as('priya');
	expect((await priya.post(`/api/cases/${id}/safeguarding`, { words: 'A bruise.' })).status).toBe(404); // not opened yet
	await priya.post(`/api/cases/${id}/opening`);
	expect((await priya.post(`/api/cases/${id}/safeguarding`, { words: 'A bruise.' })).status).toBe(204);
	expect((await (await town.as('dee')).get('/api/urgent-items')).json).toMatchObject([
		{ raisedBy: 'Priya Shah', words: 'A bruise.', decision: null, case: id },
	]);
	expect((await priya.get(`/api/cases/${id}`)).json).toMatchObject({ sentTo: 'pod', stage: { dueOn: '2026-06-22' } });
});

test.each(['sam', 'marcus', 'grace', 'dora', 'dee'] as const)(
	'%s, who is not inside the complaint, raises nothing in it and reads nothing of it',
	async (who) => {
		const { town, id, items } = await raised({ notSafe: false });
		if (who !== 'grace') expect((await items(who)).status).toBe(404);
		const post = await (await town.as(who)).post(`/api/cases/${id}/safeguarding`, { words: 'A bruise.' });
		expect(post.status).toBe(who === 'grace' ? 204 : 404);
	},
);
