import type { Kysely } from 'kysely';
import type { Who } from '../accounts/roles.ts';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { notFound } from '../refusal.ts';
import { acknowledgeBy, promisedOn } from './deadline.ts';
import { mayFollow, mayTakeForFamily, readingsOf } from '../policy/representations.ts';
import { standsForFamily, type StandsForFamily } from './procedure/for-family.ts';
import type { Phase } from './procedure/moves.ts';
import type { Route } from './procedure/steps.ts';
import { type Progress, progressOf } from './progress.ts';
import { mayBeRead } from './procedure/reports.ts';
import { getGuarded } from './queries.ts';
import { type Corrected, listCorrections, listMessages, listPoints } from './queries-words.ts';
import { findRecord } from './queries-record.ts';
import { listReports } from './queries-stages.ts';
import { foldSteps, listBareSteps } from './queries-steps.ts';

/**
 * What a person sees of what they told us. This file reads neither staff notes nor history nor anybody else's words: what
 * is not selected here cannot reach a family.
 */
export async function getThread(db: Kysely<Database>, who: Who, id: string, today: Day) {
	const { guarded, delivery } = await getGuarded(db, id);
	if (!mayFollow(who, guarded)) throw notFound();
	const readings = readingsOf(who, guarded);
	const row = await db
		.selectFrom('representation')
		.leftJoin('pod', 'pod.id', 'representation.pod_id')
		.leftJoin('stage', (join) =>
			join.onRef('stage.representation_id', '=', 'representation.id').on('stage.stage', '=', 1),
		)
		.select(['representation.reference', 'representation.kind', 'received_on', 'route', 'wants', 'linked_id'])
		.select(['advocacy_status', 'contact_channel', 'pod.name as podName', 'pod.emblem as podEmblem'])
		.select(['stage.started_on', 'stage.due_on', 'stage.latest_on', 'stage.answered_at', 'stage.answered_on'])
		.select('stage.resolution_terms')
		.where('representation.id', '=', id)
		.executeTakeFirstOrThrow();
	const [record, reports, points, findings, messages, sorted, holder, linked, stands, corrections] = await Promise.all([
		findRecord(db, id),
		listReports(db, id),
		listPoints(db, id, readings.family),
		db.selectFrom('finding').select(['point_id', 'finding', 'words']).where('representation_id', '=', id).execute(),
		listMessages(db, id, readings),
		lastSorted(db, id),
		findHolderName(db, delivery.account_id),
		row.linked_id === null ? undefined : findLinked(db, who, row.linked_id),
		findStands(db, id, today),
		listCorrections(db, id, readings.family),
	]);
	const dueOn = promisedOn(row.kind, row.route as Route | null, row.due_on);
	return {
		id,
		reference: row.reference,
		kind: row.kind,
		receivedOn: row.received_on,
		acknowledgeBy: acknowledgeBy(row.received_on),
		startedOn: dueOn === null ? null : row.started_on,
		dueOn,
		...stands,
		mayTake: stands.mayTake.filter((step) => mayTakeForFamily(who, guarded, step)),
		awaitsAdvocate: row.kind === 'complaint' && row.advocacy_status === 'wanted',
		interestToBeDecided: row.route === 'to_be_decided',
		outsideProcedure: row.route === 'outside_procedure',
		sentTo: delivery.sent_to,
		with: holder ?? null,
		podName: row.podName,
		podEmblem: row.podEmblem,
		openedAt: delivery.opened_at,
		progress: progressOf({
			sentTo: delivery.sent_to,
			openedAt: delivery.opened_at,
			acceptedAt: delivery.accepted_at,
			answeredAt: row.answered_at,
			sorted: sorted ?? null,
		}),
		points: points.map(({ id: point, words, corrections: since }) => {
			const found = findings.find((finding) => finding.point_id === point);
			return {
				...{ id: point, words, corrections: since.map(asTold) },
				finding: found ? { finding: found.finding, words: found.words } : null,
			};
		}),
		reports: reports.filter(({ report }) =>
			mayBeRead(
				report,
				reports.map((given) => given.report),
			),
		),
		wants: row.wants,
		wantsCorrections: corrections.of('wants', id).map(asTold),
		answeredOn: row.answered_on,
		terms: row.resolution_terms,
		sorted: sorted ?? null,
		contactChannel: row.contact_channel,
		messages: messages.map(({ othersRead: _, template: __, templateVersion: ___, ...message }) => ({
			...message,
			corrections: message.corrections.map(asTold),
		})),
		record,
		linked: linked ?? null,
		answeredUnder: (await findAnsweredUnder(db, who, id)) ?? null,
	};
}

