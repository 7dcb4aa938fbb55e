import type { Transaction } from 'kysely';
import { ownPods, type Staff } from '../accounts/roles.ts';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { currentVersion } from '../questionnaires/changes.ts';
import type { InstrumentCode } from '../questionnaires/instrument.ts';
import { append } from '../record.ts';
import { mistake, notFound, Refusal } from '../refusal.ts';
import { isEntitledToAdvocate, type Standing } from '../representations/standing.ts';
import { sealerFor } from '../sealing.ts';
import type { World } from '../world.ts';
import { tellFamily } from './changes-tell.ts';
import { type Anchor, anchorsOf, type ConferenceKind, datesOf, reminderOn } from './dates.ts';
import { type AgeBand, formFor, type InvitedAs, mayBeInvitedAs, type Purpose } from './invitations.ts';
import { isIndependent, mayArrange } from '../policy/conferences.ts';
import { findConference, getConference, invitations, listPlaces, listViews } from './queries.ts';

export interface Planned {
	kind: ConferenceKind;
	child: string;
	chair: string;
	heldOn: Day;
	time: string;
	place: string | null;
	anchor: Anchor;
	anchorOn: Day;
	/** A brother's or sister's conference that is held with it. */
	beside: string | null;
}

/** Plans a meeting about one child of the planner's own pod. Whoever chairs it is independent of that pod. */
export async function plan(world: World, who: Staff, planned: Planned): Promise<string> {
	const { clock, db } = world;
	const [now, today] = [clock.now(), clock.today()];
	const { kind, child, chair, heldOn, time, place, anchor, anchorOn, beside } = planned;
	if (!anchorsOf(kind).includes(anchor)) throw mistake('anchor', 'form.field.not_a_choice');
	if (anchorOn > heldOn) throw mistake('heldOn', 'conferences.date.before_anchor');
	datesOf(planned); // a date that cannot be worked out is refused before anybody is told of it
	return db.transaction().execute(async (trx) => {
		const podId = await getPodOfChild(trx, who, child, today);
		await refuseChair(trx, chair, podId, today);
		if (beside !== null) await getBeside(trx, who, beside, child, today);
		const id = newId(now);
		const seal = await sealerFor(trx, { account: child }, now);
		await trx
			.insertInto('conference')
			.values({
				...{ id, kind, child_id: child, pod_id: podId, chair_id: chair, held_on: heldOn, time },
				place: seal(id, place),
				...{ anchor, anchor_on: anchorOn, beside_id: beside, created_at: now, created_by: who.id },
				...{ held_at: null, held_by: null, cancelled_at: null, cancelled_by: null },
			})
			.execute();
		const particulars = { kind, held_on: heldOn, anchor, anchor_on: anchorOn };
		await append(trx, { at: now, who, what: 'conference.planned', subject: 'conference', subjectId: id, particulars });
		return id;
	});
}

/** The child's pod, where the planner arranges its meetings: a manager, business support, or the child's own worker. */
async function getPodOfChild(trx: Transaction<Database>, who: Staff, child: string, today: Day): Promise<string> {
	const account = await trx
		.selectFrom('account')
		.select(['id', 'role'])
		.where('id', '=', child)
		.where('kind', '=', 'family')
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	const place = (await listPlaces(trx, [child], today)).get(child);
	const isTheirs =
		place !== undefined &&
		ownPods(who).includes(place.pod_id) &&
		mayArrange(who, { chairId: '', podId: place.pod_id, workerId: place.worker_id });
	if (account === undefined || !isEntitledToAdvocate(account.role as Standing) || !isTheirs)
		throw mistake('child', 'form.field.not_a_choice');
	return place.pod_id;
}

async function refuseChair(trx: Transaction<Database>, chairId: string, podId: string, today: Day): Promise<void> {
	const chair = await trx
		.selectFrom('account')
		.select('role')
		.where('id', '=', chairId)
		.where('kind', '=', 'staff')
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	if (chair === undefined) throw mistake('chair', 'form.field.not_a_choice');
	const [places, overseen] = await Promise.all([
		trx
			.selectFrom('pod_membership')
			.select('pod_id')
			.where('account_id', '=', chairId)
			.where('started_on', '<=', today)
			.where((where) => where.or([where('ended_on', 'is', null), where('ended_on', '>=', today)]))
			.execute(),
		trx.selectFrom('pod').select('id').where('service_manager_id', '=', chairId).execute(),
	]);
	const ties = { pods: places.map(({ pod_id }) => pod_id), oversees: overseen.map(({ id }) => id) };
	if (!isIndependent(ties, podId)) throw mistake('chair', 'conferences.chair.in_pod');
	if (chair.role !== 'conference_chair') throw mistake('chair', 'form.field.not_a_choice');
}

