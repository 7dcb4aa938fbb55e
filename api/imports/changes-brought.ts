import type { Program } from '../accounts/roles.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { type Act, actKinds, type Fault } from './act.ts';
import { type Brought, broughtKinds, endsTooMany, faultsInJson } from './brought.ts';
import { alone, doneAsShown, keep, TRIES } from './changes.ts';
import type { Picture } from './kinds.ts';
import { packBytes, unpack } from './pack.ts';
import { getImport } from './queries.ts';
import { workOutBrought, type WorkedOut } from './queries-work-out.ts';
import { actPart, countActs } from './shown.ts';

export interface Bringing {
	picture: Picture;
	rows: Brought;
	/** Only say what would be done. */
	isDryRun: boolean;
	/** Of a dry run: do this only if it is still exactly that. */
	digest: string | undefined;
}

export interface Told {
	done: boolean;
	digest: string;
	acts: Act[];
}

/**
 * Brings places in pods and families' pods as another system of the council has them, all of it or nothing: worked out, and
 * kept, as the files of an administrator are. What is here already is no act, so that the same rows again do nothing.
 */
export async function bring(world: World, who: Program, { picture, rows, isDryRun, digest }: Bringing): Promise<Told> {
	if (broughtKinds.every((kind) => rows[kind] === undefined)) throw new Refusal('imports.import.nothing_brought');
	return alone(world, async () => {
		for (let tries = 1; tries <= TRIES; tries += 1) {
			const worked = await workOutBrought(world, world.db, { rows, picture });
			refuse(world, worked, digest, isDryRun);
			const told = { digest: worked.digest, acts: actsOf(world, worked) };
			if (isDryRun || countActs(worked.counts) === 0) return { done: !isDryRun, ...told };
			const { id } = await keep(world, who, picture, sourcesOf(world, rows), worked);
			if (await doneAsShown(world, who, await getImport(world.db, id))) return { done: true, ...told };
		}
		throw new Refusal('imports.import.busy', 409);
	});
}

function refuse(
	world: World,
	{ counts, digest, parts }: WorkedOut,
	shown: string | undefined,
	isDryRun: boolean,
): void {
	if (counts.faults > 0) {
		const faults = parts.filter(({ holds }) => holds === 'fault');
		const all = faults.flatMap(({ sealed }) => unpack<Fault[]>(sealed, world.key('imports')));
		throw new Refusal('imports.import.has_faults', 422, faultsInJson(all));
	}
	if (isDryRun) return;
	if (shown !== undefined && shown !== digest) throw new Refusal('imports.import.changed', 409);
	if (shown !== undefined) return;
	if (broughtKinds.some((kind) => endsTooMany(counts.acts[kind].end, counts.rows[kind]))) {
		throw new Refusal('imports.import.too_many_ends', 409);
	}
}

function actsOf(world: World, { parts }: WorkedOut): Act[] {
	const all = broughtKinds.flatMap((kind) => actKinds.map((act) => actPart(kind, act)));
	return all
		.flatMap((holds) => parts.filter((part) => part.holds === holds))
		.flatMap(({ sealed }) => unpack<Act[]>(sealed, world.key('imports')));
}

function sourcesOf(world: World, rows: Brought) {
	return broughtKinds
		.filter((kind) => rows[kind] !== undefined)
		.map((kind) => ({ kind, sealed: packBytes(Buffer.from(JSON.stringify(rows[kind])), world.key('imports')) }));
}
