import type { APIRequestContext } from '@playwright/test';
import {
	choose,
	expect,
	follow,
	goToMistake,
	mistakesOn,
	open,
	press,
	runsScripts,
	test,
	unfold,
	wordsOn,
	write,
} from '../support/journeys.ts';

/** Each project signs a month of its own, in which one thank-you has no theme yet: what is signed stays signed. */
const march = { code: '2026-03', last: '31', name: 'March 2026' };
const january = { code: '2026-01', last: '31', name: 'January 2026' };

test('A quality manager signs off a month, and a correction that comes later stands beside what was signed', async ({
	comeInAs,
}) => {
	const month = runsScripts() ? march : january;
	const stephen = await comeInAs('Stephen Gaunt');
	const row = stephen.getByRole('row', { name: month.name });

	await test.step('they read it, and what to look at first', async () => {
		await follow(stephen, 'Reports');
		await follow(stephen, 'Months', stephen.getByRole('main'));
		await expect(row).toSay('To be signed');
		await follow(stephen, month.name);
		await expect(stephen).toSay('1 has no theme yet');
	});

	await test.step('words that may name somebody are looked at before anything is signed', async () => {
		await write(stephen, 'Key messages', 'Families thanked Mei for ringing back.');
		await press(stephen, `Sign ${month.name}`);
		const [mistake] = await mistakesOn(stephen);
		expect(mistake).toContain('may name somebody');
		await goToMistake(stephen, mistake!);
		await expect(stephen.getByRole('checkbox', { name: 'Mei' })).not.toBeChecked();
		await write(stephen, 'Key messages', 'Families thanked workers for ringing back.');
		await press(stephen, `Sign ${month.name}`);
		await expect(stephen).toSay('Signed. The figures stand as you read them.');
		await expect(stephen).toSay('Signed by Stephen Gaunt');
		await expect(stephen.getByRole('button', { name: `Sign ${month.name}` })).toHaveCount(0);
	});

	const figures = stephen.getByRole('region', { name: 'What it was about' });
	const signed = await figures.innerText();

	await test.step('weeks later an officer says what the thank-you was for', async () => {
		const nasreen = await comeInAs('Nasreen Choudhury');
		await open(nasreen, `/staff/cases/${await withoutTheme(nasreen.request, month)}`);
		await unfold(nasreen, 'no theme yet');
		await choose(nasreen, 'Kindness');
		await press(nasreen, 'Keep these themes');
	});

	await test.step('what was signed stands, and what was corrected stands beside it, with what was and what is', async () => {
		await open(stephen, `/staff/reports/months/${month.code}`);
		const corrected = stephen.getByRole('table', { name: 'What was, and what is' });
		await expect(corrected.getByRole('row', { name: /Kindness/ })).toSay('Compliments');
		await expect(corrected.getByRole('row', { name: /No theme yet/ })).toHaveText(/1\s*0$/);
		expect(await figures.innerText()).toBe(signed);
		await follow(stephen, 'Months', stephen.getByRole('main'));
		await expect(row).toSay('1 correction');
	});
});

test('A member of the public reads the report of a year, on the page, on paper and as numbers', async ({
	visit,
	council,
}) => {
	const page = await visit();

	await test.step('from what the council says that it changed', async () => {
		await open(page, '/en/changed');
		await expect(page).toSay('Every family is told who covers before their worker goes away.');
		await follow(page, 'Reports of each year');
		await follow(page, 'Report of the year 2025-26');
	});

	await test.step('every item is there: “none” where there was nothing, small numbers hidden, nobody named', async () => {
		await expect(page.getByRole('heading', { level: 2 })).toHaveCount(11);
		await expect(page).toSay('Considered by the Ombudsman: none');
		await expect(page).toSay('How this divides is not shown: the numbers are too small.');
		const words = await page.getByRole('main').innerText();
		const names = [...council.families, ...council.staff].map(({ name }) => name);
		expect(names.filter((name) => new RegExp(`\\b${name}\\b`).test(words))).toEqual([]);
	});

	await test.step('the spreadsheet has the same numbers', async () => {
		const link = page.getByRole('link', { name: 'The numbers as a spreadsheet' });
		const csv = await (await page.request.get((await link.getAttribute('href'))!)).text();
		const of = (column: string) =>
			new RegExp(`^2025-26,representations,all,all,,${column},(\\d+),`, 'm').exec(csv)![1]!;
		const whole = page
			.getByRole('table', { name: 'Complaints, compliments and ideas received' })
			.getByRole('row')
			.nth(1);
		const shown = [of('compliments'), of('complaints'), 'c', of('anonymous')];
		expect(await whole.getByRole('cell').allInnerTexts()).toEqual(shown);
	});

	await test.step('on paper there is nothing to press', async () => {
		await page.emulateMedia({ media: 'print' });
		for (const name of ['Leave this page now', 'The numbers as a spreadsheet']) {
			await expect(page.getByRole('link', { name }).filter({ visible: true })).toHaveCount(0);
		}
		await expect(page.getByRole('table', { name: 'Years beside each other' })).toBeVisible();
		await page.emulateMedia({ media: 'screen' });
	});

	await test.step('in Arabic the page says that the report is in English', async () => {
		await open(page, '/ar/annual/2025-26');
		await expect(page).toSay(wordsOn(page)('changed:annual.in_english'));
		await expect(page.locator('.annual')).toHaveAttribute('lang', 'en');
	});
});

/** The thank-you of this month that has no theme yet. */
async function withoutTheme(request: APIRequestContext, { code, last }: typeof march): Promise<string> {
	const asked = `kind=compliment&receivedFrom=${code}-01&receivedTo=${code}-${last}`;
	const { rows } = await read<{ rows: { id: string }[] }>(request, `/api/cases?${asked}`);
	for (const { id } of rows) {
		const { themes } = await read<{ themes: string[] }>(request, `/api/cases/${id}`);
		if (themes.length === 0) return id;
	}
	throw new Error(`Everything of ${code} has a theme`);
}

async function read<T>(request: APIRequestContext, path: string): Promise<T> {
	return (await (await request.get(path)).json()) as T;
}
