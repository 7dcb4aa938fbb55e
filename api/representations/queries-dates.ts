import type { Kysely } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import { asIfProclaimed, proclaimedDays } from '../calendar/bank-holidays.ts';
import type { ClockName } from '../calendar/clocks.ts';
import type { Day } from '../calendar/day.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import type { Database } from '../database.ts';
import { mistake } from '../refusal.ts';
import { mayTriage } from '../policy/representations.ts';
import { standingNow } from './procedure/standing-now.ts';
import { getGuarded } from './queries.ts';
import { foldSteps, listBareSteps } from './queries-steps.ts';

/** A complaint whose date would be another one, if a day were a bank holiday. */
export interface Moved {
	id: string;
	reference: string;
	clock: ClockName;
	dueOn: Day;
	wouldBeDueOn: Day;
	/** A panel is to meet on that very day. */
	panelThatDay: boolean;
}

/**
 * Complaints with a limit on or after one of these days that began before it: theirs are the dates that these days can
 * move. A panel's papers are counted backwards, so whatever waits for a panel is one of them.
 */
export async function listSpanning(db: Kysely<Database>, days: readonly Day[]) {
	if (days.length === 0) return [];
	return db
		.selectFrom('procedure')
		.innerJoin('representation', 'representation.id', 'procedure.representation_id')
		.select(['procedure.representation_id as id', 'reference'])
		.where((where) =>
			where.or(
				days.map((day) =>
					where.and([
						where('received_on', '<', day),
						where.or([
							where('procedure.phase', '=', 'stage_3'),
							where('acknowledge_by', '>=', day),
							where('procedure.due_on', '>=', day),
							where('procedure.latest_on', '>=', day),
							where.exists(
								where
									.selectFrom('stage')
									.select('stage.id')
									.whereRef('stage.representation_id', '=', 'procedure.representation_id')
									.where((of) =>
										of.or([
											of('stage.due_on', '>=', day),
											of('stage.latest_on', '>=', day),
											of('stage.answered_on', '>=', day),
										]),
									),
							),
						]),
					]),
				),
			),
		)
		.orderBy('procedure.representation_id')
		.execute();
}

/** What would move if this day were proclaimed a bank holiday: asked before it is, and nothing is changed. */
export async function effectOf(db: Kysely<Database>, who: Staff, day: Day): Promise<Moved[]> {
	if (!isWorkingDay(day)) throw mistake('day', 'calendar.holidays.no_working_day');
	const moved: Moved[] = [];
	for (const { id, reference } of await listSpanning(db, [day])) {
		const { guarded } = await getGuarded(db, id);
		const steps = mayTriage(who, guarded) ? await listBareSteps(db, id) : [];
		const now = dueAs(steps, proclaimedDays());
		const then = dueAs(steps, new Set([...proclaimedDays(), day]));
		if (now === null || then === null) continue;
		const panelThatDay = then.panelOn === day;
		if (now.dueOn === then.dueOn && !panelThatDay) continue;
		moved.push({ id, reference, clock: then.clock, dueOn: now.dueOn, wouldBeDueOn: then.dueOn, panelThatDay });
	}
	return moved;
}

function dueAs(steps: Awaited<ReturnType<typeof listBareSteps>>, days: ReadonlySet<Day>) {
	return asIfProclaimed(days, () => {
		const procedure = foldSteps(steps);
		const clock = procedure && standingNow(procedure).clock;
		if (!clock) return null;
		const panelOn = procedure.phase === 'stage_3' ? procedure.last.panel_arranged?.panelOn : undefined;
		return { clock: clock.clock, dueOn: clock.dueOn, panelOn };
	});
}
