import type { Page } from '@playwright/test';
import {
	choose,
	continueOn,
	expect,
	follow,
	mistakesOn,
	open,
	overWayOut,
	press,
	referenceOn,
	runsScripts,
	test,
	unfold,
	write,
} from '../support/journeys.ts';
import { leave } from '../support/journeys-leaving.ts';

const thanks = 'Mei sat with us all afternoon at the hospital. Nobody had asked her to.';
const notOurWords = 'We do not know these words. Check each word and their order. Then try again.';

test('Somebody without an account says thank you in four screens, and comes back with seven words', async ({
	visit,
	comeInAs,
}) => {
	test.slow();
	const page = await visit();
	await open(page, '/en/');
	const screens = screensOf(page);

	await test.step('they find the pod by the name of the one they want to thank', async () => {
		await follow(page, 'Say thank you');
		await unfold(page, 'Find the pod by a worker’s name');
		await write(page, 'First or last name of a worker', 'Mei');
		if (!runsScripts()) await press(page, 'Find');
		await choose(page, /^Mei Lin Chua/);
		await continueOn(page);
	});

	await test.step('they say it in their own words', async () => {
		await expect(page.getByRole('radio', { name: 'Mei Lin Chua' })).toBeChecked();
		await write(page, 'What would you like to say thank you for?', thanks);
		await continueOn(page);
		await expect(page).toSay(thanks);
		await press(page, 'Send my thank you');
	});

	const { words, reference } = await test.step('they are given seven words, and type one of them back', async () => {
		expect([...screens].length, [...screens].join()).toBeLessThanOrEqual(4);
		await expect(page).toSay('Thank you. We have your words.');
		await expect(page).toSay('It is with Anjali Deshmukh, who manages Oak pod.');
		const words = await page.locator('.seven li').allInnerTexts();
		expect(words).toHaveLength(7);
		const box = page.getByRole('textbox', { name: /^Type the \w+ word$/ });
		const label = (await box.getAttribute('id'))!;
		const asked = await page.locator(`label[for=${label}]`).innerText();
		const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'];
		const which = ordinals.findIndex((ordinal) => asked.includes(ordinal));

		await write(page, asked, 'wrong');
		await press(page, 'Check it');
		expect(await mistakesOn(page)).toEqual([`That is not the ${ordinals[which]} word. Look again at the words above.`]);
		await write(page, asked, words[which]!.toUpperCase());
		await press(page, 'Check it');
		await expect(page).toSay('That is right. You have your words.');
		return { words, reference: await referenceOn(page) };
	});

	await leave(page);

	await test.step('the manager reads it and writes back; now the pod may read it too', async () => {
		const anjali = await comeInAs('Anjali Deshmukh');
		await follow(anjali, 'Inbox');
		await write(anjali, 'Find', reference);
		await press(anjali, 'Show');
		await follow(anjali, reference);
		await press(anjali, 'Open and read');
		await expect(anjali).toSay(thanks);
		await write(anjali, 'Write to them', 'I have read this out to Mei. She went rather red.');
		await press(anjali, 'Send this letter');
		const mei = await comeInAs('Mei Lin Chua');
		await follow(mei, 'Inbox');
		await write(mei, 'Find', reference);
		await press(mei, 'Show');
		await follow(mei, reference);
		await expect(mei).toSay(thanks);
	});

	const later = await visit();
	await test.step('a wrong word, a missing word and no words at all are one same plain refusal', async () => {
		await open(later, '/en/');
		await follow(later, 'Come back with your words');
		for (const wrong of [
			[...words.slice(0, 6), 'otter'].join(' '),
			words.slice(0, 6).join(' '),
			'',
			'x'.repeat(3000),
		]) {
			await write(later, 'Your seven words', wrong);
			await press(later, 'Come back');
			expect(await mistakesOn(later)).toEqual([notOurWords]);
		}
	});

	await test.step('with the right words they read the reply, and write on', async () => {
		await write(later, 'Your seven words', `  ${words.join('  ').toUpperCase()} `);
		await press(later, 'Come back');
		await overWayOut(later);
		await expect(later).toSay(reference);
		await expect(later).toSay('I have read this out to Mei. She went rather red.');
		await expect(later).toSay('Anjali Deshmukh, the manager of the pod');
		await press(later, 'Send it');
		expect(await mistakesOn(later)).toEqual(['Write your message first.']);
		await write(later, 'Your message', 'Tell her that we are all home again.');
		await press(later, 'Send it');
		await expect(later).toSay('Your message is sent.');
		await expect(later.locator('.letters')).toSay('Tell her that we are all home again.');
	});
});

test('Somebody who will not say who they are is told plainly that no date is set, and officers look into it all the same', async ({
	visit,
	comeInAs,
}) => {
	test.slow();
	const page = await visit();
	await open(page, '/en/tell-us/complaint/pod');
	await choose(page, 'Oak pod');
	await continueOn(page);
	await choose(page, 'The whole pod');
	await continueOn(page);
	await write(page, 'Tell us in your own words', 'The waiting room is locked when it rains.');
	await continueOn(page);
	for (const question of ['Did anything go well?', 'When did it happen?', 'What would put it right?']) {
		await expect(page).toSay(question);
		await continueOn(page);
	}
	await choose(page, 'I would rather not say who I am');
	await continueOn(page);
	await continueOn(page);
	await continueOn(page);
	await press(page, 'Send my complaint');
	await expect(page).toSay('It is with our complaints team.');
	await expect(page).toSay('You did not say who you are, so the law sets no date for an answer.');
	await expect(page.locator('.seven li')).toHaveCount(7);
	const reference = await referenceOn(page);

	const nasreen = await comeInAs('Nasreen Choudhury');
	await follow(nasreen, 'Register');
	await write(nasreen, 'Find', reference);
	await press(nasreen, 'Show');
	await expect(nasreen.getByRole('row', { name: reference })).toSay('Outside the procedure');
	await follow(nasreen, reference);
	await press(nasreen, 'Open and read');
	await expect(nasreen).toSay('No clock: a complaint without a name is outside the procedure.');

	const anjali = await comeInAs('Anjali Deshmukh');
	await open(anjali, `/staff/inbox?search=${reference}`);
	await expect(anjali).toSay('Nothing fits what you asked for.');
});

/** The addresses this browser has been shown since. */
function screensOf(page: Page): Set<string> {
	const screens = new Set<string>();
	page.on('load', () => void screens.add(new URL(page.url()).pathname));
	return screens;
}
