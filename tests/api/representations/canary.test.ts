import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../../../api/accounts/languages.ts';
import { staffRoles } from '../../../api/accounts/roles.ts';
import type { Access } from '../../../api/door.ts';
import { remindOfViews } from '../../../api/conferences/changes-remind.ts';
import { askHowItWent } from '../../../api/closure/changes-send.ts';
import { startHourly } from '../../../api/hourly.ts';
import { sendDueLetters, sender } from '../../../api/outbox/post.ts';
import { moveDates } from '../../../api/representations/changes-dates.ts';
import { tellLate } from '../../../api/representations/changes-late.ts';
import { remindOfDueDays, remindOfUntouched } from '../../../api/representations/changes-remind.ts';
import { sweep } from '../../../api/sweep.ts';
import { remindOfUrgent } from '../../../api/urgent/changes.ts';
import type { Visitor } from '../../support/client.ts';
import { ask, invitationOf } from '../../support/conferences.ts';
import { somethingLearned } from '../../support/learning.ts';
import { fakeNotify } from '../../support/notify.ts';
import { type Name, smallTown, type Town } from '../../support/people.ts';
import { aComplaint, anAdvocate, say } from '../../support/saying.ts';
import { schemaTables } from '../../support/schema.ts';

/**
 * Who may read what staff wrote in a field. A field of words that staff can fill and that is not in this table turns the
 * test red: somebody decides first.
 *
 * - `office`: no family, no advocate. Staff notes, reasons, declarations.
 * - `advocates`: passed to the advocacy service because the child agreed; no family.
 * - `person`: whose complaint it is, and the advocate they opened it to; no other family, no other advocate.
 * - `everyone`: published.
 * - `no words`: the shape takes text, and the house keeps only what it knows already.
 */
type Readers = 'office' | 'advocates' | 'person' | 'everyone' | 'no words';

/** Every text of a questionnaire's draft, in each language and wording. */
const draftTexts = [
	'title',
	'intro',
	...['asks', 'help', 'low', 'high', 'options[].says'].map((part) => `items[].${part}`),
]
	.flatMap((part) => languages.map((language) => `${part}.${language}`))
	.flatMap((part) => ['plain', 'easy'].map((wording) => `${part}.${wording}`));

