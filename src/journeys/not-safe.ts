import type { AstroGlobal } from 'astro';
import type { Answers } from '../../api/drafts/answers.ts';
import { urgentLimits } from '../../api/urgent/urgent.ts';

type Here = Pick<AstroGlobal, 'locals' | 'redirect' | 'url'>;

const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f]/g;

/** What was chosen or put there by us: not words of anybody's. */
const notWords =
	'action act thing begun pod about for you more advocate keep reply someone key happened-day happened-month happened-year'.split(
		' ',
	);

/** Whether "I am not safe" was pressed on this form. */
export function saysNotSafe(form: FormData): boolean {
	return form.get('action') === 'not-safe';
}

/**
 * "I am not safe", pressed on a page that takes words: tells duty staff, with what stands on the page (`kept`
 * is what it shows of earlier pages), and leads to the numbers. Whatever is wrong with the words, somebody is told.
 */
export async function tellNotSafe(
	{ locals, redirect, url }: Here,
	form: FormData,
	kept: Answers = {},
): Promise<Response> {
	return tellTyped({ locals, redirect, url }, [...Object.entries(kept), ...form]);
}

/** The same with the words that were written, by the names of their fields. */
export async function tellTyped(
	{ locals, redirect, url }: Here,
	fields: [string, FormDataEntryValue | string[]][],
	back = url.pathname,
): Promise<Response> {
	const reading = await raise(locals.api, { typedSoFar: typedWords(fields) });
	return redirect(toldAddress(locals.voice, reading, back), 303);
}

type Said = { words?: string | null; reach?: string | null; typedSoFar?: string | null };

/** Raises the item and answers whether somebody is reading now. What cannot be kept is left out rather than refused. */
export async function raise(api: App.Locals['api'], said: Said): Promise<boolean> {
	const answer = await api.api['urgent-items'].$post({ json: said });
	if (answer.status === 201) return (await answer.json()).somebodyIsReading;
	const bare = await api.api['urgent-items'].$post({ json: {} });
	if (bare.status !== 201) throw new Error('The urgent item was not kept');
	return (await bare.json()).somebodyIsReading;
}

export function toldAddress(voice: string, reading: boolean, back: string | undefined): string {
	const query = new URLSearchParams({ told: 'yes', reading: reading ? 'yes' : 'no', ...(back ? { back } : {}) });
	return `/${voice}/not-safe?${query}`;
}

function typedWords(fields: [string, FormDataEntryValue | string[]][]): string | null {
	const typed = fields
		.filter(([name]) => !notWords.includes(name))
		.flatMap(([, value]) => value)
		.filter((value) => typeof value === 'string' && value.trim() !== '')
		.join('\n\n');
	return typed.toWellFormed().replace(CONTROL, '').slice(0, urgentLimits.typedSoFar).trim() || null;
}
