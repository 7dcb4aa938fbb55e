import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { type Day, londonMidnight } from '../calendar/day.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import type { Database } from '../database.ts';
import { openPhases } from './procedure/moves.ts';
import type { AppointedRole } from './procedure/people.ts';
import { type Need, SOON_WORKING_DAYS } from './register.ts';

type Where = ExpressionBuilder<Database, 'register_line'>;

/** Somebody waits for the authority: an open complaint. */
export function isOpen(where: Where) {
	return where('register_line.phase', 'in', [...openPhases]);
}

/** Each need as a question to the lines of the register, on this day. */
export function needsOn(today: Day): Record<Need, (where: Where) => Expression<SqlBool>> {
	const sentBefore = (where: Where, days: number) =>
		where('register_line.sent_at', '<', londonMidnight(addWorkingDays(today, -days)));
	const waits = (where: Where) =>
		where.or([
			isOpen(where),
			where.and([where('register_line.kind', '!=', 'complaint'), where('register_line.opened_at', 'is', null)]),
		]);
	const withTeam = (where: Where) =>
		where.and([
			waits(where),
			where('register_line.sent_to', '=', 'complaints_team'),
			where('register_line.accepted_at', 'is', null),
			where('register_line.to_decide', 'is', null),
		]);
	const withOthers = (where: Where) => where('register_line.sent_to', '!=', 'complaints_team');
	const toAccept = (where: Where) =>
		where.and([isOpen(where), withOthers(where), where('register_line.accepted_at', 'is', null)]);
	const unopened = (where: Where) =>
		where.and([waits(where), withOthers(where), where('register_line.opened_at', 'is', null)]);
	const due = (where: Where, test: '<' | '<=' | '>=', day: Day) => where('register_line.due_on', test, day);
	const isPast = (where: Where) => where('register_line.latest_on', '<', today);
	const unacknowledged = (where: Where) =>
		where.and([
			isOpen(where),
			where('register_line.acknowledge_by', 'is not', null),
			where('register_line.acknowledged_on', 'is', null),
		]);
	return {
		past_latest: (where) => where.and([isOpen(where), due(where, '<', today), isPast(where)]),
		late: (where) =>
			where.and([
				isOpen(where),
				due(where, '<', today),
				where.or([where('register_line.latest_on', 'is', null), where('register_line.latest_on', '>=', today)]),
			]),
		delay_notice: (where) =>
			where.and([
				where('register_line.phase', '=', 'stage_2'),
				due(where, '<', today),
				where.not(where.exists(extensionOf(where))),
			]),
		acknowledge: (where) => where.and([unacknowledged(where), where('register_line.acknowledge_by', '<=', today)]),
		decide: (where) => where.and([isOpen(where), where('register_line.to_decide', 'is not', null)]),
		triage: (where) => where.and([withTeam(where), where('register_line.why', '!=', 'bounced')]),
		bounced: (where) => where.and([withTeam(where), where('register_line.why', '=', 'bounced')]),
		untouched: (where) => where.and([isOpen(where), unopened(where), sentBefore(where, 2)]),
		accept_late: (where) => where.and([toAccept(where), sentBefore(where, 1)]),
		accept: toAccept,
		people: (where) =>
			where.or([
				where.and([
					where('register_line.phase', '=', 'stage_2'),
					where(appointedTo(where, ['investigating_officer', 'independent_person']), '<', 2),
				]),
				where.and([
					where('register_line.phase', 'in', ['stage_3', 'panel_met']),
					where(appointedTo(where, ['panel_chair', 'panel_member']), '<', 3),
				]),
			]),
		advocate: (where) => where.and([isOpen(where), where('register_line.advocacy_status', '=', 'wanted')]),
		unopened,
		due_soon: (where) =>
			where.and([isOpen(where), due(where, '>=', today), due(where, '<=', addWorkingDays(today, SOON_WORKING_DAYS))]),
		unacknowledged,
	};
}

/** The extension of the present run of stage 2: one of a run before it says nothing of this one. */
function extensionOf(where: Where) {
	return where
		.selectFrom('step as extension')
		.select('extension.id')
		.whereRef('extension.representation_id', '=', 'register_line.representation_id')
		.where('extension.what', '=', 'stage_2_extended')
		.where('extension.number', '>', (begun) =>
			begun
				.selectFrom('step as beginning')
				.select((select) => select.fn.coalesce(select.fn.max('beginning.number'), select.lit(0)).as('number'))
				.whereRef('beginning.representation_id', '=', 'register_line.representation_id')
				.where('beginning.what', 'in', ['stage_1_skipped', 'stage_2_requested']),
		);
}

function appointedTo(where: Where, roles: readonly AppointedRole[]) {
	return where
		.selectFrom('appointment')
		.select((select) => select.fn.countAll<number>().as('count'))
		.whereRef('appointment.representation_id', '=', 'register_line.representation_id')
		.where('appointment.ended_at', 'is', null)
		.where('appointment.role', 'in', [...roles]);
}
