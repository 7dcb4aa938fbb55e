import type { Fault } from './act.ts';
import { type Column, columnsOf, type Kind } from './kinds.ts';

/** Which column of the file is which. */
export interface Head {
	columns: readonly { at: number; column: Column }[];
	/** How many cells a row of this file has. */
	width: number;
}

/** Reads the head of a file: columns by name, in any order. One that is unknown, missing or there twice is named. */
export function readHead(kind: Kind, cells: readonly string[]): { head: Head; faults: Fault[] } {
	const known = new Map(columnsOf[kind].map((column) => [column.name, column]));
	const met = new Map<string, number>();
	const faults: Fault[] = [];
	const fault = (code: Fault['code'], column: string, said?: string) =>
		void faults.push({ kind, row: 1, column, code, ...(said === undefined ? {} : { said }) });
	for (const [at, cell] of cells.entries()) {
		const name = cell
			.trim()
			.toLowerCase()
			.replace(/[\s_]+/g, ' ');
		if (!known.has(name)) fault('column_unknown', cell, [...known.keys()].join(', '));
		else if (met.has(name)) fault('column_twice', cell);
		else met.set(name, at);
	}
	for (const { name, needed } of known.values()) if (needed && !met.has(name)) fault('column_missing', name);
	const columns = [...met].map(([name, at]) => ({ at, column: known.get(name)! }));
	return { head: { columns, width: cells.length }, faults };
}
