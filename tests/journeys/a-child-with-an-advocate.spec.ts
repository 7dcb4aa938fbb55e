import type { Page } from '@playwright/test';
import {
	choose,
	continueOn,
	expect,
	follow,
	mistakesOn,
	looksRight,
	open,
	overWayOut,
	pick,
	press,
	questionOf,
	referenceOn,
	test,
	unfold,
	wordsOn,
	write,
	writeDay,
} from '../support/journeys.ts';

/** Today is Wednesday 18 November: ten working days from today end on 2 December. */
const words = 'They keep moving my contact with Nan and nobody asks me.';
const written = 'Ellie and I talked on Tuesday. She would like it on Sundays.';

test('A child asks for an advocate, gets one, lets them read and write for her, and takes it back', async ({
	comeInAs,
}) => {
	test.slow();
	const ellie = await comeInAs('Ellie');
	const reference = await test.step('Ellie says what is wrong, and asks for somebody on her side', async () => {
		await complainIn(ellie, 'Yes, please');
		await expect(ellie).toSay('You asked for someone on your side.');
		return referenceOn(ellie);
	});
	const hers = await test.step('her page says that she asked', async () => {
		await follow(ellie, 'What you told us', ellie.getByRole('main'));
		await expect(advocateOn(ellie)).toSay('We are finding them.');
		return new URL(ellie.url()).pathname;
	});

	const nasreen = await comeInAs('Nasreen Choudhury');
	await test.step('the officer sees that it was offered and what she said, and that the clock waits', async () => {
		await open(nasreen, `/staff/register?search=${reference}`);
		await follow(nasreen, reference);
		await expect(nasreen).toSay('The clock has not started');
		await expect(section(nasreen)).toSay('Offered: first contact, Wednesday 18 November 2026, on their page');
		await expect(section(nasreen)).toSay('They said yes');
	});

	await test.step('she refers, once she has written down that Ellie agreed', async () => {
		const form = fold(nasreen, 'Refer to Speak Up Westmere');
		await unfold(nasreen, 'Refer to Speak Up Westmere');
		await choose(nasreen, 'Their name', form);
		await press(nasreen, 'Refer', form);
		expect(await mistakesOn(nasreen)).toEqual([
			'Say whether the child asked for this or agreed to it. Without their word we tell nobody.',
		]);
		await choose(nasreen, 'The child agreed to it', form);
		await writeDay(nasreen, 'On which day?', '2026-11-18');
		await press(nasreen, 'Refer', form);
		await expect(section(nasreen)).toSay('Referred. A letter that says nothing is on its way.');
		await expect(section(nasreen)).toSay('The child agreed to it on Wednesday 18 November 2026.');
	});

	const imani = await comeInAs('Imani Castell');
	await test.step('the advocate learns that somebody waits, and can open nothing', async () => {
		await expect(imani).toSay('Waiting for an advocate');
		const waiting = imani.locator('li.card').filter({ hasText: reference });
		await expect(waiting).toSay('Ellie');
		await expect(waiting.getByRole('link')).toHaveCount(0);
		await noWayIn(imani, hers);
		await open(imani, '/staff/helping');
	});

	await test.step('somebody who may consider the complaint cannot be the advocate: the officer is told why', async () => {
		const form = fold(nasreen, 'Appoint the advocate');
		await unfold(nasreen, 'Appoint the advocate');
		await write(nasreen, 'Or somebody else, by name', 'Anjali Deshmukh', form);
		await choose(nasreen, 'None of these', form);
		await press(nasreen, 'Appoint', form);
		expect(await mistakesOn(nasreen)).toEqual(['This person manages the service. They cannot be the advocate.']);
		await write(nasreen, 'Or somebody else, by name', '', form);
		await pick(nasreen, 'An advocate who signs in here', 'Imani Castell');
		await press(nasreen, 'Appoint', form);
		await expect(section(nasreen)).toSay('Appointed. The dates follow from it.');
		await expect(section(nasreen)).toSay('Imani Castell');
		await expect(nasreen.locator('#clock')).toSay('Wednesday 2 December 2026');
		await expect(section(nasreen)).toSay('The young person has not let the advocate read along.');
	});

	await test.step('Ellie sees who it is, and lets her in with one press', async () => {
		await open(ellie, hers);
		await expect(ellie).toSay('By Wednesday 2 December 2026');
		await expect(advocateOn(ellie)).toSay('Imani Castell cannot read this page. Only you can open it for them.');
		await press(ellie, 'Let Imani Castell read this and write for me here');
		await expect(advocateOn(ellie)).toSay('Imani Castell can read this page and write for you here');
		await expect(ellie).toSay('Imani Castell, your advocate, can see it too.');
		await looksRight(ellie);
	});

	const read = await test.step('the advocate reads what Ellie sees, and writes for her', async () => {
		await open(imani, '/staff/helping');
		await follow(imani, 'Ellie', imani.locator('li.card').filter({ hasText: reference }));
		await expect(imani).toSay('What Ellie told us');
		await expect(imani).toSay(words);
		await looksRight(imani);
		await press(imani, 'Send');
		await mistakesOn(imani);
		await write(imani, 'Write for Ellie', written);
		await press(imani, 'Send');
		await expect(imani.getByRole('listitem').filter({ hasText: written })).toSay('Imani Castell, advocate for Ellie');
		return imani.url();
	});

	await test.step('everybody reads who wrote it', async () => {
		await open(ellie, hers);
		await expect(ellie.getByRole('listitem').filter({ hasText: written })).toSay('Imani Castell, your advocate');
		await open(nasreen, new URL(nasreen.url()).pathname);
		await expect(nasreen.locator('#thread')).toSay('Imani Castell, advocate for Ellie');
	});

	await test.step('Ellie takes it back, and the advocate’s next press finds nothing there', async () => {
		await write(imani, 'Write for Ellie', 'One more thing.');
		await press(ellie, 'Take it back');
		await expect(advocateOn(ellie)).toSay('Done. Imani Castell cannot read this page any more.');
		await press(imani, 'Send');
		await expect(imani).toSay('We cannot find this page');
		await imani.goto(read);
		await expect(imani).toSay('We cannot find this page');
		await open(ellie, hers);
		await expect(ellie).not.toSay('One more thing.');
	});
});

