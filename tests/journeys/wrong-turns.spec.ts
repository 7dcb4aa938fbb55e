import type { Page } from '@playwright/test';
import { limits } from '../../api/representations/limits.ts';
import {
	arrive,
	choose,
	complainAsFarAsTheCheck,
	continueOn,
	expect,
	follow,
	goToMistake,
	isSound,
	mistakesOn,
	losesStyles,
	looksRight,
	open,
	overWayOut,
	press,
	questionOf,
	referenceOn,
	runsScripts,
	test,
	wordsOn,
	write,
} from '../support/journeys.ts';

test('A card that nobody was given, a wrong secret and no code at all are one same refusal, and what was typed is kept', async ({
	visit,
	council,
}) => {
	const page = await visit();
	await open(page, '/en/come-in');
	const t = wordsOn(page);
	const known = council.families.find(({ name }) => name === 'Leanne')!.card.code;
	const revealing = new Set<string>();
	for (const [code, words] of [
		['7KM4-9QXT-2B6H-WZ0C-5', 'blue kettle garden'],
		[known, 'red kettle garden'],
		[known, ''],
		['my card', 'blue kettle garden'],
		['', ''],
	] as const) {
		await write(page, 'The code on your card', code);
		await write(page, 'Your secret words', words);
		await press(page, 'Come in');
		for (const mistake of await mistakesOn(page)) revealing.add(mistake);
		await expect(page.getByRole('textbox', { name: 'The code on your card' })).toHaveValue(code);
	}
	expect([...revealing]).toEqual([t('refusals:accounts.card.not_recognised')]);
});

test('Every question that must be answered says so when it is left empty, twice over if need be', async ({ visit }) => {
	test.slow();
	const page = await visit();
	const leftEmpty = async (answer: () => Promise<void>) => {
		await pressTwice(page, wordsOn(page)('common:continue'));
		await answer();
		await continueOn(page);
	};
	await open(page, '/en-young/tell-us/complaint');
	await overWayOut(page);
	await leftEmpty(() => choose(page, 'Otter pod'));
	await leftEmpty(() => choose(page, 'The whole pod'));
	await leftEmpty(() => write(page, 'Tell us in your own words', 'They forgot my birthday.'));
	for (const question of ['thanks', 'when', 'wants']) {
		expect(questionOf(page)).toBe(question);
		await continueOn(page); // these may stay empty
	}
	await leftEmpty(() => choose(page, 'I am a child or young person'));
	await leftEmpty(() => choose(page, 'I am in care'));
	await leftEmpty(() => choose(page, 'No, thank you'));
	await continueOn(page);
	for (const [way, label] of [
		['Email', 'Your email address'],
		['Phone', 'Your phone number'],
		['Letter', 'Where the letter should go'],
	] as const) {
		await choose(page, way);
		await continueOn(page);
		expect(await mistakesOn(page)).toHaveLength(1);
		await expect(page.getByRole('textbox', { name: label })).toHaveAttribute('aria-invalid', 'true');
	}
	await choose(page, 'Only here');
	await continueOn(page);
	await choose(page, 'With an interpreter');
	await continueOn(page);
	expect(await mistakesOn(page)).toHaveLength(1);
	await choose(page, 'In English');
	await continueOn(page);
	await continueOn(page);
	expect(questionOf(page)).toBe('check');
});

test('Nothing is lost where a page is sent empty: coming back, a thank-you, an idea, a call, new secret words', async ({
	visit,
	council,
	comeInAs,
}) => {
	test.slow();
	const page = await visit();
	for (const [path, button] of [
		['/en/come-back', 'Come back'],
		['/en-easy/tell-us/compliment/pod', 'Next'],
		['/en-easy/tell-us/comment/pod', 'Next'],
	] as const) {
		await open(page, path);
		await pressTwice(page, button);
	}
	await choose(page, 'I do not know');
	await continueOn(page);
	await continueOn(page);
	expect(await mistakesOn(page)).toHaveLength(1);

	const carol = await visit();
	await open(carol, '/en/come-in');
	await write(carol, 'The code on your card', council.families.find(({ name }) => name === 'Carol')!.card.code);
	await press(carol, 'Come in');
	await expect(carol).toSay('Choose your secret words');
	await write(carol, 'Your secret words', 'me');
	await pressTwice(carol, 'Keep these words');
	await expect(carol.getByRole('textbox', { name: 'Your secret words' })).toHaveValue('me');

	const stacey = await comeInAs('Stacey');
	await open(stacey, '/en/call-back');
	await pressTwice(stacey, 'Ask us to call');
});

