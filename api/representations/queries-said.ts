import { type Kysely, type RawBuilder, sql } from 'kysely';
import { isComplaintsTeam, type Staff } from '../accounts/roles.ts';
import { type Database, isPostgres } from '../database.ts';
import { mistake } from '../refusal.ts';
import { saidMost, wordsOf } from './register.ts';

type Ids = RawBuilder<{ id: string }>;

/**
 * Which representations say all of these words in one text: a point, or what is wanted. The complaints team finds people by
 * name too; nobody else can try names out on a list. What people wrote in the conversation is not searched: it is a place
 * for things that are told once. Who does not read a point whole does not find it by what was taken out. Null where nothing
 * is asked that is a word.
 */
export async function findSaid(db: Kysely<Database>, who: Staff, search: string): Promise<Ids | null> {
	const words = wordsOf(search);
	if (words.length === 0) return null;
	const found = isPostgres(db)
		? saidOnPostgres(words, isComplaintsTeam(who))
		: saidOnSqlite(words, isComplaintsTeam(who));
	const { rows } = await found.many.execute(db);
	if (Number(rows[0]!.count) > saidMost) throw mistake('search', 'representation.search.too_common');
	return isComplaintsTeam(who) ? found.anywhere : found.inPoints;
}

interface Said {
	/** How many texts say it, as far as that matters. */
	many: RawBuilder<{ count: number }>;
	inPoints: Ids;
	anywhere: Ids;
}

const readWhole = sql`and not exists (select 1 from redaction
	where redaction.part = 'point' and redaction.part_id = complaint_point.id and redaction.ended_at is null)`;

function saidOnSqlite(words: readonly string[], isOffice: boolean): Said {
	const all = words.map((word) => `"${word}"*`).join(' AND ');
	const match = isOffice ? all : `words : (${all})`;
	// A cross join is taken in the order in which it stands: the few texts first, then whose they are.
	const texts = (source: string) =>
		sql`said cross join said_row on said_row.number = said.rowid and said_row.source = ${sql.lit(source)}`;
	const inPoints: Ids = sql`select distinct complaint_point.representation_id as id from ${texts('complaint_point')}
		cross join complaint_point on complaint_point.id = said_row.source_id
		where said match ${match} ${isOffice ? sql`` : readWhole}`;
	return {
		many: sql`select count(*) as count from (select rowid from said where said match ${match} limit ${saidMost + 1})`,
		inPoints,
		anywhere: sql`${inPoints}
			union select said_row.source_id from ${texts('representation')} where said match ${match}
			union select representation.id from ${texts('account')}
			cross join representation on representation.from_account_id = said_row.source_id where said match ${match}`,
	};
}

function saidOnPostgres(words: readonly string[], isOffice: boolean): Said {
	const asked = sql`to_tsquery('simple', ${words.map((word) => `${word}:*`).join(' & ')})`;
	const says = (text: string) => sql`to_tsvector('simple', ${sql.raw(text)}) @@ ${asked}`;
	const inPoints: Ids = sql`select distinct representation_id as id from complaint_point
		where ${says('words')} ${isOffice ? sql`` : readWhole}`;
	return {
		many: sql`select count(*) as count from (${inPoints} limit ${saidMost + 1}) as said`,
		inPoints,
		anywhere: sql`${inPoints}
			union select id from representation where ${says(`coalesce(wants, '')`)}
			union select id from representation where ${says(`coalesce(person_name, '')`)}
			union select representation.id from account
			inner join representation on from_account_id = account.id where ${says('account.name')}`,
	};
}
