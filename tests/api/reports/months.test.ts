import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { reviseSignedMonths } from '../../../api/reports/changes-months.ts';
import { type Difference, differences, type Figure, hintsOf } from '../../../api/reports/month.ts';
import type { Name } from '../../support/people.ts';
import { smallTown, type Town } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

interface Month {
	figures: Figure[];
	digest: string;
	hints: { code: string; count: number }[];
	signed: { at: string; by: string } | null;
	notes: { words: string }[];
	revisions: {
		differences: Difference[];
		causes: { what: string; reference: string | null; by: string }[];
		notes: { words: string }[];
	}[];
	pending: Difference[];
}

let town: Town;
let complaint: { id: string; reference: string };

/** May: two complaints and a thank-you. It is the third of June now. */
beforeEach(async () => {
	town = await smallTown({ at: '2026-05-12T10:00:00Z' });
	complaint = await say(await town.as('maya'), aComplaint(town));
	await say(town.stranger(), aComplaint(town));
	await say(town.stranger(), aComplaint(town, { kind: 'compliment', points: ['Thank you'], wants: null }));
	town.clock.set('2026-06-03T10:00:00Z');
});

const look = async (who: Name = 'quentin', month = '2026-05') =>
	(await (await town.as(who)).get<Month>(`/api/months/${month}`)).json;
const received = ({ figures }: Month, column: string) =>
	figures.find((one) => one.slice === 'all' && one.part === 'all' && one.column === column)?.count;

async function sign(who: Name = 'quentin', said: object = {}, month = '2026-05') {
	const { digest } = await look(who, month);
	const body = { seen: digest, words: 'Complaints were about calls.', checked: [], ...said };
	return (await town.as(who)).post(`/api/months/${month}/signature`, body);
}

async function correctReceipt(): Promise<void> {
	const omar = await town.as('omar');
	const { steps } = (await omar.get<{ steps: object[] }>(`/api/cases/${complaint.id}/steps`)).json;
	const step = { what: 'receipt_corrected', on: '2026-06-03', receivedOn: '2026-04-30' };
	const sent = { step, seen: steps.length, reason: 'It was in the post room.', words: null };
	const answer = await omar.post(`/api/cases/${complaint.id}/steps`, sent);
	if (answer.status >= 300) throw new Error(JSON.stringify(answer.json));
}

test('a quality manager reads a month with what to look at first, and signs it as it was read', async () => {
	const before = await look();
	expect([received(before, 'complaints'), received(before, 'compliments')]).toEqual([2, 1]);
	expect(before.hints).toContainEqual({ code: 'uncoded', count: 3 });
	expect((await sign()).status).toBe(204);
	const after = await look();
	expect(after).toMatchObject({ signed: { by: 'Quentin Moss' }, notes: [{ words: 'Complaints were about calls.' }] });
	expect(after.figures).toEqual(before.figures);
	expect([after.revisions, after.pending]).toEqual([[], []]);
});

test('S65: a receipt date that is corrected after the month was signed shows as a revision, and never silently', async () => {
	await sign();
	await correctReceipt();
	const moved: Difference[] = [{ slice: 'all', part: 'all', column: 'complaints', was: 2, is: 1 }];
	const soon = await look();
	expect(received(soon, 'complaints'), 'what was signed stands').toBe(2);
	expect(soon.pending).toEqual(expect.arrayContaining(moved));

	await reviseSignedMonths(town.world);
	await reviseSignedMonths(town.world);
	const kept = await look('omar');
	expect(received(kept, 'complaints')).toBe(2);
	expect([kept.revisions.length, kept.pending]).toEqual([1, []]);
	expect(kept.revisions[0]!.differences).toEqual(expect.arrayContaining(moved));
	expect(kept.revisions[0]!.causes).toContainEqual(
		expect.objectContaining({ what: 'step.receipt_corrected', by: 'Omar Reid', reference: complaint.reference }),
	);
	const asQuality = await look();
	expect(JSON.stringify(asQuality), 'which complaint it was is the team’s to know').not.toContain(complaint.reference);

	const quentin = await town.as('quentin');
	const said = { revision: 1, words: 'It had lain in the post room.', checked: [] };
	expect((await quentin.post('/api/months/2026-05/notes', said)).status).toBe(204);
	expect((await look()).revisions[0]!.notes).toMatchObject([{ words: 'It had lain in the post room.' }]);
});

