import { faultOf } from './refusal.ts';
import type { World } from './world.ts';

const MS_PER_HOUR = 3_600_000;

/** Work that nobody asks for: its name for the log, and what it does. It must do no harm when done twice. */
export interface Chore {
	name: string;
	run(world: World): Promise<unknown>;
}

/** Does each chore now and every hour until told to stop; `stop` waits for the round in hand. */
export function startHourly(world: World, chores: readonly Chore[]): { stop(): Promise<void> } {
	let inHand = Promise.resolve();
	const round = async () => {
		for (const { name, run } of chores) {
			await run(world).catch((error: unknown) => world.log.error({ chore: name, ...faultOf(error) }, 'hourly'));
		}
	};
	const start = () => void (inHand = round());
	start();
	const timer = setInterval(start, MS_PER_HOUR);
	return {
		stop: async () => {
			clearInterval(timer);
			await inHand;
		},
	};
}
