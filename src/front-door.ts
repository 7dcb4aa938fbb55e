import type { Running } from '../api/main.ts';

/**
 * The house of this process and its front door, as `server.ts` finds them in the bundle of the pages: the API is in there too, and
 * another copy of it beside the bundle would be sixty megabytes of memory. Astro's own way in makes a request and an answer of
 * several streams each time, which cost as much as a small question to the API.
 */
export interface FrontDoor {
	/** Opens the house, once. Throws `BadConfig`. */
	open(): Promise<Running>;
	answer(
		request: Request,
		bindings?: { incoming?: { socket: { remoteAddress?: string | undefined } } },
	): Response | Promise<Response>;
}

const KEY = Symbol.for('alongside.front-door');
const shared = globalThis as unknown as Record<symbol, FrontDoor | undefined>;

export function hangFrontDoor(door: FrontDoor): void {
	shared[KEY] = door;
}

/** Throws before the bundle was loaded. */
export function frontDoor(): FrontDoor {
	const door = shared[KEY];
	if (door === undefined) throw new Error('The pages are not loaded yet.');
	return door;
}
