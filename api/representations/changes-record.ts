import type { Transaction } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { mistake, notFound, Refusal } from '../refusal.ts';
import { kept } from '../rehearsal.ts';
import { sealerFor } from '../sealing.ts';
import type { World } from '../world.ts';
import { insertStepLetter, type LetterGiven } from './changes-letter.ts';
import { addStep, takenOnce } from './changes-steps.ts';
import { mayTriage } from '../policy/representations.ts';
import { getGuarded } from './queries.ts';
import { findRecord } from './queries-record.ts';

export interface RecordGiven extends LetterGiven {
	seen: number;
	/** What is complained of, as it was understood. */
	points: string[];
	wants: string | null;
	/** Nothing is kept: it is only told what would be refused, and how the letter would read. */
	rehearse?: boolean;
}

/**
 * Sends the written record of an oral complaint (regulation 16) to the person in the portal: its content, the step and the
 * letter, together or not at all. It may be sent again, changed, until it is agreed. Returns the letter as it was sent.
 */
export async function sendRecord(world: World, who: Staff, id: string, given: RecordGiven): Promise<string | null> {
	const now = world.clock.now();
	const today = world.clock.today();
	const { seen, points, wants } = given;
	const step = { what: 'record_sent', on: today } as const;
	const send = async (trx: Transaction<Database>) => {
		const { guarded } = await getGuarded(trx, id);
		if (!mayTriage(who, guarded)) throw notFound();
		if ((await findRecord(trx, id))?.agreedOn) throw new Refusal('representation.record.agreed', 409);
		await addStep(trx, id, step, { who, now, today, seen });
		const seal = await sealerFor(trx, { representation: id }, now);
		const record = newId(now);
		await trx
			.insertInto('written_record')
			.values({
				id: record,
				representation_id: id,
				step_number: seen + 1,
				points: seal(record, JSON.stringify(points)),
				wants: seal(record, wants),
				sent_on: today,
				sent_by: who.id,
				agreed_on: null,
				agreed_by: null,
			})
			.execute();
		return insertStepLetter(trx, who, id, 'record_sent', given, now);
	};
	return takenOnce(world.db, { who, id, step, seen }, () => kept(world.db, given, send));
}

/** The record is agreed, by the person's own press, or as staff were told: the one that was sent last. */
export async function agreeRecord(
	trx: Transaction<Database>,
	id: string,
	{ on, by }: { on: Day; by: 'family' | 'staff' },
): Promise<void> {
	const record = await findRecord(trx, id);
	if (record === null && by === 'family') throw new Refusal('representation.step.not_now', 409);
	if (record === null) return; // sent on paper, before there was one here
	if (on < record.sentOn) throw mistake('on', 'representation.step.too_early');
	await trx
		.updateTable('written_record')
		.set({ agreed_on: on, agreed_by: by })
		.where('representation_id', '=', id)
		.where('step_number', '=', record.step)
		.execute();
}
