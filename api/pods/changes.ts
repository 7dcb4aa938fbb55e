import { type Family, type Staff } from '../accounts/roles.ts';
import { type Day, plusDays } from '../calendar/day.ts';
import { newId } from '../ids.ts';
import { queueLetter } from '../outbox/changes.ts';
import { append } from '../record.ts';
import { mistake, notFound, Refusal } from '../refusal.ts';
import { keepReplay, once, type ReplayRequest } from '../replay.ts';
import { sealerFor } from '../sealing.ts';
import type { World } from '../world.ts';
import { keepsCover, mayCheckPod, maySeeCallBack } from '../policy/pods.ts';
import { findAllocation, findPod, listAbsences, listMembers } from './queries.ts';

export interface AbsenceAsked {
	accountId: string;
	fromOn: Day;
	toOn: Day | null;
	coverAccountId: string | null;
}

/** Sets somebody away, with the colleague who covers. Families see it at their next look. Returns the absence's id. */
export async function setAbsence(world: World, who: Staff, podId: string, asked: AbsenceAsked): Promise<string> {
	if (!keepsCover(who, podId)) throw notFound();
	const today = world.clock.today();
	const members = await listMembers(world.db, podId, today);
	const isMember = (id: string) => members.some((member) => member.id === id);
	if (!isMember(asked.accountId)) throw mistake('accountId', 'pods.member.not_in_pod');
	if (asked.toOn !== null && asked.toOn < asked.fromOn) throw mistake('toOn', 'pods.absence.ends_before_start');
	if (asked.toOn !== null && asked.toOn < today) throw mistake('toOn', 'pods.absence.already_over');
	if (asked.coverAccountId === asked.accountId) throw mistake('coverAccountId', 'pods.cover.own_self');
	if (asked.coverAccountId !== null && !isMember(asked.coverAccountId)) {
		throw mistake('coverAccountId', 'pods.member.not_in_pod');
	}
	const absences = await listAbsences(world.db, podId, today);
	const overlaps = absences.some(
		(absence) =>
			absence.accountId === asked.accountId &&
			absence.fromOn <= (asked.toOn ?? '9999-12-31') &&
			(absence.toOn ?? '9999-12-31') >= asked.fromOn,
	);
	if (overlaps) throw new Refusal('pods.absence.overlaps', 409);

	const now = world.clock.now();
	const id = newId(now);
	await world.db.transaction().execute(async (trx) => {
		await trx
			.insertInto('absence')
			.values({
				id,
				pod_id: podId,
				account_id: asked.accountId,
				from_on: asked.fromOn,
				to_on: asked.toOn,
				cover_account_id: asked.coverAccountId,
				set_by: who.id,
				set_at: now,
			})
			.execute();
		const particulars = { absence: id, ...asked };
		await append(trx, { at: now, who, what: 'absence.set', subject: 'pod', subjectId: podId, particulars });
	});
	return id;
}

/**
 * Takes an absence back: one still to come goes, one that has begun ended yesterday, one that is over stays as it was,
 * because who covered on a day must stay answerable.
 */
export async function endAbsence(world: World, who: Staff, absenceId: string): Promise<void> {
	const now = world.clock.now();
	const today = world.clock.today();
	await world.db.transaction().execute(async (trx) => {
		const absence = await trx.selectFrom('absence').selectAll().where('id', '=', absenceId).executeTakeFirst();
		if (!absence || !keepsCover(who, absence.pod_id)) throw notFound();
		if (absence.to_on !== null && absence.to_on < today) throw new Refusal('pods.absence.already_over', 409);
		if (absence.from_on >= today) {
			await trx.deleteFrom('absence').where('id', '=', absenceId).execute();
		} else {
			await trx
				.updateTable('absence')
				.set({ to_on: plusDays(today, -1) })
				.where('id', '=', absenceId)
				.execute();
		}
		await append(trx, {
			at: now,
			who,
			what: 'absence.ended',
			subject: 'pod',
			subjectId: absence.pod_id,
			particulars: { absence: absenceId, account: absence.account_id, from: absence.from_on },
		});
	});
}

