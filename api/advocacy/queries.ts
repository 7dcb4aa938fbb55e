import type { Kysely } from 'kysely';
import { complaintsTeam, type Advocate, type Staff, type Who } from '../accounts/roles.ts';
import { talkingColumns, talkingOf } from '../accounts/talking.ts';
import { type Day, londonDay } from '../calendar/day.ts';
import { workingDaysBetween } from '../calendar/working-days.ts';
import type { Database } from '../database.ts';
import { notFound } from '../refusal.ts';
import { isInside, isTheirs, mayRespond, mayTriage } from '../policy/representations.ts';
import { isSamePerson, type Subject } from '../representations/procedure/people.ts';
import { isOpen } from '../representations/procedure/procedure.ts';
import { findHolders, getGuarded } from '../representations/queries.ts';
import { getSubject, listAppointed } from '../representations/queries-people.ts';
import { foldSteps, listBareSteps } from '../representations/queries-steps.ts';
import { isEntitledToAdvocate, type Standing } from '../representations/standing.ts';
import type { AdvocateKnown } from './appointment.ts';
import { type AdvocacyStatus, statusAfter } from './status.ts';

/** How it stands with an advocate, and whether this is somebody the law gives one to. */
export async function getAdvocacy(db: Kysely<Database>, id: string) {
	const row = await db
		.selectFrom('representation')
		.select(['kind', 'standing', 'advocacy_status', 'received_on'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return {
		status: row.advocacy_status as AdvocacyStatus,
		isEntitled: row.kind === 'complaint' && isEntitledToAdvocate(row.standing as Standing),
		receivedOn: row.received_on,
	};
}

/** The advocate of now, with whether the young person's page is open to them. */
export async function findAdvocate(db: Kysely<Database>, id: string) {
	return db
		.selectFrom('advocate')
		.leftJoin('advocate_access', (join) =>
			join.onRef('advocate_access.advocate_id', '=', 'advocate.id').on('advocate_access.taken_back_at', 'is', null),
		)
		.select(['advocate.id', 'name', 'advocate.account_id', 'name_agreed', 'appointed_on', 'given_at'])
		.where('advocate.representation_id', '=', id)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
}

/**
 * Whether a child's own press counts here: a child's or care leaver's complaint, and in the account of one. What a parent
 * sent under a child's name is not the child's to have declined.
 */
export async function isYoungPersonsOwn(db: Kysely<Database>, who: Who): Promise<boolean> {
	if (who.kind !== 'family') return who.kind === 'return';
	const { role } = await db.selectFrom('account').select('role').where('id', '=', who.id).executeTakeFirstOrThrow();
	return isEntitledToAdvocate(role as Standing);
}

/** Where an advocate may still be asked for: the complaint goes on. */
export async function mayAskNow(db: Kysely<Database>, id: string): Promise<boolean> {
	const procedure = foldSteps(await listBareSteps(db, id));
	return procedure !== null && isOpen({ ...procedure, last: {} }, 'advocate_wanted');
}

/** What a family reads of it: whether they may have one, what they said, who it is, and what that person can see. */
export async function getOwnAdvocacy(db: Kysely<Database>, who: Who, id: string) {
	const { guarded } = await getGuarded(db, id);
	if (!isTheirs(who, guarded)) throw notFound();
	const [{ status, isEntitled }, advocate, isOwn, goesOn] = await Promise.all([
		getAdvocacy(db, id),
		findAdvocate(db, id),
		isYoungPersonsOwn(db, who),
		mayAskNow(db, id),
	]);
	const mayChoose = isEntitled && isOwn && goesOn && statusAfter(status, 'ask') !== null;
	return {
		status,
		isEntitled: isEntitled && isOwn,
		mayAsk: mayChoose,
		mayDecline: mayChoose && status !== 'declined' && status !== 'ended',
		mayChangeMind: isEntitled && isOwn && statusAfter(status, 'no_longer') !== null,
		advocate: advocate
			? {
					name: advocate.name,
					signsIn: advocate.account_id !== null,
					readsSince: advocate.given_at === null ? null : londonDay(advocate.given_at),
				}
			: null,
	};
}

/**
 * What staff inside a case read of it. The advocate's name is the child's to share: whoever answers reads it where the child
 * agreed, or once the advocate has written here under it.
 */
export async function getCaseAdvocacy(db: Kysely<Database>, who: Staff, id: string) {
	const { guarded } = await getGuarded(db, id);
	if (!isInside(who, guarded)) throw notFound();
	const isOfficer = mayTriage(who, guarded);
	const mayAct = isOfficer || mayRespond(who, guarded);
	const [it, offers, referrals, advocate, accesses, goesOn, accounts] = await Promise.all([
		getAdvocacy(db, id),
		listOffers(db, id),
		listReferrals(db, id),
		findAdvocate(db, id),
		listAccesses(db, id),
		mayAskNow(db, id),
		mayAct ? listAdvocateAccounts(db) : [],
	]);
	const knowsName = isOfficer || advocate?.name_agreed === 1;
	const may = (event: 'offer' | 'decline' | 'no_longer' | 'ask' | 'appoint') =>
		mayAct && it.isEntitled && goesOn && statusAfter(it.status, event) !== null;
	return {
		status: it.status,
		isEntitled: it.isEntitled,
		mayOffer: may('offer'),
		mayDecline: may('decline') || may('no_longer'),
		mayAsk: may('ask'),
		mayRefer: mayAct && it.isEntitled && it.status === 'wanted',
		mayAppoint: may('appoint') && advocate === undefined,
		mayEnd: mayAct && advocate !== undefined,
		offers,
		referrals,
		advocate: advocate
			? {
					id: advocate.id,
					name: knowsName ? advocate.name : null,
					nameAgreed: advocate.name_agreed === 1,
					signsIn: advocate.account_id !== null,
					appointedOn: advocate.appointed_on,
				}
			: null,
		accesses: accesses.map((access) => ({ ...access, name: knowsName ? access.name : null })),
		accounts,
	};
}

async function listOffers(db: Kysely<Database>, id: string) {
	const rows = await db
		.selectFrom('advocate_offer')
		.leftJoin('account', 'account.id', 'advocate_offer.offered_by')
		.select(['advocate_offer.id', 'stage', 'how', 'offered_on as on', 'account.name as by', 'answer'])
		.select(['answered_on as answeredOn', 'answer_how as answerHow'])
		.where('representation_id', '=', id)
		.orderBy('offered_at')
		.orderBy('advocate_offer.id')
		.execute();
	return rows;
}

async function listReferrals(db: Kysely<Database>, id: string) {
	const rows = await db
		.selectFrom('advocate_referral')
		.innerJoin('account', 'account.id', 'advocate_referral.referred_by')
		.select(['advocate_referral.id', 'consent', 'consent_on as consentOn', 'passes_name', 'passes_contact', 'words'])
		.select(['referred_on as on', 'account.name as by'])
		.where('representation_id', '=', id)
		.orderBy('referred_at')
		.execute();
	return rows.map(({ passes_name, passes_contact, ...row }) => ({
		...row,
		passesName: passes_name === 1,
		passesContact: passes_contact === 1,
	}));
}

async function listAccesses(db: Kysely<Database>, id: string) {
	const rows = await db
		.selectFrom('advocate_access')
		.innerJoin('account', 'account.id', 'advocate_access.account_id')
		.select(['advocate_access.id', 'account.name', 'given_at as givenAt', 'taken_back_at as takenBackAt'])
		.where('representation_id', '=', id)
		.orderBy('given_at')
		.execute();
	return rows;
}

/** Advocates who can sign in here. */
async function listAdvocateAccounts(db: Kysely<Database>) {
	return db
		.selectFrom('account')
		.select(['id', 'name'])
		.where('role', '=', 'advocate')
		.where('ended_at', 'is', null)
		.orderBy('name')
		.execute();
}

export async function isAdvocateAccount(db: Kysely<Database>, accountId: string): Promise<boolean> {
	return (await listAdvocateAccounts(db)).some(({ id }) => id === accountId);
}

/** What is known here of somebody, by account or by name, that keeps them from being the advocate. */
export async function getKnownOf(
	db: Kysely<Database>,
	id: string,
	person: Subject,
	today: Day,
): Promise<AdvocateKnown> {
	const { guarded, delivery } = await getGuarded(db, id);
	const podIds = [...new Set([guarded.podId, delivery.pod_id])].filter((podId) => podId !== null);
	const [{ answeredBy, ...subject }, appointed, ...pods] = await Promise.all([
		getSubject(db, id),
		listAppointed(db, id),
		...podIds.map((podId) => findHolders(db, podId, today)),
	]);
	const managers = pods
		.flatMap((pod) => [pod?.manager, pod?.serviceManager])
		.flatMap((holder) => (holder ? [{ accountId: holder.id, name: holder.name }] : []));
	const answering = [answeredBy, delivery.account_id].filter((accountId) => accountId !== null);
	const considering = [...appointed, ...(await listConsidering(db, answering))];
	const isOneOf = (people: readonly Subject[]) => people.some((other) => isSamePerson(person, other));
	return {
		isSubject: isSamePerson(person, subject),
		managesService: isOneOf(managers),
		considers: isOneOf(considering),
	};
}

async function listConsidering(db: Kysely<Database>, answering: readonly string[]): Promise<Subject[]> {
	return db
		.selectFrom('account')
		.select(['id as accountId', 'name'])
		.where((where) =>
			where.or([
				where('role', 'in', complaintsTeam),
				...(answering.length === 0 ? [] : [where('id', 'in', answering)]),
			]),
		)
		.where('kind', '=', 'staff')
		.execute();
}

/** Children who asked for an advocate and have none: the longest wait first. For the complaints team, not about themselves. */
export async function listWaiting(db: Kysely<Database>, who: Staff, today: Day) {
	const rows = await db
		.selectFrom('representation')
		.leftJoin('procedure', 'procedure.representation_id', 'representation.id')
		.select(['representation.id', 'reference', 'advocate_requested_on', 'received_on', 'procedure.from_on'])
		.select((select) =>
			select
				.selectFrom('advocate_referral')
				.select((last) => last.fn.max('referred_on').as('on'))
				.whereRef('advocate_referral.representation_id', '=', 'representation.id')
				.as('referredOn'),
		)
		.where('representation.kind', '=', 'complaint')
		.where('advocacy_status', '=', 'wanted')
		.where((where) => where.or([where('about_account_id', 'is', null), where('about_account_id', '!=', who.id)]))
		.orderBy('advocate_requested_on')
		.orderBy('representation.id')
		.execute();
	return rows.map(({ id, reference, advocate_requested_on, received_on, from_on, referredOn }) => {
		const askedOn = advocate_requested_on ?? received_on;
		const workingDays = workingDaysBetween(askedOn, today);
		return { id, reference, askedOn, workingDays, referredOn, clockWaits: from_on === null };
	});
}

/**
 * The young people who opened their page to this advocate, and those who are waiting for one: of these nothing but what
 * they agreed may be passed on.
 */
export async function listHelping(db: Kysely<Database>, who: Advocate) {
	const [open, waiting] = await Promise.all([listOpened(db, who), listReferred(db)]);
	return { open, waiting };
}

async function listOpened(db: Kysely<Database>, who: Advocate) {
	const rows = await db
		.selectFrom('advocate_access')
		.innerJoin('representation', 'representation.id', 'advocate_access.representation_id')
		.leftJoin('account', 'account.id', 'representation.from_account_id')
		.select(['representation.id', 'reference', 'given_at', 'account.name', 'person_name'])
		.where('advocate_access.account_id', '=', who.id)
		.where('advocate_access.taken_back_at', 'is', null)
		.where((where) => where.or([where('about_account_id', 'is', null), where('about_account_id', '!=', who.id)]))
		.orderBy('given_at', 'desc')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		reference: row.reference,
		name: row.person_name ?? row.name,
		openedOn: londonDay(row.given_at),
	}));
}

