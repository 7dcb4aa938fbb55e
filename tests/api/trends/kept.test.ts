import type { Selectable } from 'kysely';
import { expect, test } from 'vitest';
import type { RepresentationTable } from '../../../api/representations/table.ts';
import { eraseRepresentation } from '../../../api/retention/changes-erase.ts';
import { recount } from '../../../api/trends/recount.ts';
import { complaintThemes, complimentThemes } from '../../../api/trends/themes.ts';
import type { Visitor } from '../../support/client.ts';
import { smallTown, type Town } from '../../support/people.ts';
import { aComplaint } from '../../support/saying.ts';
import { type Random, randomFrom } from './histories.ts';

/** Whatever may happen to what families say, through the routes that do it, in any order. */
const SEEDS = Number(process.env.HISTORIES ?? 2);
const ACTS = 90;

interface Scene {
	town: Town;
	random: Random;
	omar: Visitor;
	one: Selectable<RepresentationTable>;
	today: string;
}

type Act = (scene: Scene) => Promise<number | undefined>;
const words = 'Somebody said so.';

const acts: Record<string, Act> = {
	receive: async ({ town, random }) => {
		const who = await town.as(random.oneOf(['maya', 'dan', 'kit', 'nan']));
		const kind = random.oneOf(['complaint', 'complaint', 'complaint', 'compliment', 'comment']);
		const points = Array.from({ length: kind === 'complaint' ? 1 + random.below(3) : 1 }, () => words);
		const about = { kind, points, pod: random.next() < 0.2 ? null : town.pod(random.oneOf(['otter', 'oak'])) };
		const thanks = kind === 'complaint' && random.next() < 0.2 ? { thanks: words } : {};
		const wants = kind === 'complaint' ? { wants: words } : { wants: undefined };
		return (await who.post('/api/representations', { ...aComplaint(town), ...about, ...wants, ...thanks })).status;
	},
	theme: async ({ omar, random, one }) => {
		const list = one.kind === 'compliment' ? complimentThemes : complaintThemes;
		const themes = [...new Set(Array.from({ length: random.below(4) }, () => random.oneOf(list)))];
		return (await omar.put(`/api/cases/${one.id}/themes`, { themes })).status;
	},
	answer: async ({ town, random }) => {
		const waiting = await town.db
			.selectFrom('register_line')
			.select(['representation_id as id', 'held_pod_id as pod'])
			.where('phase', '=', 'stage_1')
			.where('sent_to', '=', 'pod')
			.execute();
		if (waiting.length === 0) return undefined;
		const { id: it, pod } = random.oneOf(waiting);
		const points = await town.db
			.selectFrom('complaint_point')
			.select('id')
			.where('representation_id', '=', it)
			.execute();
		const findings = points.map(({ id }) => ({
			...{ point: id, words },
			finding: random.oneOf(['upheld', 'partially_upheld', 'not_upheld', 'no_finding']),
		}));
		const manager = await town.as(pod === town.pod('otter') ? 'priya' : 'marcus');
		await manager.post(`/api/cases/${it}/opening`);
		return (await manager.post(`/api/cases/${it}/answer`, { findings, words, screened: true })).status;
	},
	move: async ({ town, omar, random, one }) => {
		const pod = town.pod(random.oneOf(['otter', 'oak']));
		return (await omar.post(`/api/cases/${one.id}/delivery`, { to: 'pod', pod, reason: words })).status;
	},
	other_pods: async ({ town, omar, random, one }) => {
		const pods = random.next() < 0.3 ? [] : [town.pod(random.oneOf(['otter', 'oak', 'heron']))];
		return (await omar.put(`/api/cases/${one.id}/other-pods`, { pods })).status;
	},
	split: async ({ omar, one }) => {
		const kind = one.kind === 'complaint' ? 'compliment' : 'complaint';
		return (await omar.post(`/api/cases/${one.id}/split`, { kind, points: [words] })).status;
	},
	join: async ({ town, omar }) => {
		const all = await town.db
			.selectFrom('representation')
			.innerJoin('procedure', 'procedure.representation_id', 'representation.id')
			.select(['representation.id', 'reference', 'from_account_id', 'received_on'])
			.where('phase', '=', 'stage_1')
			.orderBy('received_on')
			.execute();
		const [first, second] =
			[...Map.groupBy(all, (one) => one.from_account_id).values()].find((one) => one.length > 1) ?? [];
		if (!first || !second) return undefined;
		const body = { reference: first.reference, kind: 'duplicate', reason: words };
		return (await omar.post(`/api/cases/${second.id}/links`, body)).status;
	},
	part: async ({ town, omar }) => {
		const made = await town.db
			.selectFrom('link')
			.select(['id', 'representation_id as one'])
			.where('ended_at', 'is', null)
			.executeTakeFirst();
		return made && (await omar.delete(`/api/cases/${made.one}/links/${made.id}`)).status;
	},
	promise: async ({ omar, random, one, today }) => {
		const kind = random.oneOf(['agreed_action', 'learning', 'remedy']);
		const remedy = kind === 'remedy' ? 'apology' : null;
		const body = { kind, remedy, words, owner: 'The manager', dueOn: today };
		return (await omar.post(`/api/cases/${one.id}/promises`, body)).status;
	},
	keep_promise: async ({ town, omar, today }) => {
		const made = await town.db
			.selectFrom('promise')
			.select(['id', 'representation_id as one'])
			.where('done_on', 'is', null)
			.executeTakeFirst();
		return made && (await omar.post(`/api/cases/${made.one}/promises/${made.id}/doing`, { doneOn: today })).status;
	},
	step: async ({ omar, random, one, today }) => {
		const { json } = await omar.get<{ mayTake?: string[]; steps?: unknown[] }>(`/api/cases/${one.id}/steps`);
		if (!json.mayTake || json.mayTake.length === 0) return undefined;
		const what = random.oneOf(json.mayTake);
		const facts = factsFor(what, random, one, today);
		const body = { step: { what, on: today, ...facts }, seen: json.steps!.length, reason: words, words };
		return (await omar.post(`/api/cases/${one.id}/steps`, body)).status;
	},
	correct_receipt: async ({ omar, random, one, today }) => {
		const { json } = await omar.get<{ steps?: unknown[] }>(`/api/cases/${one.id}/steps`);
		const receivedOn = `2026-0${random.oneOf([3, 4, 5, 6])}-${random.oneOf(['01', '30', '15'])}`;
		const step = { what: 'receipt_corrected', on: today, receivedOn };
		return (await omar.post(`/api/cases/${one.id}/steps`, { step, seen: json.steps?.length ?? 1, reason: words }))
			.status;
	},
	erase: async ({ town, one, today }) => {
		await town.db.transaction().execute((trx) => eraseRepresentation(trx, one.id, `${today}T10:00:00.000Z`));
		return 200;
	},
};

