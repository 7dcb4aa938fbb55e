/** Less than this is not worth keeping everybody waiting for. Bytes. */
const WORTH_BYTES = 16e6;

let left = 0;

/**
 * Gives back what work that is over took of memory: V8 by itself keeps it until there is more work, some 70 MB after a busy hour and 50
 * in the middle of a large import. It takes a seventh of a second in which nobody is answered, so it is done where nobody asks or where
 * they wait for longer anyway, and only if there is much to give back. Without `--expose-gc` everything is kept.
 */
export function giveBackMemory(): void {
	if (globalThis.gc === undefined || held() - left < WORTH_BYTES) return;
	globalThis.gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
	left = held();
}

function held(): number {
	const { heapTotal, external } = process.memoryUsage();
	return heapTotal + external;
}
