import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plusDays } from '../../../api/calendar/day.ts';
import { addWorkingDays } from '../../../api/calendar/working-days.ts';
import { makeDemoCouncil } from '../../../api/demo/council.ts';
import { podKeys, pods } from '../../../api/demo/cast.ts';
import { listMembers } from '../../../api/pods/queries.ts';
import { departuresFromTemplate } from '../../../api/pods/template.ts';
import type { RegisterRow } from '../../../api/representations/queries-register.ts';
import { listReports } from '../../../api/reports/queries-annual.ts';
import { listMonths } from '../../../api/reports/queries-months.ts';
import { listTold } from '../../../api/reports/queries-told.ts';
import { testWorld } from '../../support/world.ts';
import { demoWorld, type Westmere, westmere, wednesday } from './westmere.ts';

const patience = 120_000;
let town: Westmere;
beforeAll(async () => {
	town = await westmere();
}, patience);
afterAll(() => town.close());

interface Register {
	rows: RegisterRow[];
	count: number;
}

/** The whole register, as the complaints officer reads it. */
async function register(): Promise<RegisterRow[]> {
	const nasreen = await town.as('Nasreen Choudhury');
	const rows: RegisterRow[] = [];
	for (let page = 1; ; page += 1) {
		const { json } = await nasreen.get<Register>(`/api/cases?page=${page}`);
		rows.push(...json.rows);
		if (rows.length >= json.count) return rows;
	}
}

test('it has signed months, one of them corrected, a report of last year, and things that it says it changed', async () => {
	const { db, world } = town;
	const months = await listMonths(db, world.clock.today());
	expect(months.filter(({ signedBy }) => signedBy === 'Stephen Gaunt').length).toBeGreaterThan(3);
	expect(months.find(({ code }) => code === '2026-09')).toMatchObject({ corrections: 1 });
	expect(await listReports(db)).toEqual([{ year: '2025-26', edition: 1, publishedAt: '2026-05-20T09:40:00.000Z' }]);
	expect((await listTold(db, 'ar', 'plain')).map(({ language }) => language).toSorted()).toEqual(['ar', 'ar', 'en']);
	expect((await listTold(db, 'en', 'easy')).length).toBe(3);
});

test(
	'the same clock makes the same council: references, names, card codes, where everything stands',
	async () => {
		const again = await westmere();
		const told = async ({ db, people }: Westmere) => ({
			people: [people.families.map(({ name, card }) => [name, card]), people.staff.map(({ name }) => name)],
			threads: people.threads,
			kept: await db
				.selectFrom('representation')
				.innerJoin('delivery', 'delivery.representation_id', 'representation.id')
				.leftJoin('stage', 'stage.representation_id', 'representation.id')
				.select([
					'reference',
					'kind',
					'received_at',
					'route',
					'sent_to',
					'why',
					'opened_at',
					'accepted_at',
					'answered_at',
				])
				.select(['due_on', 'return_lookup'])
				.orderBy('reference')
				.orderBy('sent_at')
				.orderBy('stage.stage')
				.execute(),
		});
		expect(await told(again)).toEqual(await told(town));
	},
	patience,
);

describe('the pods', () => {
	test('every open pod is built to the template, and one pod has closed', async () => {
		const today = town.clock.today();
		const rows = await town.db.selectFrom('pod').selectAll().execute();
		const open = rows.filter((pod) => pod.closed_on === null);
		expect(open.map(({ name }) => name).sort()).toEqual(['Kingfisher', 'Lighthouse', 'Oak', 'Otter']);
		expect(rows).toHaveLength(podKeys.length);
		for (const pod of open) {
			const members = await listMembers(town.db, pod.id, today);
			expect(departuresFromTemplate(members), pod.name).toEqual([]);
			const count = (role: string) => members.filter((member) => member.role === role).length;
			expect(count('newly_qualified_social_worker'), pod.name).toBe(1);
			expect(count('business_support_officer'), pod.name).toBe(1);
			expect(count('senior_social_worker'), pod.name).toBeGreaterThanOrEqual(2);
		}
	});

	test('who was in a pod a year ago stays answerable, the closed one too', async () => {
		const heron = (await town.db.selectFrom('pod').select('id').where('name', '=', 'Heron').executeTakeFirstOrThrow())
			.id;
		const names = async (on: string) => (await listMembers(town.db, heron, on)).map(({ name }) => name);
		expect(await names(plusDays(town.clock.today(), -300))).toContain('Vera Stannard');
		expect(await names(plusDays(town.clock.today(), -(pods.heron.closedAgo - 3)))).toEqual([]);
	});

	test('one worker is away with a colleague who stands in, another without', async () => {
		const card = async (name: string) => {
			const { json } = await (
				await town.as(name)
			).get<{ people: { today: string; coveredBy: unknown }[] }>('/api/pods/mine');
			return json.people.filter(({ today }) => today === 'away');
		};
		expect(await card('Leanne')).toMatchObject([{ name: 'Daniel Okafor', coveredBy: { name: 'Siobhan Keane' } }]);
		expect(await card('Stacey')).toMatchObject([{ name: 'Katie Holroyd', coveredBy: null }]);
	});
});

