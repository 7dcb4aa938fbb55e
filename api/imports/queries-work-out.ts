import type { Kysely } from 'kysely';
import { breath } from '../breath.ts';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { fingerprint } from '../keys.ts';
import type { World } from '../world.ts';
import { type Act, actKinds, type Fault } from './act.ts';
import { isMonthFirst } from './cells.ts';
import { type Brought, type BroughtKind, broughtKinds, type BroughtRow, cellsOf } from './brought.ts';
import { type Head, readHead } from './head.ts';
import { importLimits, type Kind, kinds, type Picture } from './kinds.ts';
import { byName, byNumber, type Calling } from './names.ts';
import { pack } from './pack.ts';
import { Plan } from './plan.ts';
import { readState } from './queries-state.ts';
import { actPart, type Counts, noCounts, perPart, shownOf } from './shown.ts';
import { decode, rowsOf, Unreadable } from './spreadsheet.ts';

/** Files, each of one kind, as their bytes. */
export type Files = Partial<Record<Kind, Uint8Array>>;

export interface WorkedOut {
	digest: string;
	stamp: string;
	counts: Counts;
	parts: Part[];
}

interface Part {
	holds: string;
	nth: number;
	count: number;
	sealed: string;
}

/** So many rows are read before others are served. */
const ROWS_AT_A_TIME = 250;

export interface Asked {
	picture: Picture;
	/** Whoever imports; a program is nobody whom a file could shut out. */
	yourself: string | null;
}

/** Gives the plan every row of one kind. False when they could not be read to their end. */
type Reading = (plan: Plan, kept: Keeper) => Promise<boolean>;

/**
 * Works out what these files would do to what is kept now, without doing it. Rows go by some at a time: neither the files as
 * rows nor what would be done lies in memory whole, and whoever else asks is served in between.
 */
export async function workOut(
	world: World,
	db: Kysely<Database>,
	{ files, ...asked }: Asked & { files: Files },
): Promise<WorkedOut> {
	const there = kinds.filter((kind) => files[kind] !== undefined);
	const readings = there.map((kind): [Kind, Reading] => [
		kind,
		async (plan, kept) => {
			try {
				return await readFile(kind, decode(files[kind]!), plan, kept);
			} catch (error) {
				if (!(error instanceof Unreadable)) throw error;
				kept.fault({ kind, row: null, column: null, code: error.code });
				return false;
			}
		},
	]);
	return workOutFrom(world, db, new Map(readings), { ...asked, call: byName });
}

/** The same of rows that a program brings. What is shown of them holds numbers and nobody's name. Rows count from 0. */
export async function workOutBrought(
	world: World,
	db: Kysely<Database>,
	{ rows, picture }: { rows: Brought; picture: Picture },
): Promise<WorkedOut> {
	const there = broughtKinds.filter((kind) => rows[kind] !== undefined);
	const readings = there.map((kind): [Kind, Reading] => [
		kind,
		(plan, kept) => readRows(kind, rows[kind]!, plan, kept),
	]);
	return workOutFrom(world, db, new Map(readings), { picture, yourself: null, call: byNumber });
}

async function workOutFrom(
	world: World,
	db: Kysely<Database>,
	readings: ReadonlyMap<Kind, Reading>,
	{ picture, yourself, call }: Asked & { call: Calling },
): Promise<WorkedOut> {
	const now = world.clock.now();
	const today: Day = world.clock.today();
	const there = kinds.filter((kind) => readings.has(kind));
	const state = await readState(db, { picture, kinds: there, today });
	const kept = new Keeper(world.key('imports'), picture);
	const plan = new Plan(state, { picture, kinds: there, today, yourself, call, newId: () => newId(now) }, kept);
	for (const kind of there) {
		if (await readings.get(kind)!(plan, kept)) plan.ended(kind);
		await breath();
	}
	plan.finished();
	return { stamp: state.stamp, ...kept.whole() };
}

const NO_COLUMN: ReadonlySet<string> = new Set();

async function readRows(kind: BroughtKind, rows: readonly BroughtRow[], plan: Plan, kept: Keeper): Promise<boolean> {
	for (const [number, row] of rows.entries()) {
		const { head, cells } = cellsOf(kind, row);
		plan.row(kind, head, cells, number, NO_COLUMN);
		if (number % ROWS_AT_A_TIME === 0) await breath();
	}
	kept.counts.rows[kind] = rows.length;
	return true;
}

