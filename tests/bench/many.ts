import { type Insertable, type Kysely } from 'kysely';
import { plusDays } from '../../api/calendar/day.ts';
import { addWorkingDays } from '../../api/calendar/working-days.ts';
import type { Database } from '../../api/database.ts';
import { sealWhatIsBare } from '../../api/seal-bare.ts';
import { takeUpWords } from '../../api/said-index.ts';
import type { Sealed } from '../../api/sealing.ts';
import { referenceFrom } from '../../api/representations/reference.ts';

/** Years of a large county: forty pods, twelve years, and about two in a hundred still open. */
const PODS = 40;
const DAYS = 12 * 365;
const BATCH = 1000;

type Row<Table extends keyof Database> = Insertable<Database[Table]>;
interface Rows {
	representation: Row<'representation'>[];
	complaint_point: Row<'complaint_point'>[];
	delivery: Row<'delivery'>[];
	procedure: Row<'procedure'>[];
	stage: Row<'stage'>[];
	step: Row<'step'>[];
	finding: Row<'finding'>[];
	representation_theme: Row<'representation_theme'>[];
	record: Row<'record'>[];
	promise: Row<'promise'>[];
}

interface Cast {
	pods: string[];
	officer: string;
	workers: string[];
	today: string;
}

/** Fills a demo council with so many representations that never were, by the real tables and nothing else. */
export async function tellMany(db: Kysely<Database>, count: number, officer: string, today: string): Promise<void> {
	const pods = await openPods(db, today);
	const staff = await db.selectFrom('account').select('id').where('kind', '=', 'staff').execute();
	const workers = staff.map(({ id }) => id).filter((id) => id !== officer);
	const cast: Cast = { pods, officer, workers, today };
	const next = chance(20_261_118);
	for (let nth = 0; nth < count; nth += BATCH) {
		const rows: Rows = emptyRows();
		for (let one = nth; one < Math.min(count, nth + BATCH); one += 1) tell(rows, cast, next, one, count);
		await db.transaction().execute(async (trx) => {
			for (const [table, values] of Object.entries(rows) as [keyof Rows, never[]][]) {
				for (let from = 0; from < values.length; from += 700) {
					await trx
						.insertInto(table)
						.values(values.slice(from, from + 700))
						.execute();
				}
			}
		});
	}
	await db.deleteFrom('setting').where('name', '=', 'sealed').execute();
	await sealWhatIsBare({ db, clock: { now: () => `${today}T10:00:00.000Z` } }, () => Buffer.alloc(32));
	await takeUpWords({ db });
}

/** Words as a database from before has them: they are sealed, and taken up for searching, when all of them are there. */
const bare = (words: string) => words as Sealed;

function emptyRows(): Rows {
	return {
		representation: [],
		complaint_point: [],
		delivery: [],
		procedure: [],
		stage: [],
		step: [],
		finding: [],
		representation_theme: [],
		record: [],
		promise: [],
	};
}

async function openPods(db: Kysely<Database>, today: string): Promise<string[]> {
	const template = await db.selectFrom('pod').selectAll().executeTakeFirstOrThrow();
	const made = Array.from({ length: PODS }, (_, nth) => ({
		...template,
		id: `many-${nth}`,
		name: `Number ${nth + 1}`,
		checked_on: today,
	}));
	await db.insertInto('pod').values(made).execute();
	return made.map(({ id }) => id);
}

/** The same numbers in every run. */
function chance(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
		return state / 4_294_967_296;
	};
}

const kinds = weighed({ complaint: 62, compliment: 30, comment: 8 });
const standings = weighed({
	parent: 60,
	child_looked_after: 12,
	foster_carer_la: 10,
	care_leaver: 8,
	advocate: 5,
	anonymous: 5,
});
const channels = weighed({ portal: 55, phone: 20, email: 15, paper: 6, visit: 4 });
const closed = weighed({
	stage_1_answered: 78,
	withdrawn: 8,
	stage_2_answered: 6,
	corporate_1_answered: 4,
	stage_3_answered: 2,
	declined: 2,
});
const open = weighed({
	stage_1: 66,
	to_be_decided: 6,
	outside: 4,
	stage_2: 14,
	stage_3: 3,
	panel_met: 1,
	corporate_1: 6,
});
const outcomes = weighed({ upheld: 30, partially_upheld: 35, not_upheld: 30, no_finding: 5 });
const themes = weighed({ communication: 40, delay: 25, staff_attitude_behaviour: 20, disputed_decision: 15 });
const OPEN_SHARE = 0.02;