describe('a year of history', () => {
	test('has about ninety thank-yous, thirty-odd complaints and a dozen ideas, over more than a year and unevenly', async () => {
		const rows = await register();
		const count = (kind: string) => rows.filter((row) => row.kind === kind).length;
		expect(count('compliment')).toBeGreaterThan(80);
		expect(count('complaint')).toBeGreaterThanOrEqual(30);
		expect(count('comment')).toBeGreaterThanOrEqual(12);
		const months = Map.groupBy(rows, ({ receivedOn }) => receivedOn.slice(0, 7));
		expect(months.size).toBeGreaterThanOrEqual(12);
		expect(new Set([...months.values()].map((month) => month.length)).size).toBeGreaterThan(4);
	});

	test('has complaints in many different words, and none twice', async () => {
		const said = await town.db
			.selectFrom('complaint_point')
			.innerJoin('representation', 'representation.id', 'complaint_point.representation_id')
			.select(['words', 'language'])
			.where('kind', '=', 'complaint')
			.execute();
		expect(new Set(said.map(({ words }) => words)).size).toBe(said.length);
		expect(said.length).toBeGreaterThan(40);
		expect(said.filter(({ language }) => language === 'ar').length).toBeGreaterThan(1);
	});

	test('has answers in time and late, sorted, partly and not, and some that nobody has said', async () => {
		const rows = await register();
		const standings = new Set(rows.map(({ timeStanding }) => timeStanding));
		expect(standings).toContain('answered_in_time');
		expect(standings).toContain('answered_late');
		const progress = new Set(rows.map((row) => row.progress));
		for (const one of ['sorted', 'partly_sorted', 'not_sorted', 'answered']) expect(progress).toContain(one);
	});

	test('happened in order: nothing is answered before it is opened, or opened before it is sent, or later than now', async () => {
		const records = await town.db.selectFrom('record').select(['at', 'id']).orderBy('id').execute();
		expect(records.map(({ at }) => at)).toEqual(records.map(({ at }) => at).toSorted());
		expect(records.at(-1)!.at <= town.clock.now()).toBe(true);
		const deliveries = await town.db.selectFrom('delivery').selectAll().execute();
		for (const { sent_at, opened_at, accepted_at } of deliveries) {
			expect(opened_at === null || opened_at >= sent_at).toBe(true);
			expect(accepted_at === null || (opened_at !== null && accepted_at >= opened_at)).toBe(true);
		}
	});

	test('nobody says anything before they have an account, or about somebody who was not in the pod yet', async () => {
		const early = await town.db
			.selectFrom('representation')
			.innerJoin('account', 'account.id', 'representation.from_account_id')
			.select('reference')
			.whereRef('received_at', '<', 'account.created_at')
			.execute();
		expect(early).toEqual([]);
		const named = await town.db
			.selectFrom('representation')
			.select(['reference', 'pod_id', 'about_account_id', 'received_on'])
			.where('about_account_id', 'is not', null)
			.execute();
		for (const { reference, pod_id, about_account_id, received_on } of named) {
			const members = await listMembers(town.db, pod_id!, received_on);
			expect(
				members.map(({ id }) => id),
				reference,
			).toContain(about_account_id);
		}
	});

	test('sends nobody a year of mail on the first day: what was written has been sent, and one letter is stuck', async () => {
		const states = await town.db
			.selectFrom('letter')
			.select(['state', (select) => select.fn.countAll<number>().as('count')])
			.groupBy('state')
			.orderBy('state')
			.execute();
		expect(states.map(({ state }) => state)).toEqual(['sent', 'stuck']);
		expect(Number(states[1]!.count)).toBe(1);
	});

	test('brings the figures that others published', async () => {
		const figures = await town.db.selectFrom('historic_figure').select(['series', 'figure']).execute();
		expect(figures.map(({ figure }) => figure).toSorted((a, b) => a - b)).toEqual([14, 29, 44, 101, 108, 112]);
	});
});

