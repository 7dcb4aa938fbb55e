import { describe, expect, test } from 'vitest';
import { lines, rehearse, type Sent } from '../../support/importing.ts';
import { smallTown, type Town } from '../../support/people.ts';

const staff = lines(
	'Staff number,Name,Role,Email',
	'S1,Asha Nair,pod_manager,asha@council.example',
	'S2,Tom Ward,social_worker,tom@council.example',
);
const pods = lines(
	'pod code;name;emblem;phone;email;opened on',
	'P-KF;Kingfisher;kingfisher;01632 960 200;kingfisher@council.example;01/06/2026',
);
const people = lines('person number,name,standing', '0042,Amina,parent', '0043,Jo,child_looked_after');
const memberships = lines(
	'pod code,staff number,role,started on,working days',
	'P-KF,S1,pod_manager,01/06/2026,"Mon, Tue, Wed"',
	'P-KF,S2,social_worker,2026-06-01,',
);
const allocations = lines(
	'person number,pod code,worker,started on',
	'0042,P-KF,S2,2026-06-01',
	'0043,P-KF,S2,2026-06-01',
);
const aPod: Sent = { staff, pods, people, memberships, allocations };

const importAll = async (town: Town, files: Sent = aPod) => {
	const dry = await rehearse(town, files);
	expect(dry.faults).toEqual([]);
	expect(await dry.do()).toEqual({ status: 204 });
	return dry;
};

describe('a pod is imported with its people', () => {
	test('the dry run says each addition in words’ own parts and changes nothing; doing it does just that, once', async () => {
		const town = await smallTown();
		const before = await town.db.selectFrom('account').selectAll().orderBy('id').execute();
		const dry = await rehearse(town, aPod);
		expect(dry.counts.acts).toMatchObject({
			staff: { addition: 2, change: 0, end: 0 },
			pods: { addition: 1 },
			people: { addition: 2 },
			memberships: { addition: 2 },
			allocations: { addition: 2 },
		});
		expect(await dry.acts('memberships', 'addition')).toMatchObject([
			{ row: 2, name: 'Asha Nair (S1)', pod: 'Kingfisher (P-KF)', shown: { working_days: '1,2,3' } },
			{ row: 3, name: 'Tom Ward (S2)', shown: { working_days: '1,2,3,4,5', works_from: '09:00' } },
		]);
		expect(await town.db.selectFrom('account').selectAll().orderBy('id').execute()).toEqual(before);

		expect(await dry.do()).toEqual({ status: 204 });
		expect(await dry.do()).toEqual({ status: 409 });
		const people = await town.db
			.selectFrom('account')
			.innerJoin('allocation', 'allocation.account_id', 'account.id')
			.innerJoin('pod', 'pod.id', 'allocation.pod_id')
			.select(['account.name', 'wording', 'contact_channel', 'pod.name as pod', 'system_number'])
			.where('system_number', 'is not', null)
			.orderBy('system_number')
			.execute();
		expect(people).toEqual([
			{ name: 'Amina', wording: 'adult', contact_channel: 'portal', pod: 'Kingfisher', system_number: '0042' },
			{ name: 'Jo', wording: 'young', contact_channel: 'portal', pod: 'Kingfisher', system_number: '0043' },
		]);
		const record = await town.db
			.selectFrom('record')
			.select(['what', 'particulars'])
			.where('subject', '=', 'import') // and not that lists were opened, which comes when it comes
			.orderBy('id')
			.execute();
		expect(record.map(({ what }) => what)).toEqual(['import.rehearsed', 'import.done']);
		expect(JSON.stringify(record)).not.toContain('Amina');
	});

	test('the same files again change nothing: numbers of the council’s systems find their rows', async () => {
		const town = await smallTown();
		await importAll(town);
		const again = await rehearse(town, aPod);
		expect(again.counts.faults).toBe(0);
		expect(Object.values(again.counts.acts).flatMap((of) => Object.values(of))).toEqual(Array(15).fill(0));
	});

	test('staff and pods that have no number yet are met by email and by name, and get theirs', async () => {
		const town = await smallTown();
		const dry = await rehearse(town, {
			staff: lines('staff number,name,role,email', 'S9,Sam Okoro,social_worker,SAM@council.example'),
			pods: lines(
				'pod code,name,emblem,phone,email,opened on',
				'OT,Otter,otter,01632 960 110,otter@council.example,06/01/2020',
			),
		});
		expect(await dry.acts('staff', 'change')).toMatchObject([
			{ name: 'Sam Okoro (S9)', shown: { system_number: 'S9' }, was: { system_number: null } },
		]);
		expect(await dry.acts('pods', 'change')).toMatchObject([{ shown: { system_code: 'OT' } }]);
		await dry.do();
		const sam = await town.db.selectFrom('account').selectAll().where('id', '=', 'account-sam').executeTakeFirst();
		expect(sam).toMatchObject({ system_number: 'S9', name: 'Sam Okoro' });
	});

	test('a language and a wording that somebody has are theirs: an import leaves them', async () => {
		const town = await smallTown();
		await importAll(town);
		const dry = await rehearse(town, {
			people: lines('person number,name,standing,language,wording', '0043,Joanna,child_looked_after,ar,easy'),
		});
		expect(await dry.acts('people', 'change')).toMatchObject([{ shown: { name: 'Joanna' }, was: { name: 'Jo' } }]);
		expect(Object.keys((await dry.acts('people', 'change'))[0]!.shown)).toEqual(['name']);
	});
});

