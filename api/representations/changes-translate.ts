import type { Staff } from '../accounts/roles.ts';
import { newId } from '../ids.ts';
import { mayRespond, mayTriage } from '../policy/representations.ts';
import { append } from '../record.ts';
import { mistake, notFound } from '../refusal.ts';
import { sealerFor } from '../sealing.ts';
import type { World } from '../world.ts';
import { wordsOf } from './changes-redact.ts';
import { getGuarded } from './queries.ts';
import type { Redactable } from './redaction.ts';

export interface Translated {
	part: Redactable;
	/** The point, the letter or the correction; null for what there is one of. */
	partId: string | null;
	words: string;
}

/**
 * Sets beside somebody's own words what they say in English. What they wrote stays first and as it was written (`domain.md` 8).
 * Refuses a part that is not there.
 */
export async function translate(world: World, who: Staff, id: string, { part, partId, words }: Translated) {
	const now = world.clock.now();
	return world.db.transaction().execute(async (trx) => {
		const { guarded } = await getGuarded(trx, id);
		if (!mayRespond(who, guarded) && !mayTriage(who, guarded)) throw notFound();
		const whole = await wordsOf(trx, id, part, partId ?? id);
		if (whole === null) throw mistake('partId', 'representation.redaction.nothing_there');
		const translation = newId(now);
		const seal = await sealerFor(trx, { representation: id }, now);
		await trx
			.insertInto('translation')
			.values({
				...{ id: translation, representation_id: id, part, part_id: partId ?? id },
				...{ words: seal(translation, words), made_at: now, made_by: who.id },
			})
			.execute();
		const line = { at: now, who, subject: 'representation', subjectId: id, particulars: { part } };
		await append(trx, { ...line, what: 'words.translated' });
		return translation;
	});
}
