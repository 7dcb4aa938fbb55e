import type SQLite from 'better-sqlite3-multiple-ciphers';
import {
	CompiledQuery,
	type DatabaseConnection,
	type Dialect,
	Kysely,
	PostgresAdapter,
	PostgresDialect,
	SqliteAdapter,
	SqliteDialect,
	SqliteDriver,
	type SqliteDatabase,
	type SqliteDialectConfig,
} from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { migrations } from '../migrations/index.ts';
import type { AccountsTables } from './accounts/table.ts';
import type { CalendarTables } from './calendar/table.ts';
import type { AuditTables } from './audit/table.ts';
import type { AdvocacyTables } from './advocacy/table.ts';
import type { ConferencesTables } from './conferences/table.ts';
import type { ClosureTables } from './closure/table.ts';
import type { CouncilTables } from './council/table.ts';
import type { DraftsTables } from './drafts/table.ts';
import type { GuideTables } from './guide/table.ts';
import type { ImportsTables } from './imports/table.ts';
import type { LimitsTables } from './limits/table.ts';
import type { OutboxTables } from './outbox/table.ts';
import type { PeopleTables } from './people/table.ts';
import type { PodsTables } from './pods/table.ts';
import type { ProgramsTables } from './programs/table.ts';
import type { QuestionnairesTables } from './questionnaires/table.ts';
import { type Mode, openEncrypted } from './key-store.ts';
import type { PersonKeys } from './person-keys.ts';
import type { RecordTable } from './record.ts';
import type { ReplayTable } from './replay.ts';
import type { ReportsTables } from './reports/table.ts';
import type { RepresentationsTables } from './representations/table.ts';
import { Opening, type PersonKeyTable } from './sealing.ts';
import type { SignInTables } from './sign-in/table.ts';
import type { TrendsTables } from './trends/table.ts';
import type { RetentionTables } from './retention/table.ts';
import type { TwoPeopleTables } from './two-people/table.ts';
import type { UrgentTables } from './urgent/table.ts';

/** Every table of every room. Text ids, ISO days and instants, 0 and 1: the same rows on both engines. */
export interface Database
	extends
		AccountsTables,
		CalendarTables,
		AdvocacyTables,
		AuditTables,
		ConferencesTables,
		ClosureTables,
		CouncilTables,
		DraftsTables,
		GuideTables,
		ImportsTables,
		LimitsTables,
		OutboxTables,
		PeopleTables,
		PodsTables,
		ProgramsTables,
		QuestionnairesTables,
		ReportsTables,
		RepresentationsTables,
		SignInTables,
		RetentionTables,
		TrendsTables,
		TwoPeopleTables,
		UrgentTables {
	record: RecordTable;
	replay: ReplayTable;
	person_key: PersonKeyTable;
}

/** PostgreSQL's number for its 64-bit integer type, which counts are. Without a parser they arrive as text. */
const PG_INT8 = 20;

/** The larger engine, for a council that already runs PostgreSQL. */
export function openPostgres(url: string, most = 10, words?: PersonKeys): Kysely<Database> {
	pg.types.setTypeParser(PG_INT8, Number);
	const pool = new pg.Pool({ connectionString: url, max: most, application_name: 'alongside' });
	// An idle connection that the server ended is dropped, and the next question opens another. With nobody listening, the
	// driver would end the whole process over it.
	pool.on('error', () => undefined);
	return opening(words, new PostgresDialect({ pool }));
}

/**
 * As much of the file as is kept unlocked in memory, at most: every page read anew is unlocked anew, which over 100,000
 * representations costs five times as much as reading it.
 */
const CACHE_KIB = 32 * 1024;

/**
 * The default engine: one encrypted file. `synchronous=FULL` because what was acknowledged is kept even if the power
 * goes; `secure_delete` because what was erased must not stay readable in a free page.
 */
