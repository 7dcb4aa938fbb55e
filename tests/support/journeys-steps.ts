import type { Locator, Page } from '@playwright/test';
import { expect, mistakesOn, press, unfold } from './journeys.ts';

/** What an officer does on the page of a complaint: the steps of the procedure, and the time limits that follow. */

/** The row of one time limit. */
export function clock(page: Page, name: string): Locator {
	return page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
}

/** What is folded away under this title, the innermost of several. */
export function fold(page: Page, title: string): Locator {
	return page.locator('details', { has: page.locator('summary', { hasText: title }) }).last();
}

export function letterIn(form: Locator): Promise<string> {
	return letterBox(form).inputValue();
}

/** Writes what the draft of the letter leaves to the officer. */
export async function fillGap(form: Locator, words: string): Promise<void> {
	await letterBox(form).fill((await letterIn(form)).replace('[Write here]', words));
}

/** What was chosen stands in the letter too, which is read again before it is shown as it will go. */
export async function readChanged(page: Page, form: Locator): Promise<void> {
	await press(page, 'See it as they will read it', form);
	expect(await mistakesOn(page)).toEqual([
		'The letter has been changed to fit what you chose. Read it again, then send it.',
	]);
}

/** Opens the form of a step, under the other steps where it is one of those, fills it in and records it. */
export async function take(page: Page, title: string, fillIn?: (form: Locator) => Promise<void>): Promise<void> {
	const form = fold(page, title);
	const summary = form.locator('summary', { hasText: title });
	if (!(await summary.isVisible())) await unfold(page, 'Other steps');
	await summary.click();
	await fillIn?.(form);
	const writes = (await letterBox(form).count()) > 0;
	await press(page, writes ? 'See it as they will read it' : 'Record it', form);
	if (writes) await press(page, 'Record it and send the letter');
}

function letterBox(form: Locator): Locator {
	return form.getByRole('textbox', { name: 'The letter to the person' });
}
