import { expect, follow, looksRight, open, press, runsScripts, test, write } from '../support/journeys.ts';

const promises = {
	topic: 'charter',
	title: 'What we promise you',
	summary: 'Four things that we will do.',
	section: 'We stay with you',
};
const rights = {
	topic: 'rights',
	title: 'Your rights',
	summary: 'Things you can ask for.',
	section: 'To be heard',
};

test('An administrator changes a topic of the guide, is told what is wrong, reads it as they would, and publishes; a parent reads it in Easy Read', async ({
	visit,
	comeInAs,
}) => {
	test.slow();
	// there is one council: each browser has a topic of its own, or the two would publish over each other
	const { topic, title, summary, section } = runsScripts() ? promises : rights;
	const wendy = await comeInAs('Wendy Pickersgill');
	const mother = await visit();
	const part = (name: string) => wendy.getByRole('group', { name, exact: true });

	await test.step('she finds the topic, and writes a line in Easy Read without its picture', async () => {
		await follow(wendy, 'Guide');
		await looksRight(wendy);
		await follow(wendy, title);
		await follow(wendy, 'English, Easy Read');
		await write(wendy, 'Lines', 'We remember your birthday.', part(section));
		await press(wendy, 'Save in the draft');
		await expect(wendy).toSay('Saved in the draft.');
		await expect(wendy).toSay('Line 1: In Easy Read each line begins with the name of its picture.');
		await looksRight(wendy);
	});

	await test.step('it cannot be published so, and nobody reads it', async () => {
		await open(wendy, `/staff/guide/${topic}/preview?voice=en-easy`);
		await expect(wendy).toSay('One thing has to be put right before this can be published');
		await expect(wendy.getByRole('button', { name: 'Publish it' })).toHaveCount(0);
		await open(mother, `/en-easy/guide/${topic}`);
		await expect(mother).not.toSay('birthday');
	});

	await test.step('she puts it right, reads it as they would, and publishes', async () => {
		await follow(wendy, 'Back to writing it');
		await write(wendy, 'Lines', '[sun] We remember your birthday.', part(section));
		await press(wendy, 'Save, and read it as they would');
		await expect(wendy).toSay('We remember your birthday.');
		await looksRight(wendy);
		await press(wendy, 'Publish it');
		await expect(wendy).toSay('Published. Families read this from now on.');
		await expect(wendy).toSay('Version 1, Wendy Pickersgill');
	});

	await test.step('a mother reads it in Easy Read, and on paper it is a leaflet with the way here', async () => {
		await open(mother, '/en-easy/guide');
		await follow(mother, `${title} ${summary}`);
		await expect(mother).toSay('We remember your birthday.');
		await looksRight(mother);
		const foot = mother.getByRole('img', { name: /Point your phone at the square/ });
		await expect(foot).toBeHidden();
		await mother.emulateMedia({ media: 'print' });
		await expect(foot).toBeVisible();
		await expect(mother.getByRole('link', { name: 'The whole guide' })).toBeHidden();
	});

	await test.step('the topic is read again for a year', async () => {
		await press(wendy, 'I read it today, and it is right');
		await expect(wendy).toSay('Noted.');
		await expect(wendy).toSay('To be read again by Thursday 18 November 2027.');
	});
});
