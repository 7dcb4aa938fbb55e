import type { Transaction } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import { type Day, type Instant, plusDays } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { mistake, notFound, Refusal } from '../refusal.ts';
import { keepReplay, once, type ReplayRequest } from '../replay.ts';
import type { World } from '../world.ts';
import {
	closureLimits,
	type ClosureInstrument,
	type Contact,
	holdAtFirst,
	mayBeGiven,
	type WhyNotAsked,
} from './contact.ts';
import { mayEndWork } from '../policy/closure.ts';
import { listGoingOn, listToSay } from './queries.ts';
import { planFrom } from './waves.ts';

export interface PersonDeclared {
	account: string;
	instrument: ClosureInstrument;
	contact: Contact;
	whyNotAsked: WhyNotAsked | null;
}

export interface Ending {
	endedOn: Day;
	hasDomesticAbuse: boolean;
	people: readonly PersonDeclared[];
}

/**
 * The pod's work with some people ends. Each is declared safe to reach, or not, or not known: only who is safe is asked by
 * itself. Their pod's card ends with the work; their account stays. Returns the id of what ended.
 */
export async function endWork(
	world: World,
	who: Staff,
	podId: string,
	ending: Ending,
	replay?: ReplayRequest,
): Promise<{ id: string }> {
	if (!mayEndWork(who, podId)) throw notFound();
	checkDay(ending.endedOn, world.clock.today());
	const now = world.clock.now();
	return once(world.db, replay, () =>
		world.db.transaction().execute(async (trx) => {
			const allocations = await checkPeople(trx, podId, ending);
			const kept = { id: newId(now) };
			const fact = { id: kept.id, pod_id: podId, ended_on: ending.endedOn, ended_by: who.id, ended_at: now };
			await trx
				.insertInto('closure')
				.values({ ...fact, has_domestic_abuse: ending.hasDomesticAbuse ? 1 : 0 })
				.execute();
			for (const [index, person] of ending.people.entries()) {
				await endFor(trx, who, kept.id, ending, person, allocations[index]!, now);
			}
			await append(trx, {
				...{ at: now, who, what: 'closure.made', subject: 'closure', subjectId: kept.id },
				particulars: { pod: podId, people: ending.people.length, domestic_abuse: ending.hasDomesticAbuse },
			});
			await keepReplay(trx, replay, kept, now);
			return kept;
		}),
	);
}

function checkDay(endedOn: Day, today: Day): void {
	if (endedOn > today) throw mistake('endedOn', 'closure.day.to_come');
	if (endedOn < plusDays(today, -closureLimits.daysBack)) throw mistake('endedOn', 'closure.day.too_long_ago');
}

type Allocation = Awaited<ReturnType<typeof listGoingOn>>[number];

/** What the work with each of them stands on; a mistake names the person it is in. */
async function checkPeople(trx: Transaction<Database>, podId: string, { people, endedOn }: Ending) {
	const goingOn = [...(await listGoingOn(trx, podId)), ...(await listToSay(trx, podId))];
	const mistakes: Record<string, string> = {};
	const found = people.map((person, index): Allocation | undefined => {
		const isTwice = people.findIndex(({ account }) => account === person.account) !== index;
		const allocation = isTwice ? undefined : goingOn.find(({ id }) => id === person.account);
		const at = `people.${index}`;
		if (!allocation) mistakes[`${at}.account`] = 'closure.person.not_with_pod';
		else if (allocation.startedOn > endedOn) mistakes['endedOn'] = 'closure.day.before_work';
		else if ((allocation.endedOn ?? endedOn) !== endedOn) mistakes['endedOn'] = 'closure.day.ended_elsewhere';
		else if (!mayBeGiven(person.instrument, allocation.standing)) {
			mistakes[`${at}.instrument`] = 'closure.person.other_questionnaire';
		}
		if (person.contact === 'not_to_be_asked' && person.whyNotAsked === null) {
			mistakes[`${at}.whyNotAsked`] = 'closure.person.why_missing';
		}
		return allocation;
	});
	if (Object.keys(mistakes).length > 0) throw new Refusal('form.fields.invalid', 422, mistakes);
	return found;
}

async function endFor(
	trx: Transaction<Database>,
	who: Staff,
	closureId: string,
	ending: Ending,
	person: PersonDeclared,
	allocation: Allocation,
	now: Instant,
): Promise<void> {
	await (allocation.endedOn === null ? endAllocation(trx, allocation, ending.endedOn) : settle(trx, allocation, now));
	await insertPerson(trx, who.id, closureId, ending, person, allocation.workerId, now);
}

async function endAllocation(trx: Transaction<Database>, { allocationId }: Allocation, endedOn: Day): Promise<void> {
	const { numUpdatedRows } = await trx
		.updateTable('allocation')
		.set({ ended_on: endedOn })
		.where('id', '=', allocationId)
		.where('ended_on', 'is', null)
		.executeTakeFirstOrThrow();
	if (numUpdatedRows !== 1n) throw new Refusal('closure.person.already_ended', 409);
}

/** Another system ended it: the manager has now said how the person may be asked. */
async function settle(trx: Transaction<Database>, { allocationId }: Allocation, now: Instant): Promise<void> {
	const { numUpdatedRows } = await trx
		.updateTable('work_ended')
		.set({ settled_at: now })
		.where('allocation_id', '=', allocationId)
		.where('settled_at', 'is', null)
		.executeTakeFirstOrThrow();
	if (numUpdatedRows !== 1n) throw new Refusal('closure.person.already_ended', 409);
}

/** Somebody of ended work, what holds asking them back, and the days on which they are asked. */
export async function insertPerson(
	trx: Transaction<Database>,
	endedBy: string,
	closureId: string,
	{ endedOn, hasDomesticAbuse }: Pick<Ending, 'endedOn' | 'hasDomesticAbuse'>,
	{ account, instrument, contact, whyNotAsked }: PersonDeclared,
	workerId: string | null,
	now: Instant,
): Promise<void> {
	const personId = newId(now);
	const isAsked = contact !== 'not_to_be_asked';
	await trx
		.insertInto('closure_person')
		.values({
			...{ id: personId, closure_id: closureId, account_id: account, worker_id: workerId, instrument, contact },
			why_not_asked: isAsked ? null : whyNotAsked,
		})
		.execute();
	if (!isAsked) return;
	const why = holdAtFirst(contact, hasDomesticAbuse);
	if (why !== null) await insertHold(trx, personId, why, endedBy, now);
	await trx
		.insertInto('closure_invitation')
		.values(
			planFrom(endedOn).map(({ wave, sendOn, untilOn }) => ({
				...{ id: newId(now), person_id: personId, wave, send_on: sendOn, until_on: untilOn },
				...{ version_id: null, sent_at: null, expires_on: null, reminded_at: null, opened_at: null },
				with_name: 0 as const,
			})),
		)
		.execute();
}

/** A second hold on the same person changes nothing: the first one stands until it is taken away. */
export async function insertHold(
	trx: Transaction<Database>,
	personId: string,
	why: 'domestic_abuse' | 'contact_unsafe' | 'contact_not_known' | 'put_on',
	putOnBy: string,
	now: Instant,
): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('closure_hold')
		.values({
			...{ id: newId(now), person_id: personId, why, put_on_by: putOnBy, put_on_at: now },
			...{ lifted_by: null, lifted_at: null, lifted_because: null },
		})
		.onConflict((conflict) => conflict.column('person_id').where('lifted_at', 'is', null).doNothing())
		.executeTakeFirstOrThrow();
	return numInsertedOrUpdatedRows === 1n;
}