test('choosing the other pods that a complaint is about corrects no figure of the service, and is no cause of a correction', async () => {
	await sign();
	const omar = await town.as('omar');
	const chosen = await omar.put(`/api/cases/${complaint.id}/other-pods`, { pods: [town.pod('heron')] });
	expect(chosen.status).toBeLessThan(300);
	await reviseSignedMonths(town.world);
	expect(await look()).toMatchObject({ revisions: [], pending: [] });
	await correctReceipt();
	await reviseSignedMonths(town.world);
	const { causes } = (await look('omar')).revisions[0]!;
	expect(causes.map(({ what }) => what)).not.toContain('representation.about_pods');
});

test('a complaint that goes on after its month, and a promise that is kept, correct nothing', async () => {
	await sign();
	const omar = await town.as('omar');
	await town.db.updateTable('procedure').set({ stage: 2 }).where('representation_id', '=', complaint.id).execute();
	const promised = { kind: 'learning', remedy: null, words: 'To ring', owner: 'Priya Shah', dueOn: '2026-07-01' };
	await omar.post(`/api/cases/${complaint.id}/promises`, promised);
	await reviseSignedMonths(town.world);
	expect(await look()).toMatchObject({ revisions: [], pending: [] });
});

describe('wrong turns', () => {
	test('a month that is signed is not signed again, and of two at once one signs', async () => {
		const both = await Promise.all([sign('quentin'), sign('omar')]);
		expect(both.map(({ status }) => status).toSorted()).toEqual([204, 409]);
		const again = await sign('omar');
		expect([again.status, again.json]).toEqual([409, { error: { code: 'reports.month.signed' } }]);
	});

	test.each([
		['that is not over', '2026-06', 409, 'reports.month.not_over'],
		['in which nothing was counted yet', '2026-04', 409, 'reports.month.nothing_counted'],
	])('a month %s', async (_, month, status, code) => {
		const answer = await sign('quentin', {}, month);
		expect([answer.status, answer.json]).toEqual([status, { error: { code } }]);
	});

	test.each(['2026-13', '2026-5', 'may', '2026-05-01', '2026-27'])('%s is no month', async (month) => {
		const answer = await (await town.as('omar')).get(`/api/months/${month}`);
		expect([answer.status, answer.json]).toEqual([
			422,
			{ error: { code: 'form.fields.invalid', fields: { month: 'reports.month.unknown' } } },
		]);
	});

	test('a figure that moved since it was read is read again before it is signed', async () => {
		const { digest } = await look();
		await correctReceipt();
		const sent = { seen: digest, words: 'A quiet month.', checked: [] };
		const answer = await (await town.as('quentin')).post('/api/months/2026-05/signature', sent);
		expect([answer.status, answer.json]).toEqual([409, { error: { code: 'reports.month.moved' } }]);
	});

	test('words that may name somebody are looked at first', async () => {
		const words = 'Maya was right, and so was May.';
		const refused = await sign('quentin', { words });
		expect(refused).toMatchObject({ status: 422, json: { error: { fields: { words: 'reports.words.look_again' } } } });
		const { json } = await (await town.as('quentin')).post<{ found: object[] }>('/api/commentaries/looks', { words });
		expect(json.found).toEqual([{ kind: 'name', words: 'Maya', mayPass: true }]);
		expect((await sign('quentin', { words, checked: ['Maya'] })).status).toBe(204);
	});

	test('nobody signs who does not answer for figures', async () => {
		for (const who of ['ruth', 'dora', 'priya', 'ada'] as const) {
			const body = { seen: 'x', words: 'x', checked: [] };
			expect((await (await town.as(who)).post('/api/months/2026-05/signature', body)).status, who).toBe(403);
		}
	});
});

test('the database lets nobody change or remove what was signed', async () => {
	await sign();
	for (const change of [
		`update month_version set figures = '[]'`,
		'delete from month_version',
		`update month_note set words = 'x'`,
		'delete from month_note',
	]) {
		await expect(sql.raw(change).execute(town.db), change).rejects.toThrow(/stands/);
	}
});

test('what goes on by itself is no correction, and a figure that is new was nought', () => {
	const at = { part: 'x', column: 'complaints' } as const;
	const before: Figure[] = [
		{ slice: 'stage', ...at, count: 2 },
		{ slice: 'theme', ...at, count: 1 },
	];
	const after: Figure[] = [
		{ slice: 'stage', ...at, count: 1 },
		{ slice: 'theme', ...at, count: 1 },
		{ slice: 'route', ...at, count: 1 },
	];
	expect(differences(before, after)).toEqual([{ slice: 'route', ...at, was: 0, is: 1 }]);
	expect(hintsOf([])).toEqual([]);
});
