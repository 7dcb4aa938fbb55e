import {
	axeViolationsOn,
	choose,
	expect,
	follow,
	mistakesOn,
	overWayOut,
	pick,
	press,
	runsScripts,
	test,
	write,
	writeDay,
} from '../support/journeys.ts';

test('A mother rings the pod; what she says is written down on the day it came, and she comes back with seven words', async ({
	comeInAs,
	visit,
}) => {
	const pauline = await comeInAs('Pauline Stride');
	await follow(pauline, 'Write down');

	await test.step('sent with a day still to come, it is kept on the page and said plainly', async () => {
		await choose(pauline, 'Complaint');
		await choose(pauline, 'By phone');
		await writeDay(pauline, 'When did it reach you?', '2026-11-19');
		await write(pauline, 'What they said', 'Nobody came on Monday.\n\nNobody rang to say so.');
		await pick(pauline, 'Which pod', 'Otter');
		await pick(pauline, 'Who they are to the child', 'Parent');
		await press(pauline, 'Keep it and send it on its way');
		expect(await mistakesOn(pauline)).toEqual(['This day is still to come. Please check it.']);
		expect(await pauline.getByLabel('What they said').inputValue()).toContain('Nobody rang to say so.');
		if (runsScripts()) expect(await axeViolationsOn(pauline)).toEqual([]);
	});

	const words = await test.step('S12: the clock counts from Monday, when she rang, not from today', async () => {
		await writeDay(pauline, 'When did it reach you?', '2026-11-16');
		await press(pauline, 'Keep it and send it on its way');
		await expect(pauline).toSay('Kept. It is with the pod’s manager.');
		await expect(pauline).toSay('They have an answer by Monday 30 November 2026.');
		if (runsScripts()) expect(await axeViolationsOn(pauline)).toEqual([]);
		return pauline.locator('.seven li').allInnerTexts();
	});

	await test.step('she comes back with the words that were read out to her', async () => {
		const mother = await visit();
		await mother.goto('/en/come-back');
		await write(mother, 'Your seven words', words.join(' '));
		await press(mother, 'Come back');
		await overWayOut(mother);
		await expect(mother).toSay('Nobody came on Monday.');
		await expect(mother).toSay('Nobody rang to say so.');
	});
});
