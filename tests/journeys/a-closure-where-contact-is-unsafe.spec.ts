import { choose, expect, follow, mistakesOn, press, runsScripts, test, unfold, write } from '../support/journeys.ts';

test('S59: work ends where it may not be safe to ask: nobody is asked until the manager has decided', async ({
	comeInAs,
}) => {
	test.skip(runsScripts(), 'his work ends once');
	const [anjali, winston] = [await comeInAs('Anjali Deshmukh'), await comeInAs('Winston')];

	await test.step('she cannot end the work without saying whether it is safe to ask him', async () => {
		await follow(anjali, 'How it went');
		await choose(anjali, 'Winston');
		await press(anjali, 'Go on');
		await press(anjali, 'End the work');
		expect(await mistakesOn(anjali)).toHaveLength(2);
	});

	await test.step('with domestic abuse in the family nothing goes out, though he himself is safe to reach', async () => {
		await choose(anjali, 'Yes, or I am not sure');
		await choose(anjali, 'Yes, it is safe');
		await press(anjali, 'End the work');
		await expect(anjali).toSay('Held: domestic abuse in the family');
		await winston.reload();
		await expect(winston).not.toSay('How did it go?');
		await winston.goto('/en/how-it-went');
		await expect(winston).toSay('The seven words on your card');
	});

	await test.step('she decides, with a reason: then he finds it on his first page', async () => {
		await unfold(anjali, 'Ask them after all');
		await press(anjali, 'It is safe: ask them');
		expect(await mistakesOn(anjali)).toHaveLength(1);
		await write(anjali, 'Why is it safe to ask them now?', 'He lives elsewhere, and rang to say so.');
		await press(anjali, 'It is safe: ask them');
		await expect(anjali).toSay('Asked on Wed 18 Nov 2026');
		await winston.goto('/en/');
		await expect(winston).toSay('How did it go?');
		await follow(winston, 'Tell us how it was');
		await follow(winston, 'Tell us how it was');
		await expect(winston).toSay('Your worker is not shown your name');
	});

	await test.step('she holds it again: what was there for him is not there any more', async () => {
		await press(anjali, 'Hold everything');
		await expect(anjali).toSay('Held: a hold was put on');
		await winston.goto('/en/');
		await expect(winston).not.toSay('How did it go?');
	});
});
