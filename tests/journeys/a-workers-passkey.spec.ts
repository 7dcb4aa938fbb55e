import { arrive, expect, mistakesOn, open, press, runsScripts, test, write } from '../support/journeys.ts';
import { appFrom, byName, giveLink, sendAndBeAsked, withAuthenticator } from '../support/journeys-sign-in.ts';

test('A worker makes a passkey by a one-time link, comes in by it, shows anew that it is them, and takes it away', async ({
	comeInAs,
	visit,
	council,
}) => {
	test.skip(!runsScripts(), 'a browser hands a passkey to a script alone');
	const administrator = await comeInAs(council.staff.find(({ role }) => role === 'administrator')!.name);
	const worker = council.staff.find(({ role }) => role === 'senior_social_worker')!;
	const { code, nowThere } = await giveLink(administrator, worker.id);
	const page = await visit();
	await withAuthenticator(page);

	await test.step('the link opens once, and its secret leaves the address at once', async () => {
		await open(page, byName(`/staff/first#${code}`));
		expect(page.url()).not.toContain(code);
		await press(page, 'Open my link');
		await expect(page).toSay(`Welcome, ${worker.name}`);
		const thief = await visit();
		await open(thief, `/staff/first#${code}`);
		await press(thief, 'Open my link');
		expect(await mistakesOn(thief)).toEqual([expect.stringContaining('This link does not open anything.')]);
	});

	await test.step('a passkey is made, and opens the door', async () => {
		await write(page, 'What to call it', 'Work laptop');
		await arrive(page, () => page.getByRole('button', { name: 'Make a passkey' }).click());
		await expect(page).toSay('Your passkey is made.');
		await expect(page).toSay('Passkey: Work laptop');
		await page.request.delete(byName('/api/session'));
		await open(page, byName('/staff/door?next=%2Fstaff%2Finbox'));
		await arrive(page, () => page.getByRole('button', { name: 'Come in with a passkey' }).click());
		expect(new URL(page.url()).pathname, 'where they were going').toBe('/staff/inbox');
	});

	await test.step('the only way in cannot be taken away, so a passphrase and an app are added', async () => {
		await open(page, byName('/staff/security'));
		await press(page, 'Take away Work laptop');
		expect(await mistakesOn(page)).toEqual(['This is the only way you have of coming in. Add another first.']);
		await arrive(page, () => page.getByRole('link', { name: 'Set up a passphrase and an app' }).click());
		await write(page, 'Passphrase', 'otters swim at seven sharp');
		await write(page, 'The six digits', (await appFrom(page, nowThere)).now());
		await press(page, 'Keep both');
		await expect(page.getByRole('listitem').filter({ has: page.locator('code') })).toHaveCount(10);
		await arrive(page, () => page.getByRole('link', { name: 'I have kept them' }).click());
	});

	await test.step('asked anew who they are, they show the passkey, and what they sent goes on by itself', async () => {
		await arrive(page, () => sendAndBeAsked(page, '/staff/security', { act: 'codes' }));
		await expect(page).toSay('What you wrote is kept.');
		await arrive(page, () => page.getByRole('button', { name: 'Show by my passkey' }).click());
		await expect(page).toSay('Ten codes for the day your phone is lost');
	});

	await test.step('the passkey is taken away', async () => {
		await press(page, 'Take away Work laptop');
		await expect(page).toSay('It is gone and opens nothing any more.');
		await expect(page).not.toSay('Passkey: Work laptop');
	});
});
