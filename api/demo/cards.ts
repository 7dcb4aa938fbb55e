import type { Insertable } from 'kysely';
import { type CardCode, cardCodeFrom, printCardCode } from '../accounts/card-code.ts';
import type { AccessCardTable } from '../accounts/table.ts';
import type { Instant } from '../calendar/day.ts';
import { gateOf } from '../guesses.ts';
import { newId } from '../ids.ts';
import { hashSecret } from '../slow-hash.ts';
import type { World } from '../world.ts';
import { families, type FamilyKey, familyKeys } from './cast.ts';
import { seededRandom } from './random.ts';

/** What everybody in Westmere chose as their secret words. A real person would not tell. */
export const secondSecret = 'blue kettle garden';

export interface DemoCard {
	code: CardCode;
	/** As printed, to be typed. */
	printed: string;
	/** The 128-bit secret of the square code. */
	scanned: string;
}

/** Somebody's card: made from a seed, because only hashes are kept and /demo has to show the code itself. */
export function cardOf(key: FamilyKey): DemoCard {
	const random = seededRandom(`westmere card ${key}`);
	const code = cardCodeFrom(random(10));
	return { code, printed: printCardCode(code), scanned: Buffer.from(random(16)).toString('base64url') };
}

/** The cards as the database keeps them: hashes, and for a new card no second secret yet. */
export async function cardRows(
	world: World,
	accounts: Record<FamilyKey, string>,
	issuedAt: (key: FamilyKey) => Instant,
): Promise<Insertable<AccessCardTable>[]> {
	const chosenHash = await hashSecret(secondSecret);
	return Promise.all(
		familyKeys.map(async (key) => {
			const { code, scanned } = cardOf(key);
			const [typedHash, scannedHash] = await Promise.all([hashSecret(code.secret), hashSecret(scanned)]);
			return {
				id: newId(issuedAt(key)),
				account_id: accounts[key],
				lookup: code.lookup,
				typed_hash: typedHash,
				scanned_hash: scannedHash,
				typed_gate: gateOf(world, 'card', code),
				scanned_gate: gateOf(world, 'card', { lookup: code.lookup, secret: scanned }),
				chosen_hash: families[key].hasNewCard ? null : chosenHash,
				issued_at: issuedAt(key),
				revoked_at: null,
			};
		}),
	);
}
