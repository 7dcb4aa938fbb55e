import { join } from 'node:path';
import { BadConfig, readConfig } from '../config.ts';
import { openPostgres, openSqlite } from '../database.ts';
import { DATABASE_FILE } from '../key-store.ts';
import { keyFor, masterKey } from '../keys.ts';
import type { Difference } from './contributions.ts';
import { recount } from './recount.ts';

/**
 * `npm run tallies:verify`: counts everything again from the representations themselves and compares it with the tallies, with
 * the same settings as the start, beside a running house or without one. Ends with 0 when each is equal, 1 with a line for each that is not, 2 when it could not
 * look. There is no command that mends: a difference is a fault of ours, and is looked into before anything is changed.
 */
try {
	const config = readConfig(process.env);
	const db =
		config.databaseUrl === undefined
			? openSqlite(join(config.dataDir, DATABASE_FILE), keyFor('database', masterKey(config)), undefined, {
					isReadOnly: true,
				})
			: openPostgres(config.databaseUrl);
	const { representations, kept, differences } = await recount(db);
	await db.destroy();
	const isEqual = differences.length === 0;
	console.log(
		`The tallies ${isEqual ? 'are' : 'are NOT'} what a recount finds. ${representations} representations, ${kept} counts.`,
	);
	for (const difference of differences) console.log(sentenceOf(difference));
	process.exitCode = isEqual ? 0 : 1;
} catch (error) {
	const code = (error as { code?: string }).code ?? 'unknown';
	console.error(error instanceof BadConfig ? error.message : `The tallies could not be read (${code}).`);
	process.exitCode = 2;
}

function sentenceOf({ place, kept, counted }: Difference): string {
	const [slice, month, scope, part, column] = place.split('|');
	return `${slice} ${part}, ${column} of ${month}, ${scope === 'all' ? 'the service' : `pod ${scope}`}: kept ${kept}, counted ${counted}.`;
}
