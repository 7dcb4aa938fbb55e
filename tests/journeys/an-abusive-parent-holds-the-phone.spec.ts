import { existsSync, globSync, readFileSync } from 'node:fs';
import type { APIRequestContext, Page } from '@playwright/test';
import { choose, expect, open, plain, press, runsScripts, wordsOn } from '../support/journeys.ts';
import { leave, pressBack, sessionOf, test } from '../support/journeys-leaving.ts';

/**
 * A father has the phone of his son in his hand, and knows how to look: the tabs, Back, the history, the mail. What he may
 * find is a weather page, and words that could be on anybody's phone.
 */

const his = 'I only eat when Dad is out.';
const telling = /alongside|complain|social|council|worker|child|\bsafe|\bpod\b|westmere|Jayden|Dad/i;
const ownPages = ['/en/', '/en/said', '/en/mine', '/en/mine/contact', '/en/mine/sessions', '/en/opened'];
const mail = 'tests/.output/journeys-data/mail';
const MINUTE_MS = 60_000;

test('What he told us is not to be found by whoever picks up his phone', async ({ visit, comeInAs }) => {
	const jayden = await comeInAs('Jayden');
	const nasreen = await comeInAs('Nasreen Choudhury');
	const address = `his-own-${runsScripts() ? 'with' : 'without'}@home.example`;
	const id = await tell(jayden.request, address);

	await test.step('news of it by mail names nobody, and says nothing of what it is about', async () => {
		await answer(nasreen.request, id);
		await expect.poll(() => lettersTo(address)).toHaveLength(1);
		expect(lettersTo(address)[0]).not.toMatch(telling);
		expect(lettersTo(address)[0]).not.toContain('eat');
		expect(lettersTo(address)[0]).not.toContain('http');
	});

	await test.step('he chooses that nothing be sent: no second mail comes, though others get theirs', async () => {
		await open(jayden, '/en/mine/contact');
		await choose(jayden, 'Only here. Send me nothing.');
		const box = jayden.getByRole('textbox', { name: 'Address or number' });
		await box.fill('');
		await press(jayden, 'Save');
		await expect(jayden).toSay('Saved.');
		await answer(nasreen.request, id);
		const somebodyElse = await visit();
		const other = `other-${address}`;
		await answer(nasreen.request, await tell(somebodyElse.request, other));
		await expect.poll(() => lettersTo(other)).toHaveLength(1);
		expect(lettersTo(address)).toHaveLength(1);
	});

	await test.step('no tab says what this is, and no address holds his name or a word of his', async () => {
		for (const path of [...ownPages, `/en/said/${id}`]) {
			await open(jayden, path);
			expect(await jayden.title(), path).not.toMatch(telling);
			expect(jayden.url()).not.toMatch(/Jayden|Dad|eat/i);
		}
		await expect(jayden).toSay(his);
	});

	const session = await sessionOf(jayden);
	await leave(jayden);
	await test.step('Back, again and again, shows nothing that was there', async () => {
		for (let presses = 0; presses < 4; presses += 1) {
			await pressBack(jayden);
			expect(await seenOn(jayden)).not.toMatch(/Jayden|Dad is out/);
		}
	});

	await test.step('his own pages ask who is there, and the cookie of before opens none of them', async () => {
		for (const path of ownPages.slice(2)) {
			await jayden.goto(path);
			expect(new URL(jayden.url()).pathname, path).toBe('/en/come-in');
			expect(await jayden.title()).not.toMatch(telling);
		}
		for (const path of ['/api/sessions/mine', '/api/opened/mine', '/api/contact/mine', `/api/representations/${id}`]) {
			const refused = await jayden.request.get(path, { headers: { cookie: session } });
			expect([401, 404], path).toContain(refused.status());
			expect(await refused.text(), path).not.toMatch(/startedAt|channel|role|Dad/);
		}
	});
});

test.describe('A phone left lying', () => {
	test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, 'without a script nothing on the screen can tell the time');

	test('After 13 minutes he is asked, by keyboard he stays, and when it has rested his words are gone', async ({
		comeInAs,
	}) => {
		const jayden = await comeInAs('Jayden');
		const id = await tell(jayden.request, 'nobody-reads@home.example');
		await jayden.clock.install();
		await open(jayden, `/en/said/${id}`);
		const t = wordsOn(jayden);
		const asks = jayden.getByRole('dialog', { name: t('mine:rest.asks') });

		await test.step('one minute earlier nothing asks; then it does, and says how long there is', async () => {
			await jayden.clock.runFor(12 * MINUTE_MS);
			await expect(asks).toBeHidden();
			await jayden.clock.runFor(MINUTE_MS);
			await expect(asks).toBeVisible();
			await expect(asks).toSay('In 2 minutes we close this page');
		});

		await test.step('one press of Enter goes on, for as long again', async () => {
			await expect(asks.getByRole('button')).toBeFocused();
			await goOn(jayden, () => jayden.keyboard.press('Enter'));
			await expect(asks).toBeHidden();
			await expect(jayden).toSay(his);
			await jayden.clock.runFor(13 * MINUTE_MS);
			await expect(asks).toBeVisible();
			await goOn(jayden, () => jayden.keyboard.press('Escape'));
			await expect(asks).toBeHidden();
		});

		await test.step('who types meanwhile is not asked', async () => {
			await jayden.getByRole('textbox').first().pressSequentially('And ');
			await goOn(jayden, () => jayden.clock.runFor(13 * MINUTE_MS));
			await expect(asks).toBeHidden();
		});

		await test.step('it rests: the screen shows none of it, nor does Escape, nor loading it anew', async () => {
			await jayden.clock.runFor(13 * MINUTE_MS);
			await expect(asks).toBeVisible();
			const elsewhere = await comeInAs('Jayden');
			expect((await elsewhere.request.delete('/api/sessions/mine')).ok()).toBe(true);
			await jayden.clock.runFor(3 * MINUTE_MS);
			const over = jayden.getByRole('dialog', { name: t('mine:rest.over') });
			await expect(over).toBeVisible();
			await jayden.keyboard.press('Escape');
			await expect(over).toBeVisible();
			expect(await seenOn(jayden)).not.toContain('Dad');
			await jayden.goto(`/en/said/${id}`);
			expect(await seenOn(jayden)).not.toContain('Dad');
		});
	});
});

async function tell(request: APIRequestContext, detail: string): Promise<string> {
	const contact = { channel: 'email', detail, times: null };
	const data = { kind: 'complaint', pod: null, points: [his], contact };
	const told = await request.post('/api/representations', { data });
	expect(told.status(), await told.text()).toBe(201);
	return ((await told.json()) as { id: string }).id;
}

async function answer(request: APIRequestContext, id: string): Promise<void> {
	const told = await request.post(`/api/cases/${id}/messages`, { data: { words: 'We have read about Dad.' } });
	expect(told.status(), await told.text()).toBe(201);
}

/** Whoever goes on is heard of by the house first: only then do the thirteen minutes begin anew. */
async function goOn(page: Page, act: () => Promise<unknown>): Promise<void> {
	const heard = page.waitForResponse((response) => response.url().endsWith('/api/session'));
	await act();
	await (await heard).finished();
	await page.clock.runFor(100);
}

async function seenOn(page: Page): Promise<string> {
	return plain(await page.evaluate(() => document.body.innerText));
}

/** What the demo council puts in files in place of sending it. */
function lettersTo(address: string): string[] {
	if (!existsSync(mail)) return [];
	const letters = globSync(`${mail}/*.eml`).map((file) => readFileSync(file, 'utf8'));
	return letters.filter((letter) => letter.includes(`To: ${address}`));
}
