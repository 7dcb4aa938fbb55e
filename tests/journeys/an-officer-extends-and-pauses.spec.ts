import {
	choose,
	complainAsFarAsTheCheck,
	expect,
	follow,
	goToMistake,
	mistakesOn,
	looksRight,
	open,
	pick,
	press,
	referenceOn,
	test,
	unfold,
	write,
	writeDay,
} from '../support/journeys.ts';
import { clock, fold, letterIn, take } from '../support/journeys-steps.ts';

/** Today is Wednesday 18 November. The words came on paper on Monday 9 November: 10 working days end on the 23rd, 20 on 7 December. */
const words = 'The bus passes were promised in September and we still walk.';

test('An officer extends stage 1, pauses it for a court, and takes it up again: every date is right, and the person is told', async ({
	comeInAs,
}) => {
	test.slow();
	const imran = await comeInAs('Imran');
	const reference = await test.step('Imran complains', async () => {
		await complainAsFarAsTheCheck(imran, { words });
		await press(imran, 'Send my complaint');
		return referenceOn(imran);
	});
	const thread = await test.step('he can come back to it', async () => {
		await follow(imran, 'What you told us', imran.getByRole('main'));
		return new URL(imran.url()).pathname;
	});

	const nasreen = await comeInAs('Nasreen Choudhury');
	const path = await test.step('an officer finds it, and sees where it stands', async () => {
		await open(nasreen, `/staff/register?search=${reference}`);
		await expect(nasreen.getByRole('row').filter({ hasText: reference })).toSay('Stage 1');
		await follow(nasreen, reference);
		await expect(nasreen).toSay('Stage 1: to be answered 0 working days since it came');
		await expect(clock(nasreen, 'Stage 1: answer')).toSay('Wed 2 Dec 2026');
		await expect(nasreen.getByRole('button', { name: 'Record it' })).toHaveCount(0); // all of it is folded away
		return new URL(nasreen.url()).pathname;
	});

	await test.step('it lay on a desk since Monday: she corrects the day, and the dates move', async () => {
		await take(nasreen, 'Correct the day it came', async (form) => {
			await writeDay(nasreen, 'The day it really came', '2026-11-09');
			await write(nasreen, 'Why, for the file', 'It came on paper, stamped on the 9th.', form);
		});
		await expect(nasreen).toSay('7 working days since it came');
		await expect(clock(nasreen, 'Stage 1: answer')).toSay('It came Mon 9 Nov 2026');
		await expect(clock(nasreen, 'Stage 1: answer')).toSay('Mon 23 Nov 2026');
	});

	const judith = await comeInAs('Judith Ferriby');
	await open(judith, path); // and leaves the page lying open

	await test.step('she acknowledges it with the letter that is drafted', async () => {
		await take(nasreen, 'Acknowledge it', async (form) => {
			await expect(form.getByRole('textbox', { name: 'The letter to the person' })).toHaveValue(
				/Dear Imran,[\s\S]*by Monday 23 November 2026\.[\s\S]*Nasreen Choudhury/,
			);
		});
		await expect(nasreen).toSay('Recorded, and your letter is sent.');
	});

	await test.step('an extension needs its reason: what she typed waits for it', async () => {
		await unfold(nasreen, 'Extend stage 1');
		const form = fold(nasreen, 'Extend stage 1');
		await write(nasreen, 'The letter to the person', `${await letterIn(form)}\nP.S. I rang the school.`, form);
		await press(nasreen, 'See it as they will read it', form);
		expect(await mistakesOn(nasreen)).toEqual(['Please say why.']);
		await goToMistake(nasreen, 'Please say why.');
		expect(await letterIn(form)).toContain('P.S. I rang the school.');
		await write(nasreen, 'Why, for the file', 'Two schools and the bus company have to be asked.', form);
		await choose(nasreen, 'An advocate is needed', form);
		await press(nasreen, 'See it as they will read it', form);
		expect(await mistakesOn(nasreen)).toEqual([
			'The letter has been changed to fit what you chose. Read it again, then send it.',
		]);
		expect(await letterIn(form)).toContain('Your advocate needs time to help you.');
		await press(nasreen, 'See it as they will read it', form);
		await expect(nasreen).toSay('Nothing has been sent yet.');
		await expect(nasreen).toSay('P.S. I rang the school.');
		await press(nasreen, 'Change it');
		expect(await letterIn(form)).toContain('P.S. I rang the school.');
		await press(nasreen, 'See it as they will read it', form);
		await press(nasreen, 'Record it and send the letter');
		await expect(clock(nasreen, 'Stage 1: answer')).toSay('Mon 7 Dec 2026 extended');
		await expect(nasreen).toSay('Stage 1 extended to Monday 7 December 2026: an advocate is needed');
		await expect(nasreen).toSay('Why, in their words: Two schools and the bus company have to be asked.');
	});

	await test.step('Imran reads it in his thread, with the new date, and nothing of the file', async () => {
		await open(imran, thread);
		await expect(imran).toSay('We will now answer you by Monday 7 December 2026.');
		await expect(imran).toSay('P.S. I rang the school.');
		await expect(imran).not.toSay('the bus company have to be asked');
	});

	await test.step('her manager, whose page is old, is told what changed, and loses no word', async () => {
		await unfold(judith, 'Extend stage 1');
		const form = fold(judith, 'Extend stage 1');
		await write(judith, 'Why, for the file', 'The school is closed this week.', form);
		await press(judith, 'See it as they will read it', form);
		expect(await mistakesOn(judith)).toEqual([
			'Somebody else did something here first. Look at what changed, then decide again.',
		]);
		await expect(judith).toSay('What changed while you had this page open');
		await expect(judith).toSay('Stage 1 extended to Monday 7 December 2026');
		await expect(form.getByRole('textbox', { name: 'Why, for the file' })).toHaveValue(
			'The school is closed this week.',
		);
	});

	await test.step('a court has it: she pauses it, and nothing runs', async () => {
		await take(nasreen, 'Pause it for proceedings', async (form) => {
			expect(await letterIn(form)).toContain('You have one year from the day on which it ends.');
			await write(nasreen, 'Why, for the file', 'The guardian wrote: the hearing is about the school.', form);
		});
		await expect(nasreen).toSay('Paused while proceedings run');
		await expect(nasreen).toSay('No time limit runs now.');
		await open(nasreen, `/staff/register?phase=frozen&search=${reference}`);
		await expect(nasreen.getByRole('row').filter({ hasText: reference })).toSay('On hold');
		await follow(nasreen, reference);
	});

	await test.step('the proceedings end, and it is taken up again: the clock starts anew and the first start stays', async () => {
		await take(nasreen, 'The proceedings have ended');
		await take(nasreen, 'Take it up again', async (form) => {
			expect(await letterIn(form)).toContain('We will answer you by Wednesday 2 December 2026.');
		});
		const stageOne = clock(nasreen, 'Stage 1: answer');
		await expect(stageOne).toSay('It was taken up again Wed 18 Nov 2026 first started Mon 9 Nov 2026');
		await expect(stageOne).toSay('Wed 2 Dec 2026');
		await follow(nasreen, 'How this date was worked out Stage 1: answer', stageOne);
		await expect(nasreen).toSay('Due Wednesday 2 December 2026');
	});

	await test.step('every form of it is sound on a phone', async () => {
		await nasreen.setViewportSize({ width: 320, height: 640 });
		await open(nasreen, path);
		for (const title of ['Extend stage 1', 'Other steps', 'Pause it for proceedings']) await unfold(nasreen, title);
		await looksRight(nasreen);
		const wider = await nasreen.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		expect(wider).toBeLessThanOrEqual(0);
	});
});

test('The register is asked for what is paused, and says so where nothing is', async ({ comeInAs }) => {
	const nasreen = await comeInAs('Nasreen Choudhury');
	await follow(nasreen, 'Register');
	await write(nasreen, 'Find', 'aardvark'); // other journeys get as far as the Ombudsman
	await pick(nasreen, 'Stage', 'With the Ombudsman');
	await press(nasreen, 'Show');
	await expect(nasreen).toSay('Nothing fits what you asked for.');
});
