import { expect, test } from 'vitest';
import { sealerFor } from '../../../api/sealing.ts';
import { smallTown } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

interface Register {
	count: number;
	rows: {
		id: string;
		phase: string | null;
		reference: string;
		timeStanding: string;
		dueOn: string | null;
		progress: string;
		urgent: boolean;
	}[];
}

/** Complaints received on three days, seen from Wednesday 24 June: one late, one due soon, one in time. */
async function register() {
	const town = await smallTown({ at: '2026-06-08T10:00:00Z' });
	const late = await say(town.stranger(), aComplaint(town, { points: ['The letter never came.'] }));
	town.clock.set('2026-06-11T10:00:00Z');
	const soon = await say(town.stranger(), aComplaint(town, { points: ['100% not what we agreed.'] }));
	town.clock.set('2026-06-24T10:00:00Z');
	const inTime = await say(town.stranger(), aComplaint(town, { pod: town.pod('oak') }));
	const thanks = await say(town.stranger(), aComplaint(town, { kind: 'compliment', notSafe: true }));
	const omar = await town.as('omar');
	const ask = async (query: string) => (await omar.get<Register>(`/api/cases${query}`)).json;
	return { town, late, soon, inTime, thanks, ask };
}

test('every representation stands with its stage, due day and standing, the soonest due at the top', async () => {
	const { late, soon, inTime, thanks, ask } = await register();
	const { rows, count } = await ask('');
	expect(count).toBe(4);
	expect(rows.map((row) => [row.id, row.dueOn, row.timeStanding, row.progress])).toEqual([
		[late.id, '2026-06-22', 'late', 'not_opened'],
		[soon.id, '2026-06-25', 'due_soon', 'not_opened'],
		[inTime.id, '2026-07-08', 'in_time', 'not_opened'],
		[thanks.id, null, null, 'not_opened'],
	]);
	expect(rows.find((row) => row.id === thanks.id)!.urgent).toBe(true);
});

test('it is filtered by what it is, where it is and how it stands', async () => {
	const { town, late, soon, inTime, thanks, ask } = await register();
	const found = async (query: string) => (await ask(query)).rows.map((row) => row.id);
	expect(await found('?standing=late')).toEqual([late.id]);
	expect(await found('?standing=due_soon')).toEqual([soon.id]);
	expect(await found('?standing=in_time')).toEqual([inTime.id]);
	expect(await found('?kind=compliment')).toEqual([thanks.id]);
	expect(await found(`?pod=${town.pod('oak')}`)).toEqual([inTime.id]);
	expect(await found('?unopened=yes')).toHaveLength(4);
	expect(await found('?standing=answered')).toEqual([]);
	expect(await found('?sentTo=complaints_team')).toEqual([thanks.id]); // "I am not safe" is read there first
});

test('a reference is found exactly, however it is typed; words are found where they were said', async () => {
	const { late, soon, ask } = await register();
	const found = async (search: string) =>
		(await ask(`?search=${encodeURIComponent(search)}`)).rows.map((row) => row.id);
	expect(await found(late.reference.toLowerCase().replace('-', ' '))).toEqual([late.id]);
	expect(await found(late.reference.slice(0, -1))).toEqual([]);
	expect(await found('LETTER never')).toEqual([late.id]);
	expect(await found('100%')).toEqual([soon.id]);
	expect(await found('%'), 'a sign is no word').toEqual([]);
});

test('a question the register does not know is refused by the name of what is wrong', async () => {
	const { town } = await register();
	const omar = await town.as('omar');
	for (const [query, field] of [
		['?standing=soonish', 'standing'],
		['?phase=stage_9', 'phase'],
		['?page=0', 'page'],
		['?colour=blue', 'colour'],
		['?sort=colour', 'sort'],
		['?need=rest', 'need'],
		['?receivedFrom=2026-02-30', 'receivedFrom'],
	] as const) {
		const { status, json } = await omar.get<{ error: { fields: object } }>(`/api/cases${query}`);
		expect(status, query).toBe(422);
		expect(Object.keys(json.error.fields)).toEqual([field]);
	}
});

