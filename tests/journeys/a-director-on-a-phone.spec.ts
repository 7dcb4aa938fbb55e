import { readFileSync } from 'node:fs';
import { expect, follow, looksRight, pick, press, test, unfold, wordsOn, write } from '../support/journeys.ts';

test('A director reads on a phone what changed and what did not, and asks for one thing more', async ({ comeInAs }) => {
	const alison = await comeInAs('Alison Thackray');
	await alison.setViewportSize({ width: 320, height: 640 });
	const t = wordsOn(alison);
	const fits = async () =>
		expect(await alison.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
	await follow(alison, 'Trends', alison.locator('.staff-nav'));

	await test.step('the first thing on the page is in sentences, and says that fewer is not better', async () => {
		const short = alison.getByRole('region', { name: 'In short' });
		await expect(short).toSay(t('charts:finding.nothing_before'));
		await expect(short).toSay(t('figures:short.mind'));
		await fits();
		await looksRight(alison);
	});

	await test.step('she sees what anybody may: no month by month, and hidden numbers hidden', async () => {
		await expect(alison).toSay(t('trends:staff.public'));
		await expect(alison.getByRole('heading', { name: 'Month by month' })).toHaveCount(0);
		await expect(alison.getByRole('table', { name: 'The numbers' })).toSay('too few to show safely');
	});

	await test.step('a time that ends before it begins is told so, and what she asked for stays', async () => {
		await unfold(alison, t('figures:ask'));
		await pick(alison, t('trends:by.name'), t('trends:by.financial_year'));
		await write(alison, 'From', '2026-27');
		await write(alison, 'To', '2025-26');
		await press(alison, 'Show');
		await expect(alison).toSay('The last period is before the first one.');
		await expect(alison.getByLabel('From')).toHaveValue('2026-27');
		await looksRight(alison);
	});

	await test.step('put right, she has her years', async () => {
		await write(alison, 'From', '2025-26');
		await write(alison, 'To', '2025-26');
		await press(alison, 'Show');
		await expect(alison.getByRole('table', { name: 'The numbers' })).toSay('April 2025 to March 2026');
		await fits();
	});

	await test.step('the file has the very numbers of the page, once she has said why', async () => {
		const cells = alison.getByRole('table', { name: 'The numbers' }).locator('tbody tr').first().locator('td');
		const onPage = await cells.allInnerTexts();
		await follow(alison, t('reports:export.link'));
		await press(alison, t('reports:export.press'));
		await expect(alison).toSay(t('reports:export.words'));
		await looksRight(alison);
		await write(alison, t('staff:export.reason'), 'The scrutiny panel');
		const coming = alison.waitForEvent('download');
		await alison.getByRole('button', { name: t('reports:export.press') }).click(); // a file comes, and no page
		const download = await coming;
		expect(download.suggestedFilename()).toMatch(/^trends-all-financial-year-.*\.csv$/);
		const lines = readFileSync((await download.path())!, 'utf8').split('\r\n');
		const inFile = lines
			.map((line) => line.split(','))
			.filter(([period, item]) => period === '2025-26' && item === 'trends')
			.filter(([, , , , , column]) => ['compliments', 'complaints', 'ideas', 'anonymous'].includes(column!));
		expect(inFile.map(([, , , , , , figure, mark]) => (mark === 'c' ? 'too few to show safely' : figure))).toEqual(
			onPage,
		);
	});
});
