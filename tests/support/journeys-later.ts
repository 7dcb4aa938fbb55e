import { type APIRequestContext, expect } from '@playwright/test';

/** It is this day all day long in the demo council, so everything happens on it. */
const today = '2026-11-18';

interface Hands {
	family: APIRequestContext;
	officer: APIRequestContext;
	pod: string;
}

/** Whoever looks at the page of this complaint, and what to call what they see. */
type Look = (id: string, as: string) => Promise<void>;

/** A complaint of two things on its way through stage 2, stage 3 and to the Ombudsman, seen wherever it stops. */
export async function throughLaterStages({ family, officer, pod }: Hands, look: Look): Promise<void> {
	const { id } = await complaint(family, pod);
	const hands = officerOf(officer, id);
	await hands.take({ what: 'stage_1_skipped' });
	await look(id, 'stage-2');
	const points = ['Nobody came to the meeting in May.', 'The report was read out in the corridor.'];
	await hands.post('written-record', {
		seen: await hands.seen(),
		points,
		wants: 'Say sorry.',
		words: 'Please read it.',
	});
	await look(id, 'record-to-agree');
	for (const role of ['investigating_officer', 'independent_person', 'adjudicating_officer']) await hands.appoint(role);
	await hands.report('investigation');
	await hands.report('adjudication', { words: 'You were right.', sent: 'portal' });
	await look(id, 'stage-2-answered');
	await sent(family.post(`/api/representations/${id}/steps`, { data: { what: 'stage_3_requested' } }));
	await look(id, 'stage-3');
	await hands.take({ what: 'panel_arranged', panelOn: '2026-12-09' });
	await look(id, 'panel-arranged');
	await hands.take({ what: 'panel_arranged', panelOn: today });
	for (const role of ['panel_chair', 'panel_member', 'panel_member']) await hands.appoint(role);
	await hands.take({ what: 'panel_met' });
	await look(id, 'panel-met');
	await hands.report('panel');
	await look(id, 'panel-reported');
	await hands.report('response', { words: 'This is our last answer.' });
	await look(id, 'stage-3-answered');
	await hands.take({ what: 'ombudsman_asked', reference: '26 011 222' });
	await look(id, 'ombudsman');
}

/** One that waits for a court, one that was told twice and one that was taken back. */
export async function throughRests({ family, officer, pod }: Hands, look: Look): Promise<void> {
	const waiting = await complaint(family, pod);
	const hands = officerOf(officer, waiting.id);
	const { points } = (await (await officer.get(`/api/cases/${waiting.id}`)).json()) as { points: { id: string }[] };
	await hands.take({ what: 'frozen', grounds: 'court', points: [points[0]!.id] });
	await look(waiting.id, 'frozen-in-part');
	await hands.take({ what: 'frozen', grounds: 'court', points: null });
	await look(waiting.id, 'frozen');
	await hands.take({ what: 'proceedings_ended' });
	await look(waiting.id, 'frozen-over');
	const twice = await complaint(family, pod);
	const link = { reference: waiting.reference, kind: 'duplicate', reason: 'Sent twice.' };
	await officerOf(officer, twice.id).post('links', link);
	await look(twice.id, 'joined');
	await hands.take({ what: 'withdrawn' });
	await look(waiting.id, 'withdrawn');
}

async function complaint(family: APIRequestContext, pod: string): Promise<{ id: string; reference: string }> {
	const points = ['Nobody came to the meeting in May.', 'The report about us was read out in the corridor.'];
	const data = { kind: 'complaint', pod, points, wants: 'Say sorry.', standing: 'parent' };
	return (await sent(family.post('/api/representations', { data }))).json() as Promise<{
		id: string;
		reference: string;
	}>;
}

function officerOf(officer: APIRequestContext, id: string) {
	const post = (path: string, data: object) => sent(officer.post(`/api/cases/${id}/${path}`, { data }));
	const seen = async () =>
		((await (await officer.get(`/api/cases/${id}/steps`)).json()) as { steps: object[] }).steps.length;
	const honest = { worksForCouncil: false, partnerOfCouncil: false, managesService: false, wasInvolved: false };
	return {
		post,
		seen,
		take: async (step: object) =>
			post('steps', { step: { on: today, ...step }, seen: await seen(), reason: 'For the file.', words: 'Dear Sir' }),
		appoint: (role: string) => post('appointments', { role, name: crypto.randomUUID(), appointedOn: today, ...honest }),
		report: async (report: string, more: object = {}) => {
			const { points } = (await (await officer.get(`/api/cases/${id}`)).json()) as { points: { id: string }[] };
			const found = { finding: 'upheld', words: 'Two people heard it.', recommendation: 'A room with a door.' };
			const findings = points.map((point) => ({ point: point.id, ...found }));
			return post('reports', { report, on: today, seen: await seen(), findings, ...more });
		},
	};
}

async function sent(asked: ReturnType<APIRequestContext['post']>) {
	const answer = await asked;
	expect(answer.ok(), `${answer.url()}: ${await answer.text()}`).toBe(true);
	return answer;
}