describe('today, as the complaints officer finds it', () => {
	const open = (row: RegisterRow) => row.kind === 'complaint' && !row.timeStanding?.startsWith('answered');
	const states: [string, (row: RegisterRow) => boolean][] = [
		['not opened', (row) => row.progress === 'not_opened' && row.sentTo === 'pod'],
		['opened, not taken up', (row) => row.progress === 'opened' && row.sentTo === 'pod'],
		['taken up', (row) => row.progress === 'accepted' && row.sentTo === 'pod'],
		['due soon', (row) => row.timeStanding === 'due_soon'],
		['late', (row) => row.timeStanding === 'late'],
		['late beyond day 20', (row) => row.timeStanding === 'late' && row.latestOn! < town.clock.today()],
		['waiting for an advocate', (row) => row.timeStanding === 'not_started' && row.sentTo === 'pod'],
		['about a pod manager, above the pod', (row) => row.sentTo === 'service_manager' && row.why === 'about_manager'],
		['interest to be decided', (row) => row.why === 'interest_to_be_decided' && row.route === 'to_be_decided'],
		['agreement to be seen', (row) => row.why === 'agreement_to_be_seen'],
		['anonymous, outside the procedure', (row) => row.why === 'anonymous' && row.route === 'outside_procedure'],
		['pod unknown', (row) => row.why === 'pod_unknown'],
		['bounced to the complaints team', (row) => row.why === 'bounced' && row.sentTo === 'complaints_team'],
		['urgent', (row) => row.urgent],
	];

	test.each(states)('there is one that is: %s', async (_, is) => {
		expect((await register()).filter(open).filter(is).length).toBeGreaterThan(0);
	});

	test('one has messages both ways and a note between staff', async () => {
		const nasreen = await town.as('Nasreen Choudhury');
		const { json } = await nasreen.get<Register>('/api/cases?search=two meetings were put');
		const { json: one } = await nasreen.get<{ messages: { side: string }[]; notes: unknown[] }>(
			`/api/cases/${json.rows[0]!.id}`,
		);
		expect(new Set(one.messages.map(({ side }) => side))).toEqual(new Set(['family', 'staff']));
		expect(one.notes.length).toBeGreaterThan(0);
	});

	test('a mixed message is a thank-you and a complaint, linked both ways', async () => {
		const linked = await town.db
			.selectFrom('representation as one')
			.innerJoin('representation as other', 'other.id', 'one.linked_id')
			.select(['one.kind', 'other.kind as otherKind', 'other.linked_id', 'one.id'])
			.execute();
		expect(linked.map(({ kind }) => kind).sort()).toEqual(['complaint', 'compliment']);
		expect(linked.every(({ id, linked_id }) => id === linked_id)).toBe(true);
	});

	test('urgent items: some that nobody has decided about, and some that somebody has', async () => {
		const { json } = await (await town.as('Kofi Larbi')).get<{ decision: unknown }[]>('/api/urgent-items');
		expect(json.filter(({ decision }) => decision === null).length).toBeGreaterThan(0);
		expect(json.filter(({ decision }) => decision !== null).length).toBeGreaterThan(0);
	});

	test('calls are waiting to be made, one of them for someone other than the worker', async () => {
		const { json } = await (await town.as('Graham Tolley')).get<{ someoneElse: boolean }[]>('/api/call-backs');
		expect(json).toMatchObject([{ someoneElse: true }]);
	});

	test('the manager complained about finds no trace of it', async () => {
		const about = (await register()).find((row) => row.why === 'about_manager' && open(row))!;
		const graham = await town.as('Graham Tolley');
		const { json } = await graham.get<Register>('/api/cases');
		expect(json.rows.map(({ id }) => id)).not.toContain(about.id);
		expect((await graham.get(`/api/cases/${about.id}`)).status).toBe(404);
	});

	test('separated parents in one pod each find their own, and no trace of the other', async () => {
		const [kerry, craig] = [await town.as('Kerry'), await town.as('Craig')];
		const hers = (await kerry.get<{ id: string }[]>('/api/representations')).json;
		const his = (await craig.get<{ id: string }[]>('/api/representations')).json;
		expect(hers.length).toBeGreaterThan(0);
		expect(his.length).toBeGreaterThan(0);
		for (const { id } of hers) expect((await craig.get(`/api/representations/${id}`)).status).toBe(404);
		const seen = JSON.stringify([(await kerry.get('/api/pods/mine')).json, hers]);
		expect(seen).not.toContain('Craig');
	});
});

describe('making it', () => {
	test('is done once: a second start finds it made', async () => {
		const before = await town.db.selectFrom('account').select('id').execute();
		expect(await makeDemoCouncil(town.world)).toBe(false);
		expect(await town.db.selectFrom('account').select('id').execute()).toHaveLength(before.length);
	});

	test('leaves nothing behind when it fails half way', async () => {
		const made = await testWorld({ at: wednesday });
		const inTheWay = { id: 'pod', name: 'Otter', emblem: 'otter', phone: '', email: '', open_from: '', open_to: '' };
		const days = { opened_on: '2026-01-01', closed_on: null, checked_on: '2026-01-01' };
		await made.db
			.insertInto('pod')
			.values({ ...inTheWay, ...days, service_manager_id: null })
			.execute();
		await expect(makeDemoCouncil(demoWorld(made))).rejects.toThrow(/unique/i);
		expect(await made.db.selectFrom('setting').selectAll().execute()).toEqual([]);
		expect(await made.db.selectFrom('account').selectAll().execute()).toEqual([]);
	});

	test(
		'works at any moment: around midnight at Easter, when the clocks have just changed',
		async () => {
			const made = await testWorld({ at: '2026-04-05T23:40:00Z' });
			expect(await makeDemoCouncil(demoWorld(made))).toBe(true);
			const soon = addWorkingDays(made.clock.today(), 2);
			const due = await made.db
				.selectFrom('stage')
				.select('id')
				.where('answered_at', 'is', null)
				.where('due_on', '>=', made.clock.today())
				.where('due_on', '<=', soon)
				.execute();
			expect(due.length).toBeGreaterThan(0);
		},
		patience,
	);
});