const readersOf: Record<string, Readers> = {
	...Object.fromEntries(
		// a draft, that is: whoever is asked reads it once it is published
		draftTexts.map((text) => [`PUT /api/questionnaires/{code}/draft ${text}`, 'office' as const]),
	),
	// a draft, that is: families read it once it is published
	...Object.fromEntries(
		['title', 'summary', 'sections[].heading', 'sections[].lines[]'].map((part) => [
			`PUT /api/guide-texts/{topic}/draft text.${part}`,
			'office' as const,
		]),
	),
	'PATCH /api/guide-topics/{topic} bslVideo': 'everyone',
	'POST /api/holidays name': 'everyone',
	'POST /api/cases/{case}/delivery reason': 'office',
	'POST /api/cases/{case}/answer findings[].words': 'person',
	'POST /api/cases/{case}/answer terms': 'person',
	'POST /api/cases/{case}/answer words': 'person',
	'POST /api/cases/{case}/messages words': 'person',
	'POST /api/cases/{case}/notes words': 'office',
	'POST /api/cases/{case}/translations words': 'office',
	'POST /api/cases/{case}/split points[]': 'person', // the person's own words, moved to where they are dealt with
	'POST /api/cases/{case}/steps step.reference': 'office',
	'POST /api/cases/{case}/steps reason': 'office',
	'POST /api/cases/{case}/steps words': 'person',
	'POST /api/cases/{case}/appointments name': 'office',
	'POST /api/cases/{case}/reports findings[].words': 'person',
	'POST /api/cases/{case}/reports findings[].recommendation': 'person',
	'POST /api/cases/{case}/reports words': 'person',
	'POST /api/cases/{case}/promises words': 'office',
	'POST /api/cases/{case}/promises owner': 'office',
	'POST /api/cases/{case}/safeguarding words': 'office',
	'POST /api/cases/{case}/written-record points[]': 'person',
	'POST /api/cases/{case}/written-record wants': 'person',
	'POST /api/cases/{case}/written-record words': 'person',
	'POST /api/closure-people/{person}/hold/lifting because': 'office',
	'POST /api/closure-invitations/{invitation}/answers fields.*': 'office', // what somebody said aloud, for the pod's manager
	'POST /api/closure-invitations/{invitation}/answers fields.*[]': 'no words',
	'POST /api/closure-invitations/{invitation}/answers present': 'office',
	'POST /api/letter-templates/{letter}/versions words': 'person', // whoever is sent a letter written from it
	'POST /api/cases/{case}/links reference': 'no words',
	'POST /api/cases/{case}/links reason': 'office',
	'POST /api/cases/{case}/redactions phrases[]': 'person', // part of what the person wrote, and reads whole
	'POST /api/cases/{case}/redactions reason': 'office',
	'POST /api/cases/{case}/advocacy/referrals words': 'advocates',
	'POST /api/cases/{case}/advocacy/appointments name': 'person',
	'POST /api/conferences place': 'office', // it was moved since: whoever is invited reads where it is now
	'POST /api/conferences/{conference}/date place': 'person',
	'POST /api/conferences/{conference}/views fields.*[]': 'no words',
	'POST /api/conferences/{conference}/views fields.*': 'person', // the child's own words, written down for them
	'POST /api/conferences/{conference}/views present': 'office',
	'POST /api/conferences/{conference}/outcomes words': 'person',
	'POST /api/conferences/{conference}/translations words': 'office',
	'POST /api/closure-answers/{answer}/translations words': 'office',
	'POST /api/urgent-items/{item}/decision reason': 'office',
	'POST /api/saved-views name': 'office',
	'POST /api/saved-views asked.search': 'office',
	'PATCH /api/saved-views/{view} name': 'office',
	'POST /api/register-exports reason': 'office',
	'POST /api/register-exports asked.search': 'office',
	...Object.fromEntries(
		// a draft, that is: what is published was looked over for whatever leads to somebody, and everybody reads it
		languages.flatMap((language) =>
			['plain', 'easy'].flatMap((wording) =>
				['heard', 'changed'].map((part) => [
					`PUT /api/learning/{promise}/telling texts.${language}.${wording}.${part}`,
					'office' as const,
				]),
			),
		),
	),
	'POST /api/months/{month}/signature words': 'office',
	'POST /api/months/{month}/signature seen': 'no words',
	'POST /api/months/{month}/signature checked[]': 'no words',
	'POST /api/months/{month}/notes words': 'office',
	'POST /api/months/{month}/notes checked[]': 'no words',
	'POST /api/commentaries/looks words': 'no words',
	'PUT /api/annual-drafts/{year}/items/{item} words': 'office', // until it is published, and looked over before
	'POST /api/annual-reports/{year}/editions because': 'everyone',
	'POST /api/annual-reports/{year}/editions checked[]': 'no words',
	'PUT /api/learning/{promise}/telling seen': 'no words',
	'POST /api/learning/{promise}/telling/publication seen': 'no words',
	'POST /api/learning/{promise}/telling/publication checked[]': 'no words',
	'PUT /api/retention/rules/{kind} reason': 'office',
	'POST /api/retention/keeping reason': 'office',
	'POST /api/retention/keeping subject': 'no words',
	'POST /api/retention/holds reason': 'office',
	'POST /api/retention/holds subject': 'no words',
	'POST /api/retention/holds/{hold}/lifting because': 'office',
	'POST /api/erasures reason': 'office',
	'POST /api/erasures subject': 'no words',
	'POST /api/trends/exports reason': 'office',
	...Object.fromEntries(
		['pod', 'row', 'from', 'to'].map((code) => [`POST /api/trends/exports asked.${code}`, 'no words' as const]),
	),
	'POST /api/committee-tables/{year}/exports reason': 'office',
	'POST /api/months/{month}/exports reason': 'office',
	'POST /api/register-exports/proposals reason': 'office',
	'POST /api/register-exports/proposals asked.search': 'office',
	'POST /api/people name': 'office', // and that person, who is none of those asked here
	'POST /api/people contact.detail': 'office',
	'POST /api/people contact.times': 'office',
	'PATCH /api/people/{person} name': 'office',
	'PATCH /api/people/{person} contact.detail': 'office',
	'PATCH /api/people/{person} contact.times': 'office',
	'PUT /api/people/{person}/talking spoken': 'office',
	'PUT /api/people/{person}/talking more': 'office',
	'POST /api/staff name': 'office',
	'POST /api/programs name': 'office',
	'POST /api/sign-in/again/code code': 'no words',
	'POST /api/sign-in/mine/passkeys name': 'office', // whose it is, and nobody else
	'POST /api/sign-in/mine/passphrase code': 'no words',
	'POST /api/sign-in/mine/passphrase passphrase': 'no words',
	'POST /api/programs/{program}/webhooks url': 'no words',
	'POST /api/pods name': 'everyone',
	'PATCH /api/pods/{pod} name': 'everyone',
	...Object.fromEntries(
		['service_name', 'council_name', 'council_address', 'advocacy_name'].map((name) => [
			`PATCH /api/settings values.${name}`,
			'everyone' as const,
		]),
	),
	'PATCH /api/staff/{account} name': 'office',
	'POST /api/themes name': 'everyone',
	'POST /api/trends/historic rows[].series': 'everyone',
	'POST /api/trends/historic rows[].definition': 'everyone',
	'POST /api/trends/historic rows[].source': 'everyone',
	'POST /api/trends/historic rows[].period': 'no words',
	'POST /api/trends/historic/sheets sheet': 'everyone',
	'POST /api/trends/historic/sheets sure.because': 'office',
	'POST /api/trends/historic/{figure}/corrections period': 'no words',
	'POST /api/trends/historic/{figure}/corrections because': 'office',
	'POST /api/trends/children-open rows[].period': 'no words',
	'POST /api/trends/children-open rows[].source': 'everyone',
	'POST /api/trends/children-open/{figure}/corrections because': 'office',
	'POST /api/trends/children-open/sheets sheet': 'everyone',
	'POST /api/trends/children-open/sheets sure.because': 'office',
	'POST /api/trends/known-changes label': 'everyone',
};

/** Whose complaint a canary was written in. */
type Whose = 'kit' | 'returning' | 'maya' | 'nobody';
interface Canary {
	field: string;
	whose: Whose;
	text: string;
}

interface Schema {
	$ref?: string;
	type?: string | string[];
	enum?: unknown[];
	const?: unknown;
	format?: string;
	pattern?: string;
	properties?: Record<string, Schema>;
	items?: Schema;
	anyOf?: Schema[];
	oneOf?: Schema[];
	allOf?: Schema[];
	additionalProperties?: boolean | Schema;
}
interface Operation {
	'x-access': Access;
	parameters?: { in: string; name: string; required?: boolean; schema: Schema }[];
	requestBody?: { content: { 'application/json'?: { schema: Schema } } };
}
interface OpenApi {
	paths: Record<string, Record<string, Operation>>;
	components: { schemas: Record<string, Schema> };
}

let town: Town;
let document: OpenApi;
let govUk: Awaited<ReturnType<typeof fakeNotify>>;
let returnCode: string;
const canaries: Canary[] = [];
const logged: string[] = [];
const spreadsheets: string[] = [];
/** Figures that were taken out: of the service, by pods and by themes. */
const figureFiles: string[] = [];

function plant(field: string, whose: Whose): string {
	const text = `canary_${canaries.length}_${whose}`;
	canaries.push({ field, whose, text });
	return text;
}

/** Writes through one route, each field that the table knows with a canary of its own. */
async function write(
	who: Visitor,
	[method, path]: [method: 'post' | 'put' | 'patch', path: string],
	params: Record<string, string>,
	whose: Whose,
	body: (canary: (field: string) => string) => object,
): Promise<{ id: string }> {
	const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => params[name]!);
	const name = `${method.toUpperCase()} ${path}`;
	const { status, json } = await who[method]<{ id: string }>(
		filled,
		body((field) => plant(`${name} ${field}`, whose)),
	);
	expect(status, `${name} answered ${JSON.stringify(json)}`).toBeLessThan(300);
	return json;
}

