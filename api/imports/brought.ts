import type { Fault, FaultCode, Fields } from './act.ts';
import type { Head } from './head.ts';
import { columnsOf } from './kinds.ts';

/** What a program brings: where people are, and not who they are. */
export const broughtKinds = ['memberships', 'allocations'] as const;
export type BroughtKind = (typeof broughtKinds)[number];

/** One row as a program says it: the columns of the file, by their names in JSON. */
export type BroughtRow = Readonly<Record<string, string | number | readonly number[] | null | undefined>>;

export type Brought = Partial<Record<BroughtKind, readonly BroughtRow[] | undefined>>;

export const broughtLimits = {
	/** Of the body. */
	bytes: 8 * 1024 * 1024,
	/** Of each kind. */
	rows: 20_000,
	/** So many may end of a full picture without its dry run being named; and one for every so many rows that stay. */
	ends: { always: 10, oneOf: 10 },
} as const;

/** `person number` as `personNumber`. */
export function nameInJson(column: string): string {
	return column.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** A row as the cells of a file of which it is the only one: what it does not say has no column. */
export function cellsOf(kind: BroughtKind, row: BroughtRow): { head: Head; cells: string[] } {
	const said = columnsOf[kind].filter(({ name }) => row[nameInJson(name)] !== undefined);
	const needed = columnsOf[kind].filter((column) => column.needed && !said.includes(column));
	const columns = [...said, ...needed].map((column, at) => ({ at, column }));
	const cells = columns.map(({ column: { name } }) => String(row[nameInJson(name)] ?? ''));
	return { head: { columns, width: cells.length }, cells };
}

/** What is set, by the names that columns have in JSON. */
export function fieldsInJson(kind: BroughtKind, fields: Fields): Record<string, string | null> {
	const names = new Map(columnsOf[kind].map(({ name, field }) => [field, nameInJson(name)]));
	return Object.fromEntries(Object.entries(fields).map(([field, value]) => [names.get(field)!, value]));
}

/** One code for each thing that is wrong, by its path: `allocations.3.personNumber`. */
export function faultsInJson(faults: readonly Fault[]): Record<string, `imports.row.${FaultCode}`> {
	const fields: Record<string, `imports.row.${FaultCode}`> = {};
	for (const { kind, row, column, code } of faults) {
		const path = [kind, row, column === null ? null : nameInJson(column)].filter((part) => part !== null);
		fields[path.join('.')] ??= `imports.row.${code}`;
	}
	return fields;
}

/** Whether so much of a full picture would end that somebody looks at a dry run first: half a picture looks the same. */
export function endsTooMany(ends: number, rows: number): boolean {
	return ends > Math.max(broughtLimits.ends.always, rows / broughtLimits.ends.oneOf);
}
