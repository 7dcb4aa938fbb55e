import type { Staff } from '../accounts/roles.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { wrongIn } from './letters/check.ts';
import type { LetterName, LetterVoice } from './letters/kinds.ts';

/** The council's own text for a letter, in one voice; without words it goes back to the text that ships. */
export interface Publication extends LetterVoice {
	letter: LetterName;
	words: string | null;
}

/**
 * Publishes a text: one more version, and the ones before stay as they were. Refuses a text without what must stand in the
 * letter, or with a gap that nobody can fill, by the gap's name. Returns the number of the version.
 */
export async function publishTemplate(world: World, who: Staff, given: Publication): Promise<number> {
	if (given.words !== null) checkGaps(given.letter, given.words);
	const now = world.clock.now();
	return world.db.transaction().execute(async (trx) => {
		const { last } = await trx
			.selectFrom('letter_template')
			.select((select) => select.fn.max('version').as('last'))
			.where('kind', '=', given.letter)
			.executeTakeFirstOrThrow();
		const version = Number(last ?? 0) + 1;
		const { letter: kind, language, wording, words } = given;
		await trx
			.insertInto('letter_template')
			.values({ id: newId(now), kind, version, language, wording, words, published_at: now, published_by: who.id })
			.execute()
			.catch((error: unknown) => {
				throw /unique/i.test(String(error)) ? new Refusal('representation.template.somebody_else', 409) : error;
			});
		await append(trx, {
			at: now,
			who,
			what: 'template.published',
			subject: 'letter_template',
			subjectId: kind,
			particulars: { version, language, wording, shipped: words === null },
		});
		return version;
	});
}

function checkGaps(letter: LetterName, words: string): void {
	const { missing, unknown } = wrongIn(letter, words);
	const fields = [
		...missing.map((gap) => [`words.${gap}`, 'representation.template.gap_missing']),
		...unknown.map((gap) => [`words.${gap}`, 'representation.template.gap_unknown']),
	];
	if (fields.length > 0) throw new Refusal('form.fields.invalid', 422, Object.fromEntries(fields));
}
