import type { Transaction } from 'kysely';
import type { Who } from '../accounts/roles.ts';
import type { Instant } from '../calendar/day.ts';
import { getSettings } from '../council/queries.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { keepOpenings } from '../openings.ts';
import { queueLetter } from '../outbox/changes.ts';
import { append } from '../record.ts';
import { notFound, Refusal } from '../refusal.ts';
import { keepReplay, once, type ReplayRequest } from '../replay.ts';
import { eraseRepresentation } from '../retention/changes-erase.ts';
import { sealerFor } from '../sealing.ts';
import { finishShredding } from '../shredding.ts';
import type { World } from '../world.ts';
import type { Correctable, Stays } from './own-words.ts';
import { findHolderEmail, getGuarded } from './queries.ts';
import { letterStays, type OwnWords, readOwnWords, wholeStays } from './queries-own-words.ts';

type Trx = Transaction<Database>;

/**
 * Takes back a thank-you or an idea that nobody has opened: its words are gone in every copy, and so is whose they were. It is
 * in nobody's list any more; that one was sent and taken back stays counted and in the history, never what. Refuses 409 with
 * the reason that it stays.
 */
export async function takeBackAll(world: World, who: Who, id: string): Promise<void> {
	await keepOpenings(world);
	await world.db.transaction().execute(async (trx) => {
		refuseIf(await wholeStays(world, trx, await readOwnWords(trx, who, id)));
		const now = world.clock.now();
		const { numUpdatedRows } = await trx
			.updateTable('representation')
			.set({ unsaid_at: now })
			.where('id', '=', id)
			.where('unsaid_at', 'is', null)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows !== 1n) throw notFound(); // another press of theirs was first
		await eraseRepresentation(trx, id, now);
		await trx.updateTable('representation').set({ linked_id: null }).where('linked_id', '=', id).execute();
		await trx
			.updateTable('delivery')
			.set({ ended_at: now })
			.where('representation_id', '=', id)
			.where('ended_at', 'is', null)
			.execute();
		await append(trx, {
			...{ at: now, who, what: 'representation.taken_back', subject: 'representation', subjectId: id },
		});
	});
	await finishShredding(world);
}

/** Takes back one letter to us that nobody has opened since. The history says that there was one. */
export async function takeBackMessage(world: World, who: Who, id: string, messageId: string): Promise<void> {
	await keepOpenings(world);
	await world.db.transaction().execute(async (trx) => {
		const one = partIn(await readOwnWords(trx, who, id), 'message', messageId);
		refuseIf(await letterStays(world, trx, id, one));
		const now = world.clock.now();
		const seal = await sealerFor(trx, { representation: id }, now);
		const { numUpdatedRows } = await trx
			.updateTable('message')
			.set({ words: seal(messageId, ''), taken_back_at: now })
			.where('id', '=', messageId)
			.where('taken_back_at', 'is', null)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows !== 1n) throw notFound();
		await trx.deleteFrom('correction').where('part', '=', 'message').where('part_id', '=', messageId).execute();
		await append(trx, { at: now, who, what: 'message.taken_back', subject: 'representation', subjectId: id });
	});
}

export interface PutRight {
	part: Correctable;
	/** The point or the letter; null for what there is one of. */
	partId: string | null;
	words: string;
}

/** Puts something right beside what was written, for everybody who reads it. Whoever has it now is told that there is something new. */
export async function correct(
	world: World,
	who: Who,
	id: string,
	{ part, partId, words }: PutRight,
	replay?: ReplayRequest,
): Promise<string> {
	return once(world.db, replay, () =>
		world.db.transaction().execute(async (trx) => {
			const now = world.clock.now();
			const corrected = partIn(await readOwnWords(trx, who, id), part, partId ?? id);
			const correctionId = newId(now);
			const seal = await sealerFor(trx, { representation: id }, now);
			await trx
				.insertInto('correction')
				.values({
					...{ id: correctionId, representation_id: id, part, part_id: corrected.id },
					...{ words: seal(correctionId, words), written_at: now },
				})
				.execute();
			const particulars = { part };
			await append(trx, {
				...{ at: now, who, what: 'words.corrected', subject: 'representation', subjectId: id, particulars },
			});
			await tellReaders(trx, id, corrected.id, now);
			await keepReplay(trx, replay, correctionId, now);
			return correctionId;
		}),
	);
}

function partIn({ parts }: OwnWords, part: Correctable, id: string) {
	const one = parts.find((own) => own.part === part && own.id === id);
	if (one === undefined) throw notFound();
	return one;
}

function refuseIf(stays: Stays | null): void {
	if (stays !== null) throw new Refusal(`representation.taking_back.${stays}`, 409);
}

/** Where an officer took words out of what is corrected, they are told too: the same words may stand in what puts it right. */
async function tellReaders(trx: Trx, id: string, partId: string, now: Instant): Promise<void> {
	const { delivery } = await getGuarded(trx, id);
	const { complaints_email } = await getSettings(trx);
	const redacted = await trx
		.selectFrom('redaction')
		.select('id')
		.where('part_id', '=', partId)
		.where('ended_at', 'is', null)
		.limit(1)
		.executeTakeFirst();
	const holder = (await findHolderEmail(trx, delivery)) ?? complaints_email;
	for (const address of new Set(redacted === undefined ? [holder] : [holder, complaints_email])) {
		await queueLetter(trx, { kind: 'family_wrote', address, about: `/staff/cases/${id}` }, now);
	}
}
