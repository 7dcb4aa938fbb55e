import type { Kysely } from 'kysely';
import { ownPods, type Staff } from '../accounts/roles.ts';
import { talkingColumns, talkingOf } from '../accounts/talking.ts';
import { londonDay } from '../calendar/day.ts';
import { byName } from '../accounts/by-name.ts';
import type { Database } from '../database.ts';
import { getVersion, listTranslations, readResponses } from '../questionnaires/queries.ts';
import { notFound } from '../refusal.ts';
import { isEntitledToAdvocate, type Standing } from '../representations/standing.ts';
import type { World } from '../world.ts';
import { anchorsOf, conferenceKinds, datesOf, windowClosesOn } from './dates.ts';
import { bandsOf, mayBeInvitedAs } from './invitations.ts';
import { mayAnswer, mayArrange, mayRead, type Sight, sightOf } from '../policy/conferences.ts';
import { isOver, progressOf } from './progress.ts';
import { findConference, getConference, guard, invitations, listPlaces, listViews } from './queries.ts';
import { readOutcomes } from './queries-family.ts';

type Row = Awaited<ReturnType<typeof listKnown>>[number];

/** Conferences of which this person sees anything, the soonest first. */
export async function listConferences({ db, clock }: World, who: Staff) {
	const today = clock.today();
	const known = await listKnown(db, who);
	const guards = await guard(db, known, today);
	const seen = known.filter((_, at) => sightOf(who, guards[at]!) !== 'nothing');
	const invited = await listInvited(db, ids(seen));
	return seen.map((row) => {
		const own = invited.filter(({ conference_id, purpose }) => conference_id === row.id && purpose === 'views');
		return {
			...headOf(row),
			child: row.childName,
			chair: row.chairName,
			invited: own.length,
			answered: own.filter(({ parts }) => parts > 0).length,
			late: own.filter(({ late }) => late > 0).length,
		};
	});
}

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

/** Theirs to chair, or of a child who is or was of their pod. Which of these they see is asked of `sightOf`. */
async function listKnown(db: Kysely<Database>, who: Staff) {
	const pods = ['', ...ownPods(who), ...who.oversees];
	return conferences(db)
		.where((where) =>
			where.or([
				where('conference.chair_id', '=', who.id),
				where('conference.pod_id', 'in', pods),
				where(
					'conference.child_id',
					'in',
					db.selectFrom('allocation').select('account_id').where('pod_id', 'in', pods),
				),
			]),
		)
		.orderBy('conference.held_on')
		.orderBy('conference.time')
		.orderBy('conference.id')
		.execute();
}

function conferences(db: Kysely<Database>) {
	return db
		.selectFrom('conference')
		.innerJoin('account as child', 'child.id', 'conference.child_id')
		.innerJoin('account as chair', 'chair.id', 'conference.chair_id')
		.selectAll('conference')
		.select(['child.name as childName', 'chair.name as chairName']);
}

function headOf(row: Row) {
	return {
		id: row.id,
		kind: row.kind,
		heldOn: row.held_on,
		time: row.time,
		place: row.place,
		windowClosesOn: windowClosesOn(row.held_on),
		state: stateOf(row),
	};
}

function stateOf({ held_at, cancelled_at }: Pick<Row, 'held_at' | 'cancelled_at'>) {
	if (cancelled_at !== null) return 'cancelled' as const;
	return held_at === null ? ('planned' as const) : ('held' as const);
}

/** Who was asked, whether they answered, and whether it came late. Not what they said. */
async function listInvited(db: Kysely<Database>, conferenceIds: readonly string[]) {
	if (conferenceIds.length === 0) return [];
	const rows = await invitations(db)
		.select(['account.contact_channel', 'account.contact_detail'])
		.select(talkingColumns)
		.where('conference_invitation.conference_id', 'in', conferenceIds)
		.where('conference_invitation.taken_back_at', 'is', null)
		.orderBy('conference_invitation.invited_as')
		.orderBy('conference_invitation.id')
		.execute();
	const views = await listViews(db, ids(rows));
	return rows.map((row) => {
		const own = views.filter(({ invitation_id }) => invitation_id === row.id);
		return {
			...row,
			parts: own.length,
			late: own.filter(({ late }) => late === 1).length,
			sentOn: own.at(-1)?.given_on ?? null,
		};
	});
}

type Invited = Awaited<ReturnType<typeof listInvited>>[number];

