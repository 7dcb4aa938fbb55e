import type { Page } from '@playwright/test';
import { about } from '../../src/text/index.ts';
import { isVoice, languageOf, type Voice } from '../../src/text/voices.ts';
import {
	arrive,
	choose,
	continueOn,
	expect,
	open,
	overWayOut,
	press,
	questionOf,
	referenceOn,
	test,
	useOnlyTheKeyboard,
	wordsOn,
	write,
} from '../support/journeys.ts';
import { planMeeting } from '../support/journeys-meeting.ts';

const typed = 'Nobody rang on Monday & Tuesday. <Mum> said "wait" – нічого, کچھ نہیں.';

/** Opens the languages, and presses the name of one. */
async function changeTo(page: Page, voice: Voice): Promise<void> {
	const nav = page.getByRole('navigation', { name: wordsOn(page)('common:voices') });
	await nav.locator('summary').click();
	const name = about[languageOf(voice)].name;
	await arrive(page, () => nav.getByRole('button', { name, exact: true }).click());
	expect(new URL(page.url()).pathname.split('/')[1]).toBe(voice);
}

/** From one wording to another of the same language. */
async function changeWording(page: Page, wording: 'young' | 'easy' | 'adult'): Promise<void> {
	const t = wordsOn(page);
	const nav = page.getByRole('navigation', { name: t('common:voices') });
	await arrive(page, () => nav.getByRole('button', { name: t(`common:wording.${wording}`) }).click());
}

test('A mother changes the language and the wording in the middle of a complaint, and nothing that she typed is lost', async ({
	visit,
}) => {
	const page = await visit();
	await open(page, '/en/tell-us/complaint');
	await overWayOut(page);

	await test.step('what she chose comes along', async () => {
		await choose(page, wordsOn(page)('tell-us:pod.unknown'));
		await changeTo(page, 'pl');
		await expect(page.locator('html')).toHaveAttribute('lang', 'pl');
		await expect(page.getByRole('radio', { checked: true })).toHaveCount(1);
		await continueOn(page);
		while (questionOf(page) !== 'points') {
			await choose(page, wordsOn(page)('tell-us:about.pod'));
			await continueOn(page);
		}
	});

	await test.step('so do her words, from one language to the next and into Easy Read', async () => {
		const box = page.getByRole('main').getByRole('textbox').first();
		await box.fill(typed);
		await changeTo(page, 'ur');
		await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
		await expect(box).toHaveValue(typed);
		await changeWording(page, 'easy');
		expect(new URL(page.url()).pathname.split('/')[1]).toBe('ur-easy');
		await box.fill(`${typed} 2`);
		await changeTo(page, 'uk-easy');
		await expect(box).toHaveValue(`${typed} 2`);
	});

	await test.step('what she then goes on with is what she typed', async () => {
		await continueOn(page);
		expect(questionOf(page)).not.toBe('points');
		await open(page, '/uk-easy/tell-us/complaint/points');
		await expect(page.getByRole('main').getByRole('textbox').first()).toHaveValue(`${typed} 2`);
	});
});

test('A young person changes the language in the middle of what is asked before a meeting; every answer comes along', async ({
	comeInAs,
}) => {
	const { childs: id } = await planMeeting(await comeInAs('Graham Tolley'), { child: 'Tyler', band: '12_17' });
	const page = await comeInAs('Tyler');
	await open(page, `/en-young/meeting/${id}/say?q=needs_to_change`);
	const on = page.getByRole('main').getByRole('button', { name: wordsOn(page)('common:continue'), exact: true });
	await write(page, 'What needs to change', typed);
	await on.click();
	await expect(page.getByRole('heading', { level: 1 })).toSay('Who should do something about it?');
	await page.getByRole('main').getByRole('textbox').first().fill('Not me.');
	await changeTo(page, 'bn-young');
	await expect(page.getByRole('main').getByRole('textbox').first()).toHaveValue('Not me.');
	await page
		.getByRole('main')
		.getByRole('link', { name: wordsOn(page)('common:back') })
		.click();
	await expect(page.getByRole('main').getByRole('textbox').first()).toHaveValue(typed);
});

