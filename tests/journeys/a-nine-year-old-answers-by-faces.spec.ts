import { choose, expect, open, press, test, wordsOn, write } from '../support/journeys.ts';
import { answerAll, asking, planMeeting } from '../support/journeys-meeting.ts';

test('A nine-year-old says by faces how things are, misses out the rest, and is told who reads it', async ({
	comeInAs,
}) => {
	test.slow();
	const graham = await comeInAs('Graham Tolley');
	const meeting = await planMeeting(graham, { child: 'Tyler', band: '8_11' });
	const tyler = await comeInAs('Tyler');
	const t = wordsOn(tyler);

	await test.step('one question at a time; nothing has to be answered', async () => {
		await open(tyler, `/en-young/meeting/${meeting.childs}/say`);
		await answerAll(tyler, {
			'How do you feel at home?': () => choose(tyler, 'Bad'),
			'How do you feel at school?': () => choose(tyler, 'Very good'),
			'How safe do you feel?': () => choose(tyler, '6'),
			'What would make it one point better?': () =>
				write(tyler, 'What would make it one point better?', 'My own room.'),
		});
	});

	await test.step('everything is read once more, and an answer is taken back', async () => {
		const answers = tyler.locator('.answers > div');
		await expect(answers.filter({ hasText: 'How do you feel at home?' })).toSay('Bad');
		await expect(answers.filter({ hasText: 'How do you feel when you are online?' })).toSay(t('asking:unanswered'));
		await answers.filter({ hasText: 'at school?' }).getByRole('link').click();
		await expect(tyler.getByRole('radio', { name: 'Very good' })).toBeChecked();
		await choose(tyler, t('asking:skip'));
		await tyler.getByRole('button', { name: t('asking:next'), exact: true }).click();
		await expect(answers.filter({ hasText: 'at school?' })).toSay(t('asking:unanswered'));
	});

	await test.step('it is sent once, and lies with the chair; nothing of it is read out unless he says so', async () => {
		await press(tyler, t('asking:send.views'));
		expect(new URL(tyler.url()).pathname).toBe(`/en-young/meeting/${meeting.childs}/sent`);
		const { parts } = await asking(tyler)<{ parts: { answers: { item: string; visibility: string }[] }[] }>(
			'get',
			`/api/conferences/mine/${meeting.childs}`,
		);
		expect(parts.map(({ answers }) => answers.map(({ item, visibility }) => `${item} ${visibility}`))).toEqual([
			['home not_read_out', 'safe not_read_out', 'one_better not_read_out'],
		]);
	});
});