export function openSqlite(file: string, key: Buffer, words?: PersonKeys, mode?: Mode): Kysely<Database> {
	const database = openEncrypted(file, key, mode);
	database.pragma(`cache_size=-${CACHE_KIB}`);
	return opening(words, new WholeSqliteDialect(database));
}

/** With the keys of its words, a database answers with them open. Without, with what is written in it. */
function opening(words: PersonKeys | undefined, dialect: Dialect): Kysely<Database> {
	return new Kysely<Database>({ dialect, plugins: words ? [new Opening(words)] : [] });
}

/** More than we have; lists of ids make some more. */
const STATEMENTS_MOST = 500;

/**
 * Keeps what the engine made of each question, because making it costs more than asking it. A schema that changes below is
 * noticed by the engine. One that is just being read row by row is not handed out a second time.
 */
function keepingStatements(database: SQLite.Database): SqliteDatabase {
	const kept = new Map<string, SQLite.Statement<unknown[]>>();
	return {
		close: () => void database.close(),
		prepare: (sql) => {
			const known = kept.get(sql);
			if (known && !known.busy) return known;
			const made = database.prepare<unknown[]>(sql);
			if (kept.size >= STATEMENTS_MOST) kept.clear();
			kept.set(sql, made);
			return made;
		},
	};
}

/**
 * Kysely migrates SQLite outside a transaction, though SQLite can undo a half-made schema: a power cut would leave one that
 * neither starts nor migrates. And two houses that start together must wait for each other before they look, not after.
 */
class WholeSqliteDialect extends SqliteDialect {
	readonly #config: SqliteDialectConfig;
	readonly #adapter: WholeAdapter;
	constructor(database: SQLite.Database) {
		const kept = keepingStatements(database);
		super({ database: kept });
		this.#config = { database: kept };
		this.#adapter = new WholeAdapter(database, kept);
	}
	override createAdapter() {
		return this.#adapter;
	}
	override createDriver() {
		return new ImmediateDriver(this.#config);
	}
}

class WholeAdapter extends SqliteAdapter {
	readonly #database: SQLite.Database;
	readonly #kept: SqliteDatabase;
	constructor(database: SQLite.Database, kept: SqliteDatabase) {
		super();
		this.#database = database;
		this.#kept = kept;
	}
	override get supportsTransactionalDdl() {
		return true;
	}

	/**
	 * The rows of a question, without a turn of its own in the queue of the one connection. Undefined while somebody else's
	 * transaction is open on it, whose half-made changes would be seen: then the question waits like any other.
	 */
	rowsAtOnce(question: CompiledQuery, isTransaction: boolean): Row[] | undefined {
		if (this.#database.inTransaction !== isTransaction) return undefined;
		const statement = this.#kept.prepare(question.sql);
		if (statement.reader) return statement.all(question.parameters) as Row[];
		statement.run(question.parameters);
		return [];
	}
}

class ImmediateDriver extends SqliteDriver {
	override async beginTransaction(connection: DatabaseConnection) {
		await connection.executeQuery(CompiledQuery.raw('begin immediate'));
	}
}

type Row = Record<string, unknown>;

/** The answer to a question, straight from the engine where it is the one in this process and nobody stands before us. */
export function rowsAtOnce(db: Kysely<Database>, question: CompiledQuery): Row[] | undefined {
	const { adapter } = db.getExecutor();
	return adapter instanceof WholeAdapter ? adapter.rowsAtOnce(question, db.isTransaction) : undefined;
}

/** Brings the schema up to date; harmless when it is. Throws what the failing migration threw. */
export async function migrateToLatest(db: Kysely<Database>): Promise<void> {
	const { error } = await migratorFor(db).migrateToLatest();
	if (error) throw error;
}

/** What differs between the engines is picked by this, next to its query. */
export function isPostgres(db: Kysely<Database>): boolean {
	return db.getExecutor().adapter instanceof PostgresAdapter;
}

export function migratorFor(db: Kysely<Database>): Migrator {
	return new Migrator({ db, provider: { getMigrations: async () => migrations } });
}
