import { type ExpressionBuilder, type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import { isComplaintsTeam, type Staff } from '../accounts/roles.ts';
import { type Day, londonDay } from '../calendar/day.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import type { Database } from '../database.ts';
import { mayGoOnUnanswered, type TimeStanding, timeStanding } from './deadline.ts';
import { answeredPhases, openPhases, type Phase } from './procedure/moves.ts';
import { type PhaseGroup, phaseGroups } from './procedure/phase-groups.ts';
import { progressOf } from './progress.ts';
import { isOpen, needsOn } from './queries-needs.ts';
import { findSaid } from './queries-said.ts';
import { answeredBy, knownTo, visibleTo } from './queries-visible.ts';
import { readReference } from './reference.ts';
import { acceptBy, type Need, type Sort, type Sorting } from './register.ts';
import { isUntouched } from './reminders.ts';
import type { Kind, SentTo } from './routing.ts';

/** What the register is asked for. */
export interface ListAsked {
	kind?: Kind | undefined;
	pod?: string | undefined;
	standing?: 'in_time' | 'due_soon' | 'late' | 'past_latest' | 'not_started' | 'answered' | undefined;
	/** Where it stands in the procedure. */
	phase?: PhaseGroup | undefined;
	sentTo?: SentTo | undefined;
	need?: Need | undefined;
	channel?: string | undefined;
	/** Who complains, by section 26. */
	complainant?: string | undefined;
	theme?: string | undefined;
	receivedFrom?: Day | undefined;
	receivedTo?: Day | undefined;
	dueFrom?: Day | undefined;
	dueTo?: Day | undefined;
	/** Not opened yet by whoever has it. */
	unopened?: 'yes' | undefined;
	/** Complaints that are not answered yet: what there is to do. */
	open?: 'yes' | undefined;
	/** An exact reference, or words that stand in what was said. */
	search?: string | undefined;
	/** Only what this person answers, leaving out what they may merely read. */
	mine?: 'yes' | undefined;
	sort?: Sorting | undefined;
}

export const pageSize = 50;

/** A line of the register: no words and no name, so that a screen in an open office tells nothing. */
export interface RegisterRow {
	id: string;
	reference: string;
	kind: Kind;
	receivedOn: Day;
	changedOn: Day | null;
	podName: string | null;
	complainant: string;
	route: string | null;
	/** Where it stands in the procedure; null for what has none. */
	phase: Phase | null;
	stage: number | null;
	dueOn: Day | null;
	latestOn: Day | null;
	timeStanding: TimeStanding | null;
	/** Past its last day unanswered: the person may go on to stage 2. */
	mayGoOn: boolean;
	progress: string;
	sentTo: SentTo;
	sentOn: Day;
	/** By when whoever has it takes it on or gives it back; null once they have. */
	acceptBy: Day | null;
	/** Nobody has opened it for two working days: those above were told. */
	untouched: boolean;
	why: string;
	urgent: boolean;
}

/** Every representation this person may know of, as they ask for it; what is due soonest at the top. */
export async function listRepresentations(
	db: Kysely<Database>,
	who: Staff,
	{ page, ...asked }: ListAsked & { page: number },
	today: Day,
): Promise<{ rows: RegisterRow[]; count: number }> {
	const found = await findLines(db, who, asked, today);
	const [{ count }, rows] = await Promise.all([
		found.select((select) => select.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
		listRows(db, found, { sort: asked.sort, offset: (page - 1) * pageSize, limit: pageSize }, today),
	]);
	return { count: Number(count), rows };
}

export type Lines = Awaited<ReturnType<typeof findLines>>;

/** The lines that fit what is asked, of those this person may know of: not yet read, for whoever counts or lists them. */
export async function findLines(db: Kysely<Database>, who: Staff, asked: ListAsked, today: Day) {
	let found = (asked.search ? await linesSaying(db, who, asked.search) : db.selectFrom('register_line')).where(
		visibleTo(who),
	);
	if (asked.mine) found = found.where(answeredBy(who));
	if (asked.kind) found = found.where('kind', '=', asked.kind);
	if (asked.pod) found = found.where('pod_id', '=', asked.pod);
	if (asked.phase) found = found.where('phase', 'in', phaseGroups[asked.phase]);
	if (asked.sentTo) found = found.where('sent_to', '=', asked.sentTo);
	if (asked.need) found = found.where(needsOn(today)[asked.need]);
	if (asked.channel) found = found.where('channel', '=', asked.channel);
	if (asked.complainant) found = found.where('standing', '=', asked.complainant);
	if (asked.receivedFrom) found = found.where('received_on', '>=', asked.receivedFrom);
	if (asked.receivedTo) found = found.where('received_on', '<=', asked.receivedTo);
	if (asked.dueFrom) found = found.where('due_on', '>=', asked.dueFrom);
	if (asked.dueTo) found = found.where('due_on', '<=', asked.dueTo);
	if (asked.unopened) found = found.where('opened_at', 'is', null);
	if (asked.open) found = found.where(isOpen);
	if (asked.standing) found = found.where(standsAt(asked.standing, today));
	if (asked.theme) found = found.where(isAbout(asked.theme));
	return found;
}

type Where = ExpressionBuilder<Database, 'register_line'>;

function standsAt(standing: NonNullable<ListAsked['standing']>, today: Day) {
	const soon = addWorkingDays(today, 2);
	return (where: Where) => {
		const due = (test: '<' | '>' | '<=' | '>=', day: Day) => where('due_on', test, day);
		const tests = {
			answered: where('phase', 'in', answeredPhases),
			not_started: where.and([isOpen(where), where('due_on', 'is', null)]),
			late: due('<', today),
			past_latest: where('latest_on', '<', today),
			due_soon: where.and([due('>=', today), due('<=', soon)]),
			in_time: due('>', soon),
		};
		return tests[standing];
	};
}

function isAbout(theme: string) {
	return (where: Where) =>
		where(
			'register_line.representation_id',
			'in',
			where.selectFrom('representation_theme').select('representation_id').where('theme', '=', theme),
		);
}

/** A reference is matched exactly and then is all that was meant; anything else is looked for in the words themselves. */
async function linesSaying(db: Kysely<Database>, who: Staff, search: string) {
	const lines = db.selectFrom('register_line');
	const reference = readReference(search);
	const isThere = await lines.select('reference').where('reference', '=', reference).where(visibleTo(who)).execute();
	if (isThere.length > 0) return lines.where('reference', '=', reference);
	const said = await findSaid(db, who, search);
	if (said === null) return lines.where((where) => where.lit(false));
	return isComplaintsTeam(who) ? linesIn(db, said) : linesIn(db, said).where(isReadBy(who));
}

/** Words that are still closed to somebody find nothing for them. */
function isReadBy(who: Staff) {
	return (where: Where) => where.or([where('register_line.opened_at', 'is not', null), knownTo(who)(where)]);
}

/** The few that are found by words are looked at first, however much else is asked of them: a cross join says so. */
function linesIn(db: Kysely<Database>, said: RawBuilder<{ id: string }>) {
	const lines = db
		.selectFrom(sql<{ id: string }>`(${said})`.as('said'))
		.crossJoin('register_line')
		.whereRef('register_line.representation_id', '=', 'said.id')
		.selectAll('register_line');
	return db.selectFrom(lines.as('register_line')) as unknown as SelectQueryBuilder<Database, 'register_line', object>;
}

interface Part {
	sort: Sorting | undefined;
	offset: number;
	limit: number;
}

/** The lines of one page, with what else a line shows: looked up for those few alone. */
export async function listRows(db: Kysely<Database>, found: Lines, part: Part, today: Day): Promise<RegisterRow[]> {
	const order = orderOf(part.sort);
	const few = found.select('representation_id').orderBy(order).limit(part.limit).offset(part.offset);
	const rows = await db
		.selectFrom(few.as('few'))
		.innerJoin('register_line', 'register_line.representation_id', 'few.representation_id')
		.leftJoin('pod', 'pod.id', 'register_line.pod_id')
		.leftJoin('stage', (join) =>
			join
				.onRef('stage.representation_id', '=', 'register_line.representation_id')
				.onRef('stage.stage', '=', 'register_line.stage'),
		)
		.selectAll('register_line')
		.select(['pod.name as podName', 'stage.due_on as stageDueOn', 'stage.answered_at', 'stage.answered_on'])
		.select((select) =>
			select
				.selectFrom('sorted_answer')
				.select('answer')
				.whereRef('sorted_answer.representation_id', '=', 'register_line.representation_id')
				.orderBy('sorted_answer.id', 'desc')
				.limit(1)
				.as('sorted'),
		)
		.select((select) =>
			select
				.exists(
					select
						.selectFrom('urgent_item')
						.leftJoin('urgent_decision', 'urgent_decision.urgent_item_id', 'urgent_item.id')
						.select('urgent_item.id')
						.whereRef('urgent_item.representation_id', '=', 'register_line.representation_id')
						.where('urgent_decision.id', 'is', null),
				)
				.as('urgent'),
		)
		.orderBy(order)
		.execute();
	return rows.map((row) => registerRow(row, today));
}

const latestFirst = sql`register_line.received_on desc, register_line.representation_id desc`;

/** What has no due day comes after what has one, either way. */
function orderOf(sorting: Sorting = 'due') {
	const way = sql.raw(sorting.startsWith('-') ? 'desc' : 'asc');
	const sort = sorting.replace('-', '') as Sort;
	if (sort === 'due') return sql`register_line.due_on ${way} nulls last, ${latestFirst}`;
	const column = { received: 'received_on', changed: 'changed_at', reference: 'reference' }[sort];
	return sql`${sql.ref(`register_line.${column}`)} ${way}, register_line.representation_id ${way}`;
}

interface FoundRow {
	representation_id: string;
	reference: string;
	kind: Kind;
	received_on: Day;
	changed_at: string | null;
	standing: string;
	route: string | null;
	podName: string | null;
	phase: string | null;
	stage: number | null;
	due_on: Day | null;
	stageDueOn: Day | null;
	latest_on: Day | null;
	answered_at: string | null;
	answered_on: Day | null;
	sent_to: SentTo | null;
	why: string | null;
	sent_at: string | null;
	opened_at: string | null;
	accepted_at: string | null;
	sorted: 'yes' | 'partly' | 'no' | null;
	urgent: unknown;
}

function registerRow(row: FoundRow, today: Day): RegisterRow {
	const [sentTo, sentAt] = [row.sent_to!, row.sent_at!]; // what is nowhere is in nobody's list
	const waits = row.phase !== null && (openPhases as readonly string[]).includes(row.phase);
	const isWithOthers = waits && sentTo !== 'complaints_team';
	return {
		id: row.representation_id,
		reference: row.reference,
		kind: row.kind,
		receivedOn: row.received_on,
		changedOn: row.changed_at === null ? null : londonDay(row.changed_at),
		podName: row.podName,
		complainant: row.standing,
		route: row.route,
		phase: row.phase as Phase | null,
		stage: row.stage,
		dueOn: row.answered_on === null ? row.due_on : row.stageDueOn,
		latestOn: row.latest_on,
		timeStanding: standsNow(row, today),
		mayGoOn:
			row.phase === 'stage_1' && mayGoOnUnanswered({ latestOn: row.latest_on, answeredOn: row.answered_on }, today),
		progress: progressOf({
			sentTo,
			openedAt: row.opened_at,
			acceptedAt: row.accepted_at,
			answeredAt: row.answered_at,
			sorted: row.sorted,
		}),
		sentTo,
		sentOn: londonDay(sentAt),
		acceptBy: waits ? acceptBy({ sentTo, sentAt, acceptedAt: row.accepted_at }) : null,
		untouched: isWithOthers && isUntouched({ sentOn: londonDay(sentAt), openedAt: row.opened_at }, today),
		why: row.why!,
		urgent: Boolean(Number(row.urgent)) || row.urgent === true,
	};
}

/** Against the clock it is known by now; null where none runs and none is waited for: frozen, withdrawn, outside. */
function standsNow(row: FoundRow, today: Day): TimeStanding | null {
	if (row.answered_on !== null) return timeStanding({ dueOn: row.stageDueOn, answeredOn: row.answered_on }, today);
	if (row.due_on !== null) return timeStanding({ dueOn: row.due_on, answeredOn: null }, today);
	return row.phase === 'stage_1' || row.phase === 'to_be_decided' ? 'not_started' : null;
}
