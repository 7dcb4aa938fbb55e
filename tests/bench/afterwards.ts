import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

type Undo = () => unknown;

const undos: Undo[] = [];

/** Something to be undone when the benchmark ends, however it ends. The last is undone first. */
export function afterwards(undo: Undo): void {
	undos.push(undo);
}

export async function undoAll(): Promise<void> {
	for (let undo = undos.pop(); undo; undo = undos.pop()) await undo();
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => void undoAll().finally(() => process.exit(130)));
}

/** Beside the source and not in /tmp, which may be held in memory, where a commit costs nothing. */
export const OUTPUT = 'tests/.output';

/** An empty folder that is gone afterwards. */
export function freshFolder(name: string): string {
	mkdirSync(OUTPUT, { recursive: true });
	const folder = mkdtempSync(join(OUTPUT, `${name}-`));
	afterwards(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}
