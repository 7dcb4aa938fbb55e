import type { Transaction } from 'kysely';
import { readCardCode } from '../accounts/card-code.ts';
import type { Advocate, Staff, StaffRole } from '../accounts/roles.ts';
import type { Database } from '../database.ts';
import { guarded } from '../guesses.ts';
import { unseal } from '../keys.ts';
import { append } from '../record.ts';
import { Refusal } from '../refusal.ts';
import { findSession, openSession } from '../session.ts';
import { secretMatches } from '../slow-hash.ts';
import type { World } from '../world.ts';
import { stepOfCode } from './authenticator-app.ts';
import { findByEmail, findPassphrase, findRecoveryCode } from './queries.ts';

export interface CameIn {
	/** For the cookie. Nobody held it before. */
	token: string;
	kind: 'staff' | 'advocate';
	/** The session that rested in this browser was theirs too: what was typed in it may go on. */
	sameAsBefore: boolean;
}

export type CameBy = 'passkey' | 'directory' | 'code' | 'recovery_code';

/** Opens the session of somebody who has shown both factors, inside the caller's transaction; how goes in the record. */
export async function letIn(
	world: World,
	trx: Transaction<Database>,
	account: { id: string; role: string },
	by: CameBy,
	oldToken: string | undefined,
): Promise<CameIn> {
	const now = world.clock.now();
	const who = insider(account);
	const before = oldToken === undefined ? undefined : await findSession(trx, oldToken);
	const token = await openSession(
		trx,
		{ kind: 'staff', accountId: account.id, proved: true, cameBy: by },
		now,
		oldToken,
	);
	const particulars = { by };
	await append(trx, { at: now, who, what: 'session.started', subject: 'account', subjectId: account.id, particulars });
	return { token, kind: who.kind, sameAsBefore: before?.account_id === account.id && before.ended_at === null };
}

/** Somebody at the staff door, for the record: they have no session yet. */
export function insider({ id, role }: { id: string; role: string }): Staff | Advocate {
	if (role === 'advocate') return { kind: 'advocate', id, sessionId: '', isFresh: false };
	const staffRole = role as Exclude<StaffRole, 'advocate'>;
	return { kind: 'staff', id, sessionId: '', role: staffRole, isFresh: false, pods: [], oversees: [] };
}

/** What somebody types at the door. */
interface Shown {
	email: string;
	passphrase: string;
	code: string;
}

/**
 * Comes in with a passphrase and a code: of the app, or one of those for a lost phone. Whatever is wrong is one refusal
 * after the same work, which depends on what was typed and never on who is known. A passphrase alone opens nothing, and a
 * code is taken once. Wrong ones are counted by whose door it is, by place and altogether (`guesses.ts`): whoever guesses
 * waits, and nobody is locked out by them.
 */
export async function comeInByCode(
	world: World,
	shown: Shown,
	oldToken: string | undefined,
	ip: string | undefined,
): Promise<CameIn> {
	const guess = { at: 'staff', whose: shown.email.trim().toLowerCase(), ip } as const;
	const right = await guarded(world, [guess], () => readShown(world, shown));
	if (!right) throw notRecognised();
	const { account, code } = right;
	return world.db.transaction().execute(async (trx) => {
		if (!(await spendCode(world, trx, account.id, code))) throw notRecognised();
		return letIn(world, trx, account, code.by, oldToken);
	});
}

async function readShown(world: World, shown: Shown) {
	const account = await findByEmail(world.db, shown.email);
	const known = account && (await findPassphrase(world.db, account.id));
	const isPassphrase = await secretMatches(known?.hash, shown.passphrase);
	const code = await readCode(world, account?.id, shown.code);
	return account && isPassphrase && code ? { right: { account, code } } : { wrong: 'staff' as const };
}

/** A code that is somebody's, and not yet taken. */
export type ReadCode = { by: 'code'; step: number } | { by: 'recovery_code'; id: string };

/** Reads a code of six digits from an app, or one of the codes for a lost phone. Undefined when it is nobody's. */
export async function readCode(
	world: World,
	accountId: string | undefined,
	typed: string,
): Promise<ReadCode | undefined> {
	const digits = typed.replace(/\s/g, '');
	if (/^\d{6}$/.test(digits)) {
		const passphrase = accountId === undefined ? undefined : await findPassphrase(world.db, accountId);
		const secret = passphrase && unseal(passphrase.app_sealed, world.key('totp'));
		const step = secret === undefined ? undefined : stepOfCode(secret, digits, world.clock.now());
		return step === undefined ? undefined : { by: 'code', step };
	}
	const code = readCardCode(typed);
	const row = code && accountId && (await findRecoveryCode(world.db, accountId, code.lookup));
	const matches = await secretMatches(row ? row.hash : undefined, code?.secret ?? '');
	return row && matches ? { by: 'recovery_code', id: row.id } : undefined;
}

/** Takes a code. False when it, or a later one, was taken before. */
export async function spendCode(
	world: World,
	trx: Transaction<Database>,
	accountId: string,
	code: ReadCode,
): Promise<boolean> {
	const now = world.clock.now();
	const taken =
		code.by === 'code'
			? await trx
					.updateTable('passphrase')
					.set({ last_step: code.step, used_at: now })
					.where('account_id', '=', accountId)
					.where('last_step', '<', code.step)
					.executeTakeFirstOrThrow()
			: await trx
					.updateTable('recovery_code')
					.set({ used_at: now })
					.where('id', '=', code.id)
					.where('used_at', 'is', null)
					.executeTakeFirstOrThrow();
	return taken.numUpdatedRows === 1n;
}

function notRecognised(): Refusal {
	return new Refusal('sign_in.code.not_recognised', 422);
}
