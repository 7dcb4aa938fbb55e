import { setImmediate } from 'node:timers/promises';

/** Lets whoever else asks be served, in the middle of long work. */
export function breath(): Promise<void> {
	return setImmediate();
}
