import type { Kysely } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import { isComplaintsTeam, managedPods, ownPods } from '../accounts/roles.ts';
import { type Day, londonDay } from '../calendar/day.ts';
import { getSettings } from '../council/queries.ts';
import type { Database } from '../database.ts';
import type { Value } from '../questionnaires/answers.ts';
import { type InEnglish, listTranslations, readResponses, type ResponseRead } from '../questionnaires/queries.ts';
import { notFound } from '../refusal.ts';
import type { Period } from '../trends/period.ts';
import { thresholdFrom } from '../trends/suppression.ts';
import type { World } from '../world.ts';
import type { ClosureInstrument, HoldReason } from './contact.ts';
import { stateOf } from './invitation.ts';
import { type Guarded, isCounted, mayOpen, mayReadWords, readingOf, readsService } from '../policy/closure.ts';
import { listInvitationsOf } from './queries.ts';
import {
	type Counted,
	countItems,
	countPrinciples,
	isSafe,
	leastForPod,
	ratesForPod,
	ratesOf,
	tooFewToSay,
} from './results.ts';
import { linesOf, settledYears } from './trend.ts';
import { type Wave, waves } from './waves.ts';
import { thanksItem } from './words.ts';

/** An answer with what decides who reads it. */
interface AnswerRow extends Guarded {
	invitation: string;
	responseId: string;
	instrument: ClosureInstrument;
	wave: Wave;
	/** Under whose key it is, which nobody is shown. */
	accountId: string;
	/** Only where the person wanted it to go with what they say. */
	name: string | null;
	answeredAt: string;
	passOn: boolean;
	readBy: string | null;
}

function answersOf(db: Kysely<Database>) {
	return db
		.selectFrom('closure_answer')
		.innerJoin('closure_invitation', 'closure_invitation.id', 'closure_answer.invitation_id')
		.innerJoin('closure_person', 'closure_person.id', 'closure_invitation.person_id')
		.innerJoin('closure', 'closure.id', 'closure_person.closure_id')
		.innerJoin('account', 'account.id', 'closure_person.account_id')
		.leftJoin('closure_reading', 'closure_reading.invitation_id', 'closure_answer.invitation_id')
		.leftJoin('account as reader', 'reader.id', 'closure_reading.read_by')
		.leftJoin('urgent_decision', 'urgent_decision.urgent_item_id', 'closure_answer.urgent_item_id')
		.select([
			'closure_answer.invitation_id',
			'closure_answer.response_id',
			'answered_at',
			'closure_invitation.with_name',
			'pass_on',
		])
		.select(['closure_answer.urgent_item_id', 'urgent_decision.id as decision', 'instrument', 'wave'])
		.select(['closure.pod_id', 'account.id as accountId', 'account.name', 'reader.name as readBy'])
		.orderBy('answered_at')
		.orderBy('closure_answer.invitation_id');
}

type Row = Awaited<ReturnType<ReturnType<typeof answersOf>['execute']>>[number];

function fromRow(row: Row): AnswerRow {
	return {
		...{ invitation: row.invitation_id, responseId: row.response_id, podId: row.pod_id },
		...{ instrument: row.instrument, wave: row.wave, answeredAt: row.answered_at, readBy: row.readBy },
		accountId: row.accountId,
		name: row.with_name === 1 ? row.name : null,
		passOn: row.pass_on === 1,
		isRead: row.readBy !== null,
		isWithDuty: row.urgent_item_id !== null && row.decision === null,
	};
}

/** One answer, for whoever may open it. */
export async function getOpenable(db: Kysely<Database>, who: Staff, invitationId: string): Promise<AnswerRow> {
	const row = await answersOf(db).where('closure_answer.invitation_id', '=', invitationId).executeTakeFirst();
	const answer = row && fromRow(row);
	if (!answer || !mayOpen(who, answer)) throw notFound();
	return answer;
}

/** The answer that a part of a response belongs to, where this person has it open. */
export async function getOpened(db: Kysely<Database>, who: Staff, responseAnswerId: string): Promise<AnswerRow> {
	const row = await answersOf(db)
		.innerJoin('response_answer', 'response_answer.response_id', 'closure_answer.response_id')
		.where('response_answer.id', '=', responseAnswerId)
		.executeTakeFirst();
	const answer = row && fromRow(row);
	if (!answer || !mayOpen(who, answer) || !answer.isRead) throw notFound();
	return answer;
}

