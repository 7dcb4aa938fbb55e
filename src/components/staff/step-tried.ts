import type { Api } from '../../api-client.ts';
import { type Text, textFor } from '../../text/index.ts';
import type { Mistake } from '../mistakes.ts';
import { caseMistakes } from './case-mistakes.ts';
import type { Case } from './case-shape.ts';
import { type Draft, draftLetter, rewritten, templateIn, type Writing } from './letter-draft.ts';
import type { Told } from './procedure-shape.ts';
import { draftOf, fieldsOf, type FormName, formOf, stepTyped } from './step-forms.ts';
import { orNull, typedIn } from './typed.ts';

type StepTyped = ReturnType<typeof stepTyped>;

/** A step that was sent and not taken, as it goes back to whoever sent it. */
export interface StepTried {
	name: FormName;
	step: StepTyped;
	form: FormData;
	mistakes: Mistake[];
	/** How many steps the page had shown. */
	seen: number;
}

/** A step whose letter is to be read once more before it is sent. */
export interface StepPreviewed {
	name: FormName;
	form: FormData;
	/** The letter exactly as it will be kept. */
	words: string;
}

interface Taking {
	cases: Api['api']['cases'][':case'];
	it: Case;
	told: Told;
	today: string;
	writing: Writing;
	t: Text;
}

/**
 * Takes the step of a form. A letter is shown once as it will be read, and goes with the second press. What is wrong comes
 * back; `not_there` when it is nobody's to take.
 */
export async function tryStep(
	name: FormName,
	form: FormData,
	taking: Taking,
): Promise<'taken' | 'told' | 'not_there' | { previewed: StepPreviewed } | { tried: StepTried }> {
	const { cases, it, today, t } = taking;
	const typed = typedIn(form);
	const step = stepTyped(name, form, today);
	const seen = Number(typed('seen'));
	const tried = { name, step, form, seen };
	const press = typed('press');
	if (press === 'change') return { tried: { ...tried, mistakes: [] } };
	const unfinished = letterMistake(name, step, form, taking);
	if (unfinished) return { tried: { ...tried, mistakes: [unfinished] } };
	const words = orNull(typed(`${name}-letter`));
	const rehearse = words !== null && press !== 'send';
	const reason = orNull(typed(`${name}-why`));
	const json = {
		step,
		seen,
		reason,
		words,
		template: words === null ? null : templateIn(form, `${name}-letter`),
		rehearse,
	};
	const sent = await cases.steps.$post({ param: { case: it.id }, json });
	if (sent.status === 404) return 'not_there';
	if (!sent.ok) {
		const mistakes = caseMistakes(t, await sent.json(), `step-${name}`, fieldsOf(name));
		return { tried: { ...tried, mistakes } };
	}
	const rehearsed = sent.status === 200 ? (await sent.json()).words : null;
	if (rehearsed !== null) return { previewed: { name, form, words: rehearsed } };
	return words === null ? 'taken' : 'told';
}

/**
 * A letter goes as it was read: where its step was changed after it was drafted, it is changed too and shown once more,
 * and one with a gap in it does not go.
 */
function letterMistake(name: FormName, step: StepTyped, form: FormData, taking: Taking): Mistake | undefined {
	const { told, writing, t } = taking;
	const drafted = draftOf(formOf(name));
	if (drafted === undefined) return undefined;
	const field = `${name}-letter`;
	const letter = typedIn(form)(field);
	const { said } = draftLetter(drafted, step, writing);
	const now = rewritten(letter, saidBefore(field, form), said);
	if (now !== letter) form.set(field, now);
	const theirs = textFor(writing.voice);
	const isForTheApi = Number(typedIn(form)('seen')) !== told.steps.length || said.day === theirs('letters:gap.day');
	if (isForTheApi) return undefined;
	if (now !== letter) return { field, words: t('staff:next.letter.changed') };
	const gap = [theirs('letters:gap'), theirs('letters:gap.day')].find((one) => letter.includes(one));
	return gap ? { field, words: t('staff:next.letter.gap', { gap }) } : undefined;
}

function saidBefore(field: string, form: FormData): Draft['said'] {
	const start = `${field}-said-`;
	return Object.fromEntries(
		[...form].flatMap(([name, said]) =>
			name.startsWith(start) && typeof said === 'string' ? [[name.slice(start.length), said]] : [],
		),
	);
}

/** Where it says that it was done. */
export function stepDoneAddress(id: string, how: 'taken' | 'told'): string {
	return `/staff/cases/${id}?done=${how === 'told' ? 'step_told' : 'step'}#stands`;
}
