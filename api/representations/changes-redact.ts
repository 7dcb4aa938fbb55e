import type { Transaction } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { mistake, notFound } from '../refusal.ts';
import { sealerFor } from '../sealing.ts';
import type { World } from '../world.ts';
import { mayTriage } from '../policy/representations.ts';
import { getGuarded } from './queries.ts';
import { type Redactable, redact } from './redaction.ts';

export interface RedactionAsked {
	part: Redactable;
	/** The point or the message; null for what there is one of. */
	partId: string | null;
	phrases: string[];
	reason: string;
}

/**
 * An officer takes words out of what others read, such as the name of somebody else's child. The whole stays for the office
 * and for whoever wrote it. Refuses a phrase that stands nowhere.
 */
export async function takeOut(world: World, who: Staff, id: string, asked: RedactionAsked): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const { guarded } = await getGuarded(trx, id);
		if (!mayTriage(who, guarded)) throw notFound();
		const partId = asked.partId ?? id;
		const whole = await wordsOf(trx, id, asked.part, partId);
		if (whole === null) throw mistake('partId', 'representation.redaction.nothing_there');
		const left = redact(whole, asked.phrases);
		if ('missing' in left) throw mistake(`phrases.${left.missing}`, 'representation.redaction.not_found');
		await end(trx, who, id, { part: asked.part, partId }, now);
		const seal = await sealerFor(trx, { representation: id }, now);
		const redaction = newId(now);
		await trx
			.insertInto('redaction')
			.values({
				id: redaction,
				representation_id: id,
				part: asked.part,
				part_id: partId,
				words: seal(redaction, left.words),
				reason: seal(redaction, asked.reason),
				made_at: now,
				made_by: who.id,
				ended_at: null,
				ended_by: null,
			})
			.execute();
		const line = { at: now, who, subject: 'representation', subjectId: id, particulars: { part: asked.part } };
		await append(trx, { ...line, what: 'words.taken_out' });
	});
}

/** What was taken out is put back: others read the whole again. */
export async function putBack(
	world: World,
	who: Staff,
	id: string,
	{ part, partId }: { part: Redactable; partId: string | null },
): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const { guarded } = await getGuarded(trx, id);
		if (!mayTriage(who, guarded)) throw notFound();
		const ended = await end(trx, who, id, { part, partId: partId ?? id }, now);
		if (!ended) throw notFound();
		const line = { at: now, who, subject: 'representation', subjectId: id, particulars: { part } };
		await append(trx, { ...line, what: 'words.put_back' });
	});
}

/** A new redaction of the same words takes the place of the one before. */
async function end(
	trx: Transaction<Database>,
	who: Staff,
	id: string,
	{ part, partId }: { part: Redactable; partId: string },
	now: string,
): Promise<boolean> {
	const { numUpdatedRows } = await trx
		.updateTable('redaction')
		.set({ ended_at: now, ended_by: who.id })
		.where('representation_id', '=', id)
		.where('part', '=', part)
		.where('part_id', '=', partId)
		.where('ended_at', 'is', null)
		.executeTakeFirstOrThrow();
	return numUpdatedRows > 0n;
}

/** The words as they were sent, wherever they lie; null where there are none. */
export async function wordsOf(
	trx: Transaction<Database>,
	id: string,
	part: Redactable,
	partId: string,
): Promise<string | null> {
	if (part === 'point' || part === 'message' || part === 'correction') {
		const found = await trx
			.selectFrom(part === 'point' ? 'complaint_point' : part)
			.select('words')
			.where('representation_id', '=', id)
			.where('id', '=', partId)
			.executeTakeFirst();
		return found?.words ?? null;
	}
	const row = await trx
		.selectFrom('representation')
		.select(['wants', 'happened_words'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return part === 'wants' ? row.wants : row.happened_words;
}
