import type { Kysely, Transaction } from 'kysely';
import type { Database } from './database.ts';

/** Carries what was done out of a transaction that is taken back. */
class TakenBack extends Error {
	readonly told: unknown;

	constructor(told: unknown) {
		super('A rehearsal');
		this.told = told;
	}
}

/**
 * Does something in a transaction and keeps it, or, as a rehearsal, takes all of it back: what would be refused is refused,
 * and what would come of it is told, for a preview that is not only likely.
 */
export async function kept<Told>(
	db: Kysely<Database>,
	{ rehearse = false }: { rehearse?: boolean | undefined },
	act: (trx: Transaction<Database>) => Promise<Told>,
): Promise<Told> {
	try {
		return await db.transaction().execute(async (trx) => {
			const told = await act(trx);
			if (rehearse) throw new TakenBack(told);
			return told;
		});
	} catch (thrown) {
		if (thrown instanceof TakenBack) return thrown.told as Told;
		throw thrown;
	}
}
