import type { Kysely } from 'kysely';
import type { Who } from '../accounts/roles.ts';
import { talkingColumns, talkingOf } from '../accounts/talking.ts';
import type { Day } from '../calendar/day.ts';
import { byName } from '../accounts/by-name.ts';
import type { Database } from '../database.ts';
import { prepared } from '../prepared.ts';
import { notFound } from '../refusal.ts';
import type { World } from '../world.ts';
import type { ClosureInstrument } from './contact.ts';
import { type Facts, isThere, stateOf } from './invitation.ts';
import type { Wave } from './waves.ts';

/** One time of asking somebody, with whom it asks and where it stands. */
export interface Invitation extends Facts {
	id: string;
	personId: string;
	closureId: string;
	podId: string;
	accountId: string;
	instrument: ClosureInstrument;
	wave: Wave;
	versionId: string | null;
	withName: boolean;
	language: string;
	wording: 'adult' | 'young' | 'easy';
}

function invitations(db: Kysely<Database>) {
	return db
		.selectFrom('closure_invitation')
		.innerJoin('closure_person', 'closure_person.id', 'closure_invitation.person_id')
		.innerJoin('closure', 'closure.id', 'closure_person.closure_id')
		.innerJoin('account', 'account.id', 'closure_person.account_id')
		.leftJoin('closure_answer', 'closure_answer.invitation_id', 'closure_invitation.id')
		.leftJoin('closure_hold', (join) =>
			join.onRef('closure_hold.person_id', '=', 'closure_person.id').on('closure_hold.lifted_at', 'is', null),
		)
		.select(['closure_invitation.id', 'closure_invitation.person_id', 'closure_person.closure_id', 'closure.pod_id'])
		.select(['closure_person.account_id', 'closure_person.instrument', 'wave', 'version_id', 'send_on', 'until_on'])
		.select(['sent_at', 'expires_on', 'reminded_at', 'opened_at', 'closure_invitation.with_name', 'answered_at'])
		.select(['closure_hold.id as hold', 'account.language', 'account.wording'])
		.orderBy('send_on')
		.orderBy('closure_invitation.id');
}

type Row = Awaited<ReturnType<ReturnType<typeof invitations>['execute']>>[number];

function fromRow(row: Row): Invitation {
	return {
		id: row.id,
		personId: row.person_id,
		closureId: row.closure_id,
		podId: row.pod_id,
		accountId: row.account_id,
		instrument: row.instrument,
		wave: row.wave,
		versionId: row.version_id,
		withName: row.with_name === 1,
		language: row.language,
		wording: row.wording,
		sendOn: row.send_on,
		untilOn: row.until_on,
		sentAt: row.sent_at,
		expiresOn: row.expires_on,
		remindedAt: row.reminded_at,
		openedAt: row.opened_at,
		answeredAt: row.answered_at,
		isHeld: row.hold !== null,
	};
}

/** One invitation, whoever asks: what they may do with it is asked next. */
export async function getInvitation(db: Kysely<Database>, id: string): Promise<Invitation> {
	const row = await invitations(db).where('closure_invitation.id', '=', id).executeTakeFirst();
	if (!row) throw notFound();
	return fromRow(row);
}

/** The invitations of these people of closures. */
export async function listInvitationsOf(db: Kysely<Database>, personIds: readonly string[]): Promise<Invitation[]> {
	if (personIds.length === 0) return [];
	return (await invitations(db).where('closure_person.id', 'in', personIds).execute()).map(fromRow);
}

const invitationsOf = prepared((db, accountId: string) =>
	invitations(db).where('closure_person.account_id', '=', accountId),
);