describe('ends are told of a full picture only', () => {
	test('of additions and changes, whoever is not in the file stays', async () => {
		const town = await smallTown();
		await importAll(town);
		const dry = await rehearse(town, { memberships: memberships.split('\r\n').slice(0, 2).join('\r\n') });
		expect(dry.counts.acts.memberships).toEqual({ addition: 0, change: 0, end: 0 });
	});

	test('of a full picture, their time in the pod ended yesterday, and what no file can speak of is left alone', async () => {
		const town = await smallTown();
		await importAll(town);
		const dry = await rehearse(town, { memberships: memberships.split('\r\n').slice(0, 2).join('\r\n') }, 'full');
		expect(await dry.acts('memberships', 'end')).toMatchObject([
			{ name: 'Tom Ward (S2)', pod: 'Kingfisher (P-KF)', row: null, shown: { ended_on: '2026-06-07' } },
		]);
		expect(dry.counts.acts.memberships).toEqual({ addition: 0, change: 0, end: 1 });
		expect(await dry.do()).toEqual({ status: 204 });
		const otter = await town.db
			.selectFrom('pod_membership')
			.select('ended_on')
			.where('pod_id', '=', 'pod-otter')
			.execute();
		expect(otter.map(({ ended_on }) => ended_on)).toEqual([null, null, null, null]);
	});

	test('somebody who left comes in no more, and their places end with them; whoever comes back is let in again', async () => {
		const town = await smallTown();
		await importAll(town);
		const without = lines('staff number,name,role,email', 'S1,Asha Nair,pod_manager,asha@council.example');
		const dry = await rehearse(town, { staff: without }, 'full');
		expect(await dry.acts('staff', 'end')).toMatchObject([{ name: 'Tom Ward (S2)' }]);
		expect(await dry.acts('memberships', 'end')).toMatchObject([{ name: 'Tom Ward (S2)' }]);
		await dry.do();
		const tom = () => town.db.selectFrom('account').select('ended_at').where('system_number', '=', 'S2').execute();
		expect(await tom()).toEqual([{ ended_at: town.clock.now() }]);
		const back = await rehearse(town, { staff });
		expect(await back.acts('staff', 'change')).toMatchObject([{ name: 'Tom Ward (S2)', shown: { ended_at: null } }]);
		await back.do();
		expect(await tom()).toEqual([{ ended_at: null }]);
	});

	test('a pod does not close over its families, nobody shuts themselves out, and a complaint is not cut off', async () => {
		const town = await smallTown();
		await importAll(town);
		const other = lines('pod code,name,emblem,phone,email,opened on', 'X,Xenia,fox,01632 960 1,x@c.example,2026-06-01');
		expect((await rehearse(town, { pods: other }, 'full')).faults).toMatchObject([
			{ code: 'pod_has_families', said: 'Kingfisher (P-KF)', row: null },
		]);
		await town.db.updateTable('account').set({ system_number: 'ADA' }).where('id', '=', 'account-ada').execute();
		expect((await rehearse(town, { staff }, 'full')).faults).toMatchObject([{ code: 'yourself' }]);
		await town.db.updateTable('account').set({ system_number: '77' }).where('id', '=', 'account-maya').execute();
		await (
			await town.as('maya')
		).post('/api/representations', {
			...{ kind: 'complaint', pod: 'pod-otter', points: ['Words'], standing: 'parent' },
		});
		expect((await rehearse(town, { people }, 'full')).faults).toMatchObject([
			{ code: 'open_complaint', said: 'Maya (77)' },
		]);
	});
});

describe('what was shown is what is done', () => {
	test('when something else changed it since, nothing is done and what would be done now is shown', async () => {
		const town = await smallTown();
		await importAll(town);
		const shown = await rehearse(town, { people: lines('person number,name,standing', '0042,Amira,parent') });
		await town.db.updateTable('account').set({ name: 'Aminah' }).where('system_number', '=', '0042').execute();
		const { status, anew } = await shown.do();
		expect(status).toBe(200);
		const ada = await town.as('ada');
		const acts = await ada.get(`/api/imports/${anew}/acts?kind=people&act=change`);
		expect(acts.json).toMatchObject([{ shown: { name: 'Amira' }, was: { name: 'Aminah' } }]);
		expect((await ada.post(`/api/imports/${anew}/doing`)).status).toBe(204);
	});

	test('when what changed makes no difference to it, it is done', async () => {
		const town = await smallTown();
		await importAll(town);
		const shown = await rehearse(town, { people: lines('person number,name,standing', '0099,New,parent') });
		await town.db.updateTable('account').set({ name: 'Aminah' }).where('system_number', '=', '0042').execute();
		expect(await shown.do()).toEqual({ status: 204 });
		expect(await town.db.selectFrom('account').select('name').where('system_number', '=', '0099').execute()).toEqual([
			{ name: 'New' },
		]);
	});

	test('an import breaks whole or not at all', async () => {
		const town = await smallTown();
		const dry = await rehearse(town, aPod);
		await town.db.deleteFrom('import_part').where('holds', '=', 'act.pods.addition').execute();
		expect((await dry.do()).status).toBe(500);
		const kept = await town.db.selectFrom('account').select('id').where('system_number', 'is not', null).execute();
		expect(kept).toEqual([]);
	});

	test('what is kept of a dry run is sealed', async () => {
		const town = await smallTown();
		await rehearse(town, { people: lines('person number,name,standing', '0042,Canary Wren,parent') });
		expect(JSON.stringify(await town.db.selectFrom('import_part').selectAll().execute())).not.toContain('Canary');
		expect(JSON.stringify(await town.db.selectFrom('import').selectAll().execute())).not.toContain('Canary');
	});
});
