import type { Page } from '@playwright/test';
import {
	expect,
	follow,
	goToMistake,
	mistakesOn,
	open,
	pick,
	plain,
	press,
	test,
	unfold,
	write,
	writeDay,
} from '../support/journeys.ts';

/** Winston wrote in the evening of Thursday 5 November. Today is Wednesday 18 November: the answer is due tomorrow. */
const school = 'The taxi to school has not come on nine mornings this term.';

test('An officer finds a complaint that is due soon, and reads day by day how its date was worked out', async ({
	comeInAs,
}) => {
	const nasreen = await comeInAs('Nasreen Choudhury');

	await test.step('she asks the register for what is due soon in Oak', async () => {
		await follow(nasreen, 'Register');
		await pick(nasreen, 'Kind', 'Complaint');
		await pick(nasreen, 'Pod', 'Oak');
		await pick(nasreen, 'How it stands', 'Due soon');
		await press(nasreen, 'Show');
		const found = nasreen.getByRole('row').filter({ hasText: 'Thu 19 Nov 2026' });
		await expect(found).toHaveCount(1);
		await expect(found).toSay('1 working day left');
		await expect(nasreen).not.toSay(school); // a list stands open on a desk: nobody's words are in it
	});

	const reference = await nasreen.getByRole('row').filter({ hasText: '19 Nov' }).getByRole('rowheader').innerText();
	await test.step('she finds the same one by the reference that Winston reads out, small letters and all', async () => {
		await follow(nasreen, 'Show everything');
		await write(nasreen, 'Find', reference.toLowerCase().replace('-', ' '));
		await press(nasreen, 'Show');
		await expect(nasreen.getByRole('row')).toHaveCount(2);
		await follow(nasreen, reference);
		await expect(nasreen).toSay(school);
	});

	await test.step('she reads to him how the date was worked out', async () => {
		await expect(nasreen).toSay('10 working days after Thursday 5 November 2026. That day itself is day 0.');
		expect(await daysIn(nasreen, 'Stage 1: answer: every day to the due day')).toEqual([
			'Thu 5 Nov Day 0 Received',
			'Fri 6 Nov Day 1',
			'Sat 7 Nov Weekend',
			'Sun 8 Nov Weekend',
			'Mon 9 Nov Day 2',
			'Tue 10 Nov Day 3',
			'Wed 11 Nov Day 4',
			'Thu 12 Nov Day 5',
			'Fri 13 Nov Day 6',
			'Sat 14 Nov Weekend',
			'Sun 15 Nov Weekend',
			'Mon 16 Nov Day 7',
			'Tue 17 Nov Day 8',
			'Wed 18 Nov Day 9 Today',
			'Thu 19 Nov Day 10 Due',
		]);
		await unfold(nasreen, 'On to 20 working days: the latest the law allows');
		const latest = await daysIn(nasreen, 'Stage 1: answer: every day from the due day to the latest');
		expect(latest.at(-1)).toBe('Thu 3 Dec Day 20 Latest');
	});
});

test('The clock of a child who asked for an advocate has not started, and the officer sees what it waits for', async ({
	comeInAs,
}) => {
	const nasreen = await comeInAs('Nasreen Choudhury');
	await follow(nasreen, 'Register');
	await pick(nasreen, 'How it stands', 'Waiting for an advocate');
	await write(nasreen, 'Find', 'my brother every two weeks');
	await press(nasreen, 'Show');
	await follow(nasreen, await nasreen.getByRole('rowheader').first().innerText());
	await expect(nasreen).toSay('The clock has not started');
	await expect(nasreen).toSay('The 10 working days begin on the day the advocate is appointed.');
});

test('Anybody in the office works out the dates of the book: across Easter, from an advocate, over Christmas', async ({
	comeInAs,
}) => {
	const desk = await comeInAs('Gwen Lister');
	const nasreen = await comeInAs('Nasreen Choudhury');
	await follow(nasreen, 'Work out a date');
	await press(nasreen, 'Work it out');
	expect(await mistakesOn(nasreen)).toEqual(['Please choose one of these.']);
	await goToMistake(nasreen, 'Please choose one of these.');
	await pick(nasreen, 'Time limit', 'Stage 1: answer');
	await writeDay(nasreen, 'From', '2026-04-31');
	await press(nasreen, 'Work it out');
	expect(await mistakesOn(nasreen)).toEqual(['Please write a real date, such as 8 6 2026.']);

	await test.step('S03: received on Thursday 2 April 2026', async () => {
		await writeDay(nasreen, 'From', '2026-04-02');
		await press(nasreen, 'Work it out');
		await expect(nasreen).toSay('Due Monday 20 April 2026');
		await expect(nasreen).toSay('Latest the law allows Tuesday 5 May 2026');
		const days = await daysIn(nasreen, 'Stage 1: answer: every day to the due day');
		expect(days).toContain('Fri 3 Apr Good Friday');
		expect(days).toContain('Sat 4 Apr Weekend');
		expect(days).toContain('Mon 6 Apr Bank holiday');
		expect(days.at(-1)).toBe('Mon 20 Apr Day 10 Due');
		await unfold(nasreen, 'On to 20 working days: the latest the law allows');
		expect(await daysIn(nasreen, 'Stage 1: answer: every day from the due day to the latest')).toContain(
			'Mon 4 May Bank holiday',
		);
	});

	const dates = [
		['S01', '2026-06-08', 'Monday 22 June 2026', 'Monday 6 July 2026'],
		['S02, received on a Saturday', '2026-06-06', 'Friday 19 June 2026', 'Friday 3 July 2026'],
		['S05, the office shutdown does not count', '2026-12-14', 'Wednesday 30 December 2026', 'Thursday 14 January 2027'],
		['S11, from the advocate', '2026-04-23', 'Friday 8 May 2026', 'Friday 22 May 2026'],
	] as const;
	for (const [scenario, from, due, latest] of dates) {
		await test.step(scenario, async () => {
			// the address of a date worked out can be sent on: a colleague opens it
			await open(desk, `/staff/clock?clock=stage_1&from=${from}`);
			await expect(desk).toSay(`Due ${due}`);
			await expect(desk).toSay(`Latest the law allows ${latest}`);
		});
	}
});

/** Every day of the strip as somebody reads it out, without the year. */
async function daysIn(page: Page, strip: string): Promise<string[]> {
	const days = await page.getByRole('list', { name: strip }).getByRole('listitem').allInnerTexts();
	return days.map((day) => plain(day).replace(/ 20\d\d\b/, ''));
}
