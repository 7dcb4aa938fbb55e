import type { Transaction } from 'kysely';
import type { Program, Staff } from '../accounts/roles.ts';
import { breath } from '../breath.ts';
import type { Instant } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { giveBackMemory } from '../memory.ts';
import { append } from '../record.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { type Act, actKinds } from './act.ts';
import { apply, holdStill } from './changes-apply.ts';
import { kinds, type Picture } from './kinds.ts';
import { packBytes, unpackBytes } from './pack.ts';
import { getImport, openPart } from './queries.ts';
import { readState } from './queries-state.ts';
import { type Files, workOut, type WorkedOut } from './queries-work-out.ts';
import { actPart, perPart } from './shown.ts';

export interface ImportAsked {
	picture: Picture;
	files: Files;
}

const busy = new WeakSet<World>();

/**
 * One at a time: each is long work, and two would only find that the other came first. The files came in several copies, all but one of
 * which are over by now.
 */
export async function alone<Done>(world: World, work: () => Promise<Done>): Promise<Done> {
	if (busy.has(world)) throw new Refusal('imports.import.busy', 409);
	busy.add(world);
	giveBackMemory();
	try {
		return await work();
	} finally {
		busy.delete(world);
		giveBackMemory();
	}
}

/** The dry run: works out what the files would do and keeps that, sealed, under its digest. Returns its id. */
export async function rehearse(world: World, who: Staff, { picture, files }: ImportAsked): Promise<{ id: string }> {
	const there = kinds.filter((kind) => files[kind] !== undefined);
	if (there.length === 0) throw new Refusal('imports.import.no_file');
	return alone(world, async () => {
		const sealed = there.map((kind) => ({ kind, sealed: packBytes(files[kind]!, world.key('imports')) }));
		const worked = await workOut(world, world.db, { files, picture, yourself: who.id });
		giveBackMemory();
		return keep(world, who, picture, sealed, worked);
	});
}

export interface Source {
	kind: string;
	sealed: string;
}

/** Keeps what was worked out, sealed, under its digest, with what it was worked out from. Returns its id. */
export async function keep(
	world: World,
	who: Staff | Program,
	picture: Picture,
	sources: readonly Source[],
	worked: WorkedOut,
): Promise<{ id: string }> {
	const now = world.clock.now();
	const id = newId(now);
	await world.db.transaction().execute(async (trx) => {
		await trx
			.insertInto('import')
			.values({
				...{ id, digest: worked.digest, picture, state: worked.stamp, counts: JSON.stringify(worked.counts) },
				...{ made_at: now, ...(await standingFor(trx, who)) },
			})
			.execute();
		const kept = sources.map(({ kind, sealed }) => ({ holds: `source.${kind}`, nth: 0, count: 1, sealed }));
		const parts = [...kept, ...worked.parts].map((part) => ({ import_id: id, ...part }));
		for (let from = 0; from < parts.length; from += perPart) {
			await trx
				.insertInto('import_part')
				.values(parts.slice(from, from + perPart))
				.execute();
			await breath();
		}
		await append(trx, {
			...{ at: now, who, what: 'import.rehearsed', subject: 'import', subjectId: id },
			particulars: { picture, digest: worked.digest, faults: worked.counts.faults },
		});
	});
	return { id };
}

/** Who stands for an import: whoever gave the files, or whoever made the key of the program that brought it. */
async function standingFor(trx: Transaction<Database>, who: Staff | Program) {
	if (who.kind === 'staff') return { made_by: who.id, program_id: null };
	const { made_by } = await trx
		.selectFrom('program')
		.select('made_by')
		.where('id', '=', who.id)
		.executeTakeFirstOrThrow();
	return { made_by, program_id: who.id };
}

/** What came of doing an import: done, or shown anew under another id because what is kept has changed since. */
export type Doing = { done: true } | { done: false; anew: string };

/** So often an import is held against what is kept now, where that goes on changing under it. */
export const TRIES = 3;

/**
 * Does exactly what was shown, in one transaction. When what is kept has changed since, it is worked out again: if the same
 * comes of it, that is done; if not, nothing is, and the new dry run is kept to be shown.
 */
