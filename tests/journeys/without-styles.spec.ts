import type { Page } from '@playwright/test';
import {
	choose,
	continueOn,
	expect,
	follow,
	open,
	press,
	runsScripts,
	test,
	unfold,
	withoutStyles,
	wordsOn,
	write,
} from '../support/journeys.ts';
import { answerAll, planMeeting } from '../support/journeys-meeting.ts';

/** A filter, an old phone or a reader of their own may leave nothing of a page but its words, in the order they stand in. */
test.skip(() => !runsScripts(), 'what has no style has none in either kind of browser');

test('A page without its style is read from top to bottom, and somebody says thank you on it', async ({ visit }) => {
	const page = await visit();
	await takeStylesAway(page);
	await open(page, '/en/');
	await expect(page.locator('style')).toHaveCount(0);
	await follow(page, 'Say thank you');
	await unfold(page, 'Find the pod by a worker’s name');
	await write(page, 'First or last name of a worker', 'Mei');
	await choose(page, /^Mei Lin Chua/);
	await continueOn(page);
	await write(page, 'What would you like to say thank you for?', 'She listened to my son.');
	await continueOn(page);
	await expect(page).toSay('She listened to my son.');
	await press(page, 'Send my thank you');
	await expect(page).toSay('Thank you. We have your words.');
});

test('A child answers the questions before a meeting on pages without a style', async ({ comeInAs }) => {
	test.slow();
	const graham = await comeInAs('Graham Tolley');
	const meeting = await planMeeting(graham, { child: 'Tyler', band: '8_11' });
	const tyler = await comeInAs('Tyler');
	await takeStylesAway(tyler);
	await open(tyler, `/en-easy/meeting/${meeting.childs}/say`);
	await answerAll(tyler, {
		'How do you feel at home?': () => choose(tyler, 'Bad'),
		'How safe do you feel?': () => choose(tyler, '6'),
	});
	await press(tyler, wordsOn(tyler)('asking:send.views'));
	expect(new URL(tyler.url()).pathname).toBe(`/en-easy/meeting/${meeting.childs}/sent`);
});

async function takeStylesAway(page: Page): Promise<void> {
	withoutStyles.add(page);
	await page.route('**/*', async (route) => {
		if (route.request().resourceType() !== 'document') return route.continue();
		const answer = await route.fetch({ maxRedirects: 0 });
		const type = answer.headers()['content-type'] ?? '';
		if (!type.startsWith('text/html')) return route.fulfill({ response: answer });
		const body = (await answer.text()).replaceAll(/<style[^>]*>[\s\S]*?<\/style>/g, '');
		return route.fulfill({ response: answer, body });
	});
}
