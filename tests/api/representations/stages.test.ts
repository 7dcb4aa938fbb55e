import { expect, test } from 'vitest';
import type { AppointedRole } from '../../../api/representations/procedure/people.ts';
import { type Name, smallTown } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

interface Refused {
	error: { code: string; fields?: Record<string, string> };
}

/** A complaint of two points, answered at stage 1 on 26 January 2026, and an officer who takes it from there. */
async function answeredCase() {
	const town = await smallTown({ at: '2026-01-12T10:00:00Z' });
	const maya = await town.as('maya');
	const { id } = await say(maya, aComplaint(town, { points: ['Nobody rang.', 'My letters were lost.'] }));
	const points = await town.db.selectFrom('complaint_point').select('id').orderBy('position').execute();
	const found = (words: string) => points.map((point) => ({ point: point.id, finding: 'upheld', words }));
	const on = (day: string) => town.clock.set(`${day}T10:00:00Z`);
	on('2026-01-26');
	const priya = await town.as('priya');
	await priya.post(`/api/cases/${id}/acceptance`);
	expect(
		(await priya.post(`/api/cases/${id}/answer`, { findings: found('Sorry.'), words: 'Dear Maya', screened: true }))
			.status,
	).toBe(204);
	const omar = () => town.as('omar'); // comes in afresh: months pass
	const seen = async () => (await (await omar()).get<{ steps: object[] }>(`/api/cases/${id}/steps`)).json.steps.length;
	return {
		...{ town, id, omar, points, found, on },
		goOn: async (what: string) => (await town.as('maya')).post<Refused>(`/api/representations/${id}/steps`, { what }),
		step: async (step: object) =>
			(await omar()).post<Refused>(`/api/cases/${id}/steps`, {
				step: { on: town.clock.now().slice(0, 10), ...step },
				seen: await seen(),
				reason: 'On the file.',
				words: 'Dear Maya, this is where it stands.',
			}),
		report: async (report: string, more: object = {}) =>
			(await omar()).post<Refused>(`/api/cases/${id}/reports`, {
				report,
				on: town.clock.now().slice(0, 10),
				seen: await seen(),
				findings: found(`CANARY-${report}`),
				...(report === 'adjudication' ? { sent: 'portal' } : {}),
				...(report === 'adjudication' || report === 'response' ? { words: `Our answer: ${report}` } : {}),
				...more,
			}),
		appoint: async (role: AppointedRole, name: string, more: object = {}) =>
			(await omar()).post<Refused & { id: string }>(`/api/cases/${id}/appointments`, {
				...{ role, name, appointedOn: town.clock.now().slice(0, 10) },
				...{ worksForCouncil: false, partnerOfCouncil: false, managesService: false, wasInvolved: false },
				...more,
			}),
		told: async () => (await (await town.as('maya')).get(`/api/representations/${id}`)).json,
		stands: async () => (await (await omar()).get<{ phase: string }>(`/api/cases/${id}/steps`)).json,
	};
}

const officer = { worksForCouncil: true };

