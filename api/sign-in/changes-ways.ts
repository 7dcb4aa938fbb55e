import type { Transaction } from 'kysely';
import type { Advocate, Staff } from '../accounts/roles.ts';
import type { Database } from '../database.ts';
import { queueLetter } from '../outbox/changes.ts';
import { append } from '../record.ts';
import { notFound, Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { type CameBy, type CameIn, insider, letIn } from './changes-come-in.ts';
import { endSessions } from './changes-links.ts';
import { countWays, findStaffAccount } from './queries.ts';

/** Somebody who sets up how they come in: they have come in, or they opened a one-time link. */
export interface SettingUp {
	accountId: string;
	/** Their link, where they have not come in. */
	linkId?: string;
}

export type Way = 'passkey' | 'directory' | 'passphrase';

/**
 * A way was added: it is in the record, and the person is written to, so that one that somebody else added does not go
 * unseen. Whoever came by a link has come in with it, and the link is used up.
 */
export async function addedWay(
	world: World,
	trx: Transaction<Database>,
	person: SettingUp,
	way: Way,
	token: string,
): Promise<CameIn | undefined> {
	const account = await findStaffAccount(trx, person.accountId);
	if (!account) throw notFound();
	await tellOfWay(world, trx, account, `${way}.added`);
	if (person.linkId === undefined) return undefined;
	const { numUpdatedRows } = await trx
		.updateTable('sign_in_link')
		.set({ ended_at: world.clock.now() })
		.where('id', '=', person.linkId)
		.where('ended_at', 'is', null)
		.executeTakeFirstOrThrow();
	if (numUpdatedRows === 0n) throw new Refusal('sign_in.link.not_usable', 422);
	const cameBy: Record<Way, CameBy> = { passkey: 'passkey', directory: 'directory', passphrase: 'code' };
	return letIn(world, trx, account, cameBy[way], token);
}

type Removal = { way: 'passkey'; id: string } | { way: 'directory' } | { way: 'passphrase' };

/**
 * Takes away one of somebody's own ways of coming in. The last one stays: without it they could only ask an administrator.
 * Other sessions of theirs end, because one of them may have come in by it.
 */
export async function removeWay(world: World, who: Staff | Advocate, removal: Removal): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		if ((await deleteWay(trx, who.id, removal)) === 0n) throw notFound();
		if ((await countWays(trx, who.id)) === 0) throw new Refusal('sign_in.way.last', 409);
		await endSessions(trx, who.id, now, who.sessionId);
		const account = await findStaffAccount(trx, who.id);
		await tellOfWay(world, trx, account!, `${removal.way}.removed`);
	});
}

async function deleteWay(trx: Transaction<Database>, accountId: string, removal: Removal): Promise<bigint> {
	if (removal.way === 'passkey') {
		const passkey = trx.deleteFrom('passkey').where('account_id', '=', accountId).where('id', '=', removal.id);
		return (await passkey.executeTakeFirstOrThrow()).numDeletedRows;
	}
	if (removal.way === 'passphrase') {
		await trx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute();
	}
	const table = removal.way === 'directory' ? 'directory_identity' : 'passphrase';
	const { numDeletedRows } = await trx.deleteFrom(table).where('account_id', '=', accountId).executeTakeFirstOrThrow();
	return numDeletedRows;
}

async function tellOfWay(
	world: World,
	trx: Transaction<Database>,
	account: { id: string; role: string; email: string | null },
	what: `${Way}.${'added' | 'removed'}`,
): Promise<void> {
	const now = world.clock.now();
	await append(trx, { at: now, who: insider(account), what, subject: 'account', subjectId: account.id });
	if (account.email === null) return;
	await queueLetter(trx, { kind: 'way_in_changed', address: account.email, about: '/staff/security' }, now);
}

/** Ends one of somebody's own sessions. What is not theirs is not there. */
export async function endOwnSession(world: World, who: Staff | Advocate, sessionId: string): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const { numUpdatedRows } = await trx
			.updateTable('session')
			.set({ ended_at: now })
			.where('id', '=', sessionId)
			.where('account_id', '=', who.id)
			.where('ended_at', 'is', null)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows === 0n) throw notFound();
		await append(trx, { at: now, who, what: 'session.ended', subject: 'account', subjectId: who.id });
	});
}
