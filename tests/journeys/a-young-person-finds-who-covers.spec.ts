import type { Page } from '@playwright/test';
import {
	expect,
	follow,
	mistakesOn,
	open,
	pick,
	press,
	runsScripts,
	test,
	write,
	writeDay,
} from '../support/journeys.ts';

/** Each project has its own family and pod: both change who is away, at the same time. */
const inOak = {
	young: 'Ellie',
	worker: 'Mei Lin Chua',
	cover: 'Rachel Sugden',
	manager: 'Anjali Deshmukh',
	office: 'Sunita Kaur Gill',
};
const inOtter = {
	young: 'Tyler',
	worker: 'Ewa Nowicka',
	cover: 'Ben Cartledge',
	manager: 'Graham Tolley',
	office: 'Pauline Stride',
};

test('A young person finds who covers for their worker, never why, and asks somebody else to ring', async ({
	comeInAs,
}) => {
	test.slow();
	const { young, worker, cover, manager, office } = runsScripts() ? inOak : inOtter;
	const page = await comeInAs(young);
	const desk = await comeInAs(office);
	const own = page.getByRole('region', { name: 'Your worker' });

	await test.step('business support sets the worker away, with somebody who covers', async () => {
		await follow(desk, 'Cover');
		await setAway(desk, worker, ['2026-11-20', '2026-11-18'], cover);
		expect(await mistakesOn(desk)).toEqual(['The last day is before the first day.']);
		await setAway(desk, worker, ['2026-11-18', '2026-11-20'], cover);
		await expect(desk).toSay('Set. Families see it at their next look.');
		await expect(desk.getByRole('region', { name: 'Away now and soon' })).toSay(`Covered by ${cover}`);
	});

	await test.step('the young person sees who covers, and nothing of why', async () => {
		await open(page, '/en-young/');
		await expect(own).toSay(worker);
		await expect(own).toSay('Away just now.');
		await expect(own).toSay('Today you can talk to');
		await expect(own).toSay(cover);
		await expect(own.getByRole('link', { name: /^Call/ })).toBeVisible();
		expect(await page.getByRole('main').innerText()).not.toMatch(/\b(sick|ill|holiday|leave|because|reason)\b/i);
	});

	await test.step('then nobody covers: the manager and whoever answers the phone are named instead', async () => {
		await press(desk, `Cancel the absence of ${worker}`);
		await setAway(desk, worker, ['2026-11-18', ''], 'Nobody named');
		await expect(desk).toSay('No cover named: families are shown the manager and business support');
		await open(page, '/en-young/');
		await expect(own).toSay('Away just now');
		for (const name of [manager, office]) await expect(own).toSay(name);
		await expect(own).not.toSay(cover);
	});

	await test.step('they ask to be rung by somebody else, when it is safe', async () => {
		await follow(page, 'Talk to someone other than my worker');
		await expect(page.getByRole('radio', { name: 'Someone other than my worker' })).toBeChecked();
		await write(page, 'When is it safe to call?', 'After school. Not when my uncle is here.');
		await press(page, 'Ask us to call');
		expect(await mistakesOn(page)).toEqual(['Write the phone number that we should call.']);
		await expect(page.getByRole('textbox', { name: 'When is it safe to call?' })).toHaveValue(/my uncle/);
		await write(page, 'Your phone number', '01632 960 398');
		await press(page, 'Ask us to call');
		await expect(page).toSay(`${manager} has your request and will ring you.`);
		await expect(page).toSay('Your worker does not see it.');
	});

	await test.step('the manager sees it and rings; the worker never does', async () => {
		const named = await comeInAs(worker);
		await follow(named, 'Call-backs');
		await expect(named).not.toSay('my uncle');
		const boss = await comeInAs(manager);
		await follow(boss, 'Call-backs');
		const asked = boss.getByRole('listitem').filter({ hasText: 'my uncle' });
		await expect(asked).toSay('Someone other than their worker');
		await expect(asked).toSay(manager);
		await press(boss, `I rang ${young}`, asked);
		await expect(boss).not.toSay('my uncle');
	});

	await press(desk, `Cancel the absence of ${worker}`);
});

async function setAway(desk: Page, worker: string, [from, to]: [string, string], cover: string): Promise<void> {
	const named = (name: string) => new RegExp(`^${name}`);
	await pick(desk, 'Who is away', named(worker));
	await writeDay(desk, 'First day away', from);
	if (to !== '') await writeDay(desk, 'Last day away', to);
	await pick(desk, 'Who covers', named(cover));
	await press(desk, 'Set away');
}
