import type { Compilable, CompiledQuery, Insertable, Kysely, Transaction } from 'kysely';
import { type Database, rowsAtOnce } from './database.ts';
import { Opening } from './sealing.ts';

/** What goes into a question as a value. */
type Value = string | null;

/** A question whose text is known, with the rows that answer it. */
type Prepared<Given extends readonly Value[], Row> = (db: Kysely<Database>, ...given: Given) => Promise<Row[]>;

/**
 * A question that nearly every page asks: its text is put together once for each engine, and what it is asked about is
 * filled in each time. Putting it together costs more than asking it, measured at a fifth of a page's processor time; so does
 * waiting in line for a connection that nobody uses, which is why it is then asked at once.
 * What is given is text, or nothing, and goes into the question as a value; no part of the question may depend on it.
 */
export function prepared<Given extends readonly Value[], Row>(
	make: (db: Kysely<Database>, ...given: Given) => Compilable<Row>,
): Prepared<Given, Row> {
	const gaps = Array.from({ length: make.length - 1 }, (_, nth) => `\u0000 gap ${nth}`);
	const made = new Map<string, CompiledQuery<Row>>();
	return async function ask(db, ...given) {
		const kind = kindOf(db);
		const question = made.get(kind) ?? make(db, ...(gaps as unknown as Given)).compile();
		made.set(kind, question);
		const parameters = question.parameters.map((value) => {
			const gap = gaps.indexOf(value as string);
			return gap === -1 ? value : given[gap];
		});
		const filled = { ...question, parameters };
		const rows = rowsAtOnce(db, filled);
		if (rows === undefined) return (await db.executeQuery<Row>(filled)).rows;
		for (const plugin of db.getExecutor().plugins) if (plugin instanceof Opening) await plugin.open(rows);
		return rows as Row[];
	};
}

/** A question is put otherwise to another engine, and where its words are opened. */
function kindOf(db: Kysely<Database>): string {
	const { adapter, plugins } = db.getExecutor();
	return `${adapter.constructor.name} ${plugins.length}`;
}

/** More than there are tables with the numbers of rows that come together. */
const INSERTS_MOST = 500;

const inserts = new Map<string, CompiledQuery>();

/**
 * Puts rows into a table inside the caller's transaction. The text of it is put together once for these columns and so many
 * rows: of all that keeping a complaint costs, a tenth was to put it together each time. Every row has the same columns.
 */
export async function insertRows<Table extends keyof Database & string>(
	trx: Transaction<Database>,
	table: Table,
	rows: readonly Insertable<Database[Table]>[],
): Promise<void> {
	const columns = Object.keys(rows[0]!);
	const kind = `${kindOf(trx)} ${table} ${rows.length} ${columns.join()}`;
	const insert =
		inserts.get(kind) ??
		trx
			.insertInto(table as keyof Database)
			.values(rows as never)
			.compile();
	if (inserts.size >= INSERTS_MOST) inserts.clear();
	inserts.set(kind, insert);
	const parameters = rows.flatMap((row) => columns.map((column) => (row as Record<string, unknown>)[column]));
	const filled = { ...insert, parameters };
	if (rowsAtOnce(trx, filled) === undefined) await trx.executeQuery(filled);
}

/** Puts one row into a table, as `insertRows` does. */
export async function insertRow<Table extends keyof Database & string>(
	trx: Transaction<Database>,
	table: Table,
	row: Insertable<Database[Table]>,
): Promise<void> {
	await insertRows(trx, table, [row]);
}
