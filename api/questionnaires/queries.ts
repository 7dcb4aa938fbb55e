import type { Kysely } from 'kysely';
import type { Language } from '../accounts/languages.ts';
import type { Database } from '../database.ts';
import { erased } from '../erased.ts';
import { prepared } from '../prepared.ts';
import { notFound } from '../refusal.ts';
import type { World } from '../world.ts';
import type { Given, Value, Visibility } from './answers.ts';
import { inLanguage, type Instrument, type InstrumentCode } from './instrument.ts';

/** A version that somebody may be asked: its number within the code, and the questions. */
export interface Version {
	id: string;
	version: number;
	instrument: Instrument;
}

const published = prepared((db, id: string) =>
	db
		.selectFrom('instrument_version')
		.select(['id', 'version', 'definition'])
		.where('id', '=', id)
		.where('published_at', 'is not', null),
);

/** Versions read before. A published one never changes, and to read one is to read a hundred kilobytes of ten languages. */
const readBefore = new WeakMap<Kysely<Database>, Map<string, Version>>();

/**
 * A published version; a draft is not there for whoever answers. With `language` it is in that and in English alone, for somebody who
 * reads no other.
 */
export async function getVersion(db: Kysely<Database>, id: string, language?: Language): Promise<Version> {
	const versions = readBefore.get(db) ?? new Map<string, Version>();
	readBefore.set(db, versions);
	const key = `${id} ${language ?? 'all'}`;
	const version = versions.get(key) ?? (await readVersion(db, id, language));
	versions.set(key, version);
	return version;
}

async function readVersion(db: Kysely<Database>, id: string, language: Language | undefined): Promise<Version> {
	const [row] = await published(db, id);
	if (row === undefined) throw notFound();
	const instrument = JSON.parse(row.definition) as Instrument;
	const { version } = row;
	return { id, version, instrument: language === undefined ? instrument : inLanguage(instrument, language) };
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
	/** What its author put right since. */
	corrections: { words: string; writtenAt: string }[];
}

/** What staff set beside an answer in English, by whom and when. Nobody of a family reads it. */
export interface InEnglish {
	words: string;
	name: string;
	madeAt: string;
}

/** The newest translation of each of these answers, by its id. Which answers somebody reads is decided before. */
export async function listTranslations(
	db: Kysely<Database>,
	answerIds: readonly string[],
): Promise<Map<string, InEnglish>> {
	if (answerIds.length === 0) return new Map();
	const rows = await db
		.selectFrom('answer_translation')
		.innerJoin('account', 'account.id', 'answer_translation.made_by')
		.select(['answer_id', 'answer_translation.id', 'words', 'made_at as madeAt', 'account.name'])
		.where('answer_id', 'in', answerIds)
		.orderBy('answer_translation.id')
		.execute();
	return new Map(rows.map(({ answer_id, words, name, madeAt }) => [answer_id, { words, name, madeAt }]));
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
export async function readResponses(
	world: World,
	ids: readonly string[],
	language?: Language,
): Promise<ResponseRead[]> {
	if (ids.length === 0) return [];
	const [responses, answers, corrections] = await Promise.all([
		world.db.selectFrom('response').selectAll().where('id', 'in', ids).orderBy('given_at').orderBy('id').execute(),
		world.db.selectFrom('response_answer').selectAll().where('response_id', 'in', ids).orderBy('position').execute(),
		world.db
			.selectFrom('answer_correction')
			.innerJoin('response_answer', 'response_answer.id', 'answer_correction.answer_id')
			.select(['answer_correction.answer_id', 'answer_correction.words', 'answer_correction.written_at'])
			.where('response_answer.response_id', 'in', ids)
			.orderBy('answer_correction.id')
			.execute(),
	]);
	const versionIds = [...new Set(responses.map((row) => row.version_id))];
	const versions = new Map(
		await Promise.all(versionIds.map(async (id) => [id, await getVersion(world.db, id, language)] as const)),
	);
	return responses.map((row) => ({
		id: row.id,
		version: versions.get(row.version_id)!,
		how: row.how,
		language: row.language,
		givenOn: row.given_on,
		givenAt: row.given_at,
		writtenBy: row.written_by,
		present: row.present,
		answers: answers
			.filter((answer) => answer.response_id === row.id)
			.map(({ id, item, sealed, visibility }) => ({
				...{ id, item, visibility: visibility as Visibility },
				corrections: corrections
					.filter(({ answer_id }) => answer_id === id)
					.map(({ words, written_at: writtenAt }) => ({ words, writtenAt })),
				value: sealed === erased ? ({ kind: 'text', words: erased } as const) : (JSON.parse(sealed) as Value),
			})),
	}));
}
