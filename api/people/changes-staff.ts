import type { Transaction } from 'kysely';
import type { Staff, StaffRole } from '../accounts/roles.ts';
import { type Day, type Instant, plusDays } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { mistake, Refusal } from '../refusal.ts';
import { keepReplay, once, type ReplayRequest } from '../replay.ts';
import { refuseIfChanged } from '../seen.ts';
import { endSessionsOf } from '../session.ts';
import type { World } from '../world.ts';
import { hold } from './changes.ts';
import { getStaff, isPodRole, listOverseen, listPlaces } from './queries-staff.ts';

export interface StaffFacts {
	name: string;
	email: string;
}

/** Makes an account for one member of staff. They come in once they are invited and have a way to sign in. Returns its id. */
export async function makeStaff(
	world: World,
	who: Staff,
	{ name, email, role }: StaffFacts & { role: StaffRole },
	replay?: ReplayRequest,
): Promise<{ id: string }> {
	const now = world.clock.now();
	return once(world.db, replay, () =>
		world.db.transaction().execute(async (trx) => {
			const made = { id: newId(now) };
			await refuseTakenEmail(trx, email, made.id);
			await trx
				.insertInto('account')
				.values({
					...{ id: made.id, kind: 'staff', name, email, role, language: 'en', wording: 'adult' },
					...{ contact_channel: 'portal', contact_detail: null, contact_times: null },
					...{ created_at: now, ended_at: null },
				})
				.execute()
				.catch(toldAsTaken);
			const about = { subject: 'account', subjectId: made.id, particulars: { role } };
			await append(trx, { at: now, who, what: 'staff.made', ...about });
			await keepReplay(trx, replay, made, now);
			return made;
		}),
	);
}

/** Puts somebody's name or address right. */
export async function changeStaff(
	world: World,
	who: Staff,
	accountId: string,
	{ seen, name, email }: StaffFacts & { seen: string },
): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const before = await holdStaff(trx, accountId, seen);
		await refuseTakenEmail(trx, email, accountId);
		await trx.updateTable('account').set({ name, email }).where('id', '=', accountId).execute().catch(toldAsTaken);
		await append(trx, {
			...{ at: now, who, what: 'staff.changed', subject: 'account', subjectId: accountId },
			particulars: { name_changed: before.name !== name, email_changed: before.email !== email },
		});
	});
}

/**
 * Gives somebody another role, in force at their next request. Nobody changes their own; one administrator always remains.
 * A place in a pod follows a role that stands in pods, from today; before any other role it has to be ended.
 */
export async function changeRole(
	world: World,
	who: Staff,
	accountId: string,
	{ seen, role }: { seen: string; role: StaffRole },
): Promise<void> {
	const now = world.clock.now();
	const today = world.clock.today();
	await world.db.transaction().execute(async (trx) => {
		const administrators = await holdAdministrators(trx);
		const before = await holdStaff(trx, accountId, seen);
		await refuseUnlessSafe(trx, who, before, administrators, today);
		if (before.role === role) throw mistake('role', 'people.role.as_it_is');
		const open = (await listPlaces(trx, accountId)).filter(({ endedOn }) => endedOn === null || endedOn >= today);
		if (open.length > 0 && !isPodRole(role)) throw mistake('role', 'people.role.still_in_pod');
		for (const place of open) await followRole(trx, place, role, today, now);
		await trx.updateTable('account').set({ role }).where('id', '=', accountId).execute();
		await append(trx, {
			...{ at: now, who, what: 'staff.role_changed', subject: 'account', subjectId: accountId },
			particulars: { from: before.role, to: role },
		});
	});
}

