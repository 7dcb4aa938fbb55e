import type { AstroGlobal } from 'astro';
import { type Mistake, mistakesIn } from '../components/mistakes.ts';
import { onceHeader } from '../components/once.ts';
import { forgetDraft, keepDraft, readDraft } from './drafts.ts';
import { toldAddress } from './not-safe.ts';

type Here = Pick<AstroGlobal, 'locals' | 'redirect' | 'url' | 'request'>;
type Answered = Pick<Response, 'status' | 'json'>;
type Refused = Parameters<typeof mistakesIn>[1];

/** The draft of what somebody puts right: the `id` of the thing, and the `words`. */
const RIGHT = 'put-right';

/** What stands in the box of one thing, and what is wrong with it. */
export interface Righting {
	id: string | undefined;
	typed: string;
	mistakes: Mistake[];
}

/** How one kind of words is put right, and taken back. Each answers as the API does. */
export interface Ways {
	right: (id: string, words: string, header: ReturnType<typeof onceHeader>) => Promise<Answered>;
	back: (id: string) => Promise<Answered>;
	/** Where one goes once something is taken back. */
	done: string;
}

/**
 * Takes what was sent from a page on which somebody puts their words right or takes them back. Taken back already, by another
 * press, is taken back. A session that rested meanwhile loses nothing that was typed.
 */
export async function answerPutRight(here: Here, form: FormData, ways: Ways): Promise<Response | Righting> {
	const { t } = here.locals;
	const page = here.url.pathname;
	const id = String(form.get('thing') ?? '');
	if (form.get('act') === 'back') {
		const gone = await ways.back(id);
		if (gone.status === 204 || gone.status === 404) return here.redirect(ways.done, 303);
		if (gone.status === 401) return here.redirect(page, 303);
		return { id, typed: '', mistakes: mistakesIn(t, (await gone.json()) as Refused, `thing-${id}`) };
	}
	const typed = String(form.get(`words-${id}`) ?? '');
	const kept = await ways.right(id, typed, onceHeader(form));
	if (kept.status === 201) {
		await forgetDraft(here, RIGHT);
		const { numbers, somebodyIsReading } = (await kept.json()) as { numbers?: boolean; somebodyIsReading?: boolean };
		if (numbers) return here.redirect(toldAddress(here.locals.voice, somebodyIsReading ?? false, page), 303);
		return here.redirect(`${page}?right=yes#thing-${id}`, 303);
	}
	if (kept.status === 401) {
		const away = await keepDraft(here, RIGHT, { id, words: typed });
		return away instanceof Response ? away : here.redirect(`/${here.locals.voice}/come-back?kept=yes`, 303);
	}
	const field = `words-${id}`;
	const empty = typed.trim() === '';
	const mistakes = empty
		? [{ field, words: t('own-words:right.empty') }]
		: mistakesIn(t, (await kept.json()) as Refused, field, { words: field });
	return { id, typed, mistakes };
}

/** What was typed before a session rested, if it was here. */
export async function readUnsent(here: Here): Promise<Righting> {
	const { id, words } = await readDraft(here, RIGHT);
	const isThere = typeof id === 'string' && typeof words === 'string' && words.trim() !== '';
	return isThere ? { id, typed: words, mistakes: [] } : { id: undefined, typed: '', mistakes: [] };
}
