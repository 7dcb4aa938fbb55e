import type { Transaction } from 'kysely';
import type { Staff, Who } from '../accounts/roles.ts';
import type { Day, Instant } from '../calendar/day.ts';
import { getSettings } from '../council/queries.ts';
import type { Settings } from '../council/settings.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import type { LetterKind } from '../outbox/letters.ts';
import { queueLetter } from '../outbox/changes.ts';
import { insertRow } from '../prepared.ts';
import { append } from '../record.ts';
import { mistake, notFound, Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { addStep } from './changes-steps.ts';
import { insertNote } from './changes-thread.ts';
import { mayRespond, mayTriage } from '../policy/representations.ts';
import { awaitsSafeguarding } from './queries-safeguarding.ts';
import { findHolders, getGuarded, type Holders } from './queries.ts';
import type { Kind, SentTo } from './routing.ts';

interface Context {
	now: Instant;
	holders: Holders | null;
	settings: Settings;
}

const lettersOnArrival = {
	complaint: 'complaint_arrived',
	compliment: 'thanks_arrived',
	comment: 'idea_arrived',
} as const satisfies Record<Kind, LetterKind>;

/** Takes it from whoever has it now, and puts it in front of somebody else. */
export async function deliverOn(
	...[trx, who, representation, destination, context, letter]: Parameters<typeof deliver>
) {
	await trx
		.updateTable('delivery')
		.set({ ended_at: context.now })
		.where('representation_id', '=', representation.id)
		.where('ended_at', 'is', null)
		.execute();
	await deliver(trx, who, representation, destination, context, letter);
}

/** Puts a new one in front of whoever answers it, with a letter on its way that says nothing but "something new". */
export async function deliver(
	trx: Transaction<Database>,
	who: Who,
	representation: { id: string; kind: Kind },
	destination: { sentTo: SentTo; why: string },
	{ now, holders, settings }: Context,
	letter: LetterKind = lettersOnArrival[representation.kind],
): Promise<void> {
	const { sentTo, why } = destination;
	const holder = { pod: holders?.manager, service_manager: holders?.serviceManager, complaints_team: null }[sentTo];
	await insertRow(trx, 'delivery', {
		id: newId(now),
		representation_id: representation.id,
		sent_to: sentTo,
		why,
		pod_id: sentTo === 'complaints_team' ? null : (holders?.podId ?? null),
		account_id: holder?.id ?? null,
		sent_at: now,
		opened_at: null,
		opened_by: null,
		accepted_at: null,
		accepted_by: null,
		bounced_at: null,
		bounced_by: null,
		bounce_reason: null,
		ended_at: null,
	});
	await append(trx, {
		at: now,
		who,
		what: 'representation.sent',
		subject: 'representation',
		subjectId: representation.id,
		particulars: { to: sentTo, why, pod: sentTo === 'complaints_team' ? null : (holders?.podId ?? null) },
	});
	const address = holder?.email ?? (sentTo === 'pod' ? holders?.podEmail : undefined) ?? settings.complaints_email;
	await queueLetter(trx, { kind: letter, address, about: `/staff/cases/${representation.id}` }, now);
}

/** The pod, or whoever has it, opens it: the person sees "opened" from now on. A second opening changes nothing. */
export async function openCase(world: World, who: Staff, id: string): Promise<void> {
	await markDelivery(world, who, id, 'opened');
}

/** "Ours": the clock never waited for this. */
export async function accept(world: World, who: Staff, id: string): Promise<void> {
	await markDelivery(world, who, id, 'accepted');
}

/** "Not ours", with the reason: it goes to the complaints team at once, and the clock runs on. */
export async function bounce(world: World, who: Staff, id: string, reason: string): Promise<void> {
	const now = world.clock.now();
	const settings = await getSettings(world.db);
	await world.db.transaction().execute(async (trx) => {
		const { guarded, delivery } = await getGuarded(trx, id);
		if (!mayRespond(who, guarded)) throw notFound();
		if (delivery.sent_to === 'complaints_team') throw new Refusal('representation.delivery.nowhere_to_bounce', 409);
		if (delivery.accepted_at !== null) throw new Refusal('representation.delivery.already_accepted', 409);
		await trx
			.updateTable('delivery')
			.set({ bounced_at: now, bounced_by: who.id, bounce_reason: reason })
			.where('id', '=', delivery.id)
			.execute();
		await append(trx, { at: now, who, what: 'representation.bounced', subject: 'representation', subjectId: id });
		const to = { sentTo: 'complaints_team', why: 'bounced' } as const;
		await deliverOn(trx, who, guarded, to, { now, holders: null, settings }, 'complaint_bounced');
	});
}

/**
 * An officer sends it on: to a pod once that is known or the person's interest is found sufficient, or above the pod. The
 * original receipt date stays. Nobody is sent a complaint about themselves.
 */
export async function sendOn(
	world: World,
	who: Staff,
	id: string,
	asked: { to: SentTo; pod: string | null; reason: string },
): Promise<void> {
	const now = world.clock.now();
	const today = world.clock.today();
	const settings = await getSettings(world.db);
	const holders = asked.pod === null ? null : await findHolders(world.db, asked.pod, today);
	const holder = { pod: holders?.manager, service_manager: holders?.serviceManager, complaints_team: null }[asked.to];
	await world.db.transaction().execute(async (trx) => {
		const { guarded } = await getGuarded(trx, id);
		if (!mayTriage(who, guarded)) throw notFound();
		if (asked.to !== 'complaints_team' && (!holders || holders.isClosed || !holder)) {
			throw mistake('pod', 'representation.delivery.nobody_there');
		}
		if (guarded.kind === 'complaint' && holder && holder.id === guarded.aboutAccountId) {
			throw new Refusal('representation.delivery.about_them', 422);
		}
		if (asked.to !== 'complaints_team' && (await awaitsSafeguarding(trx, id))) {
			throw new Refusal('representation.delivery.safeguarding_first', 409);
		}
		const decided =
			asked.to === 'complaints_team' ? null : await acceptUndecided(trx, who, id, asked.reason, { now, today });
		await trx
			.updateTable('representation')
			.set({
				...(asked.pod === null ? {} : { pod_id: asked.pod }),
				...(decided === 'interest' ? { route: 'statutory_children' as const } : {}),
			})
			.where('id', '=', id)
			.execute();
		await append(trx, {
			at: now,
			who,
			what: 'representation.triaged',
			subject: 'representation',
			subjectId: id,
			particulars: { to: asked.to, pod: asked.pod, accepted: decided },
		});
		await insertNote(trx, who, id, asked.reason, now);
		await deliverOn(trx, who, guarded, { sentTo: asked.to, why: 'sent_on' }, { now, holders, settings });
	});
}

/** To send on what was still to be decided is to accept it: the decision is a step of its own, with the reason given. */
async function acceptUndecided(
	trx: Transaction<Database>,
	who: Staff,
	id: string,
	reason: string,
	{ now, today }: { now: Instant; today: Day },
): Promise<'interest' | 'lateness' | null> {
	const row = await trx
		.selectFrom('procedure')
		.select('to_decide')
		.where('representation_id', '=', id)
		.executeTakeFirst();
	const undecided = (row?.to_decide ?? null) as 'interest' | 'lateness' | null;
	if (undecided === null) return null;
	await addStep(trx, id, { what: `${undecided}_decided`, on: today, accepted: true }, { who, now, today, reason });
	return undecided;
}

async function markDelivery(world: World, who: Staff, id: string, mark: 'opened' | 'accepted'): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const { guarded, delivery } = await getGuarded(trx, id);
		if (!mayRespond(who, guarded)) throw notFound();
		const opened = delivery.opened_at === null ? { opened_at: now, opened_by: who.id } : {};
		const accepted =
			mark === 'accepted' && delivery.accepted_at === null ? { accepted_at: now, accepted_by: who.id } : {};
		const change = { ...opened, ...accepted };
		if (Object.keys(change).length === 0) return;
		await trx.updateTable('delivery').set(change).where('id', '=', delivery.id).execute();
		await append(trx, {
			at: now,
			who,
			what: `representation.${mark}`,
			subject: 'representation',
			subjectId: id,
		});
	});
}