const common =
	`the a to and of my was not we they it nobody that for had have said told about when he she our visit school worker
	meeting letter phone week contact home review plan placement late again still never always back money family child`.split(
		/\s+/,
	);
/** Beside the words that everybody uses, some that few do: names of places, things and people. */
const RARE = 20_000;

function tell(rows: Rows, cast: Cast, next: () => number, nth: number, count: number): void {
	const age = Math.floor((1 - nth / count) * DAYS * (0.98 + next() * 0.02));
	const kind = kinds(next);
	const isOpen = kind === 'complaint' && nth > count * 0.9 && next() < OPEN_SHARE * 10 * 1.6;
	const receivedOn = isOpen ? plusDays(cast.today, -Math.floor(next() * next() * 60)) : plusDays(cast.today, -age - 31);
	const at = `${receivedOn}T10:${pad(nth % 60)}:00.000Z`;
	const id = `${Date.parse(at).toString(16).padStart(12, '0')}-${nth.toString(16).padStart(8, '0')}`;
	const phase = kind !== 'complaint' ? null : isOpen ? open(next) : closed(next);
	const pod = cast.pods[Math.floor(next() * next() * PODS)]!;
	const toTeam = phase === 'to_be_decided' || phase === 'outside' || next() < 0.04;
	const opened = !isOpen || next() < 0.7;
	const reference = referenceFrom(
		Uint8Array.from({ length: 8 }, (_, place) => (place < 5 ? (nth >> (place * 5)) & 31 : next() * 32)),
	);
	rows.representation.push({
		id,
		reference,
		kind,
		channel: channels(next),
		received_at: at,
		received_on: receivedOn,
		recorded_at: at,
		route:
			kind !== 'complaint'
				? null
				: phase === 'to_be_decided'
					? 'to_be_decided'
					: phase === 'outside'
						? 'outside_procedure'
						: 'statutory_children',
		standing: standings(next),
		from_account_id: null,
		recorded_by: null,
		person_name: next() < 0.5 ? bare(`Name${Math.floor(next() * 5000)}`) : null,
		pod_id: pod,
		about: 'worker',
		about_account_id:
			next() < 0.2 ? cast.workers[Math.floor(next() * cast.workers.length)]! : next() < 0.001 ? cast.officer : null,
		wants: next() < 0.6 ? bare(sentence(next, 10)) : null,
		happened_on: null,
		happened_words: null,
		advocacy_status: next() < 0.1 ? (isOpen ? 'wanted' : 'appointed') : 'not_offered',
		advocate_requested_on: null,
		advocate_appointed_on: null,
		keep_from_worker: 0,
		contact_channel: 'portal',
		contact_detail: null,
		contact_times: null,
		language: 'en',
		wording: 'adult',
		linked_id: null,
		return_lookup: null,
		return_hash: null,
	});
	const points = kind === 'complaint' ? 1 + Math.floor(next() * 2.2) : 1;
	for (let position = 0; position < points; position += 1) {
		rows.complaint_point.push({
			id: `${id}-p${position}`,
			representation_id: id,
			position,
			words: bare(sentence(next, 30)),
		});
	}
	if (toTeam && next() < 0.3)
		rows.delivery.push(
			delivery(`${id}-d0`, id, pod, { at, opened: true, ended: at, bounced: at, why: 'nothing_to_decide' }),
		);
	rows.delivery.push(
		delivery(`${id}-d1`, id, toTeam ? null : pod, {
			at,
			opened,
			ended: null,
			bounced: null,
			why: toTeam ? 'bounced' : 'nothing_to_decide',
		}),
	);
	rows.representation_theme.push({ representation_id: id, theme: kind === 'complaint' ? themes(next) : 'listening' });
	rows.record.push(
		record(`${id}-r0`, at, id, 'representation.received'),
		record(`${id}-r1`, at, id, 'representation.sent'),
	);
	if (phase !== null) tellProcedure(rows, cast, next, { id, phase, receivedOn, at, isOpen, points });
}

function delivery(
	id: string,
	of: string,
	pod: string | null,
	{
		at,
		opened,
		ended,
		bounced,
		why,
	}: { at: string; opened: boolean; ended: string | null; bounced: string | null; why: string },
): Row<'delivery'> {
	return {
		id,
		representation_id: of,
		sent_to: pod === null ? 'complaints_team' : 'pod',
		why,
		pod_id: pod,
		account_id: null,
		sent_at: at,
		opened_at: opened ? at : null,
		opened_by: null,
		accepted_at: opened && bounced === null ? at : null,
		accepted_by: null,
		bounced_at: bounced,
		bounced_by: null,
		bounce_reason: bounced === null ? null : 'other_pod',
		ended_at: ended,
	};
}

