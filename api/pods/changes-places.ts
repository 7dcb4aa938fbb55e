import type { Transaction } from 'kysely';
import { type PodRole, podRoles, type Staff } from '../accounts/roles.ts';
import { type Day, plusDays } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { mistake, Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { holdPod } from './changes-book.ts';
import { overlaps } from './places.ts';
import { getPlace, listPlacesOf, type Place } from './queries-book.ts';

/** The days and hours somebody works in a pod, and how much of full time that is. */
export interface Terms {
	fullTimeEquivalent: number;
	/** Monday is 1, Sunday 7. */
	workingDays: readonly number[];
	worksFrom: string;
	worksTo: string;
	phone: string | null;
}

export interface Joining extends Terms {
	account: string;
	role: PodRole;
	from: Day;
}

/** Puts somebody in a pod from a day on: from their next request on that day its people are theirs. Returns the place's id. */
export async function join(world: World, who: Staff, podId: string, joining: Joining): Promise<{ id: string }> {
	return world.db.transaction().execute(async (trx) => {
		checkTerms(joining);
		return insertPlace(trx, world, who, podId, joining);
	});
}

/** Changes the days, the hours, the share or the number of somebody in a pod. Families see it at their next look. */
export async function changePlace(
	world: World,
	who: Staff,
	placeId: string,
	{ seen, ...terms }: Terms & { seen: string },
): Promise<void> {
	await world.db.transaction().execute(async (trx) => {
		const place = await holdPlace(trx, placeId);
		if (place.seen !== seen) throw new Refusal('pods.place.changed_meanwhile', 409);
		checkTerms(terms);
		await trx.updateTable('pod_membership').set(columnsOf(terms)).where('id', '=', placeId).execute();
		const { fullTimeEquivalent: share, workingDays } = terms;
		const particulars = { place: placeId, account: place.accountId, share, days: workingDays.join() };
		const about = { subject: 'pod', subjectId: place.podId, particulars };
		await append(trx, { at: world.clock.now(), who, what: 'place.changed', ...about });
	});
}

/** Ends somebody's time in a pod with that day. Who was there before it stays answerable. */
export async function leavePod(world: World, who: Staff, placeId: string, on: Day): Promise<void> {
	await world.db.transaction().execute(async (trx) => {
		const place = await holdPlace(trx, placeId);
		if (place.endedOn !== null && place.endedOn < world.clock.today()) {
			throw new Refusal('pods.place.already_ended', 409);
		}
		if (on < place.startedOn) throw mistake('on', 'pods.place.ends_before_start');
		await endOn(trx, world, who, place, on);
	});
}

/**
 * Moves somebody to another pod from a day on: one place ends the day before, the other begins, with the same days and
 * hours. From their next request on that day they see the people of the new pod, and of the old one nobody.
 */
export async function movePlace(
	world: World,
	who: Staff,
	placeId: string,
	{ pod, from }: { pod: string; from: Day },
): Promise<{ id: string }> {
	return world.db.transaction().execute(async (trx) => {
		const place = await holdPlace(trx, placeId);
		if (place.podId === pod) throw mistake('pod', 'pods.place.same_pod');
		if (from <= place.startedOn) throw mistake('from', 'pods.place.not_before_start');
		if (place.endedOn !== null && place.endedOn < from) throw new Refusal('pods.place.already_ended', 409);
		await endOn(trx, world, who, place, plusDays(from, -1));
		return insertPlace(trx, world, who, pod, { ...place, account: place.accountId, from });
	});
}

async function insertPlace(
	trx: Transaction<Database>,
	world: World,
	who: Staff,
	podId: string,
	{ account, role, from, ...terms }: Joining,
): Promise<{ id: string }> {
	const now = world.clock.now();
	const pod = await holdPod(trx, podId);
	if (from < pod.opened_on || (pod.closed_on !== null && from >= pod.closed_on)) {
		throw mistake('from', 'pods.place.pod_not_open');
	}
	const person = await trx
		.selectFrom('account')
		.select(['role', 'ended_at'])
		.where('id', '=', account)
		.where('kind', '=', 'staff')
		.executeTakeFirst();
	const standsInPods = (podRoles as readonly string[]).includes(person?.role ?? '');
	if (!person || person.ended_at !== null || !standsInPods) throw mistake('account', 'pods.place.no_account');
	const span = { startedOn: from, endedOn: null };
	const own = (await listPlacesOf(trx, podId)).filter(({ accountId }) => accountId === account);
	if (own.some((place) => overlaps(place, span))) throw new Refusal('pods.place.overlaps', 409);
	const id = newId(now);
	await trx
		.insertInto('pod_membership')
		.values({ id, pod_id: podId, account_id: account, role, ...columnsOf(terms), started_on: from, ended_on: null })
		.execute();
	await append(trx, {
		...{ at: now, who, what: 'place.begun', subject: 'pod', subjectId: podId },
		particulars: { place: id, account, role, from },
	});
	return { id };
}

async function endOn(trx: Transaction<Database>, world: World, who: Staff, place: Place, on: Day): Promise<void> {
	await trx.updateTable('pod_membership').set({ ended_on: on }).where('id', '=', place.id).execute();
	await append(trx, {
		...{ at: world.clock.now(), who, what: 'place.ended', subject: 'pod', subjectId: place.podId },
		particulars: { place: place.id, account: place.accountId, on },
	});
}

/** The place as it is now, its pod held until this change is kept. */
async function holdPlace(trx: Transaction<Database>, placeId: string): Promise<Place> {
	await holdPod(trx, (await getPlace(trx, placeId)).podId);
	return getPlace(trx, placeId);
}

function checkTerms({ worksFrom, worksTo }: Terms): void {
	if (worksTo <= worksFrom) throw mistake('worksTo', 'pods.hours.reversed');
}

function columnsOf({ fullTimeEquivalent, workingDays, worksFrom, worksTo, phone }: Terms) {
	return {
		full_time_equivalent: fullTimeEquivalent,
		working_days: [...new Set(workingDays)].toSorted((a, b) => a - b).join(),
		...{ works_from: worksFrom, works_to: worksTo, phone },
	};
}