/** Whether the file could be read to its end. */
async function readFile(kind: Kind, text: string, plan: Plan, kept: Keeper): Promise<boolean> {
	let head: Head | undefined;
	let number = 0;
	let monthFirst: ReadonlySet<string> = new Set();
	for await (const rows of rowsOf(text, ROWS_AT_A_TIME)) {
		for (const cells of rows) {
			number += 1;
			if (head === undefined) {
				const read = readHead(kind, cells);
				for (const fault of read.faults) kept.fault(fault);
				if (read.faults.length > 0) return false;
				head = read.head;
				monthFirst = await daysMonthFirst(text, head);
				continue;
			}
			plan.row(kind, head, cells, number, monthFirst);
		}
		await breath();
		if (number > importLimits.rows + 1) break;
	}
	kept.counts.rows[kind] = Math.max(number - 1, 0);
	const wrong = number === 0 ? 'file_empty' : number === 1 ? 'only_a_head' : undefined;
	const code = number > importLimits.rows + 1 ? 'too_many_rows' : wrong;
	if (code) kept.fault({ kind, row: null, column: null, code });
	return code === undefined;
}

const SOME_MONTH_FIRST = /\b(?:0?[1-9]|1[0-2])[/.-](?:1[3-9]|2\d|3[01])[/.-]\d{4}\b/;

/** The columns of days in which some day can only be read with its month first: it makes the others doubtful. */
async function daysMonthFirst(text: string, { columns }: Head): Promise<Set<string>> {
	const days = columns.filter(({ column }) => column.isDay);
	const found = new Set<string>();
	if (days.length === 0 || !SOME_MONTH_FIRST.test(text)) return found; // most files are not read twice
	for await (const rows of rowsOf(text, ROWS_AT_A_TIME)) {
		for (const cells of rows) {
			for (const { at, column } of days) if (isMonthFirst(cells[at] ?? '')) found.add(column.name);
		}
		await breath();
	}
	return found;
}

/** Keeps what is worked out, packed and sealed as it comes, and puts its digest together. */
class Keeper {
	readonly counts: Counts = noCounts();
	readonly #parts: Part[] = [];
	readonly #open = new Map<string, (Act | Fault)[]>();
	readonly #nth = new Map<string, number>();
	readonly #digests = new Map<string, string>();
	readonly #key: Buffer;
	readonly #picture: Picture;

	constructor(key: Buffer, picture: Picture) {
		this.#key = key;
		this.#picture = picture;
	}

	act(act: Act): void {
		this.counts.acts[act.kind][act.act] += 1;
		this.#keep(actPart(act.kind, act.act), act);
	}

	fault(fault: Fault): void {
		this.counts.faults += 1;
		if (this.counts.faults <= importLimits.faults) this.#keep('fault', fault);
	}

	whole(): Omit<WorkedOut, 'stamp'> {
		for (const holds of this.#open.keys()) this.#close(holds);
		const all = ['fault', ...kinds.flatMap((kind) => actKinds.map((act) => actPart(kind, act)))];
		const digest = fingerprint(JSON.stringify([this.#picture, all.map((holds) => this.#digests.get(holds) ?? '')]));
		return { digest, counts: this.counts, parts: this.#parts };
	}

	#keep(holds: string, what: Act | Fault): void {
		const open = this.#open.get(holds) ?? [];
		open.push(what);
		this.#open.set(holds, open);
		if (open.length === perPart) this.#close(holds);
	}

	#close(holds: string): void {
		const open = this.#open.get(holds)!;
		if (open.length === 0) return;
		const nth = this.#nth.get(holds) ?? 0;
		this.#parts.push({ holds, nth, count: open.length, sealed: pack(open, this.#key) });
		const shown = open.map((one) => ('act' in one ? shownOf(one) : one));
		this.#digests.set(holds, fingerprint((this.#digests.get(holds) ?? '') + JSON.stringify(shown)));
		this.#nth.set(holds, nth + 1);
		this.#open.set(holds, []);
	}
}