async function getBeside(trx: Transaction<Database>, who: Staff, beside: string, child: string, today: Day) {
	const other = await findConference(trx, beside, today);
	const isAnother = other !== undefined && other.child_id !== child && mayArrange(who, other.guarded);
	if (!isAnother) throw mistake('beside', 'form.field.not_a_choice');
}

/**
 * Asks somebody what they want said: the child, or a parent or carer of the same pod. Each is asked once, in the portal;
 * a child is offered an advocate in the same breath.
 */
export async function invite(
	world: World,
	who: Staff,
	conferenceId: string,
	{ account, band }: { account: string; band: AgeBand | null },
): Promise<string> {
	const { clock, db } = world;
	return db.transaction().execute(async (trx) => {
		const conference = await getOpen(trx, who, conferenceId, clock.today());
		const as = await getInvitable(trx, account, conference, clock.today());
		const form = formFor(conference.kind, as, band);
		if (form === undefined) throw mistake('band', 'form.field.not_a_choice');
		return insertInvitation(world, trx, who, conferenceId, { account, as, purpose: 'views', form });
	});
}

interface Inviting {
	account: string;
	as: InvitedAs;
	purpose: Purpose;
	form: InstrumentCode;
}

export async function insertInvitation(
	{ clock }: World,
	trx: Transaction<Database>,
	who: Staff,
	conferenceId: string,
	{ account, as, purpose, form }: Inviting,
): Promise<string> {
	const now = clock.now();
	const id = newId(now);
	const isOffered = as === 'child' && purpose === 'views';
	const again = {
		...{ version_id: await currentVersion(trx, form, now), invited_at: now, invited_by: who.id },
		...{ reminded_at: null, taken_back_at: null },
		...{ advocate: isOffered ? ('offered' as const) : null, advocate_on: isOffered ? clock.today() : null },
	};
	const row = await trx
		.insertInto('conference_invitation')
		.values({
			...{ id, conference_id: conferenceId, account_id: account, purpose, invited_as: as, ...again },
			...{ told_at: null, referred_on: null, referred_by: null },
		})
		.onConflict((conflict) =>
			conflict
				.columns(['conference_id', 'account_id', 'purpose'])
				.doUpdateSet(again)
				.where('conference_invitation.taken_back_at', 'is not', null),
		)
		.returning('id')
		.executeTakeFirst();
	if (row === undefined) throw new Refusal('conferences.invitation.already', 409);
	const particulars = { purpose, as };
	await append(trx, {
		...{ at: now, who, what: 'invitation.sent', subject: 'conference_invitation', subjectId: row.id, particulars },
	});
	await tellFamily(trx, account, now);
	return row.id;
}

/** Somebody of the child's pod who may be asked about this child. */
async function getInvitable(
	trx: Transaction<Database>,
	accountId: string,
	{ child_id, guarded }: { child_id: string; guarded: { podId: string } },
	today: Day,
): Promise<InvitedAs> {
	const account = await trx
		.selectFrom('account')
		.select(['id', 'role'])
		.where('id', '=', accountId)
		.where('kind', '=', 'family')
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	const place = (await listPlaces(trx, [accountId], today)).get(accountId);
	const as = account && mayBeInvitedAs(account, child_id);
	if (as === undefined || place?.pod_id !== guarded.podId) throw mistake('account', 'form.field.not_a_choice');
	return as;
}

/** Takes back an invitation that went to the wrong person, while nothing has been sent on it. From then on it is not there. */
export async function takeBack(world: World, who: Staff, conferenceId: string, invitationId: string): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		await getOpen(trx, who, conferenceId, world.clock.today());
		await getStanding(trx, conferenceId, invitationId);
		if ((await listViews(trx, [invitationId])).length > 0) throw new Refusal('conferences.invitation.answered', 409);
		await trx.updateTable('conference_invitation').set({ taken_back_at: now }).where('id', '=', invitationId).execute();
		await append(trx, {
			...{ at: now, who, what: 'invitation.taken_back', subject: 'conference_invitation', subjectId: invitationId },
		});
	});
}

