import type { Transaction } from 'kysely';
import { keepTalking } from '../accounts/changes-talking.ts';
import type { Who } from '../accounts/roles.ts';
import { type Interpreter, settledTalking } from '../accounts/talking.ts';
import { type Answer, offerAtFirstContact } from '../advocacy/changes-offer.ts';
import type { Way } from '../advocacy/offers.ts';
import { type Day, type Instant, plusMonths } from '../calendar/day.ts';
import { getSettings } from '../council/queries.ts';
import type { Settings } from '../council/settings.ts';
import type { Database } from '../database.ts';
import { gateOf } from '../guesses.ts';
import { newId } from '../ids.ts';
import { queueLetter } from '../outbox/changes.ts';
import { insertRow, insertRows } from '../prepared.ts';
import { append } from '../record.ts';
import { mistake } from '../refusal.ts';
import { keepReplay, once, type ReplayRequest } from '../replay.ts';
import { transactTogether } from '../together.ts';
import { type Sealer, sealerFor } from '../sealing.ts';
import type { World } from '../world.ts';
import { deliver } from './changes-delivery.ts';
import { insertUrgent } from './changes-safeguarding.ts';
import { hashReturnSecret } from './changes-return.ts';
import { beginProcedure } from './changes-steps.ts';
import { acknowledgeBy, promisedOn } from './deadline.ts';
import { limits } from './limits.ts';
import { stageOneClock } from './procedure/clocks.ts';
import { begin, isBeyondAYear } from './procedure/procedure.ts';
import type { StepNamed } from './procedure/steps.ts';
import { findHolders, getRoleToChild, type Holders, isReferenceTaken, wasEverInPod } from './queries.ts';
import { referenceFrom } from './reference.ts';
import { printReturnCode, type ReturnCode, returnCodeFrom } from './return-code.ts';
import { type About, type Arrival, type Destination, destinationOf, isAboutManager, type Kind } from './routing.ts';
import { isEntitledToAdvocate, type Standing } from './standing.ts';

/** What was said, its shape already checked. What was not said is null. */
export interface Said {
	kind: Kind;
	pod: string | null;
	points: string[];
	wants: string | null;
	/** Something good said in the same message as a complaint: it becomes a thank-you of its own, linked (S58). */
	thanks: string | null;
	about: About | null;
	worker: string | null;
	happenedOn: Day | null;
	happenedWords: string | null;
	standing: Standing | null;
	name: string | null;
	advocate: boolean;
	/** The child pressed "no, thank you" where one was offered. Not having asked is no answer. */
	advocateDeclined: boolean;
	keepFromWorker: boolean;
	notSafe: boolean;
	contact: { channel: string; detail: string | null; times: string | null };
	/** How they are talked with; null where it was not asked, or not answered. */
	interpreter: Interpreter | null;
	spokenLanguage: string | null;
	language: string;
	wording: string;
	/** From staff only: how the words reached them, and on which day, which may be before they were typed in (S12). */
	channel: string | null;
	receivedOn: Day | null;
}

/** What the person is told at once. */
export interface Receipt {
	id: string;
	reference: string;
	/** Seven words to come back with; null for somebody who comes in with their own card. */
	returnCode: string | null;
	receivedOn: Day;
	acknowledgeBy: Day;
	dueOn: Day | null;
	sentTo: Destination['sentTo'];
	/** Who has it now, by name, where it is one person. */
	with: string | null;
	/** The reference of the thank-you that was split off. */
	thanksReference: string | null;
}

/**
 * Receives a representation: the words, where they go, the clock, the history, the letter and the answer to a repeat of
 * the same request, in one transaction. When this returns, it is kept. The same key again is given the first answer.
 * Refuses a closed or unknown pod, a worker who was never in it, days that cannot be, and staff-only facts from others.
 */
export async function receive(world: World, who: Who, said: Said, replay: ReplayRequest | undefined): Promise<Receipt> {
	return once(world.db, replay, async () => {
		const settled = await settle(world, who, said);
		return transactTogether(world.db, (trx) => keep(trx, who, said, settled, replay));
	});
}

