import type { Page } from '@playwright/test';
import { startDirectory } from '../support/directory.ts';
import {
	arrive,
	expect,
	follow,
	isSound,
	mistakesOn,
	open,
	press,
	runsScripts,
	test,
	wordsOn,
} from '../support/journeys.ts';
import { giveLink, sendAndBeAsked } from '../support/journeys-sign-in.ts';

test('A council’s directory: down, it is said plainly; up, a worker joins it, comes in by it, and shows anew that it is them', async ({
	comeInAs,
	visit,
	council,
	baseURL,
}) => {
	test.skip(!runsScripts(), 'there is one directory, and nothing in it needs a script');
	const administrator = await comeInAs(council.staff.find(({ role }) => role === 'administrator')!.name);
	const worker = council.staff.filter(({ role }) => role === 'senior_social_worker')[2]!;
	const page = await visit();

	await test.step('while it is down the door says so, and the other ways are there', async () => {
		await open(page, '/staff/door?next=%2Fstaff%2Finbox');
		await follow(page, 'Go to the council');
		expect(await mistakesOn(page)).toEqual([wordsOn(page)('refusals:sign_in.directory.down')]);
		await expect(page.getByRole('button', { name: 'Come in', exact: true })).toBeVisible();
	});

	const redirectUri = `${baseURL}/staff/directory`;
	const directory = await startDirectory({ redirectUri, port: Number(new URL(baseURL!).port) + 1000, asks: true });
	const signIn = async (at: Page) => {
		await at.getByRole('button', { name: 'Sign in as' }).click();
		await at.waitForURL((url) => url.origin === baseURL);
		await isSound(at);
	};

	await test.step('somebody whom it knows and nobody has joined is told so, and so is one without a second step', async () => {
		directory.next.person = 'stranger';
		await page.getByRole('link', { name: 'Go to the council' }).click();
		await signIn(page);
		await expect(page).toSay(wordsOn(page)('refusals:sign_in.directory.unknown'));
		Object.assign(directory.next, { person: 'worker', amr: ['pwd'] });
		await follow(page, 'Back to the door');
		await page.getByRole('link', { name: 'Go to the council' }).click();
		if (page.url().startsWith(directory.issuer)) await signIn(page);
		await expect(page).toSay('That did not open the door');
		await page.context().clearCookies();
	});

	await test.step('by a one-time link they join it', async () => {
		directory.next.amr = ['pwd', 'mfa'];
		const { code } = await giveLink(administrator, worker.id);
		await open(page, `/staff/first#${code}`);
		await press(page, 'Open my link');
		await page.getByRole('link', { name: 'Join the council' }).click();
		await signIn(page);
		await expect(page).toSay('From now on you can come in by the council’s own sign-in.'.replace('’', "'"));
	});

	await test.step('another day it opens the door, to where they were going', async () => {
		await page.context().clearCookies();
		await open(page, '/staff/door?next=%2Fstaff%2Finbox');
		await page.getByRole('link', { name: 'Go to the council' }).click();
		await signIn(page);
		expect(new URL(page.url()).pathname).toBe('/staff/inbox');
	});

	await test.step('asked anew, they go there and back, and what they had sent goes on', async () => {
		await arrive(page, () =>
			sendAndBeAsked(page, '/staff/security', { session: 'somebody-elses', words: 'kept words' }),
		);
		await press(page, 'Show by the council');
		await page.getByRole('link', { name: 'Go to the council' }).click();
		await signIn(page);
		await expect(page).toSay('Thank you, it is you');
		await expect(page.locator('input[name=words]')).toHaveValue('kept words');
		await press(page, 'Carry on');
		expect(new URL(page.url()).pathname).toBe('/staff/security');
	});

	await directory.close();
});
