import { createHmac } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';
import { readyKey } from './keys.ts';
import { placeOf } from './limits/place.ts';
import type { Limit } from './limits/policy.ts';
import { prepared } from './prepared.ts';
import { transactTogether } from './together.ts';
import type { World } from './world.ts';

/** What was tried: at which kind of door, from which address, and whose. */
export interface Tried {
	at: string;
	/** The address as the front door knows it. Undefined only for what the house asks itself: no place is counted then. */
	ip: string | undefined;
	whose?: string;
}

/** A limit that holds for a try, with the key under which its tries are remembered. */
export interface Holding<L extends Limit> {
	limit: L;
	key: string;
}

/** Each limit that holds for this try. One that goes by place holds nowhere when the place is not known. */
export function holding<L extends Limit>(world: World, limits: readonly L[], { at, ip, whose = '' }: Tried) {
	const place = placeOf(ip);
	return limits.flatMap((limit): Holding<L>[] => {
		if (place === undefined && (limit.by === 'place' || limit.by === 'whose_at_place')) return [];
		const common = { place: [place], whose: [whose], whose_at_place: [whose, place], all: [] }[limit.by];
		return [{ limit, key: keyOf(world, at, limit.by, String(limit.everySeconds), ...common) }];
	});
}

/** The key under which it is remembered that somebody came in from a place. */
export function knownPlaceKey(world: World, { at, ip, whose = '' }: Tried): string | undefined {
	const place = placeOf(ip);
	return place === undefined ? undefined : keyOf(world, at, 'known', whose, place);
}

/** Until when each of these keys is remembered, in milliseconds; what is forgotten is not in it. */
export async function recall(db: Kysely<Database>, keys: readonly string[]): Promise<Map<string, number>> {
	const rows = await Promise.all(keys.map((key) => triesUnder(db, key)));
	return new Map(rows.flat().map((row) => [row.key_hash, row.empties_ms]));
}

const triesUnder = prepared((db, key: string) => db.selectFrom('try').selectAll().where('key_hash', '=', key));

/**
 * Counts one more under each of these keys, in one statement: two tries at the same moment are two. The row is what will
 * be forgotten last, so that nothing else has to be kept or cleared for the count to go down.
 */
export async function remember(world: World, counted: readonly { key: string; everySeconds: number }[]): Promise<void> {
	if (counted.length === 0) return;
	const now = Date.parse(world.clock.now());
	const rows = counted.map(({ key, everySeconds }) => ({
		key_hash: key,
		empties_ms: Math.round(now + everySeconds * 1000),
	}));
	await transactTogether(world.db, async (trx) => {
		await trx
			.insertInto('try')
			.values(rows)
			.onConflict((conflict) =>
				conflict.column('key_hash').doUpdateSet({
					empties_ms: sql`case when try.empties_ms > ${now} then try.empties_ms else ${now} end + excluded.empties_ms - ${now}`,
				}),
			)
			.execute();
	});
}

/** Forgets what no longer slows anybody down. */
export async function forgetTries({ db, clock }: World): Promise<void> {
	await db.deleteFrom('try').where('empties_ms', '<', Date.parse(clock.now())).execute();
}

function keyOf(world: World, ...parts: (string | undefined)[]): string {
	return createHmac('sha256', readyKey(world.key('limits')))
		.update(JSON.stringify(parts))
		.digest('base64url');
}