/** One conference as far as this person sees it: its dates worked out, who was asked, and the words that are for their eyes. */
export async function getConferenceWhole(world: World, who: Staff, id: string) {
	const { db, clock } = world;
	const today = clock.today();
	const { guarded, sight } = await getConference(db, who, id, today);
	const row = await conferences(db).where('conference.id', '=', id).executeTakeFirstOrThrow();
	const invited = await listInvited(db, [id]);
	const arranges = mayArrange(who, guarded);
	const { kind, anchor, anchor_on: anchorOn, held_on: heldOn } = row;
	const [pod, worker, moves, beside, mayInvite, said] = await Promise.all([
		db.selectFrom('pod').select('name').where('id', '=', guarded.podId).executeTakeFirstOrThrow(),
		nameOf(db, guarded.workerId),
		listMoves(db, id),
		findBeside(world, who, row.beside_id),
		arranges ? listInvitable(world, row.child_id, guarded.podId, invited) : [],
		readSaid(world, invited, sight),
	]);
	return {
		...headOf(row),
		child: row.childName,
		chair: row.chairName,
		pod: pod.name,
		worker,
		anchor,
		anchorOn,
		dates: datesOf({ kind, anchor, anchorOn, heldOn }),
		moves,
		beside,
		mayArrange: arranges,
		mayAnswer: mayAnswer(who, guarded),
		mayReadWords: sight !== 'standing',
		bands: bandsOf(kind),
		mayInvite,
		invited: invited.map(shownInvited),
		said,
	};
}

async function nameOf(db: Kysely<Database>, id: string | null): Promise<string | null> {
	if (id === null) return null;
	const person = await db.selectFrom('account').select('name').where('id', '=', id).executeTakeFirst();
	return person?.name ?? null;
}

async function listMoves(db: Kysely<Database>, id: string) {
	const rows = await db
		.selectFrom('conference_move')
		.innerJoin('account', 'account.id', 'conference_move.moved_by')
		.select(['was_on', 'was_time', 'was_place', 'moved_at', 'account.name'])
		.where('conference_id', '=', id)
		.orderBy('conference_move.id')
		.execute();
	return rows.map(({ was_on, was_time, was_place, moved_at, name }) => ({
		...{ wasOn: was_on, wasTime: was_time, wasPlace: was_place, movedOn: londonDay(moved_at), by: name },
	}));
}

/** The conference of a brother or sister, for whoever sees that one too. */
async function findBeside({ db, clock }: World, who: Staff, id: string | null) {
	const other = id === null ? undefined : await findConference(db, id, clock.today());
	if (other === undefined || sightOf(who, other.guarded) === 'nothing') return null;
	return { id: other.id, child: (await nameOf(db, other.child_id))! };
}

/** Who of the child's pod may still be asked: the child, and parents and carers. */
async function listInvitable(world: World, childId: string, podId: string, invited: readonly Invited[]) {
	const asked = new Set(invited.filter(({ purpose }) => purpose === 'views').map(({ account_id }) => account_id));
	const people = await listFamilies(world, [podId]);
	return people.flatMap((person) => {
		const as = asked.has(person.id) ? undefined : mayBeInvitedAs(person, childId);
		return as === undefined ? [] : [{ id: person.id, name: person.name, as }];
	});
}

async function listFamilies({ db, clock }: World, podIds: readonly string[]) {
	const accounts = await db
		.selectFrom('account')
		.select(['id', 'name', 'role'])
		.where('kind', '=', 'family')
		.where('ended_at', 'is', null)
		.where(
			'id',
			'in',
			db
				.selectFrom('allocation')
				.select('account_id')
				.where('pod_id', 'in', ['', ...podIds]),
		)
		.orderBy('id')
		.execute();
	accounts.sort(byName); // the database has them sealed
	const places = await listPlaces(db, ids(accounts), clock.today());
	return accounts.flatMap((account) => {
		const place = places.get(account.id);
		return place && podIds.includes(place.pod_id)
			? [{ ...account, podId: place.pod_id, workerId: place.worker_id }]
			: [];
	});
}

function shownInvited(row: Invited) {
	return {
		id: row.id,
		name: row.name,
		as: row.invited_as,
		purpose: row.purpose,
		invitedOn: londonDay(row.invited_at),
		remindedOn: row.reminded_at === null ? null : londonDay(row.reminded_at),
		state: progressOf(row, row.parts),
		sentOn: row.sentOn,
		late: row.late > 0,
		mayRecord: !isOver(row),
		mayTakeBack: row.parts === 0 && row.purpose === 'views',
		isToldOutside: ['email', 'sms'].includes(row.contact_channel) && row.contact_detail !== null,
		talking: talkingOf(row),
		advocate: row.advocate,
		advocateOn: row.advocate_on,
		referredOn: row.referred_on,
		toldOn: row.told_at === null ? null : londonDay(row.told_at),
		versionId: row.version_id,
	};
}