function factsFor(what: string, random: Random, one: Scene['one'], today: string): object {
	const facts: Record<string, object> = {
		receipt_corrected: { receivedOn: one.received_on },
		routed: { route: random.oneOf(['corporate', 'redirected', 'statutory_children']) },
		interest_decided: { accepted: random.next() < 0.7 },
		lateness_decided: { accepted: true },
		stage_1_extended: { reason: 'complexity' },
		stage_1_longer_agreed: { until: '2026-09-30' },
		stage_2_extended: { reason: 'complexity', until: '2026-12-31' },
		panel_arranged: { panelOn: today },
		referred_early: { met: ['report_complete', 'upheld', 'action_plan', 'agreed'] },
		ombudsman_asked: { reference: '26 000 001' },
		ombudsman_decided: { outcome: 'upheld' },
		frozen: { grounds: 'court', points: null },
	};
	return facts[what] ?? {};
}

/** Lives through a random history. Returns how often each act was done, and not refused. */
async function live(seed: number): Promise<{ town: Town; done: Record<string, number> }> {
	const town = await smallTown({ at: '2026-04-01T09:00:00Z' });
	const random = randomFrom(seed);
	const done: Record<string, number> = {};
	for (let at = 0; at < ACTS; at += 1) {
		const day = new Date(Date.UTC(2026, 3, 1, 9) + at * 30 * 3_600_000).toISOString();
		town.clock.set(day);
		const all = await town.db.selectFrom('representation').selectAll().where('erased_at', 'is', null).execute();
		const names = Object.keys(acts).filter((name) => name !== 'erase' || random.next() < 0.2);
		const name = all.length < 4 || random.next() < 0.1 ? 'receive' : random.oneOf(names);
		const omar = await town.as('omar');
		const one = all.length === 0 ? undefined! : random.oneOf(all);
		const status = await acts[name]!({ town, random, omar, one, today: day.slice(0, 10) });
		if (status !== undefined && status >= 500) throw new Error(`${name} answered ${status}`);
		if (status !== undefined && status < 300) done[name] = (done[name] ?? 0) + 1;
		if (at % 10 === 9) expect((await recount(town.db)).differences, `after act ${at}, ${name}`).toEqual([]);
	}
	return { town, done };
}