/** Somebody looked the pod card over today and found it right: whoever keeps its cover, or an administrator. */
export async function checkPod(world: World, who: Staff, podId: string): Promise<void> {
	const pod = await findPod(world.db, podId);
	if (!pod || !mayCheckPod(who, podId)) throw notFound();
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		await trx.updateTable('pod').set({ checked_on: world.clock.today() }).where('id', '=', podId).execute();
		await append(trx, { at: now, who, what: 'pod.checked', subject: 'pod', subjectId: podId });
	});
}

export interface CallBackAsked {
	someoneElse: boolean;
	forAccountId: string | null;
	phone: string;
	safeTimes: string | null;
	words: string | null;
}

/** Asks the pod to ring. Returns the name of whoever has it now, so that the person can be told. */
export async function askForCallBack(
	world: World,
	who: Family,
	asked: CallBackAsked,
	replay?: ReplayRequest,
): Promise<{ id: string; with: string | null }> {
	return once(world.db, replay, () => keepCallBack(world, who, asked, replay));
}

async function keepCallBack(world: World, who: Family, asked: CallBackAsked, replay: ReplayRequest | undefined) {
	const now = world.clock.now();
	const today = world.clock.today();
	const allocation = await findAllocation(world.db, who.id, today);
	const pod = allocation && (await findPod(world.db, allocation.pod_id));
	if (!pod) throw new Refusal('pods.pod.none_yours', 409);
	const members = await listMembers(world.db, pod.id, today);
	const wanted = asked.someoneElse ? null : (asked.forAccountId ?? allocation.worker_id);
	if (asked.forAccountId !== null && !members.some((member) => member.id === asked.forAccountId)) {
		throw mistake('forAccountId', 'pods.member.not_in_pod');
	}
	const receiver = members.find((member) => member.id === wanted) ?? takesCalls(members);
	const kept = { id: newId(now), with: receiver?.name ?? null };
	await world.db.transaction().execute(async (trx) => {
		const seal = await sealerFor(trx, { account: who.id }, now);
		await trx
			.insertInto('call_back')
			.values({
				id: kept.id,
				account_id: who.id,
				pod_id: pod.id,
				for_account_id: receiver?.id ?? null,
				someone_else: asked.someoneElse ? 1 : 0,
				phone: seal(kept.id, asked.phone),
				safe_times: seal(kept.id, asked.safeTimes),
				words: seal(kept.id, asked.words),
				asked_at: now,
				done_at: null,
				done_by: null,
			})
			.execute();
		await append(trx, {
			at: now,
			who,
			what: 'call_back.asked',
			subject: 'call_back',
			subjectId: kept.id,
			particulars: { pod: pod.id, someone_else: asked.someoneElse },
		});
		await queueLetter(trx, { kind: 'call_back_asked', address: pod.email, about: '/staff/call-backs' }, now);
		await keepReplay(trx, replay, kept, now);
	});
	return kept;
}

/** Records that somebody rang. */
export async function markCallBackDone(world: World, who: Staff, callBackId: string): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const row = await trx.selectFrom('call_back').selectAll().where('id', '=', callBackId).executeTakeFirst();
		const seen =
			row &&
			maySeeCallBack(who, {
				podId: row.pod_id,
				forAccountId: row.for_account_id,
				someoneElse: row.someone_else === 1,
			});
		if (!seen) throw notFound();
		if (row.done_at !== null) throw new Refusal('pods.call_back.already_done', 409);
		await trx.updateTable('call_back').set({ done_at: now, done_by: who.id }).where('id', '=', callBackId).execute();
		await append(trx, { at: now, who, what: 'call_back.done', subject: 'call_back', subjectId: callBackId });
	});
}

/** The manager takes what is meant for someone other than the worker; without one, the business support officer. */
function takesCalls(members: Awaited<ReturnType<typeof listMembers>>) {
	const withRole = (role: string) => members.find((member) => member.role === role);
	return withRole('pod_manager') ?? withRole('business_support_officer');
}
