import { expect, open, press, test, wordsOn, write } from '../support/journeys.ts';
import { asking, planMeeting } from '../support/journeys-meeting.ts';

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

test('A child says in Urdu what should change; the chair reads it as it was said, and takes the English beside it into the meeting', async ({
	comeInAs,
}) => {
	const meeting = await planMeeting(await comeInAs('Graham Tolley'), { child: 'Tyler', band: '8_11' });
	const tyler = await comeInAs('Tyler');
	const mine = `/api/conferences/mine/${meeting.childs}`;
	const { version } = await asking(tyler)<{ version: { id: string } }>('get', mine);
	const urdu = 'میرا کتا اچھا ہے';
	const fields = { 'houses.good': urdu, 'houses.who': 'can_be_read_out' };
	await asking(tyler)('post', `${mine}/views`, { version: version.id, part: 1, fields });

	const chair = await comeInAs('Bernadette Quill');
	const t = wordsOn(chair);
	await open(chair, `/staff/conferences/${meeting.id}`);
	const answer = chair.locator('.answers > li').filter({ hasText: urdu });
	const fold = answer.locator('details').filter({ hasText: t('staff:translation') });
	await fold.locator('summary').click();
	await press(chair, t('staff:translation.button'), fold);
	await expect(fold, 'nothing written is no translation, and says so where it stands open').toHaveAttribute('open', '');
	await write(chair, t('staff:translation.words'), 'My dog is good.', fold);
	await press(chair, t('staff:translation.button'), fold);
	await expect(chair.getByRole('main')).toSay(t('staff:done.conference_translate'));
	await expect(answer).toSay('My dog is good.');
	await open(chair, `/staff/conferences/${meeting.id}/pack/shared`);
	for (const words of [urdu, 'My dog is good.']) await expect(chair.getByRole('main')).toSay(words);

	await open(tyler, `/en-young/meeting/${meeting.childs}`);
	await expect(tyler.getByRole('main')).not.toContainText('My dog is good.');
});
