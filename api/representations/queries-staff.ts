import type { Kysely } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import { talkingColumns, talkingOf } from '../accounts/talking.ts';
import { opening } from '../audit/things.ts';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { notFound } from '../refusal.ts';
import { mayGoOnUnanswered, timeStanding } from './deadline.ts';
import { isInside, mayRead, mayRespond, mayTriage, readingsOf } from '../policy/representations.ts';
import { findRecord } from './queries-record.ts';
import { getGuarded } from './queries.ts';
import { listMessages, listPoints, listTranslations, readRest } from './queries-words.ts';

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
	const [record, points, translations, findings, messages, notes, history] = await Promise.all([
		inside ? findRecord(db, id) : null,
		closed ? [] : listPoints(db, id, readings.family),
		inside && !closed ? listTranslations(db, id, readings.family) : [],
		inside ? listFindings(db, id) : [],
		inside ? listMessages(db, id, readings) : [],
		inside ? listNotes(db, id) : [],
		inside ? listHistory(db, id) : [],
	]);
	const [deliveries, themes, local, otherPods] = await Promise.all([
		inside ? listDeliveries(db, id) : [],
		db.selectFrom('representation_theme').select('theme').where('representation_id', '=', id).execute(),
		db.selectFrom('local_theme').select(['id', 'kind', 'name', 'ended_at']).orderBy('name').execute(),
		mine.mayTriage
			? db.selectFrom('representation_pod').select('pod_id').where('representation_id', '=', id).execute()
			: [],
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
		wantsCorrections: shown(rest.wants?.corrections ?? []) ?? [],
		happenedOn: shown(row.happened_on),
		happenedWords: shown(rest.happened?.words ?? null),
		happenedOthersRead: shown(rest.happened?.othersRead ?? null),
		happenedCorrections: shown(rest.happened?.corrections ?? []) ?? [],
		advocacyStatus: row.advocacy_status,
		advocateAppointedOn: row.advocate_appointed_on,
		contact: shown({ channel: row.contact_channel, detail: row.contact_detail, times: row.contact_times }),
		talking: shown(row.from_account_id === null ? talkingOf(row) : await findTalking(db, row.from_account_id)),
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
		translations,
		record,
		notes,
		history,
		deliveries,
		themes: themes.map(({ theme }) => theme),
		localThemes: local
			.filter((one) => one.kind === row.kind && (one.ended_at === null || themes.some(({ theme }) => theme === one.id)))
			.map(({ id: theme, name }) => ({ id: theme, name })),
		otherPods: otherPods.map(({ pod_id }) => pod_id),
		linkedId: inside ? row.linked_id : null,
	};
}

/** Of whoever has an account it is kept there, and asked of nobody twice. */
async function findTalking(db: Kysely<Database>, accountId: string) {
	const row = await db
		.selectFrom('account')
		.select(talkingColumns)
		.where('account.id', '=', accountId)
		.executeTakeFirstOrThrow();
	return talkingOf(row);
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

/** What was done, oldest first, with who by name where it was staff. A family's part is told as theirs. Who only read it is in the audit. */
async function listHistory(db: Kysely<Database>, id: string) {
	const rows = await db
		.selectFrom('record')
		.leftJoin('account', 'account.id', 'record.who_id')
		.select(['record.at', 'record.what', 'record.who_kind as whoKind', 'account.name', 'record.particulars'])
		.where('subject', '=', 'representation')
		.where('subject_id', '=', id)
		.where('what', '!=', opening.one)
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
