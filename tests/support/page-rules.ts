/**
 * What axe does not look for, asked of a page in the browser: letters too small to read, lines too long to follow, links that
 * say nothing or say the same and lead elsewhere, words that run the wrong way, targets too small for a thumb, a focus
 * that nobody sees, words of a picture that leave the screen. Runs in the page: it may use nothing from outside itself.
 */
export function ownRules(isFamily: boolean): string[] {
	const SMALLEST_LETTERS_PX = 16;
	const LONGEST_LINE = 80; // letters: WCAG 1.4.8
	const SMALLEST_TARGET_PX = 44;
	const sayingNothing = /^(click here|here|more|read more|link|this page|details)$/i;

	const wrong: string[] = [];
	const main = document.querySelector('main')!;
	const where = (element: Element) => {
		const named = element.id === '' ? [...element.classList].map((name) => `.${name}`).join('') : `#${element.id}`;
		return `${element.localName}${named} “${(element.textContent ?? '').trim().slice(0, 40)}”`;
	};
	const isSeen = (element: Element) =>
		element.checkVisibility({ visibilityProperty: true }) &&
		element.getBoundingClientRect().width > 1 &&
		element.closest('.unseen, [aria-hidden=true], svg') === null;
	const wordsOf = (element: Element) =>
		[...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '');
	const seen = [...document.body.querySelectorAll('*')].filter(isSeen);

	for (const element of seen.filter((one) => wordsOf(one).length > 0)) {
		const letters = Number.parseFloat(getComputedStyle(element).fontSize);
		if (isFamily && letters < SMALLEST_LETTERS_PX) wrong.push(`letters of ${letters}px: ${where(element)}`);
		for (const node of wordsOf(element)) {
			const isOtherWay = runsRightToLeft(node.textContent!) !== (getComputedStyle(element).direction === 'rtl');
			const isIsolated = element.closest('bdi, [dir=auto], [lang]:not(html), code, .code') !== null;
			if (isOtherWay && !isIsolated) wrong.push(`words that run the other way: ${where(element)}`);
		}
	}

	for (const block of seen.filter((one) => ['P', 'LI', 'DD'].includes(one.tagName) && main.contains(one))) {
		const words = (block.textContent ?? '').trim();
		const range = document.createRange();
		range.selectNodeContents(block);
		const lines = new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom / 8))).size;
		const isOne = block.querySelector('ul, ol, p, input, select, svg, table, div') === null;
		if (isFamily && isOne && lines > 1 && words.length / lines > LONGEST_LINE) {
			wrong.push(`lines of ${Math.round(words.length / lines)} letters: ${where(block)}`);
		}
	}

	for (const words of document.querySelectorAll('svg text')) {
		const { left, right, width } = words.getBoundingClientRect();
		const isShown = width > 0 && words.checkVisibility({ visibilityProperty: true });
		if (isShown && (left < -1 || right > innerWidth + 1))
			wrong.push(`a picture’s words leave the screen: ${where(words)}`);
	}

	const leading = new Map<string, string>();
	for (const link of [...main.querySelectorAll('a[href]')].filter(isSeen)) {
		const name = (link.getAttribute('aria-label') ?? link.textContent ?? '').trim().replaceAll(/\s+/g, ' ');
		if (sayingNothing.test(name)) wrong.push(`a link that says nothing: ${where(link)}`);
		const described = `${name} ${link.getAttribute('aria-describedby') ?? ''}`;
		const to = (link as HTMLAnchorElement).href.split('#')[0]!;
		if ((leading.get(described) ?? to) !== to) wrong.push(`two links say “${name}” and lead elsewhere`);
		leading.set(described, to);
	}

	const canTab = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
	const reachable = seen.filter((element) => element.matches(canTab));
	for (const element of reachable) {
		if (Number(element.getAttribute('tabindex') ?? 0) > 0) wrong.push(`an order of its own: ${where(element)}`);
		const isInSentence = element.matches('a') && getComputedStyle(element).display === 'inline';
		const target = element.matches('input[type=radio], input[type=checkbox]')
			? (element.closest('label') ?? element.parentElement!)
			: element;
		const { width, height } = target.getBoundingClientRect();
		const isSmall = Math.min(width, height) < SMALLEST_TARGET_PX - 0.5;
		if (isFamily && !isInSentence && isSmall && element.getAttribute('tabindex') === null) {
			wrong.push(`a target of ${Math.round(width)} by ${Math.round(height)}: ${where(element)}`);
		}
	}

	const focused = document.activeElement as HTMLElement | null;
	focused?.blur();
	for (const element of reachable.slice(0, 60) as HTMLElement[]) {
		if (element.matches(':disabled')) continue;
		element.focus({ preventScroll: true, focusVisible: true } as FocusOptions); // as the keyboard would
		const looks = [element, element.closest('label'), element.parentElement].map((one) => one && getComputedStyle(one));
		const isMarked = looks.some(
			(style) =>
				style !== null &&
				((style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none'),
		);
		if (document.activeElement === element && !isMarked) wrong.push(`a focus that nobody sees: ${where(element)}`);
	}
	(document.activeElement as HTMLElement | null)?.blur();
	focused?.focus({ preventScroll: true });
	return [...new Set(wrong)];

	/** By its first letter that has a direction. */
	function runsRightToLeft(words: string): boolean {
		// what stands between marks of its own says nothing of the sentence around it: `9 AM` before Urdu
		const around = words.replaceAll(/[\u2066-\u2068][^\u2066-\u2069]*\u2069/g, '');
		const letter = /[\p{L}]/u.exec(around)?.[0];
		if (letter === undefined) return getComputedStyle(document.body).direction === 'rtl';
		return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(letter);
	}
}