/** All that is worked out beforehand: nothing slow and no refusal happens inside the transaction. */
interface Settled {
	now: Instant;
	receivedOn: Day;
	standing: Standing;
	holders: Holders | null;
	aboutAccountId: string | null;
	destination: Destination;
	settings: Settings;
	complaint: Half;
	thanks: Half | null;
}

/** What each half of a message has of its own. */
interface Half {
	id: string;
	reference: string;
	returnCode: ReturnCode | null;
	returnHash: string | null;
	returnGate: string | null;
}

async function settle(world: World, who: Who, said: Said): Promise<Settled> {
	const now = world.clock.now();
	const today = world.clock.today();
	const receivedOn = dayReceived(who, said, today);
	checkHappened(said, receivedOn);
	if (said.contact.channel === 'sms' && world.config.notify?.smsTemplate === undefined) {
		throw mistake('contact.channel', 'representation.contact.no_texts');
	}
	const holders = said.pod === null ? null : await findHolders(world.db, said.pod, today);
	if (said.pod !== null && holders === null) throw mistake('pod', 'representation.pod.unknown');
	if (holders?.isClosed) throw mistake('pod', 'representation.pod.closed');
	if (said.worker !== null && (said.pod === null || !(await wasEverInPod(world.db, said.worker, said.pod)))) {
		throw mistake('worker', 'representation.worker.not_in_pod');
	}
	const standing = said.standing ?? (await standingUnsaid(world, who));
	if (said.advocate && !isEntitledToAdvocate(standing)) {
		throw mistake('advocate', 'representation.advocate.not_entitled');
	}
	await checkDeclined(world, who, said, standing);
	const arrival = arrivalOf(said, standing, holders, receivedOn);
	const destination = destinationOf(arrival);
	return {
		now,
		receivedOn,
		standing,
		holders,
		aboutAccountId: isAboutManager(arrival) ? (arrival.pod?.managerId ?? said.worker) : said.worker,
		destination,
		settings: await getSettings(world.db),
		complaint: await makeHalf(world, who),
		thanks: said.thanks === null ? null : await makeHalf(world, { kind: 'system' }),
	};
}

async function keep(
	trx: Transaction<Database>,
	who: Who,
	said: Said,
	settled: Settled,
	replay: ReplayRequest | undefined,
): Promise<Receipt> {
	const receipt = receiptOf(said, settled);
	await keepReplay(trx, replay, receipt, settled.now);
	const { complaint, thanks, destination } = settled;
	const seal = await sealerFor(trx, { representation: complaint.id }, settled.now, { isNew: true });
	await insertRepresentation(trx, who, said, settled, complaint, { seal, linkedId: thanks?.id ?? null });
	await insertPoints(trx, complaint.id, said.points, seal, settled.now);
	if (who.kind === 'family' && said.interpreter !== null) {
		const talking = { interpreter: said.interpreter, spoken: said.spokenLanguage };
		await keepTalking(trx, who, who.id, talking, settled.now);
	}
	if (said.kind === 'complaint') {
		await beginProcedure(trx, who, complaint.id, receiptStep(said, settled), settled.now);
		const told = { who, now: settled.now, on: settled.receivedOn, how: wayOf(said.channel) };
		if (isEntitledToAdvocate(settled.standing)) {
			await offerAtFirstContact(trx, complaint.id, answerToOffer(said), told);
		}
		if (said.advocate) await tellOfAdvocate(trx, complaint.id, settled);
	}
	await deliver(trx, who, { id: complaint.id, kind: said.kind }, destination, settled);
	if (said.notSafe) {
		const typedSoFar = said.points.join('\n\n');
		await insertUrgent(trx, who, { representation: complaint.id, words: null, typedSoFar }, settled.now);
	}
	if (thanks) await keepThanks(trx, who, said, settled, thanks);
	return receipt;
}

