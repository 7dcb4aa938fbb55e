import { type GuideText, mustHave, type TopicId, topicIds } from '../../../api/guide/topics.ts';
import { type Text, wordsFor } from '../../text/index.ts';
import { isVoice, languageOf, wordingOf } from '../../text/voices.ts';
import type { Mistake } from '../mistakes.ts';

/** What the page of a text of the guide sends and reads: each section's heading on a line, and its lines one below the other. */

/** The section that is not there yet: it is added when something is written in it. */
export const NEW = 'new';

/** Which text an address of the guide's staff pages is about. Undefined where there is none: no such topic, or no such voice. */
export function textAsked(name: string | undefined, search: URLSearchParams) {
	const topic = topicIds.find((one) => one === name);
	const voice = search.get('voice') ?? 'en';
	if (topic === undefined || !isVoice(voice)) return undefined;
	const of = { language: languageOf(voice), wording: wordingOf(voice) };
	return { topic, voice, of, at: `/staff/guide/${topic}?voice=${voice}` };
}

interface Fault {
	path: string;
	code: string;
}

const lineOf = (form: FormData, name: string) => String(form.get(name) ?? '').trim();

function linesOf(form: FormData, name: string): string[] {
	return String(form.get(name) ?? '')
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');
}

/** The text as it stands in the form. A section that says nothing any more is gone; one begun at the end is one more. */
export function textTyped(form: FormData): GuideText {
	const ids = lineOf(form, 'sections')
		.split(' ')
		.filter((id) => id !== '');
	const sections = [...ids, NEW].flatMap((id) => {
		const [heading, lines] = [lineOf(form, `heading-${id}`), linesOf(form, `lines-${id}`)];
		if (heading === '' && lines.length === 0) return [];
		return [{ id: id === NEW ? freeId(ids) : id, heading, lines }];
	});
	return { title: lineOf(form, 'title'), summary: lineOf(form, 'summary'), sections };
}

function freeId(taken: readonly string[]): string {
	let number = taken.length + 1;
	while (taken.includes(`more_${number}`)) number += 1;
	return `more_${number}`;
}

/** Every section to write in: those that there are, then those that must be and are not. */
export function sectionsToWrite(topic: TopicId, { sections }: GuideText): GuideText['sections'] {
	const missing = Object.keys(mustHave(topic)).filter((id) => sections.every((section) => section.id !== id));
	return [...sections, ...missing.map((id) => ({ id, heading: '', lines: [] }))];
}

/** What is wrong with the text, beside the field where it is put right. A fault of one line says which. */
export function faultMistakes(t: Text, faults: readonly Fault[]): Mistake[] {
	return faults.map(({ path, code }) => {
		const [part, id, of, at] = path.split('.');
		const words = wordsFor(t, code);
		if (part !== 'sections') return { field: part!, words };
		if (id === undefined) return { field: `lines-${NEW}`, words };
		if (of === 'heading') return { field: `heading-${id}`, words };
		if (of === 'gaps') return { field: `lines-${id}`, words: t('guide-staff:fault.gap', { words, gap: `{{${at}}}` }) };
		const isOfLine = of === 'lines' && at !== undefined;
		const told = isOfLine ? t('guide-staff:fault.line', { line: Number(at) + 1, words }) : words;
		return { field: `lines-${id}`, words: told };
	});
}
