import {
	choose,
	complainAsFarAsTheCheck,
	expect,
	follow,
	open,
	press,
	referenceOn,
	test,
	write,
	writeDay,
} from '../support/journeys.ts';
import { clock, letterIn, readChanged, take } from '../support/journeys-steps.ts';

/**
 * Today is Wednesday 18 November 2026. It came on Monday 2 November, so that ten working days ended on the 16th; a court
 * had it from the 4th to the 11th, and a year after that ends on 11 November 2027.
 */
const points = ['The contact hours were cut.', 'The bus passes never came.'];

test('A complaint waits for a court, first a part of it and then the whole; the father reads why, asks again in his year, and is answered anew', async ({
	comeInAs,
}) => {
	test.setTimeout(240_000);
	const imran = await comeInAs('Imran');
	await complainAsFarAsTheCheck(imran, { words: points });
	await press(imran, 'Send my complaint');
	const reference = await referenceOn(imran);
	await follow(imran, 'What you told us', imran.getByRole('main'));
	const thread = new URL(imran.url()).pathname;
	const nasreen = await comeInAs('Nasreen Choudhury');
	await open(nasreen, `/staff/register?search=${reference}`);
	await follow(nasreen, reference);
	await take(nasreen, 'Correct the day it came', async (form) => {
		await writeDay(nasreen, 'The day it really came', '2026-11-02');
		await write(nasreen, 'Why, for the file', 'On paper, stamped on the 2nd.', form);
	});

	await test.step('one of two things is before a court: it waits, and the other goes on', async () => {
		await take(nasreen, 'Pause it for proceedings', async (form) => {
			await choose(nasreen, points[0]!, form);
			await writeDay(nasreen, 'On which day', '2026-11-03', form);
			await write(nasreen, 'Why, for the file', 'The hearing is about contact.', form);
			await readChanged(nasreen, form);
			expect(await letterIn(form)).toContain('We have put part of your complaint on hold for now.');
		});
		await expect(nasreen).toSay('1 point waits for the end of proceedings. The rest goes on.');
		await expect(clock(nasreen, 'Stage 1: answer')).toSay('Mon 16 Nov 2026');
	});

	await test.step('he reads which, and that somebody still works on the rest', async () => {
		await open(imran, thread);
		const [waits, goesOn] = points.map((words) => imran.locator('li.card').filter({ hasText: words }));
		await expect(waits!).toSay('This waits for now. We wrote to you why.');
		await expect(goesOn!).not.toSay('This waits for now.');
		await expect(imran).toSay('We have put part of your complaint on hold for now.');
	});

	await test.step('then all of it: the officer reads her letter once more before it goes', async () => {
		await take(nasreen, 'Pause it for proceedings', async (form) => {
			await writeDay(nasreen, 'On which day', '2026-11-04', form);
			await write(nasreen, 'Why, for the file', 'CANARY: the judge asked for it.', form);
			expect(await letterIn(form)).toContain('You have one year from the day on which it ends.');
		});
		await expect(nasreen).toSay('Paused while proceedings run');
		await expect(nasreen).toSay('No time limit runs now.');
	});

	await test.step('he reads that it is paused and why, whom he can ask, and nothing of the file', async () => {
		await open(imran, thread);
		await expect(imran).toSay('It is paused');
		await expect(imran).toSay('When that is over, you can ask us to go on.');
		await expect(imran).toSay('We have put your complaint on hold for now.');
		await expect(imran).toSay('PO Box 4771');
		await expect(imran).not.toSay('CANARY');
	});

	await test.step('the proceedings end: he is told that he may ask again, and the last day of his year', async () => {
		await take(nasreen, 'The proceedings have ended', async (form) => {
			await writeDay(nasreen, 'On which day', '2026-11-11', form);
			await readChanged(nasreen, form);
			expect(await letterIn(form)).toContain('The last day to ask is Thursday 11 November 2027.');
		});
		await expect(clock(nasreen, 'One year to complain')).toSay('Thu 11 Nov 2027');
		await open(imran, thread);
		await expect(imran).toSay('What we waited for is over. You can ask us to go on');
		await expect(imran).toSay('The last day to ask is Thursday 11 November 2027.');
	});

	await test.step('he asks for it in his own words; it is taken up again, and both starts are in sight', async () => {
		await write(imran, 'Your message', 'Please go on with it.');
		await press(imran, 'Send it');
		await open(nasreen, new URL(nasreen.url()).pathname);
		await expect(nasreen.locator('#thread')).toSay('Please go on with it.');
		await take(nasreen, 'Take it up again', async (form) => {
			expect(await letterIn(form)).toContain('We will answer you by Wednesday 2 December 2026.');
		});
		const stageOne = clock(nasreen, 'Stage 1: answer');
		await expect(stageOne).toSay('It was taken up again Wed 18 Nov 2026 first started Mon 2 Nov 2026');
		await expect(stageOne).toSay('Wed 2 Dec 2026');
		await open(imran, thread);
		await expect(imran).toSay('The time to answer has begun again.');
		await expect(imran).toSay('By Wednesday 2 December 2026');
		await expect(imran).not.toSay('This waits for now.');
		await expect(imran).not.toSay('What we waited for is over. You can ask us');
	});

	await test.step('he takes it back, changes his mind, and it stands where it stood', async () => {
		await follow(imran, 'I want to stop');
		await press(imran, 'Yes, please stop');
		await expect(imran).toSay('You took it back');
		await open(nasreen, new URL(nasreen.url()).pathname);
		await take(nasreen, 'They go on after all', async (form) => {
			expect(await letterIn(form)).toContain('We will answer you by Wednesday 2 December 2026.');
		});
		await expect(nasreen).toSay('Stage 1: to be answered');
		await open(imran, thread);
		await expect(imran).toSay('We have taken it up again.');
		await expect(imran).toSay('By Wednesday 2 December 2026');
	});
});
