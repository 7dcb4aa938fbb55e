import { setTimeout as wait } from 'node:timers/promises';
import { faultOf } from '../refusal.ts';
import type { World } from '../world.ts';
import { sealHistory } from './changes.ts';
import { keepHead } from './heads.ts';
import { findSeal } from './queries-chain.ts';

/** What is younger than this may not be sealed yet. Milliseconds. */
const EVERY_MS = 1000;

/** Seals what is new and keeps the head of it outside the database. */
export async function sealAndKeepHead(world: World): Promise<void> {
	const seal = await sealHistory(world);
	const today = world.clock.today();
	if (seal === undefined) return;
	const state = `${seal.number} ${today}`;
	if (lastKept.get(world) === state) return;
	await keepHead(world, seal, async (number) => (await findSeal(world.db, number))?.mac);
	lastKept.set(world, state);
}

/** Which seal's head is kept, and on which day: what is the same needs no writing. */
const lastKept = new WeakMap<World, string>();

/** Seals every second until told to stop; stopping seals once more. */
export function startSealing(world: World): { stop(): Promise<void> } {
	const stopping = new AbortController();
	const seal = () =>
		sealAndKeepHead(world).catch((error: unknown) => world.log.error(faultOf(error), 'the history is not sealed'));
	const sealing = (async () => {
		while (!stopping.signal.aborted) {
			await seal();
			await wait(EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
		}
	})();
	return {
		stop: async () => {
			stopping.abort();
			await sealing;
			await seal();
		},
	};
}
