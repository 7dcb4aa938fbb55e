import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import { lineMac, sealMac } from '../record.ts';
import { checkHead, checkLines, checkSeal, type Finding, type Head, type Line, type Seal } from './chain.ts';
import { listLines, listMissingGuards, listRepeated, listSeals } from './queries-chain.ts';

const LINES_AT_ONCE = 10_000;
const SEALS_AT_ONCE = 2000;

/** So many are told. Whoever finds a thousand needs no list of a million. */
export const findingsMost = 1000;

export interface Checked {
	findings: Finding[];
	lines: number;
	seals: number;
	/** Lines written since the last seal: their own marks were looked at. */
	unsealed: number;
}

/**
 * Reads the whole history once, in order, a page at a time, and checks it: each seal over the lines it covers, the marks of lines
 * that no whole seal covers, and the heads that were kept outside the database against the seals. Changes nothing.
 */
export async function checkHistory(
	db: Kysely<Database>,
	key: Buffer,
	heads: ReadonlyMap<string, Head | null>,
): Promise<Checked> {
	const [mac, ofLine] = [sealMac(key), lineMac(key)];
	const lines = new Pages((after: Line | undefined) => listLines(db, after?.line, LINES_AT_ONCE));
	const seals = new Pages((after: Seal | undefined) => listSeals(db, after?.number, SEALS_AT_ONCE));
	const wanted = new Set([...heads.values()].map((head) => head?.seal));
	const named = new Map<number, string>();
	const checked: Checked = { findings: [], lines: 0, seals: 0, unsealed: 0 };
	const found = (findings: readonly Finding[]) => {
		checked.findings.push(...findings.slice(0, findingsMost - checked.findings.length));
	};

	let previous: Seal | undefined;
	for (let seal = await seals.next(); seal !== undefined; seal = await seals.next()) {
		const covered: Line[] = [];
		for (let line = await lines.peek(); line !== undefined && line.line <= seal.up_to_line; line = await lines.peek()) {
			covered.push(line);
			lines.skip();
			if (covered.length > LINES_IN_MEMORY_MOST) break;
		}
		found(checkSeal(mac, ofLine, previous, seal, covered));
		if (wanted.has(seal.number)) named.set(seal.number, seal.mac);
		checked.lines += covered.length;
		checked.seals += 1;
		previous = seal;
	}
	for (let line = await lines.next(); line !== undefined; line = await lines.next()) {
		found(checkLines(ofLine, [line]));
		checked.lines += 1;
		checked.unsealed += 1;
	}
	found((await listRepeated(db, findingsMost)).map((line) => ({ what: 'line_repeated', line })));
	found((await listMissingGuards(db)).map((guard) => ({ what: 'guard_missing', guard })));
	for (const [file, head] of heads) {
		const wrong: Finding | undefined =
			head === null ? { what: 'head_altered', file } : checkHead(mac, file, head, named);
		if (wrong) found([wrong]);
	}
	return checked;
}

/** No seal of ours covers as many: whoever made one that does is told so, and fills no memory. */
const LINES_IN_MEMORY_MOST = 100_000;

/** Rows of a table in order, a page at a time. */
class Pages<Row> {
	readonly #read: (after: Row | undefined) => Promise<Row[]>;
	#page: Row[] = [];
	#at = 0;
	#last: Row | undefined;
	#isOver = false;

	constructor(read: (after: Row | undefined) => Promise<Row[]>) {
		this.#read = read;
	}

	/** The next row, left where it is. */
	async peek(): Promise<Row | undefined> {
		if (this.#at === this.#page.length && !this.#isOver) {
			this.#page = await this.#read(this.#last);
			this.#at = 0;
			this.#last = this.#page.at(-1);
			this.#isOver = this.#page.length === 0;
		}
		return this.#page[this.#at];
	}

	skip(): void {
		this.#at += 1;
	}

	async next(): Promise<Row | undefined> {
		const row = await this.peek();
		if (row !== undefined) this.skip();
		return row;
	}
}
