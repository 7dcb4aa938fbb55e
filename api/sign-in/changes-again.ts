import type { Transaction } from 'kysely';
import type { Advocate, Staff } from '../accounts/roles.ts';
import type { Database } from '../database.ts';
import { guarded } from '../guesses.ts';
import { append } from '../record.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { readCode, spendCode } from './changes-come-in.ts';
import { showPasskeyAgain } from './changes-passkeys.ts';
import type { PasskeyAnswer } from './passkey.ts';

/** Somebody has proved anew who they are: for the next minutes, what cannot be taken back opens to this session. */
export async function markProved(
	world: World,
	trx: Transaction<Database>,
	who: Staff | Advocate,
	by: string,
): Promise<void> {
	const now = world.clock.now();
	await trx.updateTable('session').set({ proved_at: now }).where('id', '=', who.sessionId).execute();
	const particulars = { by };
	await append(trx, { at: now, who, what: 'identity.proved', subject: 'account', subjectId: who.id, particulars });
}

/** With a code of the app, or one of those for a lost phone. */
export async function proveByCode(
	world: World,
	who: Staff | Advocate,
	typed: string,
	ip: string | undefined,
): Promise<void> {
	const code = await guarded(world, [{ at: 'staff', whose: who.id, ip }], async () => {
		const read = await readCode(world, who.id, typed);
		return read ? { right: read } : { wrong: 'staff' };
	});
	if (!code) throw notRecognised();
	await world.db.transaction().execute(async (trx) => {
		if (!(await spendCode(world, trx, who.id, code))) throw notRecognised();
		await markProved(world, trx, who, code.by);
	});
}

/** With one of their own passkeys. */
export async function proveByPasskey(
	world: World,
	who: Staff | Advocate,
	answer: PasskeyAnswer,
	token: string | undefined,
): Promise<void> {
	await showPasskeyAgain(world, who.id, answer, token, (trx) => markProved(world, trx, who, 'passkey'));
}

function notRecognised(): Refusal {
	return new Refusal('sign_in.code.wrong', 422);
}
