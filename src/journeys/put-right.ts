import type { AstroGlobal } from 'astro';
import { type Mistake, mistakesIn } from '../components/mistakes.ts';
import { onceHeader } from '../components/once.ts';
import { forgetDraft, keepDraft, readDraft } from './drafts.ts';
import { toldAddress } from './not-safe.ts';

type Here = Pick<AstroGlobal, 'locals' | 'redirect' | 'url' | 'request'>;
type Answered = Pick<Response, 'status' | 'json'>;
type Refused = Parameters<typeof mistakesIn>[1];

/** The draft of what somebody puts right: the fields of its form. */
const RIGHT = 'put-right';

/** The field of one thing. */
export const fieldOf = (id: string) => `words-${id}`;

/** What stands in the boxes, and what is wrong with the one that was sent. */
export interface Righting {
	/** By the thing, what was typed in its box. */
	typed: Readonly<Record<string, string>>;
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
 * press, is taken back. A session that rested meanwhile loses nothing that was typed, and neither does another box of the page.
 */
export async function answerPutRight(here: Here, form: FormData, ways: Ways): Promise<Response | Righting> {
	const { t } = here.locals;
	const page = here.url.pathname;
	const [act, id] = pressedIn(form);
	if (act === 'back') {
		const gone = await ways.back(id);
		if (gone.status === 204 || gone.status === 404) return here.redirect(ways.done, 303);
		if (gone.status === 401) return here.redirect(page, 303);
		return { typed: {}, mistakes: mistakesIn(t, (await gone.json()) as Refused, `thing-${id}`) };
	}
	const typed = typedIn(form);
	const words = typed[id] ?? '';
	const kept = await ways.right(id, words, onceHeader(form));
	if (kept.status === 201) {
		const { [id]: _, ...others } = typed;
		await forgetDraft(here, RIGHT);
		if (Object.keys(others).length > 0) await keepDraft(here, RIGHT, asFields(others));
		const { numbers, somebodyIsReading } = (await kept.json()) as { numbers?: boolean; somebodyIsReading?: boolean };
		if (numbers) return here.redirect(toldAddress(here.locals.voice, somebodyIsReading ?? false, page), 303);
		return here.redirect(`${page}?right=yes#thing-${id}`, 303);
	}
	if (kept.status === 401) {
		const away = await keepDraft(here, RIGHT, asFields(typed));
		return away instanceof Response ? away : here.redirect(`/${here.locals.voice}/come-back?kept=yes`, 303);
	}
	const field = fieldOf(id);
	const mistakes =
		words === ''
			? [{ field, words: t('own-words:right.empty') }]
			: mistakesIn(t, (await kept.json()) as Refused, field, { words: field });
	return { typed, mistakes };
}

/** Which thing a button is for: `right ID`, `back ID`. */
export function pressedIn(form: FormData): [act: string, id: string] {
	const [act = '', id = ''] = String(form.get('act') ?? '').split(' ');
	return [act, id];
}

/** What was typed before a session rested, beside something that was sent, or a moment ago in another language. */
export async function readUnsent(here: Here): Promise<Righting> {
	const { retyped } = here.locals;
	const fields = retyped === undefined ? Object.entries(await readDraft(here, RIGHT)) : [...retyped];
	return { typed: wordsIn(fields), mistakes: [] };
}

const typedIn = (form: FormData) => wordsIn([...form]);

function wordsIn(fields: Iterable<[string, unknown]>): Record<string, string> {
	const prefix = fieldOf('');
	const words = [...fields].flatMap(([name, value]): [string, string][] => {
		const isWords = name.startsWith(prefix) && typeof value === 'string' && value.trim() !== '';
		return isWords ? [[name.slice(prefix.length), value]] : [];
	});
	return Object.fromEntries(words);
}

const asFields = (typed: Record<string, string>) =>
	Object.fromEntries(Object.entries(typed).map(([id, words]) => [fieldOf(id), words]));
