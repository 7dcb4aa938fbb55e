import type { Staff } from '../accounts/roles.ts';
import type { Day } from '../calendar/day.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { mistake, notFound, Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { mayTriage } from '../policy/representations.ts';
import { conflictOf, type Person } from './procedure/people.ts';
import { getGuarded } from './queries.ts';
import { getSubject, isStaffAccount, listAppointed } from './queries-people.ts';
import { foldSteps, listSteps } from './queries-steps.ts';

/**
 * Appoints somebody for stage 2 or 3. Refuses whom the law or the guidance keeps out (S40, S41), a day before receipt and
 * one still to come. What was declared of them is kept with the appointment.
 */
export async function appoint(
	world: World,
	who: Staff,
	id: string,
	asked: Person & { appointedOn: Day },
): Promise<string> {
	const now = world.clock.now();
	const appointmentId = newId(now);
	await world.db.transaction().execute(async (trx) => {
		const { guarded } = await getGuarded(trx, id);
		if (!mayTriage(who, guarded)) throw notFound();
		const procedure = foldSteps(await listSteps(trx, id));
		if (!procedure) throw new Refusal('representation.step.not_now', 409);
		if (asked.appointedOn > world.clock.today()) throw mistake('appointedOn', 'representation.step.after_today');
		if (asked.appointedOn < procedure.receivedOn) throw mistake('appointedOn', 'representation.step.before_receipt');
		if (asked.accountId !== null && !(await isStaffAccount(trx, asked.accountId))) {
			throw mistake('accountId', 'representation.appointed.not_staff');
		}
		const { answeredBy, ...subject } = await getSubject(trx, id);
		const wasInvolved = asked.wasInvolved || (asked.accountId !== null && asked.accountId === answeredBy);
		const conflict = conflictOf({ ...asked, wasInvolved }, subject, await listAppointed(trx, id));
		if (conflict !== null) throw mistake('name', `representation.appointment.${conflict}`);
		await trx
			.insertInto('appointment')
			.values({
				id: appointmentId,
				representation_id: id,
				role: asked.role,
				name: asked.name,
				account_id: asked.accountId,
				works_for_council: asked.worksForCouncil ? 1 : 0,
				partner_of_council: asked.partnerOfCouncil ? 1 : 0,
				manages_service: asked.managesService ? 1 : 0,
				was_involved: wasInvolved ? 1 : 0,
				appointed_on: asked.appointedOn,
				appointed_by: who.id,
				ended_at: null,
			})
			.execute();
		const particulars = { role: asked.role, appointed_on: asked.appointedOn };
		await append(trx, {
			at: now,
			who,
			what: 'appointment.made',
			subject: 'representation',
			subjectId: id,
			particulars,
		});
	});
	return appointmentId;
}

/** Ends an appointment: somebody stood down, or the wrong person was named. The line itself stays. */
export async function endAppointment(world: World, who: Staff, id: string, appointmentId: string): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const { guarded } = await getGuarded(trx, id);
		if (!mayTriage(who, guarded)) throw notFound();
		const { numUpdatedRows } = await trx
			.updateTable('appointment')
			.set({ ended_at: now })
			.where('id', '=', appointmentId)
			.where('representation_id', '=', id)
			.where('ended_at', 'is', null)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows === 0n) throw notFound();
		await append(trx, { at: now, who, what: 'appointment.ended', subject: 'representation', subjectId: id });
	});
}
