import { parseArgs } from 'node:util';
import { wallClock } from '../calendar/clock.ts';
import { BadConfig, readConfig } from '../config.ts';
import { keyring, masterKey } from '../keys.ts';
import { append, markHistory } from '../record.ts';
import { everythingAbout, everythingOf, finishShredding, leaveNoTrace, shred } from '../shredding.ts';
import { findRoot, openStores } from '../stores.ts';

/**
 * `npm run keys:shred -- --account <id>` or `--representation <id>`: the keys of somebody's words are erased, and with them the
 * words, in every copy. It cannot be taken back, so it only says what it would do until `--yes` is said too. Beside a running
 * house, whose memory may open words for half a minute more.
 */
const { values } = parseArgs({
	options: {
		...{ account: { type: 'string' }, representation: { type: 'string' } },
		yes: { type: 'boolean', default: false },
	},
});

try {
	const { account, representation } = values;
	if ((account === undefined) === (representation === undefined)) {
		throw new BadConfig('Say whose: npm run keys:shred -- --account <id>, or --representation <id>, and --yes');
	}
	const config = readConfig(process.env);
	const master = masterKey(config);
	const stores = openStores(config, master);
	const { db } = stores;
	const clock = wallClock(config.clock);
	markHistory(db, keyring(await findRoot(stores, master))('audit'));
	const owners = account === undefined ? await everythingAbout(db, representation!) : await everythingOf(db, account);
	if (!values.yes) {
		console.log(
			`Words of up to ${owners.length} (the account, what it sent, what was raised) would be erased for ever. Say --yes.`,
		);
	} else {
		const now = clock.now();
		const [subject, subjectId] = account === undefined ? ['representation', representation!] : ['account', account];
		const count = await db.transaction().execute(async (trx) => {
			const keys = await shred(trx, owners, now);
			const particulars = { keys, by: 'command' };
			await append(trx, { at: now, who: { kind: 'system' }, what: 'words.shredded', subject, subjectId, particulars });
			return keys;
		});
		await finishShredding({ db, clock });
		await leaveNoTrace(db);
		console.log(`${count} keys are gone. What was under them cannot be read any more.`);
		console.log('Copies of the keys from before still have them: see "Backups" in the README for how long.');
	}
	await stores.close();
} catch (error) {
	if (!(error instanceof BadConfig)) throw error;
	console.error(error.message);
	process.exitCode = 2;
}
