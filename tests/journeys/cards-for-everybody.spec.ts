import { choose, expect, mistakesOn, looksRight, open, press, test } from '../support/journeys.ts';

test('A pod manager makes cards for families who came by import, prints them four to a page, and a child comes in with one', async ({
	comeInAs,
	visit,
}, { project }) => {
	const graham = await comeInAs('Graham Tolley');
	const mine = (await (await graham.request.get('/api/closures')).json()) as { pods: { id: string }[] };
	const names = ['Asha', 'Bo'].map((name) => `${name} ${project.name}`);
	for (const [at, name] of names.entries()) {
		const facts = { standing: 'child_in_need', language: at === 0 ? 'en' : 'ar', wording: 'young' };
		const placing = { pod: mine.pods[0]!.id, worker: null, from: '2026-11-01' };
		const contact = { channel: 'portal', detail: null, times: null };
		const made = await graham.request.post('/api/people', { data: { name, ...facts, contact, placing } });
		expect(made.status(), await made.text()).toBe(201);
	}

	await test.step('nobody chosen is said, and nothing is made', async () => {
		await open(graham, '/staff/families/cards');
		for (const box of await graham.locator('input[name=people]').all()) await box.uncheck();
		await press(graham, 'Make these cards and show them');
		expect(await mistakesOn(graham)).toEqual(['Choose at least one person.']);
		await looksRight(graham);
	});

	const code =
		await test.step('two cards, each in its person’s language, with no name inside the line to cut', async () => {
			for (const name of names) await choose(graham, name);
			await press(graham, 'Make these cards and show them');
			const cards = graham.locator('.sheet .pocket');
			await expect(cards).toHaveCount(2);
			await expect(cards.nth(1)).toHaveAttribute('dir', 'rtl');
			for (const name of names) await expect(cards.filter({ hasText: name })).toHaveCount(0);
			await looksRight(graham);
			await graham.emulateMedia({ media: 'print' });
			const box = (await cards.first().locator('.side').first().boundingBox())!;
			expect(box.width / box.height, 'the shape of a bank card').toBeCloseTo(85 / 54, 1);
			await expect(graham.getByRole('heading', { name: 'Cards for everybody' })).toBeHidden();
			return (await cards.first().locator('.small-code').innerText()).trim();
		});

	await test.step('the code is there this once, and opens', async () => {
		await graham.emulateMedia({ media: null });
		await open(graham, '/staff/families/cards');
		await expect(graham).not.toSay(code);
		for (const name of names) await expect(graham).not.toSay(name);
		const child = await visit();
		const came = await child.request.post('/api/session', { data: { typed: code } });
		expect(await came.json()).toMatchObject({ awaitsSecret: true, secretKind: 'pictures' });
	});
});
