import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import { isComplaintsTeam, managedPods, ownPods, type Staff } from '../accounts/roles.ts';
import type { Day } from '../calendar/day.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import type { Database } from '../database.ts';
import { notFound } from '../refusal.ts';
import { mayGoOnUnanswered, type TimeStanding, timeStanding } from './deadline.ts';
import { isInside, mayRead, mayRespond, mayTriage, readingsOf } from './permissions.ts';
import { progressOf } from './progress.ts';
import { findRecord } from './queries-record.ts';
import { getGuarded } from './queries.ts';
import { listMessages, listPoints, readRest } from './queries-words.ts';
import { answeredPhases, openPhases, type Phase } from './procedure/moves.ts';
import { type PhaseGroup, phaseGroups } from './procedure/phase-groups.ts';
import { readReference } from './reference.ts';
import type { Kind, SentTo } from './routing.ts';

export interface ListAsked {
	kind?: Kind | undefined;
	pod?: string | undefined;
	standing?: 'in_time' | 'due_soon' | 'late' | 'past_latest' | 'not_started' | 'answered' | undefined;
	/** Where it stands in the procedure. */
	phase?: PhaseGroup | undefined;
	sentTo?: SentTo | undefined;
	/** Not opened yet by whoever has it. */
	unopened?: boolean | undefined;
	/** Complaints that are not answered yet: what there is to do. */
	open?: boolean | undefined;
	/** An exact reference, or words that stand in what was said. */
	search?: string | undefined;
	/** Only what this person answers, leaving out what they may merely read. */
	mine?: boolean | undefined;
	page: number;
}

export const pageSize = 50;

/** A line of the register: no words and no name, so that a screen in an open office tells nothing. */
export interface RegisterRow {
	id: string;
	reference: string;
	kind: Kind;
	receivedOn: Day;
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
	why: string;
	urgent: boolean;
}

/** Every representation this person may know of, open ones first, what is due soonest at the top. */
export async function listRepresentations(
	db: Kysely<Database>,
	who: Staff,
	asked: ListAsked,
	today: Day,
): Promise<{ rows: RegisterRow[]; count: number }> {
	const found = filtered(db, who, asked, today);
	const [{ count }, rows] = await Promise.all([
		found.select((select) => select.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
		found
			.select(['representation.id', 'reference', 'representation.kind', 'received_on', 'representation.standing'])
			.select(['route', 'pod.name as podName', 'procedure.phase', 'procedure.stage', 'procedure.latest_on'])
			.select(['procedure.due_on', 'stage.due_on as stageDueOn'])
			.select(['stage.answered_at', 'stage.answered_on', 'delivery.sent_to', 'delivery.why', 'delivery.opened_at'])
			.select('delivery.accepted_at')
			.select((select) =>
				select
					.selectFrom('sorted_answer')
					.select('answer')
					.whereRef('sorted_answer.representation_id', '=', 'representation.id')
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
							.whereRef('urgent_item.representation_id', '=', 'representation.id')
							.where('urgent_decision.id', 'is', null),
					)
					.as('urgent'),
			)
			.orderBy('procedure.due_on', (order) => order.asc().nullsLast())
			.orderBy((order) => order.case().when('stage.answered_at', 'is', null).then(0).else(1).end())
			.orderBy('received_on', 'desc')
			.orderBy('representation.id', 'desc')
			.limit(pageSize)
			.offset((asked.page - 1) * pageSize)
			.execute(),
	]);
	return { count: Number(count), rows: rows.map((row) => registerRow(row, today)) };
}

