import { hashSecret, secretMatches } from '../slow-hash.ts';
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
 * Comes back with a return code. A code that is not seven words, one that leads nowhere and one that is wrong are a single
 * refusal after the same work.
 */
export async function comeBack(
	world: World,
	typed: string,
	oldToken: string | undefined,
): Promise<{ token: string; id: string; language: string; wording: string }> {
	const code = readReturnCode(typed);
	const found = await findByReturnLookup(world.db, code?.lookup ?? '');
	const matches = await secretMatches(found?.return_hash, code?.secret ?? '');
	if (!found || !matches) throw new Refusal('representation.return_code.not_recognised', 422);
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
