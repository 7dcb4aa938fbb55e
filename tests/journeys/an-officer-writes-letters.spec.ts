import type { Page } from '@playwright/test';
import {
	choose,
	complainAsFarAsTheCheck,
	expect,
	follow,
	mistakesOn,
	looksRight,
	open,
	press,
	referenceOn,
	runsScripts,
	test,
	unfold,
	write,
} from '../support/journeys.ts';

test('The complaints manager writes the council’s own text; an officer reads the letter once more, sends it, and prints it', async ({
	comeInAs,
}) => {
	test.skip(runsScripts(), 'there is one council, and two at once would publish over each other');
	test.slow();
	const judith = await comeInAs('Judith Ferriby');
	const text = '/staff/letters/withdrawn?voice=en';
	const ours = 'We have put your papers away. Ring {{phone}} if you want them out again.';

	await test.step('she writes a text with a gap that nobody can fill, and is told which', async () => {
		await follow(judith, 'Letters');
		await follow(judith, 'They stopped: confirmed by an officer');
		await write(judith, 'The text', `${ours} {{why}}`);
		await press(judith, 'See it as they will read it');
		expect(await mistakesOn(judith)).toEqual(['{{why}} cannot be filled in. Take it out, or choose from the list.']);
		await looksRight(judith);
	});

	await test.step('she reads it as a person would, and publishes it', async () => {
		await write(judith, 'The text', ours);
		await press(judith, 'See it as they will read it');
		await expect(judith).toSay('We have put your papers away. Ring 01632 960 150');
		await looksRight(judith);
		await press(judith, 'Publish this text');
		await expect(judith).toSay('Published. It is used from the next letter on.');
		await looksRight(judith);
	});

	const imran = await comeInAs('Imran');
	await complainAsFarAsTheCheck(imran, { words: 'The taxi does not come.' });
	await press(imran, 'Send my complaint');
	const reference = await referenceOn(imran);
	const nasreen = await comeInAs('Nasreen Choudhury');
	await open(nasreen, `/staff/register?search=${reference}`);
	await follow(nasreen, reference);
	const path = new URL(nasreen.url()).pathname;

	await test.step('an officer confirms that he stopped, with that text, read once more before it goes', async () => {
		await unfold(nasreen, 'Other steps');
		await unfold(nasreen, 'They withdraw it');
		const form = nasreen.locator('#step-withdrawn');
		await write(nasreen, 'The letter to the person', `${await letterIn(nasreen)}\nP.S. I rang.`, form);
		await press(nasreen, 'See it as they will read it', form);
		await expect(nasreen).toSay('Nothing has been sent yet.');
		await expect(nasreen).toSay('We have put your papers away. Ring 01632 960 150');
		await looksRight(nasreen);
		await press(nasreen, 'Change it');
		expect(await letterIn(nasreen)).toContain('P.S. I rang.');
		await press(nasreen, 'See it as they will read it', form);
		await press(nasreen, 'Record it and send the letter');
		await expect(nasreen).toSay('Recorded, and your letter is sent.');
	});

	await test.step('the text goes back to what ships, and the letter stays as it was sent', async () => {
		await open(judith, text);
		await press(judith, 'Go back to the text that ships');
		await expect(judith).toSay('The text that ships is used again.');
		await open(nasreen, path);
		await expect(nasreen).toSay('We have put your papers away.');
	});

	await test.step('the letter is printed on a sheet of its own', async () => {
		await follow(nasreen, 'Open this letter to print it');
		await expect(nasreen).toSay('Written from “They stopped: confirmed by an officer”, our own text, version');
		await expect(nasreen).toSay('They did not say that post is safe.');
		await looksRight(nasreen);
		await nasreen.emulateMedia({ media: 'print' });
		const sheet = nasreen.getByRole('article');
		await expect(sheet).toSay('Westmere Council Westmere House 1 High Street');
		await expect(sheet).toSay(`Our reference: ${reference}`);
		await expect(sheet).toSay('P.S. I rang.');
		await expect(nasreen.getByRole('navigation')).toHaveCount(0);
		await nasreen.emulateMedia({ media: 'screen' });
	});
});

