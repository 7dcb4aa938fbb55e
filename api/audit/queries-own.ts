import type { Kysely } from 'kysely';
import type { Family, StaffRole, Who } from '../accounts/roles.ts';
import { londonDay } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { type Told, toldOf } from './shown.ts';
import { opening, type Thing } from './things.ts';

/** So many readings at most are looked at, the newest. */
const READINGS_MOST = 2000;

type Things = Partial<Record<Thing, string[]>>;

/** Who read what of this person's own record. Nothing of anybody else's, whatever it has to do with them. */
export async function listOwnReadings(db: Kysely<Database>, who: Who): Promise<Told[]> {
	if (who.kind === 'return') return toldFrom(db, { representation: [who.representationId] });
	if (who.kind !== 'family') return [];
	return toldFrom(db, await thingsOf(db, who.id));
}

/** Everything of one family member that can be opened. */
export async function thingsOf(db: Kysely<Database>, accountId: Family['id']): Promise<Things> {
	const ofAccount = async (table: 'call_back' | 'conference_invitation') =>
		(await db.selectFrom(table).select('id').where('account_id', '=', accountId).execute()).map(({ id }) => id);
	const [complaints, callBacks, views, closures, invitations, answers] = await Promise.all([
		db.selectFrom('representation').select('id').where('from_account_id', '=', accountId).execute(),
		ofAccount('call_back'),
		ofAccount('conference_invitation'),
		db.selectFrom('closure_person').select('closure_id as id').where('account_id', '=', accountId).execute(),
		closureInvitations(db, accountId).select('closure_invitation.id').execute(),
		closureInvitations(db, accountId)
			.innerJoin('closure_answer', 'closure_answer.invitation_id', 'closure_invitation.id')
			.innerJoin('response_answer', 'response_answer.response_id', 'closure_answer.response_id')
			.select('response_answer.id')
			.execute(),
	]);
	const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
	return {
		...{ account: [accountId], representation: ids(complaints), call_back: callBacks, conference_invitation: views },
		...{ closure: ids(closures), closure_invitation: ids(invitations), response_answer: ids(answers) },
	};
}

function closureInvitations(db: Kysely<Database>, accountId: string) {
	return db
		.selectFrom('closure_invitation')
		.innerJoin('closure_person', 'closure_person.id', 'closure_invitation.person_id')
		.where('closure_person.account_id', '=', accountId);
}

async function toldFrom(db: Kysely<Database>, things: Things): Promise<Told[]> {
	const rows = await db
		.selectFrom('record')
		.leftJoin('account', 'account.id', 'record.who_id')
		.select(['record.at', 'record.subject', 'record.who_kind', 'record.particulars', 'account.name'])
		.where('what', '=', opening.one)
		.where((where) =>
			where.or(
				Object.entries(things).map(([thing, ids]) =>
					where.and([where('subject', '=', thing), where('subject_id', 'in', ids.length === 0 ? [''] : ids)]),
				),
			),
		)
		.orderBy('record.id', 'desc')
		.limit(READINGS_MOST)
		.execute();
	return toldOf(
		rows.map((row) => ({
			on: londonDay(row.at),
			thing: row.subject as Thing,
			role: row.who_kind === 'advocate' ? 'advocate' : roleIn(row.particulars),
			name: row.name,
		})),
	);
}

/** The role that somebody had as they read. */
export function roleIn(particulars: string): StaffRole | null {
	return (JSON.parse(particulars) as { role?: StaffRole }).role ?? null;
}