beforeAll(async () => {
	const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
	town = await smallTown({ at: '2026-01-12T10:00:00Z', log });
	govUk = await fakeNotify();
	town.world.config.notify = govUk.notify;
	document = (await town.stranger().get<OpenApi>('/api/openapi.json')).json;
	await tellTheStoryOf('kit', await town.as('kit'), 'imani');
	await tellTheStoryOf('returning', town.stranger(), 'tolu');
	await writeForEverybody();
	await endOfWork();
	await draftAQuestionnaire();
	await draftATelling();
	await tellOfAMeeting();
	await say(await town.as('maya'), aComplaint(town)); // nobody answers her: the house writes by itself
	await writeDownWhoThereIs();
	await takeSpreadsheets();
	await letTheHouseWork();
	await writeReports();
}, 120_000);
afterAll(() => Promise.all([town.close(), govUk.close()]));

/** A complaint from receipt to the Ombudsman, with everything that staff can write on the way. */
async function tellTheStoryOf(whose: Whose, person: Visitor, advocate: 'imani' | 'tolu'): Promise<void> {
	const [omar, priya, dee] = [await town.as('omar'), await town.as('priya'), await town.as('dee')];
	const standing = whose === 'kit' ? null : 'child_in_need';
	const phrase = plant('POST /api/cases/{case}/redactions phrases[]', whose);
	const contact =
		whose === 'kit' ? { channel: 'email', detail: 'kit@home.example' } : { channel: 'sms', detail: '07700 900 123' };
	const said = { points: ['Nobody rang.'], wants: `Tell ${phrase} so.` };
	const child = aComplaint(town, { standing, advocate: true, contact, ...said });
	const it = await say(person, child);
	const waiting = await say(person, { ...child, wants: null });
	if (it.returnCode !== null) {
		returnCode = it.returnCode;
		expect((await person.post('/api/return', { code: returnCode })).status).toBeLessThan(300);
	}
	const of = { case: it.id };
	const on = '2026-01-12';
	const seen = async () => (await omar.get<{ steps: object[] }>(`/api/cases/${it.id}/steps`)).json.steps.length;
	const step = async (facts: object) => {
		const at = await seen();
		await write(omar, ['post', '/api/cases/{case}/steps'], of, whose, (canary) => {
			const named = 'reference' in facts ? { reference: canary('step.reference') } : {};
			return { step: { on, ...facts, ...named }, seen: at, reason: canary('reason'), words: canary('words') };
		});
	};

	await write(omar, ['post', '/api/cases/{case}/advocacy/referrals'], { case: waiting.id }, whose, (canary) => ({
		...{ consent: 'asked', consentOn: on, passesName: true, passesContact: true, words: canary('words') },
	}));
	await write(omar, ['post', '/api/cases/{case}/advocacy/appointments'], of, whose, (canary) =>
		anAdvocate({ accountId: town.id(advocate), appointedOn: on, name: canary('name') }),
	);
	if (whose === 'kit') await person.post(`/api/representations/${it.id}/advocacy/access`);
	for (const to of ['service_manager', 'pod']) {
		await write(omar, ['post', '/api/cases/{case}/delivery'], of, whose, (canary) => {
			return { to, pod: town.pod('otter'), reason: canary('reason') };
		});
	}
	await priya.post(`/api/cases/${it.id}/opening`);
	await write(priya, ['post', '/api/cases/{case}/notes'], of, whose, (canary) => ({ words: canary('words') }));
	await write(priya, ['post', '/api/cases/{case}/translations'], of, whose, (canary) => {
		return { part: 'wants', words: canary('words') };
	});
	await write(priya, ['post', '/api/cases/{case}/messages'], of, whose, (canary) => ({ words: canary('words') }));
	await write(omar, ['post', '/api/cases/{case}/links'], of, whose, (canary) => {
		return { reference: waiting.reference, kind: 'related', reason: canary('reason') };
	});
	await write(omar, ['post', '/api/cases/{case}/redactions'], of, whose, (canary) => {
		return { part: 'wants', partId: null, phrases: [phrase], reason: canary('reason') };
	});
	await write(omar, ['post', '/api/cases/{case}/split'], of, whose, (canary) => {
		return { kind: 'compliment', points: [canary('points[]')] };
	});
	await write(priya, ['post', '/api/cases/{case}/promises'], of, whose, (canary) => {
		return { kind: 'learning', words: canary('words'), owner: canary('owner'), dueOn: '2026-02-02' };
	});
	await step({ what: 'stage_1_extended', reason: 'complexity' });
	const point = (await priya.get<{ points: { id: string }[] }>(`/api/cases/${it.id}`)).json.points[0]!.id;
	const finding = (canary: (field: string) => string) => {
		return { point, finding: 'upheld', words: canary('findings[].words') };
	};
	await write(priya, ['post', '/api/cases/{case}/answer'], of, whose, (canary) => {
		return { findings: [finding(canary)], terms: canary('terms'), words: canary('words'), screened: true };
	});
	const next = await person.post(`/api/representations/${it.id}/steps`, { what: 'stage_2_requested' });
	expect(next.status).toBe(204);
	const before = await seen();
	await write(omar, ['post', '/api/cases/{case}/written-record'], of, whose, (canary) => {
		return { seen: before, points: [canary('points[]')], wants: canary('wants'), words: canary('words') };
	});
	for (const role of ['investigating_officer', 'independent_person', 'adjudicating_officer']) {
		const clear = { worksForCouncil: false, partnerOfCouncil: false, managesService: false, wasInvolved: false };
		await write(omar, ['post', '/api/cases/{case}/appointments'], of, whose, (canary) => {
			return { role, name: canary('name'), appointedOn: on, ...clear };
		});
	}
	for (const report of ['investigation', 'adjudication']) {
		const at = await seen();
		await write(omar, ['post', '/api/cases/{case}/reports'], of, whose, (canary) => ({
			...{ report, on, seen: at },
			findings: [{ ...finding(canary), recommendation: canary('findings[].recommendation') }],
			...(report === 'adjudication' ? { words: canary('words'), sent: 'portal' } : {}),
		}));
	}
	await step({ what: 'ombudsman_asked', reference: true });
	await write(omar, ['post', '/api/cases/{case}/safeguarding'], of, whose, (canary) => ({ words: canary('words') }));
	const raised = await person.post<{ id: string }>('/api/urgent-items', { words: 'He is back' });
	const item = { item: raised.json.id };
	await write(dee, ['post', '/api/urgent-items/{item}/decision'], item, whose, (canary) => {
		return { decision: 'referred', lado: 'considered', reason: canary('reason') };
	});
}

