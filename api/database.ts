import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SQLite from 'better-sqlite3-multiple-ciphers';
import {
	CompiledQuery,
	type DatabaseConnection,
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
import type { AdvocacyTables } from './advocacy/table.ts';
import type { ConferencesTables } from './conferences/table.ts';
import type { ClosureTables } from './closure/table.ts';
import type { CouncilTables } from './council/table.ts';
import type { DraftsTables } from './drafts/table.ts';
import type { OutboxTables } from './outbox/table.ts';
import type { PodsTables } from './pods/table.ts';
import type { QuestionnairesTables } from './questionnaires/table.ts';
import type { RecordTable } from './record.ts';
import type { ReplayTable } from './replay.ts';
import type { RepresentationsTables } from './representations/table.ts';
import type { TrendsTables } from './trends/table.ts';
import type { UrgentTables } from './urgent/table.ts';

/** Every table of every room. Text ids, ISO days and instants, 0 and 1: the same rows on both engines. */
export interface Database
	extends
		AccountsTables,
		CalendarTables,
		AdvocacyTables,
		ConferencesTables,
		ClosureTables,
		CouncilTables,
		DraftsTables,
		OutboxTables,
		PodsTables,
		QuestionnairesTables,
		RepresentationsTables,
		TrendsTables,
		UrgentTables {
	record: RecordTable;
	replay: ReplayTable;
}

/** PostgreSQL's number for its 64-bit integer type, which counts are. Without a parser they arrive as text. */
const PG_INT8 = 20;

/** The larger engine, for a council that already runs PostgreSQL. */
export function openPostgres(url: string, most = 10): Kysely<Database> {
	pg.types.setTypeParser(PG_INT8, Number);
	const pool = new pg.Pool({ connectionString: url, max: most });
	// An idle connection that the server ended is dropped, and the next question opens another. With nobody listening, the
	// driver would end the whole process over it.
	pool.on('error', () => undefined);
	return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

/**
 * As much of the file as is kept unlocked in memory, at most: every page read anew is unlocked anew, which over 100,000
 * representations costs five times as much as reading it.
 */
const CACHE_KIB = 64 * 1024;

/**
 * The default engine: one encrypted file. `synchronous=FULL` because what was acknowledged is kept even if the power
 * goes; `secure_delete` because what was erased must not stay readable in a free page.
 */
export function openSqlite(file: string, key: Buffer): Kysely<Database> {
	mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
	const database = new SQLite(file);
	database.pragma("cipher='sqlcipher'");
	database.pragma('legacy=4');
	database.pragma(`key="x'${key.toString('hex')}'"`);
	database.pragma('journal_mode=WAL');
	database.pragma('synchronous=FULL');
	database.pragma('foreign_keys=ON');
	database.pragma('secure_delete=ON');
	database.pragma('busy_timeout=5000');
	database.pragma(`cache_size=-${CACHE_KIB}`);
	return new Kysely<Database>({ dialect: new WholeSqliteDialect({ database: keepingStatements(database) }) });
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
	constructor(config: SqliteDialectConfig) {
		super(config);
		this.#config = config;
	}
	override createAdapter() {
		return new WholeAdapter();
	}
	override createDriver() {
		return new ImmediateDriver(this.#config);
	}
}

class WholeAdapter extends SqliteAdapter {
	override get supportsTransactionalDdl() {
		return true;
	}
}

class ImmediateDriver extends SqliteDriver {
	override async beginTransaction(connection: DatabaseConnection) {
		await connection.executeQuery(CompiledQuery.raw('begin immediate'));
	}
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