/** Ends an account the same day: sessions end at once, and so do places in pods. */
export async function endStaff(world: World, who: Staff, accountId: string, seen: string): Promise<void> {
	const now = world.clock.now();
	const today = world.clock.today();
	await world.db.transaction().execute(async (trx) => {
		const administrators = await holdAdministrators(trx);
		const before = await holdStaff(trx, accountId, seen);
		await refuseUnlessSafe(trx, who, before, administrators, today);
		const places = await listPlaces(trx, accountId);
		for (const { id, startedOn, endedOn } of places) {
			if (endedOn !== null && endedOn < today) continue;
			if (startedOn >= today) await trx.deleteFrom('pod_membership').where('id', '=', id).execute();
			else await endPlace(trx, id, plusDays(today, -1));
		}
		await trx.updateTable('account').set({ ended_at: now }).where('id', '=', accountId).execute();
		await endSessionsOf(trx, accountId, now);
		await append(trx, {
			...{ at: now, who, what: 'staff.ended', subject: 'account', subjectId: accountId },
			particulars: { role: before.role },
		});
	});
}

type Kept = Awaited<ReturnType<typeof getStaff>>;

/** The account as it is now, held until this change is kept, unless somebody changed or ended it since `seen`. */
async function holdStaff(trx: Transaction<Database>, accountId: string, seen: string): Promise<Kept> {
	await hold(trx, accountId);
	const { seen: _, ...row } = await getStaff(trx, accountId);
	if (row.ended_at !== null) throw new Refusal('people.person.already_ended', 409);
	refuseIfChanged(row, seen, 'people.person.changed_meanwhile');
	return { ...row, seen };
}

async function refuseUnlessSafe(
	trx: Transaction<Database>,
	who: Staff,
	before: Kept,
	administrators: number,
	today: Day,
): Promise<void> {
	if (before.id === who.id) throw new Refusal('people.role.own', 409);
	if ((await listOverseen(trx, before.id, today)).length > 0) throw new Refusal('people.role.oversees_pods', 409);
	if (before.role === 'administrator' && administrators < 2) {
		throw new Refusal('people.role.last_administrator', 409);
	}
}

/**
 * All administrators at once, before anybody by themselves: two of them who end each other at the same moment do it one after
 * the other, and neither waits for what the other holds.
 */
async function holdAdministrators(trx: Transaction<Database>): Promise<number> {
	const held = await trx
		.updateTable('account')
		.set((account) => ({ ended_at: account.ref('ended_at') }))
		.where('kind', '=', 'staff')
		.where('role', '=', 'administrator')
		.where('ended_at', 'is', null)
		.executeTakeFirstOrThrow();
	return Number(held.numUpdatedRows);
}

async function followRole(
	trx: Transaction<Database>,
	{ id, startedOn }: { id: string; startedOn: Day },
	role: StaffRole,
	today: Day,
	now: Instant,
): Promise<void> {
	if (startedOn >= today) {
		await trx.updateTable('pod_membership').set({ role }).where('id', '=', id).execute();
		return;
	}
	const was = await trx.selectFrom('pod_membership').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
	await endPlace(trx, id, plusDays(today, -1));
	await trx
		.insertInto('pod_membership')
		.values({ ...was, id: newId(now), role, started_on: today })
		.execute();
}

async function endPlace(trx: Transaction<Database>, placeId: string, lastDay: Day): Promise<void> {
	await trx.updateTable('pod_membership').set({ ended_on: lastDay }).where('id', '=', placeId).execute();
}

/** An address leads to one person: sign-in goes by it. Somebody who has left no longer has it. */
async function refuseTakenEmail(trx: Transaction<Database>, email: string, accountId: string): Promise<void> {
	const taken = await trx
		.selectFrom('account')
		.select('id')
		.where(({ fn, eb }) => eb(fn<string>('lower', ['email']), '=', email.toLowerCase()))
		.where('kind', '=', 'staff')
		.where('ended_at', 'is', null)
		.where('id', '!=', accountId)
		.executeTakeFirst();
	if (taken) throw mistake('email', 'people.email.taken');
}

/** Two who give the same address at the same moment: the database keeps one. */
function toldAsTaken(error: unknown): never {
	throw /unique/i.test(String(error)) ? mistake('email', 'people.email.taken') : error;
}
