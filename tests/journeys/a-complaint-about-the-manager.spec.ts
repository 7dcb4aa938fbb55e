import type { Page } from '@playwright/test';
import {
	choose,
	complainAsFarAsTheCheck,
	continueOn,
	expect,
	follow,
	open,
	press,
	referenceOn,
	test,
	write,
} from '../support/journeys.ts';

const words = 'Dele shouted at me in the corridor, in front of my grandson.';

test('A complaint about the pod’s manager goes above them, and nobody in the pod can tell that it exists', async ({
	comeInAs,
}) => {
	test.slow();
	const dele = await comeInAs('Dele Ogunbiyi');
	const derek = await comeInAs('Derek Oldroyd');
	const zainab = await comeInAs('Zainab Qureshi');
	const pod = [dele, derek, zainab];
	const before = await Promise.all(pod.map(countsOf));
	const inboxBefore = await listOf(dele);

	const angela = await comeInAs('Angela');
	const reference = await test.step('Angela complains about the manager', async () => {
		await follow(angela, 'Tell us something is wrong');
		expect.soft(angela.url(), 'we know her pod: she is not asked for it').toContain('/complaint/about');
		if (angela.url().endsWith('/pod')) await continueOn(angela);
		await choose(angela, 'Dele Ogunbiyi');
		await continueOn(angela);
		await expect(angela).toSay(
			'The person above the pod’s manager and our complaints team read this. The manager does not.',
		);
		await write(angela, 'Tell us in your own words', words);
		while (!angela.url().endsWith('/check')) await continueOn(angela);
		await press(angela, 'Send my complaint');
		await expect(angela).toSay('It is with Martin Eastlake, who is above the manager of the pod.');
		await expect(angela).not.toSay('Dele');
		return referenceOn(angela);
	});

	const path = await test.step('the service manager finds it and opens it', async () => {
		const martin = await comeInAs('Martin Eastlake');
		await follow(martin, 'Inbox');
		await write(martin, 'Find', reference);
		await press(martin, 'Show');
		await follow(martin, reference);
		await press(martin, 'Open and read');
		await expect(martin).toSay(words);
		return new URL(martin.url()).pathname;
	});

	await test.step('no list, no count and no address in the pod gives it away', async () => {
		const counts = await Promise.all(pod.map(countsOf));
		const inbox = await listOf(dele);
		expect(inbox.join()).not.toContain(reference);
		// other journeys write to this pod as well: where one did meanwhile, it stands in the list and in the counts
		if (inbox.join() === inboxBefore.join()) expect(counts).toEqual(before);
		for (const page of pod) {
			for (const list of ['/staff/inbox', '/staff/register']) {
				for (const search of [reference, 'in front of my grandson']) {
					await open(page, `${list}?search=${encodeURIComponent(search)}`);
					await expect(page).not.toSay(reference);
				}
			}
			for (const address of [path, `${path}/answer`]) await findsNothingAt(page, address);
		}
	});

	await test.step('the complaints team sees it, and that it lies above the pod', async () => {
		const judith = await comeInAs('Judith Ferriby');
		await open(judith, `/staff/register?search=${reference}`);
		await expect(judith.getByRole('row').filter({ hasText: reference })).toSay('Above the pod');
	});
});

test('Two parents of one family each complain, and neither can tell that the other did', async ({ comeInAs }) => {
	test.slow();
	const [kerry, craig] = [await comeInAs('Kerry'), await comeInAs('Craig')];
	const hers = await complain(kerry, 'Nobody told me that the plan had changed.');
	const his = await complain(craig, 'Nobody asked me before the plan was changed.');
	expect(hers.reference).not.toBe(his.reference);
	for (const [reader, own, others] of [
		[kerry, hers, his],
		[craig, his, hers],
	] as const) {
		await open(reader, '/en/said');
		await expect(reader.getByRole('main')).toContainText(own.reference);
		await expect(reader.getByRole('main')).not.toContainText(others.reference);
		await findsNothingAt(reader, others.path);
	}
});

async function complain(page: Page, words: string): Promise<{ reference: string; path: string }> {
	await complainAsFarAsTheCheck(page, { words });
	await press(page, 'Send my complaint');
	const reference = await referenceOn(page);
	await follow(page, 'What you told us', page.getByRole('main'));
	return { reference, path: new URL(page.url()).pathname };
}

async function countsOf(page: Page): Promise<string[]> {
	await open(page, '/staff/');
	return page.locator('.counts li').allInnerTexts();
}

async function listOf(page: Page): Promise<string[]> {
	await open(page, '/staff/inbox');
	return page.getByRole('row').allInnerTexts();
}

/** What is not theirs is answered like what was never there. */
async function findsNothingAt(page: Page, path: string): Promise<void> {
	const id = path.split('/').find((part) => part.length > 20)!;
	const [theirs, nobodys] = await Promise.all([page.request.get(path), page.request.get(path.replace(id, 'never'))]);
	expect(theirs.status(), path).toBe(404);
	expect((await theirs.text()).replaceAll(id, 'never'), path).toBe(await nobodys.text());
	await open(page, path);
	await expect(page).toSay('We cannot find this page');
}
