import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import { unseal } from '../keys.ts';
import { notFound } from '../refusal.ts';
import type { World } from '../world.ts';
import type { Given, Value, Visibility } from './answers.ts';
import type { Instrument, InstrumentCode } from './instrument.ts';

/** A version that somebody may be asked: its number within the code, and the questions. */
export interface Version {
	id: string;
	version: number;
	instrument: Instrument;
}

/** A published version; a draft is not there for whoever answers. */
export async function getVersion(db: Kysely<Database>, id: string): Promise<Version> {
	const row = await db
		.selectFrom('instrument_version')
		.select(['id', 'version', 'definition'])
		.where('id', '=', id)
		.where('published_at', 'is not', null)
		.executeTakeFirst();
	if (row === undefined) throw notFound();
	return { id: row.id, version: row.version, instrument: JSON.parse(row.definition) as Instrument };
}

/** The newest published version of an instrument; undefined where only the shipped one is there, not yet kept. */
export async function findNewest(db: Kysely<Database>, code: InstrumentCode) {
	return db
		.selectFrom('instrument_version')
		.select(['id', 'version', 'definition', 'made_by'])
		.where('code', '=', code)
		.where('published_at', 'is not', null)
		.orderBy('version', 'desc')
		.limit(1)
		.executeTakeFirst();
}

/** One answer as it was given, with the id by which it can be spoken of. */
export interface AnswerRead extends Given {
	id: string;
}

/** One response with its answers, opened. */
export interface ResponseRead {
	id: string;
	version: Version;
	how: 'portal' | 'paper' | 'aloud';
	language: string;
	givenOn: string;
	givenAt: string;
	writtenBy: string | null;
	present: string | null;
	answers: AnswerRead[];
}

/**
 * Responses with their answers, in the order given. Who may read which answer is decided by the room that asked the
 * questions, before anything here is handed on.
 */
export async function readResponses(world: World, ids: readonly string[]): Promise<ResponseRead[]> {
	if (ids.length === 0) return [];
	const [responses, answers] = await Promise.all([
		world.db.selectFrom('response').selectAll().where('id', 'in', ids).orderBy('given_at').orderBy('id').execute(),
		world.db.selectFrom('response_answer').selectAll().where('response_id', 'in', ids).orderBy('position').execute(),
	]);
	const key = world.key('answers');
	const versionIds = [...new Set(responses.map((row) => row.version_id))];
	const versions = new Map(
		await Promise.all(versionIds.map(async (id) => [id, await getVersion(world.db, id)] as const)),
	);
	return responses.map((row) => ({
		id: row.id,
		version: versions.get(row.version_id)!,
		how: row.how,
		language: row.language,
		givenOn: row.given_on,
		givenAt: row.given_at,
		writtenBy: row.written_by,
		present: row.present === null ? null : unseal(row.present, key),
		answers: answers
			.filter((answer) => answer.response_id === row.id)
			.map(({ id, item, sealed, visibility }) => ({
				...{ id, item, visibility: visibility as Visibility },
				value: JSON.parse(unseal(sealed, key)) as Value,
			})),
	}));
}
