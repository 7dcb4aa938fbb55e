import type { Kysely } from 'kysely';
import type { Who } from '../accounts/roles.ts';
import type { Instant } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { wasOpened } from '../openings.ts';
import { notFound } from '../refusal.ts';
import { findHolds } from '../retention/queries.ts';
import { soundsAlarm } from '../urgent/alarm-words.ts';
import type { World } from '../world.ts';
import { type Correctable, type Stays, staysBecause, staysWhole } from './own-words.ts';
import { isTheirs } from '../policy/representations.ts';
import { getGuarded } from './queries.ts';
import { listCorrections } from './queries-words.ts';

/** One thing that somebody wrote, with what they put right of it since. */
export interface OwnPart {
	part: Correctable;
	/** The point, the letter, or the representation itself. */
	id: string;
	words: string;
	writtenAt: Instant;
}

/** What somebody wrote to us in one representation, letters last. Of others' words there are none, of an advocate's neither. */
export async function readOwnWords(db: Kysely<Database>, who: Who, id: string) {
	const { guarded, delivery } = await getGuarded(db, id);
	if (!isTheirs(who, guarded)) throw notFound();
	const row = await db
		.selectFrom('representation')
		.select(['reference', 'wants', 'happened_words', 'received_at', 'recorded_by'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const [points, messages, corrections] = await Promise.all([
		db
			.selectFrom('complaint_point')
			.select(['id', 'words'])
			.where('representation_id', '=', id)
			.orderBy('position')
			.execute(),
		ownMessages(db, who, id),
		listCorrections(db, id, 'author'),
	]);
	const writtenAt = row.received_at;
	const one = (part: Correctable, words: string | null) => (words === null ? [] : [{ part, id, words, writtenAt }]);
	const parts: OwnPart[] = [
		...points.map(({ id: point, words }) => ({ part: 'point' as const, id: point, words, writtenAt })),
		...one('wants', row.wants),
		...one('happened', row.happened_words),
		...messages.map(({ id: message, words, sent_at }) => ({
			...{ part: 'message' as const, id: message, words, writtenAt: sent_at },
		})),
	];
	return {
		...{
			id,
			kind: guarded.kind,
			reference: row.reference,
			// what was said to staff was heard as it was said
			isHeard: delivery.opened_at !== null || row.recorded_by !== null,
			receivedAt: row.received_at,
		},
		parts: parts.map((part) => ({ ...part, corrections: corrections.of(part.part, part.id) })),
	};
}

export type OwnWords = Awaited<ReturnType<typeof readOwnWords>>;

function ownMessages(db: Kysely<Database>, who: Who, id: string) {
	const written = db
		.selectFrom('message')
		.select(['id', 'words', 'sent_at'])
		.where('representation_id', '=', id)
		.where('side', '=', 'family')
		.where('taken_back_at', 'is', null)
		.orderBy('id');
	return (
		who.kind === 'family' ? written.where('account_id', '=', who.id) : written.where('account_id', 'is', null)
	).execute();
}

/** The same, with what they may do about it: `stays` says why it cannot be taken back. */
export async function lookAtOwnWords(world: World, who: Who, id: string) {
	const own = await readOwnWords(world.db, who, id);
	const stays = await wholeStays(world, world.db, own);
	const parts = await Promise.all(
		own.parts.map(async (one) => ({
			...one,
			corrections: one.corrections.map(({ words, writtenAt }) => ({ words, writtenAt })),
			stays: one.part === 'message' ? await letterStays(world, world.db, id, one) : null,
		})),
	);
	return { kind: own.kind, reference: own.reference, stays, parts };
}

/** Why the whole of it stays; null where it can be taken back. */
export async function wholeStays(world: World, db: Kysely<Database>, own: OwnWords): Promise<Stays | null> {
	const { id, kind, isHeard, receivedAt, parts } = own;
	return staysWhole(kind, {
		isOpened: isHeard || (await wasOpened(world, db, { thing: 'representation', id }, receivedAt)),
		isUrgent: soundsAlarm(parts.flatMap(wordsOf).join('\n')) || (await isRaised(db, id)),
		isHeld: await isHeld(db, id),
	});
}

/** Why one letter stays. */
export async function letterStays(world: World, db: Kysely<Database>, id: string, one: Own): Promise<Stays | null> {
	return staysBecause({
		isOpened: await wasOpened(world, db, { thing: 'representation', id }, one.writtenAt),
		isUrgent: soundsAlarm(wordsOf(one).join('\n')),
		isHeld: await isHeld(db, id),
	});
}

type Own = OwnWords['parts'][number];

const wordsOf = ({ words, corrections }: Own) => [words, ...corrections.map((one) => one.words)];

const isHeld = async (db: Kysely<Database>, id: string) =>
	(await findHolds(db, { kind: 'representation', id })).length > 0;

/** It was raised as urgent once, whatever was decided about it. */
async function isRaised(db: Kysely<Database>, id: string): Promise<boolean> {
	const raised = await db
		.selectFrom('urgent_item')
		.select('id')
		.where('representation_id', '=', id)
		.limit(1)
		.executeTakeFirst();
	return raised !== undefined;
}