async function getStanding(trx: Transaction<Database>, conferenceId: string, invitationId: string) {
	const row = await invitations(trx)
		.where('conference_invitation.id', '=', invitationId)
		.where('conference_invitation.conference_id', '=', conferenceId)
		.where('conference_invitation.taken_back_at', 'is', null)
		.executeTakeFirst();
	if (row === undefined) throw notFound();
	return row;
}

/** Moves a meeting. Where it was is kept; whoever was invited has a message; they are reminded anew of a day still to come. */
export async function move(
	world: World,
	who: Staff,
	conferenceId: string,
	to: { heldOn: Day; time: string; place: string | null },
): Promise<void> {
	const { clock, db } = world;
	const [now, today] = [clock.now(), clock.today()];
	await db.transaction().execute(async (trx) => {
		const conference = await getOpen(trx, who, conferenceId, today);
		const { kind, anchor, anchor_on, held_on, time, place } = conference;
		if (to.heldOn < anchor_on) throw mistake('heldOn', 'conferences.date.before_anchor');
		datesOf({ kind, anchor, anchorOn: anchor_on, heldOn: to.heldOn });
		if (to.heldOn === held_on && to.time === time && to.place === place) return;
		const seal = await sealerFor(trx, { account: conference.child_id }, now);
		const moveId = newId(now);
		await trx
			.insertInto('conference_move')
			.values({
				...{ id: moveId, conference_id: conferenceId, was_on: held_on, was_time: time },
				was_place: seal(moveId, place),
				...{ moved_at: now, moved_by: who.id },
			})
			.execute();
		await trx
			.updateTable('conference')
			.set({ held_on: to.heldOn, time: to.time, place: seal(conferenceId, to.place) })
			.where('id', '=', conferenceId)
			.execute();
		const particulars = { from: held_on, to: to.heldOn };
		await append(trx, {
			...{ at: now, who, what: 'conference.moved', subject: 'conference', subjectId: conferenceId, particulars },
		});
		const isStillToCome = reminderOn(kind, to.heldOn) > today;
		for (const { id, account_id } of await listInvited(trx, conferenceId)) {
			await tellFamily(trx, account_id, now);
			if (!isStillToCome) continue;
			await trx.updateTable('conference_invitation').set({ reminded_at: null }).where('id', '=', id).execute();
		}
	});
}

/** Calls a meeting off. What was sent stays; whoever was invited has a message. */
export async function cancel(world: World, who: Staff, conferenceId: string): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		await getOpen(trx, who, conferenceId, world.clock.today());
		await trx
			.updateTable('conference')
			.set({ cancelled_at: now, cancelled_by: who.id })
			.where('id', '=', conferenceId)
			.execute();
		await append(trx, { at: now, who, what: 'conference.cancelled', subject: 'conference', subjectId: conferenceId });
		for (const { account_id } of await listInvited(trx, conferenceId)) await tellFamily(trx, account_id, now);
	});
}

/** The young person asked for an advocate, and the pod has passed that on. */
export async function markReferred(world: World, who: Staff, conferenceId: string, invitationId: string) {
	const [now, today] = [world.clock.now(), world.clock.today()];
	await world.db.transaction().execute(async (trx) => {
		const conference = await getConference(trx, who, conferenceId, today);
		if (!mayArrange(who, conference.guarded)) throw notFound();
		const { advocate } = await getStanding(trx, conferenceId, invitationId);
		if (advocate !== 'wanted') throw new Refusal('conferences.advocate.not_wanted', 409);
		await trx
			.updateTable('conference_invitation')
			.set({ referred_on: today, referred_by: who.id })
			.where('id', '=', invitationId)
			.execute();
		await append(trx, {
			...{ at: now, who, what: 'advocate.referred', subject: 'conference_invitation', subjectId: invitationId },
		});
	});
}

/** A meeting that this person arranges and that is still to come. */
export async function getOpen(trx: Transaction<Database>, who: Staff, id: string, today: Day) {
	const conference = await getConference(trx, who, id, today);
	if (!mayArrange(who, conference.guarded)) throw notFound();
	if (conference.cancelled_at !== null) throw new Refusal('conferences.conference.cancelled', 409);
	if (conference.held_at !== null) throw new Refusal('conferences.conference.held', 409);
	return conference;
}

export async function listInvited(trx: Transaction<Database>, conferenceId: string) {
	return invitations(trx)
		.where('conference_invitation.conference_id', '=', conferenceId)
		.where('conference_invitation.purpose', '=', 'views')
		.where('conference_invitation.taken_back_at', 'is', null)
		.execute();
}
