import type { Transaction } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { mistake, Refusal } from '../refusal.ts';
import { refuseIfChanged } from '../seen.ts';
import type { World } from '../world.ts';
import type { EmblemName } from './emblem-names.ts';
import { countFamilies, getPod, listCandidates, listPlacesOf } from './queries-book.ts';

/** What is written down of a pod. */
export interface PodFacts {
	name: string;
	emblem: EmblemName;
	phone: string;
	email: string;
	/** The hours in which somebody answers. */
	openFrom: string;
	openTo: string;
	serviceManager: string | null;
}

/** Opens a pod from a day on. Returns its id. */
export async function openPod(world: World, who: Staff, { openedOn, ...facts }: PodFacts & { openedOn: Day }) {
	const now = world.clock.now();
	const id = newId(now);
	await world.db.transaction().execute(async (trx) => {
		await checkFacts(trx, facts, id);
		await trx
			.insertInto('pod')
			.values({
				...{ id, system_code: null, ...columnsOf(facts), opened_on: openedOn, closed_on: null },
				checked_on: world.clock.today(),
			})
			.execute()
			.catch(toldAsTaken);
		const about = { subject: 'pod', subjectId: id, particulars: { opened_on: openedOn, emblem: facts.emblem } };
		await append(trx, { at: now, who, what: 'pod.opened', ...about });
	});
	return { id };
}

/** Changes what is written down of a pod. Families see it at their next look. */
export async function changePod(
	world: World,
	who: Staff,
	podId: string,
	{ seen, ...facts }: PodFacts & { seen: string },
): Promise<void> {
	await world.db.transaction().execute(async (trx) => {
		const before = await holdPod(trx, podId);
		refuseIfChanged(before, seen, 'pods.pod.changed_meanwhile');
		await checkFacts(trx, facts, podId);
		await trx.updateTable('pod').set(columnsOf(facts)).where('id', '=', podId).execute().catch(toldAsTaken);
		await append(trx, {
			...{ at: world.clock.now(), who, what: 'pod.changed', subject: 'pod', subjectId: podId },
			particulars: { renamed: before.name !== facts.name, service_manager: facts.serviceManager },
		});
	});
}

/** Closes a pod from that day on, when nobody works in it and no family has it any more: both are moved first. */
export async function closePod(world: World, who: Staff, podId: string, on: Day): Promise<void> {
	await world.db.transaction().execute(async (trx) => {
		const pod = await holdPod(trx, podId);
		if (pod.closed_on !== null) throw new Refusal('pods.pod.already_closed', 409);
		if (on <= pod.opened_on) throw mistake('on', 'pods.pod.closes_before_opening');
		const places = await listPlacesOf(trx, podId);
		if (places.some(({ endedOn }) => endedOn === null || endedOn >= on)) {
			throw new Refusal('pods.pod.staff_still_in', 409);
		}
		if ((await countFamilies(trx, on)).has(podId)) throw new Refusal('pods.pod.families_still_in', 409);
		await trx.updateTable('pod').set({ closed_on: on }).where('id', '=', podId).execute();
		const about = { subject: 'pod', subjectId: podId, particulars: { on } };
		await append(trx, { at: world.clock.now(), who, what: 'pod.closed', ...about });
	});
}

/** Takes the closing of a pod back. */
export async function reopenPod(world: World, who: Staff, podId: string): Promise<void> {
	await world.db.transaction().execute(async (trx) => {
		const pod = await holdPod(trx, podId);
		if (pod.closed_on === null) throw new Refusal('pods.pod.not_closed', 409);
		await trx.updateTable('pod').set({ closed_on: null }).where('id', '=', podId).execute();
		await append(trx, { at: world.clock.now(), who, what: 'pod.reopened', subject: 'pod', subjectId: podId });
	});
}

/** The pod as it is now; whoever changes it next, or puts somebody in it, waits until this change is kept. */
export async function holdPod(trx: Transaction<Database>, podId: string) {
	await trx
		.updateTable('pod')
		.set((pod) => ({ closed_on: pod.ref('closed_on') }))
		.where('id', '=', podId)
		.execute();
	return getPod(trx, podId);
}

async function checkFacts(trx: Transaction<Database>, facts: PodFacts, podId: string): Promise<void> {
	const { name, openFrom, openTo, serviceManager } = facts;
	if (openTo <= openFrom) throw mistake('openTo', 'pods.hours.reversed');
	const taken = await trx
		.selectFrom('pod')
		.select('id')
		.where(({ fn, eb }) => eb(fn<string>('lower', ['name']), '=', name.toLowerCase()))
		.where('id', '!=', podId)
		.executeTakeFirst();
	if (taken) throw mistake('name', 'pods.pod.name_taken');
	if (serviceManager === null) return;
	const { serviceManagers } = await listCandidates(trx);
	if (!serviceManagers.some(({ id }) => id === serviceManager)) {
		throw mistake('serviceManager', 'pods.manager.other_role');
	}
}

function columnsOf({ name, emblem, phone, email, openFrom, openTo, serviceManager }: PodFacts) {
	return { name, emblem, phone, email, open_from: openFrom, open_to: openTo, service_manager_id: serviceManager };
}

/** Two who give the same name at the same moment: the database keeps one. */
function toldAsTaken(error: unknown): never {
	throw /unique/i.test(String(error)) ? mistake('name', 'pods.pod.name_taken') : error;
}
