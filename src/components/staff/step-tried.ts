import type { Api } from '../../api-client.ts';
import type { Person } from '../../reader.ts';
import { type Text, textFor } from '../../text/index.ts';
import type { Mistake } from '../mistakes.ts';
import { caseMistakes } from './case-mistakes.ts';
import type { Case } from './case-shape.ts';
import { type Draft, draftLetter, rewritten, writingOf } from './letter-draft.ts';
import type { Told } from './procedure-shape.ts';
import { fieldsOf, type FormName, formOf, stepTyped } from './step-forms.ts';
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

interface Taking {
	cases: Api['api']['cases'][':case'];
	it: Case;
	told: Told;
	today: string;
	person: Person;
	t: Text;
}

/** Takes the step of a form. What is wrong with it comes back; `not_there` when it is nobody's to take. */
export async function tryStep(
	name: FormName,
	form: FormData,
	taking: Taking,
): Promise<'taken' | 'told' | 'not_there' | StepTried> {
	const { cases, it, today, t } = taking;
	const typed = typedIn(form);
	const step = stepTyped(name, form, today);
	const seen = Number(typed('seen'));
	const tried = { name, step, form, seen };
	const unfinished = letterMistake(name, step, form, taking);
	if (unfinished) return { ...tried, mistakes: [unfinished] };
	const words = orNull(typed(`${name}-letter`));
	const json = { step, seen, reason: orNull(typed(`${name}-why`)), words };
	const sent = await cases.steps.$post({ param: { case: it.id }, json });
	if (sent.ok) return words === null ? 'taken' : 'told';
	if (sent.status === 404) return 'not_there';
	return { ...tried, mistakes: caseMistakes(t, await sent.json(), `step-${name}`, fieldsOf(name)) };
}

/**
 * A letter goes as it was read: where its step was changed after it was drafted, it is changed too and shown once more,
 * and one with a gap in it does not go.
 */
function letterMistake(name: FormName, step: StepTyped, form: FormData, taking: Taking): Mistake | undefined {
	const { it, told, t } = taking;
	const { draft } = formOf(name);
	if (draft === undefined) return undefined;
	const field = `${name}-letter`;
	const writing = writingOf(it, told, taking);
	const letter = typedIn(form)(field);
	const { said } = draftLetter(draft, step, writing);
	const now = rewritten(letter, saidBefore(name, form), said);
	if (now !== letter) form.set(field, now);
	const gap = textFor(writing.voice)('letters:gap');
	const isForTheApi = Number(typedIn(form)('seen')) !== told.steps.length || said.day === gap;
	if (isForTheApi) return undefined;
	if (now !== letter) return { field, words: t('staff:next.letter.changed') };
	return letter.includes(gap) ? { field, words: t('staff:next.letter.gap', { gap }) } : undefined;
}

function saidBefore(name: FormName, form: FormData): Draft['said'] {
	const start = `${name}-said-`;
	return Object.fromEntries(
		[...form].flatMap(([field, said]) =>
			field.startsWith(start) && typeof said === 'string' ? [[field.slice(start.length), said]] : [],
		),
	);
}

/** Where it says that it was done. */
export function stepDoneAddress(id: string, how: 'taken' | 'told'): string {
	return `/staff/cases/${id}?done=${how === 'told' ? 'step_told' : 'step'}#stands`;
}