test('A father writes an answer to his pod, and changes the language before he sends it', async ({ comeInAs }) => {
	const page = await comeInAs('Leanne');
	const said = (await (await page.request.get('/api/representations')).json()) as { id: string; progress: string }[];
	const { id } = said.find(({ progress }) => progress === 'accepted')!;
	await open(page, `/en/said/${id}`);
	const letters = await page.locator('.letter').count();
	await write(page, wordsOn(page)('said:write.label'), typed);
	await changeTo(page, 'es');
	await expect(page.getByRole('textbox', { name: wordsOn(page)('said:write.label') })).toHaveValue(typed);
	await expect(page.locator('.letter'), 'nothing was sent').toHaveCount(letters);
});

test('A father complains in Urdu by keyboard alone, and reads who has it', async ({ visit }) => {
	test.slow();
	const page = await visit();
	await open(page, '/ur/tell-us/complaint');
	useOnlyTheKeyboard(page);
	await overWayOut(page);
	const t = wordsOn(page);
	const answers: Record<string, () => Promise<void>> = {
		pod: () => choose(page, t('tell-us:pod.unknown')),
		about: () => choose(page, t('tell-us:about.pod')),
		points: () => write(page, t('tell-us:points.only'), 'کسی نے فون نہیں کیا۔'),
		you: () => choose(page, t('tell-us:you.parent')),
	};
	for (let pages = 0; questionOf(page) !== 'check'; pages += 1) {
		expect(pages, 'the questions come to an end').toBeLessThan(15);
		await answers[questionOf(page)]?.();
		await continueOn(page);
	}
	await expect(page).toSay('کسی نے فون نہیں کیا۔');
	await press(page, t('tell-us:check.send.complaint'));
	await expect(page).toSay(t('tell-us:sent.heading.complaint'));
	expect(await referenceOn(page)).toMatch(/\w/);
	await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
});

test('Whoever presses Enter in a field presses the button of that page, and not a language', async ({ visit }) => {
	const page = await visit();
	await open(page, '/cy/come-back');
	const box = page.getByRole('main').getByRole('textbox').first();
	await box.fill('seven wrong words');
	await arrive(page, () => box.press('Enter'));
	expect(new URL(page.url()).pathname).toBe('/cy/come-back');
	await expect(page.locator('.mistakes')).toBeVisible();
});

test('A page that nobody reviewed says so in its own language and leads to English; English says nothing', async ({
	visit,
}) => {
	const page = await visit();
	await open(page, '/cy/help');
	const t = wordsOn(page);
	await expect(page.getByText(t('languages:unreviewed'))).toBeVisible();
	await arrive(page, () => page.getByRole('link', { name: t('languages:unreviewed.english') }).click());
	expect(new URL(page.url()).pathname).toBe('/en/help');
	await expect(page.locator('.unreviewed')).toHaveCount(0);
});

test('A browser is met in the language that it wants most, and an unknown language in an address is nothing', async ({
	playwright,
	baseURL,
}) => {
	const asked = async (accept: string) => {
		const browser = await playwright.request.newContext({
			baseURL: baseURL!,
			extraHTTPHeaders: { 'accept-language': accept },
		});
		const answer = await browser.get('/', { maxRedirects: 0 });
		await browser.dispose();
		return answer.headers().location;
	};
	expect(await asked('bn-BD,bn;q=0.9,en;q=0.8')).toBe('/bn/');
	expect(await asked('en;q=0.5, de, pl;q=0.9')).toBe('/pl/');
	expect(await asked('fa-IR')).toBe('/fa/');
	expect(await asked('de, fr')).toBe('/en/');
	expect(await asked('uk;q=0')).toBe('/en/');
	expect(isVoice('de')).toBe(false);
	const strange = await playwright.request.newContext({ baseURL: baseURL! });
	expect((await strange.get('/de/help')).status()).toBe(404);
	const missing = await strange.get('/pt/nothing-here');
	expect(missing.status()).toBe(404);
	expect(await missing.text()).toContain('lang="pt"');
	await strange.dispose();
});

test('What is sent along with a change of language and is no form at all is answered by the page, and breaks nothing', async ({
	visit,
}) => {
	const page = await visit();
	const answer = await page.request.post('/ar/tell-us/compliment/words?retyped=yes', { data: { words: 'no form' } });
	expect(answer.status()).toBe(200);
});
