import type { Transaction } from 'kysely';
import { londonDay } from '../calendar/day.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import { getSettings } from '../council/queries.ts';
import type { Database } from '../database.ts';
import { queueLetter } from '../outbox/changes.ts';
import { append } from '../record.ts';
import type { World } from '../world.ts';
import { type Telling, tellOnce } from './changes-told.ts';
import { findAddressAbove, findHolderAddress } from './queries.ts';
import { listDueBy, listUnopened } from './queries-due.ts';
import { isUntouched, type Reminder, type ReminderKind, remindersDue } from './reminders.ts';

const FURTHEST_AHEAD = 5;

/**
 * Reminds whoever has a complaint of the day on which its clock ends, and the complaints team of that day and what comes
 * after it, by letters that say nothing. Nothing changes hands by itself. Returns how many reminders there were.
 */
export async function remindOfDueDays(world: World): Promise<number> {
	return tellOnce(world, async () => {
		const today = world.clock.today();
		const running = await listDueBy(world.db, addWorkingDays(today, FURTHEST_AHEAD));
		return running.flatMap(({ id, ...days }) =>
			remindersDue(days, today).map((reminder) => ({
				id,
				...reminder,
				tell: async (trx: Transaction<Database>) => {
					await remind(trx, world, id, reminder, await addressesOf(trx, world, id, reminder));
				},
			})),
		);
	});
}

/** What nobody has opened goes up: to the service manager of its pod, else to the complaints team. It stays where it is. */
export async function remindOfUntouched(world: World): Promise<number> {
	return tellOnce(world, async () => {
		const today = world.clock.today();
		const unopened = await listUnopened(world.db);
		return unopened
			.filter(({ sentAt, openedAt }) => isUntouched({ sentOn: londonDay(sentAt), openedAt }, today))
			.map(({ id, delivery }): Telling => {
				const reminder = { kind: 'complaint_untouched', occasion: delivery } as const;
				return { id, ...reminder, tell: (trx) => tellAbove(trx, world, id, reminder) };
			});
	});
}

async function tellAbove(trx: Transaction<Database>, world: World, id: string, reminder: Told): Promise<void> {
	const { complaints_email } = await getSettings(trx);
	const above = await findAddressAbove(trx, id, world.clock.today());
	await remind(trx, world, id, reminder, [above ?? complaints_email]);
}

/** Each address once: what lies with the complaints team is not told to them twice. */
async function addressesOf(trx: Transaction<Database>, { clock }: World, id: string, { to }: Reminder) {
	const { complaints_email } = await getSettings(trx);
	const holder = to.includes('holder') ? await findHolderAddress(trx, id, clock.today()) : undefined;
	const toTeam = to.includes('complaints_team') || holder === undefined;
	return [...new Set([...(holder === undefined ? [] : [holder]), ...(toTeam ? [complaints_email] : [])])];
}

interface Told {
	kind: ReminderKind;
	occasion: string;
}

async function remind(
	trx: Transaction<Database>,
	{ clock }: World,
	id: string,
	{ kind, occasion }: Told,
	addresses: readonly string[],
): Promise<void> {
	const now = clock.now();
	for (const address of addresses) await queueLetter(trx, { kind, address, about: `/staff/cases/${id}` }, now);
	const past = kind === 'complaint_past_latest';
	await append(trx, {
		at: now,
		who: { kind: 'system' },
		what: past ? 'stage.latest_passed' : 'reminder.sent',
		subject: 'representation',
		subjectId: id,
		particulars: past ? { latest_on: occasion } : { kind, occasion },
	});
}
