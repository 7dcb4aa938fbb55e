import { virtual } from '@guidepup/virtual-screen-reader';
import type * as Axe from 'axe-core';
import { JSDOM } from 'jsdom';
import { axeScript } from './axe.ts';

const PHRASES_MOST = 1500;
/** What the screen reader finds its way by; it asks the browser that it believes to be in. */
const globals = [
	'window',
	'document',
	'HTMLElement',
	'HTMLInputElement',
	'HTMLTextAreaElement',
	'HTMLSelectElement',
	'Element',
	'Node',
];

/** Markup as a page without looks: for its structure and for what is heard of it. */
export function pageOf(markup: string, language: string): JSDOM {
	const page = `<!doctype html><html lang="${language}"><head><title>Page</title></head><body><main>${markup}</main></body></html>`;
	return new JSDOM(page, { runScripts: 'outside-only' });
}

/** What a screen reader says of a part of a page, read from its beginning to its end: a phrase a line. */
export async function heardOf({ window }: JSDOM, part: string): Promise<string[]> {
	const outside = Object.getOwnPropertyDescriptors(globalThis);
	for (const name of globals) put(name, { value: name === 'window' ? window : window[name], configurable: true });
	try {
		const container = window.document.querySelector(part);
		if (container === null) throw new Error(`There is no ${part}`);
		await virtual.start({ container: container as never, window: window as never });
		const first = await virtual.lastSpokenPhrase();
		for (let phrases = 0; phrases < PHRASES_MOST; phrases += 1) {
			await virtual.next();
			if ((await virtual.lastSpokenPhrase()) === `end of ${first}`) break;
		}
		return (await virtual.spokenPhraseLog()).map((phrase) => phrase.replace(/[\u2066-\u2069]/g, ''));
	} finally {
		await virtual.stop();
		for (const name of globals) put(name, outside[name]);
	}
}

function put(name: string, described: PropertyDescriptor | undefined): void {
	if (described === undefined) Reflect.deleteProperty(globalThis, name);
	else Object.defineProperty(globalThis, name, described);
}

/** What axe finds in the structure of a page; what can only be seen is looked at in a browser. */
export async function faultsInStructure({ window }: JSDOM): Promise<string[]> {
	window.eval(axeScript);
	const { axe } = window as unknown as { axe: typeof Axe };
	const { violations } = await axe.run(window.document, {
		runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
		rules: { 'color-contrast': { enabled: false }, 'target-size': { enabled: false } },
		resultTypes: ['violations'],
	});
	return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
}
