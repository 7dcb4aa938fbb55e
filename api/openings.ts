import type { Kysely } from 'kysely';
import type { Who } from './accounts/roles.ts';
import { opening, type Thing } from './audit/things.ts';
import type { Instant } from './calendar/day.ts';
import type { Database } from './database.ts';
import { appendAll } from './record.ts';
import { faultOf } from './refusal.ts';
import type { World } from './world.ts';

/** How long an opening waits at most to be written with others. Milliseconds. */
const GATHERED_MS = 100;

/** So many may wait while the disk takes nothing. What cannot be recorded any more is not shown any more. */
const WAITING_MOST = 5000;

/** Somebody of the council, or somebody it lets in, read what is another person's. */
export interface Opening {
	at: Instant;
	who: Who;
	what: (typeof opening)[keyof typeof opening];
	thing: Thing;
	id: string;
	/** The pattern of the door, never the address. */
	route: string;
}

interface Gathered {
	waiting: Opening[];
	/** Those on their way to the disk. */
	leaving: readonly Opening[];
	writing: Promise<void>;
	timer: NodeJS.Timeout | undefined;
}

const gatheredOf = new WeakMap<World['db'], Gathered>();

/**
 * Whose reading is recorded: everybody's but of those who read only what is their own. Somebody of a kind that is thought of
 * later is recorded until it is decided otherwise. Families and people with a return code are let to nothing but their own
 * (what is not theirs is not there), and a list of how often a child looked at their own page would be a record of the child.
 */
export function isAudited(who: Who): boolean {
	return !['family', 'return', 'visit', 'nobody'].includes(who.kind);
}

/** Whether an opening could still be recorded: not, when too many wait already. */
export function isRecordable({ db }: World): boolean {
	return (gatheredOf.get(db)?.waiting.length ?? 0) < WAITING_MOST;
}

/**
 * Records what was opened. The guarantee: it is on the disk within a tenth of a second of the answer, and on orderly stopping
 * always; a process that is killed in that tenth loses those of it. Many pages share one commit, and no page waits for it. While
 * the disk takes nothing they wait in memory and are tried again; once there are too many, nothing more can be opened.
 */
export function recordOpenings(world: World, openings: readonly Opening[]): void {
	if (openings.length === 0) return;
	const gathered = gatheredOf.get(world.db) ?? {
		waiting: [],
		leaving: [],
		writing: Promise.resolve(),
		timer: undefined,
	};
	gatheredOf.set(world.db, gathered);
	gathered.waiting.push(...openings);
	gathered.timer ??= setTimeout(() => void keepOpenings(world), GATHERED_MS).unref();
}

/** Writes at once whatever waits; resolves when it is on the disk, or could not be put there. */
export async function keepOpenings(world: World): Promise<void> {
	const gathered = gatheredOf.get(world.db);
	if (gathered === undefined) return;
	clearTimeout(gathered.timer);
	gathered.timer = undefined;
	gathered.writing = gathered.writing.then(() => write(world, gathered));
	await gathered.writing;
}

async function write(world: World, gathered: Gathered): Promise<void> {
	const openings = gathered.waiting.splice(0);
	if (openings.length === 0) return;
	gathered.leaving = openings;
	try {
		await world.db.transaction().execute((trx) => appendAll(trx, openings.map(lineOf)));
	} catch (error) {
		world.log.error({ waiting: openings.length, ...faultOf(error) }, 'openings not kept');
		gathered.waiting.unshift(...openings);
		gathered.timer ??= setTimeout(() => void keepOpenings(world), GATHERED_MS * 10).unref();
	} finally {
		gathered.leaving = [];
	}
}

/** Whose hands on a thing say that they have read it. */
const readers = ['staff', 'advocate', 'program'];

/**
 * Whether anybody but its author has opened a thing, or done anything with it since: who reads it just now counts. Asked inside the change that depends on it, so that nothing is taken away from under somebody's eyes.
 */
export async function wasOpened(
	{ db }: World,
	trx: Kysely<Database>,
	{ thing, id }: { thing: Thing; id: string },
	since: Instant,
): Promise<boolean> {
	const { waiting, leaving } = gatheredOf.get(db) ?? { waiting: [], leaving: [] };
	if ([...waiting, ...leaving].some((one) => one.thing === thing && one.id === id && one.at >= since)) return true;
	const row = await trx
		.selectFrom('record')
		.select('id')
		.where('subject', '=', thing)
		.where('subject_id', '=', id)
		.where((where) =>
			where.or([
				where.and([where('what', '=', opening.one), where('at', '>=', since)]),
				where.and([where('who_kind', 'in', readers), where('at', '>', since)]),
			]),
		)
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}

function lineOf({ at, who, what, thing, id, route }: Opening) {
	const role = who.kind === 'staff' ? who.role : null;
	return { at, who, what, subject: thing, subjectId: id, particulars: role === null ? { route } : { route, role } };
}
