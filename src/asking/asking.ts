import type { AstroGlobal } from 'astro';
import type { Answers } from '../../api/drafts/answers.ts';
import { type Fields, fieldsOf, type Given, isAsked, readAnswers } from '../../api/questionnaires/answers.ts';
import type { Instrument } from '../../api/questionnaires/instrument.ts';
import { CHECK } from '../islands/questions.ts';
import { forgetDraft, keepDraft, keepForLater, readDraft, type Refused } from '../journeys/drafts.ts';
import { saysNotSafe, tellTyped } from '../journeys/not-safe.ts';
import { wordsFor } from '../text/index.ts';

type Here = Pick<AstroGlobal, 'locals' | 'redirect' | 'url' | 'request'>;

/** A questionnaire that somebody is in the middle of, and where it goes when they press "send". */
export interface Asking {
	/** The name under which what they write is kept for this browser. */
	journey: string;
	/** The version they were invited with; what they began with is what they go on with. */
	version: { id: string; instrument: Instrument };
	/** The number of the next sending, where several may be sent. */
	part: number;
	/** Where somebody goes who saves and stops. */
	keptAt: string;
	send(sending: Sending): Promise<Sent>;
	/** What they said of it elsewhere: it stands there when they begin. */
	known?: () => Promise<Answers>;
}

export interface Sending {
	version: string;
	part: number;
	fields: Record<string, string | string[]>;
	/** Pressed twice, it is sent once. */
	key: string;
}

/** Where to go now that it is sent, or why it could not be. */
export type Sent = { to: string } | Refused;

/** The page again, with what was typed. */
export interface AskedAgain {
	fields: Fields;
	at: string;
	part: number;
	mistakes: Record<string, string>;
}

/** Beside the answers in what is kept: which sending they are for. */
const PART = '-part';

/** Takes what was sent from a page of the questionnaire: kept and on, sent, or the page again. */
export async function ask(here: Here, asking: Asking): Promise<Response | AskedAgain> {
	const { url, request } = here;
	const draft = await readDraft(here, asking.journey);
	const { items } = asking.version.instrument;
	const part = Number(draft[PART] ?? asking.part);
	const asked = url.searchParams.get('q');
	const isKnown = asked === CHECK || items.some(({ key }) => key === asked);
	const at = isKnown ? asked! : items[0]!.key;
	const begun = Object.keys(draft).length > 0 ? draft : ((await asking.known?.()) ?? {});
	const kept = namesIn(asking).reduce((fields, name) => pick(fields, begun, name), {} as Answers);
	const { retyped } = here.locals;
	if (retyped !== undefined) return again(asking, { form: retyped, kept, at, part });
	if (request.method !== 'POST') return { fields: kept, at, part, mistakes: {} };
	const form = await request.formData();
	return take(here, asking, { form, kept, at, part: Number(form.get('part') ?? part) });
}

/** Of what a page sends, what is no answer. */
const notAnswers = ['action', 'whole', 'at', 'key', 'part'];

/**
 * Somebody whose session rested sends a page: what they wrote is kept for them, unread, and the way in leads back to it.
 * Whoever only looks at the page is asked to come in first.
 */
export async function comeInFirst(here: Here, journey: string): Promise<Response> {
	const { request, url, locals } = here;
	const form = request.method === 'POST' ? await request.formData() : locals.retyped;
	if (form !== undefined) {
		const names = [...new Set(form.keys())].filter((name) => !notAnswers.includes(name));
		const kept = await keepDraft(here, journey, Object.fromEntries(names.map((name) => [name, typed(form, name)])));
		if (kept instanceof Response) return kept;
	}
	return here.redirect(`/${locals.voice}/come-in?${new URLSearchParams({ back: url.pathname + url.search })}`, 303);
}

/** The page in another voice, with what stood in it a moment ago; nothing of it is kept or read yet. */
function again(asking: Asking, { form, kept, at, part }: Posted): AskedAgain {
	const fields = { ...kept, ...typedOf(asking, form, at) };
	return {
		fields,
		at: wasWhole(form) ? String(form.get('at')) : at,
		part: Number(form.get('part') ?? part),
		mistakes: {},
	};
}

/** The whole of it stayed on the device until now. */
const wasWhole = (form: FormData) => form.get('whole') === 'yes';

function typedOf(asking: Asking, form: FormData, at: string): Answers {
	const names = wasWhole(form) ? namesIn(asking) : namesOfItem(asking, at);
	return Object.fromEntries(names.map((name) => [name, typed(form, name)]));
}

interface Posted {
	form: FormData;
	/** What was kept for this browser before. */
	kept: Answers;
	at: string;
	part: number;
}

