import {
	choose,
	continueOn,
	expect,
	follow,
	open,
	overWayOut,
	press,
	questionOf,
	referenceOn,
	test,
	wordsOn,
	write,
} from '../support/journeys.ts';
import { devtoolsOf } from '../support/devtools.ts';
import { becomeSlowPhone } from '../support/slow-phone.ts';

test('A young person reads in Easy Read, on a small old phone with a slow line, and says what is wrong', async ({
	visit,
}) => {
	test.slow();
	const page = await visit();
	await page.setViewportSize({ width: 320, height: 256 });
	await becomeSlowPhone(await devtoolsOf(page));

	await open(page, '/en-easy/');
	const t = wordsOn(page);
	await follow(page, t('pod:door.complaint'));

	await test.step('a picture stands beside each idea of the page that tells them the way out', async () => {
		const ideas = page.locator('main ul.pictured > li');
		expect(await ideas.count()).toBeGreaterThan(2);
		for (const idea of await ideas.all()) await expect(idea.locator('svg')).not.toHaveCount(0);
	});

	await test.step('the questions are short, and the bottom of each is never far', async () => {
		await overWayOut(page);
		const answers: Record<string, () => Promise<void>> = {
			pod: () => choose(page, t('tell-us:pod.unknown')),
			about: () => choose(page, t('tell-us:about.pod')),
			points: () => write(page, t('tell-us:points.only'), 'No one rang me.'),
			you: () => choose(page, t('tell-us:you.young')),
			more: () => choose(page, t('tell-us:standing.care_leaver')),
			advocate: () => choose(page, t('tell-us:advocate.yes')),
		};
		for (let pages = 0; questionOf(page) !== 'check'; pages += 1) {
			expect(pages, 'the questions come to an end').toBeLessThan(15);
			await answers[questionOf(page)]?.();
			await continueOn(page);
		}
	});

	await test.step('it is sent, and they are told in their own wording what happens next', async () => {
		await expect(page).toSay('No one rang me.');
		await press(page, t('tell-us:check.send.complaint'));
		await expect(page).toSay(t('tell-us:sent.heading.complaint'));
		expect(await referenceOn(page)).toMatch(/\w/);
		expect(new URL(page.url()).pathname).toBe('/en-easy/tell-us/sent');
	});
});
