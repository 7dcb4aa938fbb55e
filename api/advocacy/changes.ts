import type { Transaction } from 'kysely';
import type { Staff, Who } from '../accounts/roles.ts';
import type { Day, Instant } from '../calendar/day.ts';
import { getSettings } from '../council/queries.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { queueLetter } from '../outbox/changes.ts';
import { append } from '../record.ts';
import { mistake, notFound, Refusal } from '../refusal.ts';
import { addStep } from '../representations/changes-steps.ts';
import { isTheirs, mayRespond, mayTriage } from '../policy/representations.ts';
import { isOpen } from '../representations/procedure/procedure.ts';
import { getGuarded } from '../representations/queries.ts';
import { foldSteps, listBareSteps } from '../representations/queries-steps.ts';
import { sealerFor } from '../sealing.ts';
import type { World } from '../world.ts';
import { advocateConflictOf, type AdvocateDeclared } from './appointment.ts';
import { answerOffer, appendAnswer, insertOffer, setStatus, type Told } from './changes-offer.ts';
import { stageOfOffer, type Way } from './offers.ts';
import { findAdvocate, getAdvocacy, getKnownOf, isAdvocateAccount, isYoungPersonsOwn, mayAskNow } from './queries.ts';
import { type AdvocacyEvent, type AdvocacyStatus, statusAfter } from './status.ts';

/** What staff write down of what was said to or by a child: on which day, and how. */
export interface Said {
	on: Day;
	how: Way;
}

/** The young person asks for an advocate, by one press. The complaints team is told. */
export async function ask(world: World, who: Who, id: string): Promise<void> {
	const told: Told = { who, now: world.clock.now(), on: world.clock.today(), how: 'portal' };
	await world.db.transaction().execute(async (trx) => {
		await checkYoungPersonsOwn(trx, who, id);
		await want(trx, id, told, world.clock.today());
		const { complaints_email: address } = await getSettings(trx);
		await queueLetter(trx, { kind: 'advocate_asked', address, about: `/staff/cases/${id}` }, told.now);
	});
}

/** The young person says no to an offer that stands on their page. It answers this offer and no other. */
export async function decline(world: World, who: Who, id: string): Promise<void> {
	const told: Told = { who, now: world.clock.now(), on: world.clock.today(), how: 'portal' };
	await world.db.transaction().execute(async (trx) => {
		await checkYoungPersonsOwn(trx, who, id);
		const { status } = await getAdvocacy(trx, id);
		// nobody has written down that it was offered, but it stands on the page they press on
		if (status === 'not_offered') await putOffer(trx, id, status, told);
		await refuse(trx, id, told, world.clock.today());
	});
}

/** Staff offered an advocate themselves. */
export async function recordOffer(world: World, who: Staff, id: string, said: Said): Promise<void> {
	await record(world, who, id, said, async (trx, told, status) => putOffer(trx, id, status, told));
}

/** A child told staff that they want an advocate. */
export async function recordAsking(world: World, who: Staff, id: string, said: Said): Promise<void> {
	await record(world, who, id, said, async (trx, told) => want(trx, id, told, world.clock.today()));
}

/** A child told staff that they do not want one: kept with the day and how they said it. */
export async function recordDeclining(world: World, who: Staff, id: string, said: Said): Promise<void> {
	await record(world, who, id, said, async (trx, told) => refuse(trx, id, told, world.clock.today()));
}

async function record(
	world: World,
	who: Staff,
	id: string,
	{ on, how }: Said,
	write: (trx: Transaction<Database>, told: Told, status: AdvocacyStatus) => Promise<void>,
): Promise<void> {
	await world.db.transaction().execute(async (trx) => {
		const { status, receivedOn } = await checkStaff(trx, who, id);
		checkDay('on', on, receivedOn, world.clock.today());
		await write(trx, { who, now: world.clock.now(), on, how }, status);
	});
}

async function putOffer(trx: Transaction<Database>, id: string, before: AdvocacyStatus, told: Told): Promise<void> {
	const after = follow(before, 'offer');
	const procedure = foldSteps(await listBareSteps(trx, id))!;
	await insertOffer(trx, id, stageOfOffer(procedure.phase), told);
	await setStatus(trx, id, after);
}

/** The step of the procedure is taken once: somebody who asks again after an advocate has gone starts no clock again. */
async function want(trx: Transaction<Database>, id: string, told: Told, today: Day): Promise<void> {
	const { status } = await getAdvocacy(trx, id);
	const after = follow(status, 'ask');
	if (!(await mayAskNow(trx, id))) throw new Refusal('advocacy.asking.not_now', 409);
	const procedure = foldSteps(await listBareSteps(trx, id))!;
	if (isOpen(procedure, 'advocate_wanted') && !procedure.last.received!.advocateWanted) {
		await addStep(trx, id, { what: 'advocate_wanted', on: told.on }, { ...told, today });
	} else {
		await appendAnswer(trx, id, 'wanted', told);
	}
	await answerOffer(trx, id, 'wanted', told);
	await setStatus(trx, id, after, { advocate_requested_on: told.on });
}