test('What a mother said on the phone is written down, and she agrees it by her own press', async ({ comeInAs }) => {
	test.slow();
	const imran = await comeInAs('Imran');
	await complainAsFarAsTheCheck(imran, { words: 'Nobody told us about the review.' });
	await press(imran, 'Send my complaint');
	const reference = await referenceOn(imran);
	await follow(imran, 'What you told us', imran.getByRole('main'));
	const thread = new URL(imran.url()).pathname;
	const nasreen = await comeInAs('Nasreen Choudhury');
	await open(nasreen, `/staff/register?search=${reference}`);
	await follow(nasreen, reference);

	await test.step('stage 1 is skipped by agreement, and the record is written, read and sent', async () => {
		await unfold(nasreen, 'Other steps');
		await unfold(nasreen, 'Skip stage 1 by agreement');
		const form = nasreen.locator('#step-stage_1_skipped');
		await write(nasreen, 'Why, for the file', 'Both agreed on the phone.', form);
		await press(nasreen, 'See it as they will read it', form);
		await press(nasreen, 'Record it and send the letter');
		await follow(nasreen, 'Write down what they said, and send it');
		await write(nasreen, 'What they complain of', 'Nobody told us the day.\n\nNobody sent the report.');
		await press(nasreen, 'See it as they will read it');
		await expect(nasreen).toSay('What we wrote down for you');
		await looksRight(nasreen);
		await press(nasreen, 'Send the written record');
		await expect(nasreen).toSay('The written record is sent.');
		await expect(nasreen).toSay('They have not agreed it yet.');
	});

	await test.step('the person reads it, and says that it is right', async () => {
		await open(imran, thread);
		await expect(imran).toSay('Nobody sent the report.');
		await looksRight(imran);
		await follow(imran, 'Yes, this is right');
		await looksRight(imran);
		await press(imran, 'Yes, this is right');
		await expect(imran).toSay('Thank you. You said that what we wrote down is right.');
		await expect(imran).toSay('You said on Wednesday 18 November 2026 that this is right.');
	});

	await test.step('the report and the adjudication are read once more before they go, with the right to a panel', async () => {
		const path = new URL(nasreen.url()).pathname;
		for (const [role, name] of Object.entries(people)) {
			const honest = { worksForCouncil: false, partnerOfCouncil: false, managesService: false, wasInvolved: false };
			const data = { role, name, appointedOn: '2026-11-18', ...honest };
			expect((await nasreen.request.post(`/api${path.slice(6)}/appointments`, { data })).status()).toBe(201);
		}
		await open(nasreen, path);
		await follow(nasreen, 'Record the investigation report');
		await choose(nasreen, 'Upheld', nasreen.getByRole('group', { name: 'Finding on point 1' }));
		await write(nasreen, 'Reasons on point 1', 'The file has no letter in it.');
		await press(nasreen, 'See it as they will read it');
		await expect(nasreen).toSay('The file has no letter in it.');
		await looksRight(nasreen);
		await press(nasreen, 'Keep this report');
		await follow(nasreen, 'Adjudicate and answer');
		await choose(nasreen, 'Upheld', nasreen.getByRole('group', { name: 'Finding on point 1' }));
		await write(nasreen, 'Reasons on point 1', 'We agree.');
		await choose(nasreen, 'Here, today', nasreen.getByRole('group', { name: 'How it was sent' }));
		await press(nasreen, 'See it as they will read it');
		expect(await mistakesOn(nasreen)).toEqual([
			'The letter still says “[Write here]”. Write there what the person should read.',
		]);
		await write(nasreen, 'Your letter', 'We were wrong, and we are sorry.');
		await press(nasreen, 'See it as they will read it');
		await expect(nasreen).toSay('you can ask for a review panel. It is three people');
		await press(nasreen, 'Send this answer');
		await open(imran, thread);
		await expect(imran).toSay('We were wrong, and we are sorry.');
		await expect(imran).toSay('you can ask for a review panel. It is three people');
	});
});

test('What the portal writes by itself is nobody’s letter, and the officer sees that it is not', async ({
	comeInAs,
}) => {
	const imran = await comeInAs('Imran');
	await complainAsFarAsTheCheck(imran, { words: 'The minutes are wrong.' });
	await press(imran, 'Send my complaint');
	const reference = await referenceOn(imran);
	await follow(imran, 'What you told us', imran.getByRole('main'));
	await open(imran, `${new URL(imran.url()).pathname}/stop`);
	await press(imran, 'Yes, please stop');
	const nasreen = await comeInAs('Nasreen Choudhury');
	await open(nasreen, `/staff/register?search=${reference}`);
	await follow(nasreen, reference);
	await expect(nasreen.locator('#thread')).toSay('The portal, by itself');
});

/** Who looks into it at stage 2: nobody may be two of them. */
const people = {
	investigating_officer: 'Ada Quill',
	independent_person: 'Bea Rowe',
	adjudicating_officer: 'Cal Stone',
};

function letterIn(page: Page): Promise<string> {
	return page.locator('#step-withdrawn').getByRole('textbox', { name: 'The letter to the person' }).inputValue();
}
