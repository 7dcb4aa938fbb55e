import type { Locator, Page } from '@playwright/test';
import { ombudsman } from '../../api/council/settings.ts';
import {
	choose,
	complainAsFarAsTheCheck,
	expect,
	follow,
	mistakesOn,
	open,
	pick,
	press,
	referenceOn,
	test,
	unfold,
	write,
	writeDay,
} from '../support/journeys.ts';
import { clock, fillGap, letterIn, readChanged, take } from '../support/journeys-steps.ts';

/**
 * It is Wednesday 18 November 2026 all day long. Ten working days end on 2 December, 25 on 23 December and 65 on
 * 22 February; a panel asked for today meets by 4 January: Christmas Day, Boxing Day’s Monday and New Year’s Day fall out.
 */
const points = ['Nobody came to the meeting in May.', 'The report about us was read out in the corridor.'];

test('A father goes on, from his pod to people outside it, to a panel and to the Ombudsman, and reads at each step where it is', async ({
	comeInAs,
}) => {
	test.setTimeout(300_000); // the whole way there is
	const imran = await comeInAs('Imran');
	const reference = await test.step('Imran says what is wrong: two things', async () => {
		await complainAsFarAsTheCheck(imran, { words: points });
		await press(imran, 'Send my complaint');
		return referenceOn(imran);
	});
	await follow(imran, 'What you told us', imran.getByRole('main'));
	const thread = new URL(imran.url()).pathname;
	const readAgain = () => open(imran, thread);

	const dele = await comeInAs('Dele Ogunbiyi');
	await test.step('stage 1: the manager of his pod answers each thing', async () => {
		await open(dele, `/staff/inbox?search=${reference}`);
		await follow(dele, reference);
		await press(dele, 'Open and read');
		await press(dele, 'Take it on: it is ours');
		await follow(dele, 'Answer it');
		await find(dele, 1, 'Not upheld', 'The diary says that we were there.', 'Your reasons for point');
		await find(dele, 2, 'Partly upheld', 'It was the waiting room.', 'Your reasons for point');
		await write(dele, 'Your letter', 'We do not see it as you do.');
		await press(dele, 'See it as they will read it');
		await choose(dele, /^I have read it through/);
		await press(dele, 'Send this answer');
		await expect(dele).toSay('Stage 1 is answered.');
	});

	await test.step('he is told that he may go on, and goes on with one press', async () => {
		await readAgain();
		await expect(imran).toSay('Somebody who does not work in the pod then looks at it all again.');
		await expect(imran).toSay('It is best to tell us by Wednesday 16 December 2026. But later is all right too.');
		await goOn(imran);
		await expect(imran).toSay('You have gone on. Somebody independent now looks into it.');
		await expect(imran).toSay('By Wednesday 23 December 2026');
	});

	const nasreen = await comeInAs('Nasreen Choudhury');
	const path = await test.step('stage 2: the officer finds it where it is now, with its clock', async () => {
		await open(nasreen, `/staff/register?search=${reference}`);
		await expect(nasreen.getByRole('row').filter({ hasText: reference })).toSay('Stage 2');
		await follow(nasreen, reference);
		await press(nasreen, 'Open and read');
		await expect(nasreen).toSay('Stage 2: being investigated');
		await expect(clock(nasreen, 'Stage 2: result')).toSay('They asked for it Wed 18 Nov 2026');
		await expect(clock(nasreen, 'Stage 2: result')).toSay('Wed 23 Dec 2026');
		await expect(clock(nasreen, 'Stage 2: result')).toSay('Mon 22 Feb 2027');
		return new URL(nasreen.url()).pathname;
	});

	await test.step('what he says on the phone is written down, and he says himself that it is right', async () => {
		await follow(nasreen, 'Write down what they said, and send it');
		await write(nasreen, 'What they complain of', points.join('\n\n'));
		await press(nasreen, 'See it as they will read it');
		await press(nasreen, 'Send the written record');
		await readAgain();
		await expect(imran).toSay('This is how we understood you. Please read it: is it right?');
		await follow(imran, 'Yes, this is right');
		await press(imran, 'Yes, this is right');
		await expect(imran).toSay('You said on Wednesday 18 November 2026 that this is right.');
		await open(nasreen, path);
		await expect(clock(nasreen, 'Stage 2: result').last()).toSay('The written record was agreed');
		await expect(history(nasreen)).toSay('Written record agreed');
	});

	await test.step('who looks into it is appointed; who managed the service is refused in words, and nothing is lost', async () => {
		await appoint(nasreen, 'investigating officer', 'Ada Quill', 'I manage the service complained about');
		expect(await mistakesOn(nasreen)).toEqual(['This person manages the service, so they cannot investigate it.']);
		await expect(nasreen.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Ada Quill');
		await open(nasreen, path);
		await appoint(nasreen, 'investigating officer', 'Dan Marsh');
		await appoint(nasreen, 'independent person', 'Bea Rowe', 'I am a councillor, or work for the council');
		expect(await mistakesOn(nasreen)).toEqual([
			'This person must be independent. Council staff, councillors and their husbands, wives or partners cannot do this.',
		]);
		await open(nasreen, path);
		await appoint(nasreen, 'independent person', 'Bea Rowe');
		await appoint(nasreen, 'adjudicating officer', 'Cal Stone');
		await expect(nasreen.locator('#people')).toSay('Bea Rowe independent person, since Wednesday 18 November 2026');
	});

	await test.step('the report is kept for the file; he reads nothing of it yet', async () => {
		await follow(nasreen, 'Record the investigation report');
		await find(nasreen, 1, 'Upheld', 'The diary was written in afterwards.');
		await find(nasreen, 2, 'Upheld', 'Two people heard it.');
		await write(nasreen, 'What is recommended on point 2', 'A room with a door.');
		await press(nasreen, 'See it as they will read it');
		await press(nasreen, 'Keep this report');
		await expect(nasreen).toSay('The report is kept.');
		await readAgain();
		await expect(imran).not.toSay('The diary was written in afterwards.');
	});

	await test.step('the adjudication answers him, read once more before it goes', async () => {
		await open(nasreen, path);
		await follow(nasreen, 'Adjudicate and answer');
		await find(nasreen, 1, 'Upheld', 'We accept the report.');
		await find(nasreen, 2, 'Partly upheld', 'We have no room with a door.');
		await write(nasreen, 'Your letter', 'You were right about the meeting, and we are sorry.');
		await choose(nasreen, 'Here, today');
		await press(nasreen, 'See it as they will read it');
		await expect(nasreen).toSay('Nothing has been sent yet.');
		await expect(nasreen).toSay('you can ask for a review panel. It is three people');
		await press(nasreen, 'Send this answer');
		await expect(nasreen).toSay('Stage 2: answered');
		await expect(clock(nasreen, 'Ask for stage 3')).toSay('Wed 16 Dec 2026');
	});

	await test.step('stage 3: he reads both reports, and asks for the panel with one press', async () => {
		await readAgain();
		for (const words of [
			'You have the answer from outside the pod',
			'What the person who looked into it found',
			'The diary was written in afterwards.',
			'What they said we should do A room with a door.',
			'We have no room with a door.',
			'Three people who are independent of us then look at how it was looked into.',
		]) {
			await expect(imran).toSay(words);
		}
		await goOn(imran);
		await expect(imran).toSay('There will be a panel. It meets by Monday 4 January 2027.');
	});

	await test.step('the panel has three people; who was independent at stage 2 is not one of them (S40)', async () => {
		await open(nasreen, path);
		await expect(nasreen).toSay('Stage 3: a review panel is being arranged');
		await press(nasreen, 'Open and read');
		await expect(clock(nasreen, 'Stage 3: acknowledge the request')).toSay('Fri 20 Nov 2026');
		await expect(clock(nasreen, 'Stage 3: appoint the chair')).toSay('Wed 2 Dec 2026');
		await expect(clock(nasreen, 'Stage 3: the panel meets')).toSay('Mon 4 Jan 2027');
		await take(nasreen, 'Acknowledge the request for a panel');
		await appoint(nasreen, 'chair of the panel', 'Fay Olsen');
		await appoint(nasreen, 'panel member', 'Mrs Bea ROWE');
		expect(await mistakesOn(nasreen)).toEqual(['The independent person of stage 2 cannot sit on the panel.']);
		await open(nasreen, path);
		await appoint(nasreen, 'panel member', 'Gus Payne');
		await take(nasreen, 'The chair is appointed');
	});

	await test.step('it is arranged for December, and he reads the day', async () => {
		await take(nasreen, 'Arrange the panel', async (form) => {
			await writeDay(nasreen, 'The day of the panel', '2026-12-09');
			await fillGap(form, 'We meet at the library at two.');
			await readChanged(nasreen, form);
			expect(await letterIn(form)).toContain('meets on Wednesday 9 December 2026. We meet at the library at two.');
		});
		await expect(clock(nasreen, 'Stage 3: papers to everybody, before the panel')).toSay('Wed 25 Nov 2026');
		await readAgain();
		await expect(imran).toSay('It meets on Wednesday 9 December 2026');
		await expect(imran).toSay('We meet at the library at two.');
		await open(nasreen, path);
		await take(nasreen, 'The papers are sent to everybody');
	});

	await test.step('all agree to meet at once: it meets when all three are there, and not before', async () => {
		await take(nasreen, 'Arrange the panel', async (form) => {
			await writeDay(nasreen, 'The day of the panel', '2026-11-18');
			await fillGap(form, 'You asked us to meet today, and we do.');
			await readChanged(nasreen, form);
		});
		await take(nasreen, 'The panel has met');
		expect(await mistakesOn(nasreen)).toEqual(['Appoint all three people of the panel first.']);
		await open(nasreen, path);
		await appoint(nasreen, 'panel member', 'Hal Ives');
		await take(nasreen, 'The panel has met');
		await expect(nasreen).toSay('Stage 3: the panel has met');
		await expect(clock(nasreen, 'Stage 3: the panel’s findings')).toSay('Wed 25 Nov 2026');
		await readAgain();
		await expect(imran).toSay('The panel has met');
		await expect(imran).toSay('It now writes down what it found.');
	});

	await test.step('its findings come, and he is told that they came', async () => {
		await follow(nasreen, 'Record the panel’s findings');
		await find(nasreen, 1, 'Upheld', 'So do we find.');
		await find(nasreen, 2, 'Upheld', 'A corridor is no room.');
		await write(nasreen, 'What is recommended on point 2', 'Hire a room.');
		await press(nasreen, 'See it as they will read it');
		await press(nasreen, 'Keep this report');
		await expect(clock(nasreen, 'Stage 3: the council’s response')).toSay('Wed 9 Dec 2026');
		await readAgain();
		await expect(imran).toSay('We have what the panel found');
		for (const words of ['The panel has written down what it found.', 'A corridor is no room.', 'Hire a room.']) {
			await expect(imran).toSay(words);
		}
	});

	await test.step('the council responds, and its letter says where the Ombudsman is', async () => {
		await follow(nasreen, 'Answer the panel’s findings');
		await find(nasreen, 1, 'Upheld', 'We accept it.');
		await find(nasreen, 2, 'Upheld', 'A room is hired.');
		await write(nasreen, 'Your letter', 'Thank you for going on.');
		await press(nasreen, 'See it as they will read it');
		for (const line of [ombudsman.phone, ...ombudsman.address]) await expect(nasreen).toSay(line);
		await press(nasreen, 'Send this answer');
		await expect(nasreen).toSay('Stage 3: answered');
		await readAgain();
		for (const words of ['You have our last answer', 'A corridor is no room.', 'A room is hired.']) {
			await expect(imran).toSay(words);
		}
		await expect(imran.getByRole('region', { name: 'You can ask the Ombudsman' })).toSay(ombudsman.phone);
		await expect(imran.getByRole('link', { name: 'I want to go on' })).toHaveCount(0);
	});

	await test.step('he asks the Ombudsman: their reference and what they decided are kept', async () => {
		await take(nasreen, 'The Ombudsman has asked about it', async (form) => {
			await write(nasreen, 'Their reference', '26 011 222', form);
		});
		await expect(nasreen).toSay('With the Ombudsman');
		await readAgain();
		await expect(imran).toSay('It is with the Ombudsman');
		await expect(imran).toSay('The Ombudsman writes to you. You can still write to us here.');
		await take(nasreen, 'The Ombudsman has decided', (form) => choose(nasreen, 'Upheld', form));
		await expect(history(nasreen)).toSay('The Ombudsman asked about it: 26 011 222');
		await expect(history(nasreen)).toSay('The Ombudsman decided: upheld');
		await open(nasreen, `/staff/register?phase=ombudsman&search=${reference}`);
		await expect(nasreen.getByRole('row').filter({ hasText: reference })).toHaveCount(1);
	});
});

function history(page: Page): Locator {
	return page.getByRole('region', { name: 'What happened' });
}

/** A finding and its reasons on one point. */
async function find(page: Page, number: number, finding: string, why: string, label = 'Reasons on point') {
	await choose(page, finding, page.getByRole('group', { name: `Finding on point ${number}` }));
	await write(page, `${label} ${number}`, why);
}

async function goOn(page: Page): Promise<void> {
	await follow(page, 'I want to go on');
	await press(page, 'Yes, I want to go on');
}

async function appoint(page: Page, role: string, name: string, declares = 'None of these'): Promise<void> {
	await unfold(page, 'Appoint somebody');
	await pick(page, 'As', role);
	await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
	await choose(page, declares, page.getByRole('group', { name: 'They declare' }));
	await press(page, 'Appoint', page.locator('#appoint'));
}