async function take(here: Here, asking: Asking, posted: Posted): Promise<Response | AskedAgain> {
	const { form, kept } = posted;
	const at = wasWhole(form) ? String(form.get('at')) : posted.at;
	const fields: Answers = { ...kept, ...typedOf(asking, form, at) };
	const action = String(form.get('action') ?? 'continue');
	const again = (mistakes: Record<string, string>): AskedAgain => ({ ...posted, at, fields, mistakes });
	const draft = { ...fields, [PART]: String(posted.part) };

	if (saysNotSafe(form)) {
		const gone = await keepDraft(here, asking.journey, draft);
		if (gone instanceof Response) return gone;
		return tellTyped(here, wordsIn(asking, fields), questionAt(here.url, at));
	}
	if (action === 'save') {
		const refused = await keepForLater(here, asking.journey, draft);
		if (refused === undefined) return here.redirect(asking.keptAt, 303);
		return refused instanceof Response ? refused : again(wordsOf(here, refused, at));
	}
	if (action === 'send') return sendAll(here, asking, { ...posted, at }, draft, again);
	const { mistakes } = readAnswers(asking.version.instrument, own(asking, fields));
	const wrong = namesOfItem(asking, at).filter((name) => mistakes[name] !== undefined);
	if (wrong.length > 0) {
		return again(Object.fromEntries(wrong.map((name) => [name, wordsFor(here.locals.t, mistakes[name]!)])));
	}
	const refused = await keepDraft(here, asking.journey, draft);
	if (refused instanceof Response) return refused;
	if (refused !== undefined) return again(wordsOf(here, refused, at));
	return here.redirect(`${here.url.pathname}?q=${nextOf(here, asking, fields, at)}`, 303);
}

/** Sends everything. Whatever comes of it, the words are still there. */
async function sendAll(
	here: Here,
	asking: Asking,
	{ form, at, part }: Posted,
	draft: Answers,
	again: (mistakes: Record<string, string>) => AskedAgain,
): Promise<Response | AskedAgain> {
	const { t } = here.locals;
	const sent = await asking.send({
		...{ version: asking.version.id, part, key: String(form.get('key')) },
		fields: own(asking, draft),
	});
	if ('to' in sent) {
		await forgetDraft(here, asking.journey);
		return here.redirect(sent.to, 303);
	}
	const { code } = sent.error;
	const isElsewhere = code === 'conferences.views.sent_elsewhere';
	const kept = await keepDraft(here, asking.journey, { ...draft, ...(isElsewhere && { [PART]: String(asking.part) }) });
	if (kept instanceof Response) return kept;
	const shown = again(isElsewhere ? { send: t('asking:elsewhere') } : wordsOf(here, sent, 'send'));
	return {
		...shown,
		part: isElsewhere ? asking.part : part,
		at: fieldsIn(shown.mistakes, asking) ?? (at === '' ? CHECK : at),
	};
}

/** The item where the first mistake is. */
function fieldsIn(mistakes: Record<string, string>, asking: Asking): string | undefined {
	return asking.version.instrument.items.find((item) => fieldsOf(item).some((name) => name in mistakes))?.key;
}

function nextOf({ url }: Here, asking: Asking, fields: Answers, at: string): string {
	if (url.searchParams.get('from') === CHECK) return CHECK;
	const { instrument } = asking.version;
	const given: Given[] = readAnswers(instrument, own(asking, fields)).given;
	const way = instrument.items.filter((item) => isAsked(item, given)).map(({ key }) => key);
	return way[way.indexOf(at) + 1] ?? CHECK;
}

/** One word for each field that was refused; what is wrong with no field stands at `fallback`. */
function wordsOf({ locals: { t } }: Here, { error }: Refused, fallback: string): Record<string, string> {
	const fields = Object.entries(error.fields ?? {});
	if (fields.length === 0) return { [fallback]: wordsFor(t, error.code) };
	return Object.fromEntries(fields.map(([name, code]) => [name.replace(/^fields\./, ''), wordsFor(t, code)]));
}

const namesIn = ({ version }: Asking) => version.instrument.items.flatMap(fieldsOf);

function namesOfItem({ version }: Asking, key: string): string[] {
	return version.instrument.items.filter((item) => item.key === key).flatMap(fieldsOf);
}

/** What was written, for whoever is called to help: not what was chosen. */
function wordsIn({ version }: Asking, fields: Answers): [string, string][] {
	const { given } = readAnswers(version.instrument, fields);
	return given.flatMap(({ item, value }): [string, string][] => {
		if (value.kind === 'text') return [[item, value.words]];
		if (value.kind === 'houses') return Object.entries(value.houses);
		return value.kind === 'drawing' && value.words !== null ? [[item, value.words]] : [];
	});
}

function own(asking: Asking, fields: Answers): Record<string, string | string[]> {
	return Object.fromEntries(
		namesIn(asking)
			.filter((name) => fields[name] !== undefined)
			.map((name) => [name, fields[name]!]),
	);
}

function pick(fields: Answers, from: Answers, name: string): Answers {
	return from[name] === undefined ? fields : { ...fields, [name]: from[name] };
}

/** What stands in a field: several where several were chosen, nothing where it was left out. */
function typed(form: FormData, name: string): string | string[] {
	const values = form.getAll(name).map(String);
	return values.length > 1 ? values : (values[0] ?? '');
}

/** The address of the question itself, to come back to. */
function questionAt({ pathname }: URL, at: string): string {
	return at === '' ? pathname : `${pathname}?q=${at}`;
}
