import type { ExpressionBuilder } from 'kysely';
import { isComplaintsTeam, managedPods, ownPods, type Staff } from '../accounts/roles.ts';
import type { Database } from '../database.ts';

type Where = ExpressionBuilder<Database, 'register_line'>;

/** The question of `permissions.ts` `mayRead`, asked of the database. */
export function visibleTo(who: Staff) {
	return (where: Where) => {
		const there = where.and([where('register_line.sent_to', 'is not', null), notAbout(who)(where)]);
		if (isComplaintsTeam(who)) return there;
		return where.and([
			there,
			where.or([
				holds(who)(where),
				oversees(who)(where),
				where.and([
					where('register_line.kind', '=', 'compliment'),
					where('register_line.sent_to', '=', 'pod'),
					where('register_line.opened_at', 'is not', null),
					where('register_line.held_pod_id', 'in', among(ownPods(who))),
				]),
			]),
		]);
	};
}

/** The question of `isInside`: officers, whoever answers it once it is opened, and who oversees its pod. */
export function knownTo(who: Staff) {
	return (where: Where) => {
		if (isComplaintsTeam(who)) return visibleTo(who)(where);
		const opened = where.and([holds(who)(where), where('register_line.opened_at', 'is not', null)]);
		return where.and([visibleTo(who)(where), where.or([opened, oversees(who)(where)])]);
	};
}

/** The question of `mayRespond`, of what is visible. */
export function answeredBy(who: Staff) {
	return (where: Where) =>
		isComplaintsTeam(who) ? where('register_line.sent_to', '=', 'complaints_team') : holds(who)(where);
}

function notAbout(who: Staff) {
	return (where: Where) =>
		where.or([
			where('register_line.kind', '!=', 'complaint'),
			where('register_line.about_account_id', 'is', null),
			where('register_line.about_account_id', '!=', who.id),
		]);
}

function holds(who: Staff) {
	return (where: Where) =>
		where.or([
			where.and([
				where('register_line.sent_to', '=', 'pod'),
				where('register_line.held_pod_id', 'in', among(managedPods(who))),
			]),
			where.and([
				where('register_line.sent_to', '=', 'service_manager'),
				where('register_line.held_account_id', '=', who.id),
			]),
		]);
}

function oversees(who: Staff) {
	return (where: Where) =>
		where.and([
			where('register_line.sent_to', '=', 'pod'),
			where('register_line.held_pod_id', 'in', among(who.oversees)),
		]);
}

/** An empty list is not SQL on PostgreSQL: no id is a dash. */
function among(ids: readonly string[]): readonly string[] {
	return ids.length === 0 ? ['-'] : ids;
}