/** A conference about the child, at which staff write down what the child said, and answer it. */
async function tellOfAMeeting(): Promise<void> {
	const [priya, beth] = [await town.as('priya'), await town.as('beth')];
	const day = { anchor: 'strategy_discussion', anchorOn: '2026-01-12', time: '10:30' };
	const planned = {
		kind: 'initial_child_protection_conference',
		child: town.id('kit'),
		chair: town.id('beth'),
		...day,
	};
	const { id } = await write(priya, ['post', '/api/conferences'], {}, 'kit', (canary) => {
		return { ...planned, heldOn: '2026-02-02', place: canary('place') };
	});
	const of = { conference: id };
	const invitation = await ask(town, id, 'kit');
	await write(priya, ['post', '/api/conferences/{conference}/date'], of, 'kit', (canary) => {
		return { heldOn: '2026-01-30', time: '11:00', place: canary('place') };
	});
	const { version } = await invitationOf(town, 'kit', invitation);
	await write(priya, ['post', '/api/conferences/{conference}/views'], of, 'kit', (canary) => ({
		...{ invitation, version: version.id, how: 'aloud', on: '2026-01-12', present: canary('present') },
		fields: { 'houses.worries': canary('fields.*') },
	}));
	const [answer] = (await invitationOf(town, 'kit', invitation)).parts[0]!.answers;
	await write(beth, ['post', '/api/conferences/{conference}/translations'], of, 'kit', (canary) => {
		return { answer: answer!.id, words: canary('words') };
	});
	await write(beth, ['post', '/api/conferences/{conference}/outcomes'], of, 'kit', (canary) => {
		return { answer: answer!.id, outcome: 'done', words: canary('words') };
	});
	expect((await beth.post(`/api/conferences/${id}/told`, { invitation })).status).toBe(204);
}

/** Work with a grandmother ends: she is asked after all, says it aloud, and the manager opens it. */
async function endOfWork(): Promise<void> {
	const priya = await town.as('priya');
	const on = '2026-01-12';
	const person = { account: town.id('nan'), instrument: 'closure_parent', contact: 'not_known' };
	const ending = { endedOn: on, hasDomesticAbuse: false, people: [person] };
	const { json } = await priya.post<{ id: string }>('/api/pods/pod-otter/closures', ending);
	const of = async () => {
		const seen = await priya.get<{ people: { id: string; invitations: { id: string }[] }[] }>(
			`/api/closures/${json.id}`,
		);
		return { person: seen.json.people[0]!.id, invitation: seen.json.people[0]!.invitations[0]!.id };
	};
	await write(priya, ['post', '/api/closure-people/{person}/hold/lifting'], await of(), 'nobody', (canary) => {
		return { because: canary('because') };
	});
	const { version } = await town.db
		.selectFrom('closure_invitation')
		.select('version_id as version')
		.where('version_id', 'is not', null)
		.executeTakeFirstOrThrow();
	await write(priya, ['post', '/api/closure-invitations/{invitation}/answers'], await of(), 'nobody', (canary) => {
		const said = { how: 'aloud', on, present: canary('present'), fields: { best_thing: canary('fields.*') } };
		return { version, ...said };
	});
	const { invitation } = await of();
	expect((await priya.post(`/api/closure-invitations/${invitation}/reading`)).status).toBe(204);
	const { json: read } = await priya.get<{ pods: { answers: { given: { id: string }[] }[] }[] }>(
		'/api/closure-results',
	);
	const answer = read.pods.flatMap(({ answers }) => answers.flatMap(({ given }) => given))[0]!.id;
	await write(priya, ['post', '/api/closure-answers/{answer}/translations'], { answer }, 'nobody', (canary) => {
		return { words: canary('words') };
	});
}

async function writeForEverybody(): Promise<void> {
	const omar = await town.as('omar');
	await write(omar, ['post', '/api/holidays'], {}, 'nobody', (canary) => ({ day: '2026-06-19', name: canary('name') }));
	const letter = { letter: 'late_answer' };
	await write(omar, ['post', '/api/letter-templates/{letter}/versions'], letter, 'maya', (canary) => {
		return { language: 'en', wording: 'adult', words: `${canary('words')} {{day}} {{last}} {{phone}}` };
	});
	await write(omar, ['put', '/api/guide-texts/{topic}/draft'], { topic: 'charter' }, 'nobody', (canary) => {
		const section = {
			id: 'more',
			heading: canary('text.sections[].heading'),
			lines: [canary('text.sections[].lines[]')],
		};
		const text = { title: canary('text.title'), summary: canary('text.summary'), sections: [section] };
		return { language: 'en', wording: 'adult', seen: null, text };
	});
	const { seen } = (await omar.get<{ seen: string }>('/api/guide-texts/charter')).json;
	await write(omar, ['patch', '/api/guide-topics/{topic}'], { topic: 'charter' }, 'nobody', (canary) => {
		return { seen, bslVideo: `https://www.westmere.example/${canary('bslVideo')}` };
	});
	await write(omar, ['post', '/api/themes'], {}, 'nobody', (canary) => ({ kind: 'complaint', name: canary('name') }));
	await write(omar, ['post', '/api/trends/historic'], {}, 'nobody', (canary) => {
		const named = {
			series: canary('rows[].series'),
			definition: canary('rows[].definition'),
			source: canary('rows[].source'),
		};
		const figure = { measure: 'complaints', period: '2015-16', periodToConfirm: false, figure: 31 };
		return { rows: [{ ...named, ...figure }] };
	});
	await besideOurFigures(omar);
}

