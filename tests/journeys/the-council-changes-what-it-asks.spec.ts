import {
	choose,
	expect,
	follow,
	mistakesOn,
	looksRight,
	open,
	press,
	runsScripts,
	test,
	unfold,
	write,
} from '../support/journeys.ts';

test('An administrator adds a question for parents, is told what is wrong with it, reads it as they would, and publishes', async ({
	comeInAs,
}) => {
	test.skip(runsScripts(), 'there is one council, and two at once would publish over each other');
	test.slow();
	const wendy = await comeInAs('Wendy Pickersgill');
	const here = '/staff/questionnaires/after_parent';

	await test.step('she adds a question, by a name that is taken and then by one of its own', async () => {
		await follow(wendy, 'Questionnaires');
		await follow(wendy, 'Parents and carers, after a meeting');
		await unfold(wendy, 'Add a question');
		await wendy.getByLabel('How is it answered?').selectOption('Choosing from answers');
		await write(wendy, 'A short name to keep its answers under', 'safer');
		await press(wendy, 'Add it and write its words');
		expect(await mistakesOn(wendy)).toEqual(['Two questions have this short name. Choose another.']);
		await looksRight(wendy);
		await write(wendy, 'A short name to keep its answers under', 'time_of_day');
		await press(wendy, 'Add it and write its words');
		await expect(wendy).toSay('Not written yet');
	});

	const part = (name: string) => wendy.getByRole('group', { name, exact: true });
	await test.step('she writes it in English alone, and is told beside each field what is missing', async () => {
		await write(wendy, 'Plain words, English', 'Was it at a good time of day?', part('The question'));
		await press(wendy, 'Save in the draft');
		await expect(wendy).toSay('Saved in the draft.');
		await expect(wendy).toSay('Give at least two answers to choose from.');
		await looksRight(wendy);
		await open(wendy, here);
		await expect(wendy).toSay('One thing has to be put right before this can be published.');
		await expect(wendy.getByRole('button', { name: 'Publish the draft' })).toHaveCount(0);
		await looksRight(wendy);
	});

	await test.step('she writes the rest, an answer at a time, and it waits for whoever was there', async () => {
		await follow(wendy, 'Was it at a good time of day?');
		await write(wendy, 'Plain words, Arabic', 'هل كان الوقت مناسبًا؟', part('The question'));
		for (const [value, en, ar] of [
			['yes', 'Yes', 'نعم'],
			['no', 'No', 'لا'],
		] as const) {
			await write(wendy, 'The short name of one more answer', value);
			await write(wendy, 'Plain words, English', en, part('The words of one more answer'));
			await write(wendy, 'Plain words, Arabic', ar, part('The words of one more answer'));
			await press(wendy, 'Save in the draft');
		}
		await wendy.getByLabel('Ask it only after some answers to').selectOption('Were you at the meeting?');
		await press(wendy, 'Save in the draft');
		await expect(wendy).toSay('Now say which answers it waits for.');
		await choose(wendy, 'No');
		await press(wendy, 'Save in the draft');
		await looksRight(wendy);
	});

	await test.step('somebody else saves the draft while she writes: she is told, and her words are still there', async () => {
		await follow(wendy, 'Parents and carers, after a meeting');
		await follow(wendy, 'What could we do better next time?');
		const judith = await comeInAs('Judith Ferriby');
		await open(judith, here);
		await press(judith, 'Down Were you at the meeting?');
		await write(wendy, 'Plain words, English', 'What could be better next time?', part('The question'));
		await press(wendy, 'Save in the draft');
		expect((await mistakesOn(wendy))[0]).toContain('Somebody else has saved');
		await looksRight(wendy);
		await press(wendy, 'Save in the draft');
		await expect(wendy).toSay('Saved in the draft.');
		await open(judith, here);
		await press(judith, 'Up Were you at the meeting?');
		await expect(judith).toSay('What could be better next time?');
	});

	await test.step('she reads it in Arabic as a father would, moves it up, and publishes', async () => {
		await open(wendy, here);
		await press(wendy, 'Up Was it at a good time of day?');
		await follow(wendy, 'Read it as they would');
		await open(wendy, `${here}/preview?voice=ar`);
		await expect(wendy).toSay('هل كان الوقت مناسبًا؟');
		await looksRight(wendy);
		await open(wendy, here);
		await press(wendy, 'Publish the draft');
		await expect(wendy).toSay('Published. Everybody invited from now on is asked this.');
		await expect(wendy).toSay('Published by Wendy Pickersgill');
		await follow(wendy, 'Version 1');
		await expect(wendy).toSay('Was it at a good time of day?');
	});
});
