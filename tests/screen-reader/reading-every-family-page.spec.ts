import { test } from '@playwright/test';
import { JSDOM } from 'jsdom';
import { familyPages } from '../bench/family-pages.ts';
import { expect } from '../support/listening.ts';
import { heardOf } from '../support/said-aloud.ts';

/**
 * Every page of a family read from its first word to its last by a screen reader that needs no screen: whatever has no name
 * is heard as what it is and nothing more, and so is a picture that says nothing.
 */
const wordings = ['en', 'en-easy'];
const saysNothing =
	/^(button|link|textbox|searchbox|combobox|radio|checkbox|img|image|region|dialog)(, (invalid|required|not checked|checked|disabled))*$/;

test('Every page of a family has words for everything on it, and its name near the beginning', async ({ baseURL }) => {
	test.setTimeout(900_000);
	const readers = await familyPages(baseURL!);
	let phrases = 0;
	for (const { who, cookie, paths } of readers) {
		for (const wording of wordings) {
			for (const path of paths) {
				const answer = await fetch(`${baseURL}/${wording}${path}`, { headers: { cookie, accept: 'text/html' } });
				const heard = await heardOf(new JSDOM(await answer.text()), 'body');
				phrases += heard.length;
				const where = `/${wording}${path} of a ${who}`;
				expect
					.soft(
						heard.filter((phrase) => saysNothing.test(phrase)),
						where,
					)
					.toEqual([]);
				expect
					.soft(
						heard.filter((phrase) => phrase.startsWith('heading') && phrase.endsWith('level 1')),
						where,
					)
					.toHaveLength(1);
				expect.soft(heard.at(-1), `${where} comes to its end`).toMatch(/^end of/);
			}
		}
	}
	const pages = readers.flatMap(({ paths }) => paths).length;
	console.log(`${pages} pages by ${readers.length} people in ${wordings.length} wordings: ${phrases} phrases heard.`);
});