/** How many children are open, a day on which the service changed, and figures of others: brought, and put right. */
async function besideOurFigures(omar: Visitor): Promise<void> {
	await write(omar, ['post', '/api/trends/known-changes'], {}, 'nobody', (canary) => {
		return { on: '2025-09-01', label: canary('label') };
	});
	await write(omar, ['post', '/api/trends/children-open'], {}, 'nobody', (canary) => {
		return { rows: [{ period: '2025-10', pod: null, children: 400, source: canary('rows[].source') }] };
	});
	const kept = (await omar.get<{ figures: { id: string; seen: string }[] }>('/api/trends/children-open/kept')).json;
	const { id: children, seen } = kept.figures[0]!;
	await write(
		omar,
		['post', '/api/trends/children-open/{figure}/corrections'],
		{ figure: children },
		'nobody',
		(canary) => {
			return { children: 401, because: canary('because'), seen };
		},
	);
	const november = { period: '2025-11', pod: null, children: 402, source: 'As before' };
	await omar.post('/api/trends/children-open', { rows: [november] });
	await bringSheet(omar, '/api/trends/children-open/sheets', (source) =>
		['period,children,source,pod', `2025-11,390,${source},`].join('\n'),
	);
	const historic = await omar.get<{ series: { points: { id: string; seen: string }[] }[] }>('/api/trends/historic');
	const { id: figure, seen: read } = historic.json.series[0]!.points[0]!;
	await write(omar, ['post', '/api/trends/historic/{figure}/corrections'], { figure }, 'nobody', (canary) => {
		return { period: '2016-17', periodToConfirm: true, figure: 32, because: canary('because'), seen: read };
	});
	const head = 'series,measure,definition,source,year,to confirm,number';
	const plain = { series: 'plain', measure: 'complaints', definition: 'All', source: 'Report', period: '2022-23' };
	await omar.post('/api/trends/historic', { rows: [{ ...plain, periodToConfirm: false, figure: 30 }] });
	await bringSheet(omar, '/api/trends/historic/sheets', (words) =>
		[head, `ours,complaints,${words},Report,2022-23,no,30`, 'plain,complaints,All,Report,2022-23,no,31'].join('\n'),
	);
}

/** Shown first, and then done as it was shown. */
async function bringSheet(omar: Visitor, path: string, sheetOf: (canary: string) => string): Promise<void> {
	const sheet = sheetOf(plant(`POST ${path} sheet`, 'nobody'));
	const { seen } = (await omar.post<{ seen: string }>(path, { sheet })).json;
	await write(omar, ['post', path], {}, 'nobody', (canary) => {
		return { sheet, sure: { seen, because: canary('sure.because') } };
	});
}

/** What the public may be told that was learned, not yet published. */
async function draftATelling(): Promise<void> {
	const { promise } = await somethingLearned(town);
	const omar = await town.as('omar');
	const { seen } = (await omar.get<{ seen: string }>(`/api/learning/${promise}`)).json;
	await write(omar, ['put', '/api/learning/{promise}/telling'], { promise }, 'nobody', (canary) => {
		const both = (at: string) => ({ heard: canary(`${at}.heard`), changed: canary(`${at}.changed`) });
		const words = (at: string) => ({ plain: both(`${at}.plain`), easy: both(`${at}.easy`) });
		return { texts: Object.fromEntries(languages.map((one) => [one, words(`texts.${one}`)])), seen };
	});
}

/** The month before is signed and spoken of, and a year's report is written; another is published. */
async function writeReports(): Promise<void> {
	const omar = await town.as('omar');
	const month = { month: '2026-01' };
	const { digest } = (await omar.get<{ digest: string }>('/api/months/2026-01')).json;
	await write(omar, ['post', '/api/months/{month}/signature'], month, 'nobody', (canary) => {
		return { seen: digest, words: canary('words'), checked: [] };
	});
	await write(omar, ['post', '/api/months/{month}/notes'], month, 'nobody', (canary) => {
		return { revision: 0, words: canary('words'), checked: [] };
	});
	await write(
		omar,
		['put', '/api/annual-drafts/{year}/items/{item}'],
		{ year: '2026-27', item: 'learning' },
		'nobody',
		(canary) => {
			return { words: canary('words') };
		},
	);
	town.clock.set('2026-04-20T10:00:00Z');
	const inApril = await town.as('omar');
	await inApril.post('/api/annual-reports/2025-26/editions', { because: null, checked: [] });
	await write(inApril, ['post', '/api/annual-reports/{year}/editions'], { year: '2025-26' }, 'nobody', (canary) => {
		return { because: canary('because'), checked: [] };
	});
}

/** The council's draft of a questionnaire, not yet published. */
async function draftAQuestionnaire(): Promise<void> {
	await write(
		await town.as('omar'),
		['put', '/api/questionnaires/{code}/draft'],
		{ code: 'views_8_11' },
		'nobody',
		(canary) => {
			const wording = (at: string) => ({ plain: canary(`${at}.plain`), easy: canary(`${at}.easy`) });
			const words = (at: string) => Object.fromEntries(languages.map((one) => [one, wording(`${at}.${one}`)]));
			const asked = { asks: words('items[].asks'), help: words('items[].help') };
			return {
				...{ seen: null, title: words('title'), intro: words('intro') },
				items: [
					{
						kind: 'choice',
						key: 'one',
						...asked,
						several: false,
						options: [{ value: 'yes', says: words('items[].options[].says') }],
					},
					{ kind: 'scale', key: 'two', ...asked, low: words('items[].low'), high: words('items[].high') },
				],
			};
		},
	);
}

