import { addWorkingDays } from '../../api/calendar/working-days.ts';
import { dayInWords } from '../../src/text/dates.ts';
import { textFor } from '../../src/text/index.ts';
import { ombudsman } from '../../api/council/settings.ts';
import { expect, follow, open, plain, press, runsScripts, test } from '../support/journeys.ts';

/** It is Wednesday 18 November 2026. Both complained more than twenty working days ago, and nobody has answered. */
const today = '2026-11-18';

const parents = [
	{ language: 'English', voice: 'en', name: 'Imran', withScript: false, receivedOn: addWorkingDays(today, -23) },
	{ language: 'Arabic', voice: 'ar', name: 'Rania', withScript: true, receivedOn: addWorkingDays(today, -22) },
] as const;

for (const { language, voice, name, withScript, receivedOn } of parents) {
	const t = textFor(voice);
	const sentOn = dayInWords(receivedOn, voice);
	const dueOn = dayInWords(addWorkingDays(receivedOn, 10), voice);
	const answerBy = dayInWords(addWorkingDays(today, 25), voice);

	test(`${name}’s answer is late: an apology in ${language}, and one button leads on`, async ({ comeInAs }) => {
		test.skip(runsScripts() !== withScript, 'once gone on, there is nothing left to press');
		const page = await comeInAs(name);

		await test.step('the list says that we are late, and that there is a letter', async () => {
			await open(page, `/${voice}/said`);
			// other journeys complain in the same name, and may be late as well: this one is known by its day
			const late = page
				.getByRole('listitem')
				.filter({ hasText: t('said:progress.late') })
				.filter({ hasText: sentOn });
			await expect(late).toSay(t('said:list.new', { count: 1 }));
			await follow(page, t('said:kind.complaint'), late);
		});

		await test.step('we say sorry, on the page and in a letter that no person wrote', async () => {
			await expect(page).toSay(t('said:late.heading'));
			await expect(page).toSay(`${t('said:ombudsman.name')} ${ombudsman.phone}`);
			const letter = page.locator('.letter').last();
			await expect(letter).toSay(t('said:role.system'));
			await expect(letter).toSay(dueOn);
		});

		await test.step('one button asks: are you sure? with what happens then, by when, and who sees it', async () => {
			await follow(page, t('said:go_on.button'));
			await expect(page).toSay(t('said:sure.go-on.heading'));
			await expect(page).toSay(t('said:sure.go-on.what.stage_2_requested'));
			await expect(page).toSay(answerBy);
			await expect(page).toSay(t('said:sure.go-on.who'));
		});

		await test.step('no is no', async () => {
			await follow(page, t('said:sure.back'));
			await expect(page).toSay(t('said:late.heading'));
			await follow(page, t('said:go_on.button'));
		});

		await test.step('yes is yes: the new day, and nothing left to press twice', async () => {
			const address = page.url();
			await press(page, t('said:sure.go-on.button'));
			await expect(page).toSay(plain(t('said:taken.stage_2', { day: answerBy })));
			await expect(page).toSay(t('said:now.stage_2'));
			await expect(page).not.toSay(t('said:late.heading'));
			await expect(page.getByRole('link', { name: t('said:go_on.button') })).toHaveCount(0);
			await open(page, address); // the page that asked, found again by Back or by its address
			await expect(page).toSay(t('said:now.stage_2'));
		});

		await test.step('it can be stopped, and taken up again', async () => {
			await follow(page, t('said:more.stop'));
			await expect(page).toSay(t('said:sure.stop.what'));
			await press(page, t('said:sure.stop.button'));
			await expect(page).toSay(t('said:taken.withdrawn'));
			await expect(page).toSay(t('said:now.withdrawn'));
		});
	});
}
