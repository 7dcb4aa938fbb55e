import type { Kysely } from 'kysely';
import type { Family } from '../accounts/roles.ts';
import type { Database } from '../database.ts';
import { wasOpened } from '../openings.ts';
import { readResponses, type ResponseRead } from '../questionnaires/queries.ts';
import { notFound } from '../refusal.ts';
import { type Stays, staysBecause } from '../representations/own-words.ts';
import { findHolds } from '../retention/queries.ts';
import { soundsAlarm } from '../urgent/alarm-words.ts';
import type { World } from '../world.ts';
import { getOwnInvitation, listViews } from './queries.ts';
import { wordsOf } from './said.ts';

/** One part that somebody sent themselves, for them. Anybody else's is not there. */
export async function getOwnPart(world: World, who: Family, invitationId: string, part: number) {
	const invitation = await getOwnInvitation(world.db, who, invitationId);
	const views = (await listViews(world.db, [invitationId])).find((one) => one.part === part);
	const [response] = views === undefined ? [] : await readResponses(world, [views.response_id]);
	if (response === undefined) throw notFound();
	return { invitation, response };
}

/** An answer of theirs, with the invitation it was given on. */
export async function getOwnAnswer(db: Kysely<Database>, who: Family, answerId: string) {
	const row = await db
		.selectFrom('response_answer')
		.innerJoin('conference_views', 'conference_views.response_id', 'response_answer.response_id')
		.select('conference_views.invitation_id')
		.where('response_answer.id', '=', answerId)
		.executeTakeFirst();
	if (row === undefined) throw notFound();
	return getOwnInvitation(db, who, row.invitation_id);
}

/** Why what was sent stays with the chair; null where nobody has opened it. What staff wrote down was heard as it was said. */
export async function viewsStay(
	world: World,
	db: Kysely<Database>,
	invitationId: string,
	{ answers, how, givenAt }: Pick<ResponseRead, 'answers' | 'how' | 'givenAt'>,
): Promise<Stays | null> {
	const opened = wasOpened(world, db, { thing: 'conference_invitation', id: invitationId }, givenAt);
	const put = answers.flatMap(({ corrections }) => corrections.map(({ words }) => words));
	return staysBecause({
		isOpened: how !== 'portal' || (await hasOutcome(db, answers)) || (await opened),
		isUrgent: soundsAlarm([wordsOf(answers), ...put].join('\n')),
		isHeld: (await findHolds(db, { kind: 'conference_views', id: invitationId })).length > 0,
	});
}

async function hasOutcome(db: Kysely<Database>, answers: readonly { id: string }[]): Promise<boolean> {
	const ids = answers.map(({ id }) => id);
	if (ids.length === 0) return false;
	const row = await db
		.selectFrom('views_outcome')
		.select('id')
		.where('answer_id', 'in', ids)
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}
