import { expect, mistakesOn, looksRight, open, press, test, write } from '../support/journeys.ts';

test('Two people erase what somebody sent, each in a browser of their own, and a certificate says so', async ({
	visit,
	comeInAs,
}) => {
	const stranger = await visit();
	const data = { kind: 'complaint', pod: null, points: ['Nobody rang me about the canary.'], standing: 'parent' };
	const sent = await stranger.request.post('/api/representations', { data });
	const { reference } = (await sent.json()) as { reference: string };
	const judith = await comeInAs('Judith Ferriby');
	const wendy = await comeInAs('Wendy Pickersgill');

	await test.step('the complaints manager finds it by its reference, and says why it is to go', async () => {
		await open(judith, '/staff/retention');
		await write(judith, 'Something else, by its reference', reference);
		await press(judith, 'Find it');
		await press(judith, 'Ask a second person');
		expect(await mistakesOn(judith)).toHaveLength(1);
		await write(judith, 'Why', 'She has the right to it.', judith.getByRole('region', { name: 'Erase it' }));
		await press(judith, 'Ask a second person');
		await expect(judith.getByRole('button', { name: 'Agree, and erase now' })).toHaveCount(0);
	});

	await test.step('an administrator is told of what, never what was written, and agrees', async () => {
		await open(wendy, '/staff/two-people');
		await expect(wendy).toSay('Waits for you');
		await open(wendy, new URL(judith.url()).pathname);
		await expect(wendy).toSay(reference);
		await expect(wendy).not.toSay('canary');
		await looksRight(wendy);
		await press(wendy, 'Agree, and erase now');
	});

	await test.step('the certificate says what, when, by which two, and what stays', async () => {
		await open(wendy, '/staff/retention');
		const certificates = wendy.getByRole('region', { name: 'Certificates of what was erased' });
		await certificates.getByRole('listitem').filter({ hasText: reference }).getByRole('link').first().click();
		await expect(wendy).toSay('Certificate of erasure');
		for (const words of [reference, 'Judith Ferriby', 'Wendy Pickersgill', 'No words, no names']) {
			await expect(wendy).toSay(words);
		}
		await looksRight(wendy);
		await open(judith, `/staff/register?find=${reference}`);
		await expect(judith).not.toSay('canary');
	});
});