/** What families said when the work of these pods ended, as this person may read it, pod by pod. */
export async function readResults(world: World, who: Staff) {
	const every = isComplaintsTeam(who)
		? await world.db.selectFrom('pod').select('id').execute()
		: [...managedPods(who), ...who.oversees, ...ownPods(who)].map((id) => ({ id }));
	const ids = [...new Set(every.map(({ id }) => id))].filter((id) => readingOf(who, id) !== 'nothing');
	if (ids.length === 0) return [];
	const pods = await world.db.selectFrom('pod').select(['id', 'name']).where('id', 'in', ids).orderBy('name').execute();
	const read = [];
	for (const pod of pods) read.push(await readPod(world, who, pod));
	return read.filter(({ hasEnded }) => hasEnded).map(({ hasEnded: _, ...results }) => results);
}

async function readPod(world: World, who: Staff, pod: { id: string; name: string }) {
	const reading = readingOf(who, pod.id);
	const rows = (await answersOf(world.db).where('closure.pod_id', '=', pod.id).execute()).map(fromRow);
	const counted = rows.filter((row) => isCounted(who, row));
	const responses = byId(
		await readResponses(
			world,
			counted.map(({ responseId }) => responseId),
		),
	);
	const released = await listReleased(world.db, counted);
	const given = [...responses.values()].flatMap(({ answers }) => answers.map(({ id }) => id));
	const translations = await listTranslations(world.db, given);
	const people = await countPeople(world.db, pod.id, world.clock.today());
	const opened = new Set(counted.map(({ invitation }) => invitation));
	const blocks = blocksOf(counted, responses);
	return {
		...{ pod, reading },
		hasEnded: people.length > 0,
		rates:
			reading === 'pod'
				? ratesForPod(people.map((one) => ({ ...one, isOpened: opened.has(one.invitation ?? '') })))
				: ratesOf(people),
		blocks: reading === 'pod' ? blocks.filter(({ answered }) => answered >= leastForPod) : blocks,
		answers: reading === 'all' ? rows.map((row) => shownAnswer(who, row, responses, { released, translations })) : [],
		words: counted.flatMap((row) => wordsFor(who, row, responses, { released, translations })),
	};
}

const byId = (responses: readonly ResponseRead[]) => new Map(responses.map((response) => [response.id, response]));

async function listReleased(db: Kysely<Database>, rows: readonly AnswerRow[]): Promise<Set<string>> {
	if (rows.length === 0) return new Set();
	const released = await db
		.selectFrom('closure_release')
		.innerJoin('response_answer', 'response_answer.id', 'closure_release.response_answer_id')
		.select('response_answer_id')
		.where(
			'response_id',
			'in',
			rows.map(({ responseId }) => responseId),
		)
		.execute();
	return new Set(released.map(({ response_answer_id }) => response_answer_id));
}

/** Everybody whose work ended, at each time of asking. */
async function countPeople(db: Kysely<Database>, podId: string | null, today: Day, until?: { from: Day; to: Day }) {
	let people = db
		.selectFrom('closure_person')
		.innerJoin('closure', 'closure.id', 'closure_person.closure_id')
		.leftJoin('closure_hold', (join) =>
			join.onRef('closure_hold.person_id', '=', 'closure_person.id').on('closure_hold.lifted_at', 'is', null),
		)
		.select(['closure_person.id', 'instrument', 'contact', 'closure_hold.why as hold']);
	if (podId !== null) people = people.where('pod_id', '=', podId);
	if (until) people = people.where('ended_on', '>=', until.from).where('ended_on', '<=', until.to);
	const rows = await people.execute();
	const invitations = await listInvitationsOf(
		db,
		rows.map(({ id }) => id),
	);
	return rows.flatMap(({ id, instrument, contact, hold }): (Counted & { invitation: string | null })[] => {
		if (contact === 'not_to_be_asked') {
			return waves.map((wave) => ({ instrument, wave, state: null, hold: null, isSent: false, invitation: null }));
		}
		return invitations
			.filter(({ personId }) => personId === id)
			.map((one) => ({
				...{ instrument, wave: one.wave, state: stateOf(one, today), hold: hold as HoldReason | null },
				...{ isSent: one.sentAt !== null, invitation: one.id },
			}));
	});
}

/** Counts of one questionnaire, in one version, at one time. */
function blocksOf(rows: readonly AnswerRow[], responses: ReadonlyMap<string, ResponseRead>) {
	const read = rows.map((row) => ({ row, response: responses.get(row.responseId)! }));
	const groups = Map.groupBy(read, ({ row, response }) => `${row.instrument} ${response.version.id} ${row.wave}`);
	return [...groups.values()].map((group) => {
		const { row, response } = group[0]!;
		const { instrument, version } = response.version;
		const items = countItems(
			instrument,
			group.map((one) => one.response.answers),
		);
		return {
			...{ instrument: row.instrument, version, wave: row.wave, answered: group.length },
			...{ isTooFew: group.length < tooFewToSay, items, principles: countPrinciples(items) },
			options: instrument.items.flatMap((item) =>
				item.kind === 'choice' ? item.options.map((option) => ({ item: item.key, ...option })) : [],
			),
		};
	});
}

