import type { Kysely } from 'kysely';
import type { Advocate, Staff } from '../accounts/roles.ts';
import { isAlive } from '../accounts/sessions.ts';
import type { Instant } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { fingerprint, unseal } from '../keys.ts';
import type { World } from '../world.ts';
import { minutesAfter, settingUpMinutes } from './times.ts';

/** Somebody who works here, with what sign-in must know of them. Undefined when there is none, or they have left. */
export async function findStaffAccount(db: Kysely<Database>, accountId: string) {
	return db
		.selectFrom('account')
		.select(['id', 'name', 'email', 'role'])
		.where('id', '=', accountId)
		.where('kind', '=', 'staff')
		.where('ended_at', 'is', null)
		.executeTakeFirst();
}

/** Who is setting up how they come in, in the browser that opened their link. */
export interface Beginner {
	linkId: string;
	accountId: string;
	name: string;
	email: string | null;
	/** Until when. */
	until: Instant;
}

export async function findBeginner(
	db: Kysely<Database>,
	token: string | undefined,
	now: Instant,
): Promise<Beginner | undefined> {
	if (token === undefined) return undefined;
	const link = await db
		.selectFrom('sign_in_link')
		.innerJoin('account', 'account.id', 'sign_in_link.account_id')
		.select(['sign_in_link.id', 'account_id', 'opened_at', 'account.name', 'account.email'])
		.where('browser_hash', '=', fingerprint(token))
		.where('sign_in_link.ended_at', 'is', null)
		.where('account.ended_at', 'is', null)
		.where('opened_at', '>=', minutesAfter(now, -settingUpMinutes))
		.executeTakeFirst();
	if (!link) return undefined;
	const { id: linkId, account_id: accountId, name, email } = link;
	return { linkId, accountId, name, email, until: minutesAfter(link.opened_at!, settingUpMinutes) };
}

/** What somebody comes in with, as they and administrators read it. Nothing in it opens anything. */
export async function waysOf(db: Kysely<Database>, accountId: string) {
	const [passkeys, directory, passphrase, codes] = await Promise.all([
		db
			.selectFrom('passkey')
			.select(['id', 'name', 'made_at', 'used_at'])
			.where('account_id', '=', accountId)
			.orderBy('id')
			.execute(),
		db
			.selectFrom('directory_identity')
			.select(['joined_at', 'used_at'])
			.where('account_id', '=', accountId)
			.executeTakeFirst(),
		db.selectFrom('passphrase').select(['made_at', 'used_at']).where('account_id', '=', accountId).executeTakeFirst(),
		db
			.selectFrom('recovery_code')
			.select(({ fn }) => fn.countAll<number>().as('left'))
			.where('account_id', '=', accountId)
			.where('used_at', 'is', null)
			.executeTakeFirstOrThrow(),
	]);
	return {
		passkeys: passkeys.map(({ id, name, made_at, used_at }) => ({ id, name, madeAt: made_at, usedAt: used_at })),
		directory: directory ? { madeAt: directory.joined_at, usedAt: directory.used_at } : null,
		app: passphrase ? { madeAt: passphrase.made_at, usedAt: passphrase.used_at } : null,
		recoveryCodesLeft: Number(codes.left),
	};
}

/** The one-time link of somebody that may still be opened, or is being used. */
export async function findOpenLink(db: Kysely<Database>, accountId: string, now: Instant) {
	const link = await db
		.selectFrom('sign_in_link')
		.select(['made_at', 'expires_at', 'opened_at'])
		.where('account_id', '=', accountId)
		.where('ended_at', 'is', null)
		.where((where) =>
			where.or([
				where.and([where('opened_at', 'is', null), where('expires_at', '>', now)]),
				where('opened_at', '>=', minutesAfter(now, -settingUpMinutes)),
			]),
		)
		.executeTakeFirst();
	return link ? { madeAt: link.made_at, expiresAt: link.expires_at, openedAt: link.opened_at } : null;
}