test('Words that are too long are kept to the last letter, and it says how many there may be', async ({ visit }) => {
	const page = await visit();
	await open(page, '/en/tell-us/compliment/pod');
	await choose(page, 'Otter pod');
	await continueOn(page);
	const long = `${'Thank you. '.repeat(400)}`.slice(0, limits.point) + '!';
	const box = page.getByRole('textbox', { name: 'What would you like to say thank you for?' });
	await box.fill(long);
	if (runsScripts()) await expect(page).toSay('That is 1 letter too many.');
	await continueOn(page);
	expect(await mistakesOn(page)).toHaveLength(1);
	await expect.soft(page, 'it says how many letters there may be').toSay('4,000');
	await expect(box).toHaveValue(long);
	await box.fill(long.slice(0, -1));
	await continueOn(page);
	expect(questionOf(page)).toBe('check');
});

test('Emoji and Arabic in an English complaint are kept letter by letter and stand in their own direction', async ({
	comeInAs,
}) => {
	test.slow();
	const words = 'قالت لي: «غداً». 👩🏽‍🦽 Then nobody came ❤️‍🩹\n\n  – and: <b>no</b> & "no"';
	const stacey = await comeInAs('Stacey');
	await complainAsFarAsTheCheck(stacey, { words });
	await standsInItsOwnDirection(stacey, words);
	await press(stacey, 'Send my complaint');
	const reference = await referenceOn(stacey);
	await follow(stacey, 'What you told us', stacey.getByRole('main'));
	await standsInItsOwnDirection(stacey, words);
	const graham = await comeInAs('Graham Tolley');
	await open(graham, `/staff/inbox?search=${reference}`);
	await follow(graham, reference);
	await press(graham, 'Open and read');
	await standsInItsOwnDirection(graham, words);
});

test('A pod that closed while somebody was writing is said at the end, in one step from putting it right', async ({
	visit,
	comeInAs,
}) => {
	test.slow();
	const nasreen = await comeInAs('Nasreen Choudhury');
	const pods = (await (await nasreen.request.get('/api/trends?of=pod')).json()) as {
		rows: { key: string; name?: string }[];
	};
	const open = (await (await nasreen.request.get('/api/pods')).json()) as { pods: { id: string }[] };
	const closed = pods.rows.find(({ key }) => !open.pods.some(({ id }) => id === key) && /^[\w-]{36}$/.test(key))!;

	const page = await visit();
	await page.goto('/en/tell-us/complaint/pod');
	// Heron closed in the spring: this is the page of somebody who opened it before that
	await page
		.getByRole('radio', { name: /Otter/ })
		.evaluate((radio: HTMLInputElement, id) => (radio.value = id), closed.key);
	await complainAsFarAsTheCheckFrom(page);
	await press(page, 'Send my complaint');
	expect(await mistakesOn(page)).toEqual(['This pod has closed. Please choose another pod, or “I do not know”.']);
	await follow(page, 'This pod has closed.');
	await choose(page, 'Oak pod');
	await continueOn(page);
	while (questionOf(page) !== 'check') {
		if (questionOf(page) === 'about') await choose(page, 'The whole pod');
		await continueOn(page);
	}
	await expect(page).toSay('The rain comes in.');
	await press(page, 'Send my complaint');
	await expect(page).toSay('Anjali Deshmukh, who manages Oak pod');
});

