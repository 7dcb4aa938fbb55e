import type { AstroGlobal } from 'astro';
import { sortedAnswers } from '../../api/representations/limits.ts';
import { type Mistake, mistakesIn } from '../components/mistakes.ts';
import { onceHeader } from '../components/once.ts';
import { forgetDraft, keepDraft } from './drafts.ts';
import type { Thread } from './thread.ts';

type Here = Pick<AstroGlobal, 'locals' | 'redirect' | 'url'>;
type Refused = Parameters<typeof mistakesIn>[1];

/** The draft of a message that could not be sent yet: the `id` of its thread, and its `words`. */
export const MESSAGE = 'said-message';

/** What a young person presses about an advocate: to have one or not, to let them read along, to take it back. */
const advocatePresses = ['yes', 'no', 'let', 'back'] as const;

/** Takes what was sent from the page of a thread: is it sorted, what about an advocate, or a message. */
export async function answerThread(
	here: Here,
	thread: Thread,
	form: FormData,
): Promise<Response | { typed: string; mistakes: Mistake[] }> {
	const { t, api, voice } = here.locals;
	const page = `/${voice}/said/${thread.id}`;
	const param = { representation: thread.id };
	const action = String(form.get('action') ?? '');
	const sorted = sortedAnswers.find((answer) => action === `sorted-${answer}`);
	if (sorted !== undefined) {
		const answer = await api.api.representations[':representation'].sorted.$post({ param, json: { answer: sorted } });
		if (answer.status === 204) return here.redirect(`${page}#sorted`, 303);
		return { typed: '', mistakes: mistakesIn(t, (await answer.json()) as Refused, 'sorted') };
	}
	const pressed = advocatePresses.find((name) => action === `advocate-${name}`);
	if (pressed !== undefined) {
		const own = api.api.representations[':representation'].advocacy;
		const press = {
			yes: () => own.asking.$post({ param }),
			no: () => own.declining.$post({ param }),
			let: () => own.access.$post({ param }),
			back: () => own.access.$delete({ param }),
		}[pressed];
		await press(); // pressed twice, or too late: the page says how it stands
		return here.redirect(`${page}${pressed === 'back' ? '?advocate=closed' : ''}#advocate`, 303);
	}
	const typed = String(form.get('words') ?? '');
	const answer = await api.api.representations[':representation'].messages.$post({
		param,
		json: { words: typed },
		header: onceHeader(form),
	});
	if (answer.status === 201) {
		await forgetDraft(here, MESSAGE);
		return here.redirect(`${page}?written=yes#write`, 303);
	}
	if (typed.trim() === '') return { typed, mistakes: [{ field: 'words', words: t('tell-us:missing.message') }] };
	return { typed, mistakes: mistakesIn(t, (await answer.json()) as Refused, 'words') };
}

/** Somebody whose session rested: what they wrote is kept for them, and they come in again the way they came before. */
export async function keepUnread(here: Here, id: string, form: FormData | undefined): Promise<Response> {
	const { voice } = here.locals;
	const words = String(form?.get('words') ?? '');
	if (words.trim() === '') return here.redirect(`/${voice}/said`, 303);
	const away = await keepDraft(here, MESSAGE, { id, words });
	return away instanceof Response ? away : here.redirect(`/${voice}/come-back?kept=yes`, 303);
}