async function refuse(trx: Transaction<Database>, id: string, told: Told, today: Day): Promise<void> {
	const { status } = await getAdvocacy(trx, id);
	if (status === 'wanted') return changeMind(trx, id, told, today);
	const after = follow(status, 'decline');
	await answerOffer(trx, id, 'declined', told);
	await appendAnswer(trx, id, 'declined', told);
	await setStatus(trx, id, after);
}

/** A child who asked wants none after all. Where the clock was waiting for an advocate, it waits no longer. */
async function changeMind(trx: Transaction<Database>, id: string, told: Told, today: Day): Promise<void> {
	const procedure = foldSteps(await listBareSteps(trx, id))!;
	if (isOpen(procedure, 'advocate_not_wanted')) {
		await addStep(trx, id, { what: 'advocate_not_wanted', on: told.on }, { ...told, today });
	} else {
		await appendAnswer(trx, id, 'declined', told);
	}
	await setStatus(trx, id, follow('wanted', 'no_longer'));
}

export interface ReferralAsked {
	/** The child's word for it, and the day they gave it. */
	consent: 'asked' | 'agreed' | null;
	consentOn: Day | null;
	passesName: boolean;
	passesContact: boolean;
	words: string | null;
}

/**
 * Refers to the advocacy service, with what the child agreed may be passed on and nothing else. The letter that goes there
 * says only that something is new: what it is, an advocate reads here. Without the child's word nobody is referred.
 */
export async function refer(world: World, who: Staff, id: string, asked: ReferralAsked): Promise<void> {
	const now = world.clock.now();
	const today = world.clock.today();
	await world.db.transaction().execute(async (trx) => {
		const { status, receivedOn } = await checkStaff(trx, who, id);
		if (status !== 'wanted') throw new Refusal('advocacy.referral.not_wanted', 409);
		if (asked.consent === null) throw mistake('consent', 'advocacy.referral.no_consent');
		if (asked.consentOn === null) throw mistake('consentOn', 'advocacy.referral.no_consent_day');
		checkDay('consentOn', asked.consentOn, receivedOn, today);
		const seal = await sealerFor(trx, { representation: id }, now);
		const referral = newId(now);
		await trx
			.insertInto('advocate_referral')
			.values({
				id: referral,
				representation_id: id,
				consent: asked.consent,
				consent_on: asked.consentOn,
				passes_name: asked.passesName ? 1 : 0,
				passes_contact: asked.passesContact ? 1 : 0,
				words: seal(referral, asked.words),
				referred_on: today,
				referred_at: now,
				referred_by: who.id,
			})
			.execute();
		await append(trx, {
			at: now,
			who,
			what: 'advocate.referred',
			subject: 'representation',
			subjectId: id,
			particulars: { consent: asked.consent, consent_on: asked.consentOn },
		});
		const { advocacy_email: address } = await getSettings(trx);
		await queueLetter(trx, { kind: 'advocate_referred', address, about: '/staff/helping' }, now);
	});
}

export interface AppointmentAsked extends AdvocateDeclared {
	name: string;
	accountId: string | null;
	nameAgreed: boolean;
	appointedOn: Day;
}

/**
 * Appoints the advocate a child asked for. Refuses whom the law keeps out, by what is declared and by what is known. Where
 * the clock was waiting for it, it starts on that day; an appointment after the clock has started, or a second one, changes
 * no date (`domain.md` 1.7): a clock is never started twice.
 */
export async function appoint(world: World, who: Staff, id: string, asked: AppointmentAsked): Promise<string> {
	const now = world.clock.now();
	const today = world.clock.today();
	const advocateId = newId(now);
	await world.db.transaction().execute(async (trx) => {
		const { status, receivedOn } = await checkStaff(trx, who, id);
		if (await findAdvocate(trx, id)) throw new Refusal('representation.advocate.already_appointed', 409);
		const after = follow(status, 'appoint');
		checkDay('appointedOn', asked.appointedOn, receivedOn, today);
		if (asked.accountId !== null && !(await isAdvocateAccount(trx, asked.accountId))) {
			throw mistake('accountId', 'advocacy.appointment.not_an_advocate');
		}
		const conflict = advocateConflictOf(asked, await getKnownOf(trx, id, asked, today));
		if (conflict !== null) throw mistake('name', `advocacy.appointment.${conflict}`);
		const procedure = foldSteps(await listBareSteps(trx, id))!;
		const clockWaits = procedure.last.received!.advocateWanted && !procedure.last.advocate_appointed;
		if (clockWaits || isOpen(procedure, 'advocate_appointed')) {
			await addStep(trx, id, { what: 'advocate_appointed', on: asked.appointedOn }, { who, now, today });
		} else {
			await append(trx, { at: now, who, what: 'advocate.appointed', subject: 'representation', subjectId: id });
		}
		await trx
			.insertInto('advocate')
			.values({
				id: advocateId,
				representation_id: id,
				name: asked.name,
				account_id: asked.accountId,
				name_agreed: asked.nameAgreed ? 1 : 0,
				appointed_on: asked.appointedOn,
				appointed_at: now,
				appointed_by: who.id,
				ended_at: null,
				ended_by: null,
			})
			.execute();
		await setStatus(trx, id, after, { advocate_appointed_on: asked.appointedOn });
	});
	return advocateId;
}

