import type { Transaction } from 'kysely';
import { keepTalking } from '../accounts/changes-talking.ts';
import type { Staff, Who } from '../accounts/roles.ts';
import type { Talking } from '../accounts/talking.ts';
import { type Day, type Instant, plusDays } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { stopLettersTo } from '../outbox/changes.ts';
import { append } from '../record.ts';
import { mistake, notFound, Refusal } from '../refusal.ts';
import { keepReplay, once, type ReplayRequest } from '../replay.ts';
import type { Standing } from '../representations/standing.ts';
import type { ContactChannel } from '../representations/limits.ts';
import { sealerFor } from '../sealing.ts';
import { refuseIfChanged } from '../seen.ts';
import { endSessionsOf } from '../session.ts';
import type { World } from '../world.ts';
import type { Ending } from './limits.ts';
import { findOpenPod, getPerson, listAllocations } from './queries.ts';
import { mayAllocate, mayMake } from '../policy/people.ts';

/** What is written down of a family member. */
export interface PersonFacts {
	/** The name they chose to be called by. */
	name: string;
	/** Who they are to the child. */
	standing: Standing;
	language: string;
	wording: 'adult' | 'young' | 'easy';
	contact: { channel: ContactChannel; detail: string | null; times: string | null };
}

export interface Placing {
	pod: string;
	worker: string | null;
	from: Day;
}

/** Makes an account for one person, who is with this pod and worker from that day. Nobody shares one. Returns its id. */
export async function makePerson(
	world: World,
	who: Staff,
	{ placing, ...facts }: PersonFacts & { placing: Placing },
	replay?: ReplayRequest,
): Promise<{ id: string }> {
	const now = world.clock.now();
	if (!mayMake(who, { podId: placing.pod, workerId: placing.worker })) throw notFound();
	if (placing.from > world.clock.today()) throw mistake('from', 'people.allocation.to_come');
	return once(world.db, replay, () =>
		world.db.transaction().execute(async (trx) => {
			const made = { id: newId(now) };
			const seal = await sealerFor(trx, { account: made.id }, now);
			await trx
				.insertInto('account')
				.values({
					...{ id: made.id, kind: 'family', email: null, created_at: now, ended_at: null },
					...columnsOf(facts, (words) => seal(made.id, words)),
				})
				.execute();
			await append(trx, {
				...{ at: now, who, what: 'person.made', subject: 'account', subjectId: made.id },
				particulars: particularsOf(facts),
			});
			await place(trx, who, made.id, placing, now);
			await keepReplay(trx, replay, made, now);
			return made;
		}),
	);
}

/** Changes what is written down of somebody. Whoever began from what somebody else has changed since is told. */
export async function changePerson(
	world: World,
	who: Staff,
	personId: string,
	{ seen, ...facts }: PersonFacts & { seen: string },
): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		await hold(trx, personId);
		const { row, reach } = await getPerson(trx, who, personId, world.clock.today());
		if (reach !== 'keeps') throw notFound();
		refuseIfEnded(row);
		refuseIfChanged(row, seen, 'people.person.changed_meanwhile');
		const seal = await sealerFor(trx, { account: personId }, now);
		const columns = columnsOf(facts, (words) => seal(personId, words));
		await trx.updateTable('account').set(columns).where('id', '=', personId).execute();
		await append(trx, {
			...{ at: now, who, what: 'person.changed', subject: 'account', subjectId: personId },
			particulars: particularsOf(facts),
		});
	});
}

/** Gives somebody another pod or worker from a day on: what went before ends the day before. It is seen at the next look. */
export async function allocate(world: World, who: Staff, personId: string, placing: Placing): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		await hold(trx, personId);
		const { row, allocated } = await getPerson(trx, who, personId, world.clock.today());
		if (!mayAllocate(who, allocated)) throw notFound();
		refuseIfEnded(row);
		await place(trx, who, personId, placing, now);
	});
}

/** Whoever asked somebody how they are talked with writes it down for them, and for whoever talks with them next. */
export async function writeTalking(
	world: World,
	who: Staff,
	personId: string,
	said: Talking & { seen: string },
): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		await hold(trx, personId);
		const { row, reach } = await getPerson(trx, who, personId, world.clock.today());
		if (reach !== 'keeps') throw notFound();
		refuseIfEnded(row);
		refuseIfChanged(row, said.seen, 'people.person.changed_meanwhile');
		await keepTalking(trx, who, personId, said, now);
	});
}

/**
 * Ends somebody's access at once: whoever lost contact or responsibility today reads nothing more today. Their sessions
 * end where they are, their cards open nothing, and what they sent stays.
 */
