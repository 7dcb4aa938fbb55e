import type { Page } from '@playwright/test';
import { choose, expect, mistakesOn, open, press, test, wordsOn, write } from '../support/journeys.ts';
import { asking, onward, planMeeting } from '../support/journeys-meeting.ts';

const words = 'I want to see Nan on Sundays.';
const asks = 'What is your one big wish?';

/** As far as the page where everything is read once more, with one wish. */
async function wish(page: Page, invitation: string, wished = words): Promise<void> {
	const t = wordsOn(page);
	await open(page, `/en-young/meeting/${invitation}/say?q=wish`);
	await write(page, asks, wished);
	await onward(page);
	await choose(page, 'My teacher');
	await onward(page);
	await onward(page);
	await expect(page).toSay(t('asking:check.heading'));
}

const send = (page: Page) => press(page, wordsOn(page)('asking:send.views'));

test('Words that are too long, and a scale without its number, are said at the question; what was written stays', async ({
	comeInAs,
}) => {
	const meeting = await planMeeting(await comeInAs('Graham Tolley'), { child: 'Tyler', band: '4_7' });
	const tyler = await comeInAs('Tyler');
	await open(tyler, `/en-young/meeting/${meeting.childs}/say?q=wish`);
	await write(tyler, asks, 'a'.repeat(10_000));
	await tyler.getByRole('button', { name: wordsOn(tyler)('asking:next'), exact: true }).click();
	await expect(tyler.locator('.mistakes')).toSay(wordsOn(tyler)('refusals:form.field.too_long'));
	await expect(tyler.locator('.mistakes')).toBeFocused();
	expect(await tyler.getByRole('textbox').first().inputValue()).toHaveLength(10_000);
	await write(tyler, asks, words);
	await onward(tyler);
});

test('Sent from two devices at once: both are told, both are delivered, nothing is lost', async ({ comeInAs }) => {
	const meeting = await planMeeting(await comeInAs('Graham Tolley'), { child: 'Tyler', band: '4_7' });
	const [phone, library] = [await comeInAs('Tyler'), await comeInAs('Tyler')];
	await wish(phone, meeting.childs);
	await wish(library, meeting.childs, 'And Grandad too.');
	await send(phone);
	await send(library);
	expect(await mistakesOn(library)).toEqual([wordsOn(library)('asking:elsewhere')]);
	await expect(library).toSay('And Grandad too.');
	await send(library);
	const { parts } = await asking(library)<{ parts: unknown[] }>('get', `/api/conferences/mine/${meeting.childs}`);
	expect(parts).toHaveLength(2);
});

test('The meeting was held while somebody was writing: it says so, the words stay, and where else to say them', async ({
	comeInAs,
}) => {
	const graham = await comeInAs('Graham Tolley');
	const meeting = await planMeeting(graham, { child: 'Tyler', band: '4_7', heldOn: '2026-11-18' });
	const tyler = await comeInAs('Tyler');
	await wish(tyler, meeting.childs);
	const bernadette = await comeInAs('Bernadette Quill');
	await bernadette.request.post(`/api/conferences/${meeting.id}/held`, { data: { on: '2026-11-18' } });
	await send(tyler);
	expect(await mistakesOn(tyler)).toEqual([wordsOn(tyler)('refusals:conferences.views.meeting_over')]);
	await expect(tyler).toSay(words);
});

test('S50: what sounds as if somebody is hurt brings the numbers at once, and duty staff read it now', async ({
	comeInAs,
}) => {
	const meeting = await planMeeting(await comeInAs('Graham Tolley'), { child: 'Tyler', band: '4_7' });
	const tyler = await comeInAs('Tyler');
	const said = `He hits me when Mum is out. ${test.info().project.name}`; // found among those of the other browsers
	await wish(tyler, meeting.childs, said);
	await send(tyler);
	await expect(tyler).toSay(wordsOn(tyler)('meeting:sent.numbers'));
	await expect(tyler.getByRole('link', { name: '999' })).toBeVisible();
	const kofi = await comeInAs('Kofi Larbi');
	await open(kofi, '/staff/urgent');
	await expect(kofi).toSay(said);
});

test('Somebody who is not safe presses it in the middle of the questions, and finds their words when they come back', async ({
	comeInAs,
}) => {
	const meeting = await planMeeting(await comeInAs('Graham Tolley'), { child: 'Tyler', band: '4_7' });
	const tyler = await comeInAs('Tyler');
	await open(tyler, `/en-young/meeting/${meeting.childs}/say?q=wish`);
	await write(tyler, asks, words);
	await press(tyler, wordsOn(tyler)('common:not_safe'), tyler.getByRole('main'));
	await expect(tyler).toSay(wordsOn(tyler)('tell-us:not_safe.told'));
	await tyler.getByRole('link', { name: wordsOn(tyler)('tell-us:not_safe.back') }).click();
	await expect(tyler.getByRole('textbox').first()).toHaveValue(words);
});

test('Save and stop keeps the words for whoever comes back, on any device; without it they stay where they were', async ({
	comeInAs,
}) => {
	const meeting = await planMeeting(await comeInAs('Graham Tolley'), { child: 'Tyler', band: '4_7' });
	const [phone, library] = [await comeInAs('Tyler'), await comeInAs('Tyler')];
	const say = `/en-young/meeting/${meeting.childs}/say?q=wish`;
	await open(phone, say);
	await write(phone, asks, words);
	await library.goto(say);
	await expect(library.getByRole('textbox').first()).toHaveValue('');
	await press(phone, wordsOn(phone)('asking:save'));
	await expect(phone).toSay(wordsOn(phone)('meeting:kept'));
	await library.goto(say);
	await expect(library.getByRole('textbox').first()).toHaveValue(words);
});
