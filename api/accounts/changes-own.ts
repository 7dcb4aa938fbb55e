import type { Transaction } from 'kysely';
import type { Instant } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { stopLettersTo } from '../outbox/changes.ts';
import { append } from '../record.ts';
import { mistake, notFound } from '../refusal.ts';
import { sealerFor } from '../sealing.ts';
import type { World } from '../world.ts';
import { type OwnContact, settledContact } from './own-contact.ts';
import type { Language } from './languages.ts';
import { listOwnSessions } from './queries-own.ts';
import type { Family } from './roles.ts';

/**
 * Somebody says how they may be reached. It holds for everything they told us, from now on: an older "you may email me" is
 * of no use to whom it has become dangerous, and a letter that has not gone yet does not go.
 */
export async function sayContact(world: World, who: Family, said: OwnContact): Promise<void> {
	const contact = settledContact(said);
	if (contact.channel === 'sms' && world.config.notify?.smsTemplate === undefined) {
		throw mistake('channel', 'representation.contact.no_texts');
	}
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const before = await trx
			.selectFrom('account')
			.select('contact_channel')
			.where('id', '=', who.id)
			.executeTakeFirstOrThrow();
		await stopLetters(trx, who);
		const { channel, detail, times } = contact;
		const seal = await sealerFor(trx, { account: who.id }, now);
		await trx
			.updateTable('account')
			.set({
				...{ contact_channel: channel, contact_detail: seal(who.id, detail), contact_times: seal(who.id, times) },
				contact_message: contact.mayLeaveMessage ? 1 : 0,
			})
			.where('id', '=', who.id)
			.execute();
		await tellOfAll(trx, who, contact, now);
		const particulars = { from: before.contact_channel, to: channel, mayLeaveMessage: contact.mayLeaveMessage };
		await append(trx, { at: now, who, what: 'contact.said', subject: 'account', subjectId: who.id, particulars });
	});
}

/** Everything they told us before is answered by the new way too: each is under a key of its own. */
async function tellOfAll(trx: Transaction<Database>, who: Family, contact: OwnContact, now: Instant): Promise<void> {
	const sent = await trx.selectFrom('representation').select('id').where('from_account_id', '=', who.id).execute();
	for (const { id } of sent) {
		const seal = await sealerFor(trx, { representation: id }, now);
		await trx
			.updateTable('representation')
			.set({
				contact_channel: contact.channel,
				contact_detail: seal(id, contact.detail),
				contact_times: seal(id, contact.times),
			})
			.where('id', '=', id)
			.execute();
	}
}

/** What waits for an address of theirs, wherever they gave it, is not sent any more. */
async function stopLetters(trx: Transaction<Database>, who: Family): Promise<void> {
	const [own, sent] = [
		await trx.selectFrom('account').select('contact_detail as address').where('id', '=', who.id).execute(),
		await trx
			.selectFrom('representation')
			.select(['id', 'contact_detail as address'])
			.where('from_account_id', '=', who.id)
			.execute(),
	];
	await stopLettersTo(
		trx,
		[...own, ...sent].map(({ address }) => address),
	);
}

/**
 * Keeps a language and a wording for the next time somebody comes in, and for what is written to them. Until they ask for that,
 * what they switch to holds for as long as they read.
 */
export async function keepVoice(
	world: World,
	who: Family,
	{ language, wording }: { language: Language; wording: 'adult' | 'young' | 'easy' },
): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		await trx.updateTable('account').set({ language, wording }).where('id', '=', who.id).execute();
		const particulars = { language, wording };
		await append(trx, { at: now, who, what: 'voice.kept', subject: 'account', subjectId: who.id, particulars });
	});
}

/** Ends another session of this person's, at once. One that is not theirs is not there. */
export async function endOwnSession(world: World, who: Family, id: string): Promise<void> {
	const own = await listOwnSessions(world.db, who, world.clock.now());
	if (!own.some((session) => session.id === id)) throw notFound();
	await endSessions(world, who, [id]);
}

/** Ends every session of theirs but the one that asks. */
export async function endOtherSessions(world: World, who: Family): Promise<void> {
	const own = await listOwnSessions(world.db, who, world.clock.now());
	await endSessions(
		world,
		who,
		own.filter(({ isThis }) => !isThis).map(({ id }) => id),
	);
}

/** What was being written in one goes with it: whoever held that device was somebody else, or may be. */
async function endSessions(world: World, who: Family, ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const ended = await trx
			.updateTable('session')
			.set({ ended_at: now })
			.where('id', 'in', ids)
			.where('account_id', '=', who.id)
			.returning('token_hash')
			.execute();
		const tokens = ended.map(({ token_hash }) => token_hash);
		await trx.deleteFrom('draft').where('token_hash', 'in', tokens).execute();
		const particulars = { others: tokens.length };
		await append(trx, { at: now, who, what: 'sessions.ended', subject: 'account', subjectId: who.id, particulars });
	});
}
