import type { Transaction } from 'kysely';
import type { Day, Instant } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { Refusal } from '../refusal.ts';
import { sealerFor } from '../sealing.ts';
import { type Fields, readAnswers, unknownIn } from './answers.ts';
import type { InstrumentCode } from './instrument.ts';
import { findNewest, getVersion, type Version } from './queries.ts';
import { shipped } from './shipped/index.ts';

/**
 * The version that somebody invited today is asked: the council's own newest, or the one that ships. What ships is kept as
 * a version of its own when it is first used, and again when a release has changed it.
 */
export async function currentVersion(trx: Transaction<Database>, code: InstrumentCode, now: Instant): Promise<string> {
	const newest = await findNewest(trx, code);
	const definition = JSON.stringify(shipped[code]);
	const isCouncilsOwn = newest !== undefined && newest.made_by !== null;
	if (newest !== undefined && (isCouncilsOwn || newest.definition === definition)) return newest.id;
	await trx
		.insertInto('instrument_version')
		.values({
			...{ id: newId(now), code, version: (newest?.version ?? 0) + 1, definition },
			...{ made_by: null, made_at: now, published_at: now },
		})
		.onConflict((conflict) => conflict.columns(['code', 'version']).doNothing()) // two first invitations at once
		.execute();
	return (await findNewest(trx, code))!.id;
}

/** Answers as they come in, with how they were given. */
export interface Answering {
	/** Whose answers they are: they are sealed under that person's key. */
	accountId: string;
	versionId: string;
	fields: Fields;
	how: 'portal' | 'paper' | 'aloud';
	language: string;
	on: Day;
	at: Instant;
	/** Staff who wrote down what was said on paper or aloud, and who was in the room. */
	writtenBy: string | null;
	present: string | null;
}

/**
 * Keeps answers under the version they were given to. Throws 422 with a code for each field that cannot be kept, and
 * `questionnaires.answers.none` where nothing was answered. Returns the id of the response, with the version.
 */
export async function keepAnswers(
	trx: Transaction<Database>,
	{ accountId, versionId, fields, how, language, on, at, writtenBy, present }: Answering,
): Promise<{ id: string; version: Version }> {
	const version = await getVersion(trx, versionId);
	const { given, mistakes: wrong } = readAnswers(version.instrument, fields);
	const mistakes = { ...unknownIn(version.instrument, fields), ...wrong };
	if (Object.keys(mistakes).length > 0) throw new Refusal('form.fields.invalid', 422, mistakes);
	if (given.length === 0) throw new Refusal('questionnaires.answers.none', 422);
	const id = newId(at);
	const seal = await sealerFor(trx, { account: accountId }, at);
	await trx
		.insertInto('response')
		.values({
			...{ id, version_id: versionId, how, language, given_on: on, given_at: at },
			...{ written_by: writtenBy, present: seal(id, present) },
		})
		.execute();
	await trx
		.insertInto('response_answer')
		.values(
			given.map(({ item, value, visibility }, position) => {
				const answer = newId(at);
				const sealed = seal(answer, JSON.stringify(value));
				return { id: answer, response_id: id, item, position, visibility, sealed };
			}),
		)
		.execute();
	return { id, version };
}