async function listReferred(db: Kysely<Database>) {
	const rows = await db
		.selectFrom('advocate_referral')
		.innerJoin('representation', 'representation.id', 'advocate_referral.representation_id')
		.leftJoin('account', 'account.id', 'representation.from_account_id')
		.select(['advocate_referral.id', 'representation_id', 'reference', 'referred_on', 'passes_name', 'passes_contact'])
		.select(['words', 'account.name', 'person_name', 'representation.contact_channel'])
		.select(['representation.contact_detail', 'representation.contact_times', 'representation.from_account_id'])
		.select(['representation.interpreter as told', 'representation.spoken_language as toldSpoken'])
		.select(talkingColumns)
		.where('advocacy_status', '=', 'wanted')
		.orderBy('referred_at', 'desc')
		.orderBy('advocate_referral.id', 'desc')
		.execute();
	const newest = rows.filter(
		({ representation_id: of }, index) => rows.findIndex((row) => row.representation_id === of) === index,
	);
	return newest.map((row) => {
		const passed = <Value>(value: Value) => (row.passes_contact === 1 ? value : null);
		return {
			reference: row.reference,
			referredOn: row.referred_on,
			name: row.passes_name === 1 ? (row.person_name ?? row.name) : null,
			contact: passed({ channel: row.contact_channel, detail: row.contact_detail, times: row.contact_times }),
			talking: passed(
				row.from_account_id === null
					? talkingOf({ interpreter: row.told, spoken_language: row.toldSpoken })
					: talkingOf(row),
			),
			words: row.words,
		};
	});
}
