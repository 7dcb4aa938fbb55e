import { parseArgs } from 'node:util';
import { wallClock } from '../calendar/clock.ts';
import { BadConfig, readConfig } from '../config.ts';
import { masterKey } from '../keys.ts';
import { backUp } from './backup.ts';

/**
 * `npm run backup -- --to <folder> --keys-to <folder>`: copies the words and, elsewhere, their keys, beside a running house.
 * Copies of the keys older than `--keep-keys-days` (14) are removed: somebody erased is gone from every copy by then.
 */
const onPostgres = [
	'PostgreSQL copies itself, in this order, and the second elsewhere than the first:',
	'  pg_dump --exclude-schema=keys --exclude-table-data=said_row ...',
	'  pg_dump --schema=keys ...',
].join('\n');
const { values } = parseArgs({
	options: {
		...{ to: { type: 'string' }, 'keys-to': { type: 'string' } },
		'keep-keys-days': { type: 'string', default: '14' },
	},
});

try {
	const config = readConfig(process.env);
	if (config.databaseUrl !== undefined) throw new BadConfig(onPostgres);
	const days = Number(values['keep-keys-days']);
	if (values.to === undefined || values['keys-to'] === undefined || !Number.isInteger(days) || days < 1) {
		throw new BadConfig('Say where to: npm run backup -- --to <folder> --keys-to <folder> [--keep-keys-days 14]');
	}
	const asked = { folder: config.dataDir, master: masterKey(config), to: values.to, keysTo: values['keys-to'] };
	const made = backUp({ ...asked, keepKeysDays: days, at: wallClock(undefined).now() });
	console.log(`${made.words} was opened and is whole: ${made.lines} lines of history.`);
	console.log(`${made.keys} opens with this master key. Old copies of keys removed: ${made.removed.length}.`);
} catch (error) {
	if (!(error instanceof BadConfig)) throw error;
	console.error(error.message);
	process.exitCode = 2;
}
