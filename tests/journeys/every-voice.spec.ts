import { familyPages, type Reader } from '../bench/family-pages.ts';
import { axeViolationsOn, expect, test } from '../support/journeys.ts';
import { voices } from '../../src/text/voices.ts';

/**
 * Every page of a family in every language and wording, by axe, on the smallest phone. What is built differently is walked at every run
 * (`every-page.spec.ts`); this goes through all that differs by its words alone, takes half an hour, and is asked for:
 * `EVERY_VOICE=1`, or `EVERY_VOICE=pl,pl-easy`.
 */
const asked = process.env.EVERY_VOICE ?? '';
const wanted = voices.filter((voice) => asked === '1' || asked.split(',').includes(voice));
test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, 'axe is a script');

let known: Promise<Reader[]> | undefined;

for (const voice of wanted) {
	test(`Nothing is found by axe on any page of a family in ${voice}`, async ({ visit, baseURL }) => {
		test.setTimeout(600_000);
		known ??= familyPages(baseURL!);
		let pages = 0;
		for (const { who, cookie, paths } of await known) {
			const page = await visit();
			await page.setViewportSize({ width: 320, height: 640 });
			const [name = '', value = ''] = cookie.split(';', 1)[0]!.split('=', 2);
			await page.context().addCookies([{ name, value, url: baseURL! }]);
			for (const path of paths) {
				await page.goto(`/${voice}${path}`);
				expect.soft(await axeViolationsOn(page), `${page.url()} of a ${who}`).toEqual([]);
				pages += 1;
			}
		}
		console.log(`${voice}: ${pages} pages`);
	});
}
