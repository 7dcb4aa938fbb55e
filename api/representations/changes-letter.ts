import type { Transaction } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import type { Day, Instant } from '../calendar/day.ts';
import { getSettings } from '../council/queries.ts';
import { ombudsman } from '../council/settings.ts';
import type { Database } from '../database.ts';
import { mistake } from '../refusal.ts';
import { insertForFamily } from './changes-thread.ts';
import { contactFacts, dayInLetter, type Facts, filled, withPassage } from './letters/fill.ts';
import { type LetterName, type LetterVoice, onwardIn, type SystemLetter } from './letters/kinds.ts';
import { findTemplate, isVersionOf } from './queries-letters.ts';

/** A letter as somebody sends it: its words, and the text it was written from where it was. */
export interface LetterGiven {
	words: string;
	template: { letter: LetterName; version: number } | null;
}

/**
 * A letter that comes with a step, from somebody. The right to go on, or where else to turn, stands in it whatever was
 * typed (`domain.md` 1.10). Kept as sent, with the text it was written from. Returns the words as they were sent.
 */
export async function insertStepLetter(
	trx: Transaction<Database>,
	who: Staff,
	id: string,
	letter: LetterName | undefined,
	{ words: typed, template }: LetterGiven,
	now: Instant,
): Promise<string> {
	await checkTemplate(trx, letter, template);
	const passage = letter && onwardIn(letter);
	const words = passage === undefined ? typed : withPassage(typed, await passageFor(trx, id, passage));
	const from = { template: template?.letter ?? null, template_version: template?.version ?? null };
	await insertForFamily(trx, who, id, { account_id: who.id, words, letter: null, ...from }, now);
	return words;
}

/** Where no day can be told, the letter has a text of its own. */
async function checkTemplate(
	trx: Transaction<Database>,
	letter: LetterName | undefined,
	template: LetterGiven['template'],
): Promise<void> {
	if (template === null) return;
	const isOfStep = template.letter === letter || template.letter === `${letter}_no_day`;
	if (!isOfStep || !(await isVersionOf(trx, template.letter, template.version))) {
		throw mistake('template', 'representation.template.unknown');
	}
}

/** A letter that the house writes by itself, in the person's own language and wording, kept as sent. */
export async function insertSystemLetter(
	trx: Transaction<Database>,
	id: string,
	letter: SystemLetter,
	days: { day: Day; last: Day | null },
	now: Instant,
): Promise<string> {
	const voice = await voiceOf(trx, id);
	const { words: text, language, version } = await findTemplate(trx, letter, voice);
	const day = dayInLetter(days.day, language);
	const last = days.last === null ? '' : dayInLetter(days.last, language);
	const words = filled(text, { ...(await contacts(trx)), day, last });
	const from = { letter, template: letter, template_version: version };
	return insertForFamily(trx, { kind: 'system' }, id, { account_id: null, words, ...from }, now);
}

async function passageFor(trx: Transaction<Database>, id: string, passage: LetterName): Promise<string> {
	const { words } = await findTemplate(trx, passage, await voiceOf(trx, id));
	return filled(words, await contacts(trx));
}

async function voiceOf(trx: Transaction<Database>, id: string): Promise<LetterVoice> {
	return trx
		.selectFrom('representation')
		.select(['language', 'wording'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
}

async function contacts(trx: Transaction<Database>): Promise<Facts> {
	const { complaints_phone: phone, advocacy_phone: advocacy } = await getSettings(trx);
	return contactFacts({ phone, advocacy, ombudsman });
}
