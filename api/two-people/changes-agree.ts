import type { Staff } from '../accounts/roles.ts';
import { erase } from '../retention/changes-erase.ts';
import { emptyLog, finishShredding } from '../shredding.ts';
import type { World } from '../world.ts';
import { agreeTo, useAgreement } from './changes.ts';

/**
 * The second person's yes. An erasure is done with it, in the same transaction, and the keys of its words leave the store
 * after it. Its files are written anew in a quiet hour (`retention/changes-files.ts`). The list that somebody wants to take out waits for whoever asked.
 */
export async function agree(world: World, who: Staff, id: string): Promise<{ certificate: string | null }> {
	const certificate = await world.db.transaction().execute(async (trx) => {
		const proposal = await agreeTo(world, trx, who, id);
		if (proposal.act !== 'erasure') return null;
		await useAgreement(world, trx, who, { id, act: proposal.act, subject: proposal.subject });
		return erase(world, trx, who, proposal);
	});
	if (certificate !== null) {
		await finishShredding(world);
		await emptyLog(world.db);
	}
	return { certificate };
}