test('an officer sees how a due date was worked out, day by day, with the law', async () => {
	const { town, late } = await register();
	const { json } = await (await town.as('omar')).get(`/api/cases/${late.id}/clock`);
	expect(json).toMatchObject({
		from: '2026-06-08',
		dueOn: '2026-06-22',
		latestOn: '2026-07-06',
		law: expect.stringContaining('1738'),
	});
	const { steps } = json as { steps: { on: string; day: number | null; because: string }[] };
	expect(steps[0]).toEqual({ on: '2026-06-08', day: 0, because: 'day_0' });
	expect(steps.filter(({ because }) => because === 'weekend').map(({ on }) => on)).toEqual([
		'2026-06-13',
		'2026-06-14',
		'2026-06-20',
		'2026-06-21',
	]);
	expect(steps.at(-1)).toEqual({ on: '2026-06-22', day: 10, because: 'counts' });
});

test('a clock that waits for an advocate says that it has not started', async () => {
	const town = await smallTown();
	const { id } = await say(await town.as('kit'), aComplaint(town, { standing: 'child_looked_after', advocate: true }));
	const omar = await town.as('omar');
	expect(await omar.get(`/api/cases/${id}/clock`)).toMatchObject({
		status: 409,
		json: { error: { code: 'representation.clock.not_started' } },
	});
	expect((await omar.get<Register>('/api/cases?standing=not_started')).json.rows).toMatchObject([{ id }]);
});

test('open only shows the complaints that are not answered yet: no answered one, no thank-you', async () => {
	const { town, late, soon, inTime, ask } = await register();
	const point = await town.db
		.selectFrom('complaint_point')
		.select('id')
		.where('representation_id', '=', late.id)
		.executeTakeFirstOrThrow();
	const findings = [{ point: point.id, finding: 'upheld', words: 'It should have come.' }];
	await (await town.as('priya')).post(`/api/cases/${late.id}/answer`, { findings, words: 'Dear Sir', screened: true });
	expect((await ask('')).count).toBe(4);
	expect((await ask('?open=yes')).rows.map((row) => row.id)).toEqual([soon.id, inTime.id]);
});

test('a service manager is told which pods are theirs to filter by, and finds each pod’s complaints by it', async () => {
	const { town, inTime } = await register();
	const grace = await town.as('grace');
	const { json } = await grace.get<{ oversees: string[] }>('/api/session');
	expect(json.oversees.toSorted()).toEqual([town.pod('otter'), town.pod('oak'), town.pod('heron')].toSorted());
	const found = await grace.get<Register>(`/api/cases?pod=${town.pod('oak')}`);
	expect(found.json.rows.map(({ id }) => id)).toEqual([inTime.id]);
	for (const name of ['maya', 'priya'] as const) {
		expect((await (await town.as(name)).get('/api/session')).json).toMatchObject({ oversees: [] });
	}
});

test('it is asked for what is in stage 1, at stage 2, paused or withdrawn, and everything is there once', async () => {
	const { town, late, soon, inTime, ask } = await register();
	const omar = await town.as('omar');
	const take = (id: string, step: object) =>
		omar.post(`/api/cases/${id}/steps`, {
			step: { on: '2026-06-24', ...step },
			seen: 1,
			reason: 'A court is deciding about the same things.',
			words: 'Dear Maya, this is what happens next.',
		});
	const found = async (phase: string) => (await ask(`?phase=${phase}`)).rows.map((row) => [row.id, row.phase]);
	expect(await found('corporate')).toEqual([]);
	expect((await take(late.id, { what: 'frozen', grounds: 'court', points: null })).status).toBe(204);
	expect((await take(soon.id, { what: 'stage_1_skipped' })).status).toBe(204);
	expect(await found('frozen')).toEqual([[late.id, 'frozen']]);
	expect(await found('stage_2')).toEqual([[soon.id, 'stage_2']]);
	expect(await found('stage_1')).toEqual([[inTime.id, 'stage_1']]);
	expect(await found('withdrawn')).toEqual([]);
});

