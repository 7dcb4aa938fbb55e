import type { AdvocateDeclared } from '../../../api/advocacy/appointment.ts';
import type { staffWays } from '../../../api/advocacy/offers.ts';
import type { consents } from '../../../api/advocacy/referral.ts';
import type { Day } from '../../../api/calendar/day.ts';
import type { bounceReasons, PromiseKind, Remedy } from '../../../api/representations/limits.ts';
import type { AppointedRole } from '../../../api/representations/procedure/people.ts';
import type { LinkKind } from '../../../api/representations/links.ts';
import type { Redactable } from '../../../api/representations/redaction.ts';
import type { Kind, SentTo } from '../../../api/representations/routing.ts';
import type { Api } from '../../api-client.ts';
import { onceHeader } from '../once.ts';
import { asDay, typedDayIn } from '../typed-day.ts';
import { linesIn, orNull, pointsIn, typedIn } from './typed.ts';

/** The answer of the API, as far as a page cares. */
interface Sent {
	ok: boolean;
	status: number;
	json(): Promise<unknown>;
}

interface Act {
	/** Where the reader is taken afterwards: a part of the page, unless it is no longer theirs to see. */
	section: string;
	away?: string;
	/** What is said of it when it is done, where that is not its own name: `staff:done.SAYS`. */
	says?: string;
	/** The field a mistake leads to when it is in no field of its own. */
	field: string;
	/** Which field of the page stands for which of the API. */
	to?: Record<string, string>;
	send(cases: Api['api']['cases'][':case'], param: { case: string }, form: FormData, today: Day): Promise<Sent>;
}

/** A form's words are checked by the API, also when they are no choice of its list. */
const chosen = <Choice>(form: FormData, name: string) => typedIn(form)(name) as Choice;

const declared = ['worksForCouncil', 'partnerOfCouncil', 'managesService', 'wasInvolved'] as const;

/** What somebody declares before they are appointed; the last of all is that none of it is so. */
export const declarations = [...declared, 'none'] as const;

const declaredOfAdvocate = [
	'childObjects',
	'mayBeSubject',
	'managesSubject',
	'managesService',
	'controlsResources',
	'mayConsider',
] as const satisfies readonly (keyof AdvocateDeclared)[];
export const advocateDeclarations = [...declaredOfAdvocate, 'none'] as const;

/** Nothing ticked is no answer, and the API says so: silence is not taken for "none of these". */
function declaredIn<Name extends string>(form: FormData, field: string, names: readonly Name[]) {
	const ticked = form.getAll(field).map(String);
	if (ticked.length === 0) return {} as Record<Name, boolean>;
	return Object.fromEntries(names.map((name) => [name, ticked.includes(name)])) as Record<Name, boolean>;
}

/** `point ID`, `wants`: the part, and which one where there are several. */
function partIn(form: FormData, field: string) {
	const [part = '', partId] = typedIn(form)(field).split(' ');
	return { part: part as Redactable, partId: partId ?? null };
}

/** What staff write down of what was said about an advocate: one form, whose button says what it was. */
const advocateSaid = (what: 'offers' | 'asking' | 'declining'): Act => ({
	section: 'advocate',
	says: 'advocate_said',
	field: 'advocate-how',
	to: { on: 'advocate-on', how: 'advocate-how' },
	send: (cases, param, form) => {
		const how = chosen<(typeof staffWays)[number]>(form, 'advocate-how');
		return cases.advocacy[what].$post({ param, json: { on: asDay(typedDayIn(form, 'advocate-on')), how } });
	},
});