/** People of a family and people who work here, as they are written down. */
async function writeDownWhoThereIs(): Promise<void> {
	const [priya, ada] = [await town.as('priya'), await town.as('ada')];
	const person = (canary: (field: string) => string) => ({
		...{ name: canary('name'), standing: 'parent' },
		contact: { channel: 'phone', detail: canary('contact.detail'), times: canary('contact.times') },
	});
	const placing = { pod: town.pod('otter'), worker: null, from: '2026-01-12' };
	const seenIn = async <Read>(path: string) => (await ada.get<Read>(path)).json;
	const seenOf = async (path: string) => (await seenIn<{ seen: string }>(path)).seen;
	await write(priya, ['post', '/api/people'], {}, 'nobody', (canary) => ({ ...person(canary), placing }));
	const other = await priya.post<{ id: string }>('/api/people', { ...person((field) => field), placing });
	const seen = await seenOf(`/api/people/${other.json.id}`);
	await write(priya, ['patch', '/api/people/{person}'], { person: other.json.id }, 'nobody', (canary) => {
		return { ...person(canary), seen };
	});
	const seenSince = await seenOf(`/api/people/${other.json.id}`);
	await write(priya, ['put', '/api/people/{person}/talking'], { person: other.json.id }, 'nobody', (canary) => {
		return { interpreter: 'spoken', spoken: canary('spoken'), more: canary('more'), seen: seenSince };
	});
	await write(ada, ['post', '/api/programs'], {}, 'nobody', (canary) => {
		return { name: canary('name'), scopes: ['records:read'], expiresOn: '2027-01-12' };
	});
	await town.db // as the route leaves it: to send one takes a device
		.insertInto('passkey')
		.values({
			...{ id: 'passkey-of-omar', account_id: town.id('omar'), credential_id: 'id', public_key: 'key', counter: 0 },
			...{ transports: 'usb', name: plant('POST /api/sign-in/mine/passkeys name', 'nobody') },
			...{ made_at: town.clock.now(), used_at: null },
		})
		.execute();
	await write(ada, ['post', '/api/staff'], {}, 'nobody', (canary) => {
		return { name: canary('name'), email: 'ife@council.example', role: 'duty_worker' };
	});
	const pod = {
		...{ emblem: 'robin', phone: '01632 960 250', email: 'robin@council.example' },
		...{ openFrom: '09:00', openTo: '17:00', serviceManager: null },
	};
	await write(ada, ['post', '/api/pods'], {}, 'nobody', (canary) => {
		return { ...pod, name: canary('name'), openedOn: '2026-01-12' };
	});
	const oak = await seenIn<{ pod: { seen: string } }>('/api/pod-book/pod-oak');
	await write(ada, ['patch', '/api/pods/{pod}'], { pod: 'pod-oak' }, 'nobody', (canary) => {
		return { ...pod, name: canary('name'), seen: oak.pod.seen };
	});
	const said = await seenIn<{ seen: string }>('/api/settings');
	await write(ada, ['patch', '/api/settings'], {}, 'nobody', (canary) => {
		const names = ['service_name', 'council_name', 'council_address', 'advocacy_name'];
		return { values: Object.fromEntries(names.map((name) => [name, canary(`values.${name}`)])), seen: said.seen };
	});
	const account = town.id('quentin');
	const read = await seenOf(`/api/staff/${account}`);
	await write(ada, ['patch', '/api/staff/{account}'], { account }, 'nobody', (canary) => {
		return { name: canary('name'), email: 'quentin@council.example', seen: read };
	});
}

/** The whole register as a spreadsheet, and one more of what a search finds. */
async function takeSpreadsheets(): Promise<void> {
	const omar = await town.as('omar');
	const route = 'POST /api/register-exports';
	const exports = [
		{ reason: plant(`${route} reason`, 'nobody'), asked: {} },
		{ reason: 'For the committee', asked: { search: plant(`${route} asked.search`, 'nobody') } },
	];
	for (const body of exports) {
		const answer = await town.app.request('/api/register-exports', {
			method: 'POST',
			headers: { 'content-type': 'application/json', cookie: cookieOf(omar) },
			body: JSON.stringify(body),
		});
		expect(answer.status).toBe(200);
		spreadsheets.push(await answer.text());
	}
	const figures = [
		['POST /api/trends/exports', '/api/trends/exports', { asked: { of: 'pod' } }],
		['POST /api/committee-tables/{year}/exports', '/api/committee-tables/2025-26/exports', {}],
		['POST /api/months/{month}/exports', '/api/months/2026-05/exports', {}],
	] as const;
	for (const [of, path, more] of figures) {
		for (const reason of [plant(`${of} reason`, 'nobody'), 'For the committee']) {
			const answer = await town.app.request(path, {
				method: 'POST',
				headers: { 'content-type': 'application/json', cookie: cookieOf(omar) },
				body: JSON.stringify({ reason, format: reason === 'For the committee' ? 'csv' : 'json', ...more }),
			});
			expect(answer.status).toBe(200);
			figureFiles.push(await answer.text());
		}
	}
	await write(omar, ['post', '/api/register-exports/proposals'], {}, 'nobody', (canary) => {
		return { reason: canary('reason'), asked: { search: canary('asked.search') } };
	});
	await write(omar, ['put', '/api/retention/rules/{kind}'], { kind: 'person' }, 'nobody', (canary) => {
		return { months: 120, reason: canary('reason') };
	});
	const [nan, dan] = ['nan', 'dan'].map((name) => `person:account-${name}`);
	await write(omar, ['post', '/api/retention/keeping'], {}, 'nobody', (canary) => {
		return { subject: nan, untilOn: '2030-01-01', reason: canary('reason') };
	});
	const hold = await write(omar, ['post', '/api/retention/holds'], {}, 'nobody', (canary) => {
		return { subject: nan, reason: canary('reason') };
	});
	await write(omar, ['post', '/api/retention/holds/{hold}/lifting'], { hold: hold.id! }, 'nobody', (canary) => {
		return { because: canary('because') };
	});
	await write(omar, ['post', '/api/erasures'], {}, 'nobody', (canary) => {
		return { subject: dan, rule: 'asked', reason: canary('reason') };
	});
	const view = await write(omar, ['post', '/api/saved-views'], {}, 'nobody', (canary) => {
		return { name: canary('name'), shared: true, asked: { search: canary('asked.search') } };
	});
	const other = await omar.post<{ id: string }>('/api/saved-views', { name: 'Mine', asked: {} });
	expect(view.id).not.toBe(other.json.id);
	await write(omar, ['patch', '/api/saved-views/{view}'], { view: other.json.id }, 'nobody', (canary) => {
		return { name: canary('name') };
	});
}

/** Weeks pass, and the house does what nobody asks for: late letters, reminders, sweeping. */
async function letTheHouseWork(): Promise<void> {
	for (const at of ['2026-01-27T10:00:00Z', '2026-02-11T10:00:00Z', '2026-03-02T10:00:00Z']) {
		town.clock.set(at);
		for (const chore of [
			askHowItWent,
			moveDates,
			tellLate,
			remindOfDueDays,
			remindOfUrgent,
			remindOfUntouched,
			remindOfViews,
			sweep,
		]) {
			await chore(town.world);
		}
	}
}

