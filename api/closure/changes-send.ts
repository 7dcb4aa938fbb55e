import type { Transaction } from 'kysely';
import { londonTime } from '../calendar/day.ts';
import { getSettings } from '../council/queries.ts';
import type { Database } from '../database.ts';
import { queueLetter } from '../outbox/changes.ts';
import { currentVersion } from '../questionnaires/changes.ts';
import { append } from '../record.ts';
import { isOfficeTime } from '../representations/reminders.ts';
import type { World } from '../world.ts';
import { isDueToRemind, isDueToSend } from './invitation.ts';
import { getInvitation, type Invitation, listUnanswered } from './queries.ts';
import { expiresOn } from './waves.ts';

/**
 * Sends what is due and reminds whoever has not begun, once, in working hours only. Done twice it sends nothing twice. One
 * that cannot be sent does not keep the others from it. Returns how many went.
 */
export async function askHowItWent(world: World): Promise<number> {
	const { office_opens: opens, office_closes: closes } = await getSettings(world.db);
	const today = world.clock.today();
	if (!isOfficeTime(today, londonTime(world.clock.now()), { opens, closes })) return 0;
	let count = 0;
	for (const { id } of await listUnanswered(world.db, today)) {
		try {
			count += (await world.db.transaction().execute((trx) => tend(world, trx, id))) ? 1 : 0;
		} catch (error) {
			world.log.error({ invitation: id, error: error instanceof Error ? error.name : 'unknown' }, 'not asked');
		}
	}
	return count;
}

/** Looks again inside the transaction: somebody may have put a hold on it since the list was made. */
async function tend(world: World, trx: Transaction<Database>, id: string): Promise<boolean> {
	const { personId } = await getInvitation(trx, id);
	await lockPerson(trx, personId);
	const invitation = await getInvitation(trx, id);
	const today = world.clock.today();
	if (isDueToSend(invitation, today)) await send(world, trx, invitation);
	else if (isDueToRemind(invitation, today)) await remind(world, trx, invitation);
	else return false;
	return true;
}

async function send(world: World, trx: Transaction<Database>, { id, accountId, instrument }: Invitation) {
	const now = world.clock.now();
	const version_id = await currentVersion(trx, instrument, now);
	await trx
		.updateTable('closure_invitation')
		.set({ sent_at: now, version_id, expires_on: expiresOn(world.clock.today()) })
		.where('id', '=', id)
		.execute();
	await write(world, trx, accountId);
	const who = { kind: 'system' } as const;
	await append(trx, { at: now, who, what: 'closure_invitation.sent', subject: 'closure_invitation', subjectId: id });
}

async function remind(world: World, trx: Transaction<Database>, { id, accountId }: Invitation) {
	const now = world.clock.now();
	await trx.updateTable('closure_invitation').set({ reminded_at: now }).where('id', '=', id).execute();
	await write(world, trx, accountId);
	const who = { kind: 'system' } as const;
	await append(trx, {
		at: now,
		who,
		what: 'closure_invitation.reminded',
		subject: 'closure_invitation',
		subjectId: id,
	});
}

/** "You have a message", without a link, and only where they said that an email or a text message is safe. */
async function write({ clock }: World, trx: Transaction<Database>, accountId: string): Promise<void> {
	const { contact_channel, contact_detail, language } = await trx
		.selectFrom('account')
		.select(['contact_channel', 'contact_detail', 'language'])
		.where('id', '=', accountId)
		.executeTakeFirstOrThrow();
	if ((contact_channel !== 'email' && contact_channel !== 'sms') || contact_detail === null) return;
	const letter = { kind: 'closure_asked', channel: contact_channel, address: contact_detail, language } as const;
	await queueLetter(trx, letter, clock.now());
}

/** Holding and sending of one person wait for each other: a hold put on at this moment is seen, or comes after. */
export async function lockPerson(trx: Transaction<Database>, personId: string): Promise<void> {
	await trx
		.updateTable('closure_person')
		.set(({ ref }) => ({ contact: ref('contact') }))
		.where('id', '=', personId)
		.execute();
}
