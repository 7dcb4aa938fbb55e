import { expect, type Locator, type Page } from '@playwright/test';

/** How somebody uses a page: with a pointer, or with the keyboard alone. */

const byKeyboard = new WeakSet<Page>();
const TABS_MOST = 120;

/** From here on this person never touches a mouse. */
export function useOnlyTheKeyboard(page: Page): void {
	byKeyboard.add(page);
}

export async function pressOn(page: Page, target: Locator): Promise<void> {
	if (!byKeyboard.has(page)) return target.click();
	await tabTo(page, target);
	await page.keyboard.press('Enter');
}

export async function writeIn(page: Page, target: Locator, words: string): Promise<void> {
	if (!byKeyboard.has(page)) return target.fill(words);
	await tabTo(page, target);
	await page.keyboard.press('ControlOrMeta+a');
	if (words === '') await page.keyboard.press('Delete');
	else await page.keyboard.type(words);
}

export async function choose(page: Page, option: Locator): Promise<void> {
	if (!byKeyboard.has(page)) return option.check();
	await tabTo(page, option, (element) => {
		const here = document.activeElement as HTMLInputElement;
		return here === element || (here.type === 'radio' && here.name === (element as HTMLInputElement).name);
	});
	await page.keyboard.press('Space');
	for (let presses = 0; presses < TABS_MOST && !(await option.isChecked()); presses += 1) {
		await page.keyboard.press('ArrowDown');
	}
	await expect(option).toBeChecked();
}

/** Goes on with Tab until it is there, and sees there that it is: a focus nobody can see helps nobody. */
async function tabTo(page: Page, target: Locator, isThere = isFocused): Promise<void> {
	await expect(target).toBeVisible();
	for (let presses = 0; !(await target.evaluate(isThere)); presses += 1) {
		expect(presses, `Tab never reaches ${target}`).toBeLessThan(TABS_MOST);
		await page.keyboard.press('Tab');
	}
	expect(await page.evaluate(seesFocus), `the focus on ${target} can be seen`).toBe(true);
}

function isFocused(element: Element): boolean {
	return element === document.activeElement;
}

/** The focused control stands in the window, is not behind anything, and it or its label has an outline. */
function seesFocus(): boolean {
	const focused = document.activeElement!;
	const outlined = [focused, focused.closest('label')].some(
		(element) => element && getComputedStyle(element).outlineStyle !== 'none',
	);
	const { left, top, width, height } = focused.getBoundingClientRect();
	const [x, y] = [left + Math.min(width, innerWidth) / 2, top + Math.min(height / 2, 12)];
	const atTop = document.elementFromPoint(x, y);
	const onTop = atTop !== null && (focused.contains(atTop) || focused.closest('label')?.contains(atTop) === true);
	return outlined && onTop;
}
