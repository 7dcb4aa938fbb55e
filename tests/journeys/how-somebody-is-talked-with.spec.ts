import type { Page } from '@playwright/test';
import {
	choose,
	complainAsFarAsTheCheck,
	continueOn,
	expect,
	follow,
	losesStyles,
	mistakesOn,
	open,
	overWayOut,
	press,
	runsScripts,
	test,
	unfold,
	wordsOn,
	write,
} from '../support/journeys.ts';
import { planMeeting } from '../support/journeys-meeting.ts';

test('A mother says once, in Arabic, that she needs an interpreter; whoever rings her and whoever meets her can see it', async ({
	comeInAs,
}) => {
	const stacey = await comeInAs('Stacey');
	await open(stacey, '/ar/mine');
	const t = wordsOn(stacey);
	await follow(stacey, `${t('mine:home.talking')} ${t('mine:home.talking.more')}`);
	await choose(stacey, t('talking:spoken'));
	const language = stacey.getByRole('textbox', { name: t('talking:spoken.label') });
	await expect(language, 'the language she reads stands there').toHaveValue('العربية');
	await language.fill('');
	await press(stacey, t('talking:button'));
	expect(await mistakesOn(stacey)).toEqual([t('refusals:talking.spoken.missing')]);
	await write(stacey, t('talking:spoken.label'), 'العربية');
	await choose(stacey, t('talking:formats.large_print'));
	await press(stacey, t('talking:button'));
	await expect(stacey.getByRole('main')).toSay(t('talking:done'));
	await expect(language).toHaveValue('العربية');

	await stacey.request.post('/api/call-backs', { data: { someoneElse: false, phone: '01632 960 301' } });
	const graham = await comeInAs('Graham Tolley');
	await open(graham, '/staff/call-backs');
	const call = graham.getByRole('listitem').filter({ hasText: 'Stacey' }).first();
	for (const words of ['Interpreter: Arabic (العربية)', 'Letters in large print', 'Never a relative']) {
		await expect(call).toSay(words);
	}
	const meeting = await planMeeting(graham, { child: 'Tyler', band: '12_17', parent: 'Stacey' });
	await open(graham, `/staff/conferences/${meeting.id}`);
	await expect(graham.getByRole('main')).toSay('Interpreter: Arabic (العربية)');
	await open(stacey, `/ar/meeting/${meeting.parents!}/say?q=interpreter`);
	await expect(stacey.locator('input[name="interpreter"][value="spoken"]'), 'nor is she asked anew').toBeChecked();

	const nasreen = await comeInAs('Nasreen Choudhury');
	await open(nasreen, await letterTo(stacey, nasreen));
	await nasreen.emulateMedia({ media: 'print' });
	const words = nasreen.locator('article .own-words');
	if (!losesStyles()) await expect(words, '18 points on paper').toHaveCSS('font-size', '24px');
});

/** The sheet of a letter that was sent to her. */
async function letterTo(family: Page, officer: Page): Promise<string> {
	const said = (await (await family.request.get('/api/representations')).json()) as { id: string }[];
	for (const { id } of said) {
		const { messages } = (await (await officer.request.get(`/api/cases/${id}`)).json()) as {
			messages: { id: string; side: string }[];
		};
		const sent = messages.find(({ side }) => side === 'staff');
		if (sent !== undefined) return `/staff/cases/${id}/letters/${sent.id}`;
	}
	throw new Error('nobody wrote to her');
}

test('Somebody without an account is asked with their complaint; the complaints team sees it before they ring', async ({
	visit,
	comeInAs,
}) => {
	const page = await visit();
	const t = wordsOn(page);
	await complainAsFarAsTheCheck(page, { pod: 'Oak pod', words: 'Nobody came.' });
	await follow(page, `${t('common:summary.change')} ${t('talking:check')}`);
	await choose(page, t('talking:spoken'));
	await continueOn(page);
	expect(await mistakesOn(page)).toEqual([t('refusals:talking.spoken.missing')]);
	await write(page, t('talking:spoken.label'), 'Tigrinya');
	await continueOn(page);
	await expect(page.getByRole('main')).toSay('With an interpreter: Tigrinya');
	await press(page, t('tell-us:check.send.complaint'));
	const reference = await page.locator('.reference').first().innerText();

	const nasreen = await comeInAs('Nasreen Choudhury');
	const { rows } = (await (await nasreen.request.get(`/api/cases?search=${reference.trim()}`)).json()) as {
		rows: { id: string }[];
	};
	await open(nasreen, `/staff/cases/${rows[0]!.id}`);
	await expect(nasreen.getByRole('main')).toSay('Interpreter: Tigrinya');
});

test('A worker asks in private, and writes it down for her', async ({ comeInAs }) => {
	const graham = await comeInAs('Graham Tolley');
	const t = wordsOn(graham);
	const { people } = (await (await graham.request.get('/api/people?find=Kerry')).json()) as {
		people: { id: string }[];
	};
	await open(graham, `/staff/families/${people[0]!.id}`);
	await unfold(graham, t('staff:talk.edit'));
	await choose(graham, t('staff:talk.edit.spoken'));
	await graham.locator('#spoken').fill('');
	await press(graham, t('staff:talk.edit.button'));
	expect(await mistakesOn(graham)).toEqual([t('refusals:talking.spoken.missing')]);
	await choose(graham, t('staff:talk.edit.bsl'));
	await write(graham, t('staff:talk.edit.more'), 'Ring only by text relay.');
	await press(graham, t('staff:talk.edit.button'));
	await expect(graham.getByRole('main')).toSay('British Sign Language');
	const kerry = await comeInAs('Kerry');
	await open(kerry, '/en/mine/talking');
	await expect(kerry.getByRole('textbox', { name: wordsOn(kerry)('talking:more') })).toHaveValue(
		'Ring only by text relay.',
	);
});

test('Somebody tries Easy Read, which holds while they read, and keeps it for the next time when they say so', async ({
	comeInAs,
	visit,
	council,
}) => {
	const name = runsScripts() ? 'Angela' : 'Winston'; // what one keeps stays kept: nobody else walks as them meanwhile
	const reader = await comeInAs(name);
	await open(reader, '/en/mine/voice');
	const { card } = council.families.find((one) => one.name === name)!;
	const comesIn = async (path: string): Promise<Page> => {
		const page = await visit();
		await open(page, path);
		await page.locator('#typed').fill(card.code);
		await page.locator('#chosen').fill(card.chosen!);
		await press(page, wordsOn(page)('pod:come_in.button'));
		await overWayOut(page);
		return page;
	};
	const chosen = await comesIn('/en-young/come-in');
	expect(new URL(chosen.url()).pathname, 'what they chose on the way holds').toBe('/en-young/');
	expect(new URL((await comesIn('/en/come-in')).url()).pathname, 'and is not kept').toBe('/en/');

	await open(reader, '/en/mine/voice');
	await expect(reader.getByRole('main')).toSay(wordsOn(reader)('talking:voice.same'));
	await follow(reader, wordsOn(reader)('common:wording.easy'), reader.getByRole('navigation').first());
	await press(reader, wordsOn(reader)('talking:voice.button'));
	await expect(reader.getByRole('main')).toSay(wordsOn(reader)('talking:voice.done'));
	expect(new URL((await comesIn('/en/come-in')).url()).pathname, 'the next time it is there').toBe('/en-easy/');

	await open(reader, '/en/mine/voice');
	await press(reader, wordsOn(reader)('talking:voice.button'));
	await expect(reader.getByRole('main')).toSay(wordsOn(reader)('talking:voice.done'));
});
