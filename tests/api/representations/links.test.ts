import { expect, test } from 'vitest';
import { type Name, smallTown } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

/** Maya complains on Monday 8 June 2026, and again, in other words, on Wednesday. */
async function twice(second: Name = 'maya', changes: Record<string, unknown> = {}) {
	const town = await smallTown({ at: '2026-06-08T10:00:00Z' });
	const first = await say(await town.as('maya'), aComplaint(town));
	town.clock.set('2026-06-10T10:00:00Z');
	const again = await say(await town.as(second), aComplaint(town, changes));
	const omar = await town.as('omar');
	const link = (changes: object = {}, from = again.id) =>
		omar.post(`/api/cases/${from}/links`, {
			reference: first.reference,
			kind: 'duplicate',
			reason: 'The same calls, told twice.',
			...changes,
		});
	const links = async (id: string) => (await omar.get<{ id: string }[]>(`/api/cases/${id}/links`)).json;
	const phase = async (id: string) =>
		town.db
			.selectFrom('procedure')
			.select(['phase', 'due_on'])
			.where('representation_id', '=', id)
			.executeTakeFirstOrThrow();
	const thread = async () => (await (await town.as(second)).get(`/api/representations/${again.id}`)).json;
	return { town, first, again, omar, link, links, phase, thread };
}

test('a duplicate is answered under the earlier one: its own clock stops, and the earlier keeps its dates', async () => {
	const { first, again, link, phase } = await twice();
	expect((await link()).status).toBe(204);
	expect(await phase(again.id)).toEqual({ phase: 'joined', due_on: null });
	expect(await phase(first.id)).toEqual({ phase: 'stage_1', due_on: '2026-06-22' });
});

test('the person is told, in their thread, that both are answered together', async () => {
	const { first, link, thread } = await twice();
	await link();
	expect(await thread()).toMatchObject({ phase: 'joined', mayTake: [], messages: [{ letter: 'joined' }] });
	expect(await thread()).toMatchObject({ answeredUnder: { id: first.id, reference: first.reference } });
});

test('it stands on both as what it is, and only officers see it', async () => {
	const { town, first, again, link, links } = await twice();
	await link();
	expect(await links(again.id)).toMatchObject([{ reference: first.reference, kind: 'duplicate', answeredThere: true }]);
	expect(await links(first.id)).toMatchObject([{ reference: again.reference, answeredThere: false }]);
	expect((await (await town.as('priya')).get(`/api/cases/${first.id}/links`)).status).toBe(403);
});

test('a wrong link is ended: it is looked at on its own again, with the dates it had, and the person is told', async () => {
	const { again, omar, link, links, phase, thread } = await twice();
	await link();
	const [made] = await links(again.id);
	expect((await omar.delete(`/api/cases/${again.id}/links/${made!.id}`)).status).toBe(204);
	expect(await phase(again.id)).toEqual({ phase: 'stage_1', due_on: '2026-06-24' });
	expect(await thread()).toMatchObject({ messages: [{ letter: 'joined' }, { letter: 'parted' }] });
	expect(await links(again.id)).toEqual([]);
	expect((await omar.delete(`/api/cases/${again.id}/links/${made!.id}`)).status).toBe(409);
});

test('two parents who complain of the same thing are two complainants: never a duplicate, and neither learns of the other', async () => {
	const { first, link, links, thread } = await twice('dan');
	expect(await link()).toMatchObject({ json: { error: { fields: { reference: 'representation.link.two_people' } } } });
	expect((await link({ kind: 'related' })).status).toBe(204);
	expect(await links(first.id)).toMatchObject([{ kind: 'related', answeredThere: false }]);
	expect(JSON.stringify(await thread())).not.toContain(first.reference);
	expect(await thread()).toMatchObject({ phase: 'stage_1', messages: [] });
});

test('of two that are one, the earlier stays', async () => {
	const { first, again, link } = await twice();
	expect(await link({ reference: again.reference }, first.id)).toMatchObject({
		json: { error: { fields: { reference: 'representation.link.earlier_stays' } } },
	});
});

test.each([
	['itself', (of: { again: { reference: string } }) => of.again.reference, 'itself'],
	['nothing we know', () => '0000-0000', 'unknown_reference'],
])('it cannot be linked to %s', async (_, reference, code) => {
	const made = await twice();
	expect(await made.link({ reference: reference(made) })).toMatchObject({
		status: 422,
		json: { error: { fields: { reference: `representation.link.${code}` } } },
	});
});

test('a thank-you is related to a complaint, and never its duplicate; the same two are linked once', async () => {
	const { link } = await twice('maya', { kind: 'compliment', wants: null });
	expect(await link()).toMatchObject({
		json: { error: { fields: { reference: 'representation.link.not_complaints' } } },
	});
	expect((await link({ kind: 'related' })).status).toBe(204);
	expect(await link({ kind: 'related' })).toMatchObject({
		json: { error: { fields: { reference: 'representation.link.already' } } },
	});
});

test('an answered complaint joins no other, and nothing is written of the try', async () => {
	const { town, again, link, links } = await twice();
	await town.db
		.insertInto('step')
		.values({
			...{ id: 'answered', representation_id: again.id, number: 2, what: 'stage_1_answered', facts: '{}' },
			...{ happened_on: '2026-06-10', reason: null, taken_at: '2026-06-10T10:00:00Z', taken_by: null, side: 'staff' },
		})
		.execute();
	expect((await link()).status).toBe(409);
	expect(await links(again.id)).toEqual([]);
});

test('an officer who is complained about in one of the two neither links it nor learns that it is linked', async () => {
	const { town, first, again, link, links } = await twice();
	await link();
	await town.db
		.updateTable('representation')
		.set({ about_account_id: town.id('omar') })
		.where('id', '=', first.id)
		.execute();
	expect(await links(again.id)).toEqual([]);
	expect(await link({ kind: 'related' })).toMatchObject({
		json: { error: { fields: { reference: 'representation.link.unknown_reference' } } },
	});
});

test('sent twice, it is counted once', async () => {
	const { town, link } = await twice();
	const counted = async () => {
		const { json } = await (await town.as('omar')).get<{ rows: { cells: unknown[] }[] }>('/api/trends?of=all');
		return JSON.stringify(json);
	};
	const before = await counted();
	await link();
	expect(await counted()).not.toBe(before);
});
