import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { pressOn } from '../support/journeys-hands.ts';
import { expect, follow, mistakesOn, looksRight, press, test, useOnlyTheKeyboard, write } from '../support/journeys.ts';

/** What came over the weekend: somebody who is not the parent, and nobody has decided yet whether that is enough. */
async function neighbourComplains(page: Page): Promise<string> {
	const { pods } = (await (await page.request.get('/api/pods')).json()) as { pods: { id: string; name: string }[] };
	const answer = await page.request.post('/api/representations', {
		data: {
			kind: 'complaint',
			pod: pods.find(({ name }) => name === 'Oak')!.id,
			points: ['The children next door wait outside the school for an hour each day.'],
			standing: 'sufficient_interest',
			name: 'Olwen',
		},
	});
	expect(answer.status()).toBe(201);
	return ((await answer.json()) as { reference: string }).reference;
}

test('An officer’s Monday morning, with the keyboard alone: what presses most, a decision, a letter, a kept list, a spreadsheet', async ({
	visit,
	comeInAs,
}) => {
	test.slow();
	const reference = await neighbourComplains(await visit());
	const nasreen = await comeInAs('Nasreen Choudhury');
	useOnlyTheKeyboard(nasreen);
	const list = `Monday ${reference}`;

	await test.step('her first page says what needs her, the gravest first', async () => {
		await expect(nasreen).toSay('What needs you now');
		const needs = await nasreen.locator('.need span').allInnerTexts();
		expect(needs[0]).toBe('past the latest day the law allows');
		await expect(nasreen).toSay('with something to decide first');
	});

	await test.step('she opens what is most pressing, and comes back', async () => {
		await follow(nasreen, 'past the latest day the law allows');
		await expect(nasreen).toSay('May go on to stage 2');
		const first = await nasreen.locator('tbody th a').first().innerText();
		await follow(nasreen, first);
		await expect(nasreen.locator('h1')).toContainText(first);
		await follow(nasreen, 'Today');
	});

	await test.step('she decides that the neighbour’s interest is sufficient', async () => {
		await follow(nasreen, 'with something to decide first');
		await follow(nasreen, reference);
		await press(nasreen, 'Open and read');
		await unfoldByKey(nasreen, 'Their interest is sufficient');
		const form = nasreen.locator('#step-interest_accepted');
		await write(nasreen, 'Why, for the file', 'She sees them every day, and the school knows her.', form);
		await press(nasreen, 'Record it', form);
		await expect(nasreen).toSay('Stage 1: to be answered');
	});

	await test.step('she acknowledges it with the letter that is drafted', async () => {
		await unfoldByKey(nasreen, 'Acknowledge it');
		await press(nasreen, 'See it as they will read it', nasreen.locator('#step-acknowledged'));
		await press(nasreen, 'Record it and send the letter');
		await expect(nasreen).toSay('Recorded, and your letter is sent.');
		await follow(nasreen, 'Today');
		await follow(nasreen, 'Register');
		await write(nasreen, 'Find', reference);
		await press(nasreen, 'Show');
		await expect(nasreen.getByRole('row').filter({ hasText: reference })).toSay('10 working days left');
	});

	await test.step('she asks by words, puts what came last at the top, and keeps the list', async () => {
		await write(nasreen, 'Find', 'children school outside hour');
		await press(nasreen, 'Show');
		await follow(nasreen, 'Received');
		await expect(nasreen.getByRole('columnheader', { name: 'Received' })).toHaveAttribute('aria-sort', 'descending');
		await expect(nasreen.locator('tbody')).toContainText(reference);
		await unfoldByKey(nasreen, 'Keep this list');
		await press(nasreen, 'Keep it');
		expect(await mistakesOn(nasreen)).toEqual(['This is empty. Please write something here.']);
		await write(nasreen, 'A name for it', list);
		await press(nasreen, 'Keep it');
		await expect(nasreen).toSay('Kept. It is above the register and on your first page.');
		await looksRight(nasreen);
	});

	await test.step('from her first page it is one press away', async () => {
		await follow(nasreen, 'Today');
		await follow(nasreen, list);
		await expect(nasreen.locator('h1')).toHaveText(list);
		await expect(nasreen.locator('tbody')).toContainText(reference);
	});

	await test.step('she takes it out as a spreadsheet, which needs a reason', async () => {
		await follow(nasreen, 'out as a spreadsheet');
		await press(nasreen, 'Take it out');
		expect(await mistakesOn(nasreen)).toHaveLength(1);
		await write(nasreen, 'Why do you need it outside?', 'The Monday meeting of heads of service.');
		const coming = nasreen.waitForEvent('download');
		await pressOn(nasreen, nasreen.getByRole('button', { name: 'Take it out' }));
		const file = await coming;
		expect(file.suggestedFilename()).toBe('register-2026-11-18.csv');
		const lines = readFileSync(await file.path(), 'utf8');
		expect(lines).toMatch(/^\ufeffreference,kind,route,/);
		expect(lines).toContain(`${reference},complaint,statutory_children,1,stage_1,2026-11-18,2026-12-02,`);
		expect(lines).not.toContain('Olwen');
	});

	await test.step('the list has done its work, and she keeps it no longer', async () => {
		await follow(nasreen, 'Back to the list');
		await follow(nasreen, list);
		await unfoldByKey(nasreen, 'Rename, share or remove this list');
		await press(nasreen, 'Remove this list');
		await expect(nasreen).toSay('It is no longer kept.');
	});
});

test('A list asked for by something the register does not know shows nothing, and says so', async ({ comeInAs }) => {
	const nasreen = await comeInAs('Nasreen Choudhury');
	const answer = await nasreen.goto('/staff/register?colour=blue');
	expect(answer!.status()).toBe(422);
	expect(await mistakesOn(nasreen)).toHaveLength(1);
	await expect(nasreen.locator('tbody tr')).toHaveCount(0);
});

async function unfoldByKey(page: Page, words: string): Promise<void> {
	const summary = page.locator('summary', { hasText: words }).first();
	if (!(await summary.isVisible())) await pressOn(page, page.locator('summary', { hasText: 'Other steps' }));
	await pressOn(page, summary);
}
