import { parseArgs } from 'node:util';
import { BadConfig, readConfig } from '../config.ts';
import { masterKey } from '../keys.ts';
import { rotateFiles, rotateSchema } from './rotation.ts';

/**
 * `npm run keys:rotate -- --to <file>`: another master key takes the place of the one in SECRET_KEY_FILE. With the settings of the
 * start, and Alongside stopped. Cut off at any moment, it is begun again with the same words.
 */
const { values } = parseArgs({ options: { to: { type: 'string' } } });

try {
	if (values.to === undefined) throw new BadConfig('Say where the new key is: npm run keys:rotate -- --to <file>');
	const config = readConfig(process.env);
	const [from, to] = [masterKey(config), masterKey({ ...config, secretKeyFile: values.to })];
	if (from.equals(to)) throw new BadConfig('The new key is the old one.');
	const count =
		config.databaseUrl === undefined
			? rotateFiles(config.dataDir, from, to)
			: await rotateSchema(config.databaseUrl, from, to);
	console.log(`${count} keys are under the new master key. From now on SECRET_KEY_FILE is ${values.to}.`);
	console.log(
		'Copies of the keys from before open with the old key alone: keep it apart until the last of them is gone.',
	);
} catch (error) {
	if (!(error instanceof BadConfig)) throw error;
	console.error(error.message);
	process.exitCode = 2;
}