test('Pressed twice, sent again after Back, and sent again from a second tab: it is one complaint', async ({
	comeInAs,
}) => {
	test.slow();
	const stacey = await comeInAs('Stacey');
	const before = await countSaid(stacey);

	await test.step('pressed twice in a hurry', async () => {
		await complainAsFarAsTheCheck(stacey, { words: 'The letter came after the meeting.' });
		await stacey.getByRole('button', { name: 'Send my complaint' }).dblclick();
		await stacey.waitForURL('**/tell-us/sent');
	});
	const reference = await referenceOn(stacey);

	await test.step('Back, and sent again', async () => {
		await stacey.goBack();
		await isSound(stacey);
		const again = stacey.getByRole('button', { name: 'Send my complaint' });
		if (await again.isVisible()) await arrive(stacey, () => again.click());
		expect(await referenceOn(stacey)).toBe(reference);
		expect(await countSaid(stacey)).toBe(before + 1);
	});

	await test.step('two tabs of one complaint', async () => {
		await complainAsFarAsTheCheck(stacey, { words: 'The second letter never came.' });
		const tab = await stacey.context().newPage();
		await tab.goto(stacey.url());
		await press(stacey, 'Send my complaint');
		const second = await referenceOn(stacey);
		await press(tab, 'Send my complaint');
		expect(await referenceOn(tab)).toBe(second);
		expect(await countSaid(stacey)).toBe(before + 2);
	});
});

test('A letter is one letter, however often its button is pressed', async ({ comeInAs }) => {
	const leanne = await comeInAs('Leanne');
	const said = (await (await leanne.request.get('/api/representations')).json()) as { id: string; progress: string }[];
	await open(leanne, `/en/said/${said.find(({ progress }) => progress === 'accepted')!.id}`);
	const ruth = await comeInAs('Ruth Adeyemi');
	await follow(ruth, 'Inbox');
	await ruth.getByRole('row').filter({ hasText: 'Taken on' }).first().getByRole('link').click();
	for (const [page, label, button, at] of [
		[leanne, 'Your message', 'Send it', /[?]written=yes/],
		[ruth, 'Write to them', 'Send this letter', /[?]done=letter/],
	] as const) {
		const words = `Pressed twice in a hurry: ${crypto.randomUUID()}`;
		await write(page, label, words);
		await page.getByRole('main').getByRole('button', { name: button, exact: true }).dblclick();
		await expect(page).toHaveURL(at); // the second press breaks off the way that the first had begun
		await expect(() => page.reload()).toPass();
		await expect(page.locator('.own-words').filter({ hasText: words })).toHaveCount(1);
	}
});

test('Two tabs in the middle of writing: what was sent last is what stands at the end, and nothing is sent twice', async ({
	visit,
}) => {
	const page = await visit();
	await complainAsFarAsTheCheck(page, { pod: 'Oak pod', words: 'From the first tab.' });
	const tab = await page.context().newPage();
	await open(tab, '/en/tell-us/complaint/points?from=check');
	await open(page, '/en/tell-us/complaint/wants?from=check');
	await write(tab, 'Tell us in your own words', 'From the second tab.');
	await continueOn(tab);
	await write(page, 'What would put it right?', 'An answer.');
	await continueOn(page);
	await expect(page).toSay('From the second tab.');
	await expect(page).toSay('An answer.');
});

test('A session that ended in the middle of writing costs the page before, never the page just written', async ({
	comeInAs,
}) => {
	test.slow();
	// The demo's clock runs as fast as ours, so nobody rests here for 15 minutes: the cookie goes instead, as when a
	// browser is closed. We then know nobody, and may show nothing that was kept for Denise.
	const denise = await comeInAs('Denise');
	await follow(denise, 'Tell us something is wrong');
	if (questionOf(denise) === 'pod') await continueOn(denise);
	await choose(denise, 'The whole pod');
	await continueOn(denise);
	await write(denise, 'Tell us in your own words', 'Three placements in a year.');
	await denise.context().clearCookies();
	await continueOn(denise);
	await expect(denise).toSay('The page you just sent is kept.');
	expect(questionOf(denise)).toBe('pod');
	await choose(denise, 'Lighthouse pod');
	await continueOn(denise);
	await choose(denise, 'The whole pod');
	await continueOn(denise);
	while (questionOf(denise) !== 'points' && questionOf(denise) !== 'check') await continueOn(denise);
	await open(denise, '/en/tell-us/complaint/points');
	await expect(denise.getByRole('textbox', { name: 'Tell us in your own words' })).toHaveValue(
		'Three placements in a year.',
	);
});