test('an officer sees in which language and wording the person reads, so that letters are in it', async () => {
	const town = await smallTown();
	const { id } = await say(town.stranger(), aComplaint(town, { language: 'ar', wording: 'easy' }));
	expect((await (await town.as('omar')).get(`/api/cases/${id}`)).json).toMatchObject({
		language: 'ar',
		wording: 'easy',
	});
});

test('it is put in order by when it is due, came, changed, and by reference, each way', async () => {
	const { town, late, soon, inTime, thanks, ask } = await register();
	town.clock.pass({ minutes: 5 });
	await (await town.as('priya')).post(`/api/cases/${late.id}/opening`);
	const found = async (sort: string) => (await ask(`?sort=${sort}`)).rows.map((row) => row.id);
	expect(await found('due')).toEqual([late.id, soon.id, inTime.id, thanks.id]);
	expect(await found('-due'), 'what has no due day stays last').toEqual([inTime.id, soon.id, late.id, thanks.id]);
	expect(await found('received')).toEqual([late.id, soon.id, inTime.id, thanks.id]);
	expect(await found('-received')).toEqual([thanks.id, inTime.id, soon.id, late.id]);
	expect((await found('-changed'))[0]).toBe(late.id);
	expect((await found('changed'))[0]).toBe(soon.id);
	const references = (await ask('?sort=reference')).rows.map((row) => row.reference);
	expect(references).toEqual(references.toSorted());
	expect((await ask('?sort=-reference')).rows.map((row) => row.reference)).toEqual(references.toReversed());
});

test('it is asked by how it came, who complains, what about, and between which days', async () => {
	const { town, late, soon, inTime, thanks, ask } = await register();
	const omar = await town.as('omar');
	const spoken = await say(omar, aComplaint(town, { channel: 'phone', standing: 'foster_carer_la', pod: null }));
	await omar.put(`/api/cases/${soon.id}/themes`, { themes: ['delay', 'communication'] });
	const found = async (query: string) => (await ask(query)).rows.map((row) => row.id);
	expect(await found('?channel=phone')).toEqual([spoken.id]);
	expect(await found('?complainant=foster_carer_la')).toEqual([spoken.id]);
	expect(await found('?theme=delay')).toEqual([soon.id]);
	expect(await found('?receivedFrom=2026-06-09&receivedTo=2026-06-23')).toEqual([soon.id]);
	expect(await found('?dueFrom=2026-06-22&dueTo=2026-06-25')).toEqual([late.id, soon.id]);
	expect(await found('?need=late')).toEqual([late.id]);
	expect(await found('?need=triage'), 'and words that may mean harm are held there').toEqual([spoken.id, thanks.id]);
	expect((await found('?need=unacknowledged')).toSorted()).toEqual([late.id, soon.id, inTime.id, spoken.id].toSorted());
	expect(await found('?kind=compliment&receivedFrom=2026-06-24')).toEqual([thanks.id]);
});

test('words are found in points, in what is wanted and by name; words are whole, and all must be there', async () => {
	const { town, late, soon, ask } = await register();
	const wants = await say(await town.as('maya'), aComplaint(town, { points: ['Cold dinners.'], wants: 'Warm soup' }));
	const named = await say(
		town.stranger(),
		aComplaint(town, { points: ['لم يتصل بي أحد'], name: 'Zbigniew', wants: null }),
	);
	const found = async (search: string) =>
		(await ask(`?search=${encodeURIComponent(search)}`)).rows.map((row) => row.id);
	expect(await found('soup warm')).toEqual([wants.id]);
	expect(await found('letter soup')).toEqual([]);
	expect(await found('LETTER')).toEqual([late.id]);
	expect(await found('lett'), 'what is indexed is a mark of the whole word').toEqual([]);
	expect(await found('agreed; "drop" OR NOT * (')).toEqual([]);
	expect(await found('"agreed" - we')).toEqual([soon.id]);
	expect(await found('يتصل')).toEqual([named.id]);
	expect(await found('zbigniew')).toEqual([named.id]);
	expect(await found('Maya'), 'the name of their account').toEqual([wants.id]);
});