test('from the answer of stage 1 through investigation and panel to the Ombudsman, with the law’s people and dates', async () => {
	const it = await answeredCase();
	it.on('2026-02-02');
	expect((await it.goOn('stage_2_requested')).status).toBe(204);
	expect((await it.report('investigation')).json.error.code).toBe('representation.step.no_investigating_officer');
	expect((await it.appoint('investigating_officer', 'Ian Orr', officer)).status).toBe(201);
	expect((await it.report('investigation')).json.error.code).toBe('representation.step.no_independent_person');
	expect((await it.appoint('independent_person', 'Ada Quill')).status).toBe(201);
	it.on('2026-03-05');
	expect((await it.report('investigation')).status).toBe(204);
	expect((await it.report('adjudication')).json.error.code).toBe('representation.step.no_adjudicating_officer');
	await it.appoint('adjudicating_officer', 'Director Dora', officer);
	it.on('2026-03-09');
	expect((await it.report('adjudication')).status).toBe(204);
	expect(await it.stands()).toMatchObject({ phase: 'stage_2_answered' });

	it.on('2026-04-07');
	expect((await it.goOn('stage_3_requested')).status).toBe(204);
	expect((await it.step({ what: 'stage_3_acknowledged' })).status).toBe(204);
	expect((await it.appoint('panel_member', 'Dr. ada quill')).json.error.fields).toEqual({
		name: 'representation.appointment.stage_2_independent_person', // S40
	});
	expect((await it.appoint('panel_member', 'Bo Lund', officer)).json.error.fields).toEqual({
		name: 'representation.appointment.not_independent', // S41
	});
	expect((await it.step({ what: 'chair_appointed' })).json.error.code).toBe('representation.step.no_panel_chair');
	for (const [role, name] of [
		['panel_chair', 'Cy Dent'],
		['panel_member', 'Ed Fox'],
		['panel_member', 'Gil Ho'],
	] as const) {
		expect((await it.appoint(role, name)).status).toBe(201);
	}
	expect((await it.step({ what: 'chair_appointed' })).status).toBe(204);
	expect((await it.step({ what: 'panel_arranged', panelOn: '2026-05-20' })).status).toBe(204);
	it.on('2026-05-20');
	expect((await it.step({ what: 'panel_met' })).status).toBe(204);
	it.on('2026-05-28');
	expect((await it.report('panel')).status).toBe(204);
	const told = JSON.stringify(await it.told());
	expect(told).toContain('CANARY-panel'); // the panel reports to the person too, and not to the authority alone
	expect(told).toContain('Thursday 18 June 2026'); // by when the council answers it
	it.on('2026-06-18');
	expect((await it.report('response')).status).toBe(204);
	it.on('2026-06-30');
	expect((await it.step({ what: 'ombudsman_asked', reference: '26 001 234' })).status).toBe(204);
	expect(await it.stands()).toMatchObject({ phase: 'ombudsman' });
});

test('the person is given each report with the answer that it belongs to, and not a day before', async () => {
	const it = await answeredCase();
	it.on('2026-02-02');
	await it.goOn('stage_2_requested');
	await it.appoint('investigating_officer', 'Ian Orr', officer);
	await it.appoint('independent_person', 'Ada Quill');
	await it.appoint('adjudicating_officer', 'Director Dora', officer);
	await it.report('investigation');
	expect(JSON.stringify(await it.told())).not.toContain('CANARY-investigation');
	await it.report('adjudication');
	expect(await it.told()).toMatchObject({ reports: [{ report: 'investigation' }, { report: 'adjudication' }] });
});

test('a report with a point left out is not kept, nor its step', async () => {
	const it = await answeredCase();
	it.on('2026-02-02');
	await it.goOn('stage_2_requested');
	await it.appoint('investigating_officer', 'Ian Orr', officer);
	await it.appoint('independent_person', 'Ada Quill');
	const { json } = await it.report('investigation', { findings: it.found('x').slice(1) });
	expect(json.error.fields).toEqual({ [`findings.${it.points[0]!.id}`]: 'representation.finding.missing' });
	expect(await it.stands()).toMatchObject({ phase: 'stage_2' });
	expect((await it.report('investigation')).status).toBe(204);
});

test('whoever answered stage 1, and whoever it is about, does not look into it afterwards', async () => {
	const it = await answeredCase();
	const involved = await it.appoint('investigating_officer', 'P. S.', { ...officer, accountId: 'account-priya' });
	expect(involved.json.error.fields).toEqual({ name: 'representation.appointment.was_involved' });
	await it.town.db.updateTable('representation').set({ about_account_id: 'account-sam' }).execute();
	const about = await it.appoint('investigating_officer', 'sam okoro', officer);
	expect(about.json.error.fields).toEqual({ name: 'representation.appointment.complained_about' });
});

test('an account that is nobody’s on the staff is not appointed: a family’s is not, nor one that is not there', async () => {
	const it = await answeredCase();
	for (const accountId of ['account-maya', 'account-nobody', '_']) {
		const { status, json } = await it.appoint('adjudicating_officer', 'Una Reid', { accountId });
		expect({ status, fields: json.error.fields }).toEqual({
			status: 422,
			fields: { accountId: 'representation.appointed.not_staff' },
		});
	}
});

