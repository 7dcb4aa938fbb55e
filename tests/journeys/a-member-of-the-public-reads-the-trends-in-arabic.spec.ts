import { expect, follow, looksRight, open, test, wordsOn } from '../support/journeys.ts';

test('A member of the public reads in Arabic what families told the council, and how sure one can be of it', async ({
	visit,
}) => {
	const page = await visit();
	await page.setViewportSize({ width: 320, height: 640 });
	await open(page, '/ar/trends');
	const t = wordsOn(page);

	await test.step('first what there is to know, in sentences', async () => {
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('trends:heading'));
		await expect(page.getByRole('region', { name: t('charts:short.heading') })).toSay(t('charts:short.chance'));
		await expect(page).toSay(t('trends:rule.more_or_fewer'));
		await looksRight(page);
	});

	await test.step('then a picture that runs right to left, from the same edge as its words', async () => {
		const picture = page.getByRole('img', { name: /./ }).first();
		const [svg, bar] = [(await picture.boundingBox())!, (await picture.locator('rect').first().boundingBox())!];
		expect(Math.abs(svg.x + svg.width - (bar.x + bar.width))).toBeLessThan(4);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
	});

	await test.step('every number of the picture is in the table; small ones are said to be hidden, in words alone', async () => {
		const table = page.getByRole('table', { name: t('trends:table.caption.service') });
		await expect(table).toSay(t('trends:hidden'));
		const counts = await page.locator('#service text:not(.quiet)').allTextContents();
		const numbers = counts.flatMap((words) => words.match(/\d+/g) ?? []);
		expect(numbers.length).toBeGreaterThan(2);
		for (const number of numbers) await expect(table).toSay(number);
	});

	await test.step('by year, on the same page', async () => {
		await follow(page, t('trends:by.financial_year'));
		expect(new URL(page.url()).search).toBe('?by=financial_year');
		await expect(page.getByRole('link', { name: t('trends:by.financial_year') })).toHaveAttribute(
			'aria-current',
			'true',
		);
	});

	await test.step('101 and 112 for one year stand apart, and a year that nobody is sure of says so', async () => {
		const cards = page.locator('.card').filter({ hasText: '2015-16' });
		await expect(cards.filter({ hasText: '101' })).toHaveCount(1);
		await expect(cards.filter({ hasText: '112' })).toHaveCount(1);
		await expect(page).toSay(t('trends:historic.to_confirm', { year: '2019-20' }));
	});
});
