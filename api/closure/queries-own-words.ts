import type { Kysely } from 'kysely';
import type { Family } from '../accounts/roles.ts';
import type { Database } from '../database.ts';
import { wasOpened } from '../openings.ts';
import { readResponses } from '../questionnaires/queries.ts';
import { notFound } from '../refusal.ts';
import { type Stays, staysBecause } from '../representations/own-words.ts';
import { findHolds } from '../retention/queries.ts';
import { soundsAlarm } from '../urgent/alarm-words.ts';
import type { World } from '../world.ts';
import { getMine } from './queries.ts';
import { wordsIn } from './words.ts';

/**
 * What somebody who has come in said when work ended, and why it stays. Whoever holds no more than the words of a printed card
 * is shown nothing: the card may lie in the wrong hands.
 */
export async function readOwnAnswers(world: World, db: Kysely<Database>, who: Family, invitationId: string) {
	const { podId } = await getMine(db, who, invitationId);
	const kept = await db
		.selectFrom('closure_answer')
		.leftJoin('closure_reading', 'closure_reading.invitation_id', 'closure_answer.invitation_id')
		.select(['response_id', 'answered_at', 'urgent_item_id', 'read_at'])
		.where('closure_answer.invitation_id', '=', invitationId)
		.executeTakeFirst();
	const [response] = kept === undefined ? [] : await readResponses({ ...world, db }, [kept.response_id]);
	if (kept === undefined || response === undefined) throw notFound();
	return { podId, response, stays: await answersStay(world, db, invitationId, kept, response) };
}

async function answersStay(
	world: World,
	db: Kysely<Database>,
	invitationId: string,
	kept: { answered_at: string; urgent_item_id: string | null; read_at: string | null },
	{ answers, how }: Awaited<ReturnType<typeof readResponses>>[number],
): Promise<Stays | null> {
	const put = answers.flatMap(({ corrections }) => corrections.map(({ words }) => words));
	const thing = { thing: 'closure_invitation', id: invitationId } as const;
	return staysBecause({
		isOpened: how !== 'portal' || kept.read_at !== null || (await wasOpened(world, db, thing, kept.answered_at)),
		isUrgent: kept.urgent_item_id !== null || soundsAlarm([...wordsIn(answers), ...put].join('\n')),
		isHeld: (await findHolds(db, { kind: 'closure_answer', id: invitationId })).length > 0,
	});
}