test('Words are called kept only where they are: for whoever rested, not for a browser of which we know nobody', async ({
	comeInAs,
}) => {
	const stacey = await comeInAs('Stacey');
	await open(stacey, '/en/call-back');
	await write(stacey, 'Your phone number', '07700 900123');
	await stacey.context().clearCookies();
	await press(stacey, 'Ask us to call');
	await expect(stacey).toSay('Come in with your card');
	await expect(stacey).not.toSay('What you wrote is kept.');
	await open(stacey, '/en/come-in?kept=yes'); // where `tests/api/drafts` shows somebody sent who rested
	await expect(stacey).toSay('What you wrote is kept.');
});

test('A manager whose session ended while writing a letter is given the letter back', async ({ comeInAs }) => {
	const ruth = await comeInAs('Ruth Adeyemi');
	await follow(ruth, 'Inbox');
	await ruth.getByRole('row').filter({ hasText: 'Taken on' }).first().getByRole('link').click();
	await write(ruth, 'Write to them', 'I went through the file this morning.\n\nRuth');
	await ruth.request.delete('/api/session');
	await press(ruth, 'Send this letter');
	await expect(ruth).toSay('You were signed out');
	await expect(ruth).toSay('I went through the file this morning.');
});

test('At work, too, a second mistake is heard like the first: in a letter, in cover, in an urgent decision', async ({
	comeInAs,
}) => {
	test.slow();
	const ruth = await comeInAs('Ruth Adeyemi');
	await follow(ruth, 'Inbox');
	await ruth.getByRole('row').filter({ hasText: 'Taken on' }).first().getByRole('link').click();
	await write(ruth, 'Write to them', 'I am still looking into it.');
	await press(ruth, 'Send this letter'); // the address now ends with the part of the page where letters are
	await pressTwice(ruth, 'Send this letter');
	await expect.soft(ruth, 'what went wrong is not called done').not.toSay('Your letter is sent.');

	const pauline = await comeInAs('Pauline Stride');
	await follow(pauline, 'Cover');
	await pressTwice(pauline, 'Set away');

	const kofi = await comeInAs('Kofi Larbi');
	await follow(kofi, 'Urgent', kofi.getByRole('navigation'));
	await pressTwice(kofi, 'Record this decision', kofi.getByRole('article').first());
});

test('A whole file pasted into a box is refused in words, which promise nothing that the page cannot keep', async ({
	visit,
}) => {
	const page = await visit();
	await open(page, '/en/tell-us/comment/pod');
	await choose(page, 'I do not know');
	await continueOn(page);
	const box = page.getByRole('textbox', { name: 'What is your idea?' });
	const pasted = 'Begin. '.repeat(40_000);
	await box.fill(pasted);
	const loaded = page.waitForEvent('load');
	await page.getByRole('button', { name: 'Continue' }).click();
	await loaded;
	await looksRight(page);
	await expect(page).toSay('That is too much to send at once, so it was not sent.');
	await expect(page).not.toSay('Back');
});

/**
 * Presses on with a mistake, follows it to its field, and presses on again without having mended it: the second time it
 * is said like the first, although the address now ends with the name of the field.
 */
async function pressTwice(page: Page, button: string, where = page.getByRole('main')): Promise<void> {
	for (const _ of ['once', 'and once more']) {
		await press(page, button, where);
		const [mistake] = await mistakesOn(page);
		await goToMistake(page, mistake!);
	}
}

/** On from the first question, with whatever is chosen there. */
async function complainAsFarAsTheCheckFrom(page: Page): Promise<void> {
	await choose(page, 'Otter pod');
	for (let pages = 0; pages < 15 && questionOf(page) !== 'check'; pages += 1) {
		if (questionOf(page) === 'about') await choose(page, 'The whole pod');
		if (questionOf(page) === 'points') await write(page, 'Tell us in your own words', 'The rain comes in.');
		if (questionOf(page) === 'you') await choose(page, 'I am a parent');
		await continueOn(page);
	}
}

async function standsInItsOwnDirection(page: Page, words: string): Promise<void> {
	const shown = page.locator('.own-words').filter({ hasText: 'Then nobody came' }).first();
	expect(await shown.evaluate((element) => element.textContent!.trim())).toBe(words);
	expect(await shown.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
	if (losesStyles()) return;
	expect(await shown.evaluate((element) => getComputedStyle(element).whiteSpaceCollapse)).toMatch(/^preserve/);
}

async function countSaid(page: Page): Promise<number> {
	await open(page, '/en/said');
	return page.locator('.threads > li').count();
}
