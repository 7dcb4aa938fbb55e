import { hashSecret, secretMatches } from '../slow-hash.ts';
import { guarded, passesGate } from '../guesses.ts';
import { append } from '../record.ts';
import { Refusal } from '../refusal.ts';
import { openSession } from '../session.ts';
import type { World } from '../world.ts';
import { findByReturnLookup } from './queries.ts';
import { type ReturnCode, readReturnCode } from './return-code.ts';

export function hashReturnSecret(code: ReturnCode): Promise<string> {
	return hashSecret(code.secret);
}

/**
 * Comes back with a return code. One that leads nowhere and one that is wrong are a single refusal after the same work;
 * what is not seven words is the same refusal at once. `ip` is where it is tried from.
 */
export async function comeBack(
	world: World,
	typed: string,
	oldToken: string | undefined,
	ip: string | undefined,
): Promise<{ token: string; id: string; language: string; wording: string }> {
	const code = readReturnCode(typed);
	const found = code && (await check(world, code, ip));
	if (!found) throw new Refusal('representation.return_code.not_recognised', 422);
	const now = world.clock.now();
	const token = await world.db.transaction().execute(async (trx) => {
		await append(trx, {
			at: now,
			who: { kind: 'return', sessionId: '', representationId: found.id },
			what: 'representation.returned_to',
			subject: 'representation',
			subjectId: found.id,
		});
		return openSession(trx, { kind: 'return', representationId: found.id }, now, oldToken);
	});
	return { token, id: found.id, language: found.language, wording: found.wording };
}

async function check(world: World, code: ReturnCode, ip: string | undefined) {
	const found = await findByReturnLookup(world.db, code.lookup);
	const holds = passesGate(world, 'return_code', code, found?.return_gate);
	return guarded(world, [{ at: 'return_code', ip, whose: code.lookup, holds }], async () => {
		const matches = await secretMatches(found?.return_hash, code.secret, holds ? 'first' : 'in_turn');
		return found && matches ? { right: found } : { wrong: 'return_code' };
	});
}