/** Every field of free text in a body: not a code, a day or an id. */
function wordsIn(schema: Schema, at: string): string[] {
	const whole = schema.$ref ? document.components.schemas[schema.$ref.split('/').at(-1)!]! : schema;
	const { properties = {}, items, additionalProperties: rest } = whole;
	const type = [whole.type ?? []].flat();
	const isWords =
		type.includes('string') && !whole.enum && whole.const === undefined && !whole.format && whole.pattern !== ID;
	return [
		...(isWords ? [at] : []),
		...Object.entries(properties).flatMap(([name, field]) => wordsIn(field, at === '' ? name : `${at}.${name}`)),
		...(items ? wordsIn(items, `${at}[]`) : []),
		...(typeof rest === 'object' ? wordsIn(rest, `${at}.*`) : []),
		...[whole.anyOf, whole.oneOf, whole.allOf].flatMap((some) => (some ?? []).flatMap((one) => wordsIn(one, at))),
	];
}
const ID = '^[\\w-]+$';

/** What is open to anybody is left out: there staff write down what somebody told them, and those words are that person's. */
function staffFields(): string[] {
	const staff: readonly string[] = ['staff', ...staffRoles.filter((role) => role !== 'advocate')];
	const fields = Object.entries(document.paths).flatMap(([path, operations]) =>
		Object.entries(operations).flatMap(([method, { 'x-access': access, requestBody }]) => {
			if (method === 'get' || 'anyone' in access || !access.only.some((role) => staff.includes(role))) return [];
			const shape = requestBody?.content['application/json']?.schema;
			return shape ? wordsIn(shape, '').map((field) => `${method.toUpperCase()} ${path} ${field}`) : [];
		}),
	);
	return [...new Set(fields)].sort();
}

/** Every question that can be asked with GET, of every thing there is in this town. */
async function everyQuestion(): Promise<string[]> {
	type Things = 'representation' | 'pod' | 'complaint_point' | 'message' | 'urgent_item' | 'letter' | 'promise';
	const ids = async (table: Things | 'conference' | 'conference_invitation') =>
		(await town.db.selectFrom(table).select('id').execute()).map(({ id }) => id);
	const accounts = await town.db.selectFrom('account').select(['id', 'kind']).execute();
	const of = (kind: string) => accounts.filter((account) => account.kind === kind).map(({ id }) => id);
	const things = await ids('representation');
	const known: Record<string, string[]> = {
		...{ representation: things, case: things, pod: await ids('pod') },
		...{ person: of('family'), account: of('staff'), promise: await ids('promise') },
		...{ year: ['2025-26', '2026-27'], month: ['2026-01'] },
		...{ day: ['2026-06-19'], journey: ['tell-us'] },
		...{ conference: await ids('conference'), invitation: await ids('conference_invitation') },
	};
	const others = [
		...things,
		...(await ids('complaint_point')),
		...(await ids('message')),
		...(await ids('urgent_item')),
	];
	return Object.entries(document.paths).flatMap(([path, { get }]) => {
		if (!get) return [];
		const of = (place: string) => (get.parameters ?? []).filter((one) => one.in === place);
		const [param] = of('path');
		const values = param && ((param.schema.enum as string[] | undefined) ?? known[param.name] ?? others);
		const paths = values?.map((value) => path.replace(`{${param!.name}}`, value)) ?? [path];
		return paths.flatMap((one) => everyQuery(of('query')).map((query) => `${one}?${query}`));
	});
}

/** With what must be said, and then with each thing that may be said besides. */
function everyQuery(params: { name: string; required?: boolean; schema: Schema }[]): string[] {
	const valuesOf = ({ name, schema }: (typeof params)[number]) =>
		(schema.enum ?? (name === 'from' ? ['2026-01-12'] : [])).map(String);
	const least = params.filter(({ required }) => required).map((param) => [param.name, valuesOf(param)[0]!]);
	const more = params.flatMap((param) => valuesOf(param).map((value) => [...least, [param.name, value]]));
	return [least, ...more].map((pairs) => new URLSearchParams(Object.fromEntries(pairs)).toString());
}

/** Everything that this person's browser is told, whatever they ask, as it comes: JSON, CSV or anything else. */
async function toldTo(browser: Visitor): Promise<string> {
	const cookie = cookieOf(browser);
	const answers: string[] = [];
	for (const question of await everyQuestion()) {
		const answer = await town.app.request(question, { headers: cookie === '' ? {} : { cookie } });
		expect(answer.status, question).toBeLessThan(500);
		answers.push(await answer.text());
	}
	return answers.join('\n');
}

const cookieOf = ({ cookies }: Visitor) => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

async function comeBack(): Promise<Visitor> {
	const browser = town.stranger();
	expect((await browser.post('/api/return', { code: returnCode })).status).toBeLessThan(300);
	return browser;
}

const found = (text: string) => canaries.filter((canary) => text.includes(canary.text)).map(nameOf);
const nameOf = ({ field, whose }: Canary) => `${whose}: ${field}`;
const those = (...wanted: [Readers, Whose?][]) =>
	canaries
		.filter(({ field, whose }) =>
			wanted.some(([readers, of]) => readersOf[field] === readers && (of === undefined || of === whose)),
		)
		.map(nameOf);
const sorted = (names: string[]) => [...new Set(names)].sort();

test('for every field in which staff write words it is decided who reads them', () => {
	expect(Object.keys(readersOf).sort()).toEqual(staffFields());
});

test('a canary of its own was written in every one of them', () => {
	const fields = Object.keys(readersOf).filter((field) => readersOf[field] !== 'no words');
	expect(sorted(canaries.map(({ field }) => field))).toEqual(fields.sort());
});

