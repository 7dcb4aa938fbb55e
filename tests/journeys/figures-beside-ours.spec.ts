import {
	choose,
	expect,
	follow,
	mistakesOn,
	looksRight,
	press,
	runsScripts,
	test,
	write,
	writeDay,
} from '../support/journeys.ts';

/** Both kinds of browser work on the one council, each on figures of its own. */
const own = () =>
	runsScripts()
		? { period: '2023-05', other: '2023-06', series: 'westmere_a', day: '2024-02-05' }
		: { period: '2022-05', other: '2022-06', series: 'westmere_b', day: '2023-02-06' };

test('The complaints manager says how many children were open, is told of slips, and puts one right in the open', async ({
	comeInAs,
}) => {
	const { period, other } = own();
	const judith = await comeInAs('Judith Ferriby');
	await follow(judith, 'Trends', judith.locator('.staff-nav'));
	await follow(judith, 'Children open');
	const source = 'Case system, last day of the month';
	const add = async (code: string, children: string) => {
		await write(judith, 'Month or quarter', code);
		await write(judith, 'Children open', children);
		await write(judith, 'Where it comes from', source);
		await press(judith, 'Add it');
	};

	await test.step('nought, and a year that is still to come, are refused with what was typed kept', async () => {
		await add('2062-05', '0');
		await expect(judith).toSay('That time is still to come. Check the year.');
		await expect(judith.getByLabel('Where it comes from')).toHaveValue(source);
		await add(period, '0');
		await expect(judith).toSay('Nothing can be divided by nought.');
		await looksRight(judith);
	});

	await test.step('she adds it, and a second time is told that it is here', async () => {
		await add(period, '412');
		await expect(judith).toSay('The number is here.');
		await add(period, '413');
		await expect(judith).toSay('There is a number for that time already.');
	});

	const row = judith.getByRole('row').filter({ hasText: period });
	await test.step('she puts it right: what it was stays beside it, with why', async () => {
		await row.getByRole('link', { name: /^Put right/ }).click();
		await write(judith, 'What it should be', '421');
		await press(judith, 'Put it right');
		expect(await mistakesOn(judith)).toHaveLength(1);
		await expect(judith.getByLabel('What it should be')).toHaveValue('421');
		await write(judith, 'Why', 'Nine were entered late');
		await press(judith, 'Put it right');
		await expect(row).toSay('421');
		await expect(row).toSay('Was 412 until');
		await expect(row).toSay('Nine were entered late');
	});

	await test.step('a sheet is shown before it is taken in, with each mistake beside its row', async () => {
		await write(judith, 'Rows', `period,children,source,pod\n${other},430,"${source}",\n2062-06,431,"${source}",`);
		await press(judith, 'Show what it would do');
		await expect(judith).toSay('period: That time is still to come. Check the year.');
		await expect(judith.getByRole('button', { name: 'Take it in' })).toHaveCount(0);
		await write(judith, 'Rows', `period,children,source,pod\n${other},430,"${source}",`);
		await press(judith, 'Show what it would do');
		await expect(judith.getByRole('table', { name: 'What it would do' })).toSay('Added');
		await looksRight(judith);
		await press(judith, 'Take it in');
		await expect(judith).toSay('The sheet has been taken in.');
	});
});

test('A day on which the service changed is noted, drawn, and taken away', async ({ comeInAs }) => {
	const stephen = await comeInAs('Stephen Gaunt');
	await follow(stephen, 'Trends', stephen.locator('.staff-nav'));
	await follow(stephen, 'When the service changed');
	await writeDay(stephen, 'Which day', '2062-01-01');
	await write(stephen, 'What changed', 'New leaflet');
	await press(stephen, 'Note it');
	await expect(stephen).toSay('That day is still to come.');
	await writeDay(stephen, 'Which day', own().day);
	await press(stephen, 'Note it');
	const item = stephen.getByRole('listitem').filter({ hasText: runsScripts() ? '2024' : '2023' });
	await expect(item).toSay('New leaflet');
	await looksRight(stephen);
	await press(stephen, 'Take away', item);
	await expect(stephen).toSay('The change is taken away.');
});

test('A figure of an earlier report is taken in under its own name, and a wrong year is refused', async ({
	comeInAs,
}) => {
	const { series } = own();
	const judith = await comeInAs('Judith Ferriby');
	await follow(judith, 'Trends', judith.locator('.staff-nav'));
	await follow(judith, 'Figures from earlier reports');
	const first = judith.getByRole('region', { name: /bh_complaints_psw/ });
	await expect(first).toSay('112');
	await expect(judith.getByRole('region', { name: /bh_stage1_all_complainants/ })).toSay(
		'Year to confirm, probably 2019-20',
	);

	await write(judith, 'Name of the series', series);
	await judith.getByLabel('What it counts').selectOption({ label: 'Complaints' });
	await write(judith, 'How it was counted, in the words of the source', 'All complaints');
	await write(judith, 'Where it was published', 'Annual report 2023-24');
	await write(judith, 'Financial year', '2062-63');
	await write(judith, 'Number', '36');
	await press(judith, 'Add it');
	await expect(judith).toSay('That year is not over yet');
	await write(judith, 'Financial year', '2023-24');
	await choose(judith, /The source does not say which year it is/);
	await press(judith, 'Add it');
	const ours = judith.getByRole('region', { name: new RegExp(series) });
	await expect(ours).toSay('Year to confirm, probably 2023-24');
	await looksRight(judith);
});