test('whatever happens to what families say, in any order, the tallies are what a recount finds', async () => {
	const done: Record<string, number> = {};
	for (let seed = 1; seed <= SEEDS; seed += 1) {
		const lived = await live(seed);
		for (const [name, count] of Object.entries(lived.done)) done[name] = (done[name] ?? 0) + count;
		const { representations, kept, differences } = await recount(lived.town.db);
		expect(differences).toEqual([]);
		expect(representations).toBeGreaterThan(10);
		expect(kept).toBeGreaterThan(100);
	}
	console.log(`${SEEDS} random histories: ${JSON.stringify(done)}`);
	expect(Object.keys(acts).filter((name) => !done[name])).toEqual([]);
});

test('whoever writes a row, in whatever way, answers and findings at every stage are counted', async () => {
	const { town } = await live(1);
	const { db } = town;
	const random = randomFrom(5);
	const ids = (await db.selectFrom('representation').select('id').where('kind', '=', 'complaint').execute()).map(
		({ id }) => id,
	);
	const day = () => `2026-0${1 + random.below(9)}-${10 + random.below(19)}`;
	const any = () => random.oneOf(['upheld', 'partially_upheld', 'not_upheld', 'no_finding']);
	for (let at = 0; at < 60; at += 1) {
		const one = random.oneOf(ids);
		const points = await db.selectFrom('complaint_point').select('id').where('representation_id', '=', one).execute();
		const found = {
			...{ representation_id: one, words: '', found_by: 'account-omar', found_at: '2026-06-08T10:00:00.000Z' },
		};
		const stage = 2 + random.below(2);
		const answered = random.next() < 0.7 ? day() : null;
		const row = { representation_id: one, stage, basis: 'requested', answered_on: answered, took: random.below(80) };
		await db.deleteFrom('stage').where('representation_id', '=', one).where('stage', '=', stage).execute();
		await db
			.insertInto('stage')
			.values({
				...row,
				id: `s${at}`,
				started_on: null,
				due_on: null,
				latest_on: null,
				answered_at: null,
				answered_by: null,
				resolution_terms: null,
			})
			.execute();
		for (const [index, { id }] of points.entries()) {
			const report = random.oneOf(['investigation', 'adjudication', 'response'] as const);
			const given = {
				id: `f${at}-${index}`,
				point_id: id,
				finding: any(),
				report,
				step_number: at,
				recommendation: null,
			};
			await db
				.insertInto('report_finding')
				.values({ ...found, ...given, words: '' as never })
				.execute();
		}
		await db.updateTable('stage').set({ answered_on: day() }).where('representation_id', '=', one).execute();
		await db.updateTable('finding').set({ finding: any() }).where('representation_id', '=', one).execute();
		await db
			.updateTable('report_finding')
			.set({ finding: any() })
			.where('representation_id', '=', one)
			.where('report', '=', 'response')
			.execute();
		await db
			.updateTable('promise')
			.set({ kind: 'learning', done_on: random.next() < 0.5 ? null : day() })
			.where('representation_id', '=', one)
			.execute();
		await db
			.updateTable('step')
			.set({ happened_on: day() })
			.where('representation_id', '=', one)
			.where('number', '>', 1)
			.execute();
		if (at % 5 === 4) await db.deleteFrom('report_finding').where('representation_id', '=', one).execute();
		if (at % 20 === 19) expect((await recount(db)).differences).toEqual([]);
	}
	const kept = await db.selectFrom('tally').select(['slice', 'col']).where('many', '>', 0).distinct().execute();
	const answered = kept
		.filter(({ slice }) => slice === 'finding' || slice === 'took')
		.map(({ slice, col }) => `${slice} ${col}`);
	expect(answered).toEqual(
		expect.arrayContaining(['finding stage_2', 'finding stage_3', 'took stage_2', 'took stage_3']),
	);
});

test('a tally that is not what was told is found, by its place', async () => {
	const { town } = await live(1);
	await town.db
		.updateTable('tally')
		.set((of) => ({ many: of('many', '+', 1) }))
		.where('slice', '=', 'all')
		.where('scope', '=', 'all')
		.where('col', '=', 'complaints')
		.where('month', '=', '2026-04')
		.execute();
	const { differences } = await recount(town.db);
	expect(differences).toMatchObject([{ place: 'all|2026-04|all|all|complaints' }]);
	expect(differences[0]!.kept).toBe(differences[0]!.counted + 1);
});
