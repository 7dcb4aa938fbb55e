import { staffEmail } from '../../api/demo/cast.ts';
import { expect, follow, goToMistake, mistakesOn, open, press, runsScripts, test, write } from '../support/journeys.ts';
import { appFrom, giveLink } from '../support/journeys-sign-in.ts';

const passphrase = 'seven otters under the bridge';

test('A worker without a script sets up a passphrase with an app, comes in by them, and by a code when the phone is lost', async ({
	comeInAs,
	visit,
	council,
}) => {
	test.skip(runsScripts(), 'with a script there is a passkey');
	const administrator = await comeInAs(council.staff.find(({ role }) => role === 'administrator')!.name);
	const worker = council.staff.filter(({ role }) => role === 'senior_social_worker')[1]!;
	const { code, nowThere } = await giveLink(administrator, worker.id);
	const page = await visit();
	const signOut = () => page.request.delete('/api/session');
	let codes: string[] = [];

	await test.step('the link is pasted', async () => {
		await open(page, '/staff/first');
		await press(page, 'Open my link');
		expect(await mistakesOn(page)).toEqual(['This is empty. Please write something here.']);
		await write(page, 'Your one-time link', `https://feedback.example/staff/first#${code}`);
		await press(page, 'Open my link');
		await expect(page).toSay(`Welcome, ${worker.name}`);
	});

	await test.step('a passphrase that is too easy is told, and the app need not be set up again', async () => {
		await follow(page, 'Set up a passphrase and an app');
		const app = await appFrom(page, nowThere);
		await write(page, 'Passphrase', `${worker.name} 1`);
		await write(page, 'The six digits', app.now());
		await press(page, 'Keep both');
		const [mistake] = await mistakesOn(page);
		await goToMistake(page, mistake!);
		await write(page, 'Passphrase', passphrase);
		await write(page, 'The six digits', app.now());
		await press(page, 'Keep both');
		codes = await page.locator('.codes code').allInnerTexts();
		expect(codes).toHaveLength(10);
		await follow(page, 'I have kept them');
		await signOut();
	});

	const comeIn = async (shown: string) => {
		await write(page, 'Your email at work', staffEmail(worker.name));
		await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase);
		await write(page, 'Code', shown);
		await press(page, 'Come in', page.getByRole('region', { name: 'With a passphrase and a code' }));
	};

	await test.step('a passphrase without the code opens nothing; with a code for a lost phone it opens, once', async () => {
		await open(page, '/staff/door?next=%2Fstaff%2Fsecurity');
		await comeIn('');
		expect(await mistakesOn(page)).toEqual([expect.stringContaining('do not belong together')]);
		await comeIn(codes[0]!);
		await expect(page).toSay('9 codes for a lost phone are left.');
		await signOut();
		await open(page, '/staff/door');
		await comeIn(codes[0]!);
		expect(await mistakesOn(page)).toEqual([expect.stringContaining('do not belong together')]);
		await comeIn(codes[1]!);
		expect(new URL(page.url()).pathname).toBe('/staff/');
	});
});
