import { describe, expect, test } from 'vitest';
import { broughtLimits, nameInJson } from '../../../api/imports/brought.ts';
import { columnsOf } from '../../../api/imports/kinds.ts';
import { lines, rehearse } from '../../support/importing.ts';
import { smallTown, type Town } from '../../support/people.ts';
import { aProgram } from '../../support/programs.ts';

interface Told {
	done: boolean;
	digest: string;
	acts: { kind: string; act: string; row: number | null; number: string; podCode: string; is: object; was?: object }[];
	error: { code: string; fields?: Record<string, string> };
}

/** The town as the case system knows it: numbers of everybody, codes of pods. */
async function numberedTown() {
	const town = await smallTown();
	const numbers = { maya: '42', dan: '43', kit: '44', rowan: '45', sam: 'S1', lena: 'S2', priya: 'S3', ines: 'S4' };
	for (const [who, system_number] of Object.entries(numbers)) {
		await town.db.updateTable('account').set({ system_number }).where('id', '=', `account-${who}`).execute();
	}
	for (const [pod, system_code] of [
		['otter', 'OT'],
		['oak', 'OAK'],
	] as const) {
		await town.db.updateTable('pod').set({ system_code }).where('id', '=', town.pod(pod)).execute();
	}
	const program = await aProgram(town, ['allocations:write']);
	return { town, program, put: (body: unknown) => program.put<Told>('/api/allocations', body) };
}

const mayas = { personNumber: '42', podCode: 'OT', startedOn: '2025-09-01' };
const everybodys = ['42', '43', '44', '45'].map((personNumber) => ({ ...mayas, personNumber }));

const allocationOf = (town: Town, who: string) =>
	town.db
		.selectFrom('allocation')
		.select(['pod_id', 'worker_id', 'started_on', 'ended_on'])
		.where('account_id', '=', `account-${who}`)
		.orderBy('started_on')
		.execute();

describe('a case-management system says whose pod a family has', () => {
	test('a dry run tells each act in numbers and codes, with nobody’s name, and does nothing', async () => {
		const { town, put } = await numberedTown();
		const { status, json } = await put({
			picture: 'full',
			dryRun: true,
			allocations: [
				{ ...mayas, worker: 'S2' },
				...everybodys.slice(1, 3),
				{ personNumber: '45', podCode: 'OAK', startedOn: '2026-07-01' },
			],
		});
		expect([status, json.done]).toEqual([200, false]);
		expect(json.acts).toEqual([
			{
				...{ kind: 'allocations', act: 'end', row: null, number: '45', podCode: 'OT' },
				is: { startedOn: '2025-09-01', endedOn: '2026-06-07' },
			},
			{
				...{ kind: 'allocations', act: 'change', row: 0, number: '42', podCode: 'OT' },
				...{ is: { worker: 'S2' }, was: { worker: 'S1' } },
			},
			{
				...{ kind: 'allocations', act: 'addition', row: 3, number: '45', podCode: 'OAK' },
				is: { startedOn: '2026-07-01', worker: null, endedOn: null },
			},
		]);
		expect(JSON.stringify(json)).not.toMatch(/Maya|Sam|Rowan|Otter|account-|pod-/);
		expect(await allocationOf(town, 'rowan')).toMatchObject([{ ended_on: null }]);
		expect(await town.db.selectFrom('record').selectAll().where('what', 'like', 'import.%').execute()).toEqual([]);
	});

	test('done is just what the dry run said; the same again does nothing; the record says which program, and no name', async () => {
		const { town, program, put } = await numberedTown();
		const body = { picture: 'changes', allocations: [{ ...mayas, worker: 'S2', endedOn: '2026-06-30' }] };
		const dry = await put({ ...body, dryRun: true });
		const done = await put({ ...body, digest: dry.json.digest });
		expect(done.json).toEqual({ ...dry.json, done: true });
		expect(await allocationOf(town, 'maya')).toMatchObject([{ worker_id: 'account-lena', ended_on: '2026-06-30' }]);
		expect((await put(body)).json).toMatchObject({ done: true, acts: [] });
		const record = await town.db.selectFrom('record').selectAll().where('what', 'like', 'import.%').execute();
		expect(record.map(({ what, who_kind, who_id }) => [what, who_kind, who_id])).toEqual([
			['import.rehearsed', 'program', program.id],
			['import.done', 'program', program.id],
		]);
		const list = await (await town.as('ada')).get<{ id: string; doneBy: string }[]>('/api/imports');
		expect(list.json).toMatchObject([{ doneBy: 'The case system' }]);
		const acts = await (await town.as('ada')).get(`/api/imports/${list.json[0]!.id}/acts?kind=allocations&act=change`);
		expect(acts.json).toMatchObject([{ name: '42', pod: 'OT', was: { worker_id: 'S1' } }]);
	});

	test('a move is an end and a beginning, and who worked with them before stays answerable', async () => {
		const { town, put } = await numberedTown();
		const { status } = await put({
			picture: 'changes',
			allocations: [
				{ ...mayas, endedOn: '2026-06-07' },
				{ personNumber: '42', podCode: 'OAK', startedOn: '2026-06-08', worker: 'S4' },
			],
		});
		expect(status).toBe(200);
		expect(await allocationOf(town, 'maya')).toEqual([
			{ pod_id: 'pod-otter', worker_id: 'account-sam', started_on: '2025-09-01', ended_on: '2026-06-07' },
			{ pod_id: 'pod-oak', worker_id: 'account-ines', started_on: '2026-06-08', ended_on: null },
		]);
	});

	test('and who works in which pod, on which days', async () => {
		const { town, put } = await numberedTown();
		const place = { podCode: 'OT', staffNumber: 'S4', startedOn: '2026-07-01', role: 'social_worker' };
		const { json } = await put({
			picture: 'changes',
			memberships: [{ ...place, workingDays: [4, 1], shareOfFullTime: 0.4, worksFrom: '10:00' }],
		});
		expect(json).toMatchObject({ done: true, acts: [{ number: 'S4', is: { workingDays: '1,4', worksTo: '17:00' } }] });
		const kept = await town.db
			.selectFrom('pod_membership')
			.selectAll()
			.where('started_on', '=', '2026-07-01')
			.execute();
		expect(kept).toMatchObject([
			{ account_id: 'account-ines', pod_id: 'pod-otter', full_time_equivalent: 0.4, works_from: '10:00' },
		]);
	});

	test('the two ways in are one plan: what a file did, a program finds done', async () => {
		const { town, put } = await numberedTown();
		const dry = await rehearse(town, {
			allocations: lines('person number,pod code,started on,ended on', '42,OT,01/09/2025,30/06/2026'),
		});
		await dry.do();
		expect((await put({ picture: 'changes', allocations: [{ ...mayas, endedOn: '2026-06-30' }] })).json.acts).toEqual(
			[],
		);
	});
});

