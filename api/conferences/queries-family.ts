import type { Kysely } from 'kysely';
import type { Language } from '../accounts/languages.ts';
import type { Family } from '../accounts/roles.ts';
import { type Day, londonDay } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { prepared } from '../prepared.ts';
import { getVersion, readResponses, type ResponseRead } from '../questionnaires/queries.ts';
import type { World } from '../world.ts';
import type { Outcome } from './outcomes.ts';
import { closesOn, isLate, isOver, progressOf, remindersOf } from './progress.ts';
import { viewsStay } from './queries-own-words.ts';
import { getOwnInvitation, invitations, type Invitation, listPlaces, listViews } from './queries.ts';

const invitationsOf = prepared((db, accountId: string) =>
	invitations(db)
		.where('conference_invitation.account_id', '=', accountId)
		.where('conference_invitation.taken_back_at', 'is', null)
		.orderBy('conference.held_on', 'desc')
		.orderBy('conference_invitation.id', 'desc'),
);

/** Everything this person was asked to say something to, the soonest meeting first. Of nobody else's there is a trace. */
export async function listOwnInvitations({ db, clock }: World, who: Family) {
	const rows = await invitationsOf(db, who.id);
	const views = await listViews(
		db,
		rows.map(({ id }) => id),
	);
	return rows.map((row) => listed(row, viewsOf(views, row.id), clock.today()));
}

type Views = Awaited<ReturnType<typeof listViews>>;

const viewsOf = (views: Views, invitationId: string) => views.filter((one) => one.invitation_id === invitationId);

function listed(row: Omit<Invitation, 'code'>, views: Views, today: Day) {
	return {
		id: row.id,
		kind: row.kind,
		purpose: row.purpose,
		as: row.invited_as,
		heldOn: row.held_on,
		time: row.time,
		place: row.place,
		isOff: row.cancelled_at !== null,
		isOver: isOver(row),
		windowClosesOn: closesOn(row),
		isWindowOpen: !isOver(row) && !isLate(row, today),
		state: progressOf(row, views.length),
		sentOn: views.at(-1)?.given_on ?? null,
		reminders: remindersOf(row),
	};
}

/** One of them, in one language where that is asked for, with what they are asked, what they sent, what was done with it, and who reads it. */
export async function getOwnInvitationWhole(world: World, who: Family, id: string, language?: Language) {
	const { db, clock } = world;
	const row = await getOwnInvitation(db, who, id);
	const views = await listViews(db, [id]);
	const [version, parts, readers] = await Promise.all([
		getVersion(db, row.version_id, language),
		readParts(world, row, views, language),
		whoReads(db, row, clock.today()),
	]);
	return {
		...listed(row, views, clock.today()),
		version,
		parts,
		nextPart: (views.at(-1)?.part ?? 0) + 1,
		advocate: row.advocate,
		toldOn: row.told_at === null ? null : londonDay(row.told_at),
		readers,
	};
}

async function readParts(
	world: World,
	{ id: invitationId, told_at: toldAt }: Invitation,
	views: Views,
	language?: Language,
) {
	const responses = await readResponses(
		world,
		views.map(({ response_id }) => response_id),
		language,
	);
	const outcomes = await readOutcomes(world, responses, toldAt ?? '');
	const read = views.map(async ({ response_id, part, late }) => {
		const response = responses.find(({ id }) => id === response_id)!;
		const { version, how, givenOn, givenAt, answers } = response;
		return {
			part,
			how,
			givenOn,
			givenAt,
			late: late === 1,
			version,
			stays: await viewsStay(world, world.db, invitationId, response),
			answers: answers.map((answer) => ({ ...answer, outcome: outcomes.get(answer.id) ?? null })),
		};
	});
	return Promise.all(read);
}

/** What stands as the outcome of each answer, of what was written no later than this. */
export async function readOutcomes({ db }: World, responses: readonly ResponseRead[], until?: string) {
	const ids = responses.flatMap(({ answers }) => answers.map(({ id }) => id));
	const found = new Map<string, { outcome: Outcome; words: string; on: Day; at: string }>();
	if (ids.length === 0) return found;
	const rows = await db
		.selectFrom('views_outcome')
		.select(['answer_id', 'outcome', 'sealed', 'written_at'])
		.where('answer_id', 'in', ids)
		.orderBy('written_at')
		.orderBy('id')
		.execute();
	for (const { answer_id, outcome, sealed, written_at } of rows) {
		if (until !== undefined && written_at > until) continue;
		found.set(answer_id, { outcome, words: sealed, on: londonDay(written_at), at: written_at });
	}
	return found;
}

/** By name, because "somebody will read it" is nobody: the chair, and the worker of a child. */
async function whoReads(db: Kysely<Database>, { chair_id, child_id }: Invitation, today: Day) {
	const place = (await listPlaces(db, [child_id], today)).get(child_id);
	const nameOf = async (id: string | null | undefined) => (id ? ((await names(db, id))[0]?.name ?? null) : null);
	return { chair: (await nameOf(chair_id))!, worker: await nameOf(place?.worker_id) };
}

const names = prepared((db, accountId: string) =>
	db.selectFrom('account').select(['id', 'name']).where('id', '=', accountId),
);