/** The good half of a mixed message: a compliment of its own, linked both ways, in the same transaction. */
async function keepThanks(trx: Transaction<Database>, who: Who, said: Said, settled: Settled, half: Half) {
	const thanks = { ...said, kind: 'compliment', wants: null, advocate: false, advocateDeclined: false } as const;
	const { holders, standing } = settled;
	const destination = destinationOf(arrivalOf(thanks, standing, holders, settled.receivedOn));
	const seal = await sealerFor(trx, { representation: half.id }, settled.now, { isNew: true });
	const linkedId = settled.complaint.id;
	await insertRepresentation(trx, who, thanks, { ...settled, destination }, half, { seal, linkedId });
	await insertPoints(trx, half.id, [said.thanks!], seal, settled.now);
	await deliver(trx, who, { id: half.id, kind: 'compliment' }, destination, settled);
}

async function insertRepresentation(
	trx: Transaction<Database>,
	who: Who,
	said: Said,
	{ now, receivedOn, standing, aboutAccountId, destination }: Settled,
	half: Half,
	{ seal, linkedId }: { seal: Sealer; linkedId: string | null },
): Promise<void> {
	await insertRow(trx, 'representation', {
		id: half.id,
		reference: half.reference,
		kind: said.kind,
		channel: said.channel ?? 'portal',
		received_at: now,
		received_on: receivedOn,
		recorded_at: now,
		route: destination.route,
		standing,
		from_account_id: who.kind === 'family' ? who.id : null,
		recorded_by: who.kind === 'staff' ? who.id : null,
		person_name: seal(half.id, said.name),
		pod_id: said.pod,
		about: said.about,
		about_account_id: aboutAccountId,
		wants: seal(half.id, said.wants),
		happened_on: said.happenedOn,
		happened_words: seal(half.id, said.happenedWords),
		advocacy_status: 'not_offered',
		advocate_requested_on: null,
		advocate_appointed_on: null,
		keep_from_worker: said.keepFromWorker ? 1 : 0,
		contact_channel: said.contact.channel,
		contact_detail: seal(half.id, said.contact.detail),
		contact_times: seal(half.id, said.contact.times),
		...(who.kind !== 'family' && talkingColumnsOf(said, (words) => seal(half.id, words))),
		language: said.language,
		wording: said.wording,
		linked_id: linkedId,
		return_lookup: half.returnCode?.lookup ?? null,
		return_hash: half.returnHash,
		return_gate: half.returnGate,
	});
	await append(trx, {
		at: now,
		who,
		what: 'representation.received',
		subject: 'representation',
		subjectId: half.id,
		particulars: { kind: said.kind, received_on: receivedOn, standing, route: destination.route, why: destination.why },
	});
}

/** Of somebody without an account it is kept with what they told us. */
function talkingColumnsOf(said: Said, seal: (words: string | null) => string | null) {
	if (said.interpreter === null) return {};
	const { interpreter, spoken } = settledTalking({ interpreter: said.interpreter, spoken: said.spokenLanguage });
	return { interpreter, spoken_language: seal(spoken) };
}

/** Each point on its own, so that each gets its own finding. */
export async function insertPoints(
	trx: Transaction<Database>,
	id: string,
	points: readonly string[],
	seal: Sealer,
	now: Instant,
) {
	const rows = points.map((words, position) => {
		const point = newId(now);
		return { id: point, representation_id: id, position, words: seal(point, words) };
	});
	await insertRows(trx, 'complaint_point', rows);
}

/** The pod has the complaint; the advocate is for the complaints team to find. */
async function tellOfAdvocate(trx: Transaction<Database>, id: string, { now, settings }: Settled): Promise<void> {
	const about = `/staff/cases/${id}`;
	await queueLetter(trx, { kind: 'advocate_asked', address: settings.complaints_email, about }, now);
}

/** How a child said it, where staff write it down. */
function wayOf(channel: string | null): Way {
	if (channel === null) return 'portal';
	if (channel === 'phone') return 'phone';
	return channel === 'visit' ? 'in_person' : 'letter';
}

function answerToOffer({ advocate, advocateDeclined }: Said): Answer | null {
	if (advocate) return 'wanted';
	return advocateDeclined ? 'declined' : null;
}

/** The receipt, with the facts that its dates depend on. */
function receiptStep(said: Said, { receivedOn, destination }: Settled): StepNamed<'received'> {
	return {
		what: 'received',
		on: receivedOn,
		route: destination.route ?? 'statutory_children',
		oral: said.channel === 'phone' || said.channel === 'visit',
		advocateWanted: said.advocate,
		happenedOn: said.happenedOn,
	};
}

