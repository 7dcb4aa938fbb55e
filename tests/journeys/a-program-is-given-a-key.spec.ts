import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { Webhook } from 'standardwebhooks';
import {
	choose,
	expect,
	mistakesOn,
	looksRight,
	open,
	press,
	test,
	unfold,
	write,
	writeDay,
} from '../support/journeys.ts';

interface Got {
	headers: Record<string, string>;
	body: string;
}

/** The case system: it takes what it is told, or says that it is gone. */
async function receiver() {
	const got: Got[] = [];
	const answers: number[] = [];
	const server = createServer((request: IncomingMessage, response) => {
		let body = '';
		request.on('data', (chunk: Buffer) => (body += chunk.toString()));
		request.on('end', () => {
			got.push({ headers: request.headers as Record<string, string>, body });
			response.writeHead(answers.shift() ?? 204).end();
		});
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	return { got, answers, url: `http://127.0.0.1:${port}/told`, close: () => void server.close() };
}

const shownOnce = (page: Page) => page.locator('.once').innerText();

/** Looks at the page again until the post has gone out. */
async function until(page: Page, isSo: () => Promise<boolean> | boolean): Promise<void> {
	await expect
		.poll(
			async () => {
				await page.goto('/staff/programs');
				return isSo();
			},
			{ timeout: 60_000 },
		)
		.toBe(true);
}

test('An administrator gives the case system a key, sees that it is told, and shuts it out at once', async ({
	comeInAs,
	request,
}, { project, retry }) => {
	test.slow();
	const wendy = await comeInAs('Wendy Pickersgill');
	const name = `The case system ${project.name} ${retry}`;
	const mine = () => wendy.getByRole('region', { name });
	const there = await receiver();
	const opens = async (key: string) =>
		(await request.get('/api/allocations/limits', { headers: { authorization: `Bearer ${key}` } })).status();

	const key = await test.step('nothing ticked is said clearly, and what she typed is kept', async () => {
		await open(wendy, '/staff/programs');
		await unfold(wendy, 'Make a key');
		await write(wendy, 'Name of the program', name);
		await writeDay(wendy, 'Last day', '2027-06-30');
		await press(wendy, 'Make a key');
		expect(await mistakesOn(wendy)).toEqual(['Choose what the key is for.']);
		await expect(wendy.getByRole('textbox', { name: 'Name of the program' })).toHaveValue(name);
		await expect(wendy.getByRole('textbox', { name: 'Year' })).toHaveValue('2027');
		await looksRight(wendy);
		await choose(wendy, 'Bringing in whose pod a family has');
		await choose(wendy, 'Being told when something happens');
		await press(wendy, 'Make a key');
		await expect(wendy).toSay('it is shown this once');
		const shown = await shownOnce(wendy);
		await looksRight(wendy);
		expect(await opens(shown)).toBe(200);
		await open(wendy, '/staff/programs');
		await expect(wendy).not.toSay(shown);
		return shown;
	});

	await test.step('it is told at an address: a test comes there, signed as Standard Webhooks says', async () => {
		await mine().locator('summary', { hasText: 'Add an address' }).click();
		await write(wendy, 'Address', there.url, mine());
		await press(wendy, 'Add this address', mine());
		const secret = await shownOnce(wendy);
		await open(wendy, '/staff/programs');
		await press(wendy, 'Send a test', mine());
		await expect(wendy).toSay('A test is on its way.');
		// what others do meanwhile is told here too
		const theTest = () => there.got.find(({ body }) => (JSON.parse(body) as { type: string }).type === 'webhook.test');
		await until(wendy, () => theTest() !== undefined);
		const { headers, body } = theTest()!;
		const at = new Date(Number(headers['webhook-timestamp']) * 1000);
		expect(new Webhook(secret).sign(headers['webhook-id']!, at, body)).toBe(headers['webhook-signature']);
	});

	await test.step('what it does not take is on a list, and is tried again there', async () => {
		there.answers.push(410);
		await press(wendy, 'Send a test', mine());
		const list = wendy.getByRole('region', { name: 'Messages that are stuck' }).first();
		const row = list.getByRole('row').filter({ hasText: name });
		await until(wendy, () => row.isVisible());
		await expect(row).toSay('http_410');
		await looksRight(wendy);
		await press(wendy, 'Try again what is stuck', row);
		await expect(wendy).toSay('It is tried again now.');
		await until(wendy, () => there.got.length >= 3);
	});

	await test.step('revoked, the key opens nothing at the next request', async () => {
		await mine().locator('summary', { hasText: 'Revoke the key' }).click();
		await press(wendy, 'Revoke the key', mine());
		await expect(wendy).toSay('Revoked. The key opens nothing any more.');
		expect(await opens(key)).toBe(401);
		await expect(mine()).toSay('Revoked');
	});
	there.close();
});
