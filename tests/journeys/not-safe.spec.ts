import type { Page } from '@playwright/test';
import { choose, continueOn, expect, follow, mistakesOn, open, press, test, write } from '../support/journeys.ts';

const numbers = ['999', '0800 1111', '01632 960 100', '01632 960 199'];

test('Somebody presses “I am not safe” in the middle of writing: numbers at once, and a person decides', async ({
	comeInAs,
}) => {
	test.slow();
	const { project, retry } = test.info();
	const words = `He was outside again last night. ${project.name} ${retry}`; // found among those of the other browsers
	const jayden = await comeInAs('Jayden');

	await test.step('Jayden is writing a complaint, and presses it', async () => {
		await follow(jayden, 'Tell us something is wrong');
		if (jayden.url().endsWith('/pod')) await continueOn(jayden);
		await choose(jayden, 'The whole pod');
		await continueOn(jayden);
		await write(jayden, 'Tell us in your own words', words);
		await press(jayden, 'I am not safe');
	});

	await test.step('there are numbers, and it says who has been told and who reads it', async () => {
		for (const number of numbers) {
			const link = jayden.getByRole('main').locator(`a[href="tel:${number.replaceAll(' ', '')}"]`);
			await expect(link.first()).toBeVisible();
		}
		await expect(jayden).toSay('We have told the people on duty');
		await expect(jayden).toSay('Somebody is at work now and reads it today.');
		await expect(jayden).toSay('The words you were writing are kept for now.');
	});

	await test.step('he may say more, and his own words still wait for him', async () => {
		await write(jayden, 'How can we reach you safely?', 'y'.repeat(301));
		await press(jayden, 'Send this too');
		expect(await mistakesOn(jayden)).toEqual(['This is too long. Please make it shorter.']);
		await write(jayden, 'How can we reach you safely?', 'Text me. Do not ring.');
		await press(jayden, 'Send this too');
		await expect(jayden).toSay('We have told the people on duty');
		await follow(jayden, 'Go back to what you were writing');
		await expect(jayden.getByRole('textbox', { name: 'Tell us in your own words' })).toHaveValue(words);
	});

	const kofi = await comeInAs('Kofi Larbi');
	await test.step('the duty worker reads what was on the page, and decides with a reason', async () => {
		await follow(kofi, 'Urgent', kofi.getByRole('navigation'));
		const item = kofi.getByRole('article').filter({ hasText: words });
		await expect(item).toHaveCount(1);
		await expect(item).toSay('Jayden');
		await expect(kofi).toSay('Text me. Do not ring.');
		await press(kofi, 'Record this decision', item);
		expect(await mistakesOn(kofi)).toEqual([
			'Please choose one of these.',
			'Please choose one of these.',
			'This is empty. Please write something here.',
		]);
		await choose(kofi, 'Referred', item);
		await choose(kofi, 'It is not about somebody who works with children', item);
		await press(kofi, 'Record this decision', item);
		expect(await mistakesOn(kofi)).toEqual(['This is empty. Please write something here.']);
		await expect(item.getByRole('radio', { name: 'Referred' })).toBeChecked();
		await write(kofi, 'Why, and what was done', 'Texted Jayden. Police told at 10.20. Lucy goes round today.', item);
		await press(kofi, 'Record this decision', item);
		await expect(kofi).toSay('Your decision is recorded.');
		await expect(item).toSay('Police told at 10.20.');
		await expect(item).toSay('Kofi Larbi');
		await expect(item.getByRole('button')).toHaveCount(0);
	});

	await test.step('nobody in the pod is told what he said before a person has decided, or after', async () => {
		const dele = await comeInAs('Dele Ogunbiyi');
		await open(dele, '/staff/urgent');
		await expect(dele).toSay('We cannot find this page');
	});
});

test('Somebody who has no account and no words only presses the button, and that is enough', async ({
	visit,
	comeInAs,
}) => {
	const page = await visit();
	await open(page, '/en-young/tell-us/complaint/pod');
	await press(page, 'I am not safe');
	await expect(page).toSay('We have told the people on duty');
	await follow(page, 'Go back to what you were writing');
	await follow(page, 'Help now');
	for (const number of ['999', '0800 1111']) await expect(page).toSay(number);

	await open(page, '/en/not-safe');
	await expect(page).toSay('So far we have told nobody.');
	await press(page, 'Tell somebody now');
	await expect(page).toSay('Somebody is at work now and reads it today.');

	const nasreen = await comeInAs('Nasreen Choudhury');
	await follow(nasreen, 'Urgent', nasreen.getByRole('navigation'));
	await expect(nasreen).toSay('They pressed the button and wrote nothing.');
	await expect(nasreen).toSay('Not known: they were not signed in');
});

test('“I am not safe” is on every page of a meeting and of how it went', async ({ comeInAs }) => {
	const leadsThere = async (page: Page, paths: string[]) => {
		for (const path of paths) {
			await open(page, path);
			const way = page
				.getByRole('main')
				.locator('a, button')
				.filter({ hasText: /^\s*I am not safe\s*$/ });
			await expect(way.last(), path).toBeVisible();
		}
	};
	const idIn = async (page: Page, room: string) => {
		const mine = (await (await page.request.get(`/api/${room}/mine`)).json()) as { id: string }[];
		return mine[0]!.id;
	};

	const ellie = await comeInAs('Ellie');
	const meeting = `/en/meeting/${await idIn(ellie, 'conferences')}`;
	await leadsThere(ellie, ['/en/meeting', meeting, `${meeting}/say`, `${meeting}/sent`, `${meeting}/put-right`]);

	const yousef = await comeInAs('Yousef'); // who may have answered in another journey
	const asked = `/en/how-it-went/${await idIn(yousef, 'closure')}`;
	await leadsThere(yousef, ['/en/how-it-went', asked]);
});
