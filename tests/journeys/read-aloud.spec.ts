import type { Page } from '@playwright/test';
import { expect, open, runsScripts, test, wordsOn } from '../support/journeys.ts';
import { onward, planMeeting } from '../support/journeys-meeting.ts';

interface Voices {
	said: { text: string; lang: string }[];
}

/** A device whose voice can be listened to: the browser of the tests has none of its own. */
async function withVoices(page: Page, ...langs: string[]): Promise<void> {
	await page.addInitScript((voices) => {
		const heard: Voices = { said: [] };
		Object.assign(globalThis, { heard });
		Object.defineProperty(globalThis, 'speechSynthesis', {
			value: {
				getVoices: () => voices.map((lang) => ({ lang })),
				speak: ({ text, lang }: SpeechSynthesisUtterance) => heard.said.push({ text: text.trim(), lang }),
				cancel: () => {
					heard.said = [];
					(globalThis as { silenced?: () => void }).silenced?.();
				},
			},
		});
	}, langs);
}

const heardOn = (page: Page) => page.evaluate(() => (globalThis as unknown as { heard: Voices }).heard);

test('Whoever would rather listen has the page read by their own device, from its heading on, and stops it', async ({
	visit,
}) => {
	const page = await visit();
	await withVoices(page, 'en-GB', 'ar-SA');
	await open(page, '/ar/guide/rights');
	const t = wordsOn(page);
	const button = page.getByRole('button', { name: t('common:aloud.read') });
	if (!runsScripts()) return expect(page.locator('[data-aloud]'), 'without a script there is none').toBeHidden();
	expect((await heardOn(page)).said, 'nothing is read until they press').toEqual([]);
	await button.click();
	const { said } = await heardOn(page);
	expect(said[0]).toEqual({ text: (await page.locator('main h1').innerText()).trim(), lang: 'ar' });
	expect(said.map(({ text }) => text)).not.toContain(t('common:back'));
	expect(said.length).toBeGreaterThan(4);
	await page.getByRole('button', { name: t('common:aloud.stop') }).click();
	expect((await heardOn(page)).said).toEqual([]);
	await expect(button).toBeVisible();
});

test('A device without a voice for the language says so, and reads nothing in a wrong one', async ({ visit }) => {
	test.skip(!runsScripts(), 'to be read aloud takes a script');
	const page = await visit();
	await withVoices(page, 'en-GB');
	await open(page, '/bn/guide/rights');
	const t = wordsOn(page);
	await page.getByRole('button', { name: t('common:aloud.read') }).click();
	await expect(page.getByRole('button', { name: t('common:aloud.none') })).toBeVisible();
	expect((await heardOn(page)).said).toEqual([]);
});

test('What is folded away is not read, and words in another language are read by its voice', async ({ comeInAs }) => {
	test.skip(!runsScripts(), 'to be read aloud takes a script');
	const leanne = await comeInAs('Leanne');
	await withVoices(leanne, 'en-GB', 'ar-SA');
	await open(leanne, '/ar/');
	await leanne.locator('main').evaluate((main) => {
		for (const [lang, ...words] of [
			['en', 'Your ', 'own', ' words'],
			['pl', 'Twoje słowa'],
		]) {
			const said = Object.assign(document.createElement('p'), { lang });
			for (const word of words) {
				said.append(Object.assign(document.createElement('b'), { textContent: word }));
			}
			main.append(said);
		}
	});
	await leanne.getByRole('button', { name: wordsOn(leanne)('common:aloud.read') }).click();
	const { said } = await heardOn(leanne);
	expect(said.at(-1), 'and of a language without a voice nothing is read').toEqual({
		text: 'Your own words',
		lang: 'en',
	});
	const main = leanne.locator('main');
	const seen = await main.innerText();
	const folded = (await main.locator('details:not([open]) .people bdi').allTextContents()).filter(
		(name) => !seen.includes(name),
	);
	expect(folded.length).toBeGreaterThan(2);
	const aloud = said.map(({ text }) => text);
	expect(aloud.filter((text) => folded.some((name) => text.includes(name)))).toEqual([]);
	expect(aloud, 'nor is what is only drawn').not.toContain(await main.locator('.initials').first().textContent());
});

test('A child has each question read, and on the way out the voice is silent at once', async ({ comeInAs }) => {
	test.skip(!runsScripts(), 'to be read aloud takes a script');
	const meeting = await planMeeting(await comeInAs('Graham Tolley'), { child: 'Tyler', band: '8_11' });
	const tyler = await comeInAs('Tyler');
	await withVoices(tyler, 'en-GB');
	await open(tyler, `/en-young/meeting/${meeting.childs}/say`);
	const t = wordsOn(tyler);
	await expect(tyler.locator('[data-aloud]'), 'one press, beside the question').toHaveCount(1);
	await tyler.getByRole('button', { name: t('common:aloud.read') }).click();
	expect((await heardOn(tyler)).said[0]?.text).toBe((await tyler.locator('main h1').innerText()).trim());
	await onward(tyler);
	expect((await heardOn(tyler)).said, 'the next question is not read unasked').toEqual([]);
	await tyler.getByRole('button', { name: t('common:aloud.read') }).click();
	expect((await heardOn(tyler)).said[0]?.text).toBe((await tyler.locator('main h1').innerText()).trim());
	let silences = 0;
	await tyler.exposeFunction('silenced', () => void (silences += 1));
	await tyler.route('**/leave', () => undefined); // a slow line: the next page does not come
	await tyler
		.getByRole('link', { name: t('common:leave') })
		.last()
		.click({ noWaitAfter: true });
	await expect.poll(() => silences).toBeGreaterThan(0);
});