describe('what each person reads of all that staff wrote, whatever they ask', () => {
	test.each([
		['a young person: what is for them', 'kit', () => those(['person', 'kit'], ['everyone'])],
		['a parent: the letter that was written to her', 'maya', () => those(['person', 'maya'], ['everyone'])],
		['the other parent', 'dan', () => those(['everyone'])],
		['a grandmother', 'nan', () => those(['everyone'])],
	] as const)('%s', async (_, name, expected) => {
		expect(sorted(found(await toldTo(await town.as(name))))).toEqual(sorted(expected()));
	});

	test('somebody with a return code: what is for them', async () => {
		const split = 'returning: POST /api/cases/{case}/split points[]'; // the code opens the half that it came with
		const expected = those(['person', 'returning'], ['everyone']).filter((canary) => canary !== split);
		expect(sorted(found(await toldTo(await comeBack())))).toEqual(sorted(expected));
	});

	test('a stranger: what is published', async () => {
		expect(sorted(found(await toldTo(town.stranger())))).toEqual(sorted(those(['everyone'])));
	});

	test('an advocate to whom the young person opened it: what the young person reads, and who waits for one', async () => {
		const own = [
			'kit: POST /api/cases/{case}/advocacy/appointments name', // is told to the young person, on their own page
			'kit: POST /api/cases/{case}/split points[]', // the other half was not opened to them
		];
		const expected = those(['person', 'kit'], ['everyone'], ['advocates']).filter(
			(canary) => !own.includes(canary) && !canary.includes('/api/conferences'), // the meeting was not opened to them either
		);
		expect(sorted(found(await toldTo(await town.as('imani'))))).toEqual(sorted(expected));
	});

	test('an advocate to whom nothing was opened: only who waits for one', async () => {
		expect(sorted(found(await toldTo(await town.as('tolu'))))).toEqual(sorted(those(['everyone'], ['advocates'])));
	});

	test('the office, asked the same, reads all of it: the canaries are there to be found', async () => {
		const office = ['omar', 'dee', 'priya', 'beth', 'ada'] as const satisfies Name[];
		const told = await Promise.all(office.map(async (name) => toldTo(await town.as(name))));
		const onFile = [
			await town.db.selectFrom('redaction').select('reason').execute(), // kept, and on no page yet
			await town.db.selectFrom('register_export').select(['asked', 'reason']).execute(),
			await town.db.selectFrom('figure_export').select(['asked', 'reason']).execute(),
		];
		expect(sorted(found([...told, JSON.stringify(onFile)].join('\n')))).toEqual(sorted(canaries.map(nameOf)));
	});
});

test('no letter, mail, text message, spreadsheet or line of the log repeats a word of it', async () => {
	while ((await sendDueLetters(town.world, sender(town.world.config))) > 0);
	const { heard } = govUk;
	const letters = await town.db.selectFrom('letter').selectAll().execute();
	const folder = join(town.world.config.dataDir, 'mail');
	const mails = await Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file), 'utf8')));
	expect(new Set(heard.map(({ path }) => path.split('/').at(-1)))).toEqual(new Set(['email', 'sms']));
	expect(mails.length).toBeGreaterThan(10);
	expect(mails.length + heard.length).toBe(letters.length);
	const sources = heard.map(({ source }) => source);
	expect(spreadsheets[0]!.split('\n').length).toBeGreaterThan(7);
	expect(found([JSON.stringify(letters), ...mails, ...sources, ...spreadsheets, ...logged].join('\n'))).toEqual([]);
});

test('a file of figures holds no words but names that everybody reads: of pods, of themes, of what others published', () => {
	const names = found(figureFiles.join('\n'));
	expect(names).toContain('nobody: POST /api/themes name');
	const public_ = new Set(those(['everyone']));
	expect(names.filter((name) => !public_.has(name))).toEqual([]);
});

test('without the keys of people, what stands readable in the database is what staff wrote of no family', async () => {
	const bare = town.db.withoutPlugins();
	const rows: unknown[] = [];
	for (const table of await schemaTables(bare)) {
		rows.push((await sql`select * from ${sql.table(table)}`.execute(bare)).rows);
	}
	const readable = new Set(canaries.filter((one) => JSON.stringify(rows).includes(one.text)).map(({ field }) => field));
	const isOfNobody = (field: string) =>
		readersOf[field] === 'everyone' || /\/api\/(questionnaires|guide-texts)\//.test(field);
	expect([...readable].filter((field) => !isOfNobody(field)).sort()).toEqual([
		'PATCH /api/saved-views/{view} name',
		'PATCH /api/staff/{account} name',
		'POST /api/cases/{case}/advocacy/appointments name', // whoever helps, or is appointed, in their work
		'POST /api/cases/{case}/appointments name',
		'POST /api/cases/{case}/promises owner',
		'POST /api/cases/{case}/steps step.reference', // the Ombudsman’s number
		'POST /api/letter-templates/{letter}/versions words',
		'POST /api/programs name', // what the council calls its own program
		'POST /api/register-exports/proposals asked.search', // what was agreed to is compared by the database
		// reasons for keeping outlive what they are about, and name nobody
		'POST /api/retention/holds reason',
		'POST /api/retention/holds/{hold}/lifting because',
		'POST /api/retention/keeping reason',
		'POST /api/saved-views name',
		'POST /api/sign-in/mine/passkeys name',
		'POST /api/staff name',
		// why a number of children or a published figure was put right: nobody is in it
		'POST /api/trends/children-open/sheets sure.because',
		'POST /api/trends/children-open/{figure}/corrections because',
		'POST /api/trends/historic/sheets sure.because',
		'POST /api/trends/historic/{figure}/corrections because',
		'PUT /api/retention/rules/{kind} reason',
	]);
});

test('when something breaks in the middle, the log says where, and repeats no word of it', async () => {
	const priya = await town.as('priya');
	const { id } = await say(await town.as('dan'), aComplaint(town));
	await priya.post(`/api/cases/${id}/opening`);
	await town.db.schema.alterTable('staff_note').renameTo('staff_note_away').execute();
	const before = logged.length;
	expect((await priya.post(`/api/cases/${id}/notes`, { words: 'canary_in_a_fault' })).status).toBe(500);
	const chores = startHourly(town.world, [
		{ name: 'words', run: () => Promise.reject(new Error('canary_in_a_fault')) },
	]);
	await chores.stop();
	await town.db.schema.alterTable('staff_note_away').renameTo('staff_note').execute();
	const said = logged.slice(before).map((line) => (JSON.parse(line) as { msg: string }).msg);
	expect(said).toEqual(['unexpected', 'asked', 'hourly']);
	expect(logged.join('\n')).not.toContain('canary_in_a_fault');
});