test('who stood down makes room for another; the first appointment stays on file', async () => {
	const it = await answeredCase();
	const { json } = await it.appoint('independent_person', 'Ada Quill');
	expect((await it.appoint('independent_person', 'Bea Roe')).status).toBe(422);
	expect((await (await it.omar()).delete(`/api/cases/${it.id}/appointments/${json.id}`)).status).toBe(204);
	expect((await it.appoint('independent_person', 'Bea Roe')).status).toBe(201);
	expect(await it.town.db.selectFrom('appointment').select('name').orderBy('id').execute()).toHaveLength(2);
});

test('a point that waits for a court is left out of the answer, and answered when it comes back', async () => {
	const town = await smallTown({ at: '2026-01-12T10:00:00Z' });
	const { id } = await say(await town.as('maya'), aComplaint(town, { points: ['One.', 'Two.'] }));
	const [one, two] = await town.db.selectFrom('complaint_point').select('id').orderBy('position').execute();
	const step = async (what: object) => {
		const omar = await town.as('omar');
		const seen = (await omar.get<{ steps: object[] }>(`/api/cases/${id}/steps`)).json.steps.length;
		const on = town.clock.now().slice(0, 10);
		return (await omar.post(`/api/cases/${id}/steps`, { step: { on, ...what }, seen, reason: 'r', words: 'w' })).status;
	};
	const answer = async (point: string) => {
		const body = { findings: [{ point, finding: 'upheld', words: 'Yes.' }], words: 'Dear Maya', screened: true };
		return (await (await town.as('priya')).post(`/api/cases/${id}/answer`, body)).status;
	};
	expect(await step({ what: 'frozen', grounds: 'court', points: [two!.id] })).toBe(204);
	town.clock.set('2026-01-20T10:00:00Z');
	expect(await answer(two!.id)).toBe(422);
	expect(await answer(one!.id)).toBe(204);
	town.clock.set('2026-03-02T10:00:00Z');
	expect(await step({ what: 'proceedings_ended' })).toBe(204);
	expect(await step({ what: 'resubmitted' })).toBe(204);
	expect(await answer(one!.id)).toBe(422);
	expect(await answer(two!.id)).toBe(204);
	const findings = await town.db.selectFrom('finding').select('point_id').execute();
	expect(findings).toHaveLength(2);
});

test('what was promised has an owner and a day; undone it is listed, done it is not', async () => {
	const it = await answeredCase();
	const made = { kind: 'agreed_action', words: 'One number to ring.', owner: 'Priya Shah', dueOn: '2026-02-28' };
	const { json, status } = await (await it.omar()).post<{ id: string }>(`/api/cases/${it.id}/promises`, made);
	expect(status).toBe(201);
	const undone = async () => (await (await it.omar()).get<{ promises: object[] }>('/api/promises')).json.promises;
	expect(await undone()).toMatchObject([{ owner: 'Priya Shah', dueOn: '2026-02-28', case: it.id }]);
	const doing = async (doneOn: string) =>
		(await it.omar()).post<Refused>(`/api/cases/${it.id}/promises/${json.id}/doing`, { doneOn });
	expect((await doing('2026-02-01')).json.error.fields).toEqual({ doneOn: 'representation.step.after_today' });
	expect((await doing('2026-01-26')).status).toBe(204);
	expect(await undone()).toEqual([]);
});

test('a remedy says which it is; nothing else has one', async () => {
	const it = await answeredCase();
	const made = { words: 'Sorry.', owner: 'Priya Shah', dueOn: '2026-02-28' };
	const post = async (more: object) =>
		(await (await it.omar()).post(`/api/cases/${it.id}/promises`, { ...made, ...more })).status;
	expect(await post({ kind: 'remedy' })).toBe(422);
	expect(await post({ kind: 'learning', remedy: 'payment' })).toBe(422);
	expect(await post({ kind: 'remedy', remedy: 'payment' })).toBe(201);
});

test.each(['priya', 'sam', 'grace', 'dora', 'marcus'] as const)(
	'%s appoints nobody and gives no report',
	async (name) => {
		const it = await answeredCase();
		const browser = await it.town.as(name satisfies Name);
		expect((await browser.post(`/api/cases/${it.id}/appointments`, {})).status).toBe(403);
		expect((await browser.post(`/api/cases/${it.id}/reports`, {})).status).toBe(403);
	},
);