/** Without how others read it. */
function asTold({ words, writtenAt }: Corrected) {
	return { words, writtenAt };
}

/** Only a complaint has a procedure. */
const noProcedure = {
	...{ phase: null, since: null, mayTake: [], promised: null, panelOn: null },
	...{ tellUsBy: null, resubmitBy: null },
};

async function findStands(
	db: Kysely<Database>,
	id: string,
	today: Day,
): Promise<StandsForFamily | (typeof noProcedure & { milestones: []; pausedPoints: string[] })> {
	const procedure = foldSteps(await listBareSteps(db, id));
	return procedure ? standsForFamily(procedure, today) : { ...noProcedure, milestones: [], pausedPoints: [] };
}

/** What the clock of these ends with is an answer. */
const answering: readonly string[] = ['stage_1', 'stage_2', 'corporate_1', 'corporate_2'] satisfies Phase[];

/** Everything this person told us, newest first, with how many replies they have not read. */
export async function listThreads(db: Kysely<Database>, who: Who) {
	if (who.kind !== 'family' && who.kind !== 'return') return [];
	const rows = await db
		.selectFrom('representation')
		.innerJoin('delivery', (join) =>
			join.onRef('delivery.representation_id', '=', 'representation.id').on('delivery.ended_at', 'is', null),
		)
		.leftJoin('stage', (join) =>
			join.onRef('stage.representation_id', '=', 'representation.id').on('stage.stage', '=', 1),
		)
		.leftJoin('procedure', 'procedure.representation_id', 'representation.id')
		.select(['representation.id', 'reference', 'kind', 'received_on', 'stage.answered_at'])
		.select(['procedure.phase', 'procedure.due_on', 'procedure.agreed_until_on'])
		.select(['delivery.sent_to', 'delivery.opened_at', 'delivery.accepted_at'])
		.select((select) =>
			select
				.selectFrom('message')
				.select((count) => count.fn.countAll<number>().as('count'))
				.whereRef('message.representation_id', '=', 'representation.id')
				.where('side', '=', 'staff')
				.where('seen_at', 'is', null)
				.as('newReplies'),
		)
		.select((select) =>
			select
				.selectFrom('sorted_answer')
				.select('answer')
				.whereRef('sorted_answer.representation_id', '=', 'representation.id')
				.orderBy('sorted_answer.id', 'desc')
				.limit(1)
				.as('sorted'),
		)
		.where((where) =>
			who.kind === 'family'
				? where('representation.from_account_id', '=', who.id)
				: where('representation.id', '=', who.representationId),
		)
		.orderBy('received_at', 'desc')
		.orderBy('representation.id', 'desc')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		reference: row.reference,
		kind: row.kind,
		receivedOn: row.received_on,
		phase: row.phase as Phase | null,
		dueOn: answering.includes(row.phase ?? '') ? (row.agreed_until_on ?? row.due_on) : null,
		sentTo: row.sent_to,
		newReplies: Number(row.newReplies ?? 0),
		progress: progressOf({
			sentTo: row.sent_to,
			openedAt: row.opened_at,
			acceptedAt: row.accepted_at,
			answeredAt: row.answered_at,
			sorted: row.sorted ?? null,
		}) satisfies Progress,
	}));
}

async function lastSorted(db: Kysely<Database>, representationId: string) {
	const row = await db
		.selectFrom('sorted_answer')
		.select('answer')
		.where('representation_id', '=', representationId)
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row?.answer;
}

async function findHolderName(db: Kysely<Database>, accountId: string | null) {
	if (accountId === null) return undefined;
	return db.selectFrom('account').select(['name', 'role']).where('id', '=', accountId).executeTakeFirst();
}

/** Told twice: the one that came first, which answers both, for somebody whose own it is. */
async function findAnsweredUnder(db: Kysely<Database>, who: Who, id: string) {
	if (who.kind !== 'family') return undefined;
	return db
		.selectFrom('link')
		.innerJoin('representation', 'representation.id', 'link.other_id')
		.select(['representation.id', 'reference'])
		.where('link.representation_id', '=', id)
		.where('link.kind', '=', 'duplicate')
		.where('ended_at', 'is', null)
		.where('representation.from_account_id', '=', who.id)
		.executeTakeFirst();
}

/** The other half of a split message, for somebody whose own it is. */
async function findLinked(db: Kysely<Database>, who: Who, id: string) {
	const row = await db
		.selectFrom('representation')
		.select(['id', 'reference', 'kind', 'from_account_id'])
		.where('id', '=', id)
		.executeTakeFirst();
	if (!row) return undefined;
	const opens = who.kind === 'family' && row.from_account_id === who.id;
	return { id: opens ? row.id : null, reference: row.reference, kind: row.kind };
}