function receiptOf(said: Said, settled: Settled): Receipt {
	const { complaint, thanks, receivedOn, destination, holders } = settled;
	const stageOne = said.kind === 'complaint' ? stageOneClock(begin(receiptStep(said, settled))) : null;
	const holder = { pod: holders?.manager, service_manager: holders?.serviceManager, complaints_team: null };
	return {
		id: complaint.id,
		reference: complaint.reference,
		returnCode: complaint.returnCode && printReturnCode(complaint.returnCode),
		receivedOn,
		acknowledgeBy: acknowledgeBy(receivedOn),
		dueOn: promisedOn(said.kind, destination.route, stageOne?.dueOn ?? null),
		sentTo: destination.sentTo,
		with: holder[destination.sentTo]?.name ?? null,
		thanksReference: thanks?.reference ?? null,
	};
}

function arrivalOf(said: Said, standing: Standing, holders: Holders | null, receivedOn: Day): Arrival {
	const pod = holders && {
		managerId: holders.manager?.id ?? null,
		serviceManagerId: holders.serviceManager?.id ?? null,
	};
	const late = said.happenedOn !== null && isBeyondAYear(said.happenedOn, receivedOn);
	const { kind, notSafe, about, worker } = said;
	return { kind, standing, pod, late, notSafe, about, aboutAccountId: worker };
}

/** What a family member is to the child is known from their account; anybody else who does not say stays unknown. */
async function standingUnsaid(world: World, who: Who): Promise<Standing> {
	return who.kind === 'family' ? getRoleToChild(world.db, who.id) : 'anonymous';
}

/** To decline an advocate is a child's own act: no parent's, and no default of a form. Staff write down what they were told. */
async function checkDeclined(world: World, who: Who, said: Said, standing: Standing): Promise<void> {
	if (!said.advocateDeclined) return;
	const isTheChilds =
		who.kind !== 'staff' &&
		isEntitledToAdvocate(standing) &&
		(who.kind !== 'family' || isEntitledToAdvocate(await getRoleToChild(world.db, who.id)));
	if (said.advocate || !isTheChilds) throw mistake('advocateDeclined', 'advocacy.declining.not_the_child');
}

/** The day it reached anybody on staff, in any form: for words spoken to them, not the day somebody typed them in. */
function dayReceived(who: Who, said: Said, today: Day): Day {
	if (who.kind !== 'staff' && (said.receivedOn !== null || said.channel !== null)) {
		throw mistake(said.receivedOn !== null ? 'receivedOn' : 'channel', 'representation.received.staff_only');
	}
	if (said.receivedOn !== null && said.receivedOn > today) {
		throw mistake('receivedOn', 'representation.received.after_today');
	}
	return said.receivedOn ?? today;
}

function checkHappened({ happenedOn }: Said, receivedOn: Day): void {
	if (happenedOn === null) return;
	if (happenedOn > receivedOn) throw mistake('happenedOn', 'representation.happened.after_received');
	if (happenedOn < plusMonths(receivedOn, -12 * limits.happenedYears)) {
		throw mistake('happenedOn', 'representation.happened.too_long_ago');
	}
}

/** Somebody who comes in with a card needs no code; everybody else gets one, also when staff record their words for them. */
async function makeHalf(world: World, who: Who): Promise<Half> {
	const needsCode = who.kind !== 'family' && who.kind !== 'system';
	const returnCode = needsCode ? returnCodeFrom(world.random(14)) : null;
	return {
		id: newId(world.clock.now()),
		reference: await freeReference(world),
		returnCode,
		returnHash: returnCode && (await hashReturnSecret(returnCode)),
		returnGate: returnCode && gateOf(world, 'return_code', returnCode),
	};
}

/** A reference nobody has yet. */
export async function freeReference(world: World): Promise<string> {
	const reference = referenceFrom(world.random(8));
	return (await isReferenceTaken(world.db, reference)) ? freeReference(world) : reference;
}
