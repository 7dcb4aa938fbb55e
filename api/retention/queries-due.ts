import { type Kysely, sql } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import { type Day, plusMonths } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { openPhases } from '../representations/procedure/moves.ts';
import { endedBy, type Kind, type Schedule, type Subject } from './schedule.ts';

export interface Due {
	subject: Subject;
	kind: Kind;
	/** A reference, or a name; null where neither is anybody's business. */
	label: string | null;
	endedOn: Day;
	/** When it came to its end. */
	dueOn: Day;
}

/** As many as a person can look through; the next come when these are decided. */
const AT_A_TIME = 200;

/** Everything that has come to its end today, the longest ago first. */
export async function listDue(db: Kysely<Database>, who: Staff, schedule: Schedule, today: Day): Promise<Due[]> {
	const found = await Promise.all([
		dueRepresentations(db, who, schedule, today),
		dueAnswers(db, schedule, today),
		dueViews(db, schedule, today),
		dueCallBacks(db, schedule, today),
		duePeople(db, schedule, today),
	]);
	return found.flat().toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0));
}

function due(kind: Kind, subject: Subject, endedOn: Day, schedule: Schedule, label: string | null = null): Due {
	return { subject, kind, label, endedOn, dueOn: plusMonths(endedOn, schedule[kind]) };
}

async function dueRepresentations(db: Kysely<Database>, who: Staff, schedule: Schedule, today: Day): Promise<Due[]> {
	const shortest = Math.min(
		...(['statutory_complaint', 'corporate_complaint', 'compliment', 'comment'] as const).map((kind) => schedule[kind]),
	);
	const rows = await db
		.selectFrom('representation')
		.leftJoin('procedure', 'procedure.representation_id', 'representation.id')
		.select(['representation.id', 'reference', 'kind', 'route', 'received_on', 'procedure.phase'])
		.select([
			sql<string | null>`(select max(happened_on) from step where step.representation_id = representation.id)`.as(
				'stepped',
			),
			sql<string | null>`(select max(substr(sent_at, 1, 10)) from message
				where message.representation_id = representation.id)`.as('written'),
		])
		.where('received_on', '<=', endedBy(today, shortest))
		.where('erased_at', 'is', null)
		.where((where) => where.or([where('about_account_id', 'is', null), where('about_account_id', '!=', who.id)]))
		.orderBy('received_on')
		.limit(AT_A_TIME)
		.execute();
	return rows.flatMap((row) => {
		if ((openPhases as readonly (string | null)[]).includes(row.phase)) return [];
		const kind = kindOf(row);
		const endedOn = [row.received_on, row.stepped ?? '', row.written ?? ''].toSorted().at(-1)!;
		if (endedOn > endedBy(today, schedule[kind])) return [];
		return [due(kind, { kind: 'representation', id: row.id }, endedOn, schedule, row.reference)];
	});
}

function kindOf({ kind, route }: { kind: 'complaint' | 'compliment' | 'comment'; route: string | null }): Kind {
	if (kind !== 'complaint') return kind;
	return route === 'corporate' ? 'corporate_complaint' : 'statutory_complaint';
}

async function dueAnswers(db: Kysely<Database>, schedule: Schedule, today: Day): Promise<Due[]> {
	const rows = await db
		.selectFrom('closure_answer')
		.select(['invitation_id', 'answered_at'])
		.where('answered_at', '<', endedBy(today, schedule.closure_answer))
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('erasure_certificate')
						.select('id')
						.where('kind', '=', 'closure_answer')
						.whereRef('reference', '=', 'closure_answer.invitation_id'),
				),
			),
		)
		.limit(AT_A_TIME)
		.execute();
	return rows.map(({ invitation_id, answered_at }) =>
		due('closure_answer', { kind: 'closure_answer', id: invitation_id }, answered_at.slice(0, 10), schedule),
	);
}

async function dueViews(db: Kysely<Database>, schedule: Schedule, today: Day): Promise<Due[]> {
	const rows = await db
		.selectFrom('conference_invitation')
		.innerJoin('conference', 'conference.id', 'conference_invitation.conference_id')
		.select(['conference_invitation.id', 'conference.held_on'])
		.where('conference.held_on', '<=', endedBy(today, schedule.conference_views))
		.where(({ exists, selectFrom }) =>
			exists(
				selectFrom('conference_views')
					.innerJoin('response_answer', 'response_answer.response_id', 'conference_views.response_id')
					.select('conference_views.id')
					.whereRef('conference_views.invitation_id', '=', 'conference_invitation.id'),
			),
		)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('erasure_certificate')
						.select('id')
						.where('kind', '=', 'conference_views')
						.whereRef('reference', '=', 'conference_invitation.id'),
				),
			),
		)
		.limit(AT_A_TIME)
		.execute();
	return rows.map(({ id, held_on }) => due('conference_views', { kind: 'conference_views', id }, held_on, schedule));
}

async function dueCallBacks(db: Kysely<Database>, schedule: Schedule, today: Day): Promise<Due[]> {
	const rows = await db
		.selectFrom('call_back')
		.select(['id', 'done_at'])
		.where('done_at', '<', endedBy(today, schedule.call_back))
		.limit(AT_A_TIME)
		.execute();
	return rows.map(({ id, done_at }) => due('call_back', { kind: 'call_back', id }, done_at!.slice(0, 10), schedule));
}

/** Whose work has ended, of whom nothing newer is kept, and whose representations have been erased before. */
async function duePeople(db: Kysely<Database>, schedule: Schedule, today: Day): Promise<Due[]> {
	const rows = await db
		.selectFrom('account')
		.select(['account.id', 'name', 'created_at', 'ended_at'])
		.select([
			sql<string | null>`(select max(coalesce(ended_on, '9999')) from allocation
				where allocation.account_id = account.id)`.as('worked'),
		])
		.where('kind', '=', 'family')
		.where('erased_at', 'is', null)
		.where('created_at', '<', endedBy(today, schedule.person))
		.where(({ not, exists, selectFrom }) =>
			not(exists(selectFrom('representation').select('id').whereRef('from_account_id', '=', 'account.id'))),
		)
		.limit(AT_A_TIME)
		.execute();
	return rows.flatMap(({ id, name, created_at, ended_at, worked }) => {
		const endedOn = [created_at.slice(0, 10), ended_at?.slice(0, 10) ?? '', worked ?? ''].toSorted().at(-1)!;
		if (endedOn > endedBy(today, schedule.person)) return [];
		return [due('person', { kind: 'person', id }, endedOn, schedule, name)];
	});
}
