import type { MiddlewareHandler } from 'hono';
import { setTimeout as pause } from 'node:timers/promises';
import type { DoorEnv } from './door.ts';
import { slowedMs, waitMs } from './limits/pace.ts';
import { limitsOfSending, waitingMost } from './limits/policy.ts';
import { faultOf } from './refusal.ts';
import { holding, recall, remember } from './tries.ts';
import type { World } from './world.ts';

/**
 * Slows down whoever sends very much, and never turns anything away: what a child writes while somebody else floods the
 * house is taken all the same, a moment later. It is counted after it was answered, so that counting holds nobody up.
 */
export function slowSending(world: World): MiddlewareHandler<DoorEnv> {
	let waiting = 0;
	return async function slowDown(c, next) {
		const sent = holding(world, limitsOfSending, { at: 'sending', ip: c.env?.ip });
		if (c.env?.ip === undefined) return next();
		const before = await recall(
			world.db,
			sent.map(({ key }) => key),
		);
		const now = Date.parse(world.clock.now());
		const slowed = slowedMs(
			sent.map(({ limit, key }) => ({ waitMs: waitMs(limit, before.get(key), now), atMostMs: limit.atMostMs })),
		);
		if (slowed > 0 && waiting < waitingMost) {
			waiting += 1;
			await pause(slowed).finally(() => (waiting -= 1));
		}
		await next();
		remember(
			world,
			sent.map(({ limit, key }) => ({ key, everySeconds: limit.everySeconds })),
		).catch((error: unknown) => world.log.warn({ chore: 'limits', ...faultOf(error) }, 'not counted'));
		return undefined;
	};
}
