import type { Kysely } from 'kysely';
import { type Database, isPostgres } from '../database.ts';
import { addUp, contributions, type Difference, differencesOf } from './contributions.ts';
import { everyFact, readTallies } from './queries-facts.ts';

export interface Recounted {
	/** How many representations were read. */
	representations: number;
	/** How many counts are kept. */
	kept: number;
	differences: Difference[];
}

/** Counts everything again, one representation after another, and compares. All of it as of one moment. Changes nothing. */
export async function recount(db: Kysely<Database>): Promise<Recounted> {
	const begin = db.transaction();
	return (isPostgres(db) ? begin.setIsolationLevel('repeatable read') : begin).execute(async (trx) => {
		const kept = await readTallies(trx);
		const counted = new Map<string, number>();
		let representations = 0;
		for await (const facts of everyFact(trx)) {
			representations += facts.length;
			for (const fact of facts) addUp(contributions(fact), counted);
		}
		return { representations, kept: kept.size, differences: differencesOf(kept, counted) };
	});
}
