import type { Page } from '@playwright/test';
import {
	choose,
	continueOn,
	expect,
	follow,
	mistakesOn,
	open,
	press,
	test,
	wordsOn,
	write,
} from '../support/journeys.ts';
import { answerAll, planMeeting } from '../support/journeys-meeting.ts';

test('A mother takes back a thank-you that nobody has read, and it is gone', async ({ comeInAs }) => {
	test.slow();
	const chloe = await comeInAs('Stacey');
	const t = wordsOn(chloe);
	const words = 'Thank you for the lift on Friday, and for what you said about Ray.';
	await open(chloe, '/en/tell-us/compliment/words');
	await write(chloe, t('tell-us:words.question.compliment'), words);
	await continueOn(chloe);
	await press(chloe, t('tell-us:check.send.compliment'));
	const id = await newest(chloe);

	await open(chloe, '/en/mine');
	await follow(chloe, t('mine:home.right'));
	await follow(chloe, t('own-words:hub.said'));
	await open(chloe, `/en/said/${id}`);
	await follow(chloe, t('own-words:link'));
	await follow(chloe, t('own-words:back.all'));
	await expect(chloe.getByRole('main')).toSay(words);
	await expect(chloe.getByRole('main')).toSay(t('own-words:sure.kept'));
	await follow(chloe, t('own-words:sure.no'));
	await follow(chloe, t('own-words:back.all'));
	await press(chloe, t('own-words:sure.button'));
	await expect(chloe.getByRole('main')).toSay(t('own-words:back.done'));
	expect((await chloe.request.get(`/api/representations/${id}`)).status()).toBe(404);
	const graham = await comeInAs('Graham Tolley');
	expect((await graham.goto(`/staff/cases/${id}`))?.status()).toBe(404);
});

test('A complaint cannot be taken back, but what is wrong in it is put right, and the office reads both', async ({
	comeInAs,
}) => {
	test.slow();
	const leanne = await comeInAs('Leanne');
	const t = wordsOn(leanne);
	const said = (await (await leanne.request.get('/api/representations')).json()) as { id: string; progress: string }[];
	const { id } = said.find(({ progress }) => progress === 'accepted')!;
	await open(leanne, `/en/said/${id}/put-right`);
	await expect(leanne.getByRole('main')).toSay(t('own-words:stays.complaint'));
	const first = leanne.getByRole('main').locator('li.card').first();
	await first.locator('summary').click();
	await press(leanne, t('own-words:right.button'), first);
	expect(await mistakesOn(leanne)).toEqual([t('own-words:right.empty')]);
	const right = 'It was the Tuesday, not the Monday.';
	await write(leanne, t('own-words:right.label'), right, first);
	await press(leanne, t('own-words:right.button'), first);
	await expect(leanne.getByRole('main')).toSay(t('own-words:right.done'));
	await expect(first).toSay(right);
	const ruth = await comeInAs('Ruth Adeyemi');
	await open(ruth, `/staff/cases/${id}`);
	await expect(ruth.getByRole('main')).toSay(right);
	await expect(ruth.getByRole('main')).toSay(wordsOn(ruth)('staff:history.words.corrected'));
});

test('A young person puts right what she said before the meeting, and the chair sees both', async ({ comeInAs }) => {
	test.slow();
	const graham = await comeInAs('Graham Tolley');
	const meeting = await planMeeting(graham, { child: 'Tyler', band: '12_17' });
	const tyler = await comeInAs('Tyler');
	const t = wordsOn(tyler);
	const first = 'I want to move schools.';
	const right = 'I want to stay, but not in that class.';
	const tells = async () => {
		await open(tyler, `/en-young/meeting/${meeting.childs}/say`);
		await answerAll(tyler, {
			'What needs to change?': async () => {
				await write(tyler, 'What needs to change', first);
				await choose(tyler, t('asking:who.can_be_read_out'));
			},
		});
		await press(tyler, t('asking:send.views'));
	};
	const page = `/en-young/meeting/${meeting.childs}`;

	await test.step('before anybody has opened it, she takes it back and says it again', async () => {
		await tells();
		await open(tyler, page);
		await follow(tyler, t('own-words:link'));
		await follow(tyler, t('own-words:back.all'));
		await press(tyler, t('own-words:sure.button'));
		await expect(tyler.getByRole('main')).toSay(t('own-words:back.done'));
		await expect(tyler.getByRole('main')).toSay(t('own-words:nothing'));
		await tells();
	});

	await test.step('once the chair has opened it, it stays, and she puts it right', async () => {
		const bernadette = await comeInAs('Bernadette Quill');
		await open(bernadette, `/staff/conferences/${meeting.id}`);
		await open(tyler, `${page}/put-right`);
		await expect(tyler.getByRole('main')).toSay(t('own-words:stays.opened'));
		const answer = tyler.getByRole('listitem').filter({ hasText: first });
		await answer.locator('summary').click();
		await write(tyler, t('own-words:right.label'), right, answer);
		await press(tyler, t('own-words:right.button'), answer);
		await expect(tyler.getByRole('main')).toSay(right);
		await open(bernadette, `/staff/conferences/${meeting.id}`);
		for (const words of [first, right]) await expect(bernadette.getByRole('main')).toSay(words);
		await open(bernadette, `/staff/conferences/${meeting.id}/pack/shared`);
		for (const words of [first, right]) await expect(bernadette.getByRole('main')).toSay(words);
	});
});

test('In the middle of putting two things right somebody changes the language; both come along, and one is sent without the other being lost', async ({
	comeInAs,
}) => {
	const leanne = await comeInAs('Leanne');
	const t = wordsOn(leanne);
	const said = (await (await leanne.request.get('/api/representations')).json()) as { id: string; progress: string }[];
	const { id } = said.find(({ progress }) => progress === 'accepted')!;
	await open(leanne, `/en/said/${id}/put-right`);
	const things = leanne.getByRole('main').locator('li.card');
	const typed = ['It was a Thursday.', 'And I was early.'];
	for (const [nth, words] of typed.entries()) {
		await things.nth(nth).locator('summary').click();
		await write(leanne, t('own-words:right.label'), words, things.nth(nth));
	}
	await press(leanne, 'Easy Read');
	for (const [nth, words] of typed.entries()) await expect(things.nth(nth).getByRole('textbox')).toHaveValue(words);
	const easy = wordsOn(leanne);
	await press(leanne, easy('own-words:right.button'), things.nth(1));
	await expect(leanne.getByRole('main')).toSay(easy('own-words:right.done'));
	await expect(things.nth(1)).toSay(typed[1]!);
	await expect(things.nth(0).getByRole('textbox')).toHaveValue(typed[0]!);
});

async function newest(page: Page): Promise<string> {
	const said = (await (await page.request.get('/api/representations')).json()) as { id: string }[];
	return said[0]!.id;
}
