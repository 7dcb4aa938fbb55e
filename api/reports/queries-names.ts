import type { Kysely } from 'kysely';
import { type Day, plusMonths } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import type { Known } from './naming.ts';

/** Whoever signed a message longer ago than this is not looked for: nobody writes of what was then. Months. */
const SIGNED_WITHIN = 24;

/**
 * Whom and what words may not repeat: everybody the house knows, families, staff and whoever signed a message, rather than those
 * of one month, so that a warning tells nobody of whom a month is made.
 */
export async function whomWeKnow(db: Kysely<Database>, today: Day): Promise<Pick<Known, 'names' | 'pods'>> {
	const [accounts, signed, owners, pods] = await Promise.all([
		db.selectFrom('account').select(['id', 'name']).execute(),
		db
			.selectFrom('representation')
			.select(['id', 'person_name'])
			.where('person_name', 'is not', null)
			.where('received_on', '>=', plusMonths(today, -SIGNED_WITHIN))
			.execute(),
		db.selectFrom('promise').select('owner').distinct().execute(),
		db.selectFrom('pod').select('name').execute(),
	]);
	const names = [
		...accounts.map(({ name }) => name),
		...signed.map(({ person_name }) => person_name),
		...owners.map(({ owner }) => owner),
	];
	return { names: names.filter((name) => name !== null), pods: pods.map(({ name }) => name) };
}

/** What was written to us in one representation, as it was written: points, what is wanted, and the family's messages. */
export async function whatWasSaid(db: Kysely<Database>, representation: string): Promise<string[]> {
	const [points, wanted, messages] = await Promise.all([
		db.selectFrom('complaint_point').select(['id', 'words']).where('representation_id', '=', representation).execute(),
		db
			.selectFrom('representation')
			.select(['id', 'wants', 'happened_words'])
			.where('id', '=', representation)
			.execute(),
		db
			.selectFrom('message')
			.select(['id', 'words'])
			.where('representation_id', '=', representation)
			.where('side', '=', 'family')
			.execute(),
	]);
	const said = [
		...points.map(({ words }) => words),
		...wanted.flatMap(({ wants, happened_words }) => [wants, happened_words]),
		...messages.map(({ words }) => words),
	];
	return said.filter((words) => words !== null);
}