test('A child who says “no thank you” may ask later, and an adult reads that they may bring somebody of their own', async ({
	comeInAs,
}) => {
	test.slow();
	const tyler = await comeInAs('Tyler');
	await complainIn(tyler, 'No, thank you');
	await follow(tyler, 'What you told us', tyler.getByRole('main'));
	await expect(advocateOn(tyler)).toSay('You said: no thank you, not now. You can ask any time you like.');
	await follow(tyler, 'Ask for an advocate');
	await press(tyler, 'Yes, I want an advocate');
	await expect(advocateOn(tyler)).toSay('You asked for someone on your side.');

	const leanne = await comeInAs('Leanne');
	const said = (await (await leanne.request.get('/api/representations')).json()) as { id: string; kind: string }[];
	await open(leanne, `/en/said/${said.find(({ kind }) => kind === 'complaint')!.id}`);
	await expect(leanne).toSay('You may bring a friend, a supporter or an advocate of your own at any time.');
	await expect(leanne.getByRole('button', { name: 'I want one' })).toHaveCount(0);
});

/** A complaint in the young wording, about something else than a worker, with this answer about an advocate. */
async function complainIn(page: Page, advocate: string): Promise<void> {
	await open(page, '/en-young/tell-us/complaint');
	await overWayOut(page);
	const answers: Record<string, () => Promise<void>> = {
		about: () => choose(page, /pod/),
		points: () => write(page, wordsOn(page)('tell-us:points.only'), words),
		advocate: () => choose(page, advocate),
	};
	for (let pages = 0; questionOf(page) !== 'check'; pages += 1) {
		expect(pages, 'the questions come to an end').toBeLessThan(15);
		await answers[questionOf(page)]?.();
		await continueOn(page);
	}
	await press(page, 'Send it');
}

function advocateOn(page: Page) {
	return page.locator('section.your-advocate');
}

function section(page: Page) {
	return page.locator('#advocate');
}

function fold(page: Page, words: string) {
	return page.locator('details').filter({ has: page.locator('summary', { hasText: words }) });
}

async function noWayIn(page: Page, path: string): Promise<void> {
	for (const address of [path, path.replace(/.*\//, '/staff/helping/'), path.replace(/.*\//, '/staff/cases/')]) {
		const answer = await page.request.get(address);
		expect(answer.status(), address).toBe(404);
	}
}