function filtered(db: Kysely<Database>, who: Staff, asked: ListAsked, today: Day) {
	let found = db
		.selectFrom('representation')
		.innerJoin('delivery', (join) =>
			join.onRef('delivery.representation_id', '=', 'representation.id').on('delivery.ended_at', 'is', null),
		)
		.leftJoin('procedure', 'procedure.representation_id', 'representation.id')
		.leftJoin('stage', (join) =>
			join.onRef('stage.representation_id', '=', 'representation.id').onRef('stage.stage', '=', 'procedure.stage'),
		)
		.leftJoin('pod', 'pod.id', 'representation.pod_id')
		.where(visibleTo(who));
	if (asked.mine) found = found.where(answeredBy(who));
	if (asked.kind) found = found.where('representation.kind', '=', asked.kind);
	if (asked.pod) found = found.where('representation.pod_id', '=', asked.pod);
	if (asked.phase) found = found.where('procedure.phase', 'in', phaseGroups[asked.phase]);
	if (asked.sentTo) found = found.where('delivery.sent_to', '=', asked.sentTo);
	if (asked.unopened) found = found.where('delivery.opened_at', 'is', null);
	if (asked.open) {
		found = found.where('procedure.phase', 'in', openPhases);
	}
	if (asked.standing) found = found.where(standsAt(asked.standing, today));
	if (asked.search) found = found.where(saysOrIs(asked.search));
	return found;
}

type Where = ExpressionBuilder<Database, 'representation' | 'delivery' | 'procedure' | 'stage' | 'pod'>;

/** The question of `permissions.ts` `mayRead`, asked of the database. */
function visibleTo(who: Staff) {
	return (where: Where) => {
		const notAboutThem = where.or([
			where('representation.kind', '!=', 'complaint'),
			where('representation.about_account_id', 'is', null),
			where('representation.about_account_id', '!=', who.id),
		]);
		if (isComplaintsTeam(who)) return notAboutThem;
		return where.and([
			notAboutThem,
			where.or([
				holds(who)(where),
				where.and([where('delivery.sent_to', '=', 'pod'), where('delivery.pod_id', 'in', among(who.oversees))]),
				where.and([
					where('representation.kind', '=', 'compliment'),
					where('delivery.sent_to', '=', 'pod'),
					where('delivery.opened_at', 'is not', null),
					where('delivery.pod_id', 'in', among(ownPods(who))),
				]),
			]),
		]);
	};
}

function answeredBy(who: Staff) {
	return (where: Where) =>
		isComplaintsTeam(who) ? where('delivery.sent_to', '=', 'complaints_team') : holds(who)(where);
}

function holds(who: Staff) {
	return (where: Where) =>
		where.or([
			where.and([where('delivery.sent_to', '=', 'pod'), where('delivery.pod_id', 'in', among(managedPods(who)))]),
			where.and([where('delivery.sent_to', '=', 'service_manager'), where('delivery.account_id', '=', who.id)]),
		]);
}

/** An empty list is not SQL on PostgreSQL: no id is a dash. */
function among(ids: readonly string[]): readonly string[] {
	return ids.length === 0 ? ['-'] : ids;
}

function standsAt(standing: NonNullable<ListAsked['standing']>, today: Day) {
	const soon = addWorkingDays(today, 2);
	return (where: Where) => {
		const due = (test: '<' | '>' | '<=' | '>=', day: Day) => where('procedure.due_on', test, day);
		const tests = {
			answered: where('procedure.phase', 'in', answeredPhases),
			not_started: where.and([where('procedure.phase', 'in', openPhases), where('procedure.due_on', 'is', null)]),
			late: due('<', today),
			past_latest: where('procedure.latest_on', '<', today),
			due_soon: where.and([due('>=', today), due('<=', soon)]),
			in_time: due('>', soon),
		};
		return tests[standing];
	};
}

