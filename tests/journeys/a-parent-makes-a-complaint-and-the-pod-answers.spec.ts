import type { Page } from '@playwright/test';
import { textFor } from '../../src/text/index.ts';
import { dayInWords } from '../../src/text/dates.ts';
import {
	choose,
	continueOn,
	expect,
	follow,
	goToMistake,
	mistakesOn,
	open,
	press,
	referenceOn,
	runsScripts,
	test,
	useOnlyTheKeyboard,
	write,
	writeDay,
} from '../support/journeys.ts';

/** It is Wednesday 18 November 2026. Ten working days after it is Wednesday 2 December; nothing falls out but weekends. */
const today = '2026-11-18';
const dueOn = '2026-12-02';

const parents = [
	{
		language: 'English',
		voice: 'en',
		name: 'Leanne',
		worker: 'Daniel Okafor',
		points: [
			'Daniel said he would ring on Monday and again on Thursday. He did not ring at all.',
			'The plan has my old address on it. I have said so twice.',
		],
		thanks: 'Gwen on the phone is always kind to me.',
		wants: 'Ring when you say you will.',
		changed: 'Ring when you say you will, and put my address right.',
		when: 'All of October, really',
	},
	{
		language: 'Arabic',
		voice: 'ar',
		name: 'Rania',
		worker: 'Hannah Pryce',
		points: ['وعدتني حنّة أن تتصل بي يوم الاثنين ثم يوم الخميس، ولم تتصل.', 'في الخطة عنواني القديم. قلت ذلك مرتين.'],
		thanks: 'السيدة التي ترد على الهاتف لطيفة معي دائماً.',
		wants: 'أن تتصلوا حين تعدون بذلك.',
		changed: 'أن تتصلوا حين تعدون بذلك، وأن تصححوا عنواني.',
		when: 'طوال شهر أكتوبر تقريباً',
	},
] as const;