test('nobody but the complaints team finds people by trying names, or words by what is only wanted', async () => {
	const { town } = await register();
	const { id, reference } = await say(
		await town.as('maya'),
		aComplaint(town, { points: ['Cold dinners.'], wants: 'Warm soup' }),
	);
	const byManager = async (search: string) =>
		(await (await town.as('priya')).get<Register>(`/api/cases?search=${search}`)).json.count;
	expect(await byManager('dinners'), 'words that she has not opened').toBe(0);
	expect(await byManager(reference)).toBe(1);
	await (await town.as('priya')).post(`/api/cases/${id}/opening`);
	for (const name of ['priya', 'grace'] as const) {
		const browser = await town.as(name);
		const count = async (search: string) => (await browser.get<Register>(`/api/cases?search=${search}`)).json.count;
		expect(await count('Maya'), name).toBe(0);
		expect(await count('soup'), name).toBe(0);
		expect(await count('dinners'), name).toBe(1);
	}
});

test('whoever is complained about finds none of it by its reference, its words or a name', async () => {
	const town = await smallTown();
	const { id, reference } = await say(
		await town.as('maya'),
		aComplaint(town, { pod: null, points: ['Omar Reid shouted.'] }),
	);
	await town.db
		.updateTable('representation')
		.set({ about_account_id: town.id('omar') })
		.execute();
	for (const search of [reference, 'shouted', 'Maya']) {
		const ask = async (name: 'omar' | 'ruth') =>
			(await (await town.as(name)).get<Register>(`/api/cases?search=${search}`)).json.rows.map((row) => row.id);
		expect(await ask('omar'), search).toEqual([]);
		expect(await ask('ruth'), search).toEqual([id]);
	}
});

test('words that were taken out of a row are not found any more, and new ones are', async () => {
	const { town, late, ask } = await register();
	await town.db.transaction().execute(async (trx) => {
		const points = trx.selectFrom('complaint_point').select('id').where('representation_id', '=', late.id);
		const seal = await sealerFor(trx, { representation: late.id }, town.clock.now());
		for (const { id } of await points.execute()) {
			await trx
				.updateTable('complaint_point')
				.set({ words: seal(id, 'Blacked out.') })
				.where('id', '=', id)
				.execute();
		}
	});
	expect((await ask('?search=letter')).count).toBe(0);
	expect((await ask('?search=blacked')).count).toBe(1);
});

test('the line of the register follows what it tells of, whatever changed it', async () => {
	const { town, inTime } = await register();
	const omar = await town.as('omar');
	await omar.post(`/api/cases/${inTime.id}/delivery`, { to: 'pod', pod: town.pod('otter'), reason: 'They moved.' });
	const line = await town.db
		.selectFrom('register_line')
		.innerJoin('representation', 'representation.id', 'register_line.representation_id')
		.innerJoin('delivery', 'delivery.id', 'delivery_id')
		.innerJoin('procedure', 'procedure.representation_id', 'representation.id')
		.selectAll('register_line')
		.select(['representation.pod_id as pod', 'delivery.pod_id as held', 'delivery.ended_at', 'procedure.due_on as due'])
		.where('register_line.representation_id', '=', inTime.id)
		.executeTakeFirstOrThrow();
	expect(line).toMatchObject({ pod_id: line.pod, held_pod_id: line.held, ended_at: null, due_on: line.due });
	expect(line.held).toBe(town.pod('otter'));
});

test('what was taken out of a point finds it for the office alone', async () => {
	const { town, late, ask } = await register();
	const priya = await town.as('priya');
	await priya.post(`/api/cases/${late.id}/opening`);
	const byManager = async () => (await priya.get<Register>('/api/cases?search=letter')).json.count;
	expect(await byManager()).toBe(1);
	const omar = await town.as('omar');
	const { points } = (await omar.get<{ points: { id: string }[] }>(`/api/cases/${late.id}`)).json;
	const taken = { part: 'point', partId: points[0]!.id, phrases: ['letter'], reason: 'A third person.' };
	expect((await omar.post(`/api/cases/${late.id}/redactions`, taken)).status).toBe(204);
	expect(await byManager()).toBe(0);
	expect((await ask('?search=letter')).count).toBe(1);
});