/** A reference is matched exactly; anything else is looked for in the words themselves. */
function saysOrIs(search: string) {
	return (where: Where) => {
		const pattern = `%${search.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
		return where.or([
			where('representation.reference', '=', readReference(search)),
			where.exists(
				where
					.selectFrom('complaint_point')
					.select('complaint_point.id')
					.whereRef('complaint_point.representation_id', '=', 'representation.id')
					.where(sql<boolean>`lower(complaint_point.words) like ${pattern} escape '\\'`),
			),
		]);
	};
}

interface FoundRow {
	id: string;
	reference: string;
	kind: Kind;
	received_on: Day;
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
	sent_to: SentTo;
	why: string;
	opened_at: string | null;
	accepted_at: string | null;
	sorted: 'yes' | 'partly' | 'no' | null;
	urgent: unknown;
}

function registerRow(row: FoundRow, today: Day): RegisterRow {
	return {
		id: row.id,
		reference: row.reference,
		kind: row.kind,
		receivedOn: row.received_on,
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
			sentTo: row.sent_to,
			openedAt: row.opened_at,
			acceptedAt: row.accepted_at,
			answeredAt: row.answered_at,
			sorted: row.sorted,
		}),
		sentTo: row.sent_to,
		why: row.why,
		urgent: Boolean(Number(row.urgent)) || row.urgent === true,
	};
}

/** Against the clock it is known by now; null where none runs and none is waited for: frozen, withdrawn, outside. */
function standsNow(row: FoundRow, today: Day): TimeStanding | null {
	if (row.answered_on !== null) return timeStanding({ dueOn: row.stageDueOn, answeredOn: row.answered_on }, today);
	if (row.due_on !== null) return timeStanding({ dueOn: row.due_on, answeredOn: null }, today);
	return row.phase === 'stage_1' || row.phase === 'to_be_decided' ? 'not_started' : null;
}

/**
 * One representation as staff see it. Whoever has to answer it presses "open" first: until then its words stay closed,
 * so that "opened" is true when the person reads it. Somebody who only shares in a thank-you gets the thank-you alone.
 */
export async function getCase(db: Kysely<Database>, who: Staff, id: string, today: Day) {
	const { guarded, delivery } = await getGuarded(db, id);
	if (!mayRead(who, guarded)) throw notFound();
	const mine = { mayRespond: mayRespond(who, guarded), mayTriage: mayTriage(who, guarded) };
	const closed = mine.mayRespond && !mine.mayTriage && delivery.opened_at === null;
	const inside = isInside(who, guarded);
	const row = await findCaseRow(db, id);
	const readings = readingsOf(who, guarded);
	const rest = await readRest(db, row, readings.family);
	const [record, points, findings, messages, notes, history, deliveries, themes] = await Promise.all([
		inside ? findRecord(db, id) : null,
		closed ? [] : listPoints(db, id, readings.family),
		inside ? listFindings(db, id) : [],
		inside ? listMessages(db, id, readings) : [],
		inside ? listNotes(db, id) : [],
		inside ? listHistory(db, id) : [],
		inside ? listDeliveries(db, id) : [],
		db.selectFrom('representation_theme').select('theme').where('representation_id', '=', id).execute(),
	]);
	const shown = <Value>(value: Value) => (inside ? value : null);
	return {
		id,
		reference: row.reference,
		kind: row.kind,
		...mine,
		isClosed: closed,
		channel: row.channel,
		receivedOn: row.received_on,
		recordedAt: row.recorded_at,
		route: row.route,
		standing: row.standing,
		podId: row.pod_id,
		podName: row.podName,
		complainantName: shown(row.person_name ?? row.accountName),
		about: shown(row.about),
		aboutName: shown(row.aboutName),
		keepFromWorker: row.keep_from_worker === 1,
		wants: shown(rest.wants?.words ?? null),
		wantsOthersRead: shown(rest.wants?.othersRead ?? null),
		happenedOn: shown(row.happened_on),
		happenedWords: shown(rest.happened?.words ?? null),
		happenedOthersRead: shown(rest.happened?.othersRead ?? null),
		advocacyStatus: row.advocacy_status,
		advocateAppointedOn: row.advocate_appointed_on,
		contact: shown({ channel: row.contact_channel, detail: row.contact_detail, times: row.contact_times }),
		language: row.language,
		wording: row.wording as 'adult' | 'young' | 'easy',
		sentTo: delivery.sent_to,
		why: delivery.why,
		openedAt: delivery.opened_at,
		acceptedAt: delivery.accepted_at,
		stage:
			row.stage === null
				? null
				: {
						stage: row.stage,
						basis: row.basis!,
						startedOn: row.started_on,
						dueOn: row.due_on,
						latestOn: row.latest_on,
						answeredOn: row.answered_on,
						terms: shown(row.resolution_terms),
						timeStanding: timeStanding({ dueOn: row.due_on, answeredOn: row.answered_on }, today),
						mayGoOn: mayGoOnUnanswered({ latestOn: row.latest_on, answeredOn: row.answered_on }, today),
					},
		points: points.map((point) => {
			const found = findings.find((finding) => finding.point_id === point.id);
			return { ...point, finding: found ? { finding: found.finding, words: found.words } : null };
		}),
		messages,
		record,
		notes,
		history,
		deliveries,
		themes: themes.map(({ theme }) => theme),
		linkedId: inside ? row.linked_id : null,
	};
}

async function findCaseRow(db: Kysely<Database>, id: string) {
	return db
		.selectFrom('representation')
		.leftJoin('pod', 'pod.id', 'representation.pod_id')
		.leftJoin('account', 'account.id', 'representation.from_account_id')
		.leftJoin('account as about_account', 'about_account.id', 'representation.about_account_id')
		.leftJoin('stage', (join) =>
			join.onRef('stage.representation_id', '=', 'representation.id').on('stage.stage', '=', 1),
		)
		.selectAll('representation')
		.select(['pod.name as podName', 'account.name as accountName', 'about_account.name as aboutName'])
		.select(['stage.stage', 'stage.basis', 'stage.started_on', 'stage.due_on', 'stage.latest_on'])
		.select(['stage.answered_on', 'stage.resolution_terms'])
		.where('representation.id', '=', id)
		.executeTakeFirstOrThrow();
}

async function listFindings(db: Kysely<Database>, id: string) {
	return db
		.selectFrom('finding')
		.select(['point_id', 'finding', 'words'])
		.where('representation_id', '=', id)
		.execute();
}

async function listNotes(db: Kysely<Database>, id: string) {
	return db
		.selectFrom('staff_note')
		.innerJoin('account', 'account.id', 'staff_note.account_id')
		.select(['staff_note.id', 'staff_note.words', 'staff_note.written_at as writtenAt', 'account.name'])
		.where('representation_id', '=', id)
		.orderBy('staff_note.id')
		.execute();
}

/** What happened, oldest first, with who by name where it was staff. A family's part is told as theirs. */
async function listHistory(db: Kysely<Database>, id: string) {
	const rows = await db
		.selectFrom('record')
		.leftJoin('account', 'account.id', 'record.who_id')
		.select(['record.at', 'record.what', 'record.who_kind as whoKind', 'account.name', 'record.particulars'])
		.where('subject', '=', 'representation')
		.where('subject_id', '=', id)
		.orderBy('record.id')
		.execute();
	return rows.map(({ particulars, ...row }) => ({
		...row,
		particulars: JSON.parse(particulars) as Record<string, string | number | boolean | null>,
	}));
}

async function listDeliveries(db: Kysely<Database>, id: string) {
	const rows = await db
		.selectFrom('delivery')
		.leftJoin('pod', 'pod.id', 'delivery.pod_id')
		.leftJoin('account', 'account.id', 'delivery.account_id')
		.select(['delivery.id', 'sent_to', 'why', 'sent_at', 'opened_at', 'accepted_at', 'bounced_at', 'bounce_reason'])
		.select(['pod.name as podName', 'account.name as holder'])
		.where('representation_id', '=', id)
		.orderBy('delivery.id')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		sentTo: row.sent_to,
		why: row.why,
		podName: row.podName,
		holder: row.holder,
		sentAt: row.sent_at,
		openedAt: row.opened_at,
		acceptedAt: row.accepted_at,
		bouncedAt: row.bounced_at,
		bounceReason: row.bounce_reason,
	}));
}
