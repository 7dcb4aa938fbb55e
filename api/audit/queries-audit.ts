import { type Kysely, sql } from 'kysely';
import { podRoles } from '../accounts/roles.ts';
import type { Instant } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { roleIn, thingsOf } from './queries-own.ts';
import { opening } from './things.ts';

/** Lines on one page. */
export const auditPage = 50;

/** What is asked of the audit: every part narrows it. */
export interface AuditAsked {
	/** A complaint, by its reference. */
	reference?: string | undefined;
	/** Everything of whoever made it, and not that complaint alone. */
	person: boolean;
	staff?: string | undefined;
	since?: Instant | undefined;
	/** Openings and lists alone. */
	reading: boolean;
	/** The last line of the page before. */
	before?: string | undefined;
}

/** Lines of the history, the newest first, by indexes alone: of one thing, of one person's things, of one of the staff. */
export async function listAudit(db: Kysely<Database>, asked: AuditAsked) {
	const things = asked.reference === undefined ? undefined : await thingsAsked(db, asked.reference, asked.person);
	let lines = db
		.selectFrom('record')
		.leftJoin('account', 'account.id', 'record.who_id')
		.leftJoin('representation', (join) =>
			join.onRef('representation.id', '=', 'record.subject_id').on('record.subject', '=', 'representation'),
		)
		.select(['record.id', 'record.at', 'who_kind as whoKind', 'what', 'subject', 'particulars'])
		.select(['account.name', 'representation.reference'])
		.orderBy('record.id', 'desc')
		.limit(auditPage + 1);
	if (asked.staff !== undefined) lines = lines.where('who_id', '=', asked.staff);
	if (asked.since !== undefined) lines = lines.where('record.id', '>=', firstIdOf(asked.since));
	if (asked.before !== undefined) lines = lines.where('record.id', '<', asked.before);
	if (asked.reading) lines = lines.where('what', 'in', [opening.one, opening.list]);
	if (things !== undefined) {
		lines = lines.where((where) =>
			where.or([
				where('record.id', '=', ''), // nothing asked for is nothing found
				...things.map(([thing, ids]) => where.and([where('subject', '=', thing), where('subject_id', 'in', ids)])),
			]),
		);
	}
	const rows = await lines.execute();
	const shown = rows.slice(0, auditPage).map(({ particulars, ...row }) => ({ ...row, role: roleIn(particulars) }));
	return { lines: shown, next: rows.length > auditPage ? shown.at(-1)!.id : null };
}

async function thingsAsked(db: Kysely<Database>, reference: string, ofPerson: boolean): Promise<[string, string[]][]> {
	const found = await db
		.selectFrom('representation')
		.select(['id', 'from_account_id'])
		.where('reference', '=', reference)
		.executeTakeFirst();
	if (found === undefined) return [];
	const own = { representation: [found.id], safeguarding: [found.id] };
	if (!ofPerson || found.from_account_id === null) return Object.entries(own);
	const theirs = await thingsOf(db, found.from_account_id);
	const complaints = theirs.representation ?? [];
	return Object.entries({ ...theirs, safeguarding: complaints }).filter(([, ids]) => ids.length > 0);
}

/** Ids begin with their moment: what is not before it is not before this. */
function firstIdOf(at: Instant): string {
	const hex = Date.parse(at).toString(16).padStart(12, '0');
	return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}

/** The staff, to choose from. */
export async function listStaffNames(db: Kysely<Database>) {
	return db.selectFrom('account').select(['id', 'name']).where('kind', '=', 'staff').orderBy('name').execute();
}

/**
 * Complaints that somebody of a pod opened on a day when they had no place in the pod that it is of. There may be a good reason:
 * cover, a move, a duty. It is a question to ask, and says nothing against anybody.
 */
export async function listQuestions(db: Kysely<Database>, since: Instant) {
	const day = sql<string>`substr(record.at, 1, 10)`;
	const rows = await db
		.selectFrom('record')
		.innerJoin('representation', 'representation.id', 'record.subject_id')
		.innerJoin('account', 'account.id', 'record.who_id')
		.innerJoin('pod', 'pod.id', 'representation.pod_id')
		.select(['account.id', 'account.name', 'representation.reference', 'pod.name as pod'])
		.select((of) => [of.fn.count<number>(day).distinct().as('days'), of.fn.max('record.at').as('last')])
		.where('record.what', '=', opening.one)
		.where('record.subject', '=', 'representation')
		.where('record.id', '>=', firstIdOf(since))
		.where('account.role', 'in', podRoles)
		.where((where) =>
			where.not(
				where.exists(
					where
						.selectFrom('pod_membership')
						.select('pod_membership.id')
						.whereRef('pod_membership.account_id', '=', 'record.who_id')
						.whereRef('pod_membership.pod_id', '=', 'representation.pod_id')
						.where('started_on', '<=', day)
						.where((ended) => ended.or([ended('ended_on', 'is', null), ended('ended_on', '>=', day)])),
				),
			),
		)
		.groupBy(['account.id', 'account.name', 'representation.reference', 'pod.name'])
		.orderBy('days', 'desc')
		.orderBy('last', 'desc')
		.limit(auditPage)
		.execute();
	return rows;
}
