import type { Page } from '@playwright/test';
import { choose, expect, follow, looksRight, press, runsScripts, test } from '../support/journeys.ts';

/** Both kinds of browser bring a pod of their own into the one council. */
const own = () =>
	runsScripts() ? { pod: 'Puffin', code: 'P-PUF', at: 'S-8' } : { pod: 'Curlew', code: 'P-CUR', at: 'S-9' };

const give = (page: Page, label: string, rows: string[]) =>
	page.getByRole('button', { name: label, exact: true }).setInputFiles({
		...{ name: 'from-the-other-system.csv', mimeType: 'text/csv' },
		buffer: Buffer.from(`\ufeff${rows.join('\r\n')}\r\n`),
	});

test('An administrator brings in a pod and who works in it, mends one mistake, sees what would be done, and has it done', async ({
	comeInAs,
}) => {
	const { pod, code, at } = own();
	const wendy = await comeInAs('Wendy Pickersgill');
	const bring = async (podOfTom: string) => {
		await give(wendy, 'Staff', [
			'Staff number;Name;Role;Email',
			`${at}1;Asha ${pod};pod manager;asha.${code.toLowerCase()}@westmere.example`,
			`${at}2;Tom ${pod};social worker;tom.${code.toLowerCase()}@westmere.example`,
		]);
		await give(wendy, 'Pods', [
			'pod code;name;emblem;phone;email;opened on',
			`${code};${pod};whale;01632 960 200;${code.toLowerCase()}@westmere.example;01/06/2026`,
		]);
		await give(wendy, 'Who is in which pod', [
			'pod code;staff number;role;started on;working days',
			`${code};${at}1;pod manager;01/06/2026;Mon, Tue, Wed`,
			`${podOfTom};${at}2;social worker;01/06/2026;`,
		]);
		await choose(wendy, 'Additions and changes');
		await press(wendy, 'Show what would be done');
	};

	await test.step('she gives no file, and is asked for one', async () => {
		await follow(wendy, 'Import');
		await looksRight(wendy);
		await press(wendy, 'Show what would be done');
		await expect(wendy).toSay('Choose at least one file.');
	});

	await test.step('one row names a pod that is not there: she is told which, and nothing can be done yet', async () => {
		await bring('P-NONE');
		await expect(wendy).toSay('One thing to put right');
		const row = wendy.getByRole('row').filter({ hasText: 'pod code' });
		await expect(row).toSay('3');
		await expect(row).toSay('No pod code “P-NONE” is known');
		await expect(wendy.getByRole('button', { name: 'Do exactly this' })).toHaveCount(0);
		await looksRight(wendy);
	});

	await test.step('she mends it, and reads what would be done', async () => {
		await follow(wendy, 'Give the files again');
		await bring(code);
		await expect(wendy).toSay(`Asha ${pod} (${at}1) is added`);
		await wendy.getByRole('link', { name: 'Places in pods that begin' }).click();
		await expect(wendy).toSay(`Tom ${pod} (${at}2) is in ${pod} (${code})`);
		await expect(wendy).toSay('1 June 2026');
		await looksRight(wendy);
	});

	await test.step('it is done, once, and stands among what was done', async () => {
		await press(wendy, 'Do exactly this');
		await expect(wendy).toSay('Done. Everything below was written');
		await expect(wendy.getByRole('button', { name: 'Do exactly this' })).toHaveCount(0);
		const pods = (await (await wendy.request.get('/api/pods')).json()) as { pods: { name: string }[] };
		expect(pods.pods.map(({ name }) => name)).toContain(pod);
		await follow(wendy, 'Import');
		await expect(wendy).toSay('by Wendy Pickersgill');
	});
});
