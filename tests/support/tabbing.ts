import type { Page } from '@playwright/test';

/** What a page remembers while somebody tabs through it. */
interface Tabbed {
	/** Everything on the page as it stands in it, and where the keyboard was, by its place in that. */
	all: Element[];
	reached: number[];
	listen: (event: FocusEvent) => void;
}
type Tabbing = typeof globalThis & { tabbed?: Tabbed };

/** The parts of a field for a day or a time, each with a stop of its own. */
const PARTS_OF_A_DAY = 4;

/**
 * Tabs through a page from its beginning: the keyboard comes to its last link or field, is held by nothing on the way, and meets
 * everything in the order in which it is read.
 */
export async function tabbingMistakesOn(page: Page): Promise<string[]> {
	const stops = await page.evaluate((parts) => {
		const all = [...document.querySelectorAll<HTMLElement>('*')];
		const reached: number[] = [];
		const listen = ({ target }: FocusEvent) => void reached.push(all.indexOf(target as HTMLElement));
		document.addEventListener('focusin', listen);
		(globalThis as Tabbing).tabbed = { all, reached, listen };
		const tabbed = all.filter((element) => element.tabIndex >= 0 && element.checkVisibility());
		// it begins there, and not where the keyboard was before
		(document.activeElement as HTMLElement | null)?.blur();
		tabbed[0]?.focus();
		const days = tabbed.filter((element) => element.matches('input:is([type=date], [type=time])'));
		return tabbed.length + days.length * (parts - 1);
	}, PARTS_OF_A_DAY);
	for (let presses = 0; presses <= stops; presses += 1) await page.keyboard.press('Tab');
	return page.evaluate(() => {
		const { all, reached, listen } = (globalThis as Tabbing).tabbed!;
		document.removeEventListener('focusin', listen);
		(document.activeElement as HTMLElement | null)?.blur();
		const called = (at: number) => `${all[at]!.localName} “${(all[at]!.textContent ?? '').trim().slice(0, 40)}”`;
		const moves = reached.filter((at, nth) => at !== reached[nth - 1]);
		const again = moves.findIndex((at, nth) => moves.indexOf(at) < nth);
		const once = again < 0 ? moves : moves.slice(0, again); // afterwards it begins anew
		const mistakes = once.flatMap((at, nth) => {
			return nth > 0 && at < once[nth - 1]! ? [`met before what stands before it: ${called(at)}`] : [];
		});
		const last = all.findLastIndex(
			(element) =>
				(element as HTMLElement).tabIndex >= 0 &&
				element.checkVisibility({ visibilityProperty: true }) &&
				!element.matches(':disabled, [type=radio]:not(:checked)'),
		);
		if (last >= 0 && !reached.includes(last)) mistakes.push(`never met by the keyboard: ${called(last)}`);
		return mistakes;
	});
}
