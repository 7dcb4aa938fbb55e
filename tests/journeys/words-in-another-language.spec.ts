import { expect, open, press, test, wordsOn, write } from '../support/journeys.ts';

test('A mother writes in Arabic; her pod reads what she wrote and puts beside it what it says in English', async ({
	comeInAs,
}) => {
	const leanne = await comeInAs('Leanne');
	const said = (await (await leanne.request.get('/api/representations')).json()) as { id: string; progress: string }[];
	const { id } = said.find(({ progress }) => progress === 'accepted')!;
	const arabic = 'أخبروني من فضلكم من سيأتي يوم الجمعة.';
	const sent = await leanne.request.post(`/api/representations/${id}/messages`, { data: { words: arabic } });
	expect(sent.ok()).toBe(true);

	const ruth = await comeInAs('Ruth Adeyemi');
	const t = wordsOn(ruth);
	await open(ruth, `/staff/cases/${id}`);
	const fold = ruth.locator('#translate');
	await fold.locator('summary').click();
	await press(ruth, t('staff:translation.button'), fold);
	await expect(fold.locator('details')).toHaveAttribute('open', '');
	await write(ruth, t('staff:translation.words'), 'Please tell me who is coming on Friday.', fold);
	const letters = ruth.getByRole('combobox', { name: t('staff:translation.part') }).locator('option');
	await ruth
		.getByRole('combobox', { name: t('staff:translation.part') })
		.selectOption((await letters.last().getAttribute('value'))!);
	await press(ruth, t('staff:translation.button'), fold);
	await expect(ruth.getByRole('main')).toSay(t('staff:done.translate'));
	const letter = ruth.locator('.letter').filter({ hasText: arabic }).last();
	await expect(letter).toSay('Please tell me who is coming on Friday.');
	await expect(letter).toSay('In English, put here by');
	await expect(ruth.getByRole('main')).toSay(t('staff:history.words.translated'));

	await open(leanne, `/en/said/${id}`);
	await expect(leanne.getByRole('main')).toSay(arabic);
	await expect(leanne.getByRole('main')).not.toContainText('who is coming on Friday');
});