/** The advocate stands down, or the child wants another. What was open to them closes with it. */
export async function endAppointment(world: World, who: Staff, id: string, advocateId: string): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const { status } = await checkStaff(trx, who, id);
		const { numUpdatedRows } = await trx
			.updateTable('advocate')
			.set({ ended_at: now, ended_by: who.id })
			.where('id', '=', advocateId)
			.where('representation_id', '=', id)
			.where('ended_at', 'is', null)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows === 0n) throw notFound();
		await closeAccess(trx, who, id, now);
		await setStatus(trx, id, follow(status, 'end'));
		await append(trx, { at: now, who, what: 'advocate.ended', subject: 'representation', subjectId: id });
	});
}

/** The young person opens their page to their advocate. Nobody else can, and an advocate least of all. */
export async function giveAccess(world: World, who: Who, id: string): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		await checkYoungPersonsOwn(trx, who, id);
		const advocate = await findAdvocate(trx, id);
		if (!advocate || advocate.account_id === null) throw new Refusal('advocacy.access.nobody', 409);
		if (advocate.given_at !== null) return;
		await trx
			.insertInto('advocate_access')
			.values({
				id: newId(now),
				representation_id: id,
				advocate_id: advocate.id,
				account_id: advocate.account_id,
				given_at: now,
				given_by: 'id' in who ? who.id : null,
				taken_back_at: null,
				taken_back_by: null,
			})
			.execute();
		await append(trx, { at: now, who, what: 'advocate.access_given', subject: 'representation', subjectId: id });
	});
}

/** And takes it back: the advocate's next request finds nothing there. Harmless when there is nothing to take. */
export async function takeBackAccess(world: World, who: Who, id: string): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		await checkYoungPersonsOwn(trx, who, id);
		await closeAccess(trx, who, id, now);
	});
}

async function closeAccess(trx: Transaction<Database>, who: Who, id: string, now: Instant): Promise<void> {
	const { numUpdatedRows } = await trx
		.updateTable('advocate_access')
		.set({ taken_back_at: now, taken_back_by: 'id' in who ? who.id : null })
		.where('representation_id', '=', id)
		.where('taken_back_at', 'is', null)
		.executeTakeFirstOrThrow();
	if (numUpdatedRows === 0n) return;
	await append(trx, { at: now, who, what: 'advocate.access_taken_back', subject: 'representation', subjectId: id });
}

async function checkYoungPersonsOwn(trx: Transaction<Database>, who: Who, id: string): Promise<void> {
	const { guarded } = await getGuarded(trx, id);
	if (!isTheirs(who, guarded)) throw notFound();
	const { isEntitled } = await getAdvocacy(trx, id);
	if (!isEntitled || !(await isYoungPersonsOwn(trx, who))) throw new Refusal('advocacy.person.not_entitled', 409);
}

async function checkStaff(trx: Transaction<Database>, who: Staff, id: string) {
	const { guarded } = await getGuarded(trx, id);
	if (!mayRespond(who, guarded) && !mayTriage(who, guarded)) throw notFound();
	const it = await getAdvocacy(trx, id);
	if (!it.isEntitled) throw new Refusal('advocacy.person.not_entitled', 409);
	return it;
}

const notNow = {
	offer: 'advocacy.offer.not_now',
	decline: 'advocacy.declining.not_now',
	no_longer: 'advocacy.declining.not_now',
	ask: 'advocacy.asking.not_now',
	appoint: 'advocacy.appointment.not_wanted',
	end: 'advocacy.appointment.not_now',
} as const satisfies Record<AdvocacyEvent, string>;

function follow(before: AdvocacyStatus, event: AdvocacyEvent): AdvocacyStatus {
	const after = statusAfter(before, event);
	if (after === null) throw new Refusal(notNow[event], 409);
	return after;
}

function checkDay(field: string, on: Day, receivedOn: Day, today: Day): void {
	if (on > today) throw mistake(field, 'representation.advocate.after_today');
	if (on < receivedOn) throw mistake(field, 'representation.advocate.before_receipt');
}
