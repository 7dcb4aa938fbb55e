import { type Kysely, type RawBuilder, sql } from 'kysely';
import { isComplaintsTeam, type Staff } from '../accounts/roles.ts';
import { type Database, isPostgres } from '../database.ts';
import { mistake } from '../refusal.ts';
import { marker, takeUpWords, wordsIn } from '../said-index.ts';
import { saidMost, searchWordsMost } from './register.ts';

type Ids = RawBuilder<{ id: string }>;

/**
 * Which representations say all of these words in one text: a point, or what is wanted. The complaints team finds people by
 * name too; nobody else can try names out on a list. What people wrote in the conversation is not searched: it is a place
 * for things that are told once. Who does not read a point whole does not find it by what was taken out. Null where nothing
 * is asked that is a word.
 */
export async function findSaid(db: Kysely<Database>, who: Staff, search: string): Promise<Ids | null> {
	const words = wordsIn(search).slice(0, searchWordsMost);
	if (words.length === 0) return null;
	await takeUpWords({ db });
	const marks = words.map(await marker(db));
	const { texts, match } = (isPostgres(db) ? onPostgres : onSqlite)(marks, isComplaintsTeam(who));
	const many = sql<{ count: number }>`select count(*) as count
		from (select said_row.number from ${texts} where ${match} limit ${saidMost + 1}) as said`;
	const { rows } = await many.execute(db);
	if (Number(rows[0]!.count) > saidMost) throw mistake('search', 'representation.search.too_common');
	// A cross join is taken in the order in which it stands: the few texts first, then whose they are.
	const inPoints: Ids = sql`select distinct complaint_point.representation_id as id from ${texts} cross join complaint_point
		where ${match} and said_row.source = 'complaint_point' and complaint_point.id = said_row.source_id
		${isComplaintsTeam(who) ? sql`` : readWhole}`;
	if (!isComplaintsTeam(who)) return inPoints;
	return sql`${inPoints}
		union select said_row.source_id from ${texts} where ${match} and said_row.source = 'representation'
		union select representation.id from ${texts} cross join representation
			where ${match} and said_row.source = 'account' and representation.from_account_id = said_row.source_id`;
}

/** The texts that say all of these words, and where to look: names are for the office alone. */
interface Said {
	texts: RawBuilder<unknown>;
	match: RawBuilder<boolean>;
}

const readWhole = sql`and not exists (select 1 from redaction
	where redaction.part = 'point' and redaction.part_id = complaint_point.id and redaction.ended_at is null)`;

function onSqlite(marks: readonly string[], withNames: boolean): Said {
	const all = marks.join(' AND ');
	return {
		texts: sql`said cross join said_row on said_row.number = said.rowid`,
		match: sql`said match ${withNames ? all : `words : (${all})`}`,
	};
}

function onPostgres(marks: readonly string[], withNames: boolean): Said {
	const asked = sql`to_tsquery('simple', ${marks.join(' & ')})`;
	const says = (column: string) => sql`to_tsvector('simple', coalesce(${sql.ref(column)}, '')) @@ ${asked}`;
	return {
		texts: sql`said_row`,
		match: withNames ? sql`(${says('said_row.words')} or ${says('said_row.name')})` : sql`${says('said_row.words')}`,
	};
}