describe('what cannot be is told by row and by code, and nothing is done', () => {
	test.each([
		['a number that nobody knows', [{ ...mayas, personNumber: '999' }], '0.personNumber', 'no_such_person'],
		['a pod that nobody knows', [{ ...mayas, podCode: 'X' }], '0.podCode', 'no_such_pod'],
		['a worker that nobody knows', [{ ...mayas, worker: 'S99' }], '0.worker', 'no_such_staff'],
		['no number at all', [{ ...mayas, personNumber: '' }], '0.personNumber', 'empty'],
		['a formula for a number', [{ ...mayas, personNumber: '=1+1' }], '0.personNumber', 'formula'],
		['an end before the start', [{ ...mayas, endedOn: '2025-08-31' }], '0.endedOn', 'ends_before_start'],
		['a row twice', [mayas, everybodys[1]!, mayas], '2.startedOn', 'same_key_twice'],
		[
			'somebody on two pods at once',
			[mayas, { ...mayas, podCode: 'OAK', startedOn: '2026-01-01' }],
			'1.startedOn',
			'overlaps_row',
		],
		[
			'somebody on a pod besides the one that is kept',
			[{ ...mayas, podCode: 'OAK', startedOn: '2026-01-01' }],
			'0.startedOn',
			'overlaps_kept',
		],
	])('%s', async (_, allocations, path, code) => {
		const { town, put } = await numberedTown();
		const before = await town.db.selectFrom('allocation').selectAll().execute();
		for (const dryRun of [true, false]) {
			const { status, json } = await put({ picture: 'changes', dryRun, allocations });
			expect([status, json.error.code]).toEqual([422, 'imports.import.has_faults']);
			expect(json.error.fields).toEqual({ [`allocations.${path}`]: `imports.row.${code}` });
		}
		expect(await town.db.selectFrom('allocation').selectAll().execute()).toEqual(before);
	});

	test.each([
		['a day as a spreadsheet writes it', { picture: 'changes', allocations: [{ ...mayas, startedOn: '01/09/2025' }] }],
		['a field nobody knows', { picture: 'changes', allocations: [{ ...mayas, name: 'Maya' }] }],
		['a kind that programs do not bring', { picture: 'changes', people: [{ personNumber: '42' }] }],
		['no picture', { allocations: [mayas] }],
		['nothing', { picture: 'full' }],
		['a full picture of nobody', { picture: 'full', allocations: [] }],
		['a number with a NUL in it', { picture: 'changes', allocations: [{ ...mayas, personNumber: '4\u00002' }] }],
		['a working day that is none', { picture: 'changes', memberships: [{ workingDays: [8] }] }],
	])('%s', async (_, body) => {
		const { put } = await numberedTown();
		expect((await put(body)).status).toBe(422);
	});

	test('somebody who ended meanwhile is nobody any more, and what was shown is not done in part', async () => {
		const { town, put } = await numberedTown();
		const body = {
			picture: 'changes',
			allocations: [
				{ ...mayas, worker: 'S2' },
				{ ...everybodys[1]!, worker: 'S2' },
			],
		};
		const dry = await put({ ...body, dryRun: true });
		await town.db.updateTable('account').set({ ended_at: town.clock.now() }).where('id', '=', 'account-dan').execute();
		const done = await put({ ...body, digest: dry.json.digest });
		expect(done.json.error.fields).toEqual({ 'allocations.1.personNumber': 'imports.row.no_such_person' });
		expect(await allocationOf(town, 'maya')).toMatchObject([{ worker_id: 'account-sam' }]);
	});

	test('what somebody else did meanwhile makes another list of it: that one is looked at first', async () => {
		const { town, put } = await numberedTown();
		const body = { picture: 'changes', allocations: [{ ...mayas, worker: 'S2' }] };
		const dry = await put({ ...body, dryRun: true });
		await town.db
			.updateTable('allocation')
			.set({ worker_id: 'account-priya' })
			.where('account_id', '=', 'account-maya')
			.execute();
		const done = await put({ ...body, digest: dry.json.digest });
		expect([done.status, done.json.error.code]).toEqual([409, 'imports.import.changed']);
	});
});

