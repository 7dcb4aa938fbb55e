import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BadConfig, type Config, readConfig } from '../config.ts';
import { openPostgres, openSqlite } from '../database.ts';
import { DATABASE_FILE, keyFile, KEYS_FILE, keySchema } from '../key-store.ts';
import { keyFor, keyring, masterKey } from '../keys.ts';
import { rootKey } from '../person-keys.ts';
import { type Checked, checkHistory, findingsMost } from './check.ts';
import type { Finding } from './chain.ts';
import { headsFolder, readHeads } from './heads.ts';

/**
 * `npm run audit:verify`: checks the history, with the same settings as the start, beside a running house or without one. Ends with
 * 0 when all is as it was written, 1 with a line for each thing that is not, 2 when it could not look. `--heads <folder>` looks at
 * heads that were carried away as well: only they can show that everything in DATA_DIR was replaced by an older copy.
 */
const { values } = parseArgs({ options: { heads: { type: 'string', multiple: true } } });

try {
	const config = readConfig(process.env);
	const master = masterKey(config);
	const db =
		config.databaseUrl === undefined
			? openSqlite(join(config.dataDir, DATABASE_FILE), keyFor('database', master), undefined, { isReadOnly: true })
			: openPostgres(config.databaseUrl);
	const key = await rootOf(config, master);
	const heads = new Map();
	for (const folder of [headsFolder(config.dataDir), ...(values.heads ?? []).map((path) => resolve(path))]) {
		for (const [file, head] of await readHeads(folder)) heads.set(join(folder, file), head);
	}
	const checked = await checkHistory(db, key('audit'), heads);
	await db.destroy();
	console.log(summaryOf(checked, heads.size));
	for (const finding of checked.findings) console.log(sentenceOf(finding));
	process.exitCode = checked.findings.length === 0 ? 0 : 1;
} catch (error) {
	const code = (error as { code?: string }).code ?? 'unknown';
	console.error(error instanceof BadConfig ? error.message : `The history could not be read (${code}).`);
	process.exitCode = 2;
}

/** The keys of the house, by purpose: they lie apart from the database, wrapped under the master key. */
async function rootOf(config: Config, master: Buffer): Promise<(purpose: string) => Buffer> {
	const file = join(config.dataDir, KEYS_FILE);
	if (config.databaseUrl === undefined && !existsSync(file)) throw new BadConfig(`There is no file at ${file}.`);
	const store =
		config.databaseUrl === undefined ? keyFile({ file, key: keyFor('keys', master) }) : keySchema(config.databaseUrl);
	const root = await rootKey.find(store, master);
	await store.close();
	if (root === undefined) throw new BadConfig('The key of this house is not among its keys.');
	return keyring(root);
}

function summaryOf({ lines, seals, unsealed, findings }: Checked, heads: number): string {
	const read = `${lines} lines, ${seals} seals, ${heads} heads; ${unsealed} lines not sealed yet.`;
	if (findings.length === 0) return `The history is as it was written. ${read}`;
	const many = findings.length === findingsMost ? `At least ${findingsMost}` : findings.length;
	return `The history is NOT as it was written. Findings: ${many}. ${read}`;
}

function sentenceOf(finding: Finding): string {
	switch (finding.what) {
		case 'line_altered':
			return `Line ${finding.line} was altered.`;
		case 'line_not_ours':
			return `Line ${finding.line} was not written by the house.`;
		case 'line_repeated':
			return `Line ${finding.line} repeats another.`;
		case 'seal_broken':
			return `Seal ${finding.seal} is broken: after line ${finding.afterLine}, up to line ${finding.upToLine}, lines were removed, added or moved, or the seal was altered.`;
		case 'seal_missing':
			return `Seal ${finding.seal} is missing.`;
		case 'history_cut_short':
			return `${finding.file} knows seal ${finding.seal}, which is not there: the end was cut off, or an older copy put back.`;
		case 'history_replaced':
			return `${finding.file} knows another seal ${finding.seal}: the history was replaced.`;
		case 'head_altered':
			return `${finding.file} is no head of this house, or was altered.`;
		case 'guard_missing':
			return `The database does not refuse changes any more: ${finding.guard} is gone.`;
	}
}
