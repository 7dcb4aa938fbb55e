import { randomBytes } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import { type Config, readConfig } from '../../../api/config.ts';
import { open } from '../../../api/main.ts';

const patience = 120_000;
const demo = (dataDir: string) => readConfig({ DATA_DIR: dataDir, DEMO: '1' });
const folder = () => mkdtemp(join(inject('folder'), 'start-'));

async function real(dataDir: string, key = randomBytes(32).toString('hex')): Promise<Config> {
	const file = join(await folder(), 'key');
	await writeFile(file, key);
	return readConfig({ DATA_DIR: dataDir, DEMO: '0', SECRET_KEY_FILE: file });
}

const countAccounts = async (house: Awaited<ReturnType<typeof open>>) =>
	(await house.world.db.selectFrom('account').select('id').execute()).length;

beforeEach(() => vi.stubEnv('LOG_LEVEL', 'silent'));
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllEnvs();
});

test(
	'a first start makes the council, a later one finds it, and a real one refuses it',
	async () => {
		const dataDir = await folder();
		const first = await open(demo(dataDir));
		const made = await countAccounts(first);
		expect(made).toBeGreaterThan(50);
		const said = vi.spyOn(console, 'log').mockReturnValue();
		first.started();
		await first.close();
		expect(said.mock.calls.flat().join('\n')).toContain('/demo');

		const second = await open(demo(dataDir));
		expect(await countAccounts(second)).toBe(made);
		await second.close();

		const key = join(dataDir, 'demo.key');
		const overDemo = readConfig({ DATA_DIR: dataDir, DEMO: '0', SECRET_KEY_FILE: key });
		await expect(open(overDemo)).rejects.toThrow('holds the demo council');
	},
	patience,
);

test('the key of another installation is told in a sentence', async () => {
	const dataDir = await folder();
	await (await open(await real(dataDir))).close();
	await expect(open(await real(dataDir))).rejects.toThrow('The key does not open');
	await expect(open(demo(dataDir))).rejects.toThrow('The key does not open');
});

test('a real start has no people in it, and says how to make the first administrator', async () => {
	const house = await open(await real(await folder()));
	expect(await countAccounts(house)).toBe(0);
	const said = vi.spyOn(console, 'log').mockReturnValue();
	house.started();
	await house.close();
	expect(said.mock.calls.flat().join('\n')).toContain('npm run administrator');
});

test(
	'a clock beyond the known holidays is told in a sentence',
	async () => {
		const config = readConfig({ DATA_DIR: await folder(), DEMO: '1', CLOCK: '2028-12-29T09:00:00Z' });
		await expect(open(config)).rejects.toThrow('CLOCK: the demo council cannot be made');
	},
	patience,
);
