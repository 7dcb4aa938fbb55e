import type { Page } from '@playwright/test';
import {
	arrive,
	expect,
	follow,
	losesStyles,
	mistakesOn,
	open,
	overWayOut,
	press,
	runsScripts,
	test,
	wordsOn,
} from '../support/journeys.ts';

const secret = ['Moon', 'Key', 'Bed'] as const;

/**
 * Graham, who runs the pod, gives a child a card for pictures. What is on it is read off the printed page; the child types
 * it, chooses three pictures, sees the pod, leaves, and comes back with card and pictures. Each project has a child of its
 * own, whom no other journey knows: a card ends the sessions of the one before.
 */
test('A child’s first day with a card, by pictures', async ({ comeInAs, visit, council }) => {
	test.slow();
	const name = runsScripts() ? 'Robin' : 'Skye';
	const graham = await comeInAs('Graham Tolley');
	const child = await kept(graham, name, council.staff.find((member) => member.name === 'Ewa Nowicka')!.id);
	await open(graham, `/staff/families/${child}/card`);
	await graham.getByRole('radio', { name: 'Three pictures in order' }).check();
	await press(graham, 'Make the card and show it');
	await expect(graham.getByRole('main')).toSay('This is shown once');
	const code = await graham.locator('.code').innerText();
	const address = await graham.locator('.a4 .typed').first().innerText();
	await graham.emulateMedia({ media: 'print' });
	await expect(graham.locator('.pocket')).not.toContainText(name);
	if (!losesStyles()) await expect(graham.getByRole('navigation')).toBeHidden();
	await graham.emulateMedia({ media: null });

	const page = await visit();
	await open(page, new URL(`http://${address}`).pathname);
	await page.locator('#typed').fill(code.toLowerCase().replaceAll('-', ' '));
	await press(page, 'This is my first time');
	for (const picture of secret) await pick(page, picture);
	await expect(page.getByRole('main')).toSay('Remember them in this order');
	await press(page, 'Keep these pictures');
	await expect(page.getByRole('main')).toSay('First: the way out');
	await overWayOut(page);
	await expect(page.getByRole('main')).toSay('Otter');
	await leaveAtOnce(page);

	await open(page, new URL(`http://${address}`).pathname);
	await cardAndPictures(page, code, ['Key', 'Moon', 'Bed']);
	expect(await mistakesOn(page)).toHaveLength(1);
	await expect(page.locator('#typed')).toHaveValue(code);
	await cardAndPictures(page, code, secret);
	await overWayOut(page);
	await expect(page.getByRole('main')).toSay('Otter');

	await follow(graham, 'I have printed it');
	await expect(graham.getByRole('main')).toSay('got its secret wrong once');
	await graham.request.post(`/api/people/${child}/ending`, { data: { because: 'moved_away' } });
});

/** A child who is with Graham's pod from today. */
async function kept(graham: Page, name: string, worker: string): Promise<string> {
	const { pods } = (await (await graham.request.get('/api/pods')).json()) as { pods: { id: string; name: string }[] };
	const pod = pods.find((one) => one.name === 'Otter')!.id;
	const placing = { pod, worker, from: '2026-11-18' };
	const data = { name, standing: 'child_in_need', wording: 'young', placing };
	const answer = await graham.request.post('/api/people', { data });
	expect(answer.status()).toBe(201);
	return ((await answer.json()) as { id: string }).id;
}

async function pick(page: Page, picture: string): Promise<void> {
	await arrive(page, () => page.getByRole('button', { name: new RegExp(`^${picture}$`, 'i') }).click());
}

async function cardAndPictures(page: Page, code: string, pictures: readonly string[]): Promise<void> {
	await page.locator('#typed').fill(code);
	await press(page, wordsOn(page)('card:come_in.pictures.button'));
	for (const picture of pictures) await pick(page, picture);
}

/** As the red button does it: the session is over on the server. */
async function leaveAtOnce(page: Page): Promise<void> {
	await page.request.get('/leave', { maxRedirects: 0 });
	await page.context().clearCookies();
	expect((await page.request.get('/api/pods/mine')).status()).toBe(401);
}