/** What a manager has done with answers, by their ids. */
interface Beside {
	released: ReadonlySet<string>;
	translations: ReadonlyMap<string, InEnglish>;
}

/** An answer in the manager's list: unopened it says only that it is there, and an unnamed one bears no day. */
function shownAnswer(
	who: Staff,
	row: AnswerRow,
	responses: ReadonlyMap<string, ResponseRead>,
	{ released, translations }: Beside,
) {
	const response = responses.get(row.responseId)!;
	const isOpen = mayReadWords(who, row, false);
	return {
		...{ invitation: row.invitation, instrument: row.instrument, wave: row.wave },
		answeredIn: londonDay(row.answeredAt).slice(0, 7),
		name: isOpen ? row.name : null,
		...{ isRead: row.isRead, readBy: row.readBy, mayOpen: mayOpen(who, row), isWithDuty: row.isWithDuty },
		...{ passOn: isOpen && row.passOn, how: response.how, present: isOpen ? response.present : null },
		given: isOpen
			? response.answers.map(({ id, item, value, corrections }) => ({
					...{ id, item, value, corrections, isReleased: released.has(id) },
					inEnglish: translations.get(id) ?? null,
				}))
			: [],
		version: isOpen ? response.version : null,
	};
}

/** Words that this person reads: what was released to the pod, and thanks that may be passed on. */
function wordsFor(
	who: Staff,
	row: AnswerRow,
	responses: ReadonlyMap<string, ResponseRead>,
	{ released, translations }: Beside,
) {
	const response = responses.get(row.responseId)!;
	return response.answers.flatMap(({ id, item, value, corrections }) => {
		const isThanks = row.passOn && item === thanksItem;
		const isPassedOn = released.has(id) || isThanks;
		const words = textOf(value);
		if (words === null || !isPassedOn || !mayReadWords(who, row, isPassedOn)) return [];
		const asks = response.version.instrument.items.find(({ key }) => key === item)!.asks;
		const inEnglish = translations.get(id) ?? null;
		return [{ id, instrument: row.instrument, asks, words, corrections, inEnglish, name: row.name, isThanks }];
	});
}

/** Words that can be handed on: a drawing and three houses stay with the manager. */
function textOf(value: Value): string | null {
	return value.kind === 'text' ? value.words : null;
}

/**
 * The whole service, of the last financial year that is settled: one year is counted apart from the next, so that no two tables
 * differ by one family. A questionnaire with a small count in it is not shown at all, a question likewise.
 */
export async function readService(world: World, who: Staff) {
	if (!readsService(who)) return null;
	const [year] = settledYears(world.clock.today(), 1);
	return year === undefined ? null : readYear(world, year);
}

/** How many years are told beside each other. */
const YEARS_MOST = 4;

/** The same over the years: how many answered first, then what they said, each questionnaire and each version of it apart. */
export async function readTrend(world: World, who: Staff) {
	if (!readsService(who)) throw notFound();
	const years = [];
	for (const year of settledYears(world.clock.today(), YEARS_MOST)) years.push(await readYear(world, year));
	return { lines: linesOf(years), years: years.map(({ year, blocks }) => ({ year, blocks })) };
}

async function readYear(world: World, { code, from, to }: Period) {
	const today = world.clock.today();
	const threshold = thresholdFrom((await getSettings(world.db)).suppression_threshold);
	const rows = (await answersOf(world.db).where('ended_on', '>=', from).where('ended_on', '<=', to).execute()).map(
		fromRow,
	);
	const responses = byId(
		await readResponses(
			world,
			rows.map(({ responseId }) => responseId),
		),
	);
	const safe = rows.filter(({ isWithDuty }) => !isWithDuty);
	const rates = ratesOf(await countPeople(world.db, null, today, { from, to })).filter(
		({ ended, asked, answered, planned, neverAsked, passedOver, held }) =>
			answered >= threshold &&
			isSafe([ended - asked, asked - answered, planned, neverAsked, passedOver, ...Object.values(held)], threshold),
	);
	const blocks = blocksOf(safe, responses)
		.filter(({ answered, wave, instrument }) => {
			return answered >= threshold && rates.some((rate) => rate.wave === wave && rate.instrument === instrument);
		})
		.map((block) => {
			const items = block.items.filter(({ counts }) => isSafe([...counts.map(({ count }) => count)], threshold));
			return { ...block, items, principles: countPrinciples(items) };
		});
	return { year: code, rates, blocks };
}