function record(id: string, at: string, of: string, what: string): Row<'record'> {
	return {
		id,
		at,
		who_kind: 'system',
		who_id: null,
		what,
		subject: 'representation',
		subject_id: of,
		particulars: '{}',
	};
}

function tellProcedure(
	rows: Rows,
	cast: Cast,
	next: () => number,
	{
		id,
		phase,
		receivedOn,
		at,
		isOpen,
		points,
	}: { id: string; phase: string; receivedOn: string; at: string; isOpen: boolean; points: number },
): void {
	const dueOn = isOpen ? addWorkingDays(receivedOn, phase === 'stage_2' ? 25 : 10) : plusDays(receivedOn, 14);
	const latestOn = isOpen ? addWorkingDays(receivedOn, phase === 'stage_2' ? 65 : 20) : plusDays(receivedOn, 28);
	const answeredOn = isOpen ? null : plusDays(receivedOn, 5 + Math.floor(next() * 14));
	const runs = isOpen && phase !== 'outside';
	rows.procedure.push({
		representation_id: id,
		phase,
		stage: phase.startsWith('stage_2')
			? 2
			: phase.startsWith('stage_3') || phase === 'panel_met'
				? 3
				: phase.startsWith('corporate') || phase === 'outside'
					? null
					: 1,
		steps: 2,
		clock: runs ? 'stage_1' : null,
		from_on: runs ? receivedOn : null,
		due_on: runs ? dueOn : null,
		latest_on: runs ? latestOn : null,
		agreed_until_on: null,
		acknowledge_by: isOpen ? plusDays(receivedOn, 3) : null,
		acknowledged_on: next() < 0.8 ? plusDays(receivedOn, 2) : null,
		to_decide: phase === 'to_be_decided' ? 'interest' : null,
	});
	rows.stage.push({
		id: `${id}-s1`,
		representation_id: id,
		stage: 1,
		basis: 'received',
		started_on: receivedOn,
		due_on: dueOn,
		latest_on: latestOn,
		answered_at: answeredOn === null ? null : `${answeredOn}T12:00:00.000Z`,
		answered_on: answeredOn,
		answered_by: null,
		resolution_terms: null,
	});
	const step = (number: number, what: string, on: string) =>
		rows.step.push({
			id: `${id}-t${number}`,
			representation_id: id,
			number,
			what,
			happened_on: on,
			facts: '{}',
			reason: null,
			taken_at: at,
			taken_by: null,
			side: 'system',
		});
	step(1, 'received', receivedOn);
	if (answeredOn !== null) {
		step(2, 'stage_1_answered', answeredOn);
		rows.record.push(record(`${id}-r2`, at, id, 'step.stage_1_answered'));
		for (let position = 0; position < points; position += 1) {
			rows.finding.push({
				id: `${id}-f${position}`,
				representation_id: id,
				point_id: `${id}-p${position}`,
				finding: outcomes(next),
				words: bare('We looked into it.'),
				found_by: cast.officer,
				found_at: at,
			});
		}
	}
	if (!isOpen && next() < 0.15) {
		const isDone = next() < 0.97;
		const promisedOn = plusDays(receivedOn, 40);
		rows.promise.push({
			id: `${id}-m`,
			representation_id: id,
			kind: 'agreed_action',
			remedy: null,
			words: bare('Ring every Friday.'),
			owner: 'The manager',
			due_on: promisedOn,
			made_by: cast.officer,
			made_at: at,
			done_on: isDone ? promisedOn : null,
			done_by: isDone ? cast.officer : null,
		});
	}
}

function sentence(next: () => number, words: number): string {
	return Array.from({ length: Math.ceil(words * (0.5 + next())) }, () =>
		next() < 0.85 ? common[Math.floor(next() * next() * common.length)]! : `w${Math.floor(next() * RARE).toString(36)}`,
	).join(' ');
}

function weighed<Choice extends string>(weights: Record<Choice, number>): (next: () => number) => Choice {
	const choices = Object.entries(weights) as [Choice, number][];
	const whole = choices.reduce((sum, [, weight]) => sum + weight, 0);
	return (next) => {
		let left = next() * whole;
		return choices.find(([, weight]) => (left -= weight) < 0)?.[0] ?? choices[0]![0];
	};
}

const pad = (number: number) => String(number).padStart(2, '0');