/** What can be done on a case's page: one button each. The key is the button's value. */
export const caseActs = {
	open: { section: 'main', field: 'open', send: (cases, param) => cases.opening.$post({ param }) },
	accept: { section: 'main', field: 'accept', send: (cases, param) => cases.acceptance.$post({ param }) },
	bounce: {
		section: 'main',
		away: '/staff/inbox',
		field: 'bounce-reason',
		to: { reason: 'bounce-reason' },
		send: (cases, param, form) => {
			const reason = chosen<(typeof bounceReasons)[number]>(form, 'bounce-reason');
			return cases.bounce.$post({ param, json: { reason } });
		},
	},
	letter: {
		section: 'thread',
		field: 'letter',
		to: { words: 'letter' },
		send: (cases, param, form) => {
			const json = { words: typedIn(form)('letter') };
			return cases.messages.$post({ param, json, header: onceHeader(form) });
		},
	},
	note: {
		section: 'notes',
		field: 'note',
		to: { words: 'note' },
		send: (cases, param, form) => cases.notes.$post({ param, json: { words: typedIn(form)('note') } }),
	},
	themes: {
		section: 'themes',
		field: 'themes',
		send: (cases, param, form) => cases.themes.$put({ param, json: { themes: form.getAll('themes').map(String) } }),
	},
	other_pods: {
		section: 'also',
		field: 'also-pods',
		to: { pods: 'also-pods' },
		send: (cases, param, form) => {
			return cases['other-pods'].$put({ param, json: { pods: form.getAll('also-pods').map(String) } });
		},
	},
	advocate_offer: advocateSaid('offers'),
	advocate_ask: advocateSaid('asking'),
	advocate_decline: advocateSaid('declining'),
	advocate_refer: {
		section: 'advocate',
		field: 'advocate-consent',
		to: { consent: 'advocate-consent', consentOn: 'advocate-consent-on', words: 'advocate-words' },
		send: (cases, param, form) => {
			const typed = typedIn(form);
			const passes = form.getAll('advocate-passes');
			const json = {
				consent: (orNull(typed('advocate-consent')) as (typeof consents)[number] | null) ?? null,
				consentOn: orNull(asDay(typedDayIn(form, 'advocate-consent-on'))),
				...{ passesName: passes.includes('name'), passesContact: passes.includes('contact') },
				words: orNull(typed('advocate-words')),
			};
			return cases.advocacy.referrals.$post({ param, json });
		},
	},
	advocate_appoint: {
		section: 'advocate',
		field: 'advocate-name',
		to: {
			...{ name: 'advocate-name', accountId: 'advocate-account', appointedOn: 'advocate-from' },
			...Object.fromEntries(declaredOfAdvocate.map((declaration) => [declaration, 'advocate-says'])),
		},
		send: (cases, param, form) => {
			const typed = typedIn(form);
			const [accountId = '', ...name] = typed('advocate-account').split(' '); // chosen from a list of `ID NAME`
			const json = {
				accountId: orNull(accountId),
				name: typed('advocate-name').trim() || name.join(' '),
				nameAgreed: typed('advocate-agreed') === 'yes',
				appointedOn: asDay(typedDayIn(form, 'advocate-from')),
				...declaredIn(form, 'advocate-says', declaredOfAdvocate),
			};
			return cases.advocacy.appointments.$post({ param, json });
		},
	},
	advocate_end: {
		section: 'advocate',
		field: 'advocate',
		send: (cases, param, form) => {
			const advocate = typedIn(form)('advocate') || '-';
			return cases.advocacy.appointments[':advocate'].$delete({ param: { ...param, advocate } });
		},
	},
	delivery: {
		section: 'where',
		field: 'send-to',
		to: { to: 'send-to', pod: 'send-pod', reason: 'send-reason' },
		send: (cases, param, form) => {
			const typed = typedIn(form);
			const json = { to: typed('send-to') as SentTo, pod: orNull(typed('send-pod')), reason: typed('send-reason') };
			return cases.delivery.$post({ param, json });
		},
	},
	appoint: {
		section: 'people',
		field: 'appoint-role',
		to: {
			...{ role: 'appoint-role', name: 'appoint-name', appointedOn: 'appoint-on' },
			...Object.fromEntries(declared.map((declaration) => [declaration, 'appoint-says'])),
		},
		send: (cases, param, form) => {
			const typed = typedIn(form);
			const json = {
				role: typed('appoint-role') as AppointedRole,
				name: typed('appoint-name'),
				appointedOn: asDay(typedDayIn(form, 'appoint-on')),
				...declaredIn(form, 'appoint-says', declared),
			};
			return cases.appointments.$post({ param, json });
		},
	},
	stand_down: {
		section: 'people',
		field: 'people',
		send: (cases, param, form) => {
			const appointment = typedIn(form)('appointment');
			return cases.appointments[':appointment'].$delete({ param: { ...param, appointment } });
		},
	},
	promise: {
		section: 'promises',
		field: 'promise-kind',
		to: {
			...{ kind: 'promise-kind', remedy: 'promise-remedy', words: 'promise-words' },
			...{ owner: 'promise-owner', dueOn: 'promise-on' },
		},
		send: (cases, param, form) => {
			const typed = typedIn(form);
			const json = {
				kind: typed('promise-kind') as PromiseKind,
				remedy: orNull(typed('promise-remedy')) as Remedy | null,
				words: typed('promise-words'),
				owner: typed('promise-owner'),
				dueOn: asDay(typedDayIn(form, 'promise-on')),
			};
			return cases.promises.$post({ param, json });
		},
	},
	kept: {
		section: 'promises',
		field: 'promises',
		send: (cases, param, form, today) => {
			const kept = { ...param, promise: typedIn(form)('promise') };
			return cases.promises[':promise'].doing.$post({ param: kept, json: { doneOn: today } });
		},
	},
	link: {
		section: 'links',
		field: 'link-reference',
		to: { reference: 'link-reference', kind: 'link-kind', reason: 'link-reason' },
		send: (cases, param, form) => {
			const typed = typedIn(form);
			const json = {
				reference: typed('link-reference'),
				kind: typed('link-kind') as LinkKind,
				reason: typed('link-reason'),
			};
			return cases.links.$post({ param, json });
		},
	},
	unlink: {
		section: 'links',
		field: 'link-reference',
		send: (cases, param, form) => {
			return cases.links[':link'].$delete({ param: { ...param, link: typedIn(form)('link') || '-' } });
		},
	},
	redact: {
		section: 'redact',
		field: 'redact-phrases',
		to: { part: 'redact-part', partId: 'redact-part', phrases: 'redact-phrases', reason: 'redact-reason' },
		send: (cases, param, form) => {
			const phrases = linesIn(typedIn(form)('redact-phrases'));
			const json = { ...partIn(form, 'redact-part'), phrases, reason: typedIn(form)('redact-reason') };
			return cases.redactions.$post({ param, json });
		},
	},
	put_back: {
		section: 'redact',
		field: 'redact-part',
		send: (cases, param, form) => cases.redactions.ending.$post({ param, json: partIn(form, 'redact-part') }),
	},
	translate: {
		section: 'translate',
		field: 'translate-words',
		to: { part: 'translate-part', partId: 'translate-part', words: 'translate-words' },
		send: (cases, param, form) => {
			const json = { ...partIn(form, 'translate-part'), words: typedIn(form)('translate-words') };
			return cases.translations.$post({ param, json });
		},
	},
	safeguarding: {
		section: 'safeguarding',
		field: 'alarm',
		to: { words: 'alarm' },
		send: (cases, param, form) => cases.safeguarding.$post({ param, json: { words: typedIn(form)('alarm') } }),
	},
	split: {
		section: 'main',
		field: 'split-kind',
		to: { kind: 'split-kind', points: 'split-words' },
		send: (cases, param, form) => {
			const json = { kind: chosen<Kind>(form, 'split-kind'), points: pointsIn(typedIn(form)('split-words')) };
			return cases.split.$post({ param, json });
		},
	},
} as const satisfies Record<string, Act>;

export type CaseAct = keyof typeof caseActs;

/** Where it says that it was done. */
export function doneAddress(id: string, name: CaseAct): string {
	const act: Act = caseActs[name];
	const done = act.says ?? name;
	return act.away === undefined ? `/staff/cases/${id}?done=${done}#${act.section}` : `${act.away}?done=${done}`;
}

export function caseActIn(form: FormData): CaseAct | undefined {
	const act = typedIn(form)('act');
	return Object.hasOwn(caseActs, act) ? (act as CaseAct) : undefined;
}