export async function endPerson(world: World, who: Staff, personId: string, because: Ending): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		await hold(trx, personId);
		const { row, reach } = await getPerson(trx, who, personId, world.clock.today());
		if (reach !== 'keeps') throw notFound();
		refuseIfEnded(row);
		await endAccess(trx, who, personId, because, now);
	});
}

/**
 * The account ends with every session and card, in the caller's transaction. What waited to be sent to where they were reached
 * does not go: who reads there now is not known.
 */
export async function endAccess(
	trx: Transaction<Database>,
	who: Who,
	personId: string,
	because: Ending,
	now: Instant,
): Promise<void> {
	await trx.updateTable('account').set({ ended_at: now }).where('id', '=', personId).execute();
	await trx
		.updateTable('access_card')
		.set({ revoked_at: now })
		.where('account_id', '=', personId)
		.where('revoked_at', 'is', null)
		.execute();
	await endSessionsOf(trx, personId, now);
	await stopLettersTo(trx, await addressesOf(trx, personId));
	await append(trx, {
		...{ at: now, who, what: 'person.ended', subject: 'account', subjectId: personId },
		particulars: { because },
	});
}

async function addressesOf(trx: Transaction<Database>, personId: string): Promise<(string | null)[]> {
	const own = await trx.selectFrom('account').select('contact_detail').where('id', '=', personId).execute();
	const given = await trx
		.selectFrom('representation')
		.select('contact_detail')
		.where('from_account_id', '=', personId)
		.execute();
	return [...own, ...given].map(({ contact_detail }) => contact_detail);
}

/** Ended by mistake, an account is taken up again by an administrator. Its cards stay revoked: it needs a new one. */
export async function takeUpAgain(world: World, who: Staff, personId: string): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		await hold(trx, personId);
		const { row } = await getPerson(trx, who, personId, world.clock.today());
		if (who.role !== 'administrator') throw notFound();
		if (row.ended_at === null) throw new Refusal('people.person.goes_on', 409);
		await trx.updateTable('account').set({ ended_at: null }).where('id', '=', personId).execute();
		await append(trx, { at: now, who, what: 'person.taken_up', subject: 'account', subjectId: personId });
	});
}

async function place(
	trx: Transaction<Database>,
	who: Staff,
	personId: string,
	{ pod, worker, from }: Placing,
	now: Instant,
): Promise<void> {
	const open = await findOpenPod(trx, pod, from);
	if (!open) throw mistake('pod', 'people.allocation.pod_not_open');
	if (worker !== null && !open.workers.includes(worker)) throw mistake('worker', 'people.allocation.worker_not_there');
	const [last] = await listAllocations(trx, personId);
	if (last && last.startedOn > from) throw mistake('from', 'people.allocation.before_last');
	if (last && last.podId === pod && last.workerId === worker && (last.endedOn === null || last.endedOn >= from)) {
		throw new Refusal('people.allocation.as_it_is', 409);
	}
	if (last?.startedOn === from) await trx.deleteFrom('allocation').where('id', '=', last.id).execute();
	else if (last && (last.endedOn === null || last.endedOn >= from)) {
		const endedOn = plusDays(from, -1);
		await trx.updateTable('allocation').set({ ended_on: endedOn }).where('id', '=', last.id).execute();
	}
	const fact = { account_id: personId, pod_id: pod, worker_id: worker, started_on: from, ended_on: null };
	await trx
		.insertInto('allocation')
		.values({ id: newId(now), ...fact })
		.execute();
	await append(trx, {
		...{ at: now, who, what: 'person.allocated', subject: 'account', subjectId: personId },
		particulars: { pod, worker, from, before: last?.podId ?? null, worker_before: last?.workerId ?? null },
	});
}

/** Whoever changes this account next waits until this change is kept: on PostgreSQL two could look before either writes. */
export async function hold(trx: Transaction<Database>, accountId: string): Promise<void> {
	await trx
		.updateTable('account')
		.set((account) => ({ ended_at: account.ref('ended_at') }))
		.where('id', '=', accountId)
		.execute();
}

function refuseIfEnded({ ended_at: endedAt }: { ended_at: string | null }): void {
	if (endedAt !== null) throw new Refusal('people.person.already_ended', 409);
}

function columnsOf(
	{ name, standing, language, wording, contact }: PersonFacts,
	seal: <Said extends string | null>(words: Said) => Said extends null ? null : string,
) {
	const reached = contact.channel === 'portal' ? { detail: null, times: null } : contact;
	return {
		...{ name: seal(name), role: standing, language, wording, contact_channel: contact.channel },
		...{ contact_detail: seal(reached.detail), contact_times: seal(reached.times) },
	};
}

/** The record is told what they are and how they may be reached: never a name, never an address. */
function particularsOf({ standing, language, wording, contact }: PersonFacts) {
	return { standing, language, wording, channel: contact.channel };
}
