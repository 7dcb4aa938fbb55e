import type { Page } from '@playwright/test';
import { expect, test } from '../support/journeys.ts';
import { asking, planMeeting } from '../support/journeys-meeting.ts';

/**
 * A word of 400 letters, as somebody types it who cannot stop, or as a link is pasted: wherever it is read, it folds, and the
 * page is no wider than the screen. A phone shows a page that is wider by itself smaller, all of it.
 */
const endless = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(5);
const PHONE = { width: 320, height: 640 };

test('A word of 400 letters in a complaint folds on every page that shows it, to the family and at work', async ({
	comeInAs,
}) => {
	test.slow();
	const imran = await comeInAs('Imran');
	const ask = asking(imran);
	const { pod } = await ask<{ pod: { id: string } }>('get', '/api/pods/mine');
	const { id } = await ask<{ id: string }>('post', '/api/representations', {
		...{ kind: 'complaint', pod: pod.id, points: [endless, `${endless} ${endless}`] },
		...{ wants: endless, thanks: endless, happenedWords: endless.slice(0, 200) },
	});
	const draft = { begun: crypto.randomUUID(), pod: pod.id, about: 'pod', points: [endless], wants: endless };
	await imran.request.patch('/api/drafts/tell-us-complaint', { data: draft });
	for (const voice of ['en', 'ar', 'en-easy']) {
		await fits(imran, `/${voice}/said/${id}`);
		await fits(imran, `/${voice}/said/${id}/put-right`);
		await fits(imran, `/${voice}/tell-us/complaint/check`);
		await fits(imran, `/${voice}/tell-us/complaint/points`);
	}
	const nasreen = await comeInAs('Nasreen Choudhury');
	await fits(nasreen, `/staff/cases/${id}`);
});

test('A word of 400 letters that a child says before a meeting folds, for the child and for the chair', async ({
	comeInAs,
}) => {
	test.slow();
	const [manager, tyler, chair] = [
		await comeInAs('Graham Tolley'),
		await comeInAs('Tyler'),
		await comeInAs('Bernadette Quill'),
	];
	const { id, childs } = await planMeeting(manager, { child: 'Tyler', band: '8_11' });
	const ask = asking(tyler);
	const mine = `/api/conferences/mine/${childs}`;
	const { version } = await ask<{ version: { id: string } }>('get', mine);
	const aloud = { 'houses.who': 'can_be_read_out', 'one_better.who': 'can_be_read_out' };
	const words = { 'houses.worries': endless, 'houses.dreams': endless, one_better: endless, 'picture.words': endless };
	const fields = { ...words, ...aloud };
	await ask('post', `${mine}/views`, { version: version.id, part: 1, fields });
	const said = await ask<{ parts: { answers: { id: string }[] }[] }>('get', mine);
	await ask('post', `/api/conferences/mine/answers/${said.parts[0]!.answers[0]!.id}/corrections`, { words: endless });
	for (const voice of ['en-young', 'ar', 'en-easy']) {
		await fits(tyler, `/${voice}/meeting/${childs}`);
		await fits(tyler, `/${voice}/meeting/${childs}/put-right`);
	}
	for (const page of ['', '/pack', '/pack/shared']) await fits(chair, `/staff/conferences/${id}${page}`);
});

/** As on a phone: what is wider than the screen makes the whole page smaller there. */
async function fits(page: Page, path: string): Promise<void> {
	await page.setViewportSize(PHONE);
	const answer = await page.goto(path);
	expect(answer?.status(), path).toBe(200);
	await expect(page.locator('body'), `${path} shows the word`).toContainText(endless.slice(0, 60));
	const width = await page.evaluate(() => {
		for (const closed of document.querySelectorAll('details')) closed.open = closed.closest('main') !== null;
		return document.documentElement.scrollWidth;
	});
	expect.soft(width, `${path} on a screen ${PHONE.width} wide`).toBeLessThanOrEqual(PHONE.width);
}
