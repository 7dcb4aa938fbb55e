import type { Selectable, Transaction } from 'kysely';
import type { Staff, Who } from '../accounts/roles.ts';
import type { Instant } from '../calendar/day.ts';
import { getSettings } from '../council/queries.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { queueLetter } from '../outbox/changes.ts';
import { append } from '../record.ts';
import { notFound, Refusal } from '../refusal.ts';
import { keepReplay, once, type ReplayRequest } from '../replay.ts';
import { sealerFor } from '../sealing.ts';
import type { World } from '../world.ts';
import { isTheirs, mayFollow, mayRespond, mayTriage } from '../policy/representations.ts';
import { findHolderEmail, getGuarded } from './queries.ts';
import type { MessageTable } from './table.ts';

/** The person writes on, or their advocate for them. Whoever has it now gets a letter that says only that something is new. */
export async function writeAsFamily(
	world: World,
	who: Who,
	id: string,
	words: string,
	replay?: ReplayRequest,
): Promise<string> {
	const { complaints_email } = await getSettings(world.db);
	return keptOnce(world, replay, async (trx, now) => {
		const messageId = newId(now);
		const { guarded, delivery } = await getGuarded(trx, id);
		if (!mayFollow(who, guarded)) throw notFound();
		const accountId = 'id' in who ? who.id : null;
		const seal = await sealerFor(trx, { representation: id }, now);
		await trx
			.insertInto('message')
			.values({
				id: messageId,
				representation_id: id,
				side: 'family',
				account_id: accountId,
				words: seal(messageId, words),
				sent_at: now,
				seen_at: null,
				letter: null,
				template: null,
				template_version: null,
			})
			.execute();
		await append(trx, { at: now, who, what: 'message.written', subject: 'representation', subjectId: id });
		const address = (await findHolderEmail(trx, delivery)) ?? complaints_email;
		await queueLetter(trx, { kind: 'family_wrote', address, about: `/staff/cases/${id}` }, now);
		return messageId;
	});
}

/** Whoever answers it writes to the person. */
export async function writeAsStaff(
	world: World,
	who: Staff,
	id: string,
	words: string,
	replay?: ReplayRequest,
): Promise<string> {
	return keptOnce(world, replay, async (trx, now) => {
		const { guarded } = await getGuarded(trx, id);
		if (!mayRespond(who, guarded) && !mayTriage(who, guarded)) throw notFound();
		return insertStaffMessage(trx, who, id, words, now);
	});
}

/** Writes a message in a transaction that keeps its id for whoever sends the same again. */
function keptOnce(
	world: World,
	replay: ReplayRequest | undefined,
	write: (trx: Transaction<Database>, now: Instant) => Promise<string>,
): Promise<string> {
	const now = world.clock.now();
	return once(world.db, replay, () =>
		world.db.transaction().execute(async (trx) => {
			const messageId = await write(trx, now);
			await keepReplay(trx, replay, messageId, now);
			return messageId;
		}),
	);
}

/** A message to the person, from somebody. */
async function insertStaffMessage(
	trx: Transaction<Database>,
	who: Staff,
	id: string,
	words: string,
	now: Instant,
): Promise<string> {
	return insertForFamily(
		trx,
		who,
		id,
		{ account_id: who.id, words, letter: null, template: null, template_version: null },
		now,
	);
}

/**
 * Words for the person, and outside the portal a letter without content only where they said that an email or a text message is safe. "Only here"
 * means that nothing at all is sent (S55). To the old address of somebody whose account has ended nothing goes either.
 */
export async function insertForFamily(
	trx: Transaction<Database>,
	who: Who,
	id: string,
	written: Pick<Selectable<MessageTable>, 'account_id' | 'words' | 'letter' | 'template' | 'template_version'>,
	now: Instant,
): Promise<string> {
	const messageId = newId(now);
	const seal = await sealerFor(trx, { representation: id }, now);
	const words = seal(messageId, written.words);
	await trx
		.insertInto('message')
		.values({ id: messageId, representation_id: id, side: 'staff', ...written, words, sent_at: now, seen_at: null })
		.execute();
	await append(trx, {
		at: now,
		who,
		what: 'message.written',
		subject: 'representation',
		subjectId: id,
		...(written.letter === null ? {} : { particulars: { letter: written.letter } }),
	});
	const contact = await trx
		.selectFrom('representation')
		.leftJoin('account', 'account.id', 'representation.from_account_id')
		.select(['representation.contact_channel', 'representation.contact_detail', 'representation.language', 'ended_at'])
		.where('representation.id', '=', id)
		.executeTakeFirstOrThrow();
	const { contact_channel: channel, contact_detail: address, language, ended_at: endedAt } = contact;
	if (endedAt === null && (channel === 'email' || channel === 'sms') && address !== null) {
		await queueLetter(trx, { kind: 'staff_wrote', channel, address, language }, now);
	}
	return messageId;
}

/** A note between staff, in its own table: it is never a message, and no answer to a family reads this table. */
export async function writeNote(world: World, who: Staff, id: string, words: string): Promise<string> {
	const now = world.clock.now();
	return world.db.transaction().execute(async (trx) => {
		const { guarded } = await getGuarded(trx, id);
		if (!mayRespond(who, guarded) && !mayTriage(who, guarded)) throw notFound();
		return insertNote(trx, who, id, words, now);
	});
}

export async function insertNote(trx: Transaction<Database>, who: Staff, id: string, words: string, now: Instant) {
	const noteId = newId(now);
	const seal = await sealerFor(trx, { representation: id }, now);
	await trx
		.insertInto('staff_note')
		.values({ id: noteId, representation_id: id, account_id: who.id, words: seal(noteId, words), written_at: now })
		.execute();
	await append(trx, { at: now, who, what: 'note.written', subject: 'representation', subjectId: id });
	return noteId;
}

/** The person has the replies in front of them: they are no longer counted as new. */
export async function markSeen(world: World, who: Who, id: string): Promise<void> {
	const { guarded } = await getGuarded(world.db, id);
	if (!isTheirs(who, guarded)) throw notFound();
	await world.db
		.updateTable('message')
		.set({ seen_at: world.clock.now() })
		.where('representation_id', '=', id)
		.where('side', '=', 'staff')
		.where('seen_at', 'is', null)
		.execute();
}

/** "Is it sorted? Yes, partly, no." May be said again: minds change. The last one counts, all are kept. */
export async function saySorted(world: World, who: Who, id: string, answer: 'yes' | 'partly' | 'no'): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const { guarded, answeredAt } = await getGuarded(trx, id);
		if (!isTheirs(who, guarded)) throw notFound();
		if (answeredAt === null) throw new Refusal('representation.sorted.not_answered_yet', 409);
		await trx
			.insertInto('sorted_answer')
			.values({ id: newId(now), representation_id: id, answer, said_at: now })
			.execute();
		await append(trx, {
			at: now,
			who,
			what: 'representation.sorted',
			subject: 'representation',
			subjectId: id,
			particulars: { answer },
		});
	});
}