describe('a program that goes wrong does little harm', () => {
	test('half a picture is not taken for a whole one, unless its dry run was looked at', async () => {
		const { town, put } = await numberedTown();
		const many = Array.from({ length: 12 }, (_, at) => `1${String(at).padStart(3, '0')}`);
		await rehearse(town, {
			people: lines('person number,name,standing', ...many.map((number) => `${number},P,parent`)),
			allocations: lines('person number,pod code,started on', ...many.map((number) => `${number},OT,2026-06-01`)),
		}).then((dry) => dry.do());
		const body = { picture: 'full', allocations: everybodys };
		const refused = await put(body);
		expect([refused.status, refused.json.error.code]).toEqual([409, 'imports.import.too_many_ends']);
		const { digest } = (await put({ ...body, dryRun: true })).json;
		expect((await put({ ...body, digest })).json.acts).toHaveLength(12);
	});

	test('10,000 rows are told of quickly, and one more than may come is refused', async () => {
		const { put } = await numberedTown();
		const rows = (count: number) => Array.from({ length: count }, (_, at) => ({ ...mayas, personNumber: `n${at}` }));
		const began = performance.now();
		const { status, json } = await put({ picture: 'changes', dryRun: true, allocations: rows(10_000) });
		expect(performance.now() - began).toBeLessThan(5000);
		expect(status).toBe(422);
		expect(Object.keys(json.error.fields!)).toHaveLength(1000);
		const tooMany = await put({ picture: 'changes', allocations: rows(broughtLimits.rows + 1) });
		expect(tooMany.json.error.fields).toEqual({ allocations: 'form.field.too_long' });
	});

	test('a key without the scope brings nothing', async () => {
		const { town } = await numberedTown();
		const other = await aProgram(town, ['records:read', 'webhooks']);
		const { status } = await other.put('/api/allocations', { picture: 'changes', allocations: [mayas] });
		expect(status).toBe(403);
	});

	test('a program learns how much it may send at once', async () => {
		const { program } = await numberedTown();
		const { rows, bytes } = broughtLimits;
		expect((await program.get('/api/allocations/limits')).json).toEqual({ rows, bytes });
	});
});

test('what a program may say is what the columns of a file say', async () => {
	const town = await smallTown();
	const { json } = await town.stranger().get<{
		components: { schemas: Record<string, { properties: object }> };
	}>('/api/openapi.json');
	const { BroughtMembership, BroughtAllocation } = json.components.schemas;
	const said = { memberships: BroughtMembership!, allocations: BroughtAllocation! };
	for (const kind of ['memberships', 'allocations'] as const) {
		const columns = columnsOf[kind].map(({ name }) => nameInJson(name));
		expect(Object.keys(said[kind].properties).toSorted()).toEqual(columns.toSorted());
	}
});