/** How many ways somebody has of coming in. The codes for a lost phone are no way of their own. */
export async function countWays(db: Kysely<Database>, accountId: string): Promise<number> {
	const { passkeys, directory, app } = await waysOf(db, accountId);
	return passkeys.length + (directory ? 1 : 0) + (app ? 1 : 0);
}

/** Somebody who works here, by the email they come in with. Where two accounts have it, it is nobody's. */
export async function findByEmail(db: Kysely<Database>, email: string) {
	const accounts = await db
		.selectFrom('account')
		.select(['id', 'role'])
		.where(({ fn }) => fn<string>('lower', ['email']), '=', email.trim().toLowerCase())
		.where('kind', '=', 'staff')
		.where('ended_at', 'is', null)
		.limit(2)
		.execute();
	return accounts.length === 1 ? accounts[0] : undefined;
}

export async function findPassphrase(db: Kysely<Database>, accountId: string) {
	return db
		.selectFrom('passphrase')
		.select(['hash', 'app_sealed', 'last_step'])
		.where('account_id', '=', accountId)
		.executeTakeFirst();
}

export async function findRecoveryCode(db: Kysely<Database>, accountId: string, lookup: string) {
	return db
		.selectFrom('recovery_code')
		.select(['id', 'hash'])
		.where('account_id', '=', accountId)
		.where('lookup', '=', lookup)
		.where('used_at', 'is', null)
		.executeTakeFirst();
}

/** The secret that this browser was shown for an app, while it waits for its first code. */
export async function findAppSecret(world: World, accountId: string, token: string): Promise<string | undefined> {
	const attempt = await world.db
		.selectFrom('sign_in_attempt')
		.select('sealed')
		.where('what', '=', 'app_new')
		.where('account_id', '=', accountId)
		.where('browser_hash', '=', fingerprint(token))
		.where('expires_at', '>', world.clock.now())
		.executeTakeFirst();
	return attempt ? unseal(attempt.sealed!, world.key('sign-in attempts')) : undefined;
}

export async function listPasskeys(db: Kysely<Database>, accountId: string) {
	const rows = await db.selectFrom('passkey').select('credential_id').where('account_id', '=', accountId).execute();
	return rows.map((row) => ({ credentialId: row.credential_id }));
}

export async function findPasskey(db: Kysely<Database>, credentialId: string) {
	const passkey = await db
		.selectFrom('passkey')
		.select(['id', 'account_id', 'credential_id', 'public_key', 'counter'])
		.where('credential_id', '=', credentialId)
		.executeTakeFirst();
	return passkey && { ...passkey, counter: Number(passkey.counter) };
}

/** Who is known to the directory by this name. The pair of issuer and name is theirs alone, for ever; an email is not. */
export async function findByIdentity(db: Kysely<Database>, { issuer, subject }: { issuer: string; subject: string }) {
	return db
		.selectFrom('directory_identity')
		.innerJoin('account', 'account.id', 'directory_identity.account_id')
		.select(['account.id', 'account.role'])
		.where('issuer', '=', issuer)
		.where('subject', '=', subject)
		.where('account.ended_at', 'is', null)
		.executeTakeFirst();
}

/** Somebody's sessions that are open now, the newest first. */
export async function listOwnSessions(db: Kysely<Database>, who: Staff | Advocate, now: Instant) {
	const rows = await db
		.selectFrom('session')
		.select(['id', 'kind', 'started_at', 'seen_at', 'ended_at', 'came_by'])
		.where('account_id', '=', who.id)
		.where('ended_at', 'is', null)
		.orderBy('id', 'desc')
		.execute();
	return rows
		.filter((row) => isAlive(row, now))
		.map(({ id, started_at, seen_at, came_by }) => ({
			id,
			startedAt: started_at,
			seenAt: seen_at,
			cameBy: came_by,
			isThis: id === who.sessionId,
		}));
}