/** The invitations that somebody finds: their own, or the one that this browser came with the code of. */
export async function listMine(db: Kysely<Database>, who: Who): Promise<Invitation[]> {
	if (who.kind === 'family' && !who.awaitsSecret) {
		return (await invitationsOf(db, who.id)).map(fromRow).filter(isThere);
	}
	if (who.kind !== 'visit') return [];
	const rows = await invitations(db)
		.innerJoin('closure_visit', 'closure_visit.invitation_id', 'closure_invitation.id')
		.where('session_id', '=', who.sessionId)
		.execute();
	return rows.map(fromRow).filter(isThere);
}

/** One of those; anybody else's is not there. */
export async function getMine(db: Kysely<Database>, who: Who, id: string): Promise<Invitation> {
	const mine = (await listMine(db, who)).find((invitation) => invitation.id === id);
	if (!mine) throw notFound();
	return mine;
}

/** What is to be sent today, and what somebody is to be reminded of: which of them, the noun says. */
export async function listUnanswered(db: Kysely<Database>, today: Day): Promise<Invitation[]> {
	const rows = await invitations(db)
		.where('account.ended_at', 'is', null)
		.where('closure_answer.invitation_id', 'is', null)
		.where('opened_at', 'is', null)
		.where('reminded_at', 'is', null)
		.where('send_on', '<=', today)
		.where((where) =>
			where.or([
				where.and([where('sent_at', 'is', null), where('until_on', '>=', today)]),
				where.and([where('sent_at', 'is not', null), where('expires_on', '>=', today)]),
			]),
		)
		.execute();
	return rows.map(fromRow);
}

/** The card that these words lead to, unless another has taken its place. */
export async function findCode(db: Kysely<Database>, lookup: string) {
	return db
		.selectFrom('closure_code')
		.select(['invitation_id', 'secret_hash', 'gate'])
		.where('lookup', '=', lookup)
		.where('revoked_at', 'is', null)
		.executeTakeFirst();
}

/** Pods in which somebody may end work or decide who is asked, with the families whose work may end. */
export async function listPods(db: Kysely<Database>, podIds: readonly string[]) {
	if (podIds.length === 0) return [];
	return db.selectFrom('pod').select(['id', 'name']).where('id', 'in', podIds).orderBy('name').execute();
}

function allocated(db: Kysely<Database>, podId: string) {
	return db
		.selectFrom('allocation')
		.innerJoin('account', 'account.id', 'allocation.account_id')
		.leftJoin('account as worker', 'worker.id', 'allocation.worker_id')
		.select(['allocation.id as allocationId', 'account.id', 'account.name', 'account.role as standing'])
		.select(['worker.id as workerId', 'worker.name as workerName', 'allocation.started_on as startedOn'])
		.select('allocation.ended_on as endedOn')
		.where('allocation.pod_id', '=', podId)
		.where('account.ended_at', 'is', null)
		.orderBy('account.id');
}

/** People whose work with this pod goes on. */
export async function listGoingOn(db: Kysely<Database>, podId: string) {
	return (await allocated(db, podId).where('allocation.ended_on', 'is', null).execute()).toSorted(byName);
}

/** People whose work another system ended, and of whom the manager is to say how they may be asked. */
export async function listToSay(db: Kysely<Database>, podId: string) {
	const rows = await allocated(db, podId)
		.innerJoin('work_ended', 'work_ended.allocation_id', 'allocation.id')
		.where('settled_at', 'is', null)
		.where('told_at', 'is not', null)
		.execute();
	return rows.toSorted(byName);
}

/** The ended work of these pods with its people, the newest first. */
export async function listClosures(world: World, podIds: readonly string[]) {
	const { db } = world;
	if (podIds.length === 0) return [];
	const closures = await db
		.selectFrom('closure')
		.innerJoin('pod', 'pod.id', 'closure.pod_id')
		.select(['closure.id', 'pod_id as podId', 'pod.name as podName', 'ended_on as endedOn', 'has_domestic_abuse'])
		.where('pod_id', 'in', podIds)
		.orderBy('ended_on', 'desc')
		.orderBy('closure.id', 'desc')
		.execute();
	const people = await listPeople(
		world,
		closures.map(({ id }) => id),
	);
	return closures.map(({ has_domestic_abuse, ...closure }) => ({
		...closure,
		hasDomesticAbuse: has_domestic_abuse === 1,
		people: people.filter(({ closureId }) => closureId === closure.id),
	}));
}

