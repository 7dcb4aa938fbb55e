import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Day } from '../calendar/day.ts';
import { sealMac } from '../record.ts';
import type { World } from '../world.ts';
import { checkHead, type Head, headOf, type Seal } from './chain.ts';

/** The newest head, written anew with each seal. */
const NEWEST = 'newest.json';

const isHead = (file: string) => file.endsWith('.json');

/** The folder of heads, for the council to carry to somewhere else. */
export function headsFolder(dataDir: string): string {
	return join(dataDir, 'audit');
}

/** The heads in a folder, by their file; null for a file that cannot be read as one. */
export async function readHeads(folder: string): Promise<Map<string, Head | null>> {
	const files = await readdir(folder).catch(() => []);
	const heads = new Map<string, Head | null>();
	for (const file of files.filter(isHead).toSorted()) {
		heads.set(file, headFrom(await readFile(join(folder, file), 'utf8')));
	}
	return heads;
}

function headFrom(text: string): Head | null {
	try {
		const head = JSON.parse(text) as Partial<Head> | null;
		const isWhole =
			[head?.seal, head?.upToLine].every((number) => typeof number === 'number') &&
			[head?.sealedAt, head?.sealMac, head?.mac].every((part) => typeof part === 'string');
		return isWhole ? (head as Head) : null;
	} catch {
		return null;
	}
}

/**
 * Keeps the head of this seal: as the newest, and, the first time on a day, under that day's name, which is never written over.
 * A newest head that the history does not hold is a history that was cut short or replaced. It is put aside, where checking
 * finds it every time until a person has taken it away, and said in the log; sealing goes on.
 */
export async function keepHead(
	world: World,
	seal: Seal,
	sealMacOf: (number: number) => Promise<string | undefined>,
): Promise<void> {
	const folder = headsFolder(world.config.dataDir);
	const mac = sealMac(world.key('audit'));
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const was = (await readHeads(folder)).get(NEWEST);
	if (was === null || (was !== undefined && (await isDisputed(was, mac, sealMacOf)))) {
		await rename(join(folder, NEWEST), join(folder, `disputed-${world.clock.now().replaceAll(':', '')}.json`));
		world.log.error({ seal: was?.seal ?? null }, 'the history does not hold its own head');
	}
	const text = `${JSON.stringify(headOf(mac, seal), null, '\t')}\n`;
	await writeOnce(join(folder, dayFile(world.clock.today())), text);
	await replace(folder, text);
}

async function isDisputed(
	head: Head,
	mac: ReturnType<typeof sealMac>,
	sealMacOf: (number: number) => Promise<string | undefined>,
): Promise<boolean> {
	const found = await sealMacOf(head.seal);
	return checkHead(mac, NEWEST, head, new Map(found === undefined ? [] : [[head.seal, found]])) !== undefined;
}

const dayFile = (day: Day) => `${day}.json`;

async function writeOnce(file: string, text: string): Promise<void> {
	try {
		await write(file, text, 'wx');
	} catch (error) {
		if ((error as { code?: string }).code !== 'EEXIST') throw error;
	}
}

/** Whole or not at all: a power cut leaves the old one or the new one. */
async function replace(folder: string, text: string): Promise<void> {
	const half = join(folder, `newest.${process.pid}.half`);
	await write(half, text, 'w');
	await rename(half, join(folder, NEWEST));
}

async function write(file: string, text: string, flag: 'w' | 'wx'): Promise<void> {
	const handle = await open(file, flag, 0o600);
	try {
		await handle.writeFile(text);
		await handle.datasync();
	} finally {
		await handle.close();
	}
}