/** What was said, answer by answer, as far as it is for these eyes. What is for others is not here, nor counted. */
async function readSaid(world: World, invited: readonly Invited[], sight: Sight) {
	if (sight === 'standing' || sight === 'nothing') return [];
	const views = await listViews(world.db, ids(invited));
	const responses = await readResponses(
		world,
		views.map(({ response_id }) => response_id),
	);
	const outcomes = await readOutcomes(world, responses);
	const read = responses.flatMap(({ answers }) => answers.filter(({ visibility }) => mayRead(sight, visibility)));
	const translations = await listTranslations(world.db, ids(read));
	const names = await listNames(
		world.db,
		responses.flatMap(({ writtenBy }) => writtenBy ?? []),
	);
	return views.map(({ invitation_id, response_id, part, late }) => {
		const { name, invited_as, purpose } = invited.find(({ id }) => id === invitation_id)!;
		const response = responses.find(({ id }) => id === response_id)!;
		const { version, how, language, givenOn, writtenBy, present, answers } = response;
		return {
			...{ invitation: invitation_id, name, as: invited_as, purpose, part, how, language },
			...{ givenOn, present, version },
			late: late === 1,
			writtenBy: writtenBy === null ? null : names.get(writtenBy)!,
			answers: answers
				.filter(({ visibility }) => mayRead(sight, visibility))
				.map((answer) => ({
					...answer,
					inEnglish: translations.get(answer.id) ?? null,
					outcome: outcomes.get(answer.id) ?? null,
				})),
		};
	});
}

async function listNames(db: Kysely<Database>, accountIds: readonly string[]) {
	if (accountIds.length === 0) return new Map<string, string>();
	const rows = await db.selectFrom('account').select(['id', 'name']).where('id', 'in', accountIds).execute();
	return new Map(rows.map(({ id, name }) => [id, name]));
}

/**
 * What the chair takes into the meeting. The shared one holds what its authors said may be read out, and no other word:
 * it lies on the table in front of everybody (S49).
 */
export async function getPack(world: World, who: Staff, id: string, isShared: boolean) {
	const { db, clock } = world;
	const { guarded } = await getConference(db, who, id, clock.today());
	if (!mayAnswer(who, guarded)) throw notFound();
	const row = await conferences(db).where('conference.id', '=', id).executeTakeFirstOrThrow();
	const invited = (await listInvited(db, [id])).filter(({ purpose }) => purpose === 'views');
	const said = await readSaid(world, invited, 'everything');
	const whole = { ...headOf(row), child: row.childName, chair: row.chairName, isShared };
	if (!isShared) return { ...whole, said };
	const shared = said.map((part) => ({
		...part,
		...{ present: null, writtenBy: null },
		answers: part.answers
			.filter(({ visibility }) => visibility === 'can_be_read_out')
			.map((answer) => ({ ...answer, outcome: null })),
	}));
	return { ...whole, said: shared.filter(({ answers }) => answers.length > 0) };
}

/** The questions that somebody was asked, for whoever writes down what they say. */
export async function getQuestionsOf({ db, clock }: World, who: Staff, id: string, invitationId: string) {
	const { guarded } = await getConference(db, who, id, clock.today());
	const invited = (await listInvited(db, [id])).find((row) => row.id === invitationId);
	if (invited === undefined || !mayArrange(who, guarded)) throw notFound();
	return { name: invited.name, version: await getVersion(db, invited.version_id) };
}

/** What a new conference can be made of: children whose meetings this person arranges, and who may chair. */
export async function listChoices(world: World, who: Staff) {
	const { db, clock } = world;
	const families = await listFamilies(world, ownPods(who));
	const children = families.filter(
		({ role, podId, workerId }) =>
			isEntitledToAdvocate(role as Standing) && mayArrange(who, { chairId: '', podId, workerId }),
	);
	const chairs = await db
		.selectFrom('account')
		.select(['id', 'name'])
		.where('kind', '=', 'staff')
		.where('role', '=', 'conference_chair')
		.where('ended_at', 'is', null)
		.orderBy('name')
		.execute();
	const planned = (await listKnown(db, who)).filter(
		(row) => stateOf(row) === 'planned' && row.held_on >= clock.today(),
	);
	const guards = await guard(db, planned, clock.today());
	return {
		children: children.map(({ id, name }) => ({ id, name })),
		chairs: children.length === 0 ? [] : chairs,
		kinds: conferenceKinds.map((kind) => ({ kind, anchors: anchorsOf(kind) })),
		beside: planned
			.filter((_, at) => mayArrange(who, guards[at]!))
			.map(({ id, childName, held_on }) => ({ id, child: childName, heldOn: held_on })),
	};
}