export async function doImport(world: World, who: Staff, importId: string): Promise<Doing> {
	return alone(world, async () => {
		for (let tries = 1; tries <= TRIES; tries += 1) {
			const it = await getImport(world.db, importId);
			if (it.done_at !== null) throw new Refusal('imports.import.already_done', 409);
			if (it.counts.faults > 0) throw new Refusal('imports.import.has_faults', 409);
			if (await doneAsShown(world, who, it)) return { done: true };
			const sources = await openSources(world, importId);
			const asked = { files: filesIn(world, sources), picture: it.picture, yourself: who.id };
			const worked = await workOut(world, world.db, asked);
			if (worked.digest !== it.digest) {
				return { done: false, anew: (await keep(world, who, it.picture, sources, worked)).id };
			}
			await takeUp(world, importId, worked);
		}
		throw new Refusal('imports.import.busy', 409);
	});
}

type Kept = Awaited<ReturnType<typeof getImport>>;

/** Does it as it was shown. False when what is kept is no longer what this was worked out over. */
export async function doneAsShown(world: World, who: Staff | Program, it: Kept): Promise<boolean> {
	const there = kinds.filter((kind) => it.counts.rows[kind] > 0);
	const now = world.clock.now();
	return world.db.transaction().execute(async (trx) => {
		await holdStill(trx);
		const state = await readState(trx, { picture: it.picture, kinds: there, today: world.clock.today() });
		if (state.stamp !== it.state) return false;
		await applyAll(world, trx, it.id, { now, by: it.made_by });
		const { numUpdatedRows } = await trx
			.updateTable('import')
			.set({ done_at: now, done_by: who.kind === 'staff' ? who.id : it.made_by })
			.where('id', '=', it.id)
			.where('done_at', 'is', null)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows !== 1n) throw new Refusal('imports.import.already_done', 409);
		await append(trx, {
			...{ at: now, who, what: 'import.done', subject: 'import', subjectId: it.id },
			particulars: { picture: it.picture, digest: it.digest, ...flat(it) },
		});
		return true;
	});
}

function flat({ counts }: Kept): Record<string, number> {
	const all = kinds.flatMap((kind) => actKinds.map((act) => [`${kind}_${act}`, counts.acts[kind][act]] as const));
	return Object.fromEntries(all.filter(([, count]) => count > 0));
}

/** Ends before changes before additions, and people and pods before their places. */
async function applyAll(
	world: World,
	trx: Transaction<Database>,
	importId: string,
	done: { now: Instant; by: string },
): Promise<void> {
	for (const kind of kinds) {
		for (const act of actKinds) {
			for (let nth = 0; ; nth += 1) {
				const acts = await openPart<Act[]>(world, trx, importId, actPart(kind, act), nth);
				if (acts === undefined) break;
				await apply(trx, acts, done);
			}
		}
	}
}

async function openSources(world: World, importId: string): Promise<Source[]> {
	const rows = await world.db
		.selectFrom('import_part')
		.select(['holds', 'sealed'])
		.where('import_id', '=', importId)
		.where('holds', 'like', 'source.%')
		.execute();
	return rows.map(({ holds, sealed }) => ({ kind: holds.slice('source.'.length), sealed }));
}

function filesIn({ key }: World, sources: readonly Source[]): Files {
	return Object.fromEntries(sources.map(({ kind, sealed }) => [kind, unpackBytes(sealed, key('imports'))]));
}

/** The same comes of it over what is kept now: with the ids of now, it takes the place of what was worked out before. */
async function takeUp(world: World, importId: string, worked: WorkedOut): Promise<void> {
	await world.db.transaction().execute(async (trx) => {
		await trx
			.deleteFrom('import_part')
			.where('import_id', '=', importId)
			.where('holds', 'not like', 'source.%')
			.execute();
		for (const part of worked.parts) {
			await trx
				.insertInto('import_part')
				.values({ import_id: importId, ...part })
				.execute();
		}
		await trx.updateTable('import').set({ state: worked.stamp }).where('id', '=', importId).execute();
	});
}