async function listPeople(world: World, closureIds: readonly string[]) {
	if (closureIds.length === 0) return [];
	const { db } = world;
	const today = world.clock.today();
	const people = await db
		.selectFrom('closure_person')
		.innerJoin('account', 'account.id', 'closure_person.account_id')
		.leftJoin('closure_hold', (join) =>
			join.onRef('closure_hold.person_id', '=', 'closure_person.id').on('closure_hold.lifted_at', 'is', null),
		)
		.select(['closure_person.id', 'closure_id as closureId', 'account.name', 'account.role as standing', 'instrument'])
		.select(['contact', 'why_not_asked as whyNotAsked', 'closure_hold.why as hold'])
		.select(talkingColumns)
		.where('closure_id', 'in', closureIds)
		.orderBy('closure_person.id')
		.execute();
	const asked = await listInvitationsOf(
		db,
		people.map(({ id }) => id),
	);
	const lifted = await listLifted(
		world.db,
		people.map(({ id }) => id),
	);
	return people.map((person) => ({
		...{ id: person.id, closureId: person.closureId, name: person.name, standing: person.standing },
		...{ instrument: person.instrument, contact: person.contact, whyNotAsked: person.whyNotAsked, hold: person.hold },
		talking: talkingOf(person),
		lifted: lifted.filter(({ personId }) => personId === person.id),
		invitations: asked
			.filter(({ personId }) => personId === person.id)
			.map((one) => ({
				...{ id: one.id, wave: one.wave, sendOn: one.sendOn, state: stateOf(one, today) },
				...{ sentAt: one.sentAt, expiresOn: one.expiresOn, answeredAt: one.answeredAt },
			})),
	}));
}

/** Holds that were taken away, by whom and why: read by whoever decides, and by no family. */
async function listLifted(db: Kysely<Database>, personIds: readonly string[]) {
	if (personIds.length === 0) return [];
	const rows = await db
		.selectFrom('closure_hold')
		.innerJoin('account', 'account.id', 'closure_hold.lifted_by')
		.select(['person_id', 'why', 'lifted_at', 'lifted_because', 'account.name'])
		.where('person_id', 'in', personIds)
		.where('lifted_at', 'is not', null)
		.orderBy('lifted_at')
		.execute();
	return rows.map((row) => ({
		...{ personId: row.person_id, why: row.why, by: row.name, at: row.lifted_at! },
		because: row.lifted_because!,
	}));
}

/** Somebody of ended work, with the pod; for whoever decides whether they are asked. */
export async function getPerson(db: Kysely<Database>, id: string) {
	const person = await db
		.selectFrom('closure_person')
		.innerJoin('closure', 'closure.id', 'closure_person.closure_id')
		.select(['closure_person.id', 'pod_id', 'closure_id', 'contact', 'account_id'])
		.where('closure_person.id', '=', id)
		.executeTakeFirst();
	if (!person) throw notFound();
	return person;
}

/** Where the managers of a pod are written to. */
export async function findManagerEmails(db: Kysely<Database>, podId: string, today: Day): Promise<string[]> {
	const rows = await db
		.selectFrom('pod_membership')
		.innerJoin('account', 'account.id', 'pod_membership.account_id')
		.select('account.email')
		.where('pod_id', '=', podId)
		.where('pod_membership.role', '=', 'pod_manager')
		.where('started_on', '<=', today)
		.where((where) =>
			where.or([where('pod_membership.ended_on', 'is', null), where('pod_membership.ended_on', '>=', today)]),
		)
		.execute();
	return rows.flatMap(({ email }) => email ?? []);
}