for (const parent of parents) {
	const { voice, name, worker, points, thanks, wants, changed, when } = parent;
	const t = textFor(voice);

	test(`${name} complains in ${parent.language}, and reads how each point was answered`, async ({
		visit,
		council,
		comeInAs,
	}) => {
		test.slow();
		const page = await visit();
		if (runsScripts()) useOnlyTheKeyboard(page);

		await test.step('she comes in with her card, at the second try', async () => {
			const { card } = council.families.find((family) => family.name === name)!;
			await open(page, `/${voice}/come-in`);
			await write(page, t('pod:come_in.code'), card.code);
			await write(page, t('pod:come_in.chosen'), 'not these words');
			await press(page, t('pod:come_in.button'));
			expect(await mistakesOn(page)).toEqual([t('refusals:accounts.card.not_recognised')]);
			await write(page, t('pod:come_in.code'), card.code.toLowerCase().replaceAll('-', ' '));
			await write(page, t('pod:come_in.chosen'), card.chosen!);
			await press(page, t('pod:come_in.button'));
		});

		await test.step('before anything of hers she reads where the way out is', async () => {
			expect(new URL(page.url()).pathname).toBe(`/${voice}/way-out`);
			await expect(page).toSay(t('way-out:heading'));
			await follow(page, t('way-out:button'));
		});

		await test.step('she finds her pod', async () => {
			expect(new URL(page.url()).pathname).toBe(`/${voice}/`);
			await expect(page).toSay(t('pod:card.hello', { name }));
			await expect(page.getByRole('region', { name: t('pod:card.your_worker') })).toSay(worker);
			await expect(page).toSay('Kingfisher');
		});

		await test.step('she says what is wrong, and puts right what she missed', async () => {
			await follow(page, t('pod:door.complaint'));
			expect.soft(page.url(), 'we know her pod: she is not asked for it').toContain('/complaint/about');
			if (page.url().endsWith('/pod')) await continueOn(page);
			await continueOn(page);
			expect(await mistakesOn(page)).toEqual([t('tell-us:missing.about')]);
			await choose(page, worker);
			await continueOn(page);

			await continueOn(page);
			expect(await mistakesOn(page)).toEqual([t('tell-us:missing.points')]);
			await goToMistake(page, t('tell-us:missing.points'));
			await write(page, t('tell-us:points.only'), points[0]);
			await press(page, t('tell-us:points.add'));
			await expect(page.getByRole('textbox', { name: t('tell-us:points.label', { number: 1 }) })).toHaveValue(
				points[0],
			);
			await write(page, t('tell-us:points.label', { number: 2 }), points[1]);
			await continueOn(page);

			await write(page, t('tell-us:thanks.question'), thanks);
			await continueOn(page);

			await writeDay(page, t('tell-us:when.day'), '2026-02-31');
			await write(page, t('tell-us:when.words'), when);
			await continueOn(page);
			expect(await mistakesOn(page)).toEqual([t('refusals:form.field.not_a_day')]);
			await expect(page.getByRole('textbox', { name: t('tell-us:when.words') })).toHaveValue(when);
			await goToMistake(page, t('refusals:form.field.not_a_day'));
			await writeDay(page, t('tell-us:when.day'), '2026-11-02');
			await continueOn(page);

			await write(page, t('tell-us:wants.question'), wants);
			await continueOn(page);

			await choose(page, t('tell-us:keep.tick'));
			await continueOn(page);
		});

		await test.step('she first asks for an email, then rather not: nothing is to leave this site', async () => {
			await choose(page, t('tell-us:reply.email'));
			await write(page, t('tell-us:reply.email.label'), 'leanne at home');
			await continueOn(page);
			expect(await mistakesOn(page)).toEqual([t('refusals:representation.contact.not_an_email')]);
			await choose(page, t('tell-us:reply.portal'));
			await continueOn(page);
		});

		await test.step('how we talk with her is asked where she has not said it, and need not be said', async () => {
			const said: unknown = await (await page.request.get('/api/talking/mine')).json();
			if (said !== null) return;
			await expect(page.getByRole('radio', { name: t('talking:spoken') })).toBeVisible();
			await continueOn(page);
		});

		await test.step('she reads it all once more and changes one thing', async () => {
			const said = [worker, ...points, thanks, dayInWords('2026-11-02', voice), when, wants, t('tell-us:keep.tick')];
			for (const words of [...said, t('tell-us:reply.portal')]) await expect(page).toSay(words);
			await follow(page, `${t('common:summary.change')} ${t('tell-us:check.wants')}`);
			await expect(page.getByRole('textbox', { name: t('tell-us:wants.question') })).toHaveValue(wants);
			await write(page, t('tell-us:wants.question'), changed);
			await continueOn(page);
			await expect(page).toSay(changed);
		});

		const [reference, thanksReference] =
			await test.step('she sends it, and learns who has it and by when', async () => {
				await press(page, t('tell-us:check.send.complaint'));
				await expect(page).toSay(t('tell-us:sent.heading.complaint'));
				await expect(page).toSay(
					t('tell-us:sent.with.pod', { name: 'Ruth Adeyemi', pod: t('pod:card.pod', { name: 'Kingfisher' }) }),
				);
				await expect(page).toSay(dayInWords(dueOn, voice));
				await expect(page).toSay(t('tell-us:sent.late.heading'));
				return [await referenceOn(page, 0), await referenceOn(page, 1)];
			});
		await follow(page, t('tell-us:sent.said.link'));
		const thread = page.url();
		await expect(page).toSay(reference);
		await expect(page).toSay(t('said:progress.not_opened'));

		const ruth = await comeInAs('Ruth Adeyemi');
		const staffPage = await test.step('the manager finds it and opens it: only then are its words shown', async () => {
			await lookUp(ruth, reference);
			await follow(ruth, reference);
			await expect(ruth).not.toSay(points[0]);
			await press(ruth, 'Open and read');
			await expect(ruth).toSay('Opened. The person sees that.');
			for (const words of [...points, changed, 'Do not tell the worker', 'Nothing outside the portal']) {
				await expect(ruth).toSay(words);
			}
			return ruth.url();
		});
		await open(page, thread);
		await expect(page).toSay(t('said:step.opened'));
		await expect(page).toSay(dayInWords(today, voice));

		await test.step('she takes it on, writes, and answers point by point', async () => {
			await press(ruth, 'Take it on: it is ours');
			await write(ruth, 'Write to them', 'I have your complaint and I am looking into it.');
			await press(ruth, 'Send this letter');
			await expect(ruth).toSay('Your letter is sent.');

			await follow(ruth, 'Answer it');
			const finding = (number: number) => ruth.getByRole('group', { name: `Finding on point ${number}` });
			await choose(ruth, 'Upheld', finding(1));
			await write(ruth, 'Your reasons for point 1', 'No call was made on either day.');
			await write(ruth, 'Your letter', 'I am sorry. You were right about the calls.');
			await press(ruth, 'See it as they will read it');
			expect(await mistakesOn(ruth)).toEqual(['Choose a finding for point 2.', 'Write your reasons for point 2.']);
			await expect(ruth.getByRole('textbox', { name: 'Your letter' })).toHaveValue(/You were right/);
			await choose(ruth, 'Partly upheld', finding(2));
			await write(ruth, 'Your reasons for point 2', 'It was changed in one place and not in the other.');
			await write(ruth, 'What was agreed', 'Daniel rings every Monday before noon.');
			await press(ruth, 'See it as they will read it');
			await expect(ruth).toSay('Nothing has been sent yet.');
			await press(ruth, 'Send this answer');
			expect(await mistakesOn(ruth)).toEqual([
				'Read it through first, and tick that you have: this answer goes to somebody who is not the child.',
			]);
			await choose(ruth, /^I have read it through/);
			await press(ruth, 'Send this answer');
			await expect(ruth).toSay('Your answer is sent. Stage 1 is answered.');
			await expect(ruth).toSay('Answered in time');
		});

		await test.step('the parent reads the letters, the findings and what was agreed, and says: partly', async () => {
			await open(page, `/${voice}/said`);
			const entry = page.getByRole('listitem').filter({ hasText: reference });
			await expect(entry).toSay(t('said:list.new', { count: 2 }));
			await follow(page, reference);
			await expect(page).toSay(t('said:one.new', { count: 2 }));
			for (const words of [
				'I have your complaint and I am looking into it.',
				'I am sorry. You were right about the calls.',
				t('said:finding.upheld'),
				'No call was made on either day.',
				t('said:finding.partially_upheld'),
				'It was changed in one place and not in the other.',
				'Daniel rings every Monday before noon.',
				t('said:go_on.right'),
			]) {
				await expect(page).toSay(words);
			}
			await press(page, t('said:sorted.partly'));
			await expect(page).toSay(t('said:sorted.said.partly'));
			await expect(page).toSay(t('said:progress.partly_sorted'));
		});
		await open(ruth, staffPage.split('?')[0]!);
		await expect(ruth).toSay('It is partly sorted');

		await test.step('the worker it is about finds nothing of it; the thanks have a number of their own', async () => {
			expect(thanksReference).not.toBe(reference);
			const named = await comeInAs(worker);
			await expect(named).not.toSay(reference);
			await lookUp(named, reference);
			await expect(named).toSay('Nothing fits what you asked for.');
			await findsNothingAt(named, new URL(staffPage).pathname);
		});
	});
}

async function lookUp(page: Page, reference: string): Promise<void> {
	await follow(page, 'Inbox');
	await write(page, 'Find', reference);
	await press(page, 'Show');
}

/** What is not theirs is answered like what was never there. */
async function findsNothingAt(page: Page, path: string): Promise<void> {
	const [theirs, never] = await Promise.all([page.request.get(path), page.request.get('/staff/cases/never-there')]);
	expect([theirs.status(), await theirs.text()]).toEqual([404, await never.text()]);
	await open(page, path);
	await expect(page).toSay('We cannot find this page');
}
