import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { readConfig } from '../../../api/config.ts';
import { makeAdministrator } from '../../../api/sign-in/changes-administrator.ts';
import { command } from '../../support/command.ts';
import { smallTown } from '../../support/people.ts';
import { testWorld } from '../../support/world.ts';

const birch = { name: 'Ada Birch', email: 'ada.birch@council.example' };

test('the first administrator is made by a command, and comes in by the link it prints', async () => {
	const folder = await mkdtemp(join(inject('folder'), 'administrator-'));
	const key = join(folder, 'key');
	await writeFile(key, 'ab'.repeat(32));
	const env = { DATA_DIR: folder, SECRET_KEY_FILE: key, DEMO: '0', PUBLIC_URL: 'https://feedback.example.gov.uk' };
	const run = (...args: string[]) => command('api/administrator.ts', env, args);
	const made = await run('--name', birch.name, '--email', birch.email);
	expect(made).toMatchObject({ code: 0, error: '' });
	expect(made.said).toMatch(/https:\/\/feedback\.example\.gov\.uk\/staff\/first#[\w-]{43}\n/);
	const wrong = await run('--name', birch.name, '--email', 'no email', '--pods', '3');
	expect(wrong).toMatchObject({ code: 1, said: '', error: expect.stringContaining('npm run administrator -- --name') });
});

test('an administrator who lost their phone gets another link; anybody else’s email is refused', async () => {
	const town = await smallTown();
	const count = async () => (await town.db.selectFrom('account').select('id').execute()).length;
	const before = await count();
	const first = await makeAdministrator(town.world, birch);
	expect(await count()).toBe(before + 1);
	const second = await makeAdministrator(town.world, { ...birch, email: birch.email.toUpperCase() });
	expect(await count(), 'the same person').toBe(before + 1);
	const open = (code: string) => town.stranger().post('/api/sign-in/link', { code });
	expect((await open(first.code)).status, 'put in place of').toBe(422);
	const browser = town.stranger();
	expect((await browser.post('/api/sign-in/link', { code: second.code })).status).toBe(204);
	expect((await browser.get('/api/sign-in/link')).json).toMatchObject({ name: 'Ada Birch' });
	await expect(makeAdministrator(town.world, { name: 'Sam', email: 'sam@council.example' })).rejects.toMatchObject({
		code: 'sign_in.administrator.other_role',
	});
});

test('nobody real is added to the demo council', async () => {
	const { world } = await testWorld({ config: { demo: true } });
	await expect(makeAdministrator(world, birch)).rejects.toMatchObject({ code: 'sign_in.administrator.demo' });
});

const wholeDirectory = {
	...{ SECRET_KEY_FILE: 'a-key', OIDC_ISSUER: 'https://login.example.gov.uk', OIDC_CLIENT_ID: 'alongside' },
	OIDC_CLIENT_SECRET_FILE: 'a-secret',
};

test.each([
	['an issuer alone', { OIDC_CLIENT_ID: '', OIDC_CLIENT_SECRET_FILE: '' }, 'OIDC_CLIENT_ID is not set'],
	['no secret', { OIDC_CLIENT_SECRET_FILE: '' }, 'OIDC_CLIENT_SECRET_FILE is not set'],
	['an issuer without TLS', { OIDC_ISSUER: 'http://login.example.gov.uk' }, 'OIDC_ISSUER is not usable'],
	['a second factor that is no claim', { OIDC_SECOND_FACTOR: 'mfa' }, 'OIDC_SECOND_FACTOR is not usable'],
])('a directory with %s does not start', (_, spoiled, sentence) => {
	expect(() => readConfig({ ...wholeDirectory, ...spoiled })).toThrow(sentence);
});

test('a directory says by amr or by acr that a second factor was used', () => {
	expect(readConfig(wholeDirectory).directory?.secondFactor).toEqual({ claim: 'amr', value: 'mfa' });
	const acr = { ...wholeDirectory, OIDC_SECOND_FACTOR: 'acr=urn:example:mfa=2' };
	expect(readConfig(acr).directory?.secondFactor).toEqual({ claim: 'acr', value: 'urn:example:mfa=2' });
});
