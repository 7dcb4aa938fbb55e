import { expect, type Locator, type Page } from '@playwright/test';
import { losesStyles } from './journeys-sound.ts';

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
	if (losesStyles()) return; // the browser's own mark is its own affair
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
	const middle = innerHeight / 2; // what is taller than half the window is looked at where the window shows it
	const y = height > middle ? Math.min(Math.max(top + 12, middle), top + height - 12) : top + Math.min(height / 2, 12);
	const x = left + Math.min(width, innerWidth) / 2;
	const atTop = document.elementFromPoint(x, y);
	const onTop = atTop !== null && (focused.contains(atTop) || focused.closest('label')?.contains(atTop) === true);
	return outlined && onTop;
}

/**
 * Goes through the whole page with Tab alone, as far as it leads. Every control is reached once, in the order in which it
 * stands, and is seen there: nothing holds the focus fast. Returns how many there were.
 */
export async function walkByKeyboard(page: Page): Promise<number> {
	await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
	const wanted = await page.evaluate(countControls);
	let last = -1;
	for (let reached = 0; ; reached += 1) {
		expect(reached, `${page.url()} holds the focus fast`).toBeLessThan(TABS_MOST * 3);
		await page.keyboard.press('Tab');
		const at = await page.evaluate(placeOfFocus);
		if (at <= last) {
			expect(reached, `${page.url()}: every control is reached with Tab`).toBe(wanted);
			return reached;
		}
		last = at;
		const what = await page.evaluate(() => document.activeElement!.outerHTML.slice(0, 160));
		expect(await page.evaluate(seesFocus), `${page.url()}: the focus can be seen on ${what}`).toBe(true);
	}
}

/** Where the focused control stands in the page; before everything where none is. */
function placeOfFocus(): number {
	const focused = document.activeElement;
	return focused === null || focused === document.body ? -1 : [...document.querySelectorAll('*')].indexOf(focused);
}

/** Controls that Tab leads to: of several of one name to choose between, one. */
function countControls(): number {
	const all = document.querySelectorAll<HTMLElement>(
		'a[href], button, input, select, textarea, summary, [tabindex="0"]',
	);
	const there = [...all].filter((one) => {
		const isOff = (one as HTMLInputElement).disabled || (one as HTMLInputElement).type === 'hidden' || one.tabIndex < 0;
		return !isOff && one.checkVisibility({ visibilityProperty: true });
	});
	const radios = there.filter((one) => (one as HTMLInputElement).type === 'radio') as HTMLInputElement[];
	const groups = new Set(radios.map((one) => `${one.form ? [...document.forms].indexOf(one.form) : ''} ${one.name}`));
	return there.length - radios.length + groups.size;
}
