import type { AstroGlobal } from 'astro';
import type { Answers } from '../../api/drafts/answers.ts';
import type { Kind } from '../../api/representations/routing.ts';
import { type Mistake, mistakesIn } from '../components/mistakes.ts';
import type { Found } from '../islands/PodFinder.tsx';
import { keepDraft, readDraft } from './drafts.ts';
import { listIn, mistakesOn, readAnswers, textIn } from './fields.ts';
import { changedPoints, settled } from './kept.ts';
import { saysNotSafe, tellNotSafe } from './not-safe.ts';
import { mistakeWords } from './question-words.ts';
import { sentIn } from './sent.ts';
import { addressOf, CHANGED, pageAfter } from './steps.ts';
import type { Question, Teller } from './tell-us.ts';

type Here = Pick<AstroGlobal, 'locals' | 'redirect' | 'url' | 'request'>;

/** A page of the journey, with what was kept before it was sent. */
export interface Asked {
	kind: Kind;
	question: Question;
	draft: Answers;
	teller: Teller;
	fromCheck: boolean;
}

/** The page again, with what was typed: something is wrong with it, or somebody was looked for. */
export interface AskedAgain {
	answers: Answers;
	mistakes: Mistake[];
	looked?: { typed: string; found?: Found[] };
}

export const journeyOf = (kind: Kind) => `tell-us-${kind}`;

/** Takes what was sent from a page of the journey: kept and on to the next page, or the page again. */
export async function answerQuestion(here: Here, asked: Asked): Promise<Response | AskedAgain> {
	const { kind, question, draft } = asked;
	const { t, voice, council } = here.locals;
	const form = await here.request.formData();
	const action = String(form.get('action') ?? '');
	const begun = String(form.get('begun') ?? '');
	const typed = readAnswers(question, form);
	if (saysNotSafe(form)) {
		await keepDraft(here, journeyOf(kind), typed);
		return tellNotSafe(here, form);
	}
	if (await wasSent(here, draft, begun)) return here.redirect(`/${voice}/tell-us/sent`, 303);

	const answers = { ...draft, ...typed };
	const worker = String(form.get('worker') ?? '').trim();
	if (action === 'find' && (worker !== '' || textIn(typed, 'pod') === '')) return look(here, worker, answers);
	const staysHere = action === 'add' || action.startsWith('remove-');
	const wrong = staysHere ? [] : Object.entries(mistakesOn(question, typed, council.today));
	const mistakes = wrong.map(([field, code]) => ({ field, words: mistakeWords(t, kind, question, field, code) }));
	if (mistakes.length > 0) return { answers, mistakes };
	const kept = staysHere ? changedPoints(typed, action) : settled(draft, typed);
	const gone = await keep(here, asked, kept, begun, staysHere);
	return gone instanceof Response ? gone : { answers, mistakes: gone };
}

/** An old page of a journey that was sent meanwhile: Back, and then the button again. */
async function wasSent(here: Here, draft: Answers, begun: string): Promise<boolean> {
	return begun !== '' && draft.begun !== begun && sentIn(await readDraft(here, 'tell-us-sent'))?.begun === begun;
}

/** Finds a pod by the name of somebody in it, for a browser without a script. */
async function look({ locals }: Here, worker: string, answers: Answers): Promise<AskedAgain> {
	const answer = await locals.api.api.pods.$get({ query: { worker } });
	if (answer.status === 200) {
		return { answers, mistakes: [], looked: { typed: worker, found: (await answer.json()).workers } };
	}
	return { answers, mistakes: mistakesIn(locals.t, await answer.json(), 'worker'), looked: { typed: worker } };
}

/**
 * Keeps the answers, and leads on. What is posted from a journey that is no longer there (the session rested) begins it
 * anew: the page that comes then says what was kept and what was not.
 */
async function keep(
	here: Here,
	{ kind, question, draft, teller, fromCheck }: Asked,
	kept: Answers,
	begun: string,
	staysHere: boolean,
): Promise<Response | Mistake[]> {
	const { t, voice } = here.locals;
	const isRested = begun !== '' && draft.begun === undefined;
	const fresh = isRested || draft.begun !== undefined ? {} : beginning();
	const refused = await keepDraft(here, journeyOf(kind), { ...kept, ...fresh });
	if (refused instanceof Response) return refused;
	if (refused !== undefined) return mistakesIn(t, refused, Object.keys(question.fields)[0]!);
	if (isRested) await keepDraft(here, journeyOf(kind), beginning());
	if (staysHere) {
		const last = Math.max(1, listIn(kept, 'points').length);
		return here.redirect(addressOf(voice, kind, question.name, `${fromCheck ? CHANGED : ''}#points-${last}`), 303);
	}
	const next = pageAfter(kind, question, { ...draft, ...kept }, teller, fromCheck);
	const query = next === 'check' ? '' : isRested ? '?again=yes' : fromCheck ? CHANGED : '';
	return here.redirect(addressOf(voice, kind, next, query), 303);
}

/** What a journey holds from its first page on: its own name, and the key with which it is sent once and not twice. */
function beginning(): Answers {
	return { begun: crypto.randomUUID(), key: crypto.randomUUID() };
}
