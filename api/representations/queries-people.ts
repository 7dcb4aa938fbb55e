import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import type { AppointedRole, Person, Subject } from './procedure/people.ts';

export interface Appointed extends Person {
	id: string;
	appointedOn: string;
}

/** Who is appointed for stages 2 and 3 now, in the order in which they were. */
export async function listAppointed(db: Kysely<Database>, representationId: string): Promise<Appointed[]> {
	const rows = await db
		.selectFrom('appointment')
		.selectAll()
		.where('representation_id', '=', representationId)
		.where('ended_at', 'is', null)
		.orderBy('id')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		role: row.role as AppointedRole,
		name: row.name,
		accountId: row.account_id,
		worksForCouncil: row.works_for_council === 1,
		partnerOfCouncil: row.partner_of_council === 1,
		managesService: row.manages_service === 1,
		wasInvolved: row.was_involved === 1,
		appointedOn: row.appointed_on,
	}));
}

/** Whether this is the account of somebody on the staff. */
export async function isStaffAccount(db: Kysely<Database>, accountId: string): Promise<boolean> {
	const found = await db
		.selectFrom('account')
		.select('id')
		.where('id', '=', accountId)
		.where('kind', '=', 'staff')
		.executeTakeFirst();
	return found !== undefined;
}

/** Whom a complaint is about and who answered it first: neither looks into it afterwards. */
export async function getSubject(
	db: Kysely<Database>,
	representationId: string,
): Promise<Subject & { answeredBy: string | null }> {
	const row = await db
		.selectFrom('representation')
		.leftJoin('account', 'account.id', 'representation.about_account_id')
		.leftJoin('stage', (join) =>
			join.onRef('stage.representation_id', '=', 'representation.id').on('stage.stage', '=', 1),
		)
		.select(['about_account_id', 'account.name', 'stage.answered_by'])
		.where('representation.id', '=', representationId)
		.executeTakeFirstOrThrow();
	return { accountId: row.about_account_id, name: row.name, answeredBy: row.answered_by };
}
