import type { Kysely } from 'kysely';
import type { Who } from '../accounts/roles.ts';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { prepared } from '../prepared.ts';
import type { InstrumentCode } from '../questionnaires/instrument.ts';
import { notFound } from '../refusal.ts';
import { type Guarded, isInvited, sightOf } from '../policy/conferences.ts';

/** One conference as the room knows it, with what its guard is asked with. */
export async function findConference(db: Kysely<Database>, id: string, today: Day) {
	const row = await db.selectFrom('conference').selectAll().where('id', '=', id).executeTakeFirst();
	if (row === undefined) return undefined;
	const [guarded] = await guard(db, [row], today);
	return { ...row, guarded: guarded! };
}

export type Conference = NonNullable<Awaited<ReturnType<typeof findConference>>>;

/** The conference, where this person may see anything of it; else it is not there. */
export async function getConference(db: Kysely<Database>, who: Who, id: string, today: Day) {
	const conference = await findConference(db, id, today);
	const sight = conference === undefined ? 'nothing' : sightOf(who, conference.guarded);
	if (conference === undefined || sight === 'nothing') throw notFound();
	return { ...conference, sight };
}

/** What is asked of the guard for each: the child's pod and worker are those of today, wherever the meeting was planned. */
export async function guard(
	db: Kysely<Database>,
	conferences: readonly { child_id: string; chair_id: string; pod_id: string }[],
	today: Day,
): Promise<Guarded[]> {
	const places = await listPlaces(db, [...new Set(conferences.map(({ child_id }) => child_id))], today);
	return conferences.map(({ child_id, chair_id, pod_id }) => {
		const place = places.get(child_id);
		return { chairId: chair_id, podId: place?.pod_id ?? pod_id, workerId: place?.worker_id ?? null };
	});
}

/** The pod and worker that each of these has today. */
export async function listPlaces(db: Kysely<Database>, accountIds: readonly string[], today: Day) {
	if (accountIds.length === 0) return new Map<string, never>();
	const rows = await db
		.selectFrom('allocation')
		.select(['account_id', 'pod_id', 'worker_id'])
		.where('account_id', 'in', accountIds)
		.where('started_on', '<=', today)
		.where((where) => where.or([where('ended_on', 'is', null), where('ended_on', '>=', today)]))
		.orderBy('started_on')
		.execute();
	return new Map(rows.map((row) => [row.account_id, row]));
}

const invitationsById = prepared((db, id: string) => invitations(db).where('conference_invitation.id', '=', id));

/** An invitation with the meeting it is to, for whoever holds it: somebody else's is not there. */
export async function getOwnInvitation(db: Kysely<Database>, who: Who, id: string) {
	const [row] = await invitationsById(db, id);
	if (row === undefined || !isInvited(who, { accountId: row.account_id, isTakenBack: row.taken_back_at !== null })) {
		throw notFound();
	}
	return { ...row, code: row.code as InstrumentCode };
}

export type Invitation = Awaited<ReturnType<typeof getOwnInvitation>>;

/** Invitations with their meetings. */
export function invitations(db: Kysely<Database>) {
	return db
		.selectFrom('conference_invitation')
		.innerJoin('conference', 'conference.id', 'conference_invitation.conference_id')
		.innerJoin('instrument_version', 'instrument_version.id', 'conference_invitation.version_id')
		.innerJoin('account', 'account.id', 'conference_invitation.account_id')
		.selectAll('conference_invitation')
		.select(['conference.kind', 'conference.held_on', 'conference.time', 'conference.place', 'conference.held_at'])
		.select(['conference.cancelled_at', 'conference.chair_id', 'conference.child_id', 'conference.pod_id'])
		.select(['instrument_version.code', 'account.name', 'account.language']);
}

/** What was sent on these invitations, the first part first. */
export async function listViews(db: Kysely<Database>, invitationIds: readonly string[]) {
	const each = await Promise.all(invitationIds.map((id) => viewsOn(db, id)));
	return each.flat().toSorted((one, other) => one.part - other.part);
}

const viewsOn = prepared((db, invitationId: string) =>
	db
		.selectFrom('conference_views')
		.innerJoin('response', 'response.id', 'conference_views.response_id')
		.select(['conference_views.invitation_id', 'conference_views.response_id', 'conference_views.part'])
		.select(['conference_views.late', 'response.given_on', 'response.given_at', 'response.how'])
		.where('invitation_id', '=', invitationId)
		.orderBy('conference_views.part'),
);
