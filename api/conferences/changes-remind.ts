import { londonDay, londonTime } from '../calendar/day.ts';
import { getSettings } from '../council/queries.ts';
import { append } from '../record.ts';
import { isOfficeTime } from '../representations/reminders.ts';
import type { World } from '../world.ts';
import { tellFamily } from './changes-tell.ts';
import { isReminderDue } from './dates.ts';
import { invitations, listViews } from './queries.ts';

/**
 * Reminds, once and in working hours, whoever was asked and has said nothing yet, by the letter that says nothing. Two
 * houses that do this at once remind once. Returns how many were reminded.
 */
export async function remindOfViews(world: World): Promise<number> {
	const { clock, db } = world;
	const { office_opens: opens, office_closes: closes } = await getSettings(db);
	if (!isOfficeTime(clock.today(), londonTime(clock.now()), { opens, closes })) return 0;
	let count = 0;
	for (const { id, account_id } of await listDue(world)) count += (await remind(world, id, account_id)) ? 1 : 0;
	return count;
}

async function listDue({ db, clock }: World) {
	const today = clock.today();
	const waiting = await invitations(db)
		.where('conference_invitation.purpose', '=', 'views')
		.where('conference_invitation.reminded_at', 'is', null)
		.where('conference_invitation.taken_back_at', 'is', null)
		.where('conference.held_at', 'is', null)
		.where('conference.cancelled_at', 'is', null)
		.where('conference.held_on', '>', today)
		.execute();
	const due = waiting.filter(({ kind, held_on, invited_at }) => {
		return isReminderDue(kind, held_on, londonDay(invited_at), today);
	});
	const sent = new Set((await listViews(db, ids(due))).map(({ invitation_id }) => invitation_id));
	return due.filter(({ id }) => !sent.has(id));
}

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

async function remind({ db, clock }: World, id: string, accountId: string): Promise<boolean> {
	const now = clock.now();
	return db.transaction().execute(async (trx) => {
		const { numUpdatedRows } = await trx
			.updateTable('conference_invitation')
			.set({ reminded_at: now })
			.where('id', '=', id)
			.where('reminded_at', 'is', null)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows !== 1n) return false;
		await append(trx, {
			...{ at: now, who: { kind: 'system' }, what: 'reminder.sent', subject: 'conference_invitation', subjectId: id },
		});
		await tellFamily(trx, accountId, now);
		return true;
	});
}
