import {
	expect,
	follow,
	mistakesOn,
	open,
	pick,
	press,
	runsScripts,
	test,
	unfold,
	writeDay,
} from '../support/journeys.ts';

/** Each project moves a worker of its own, because both do it in the same council. */
const withScripts = { worker: 'Olivia Marchbanks', from: 'Oak', to: 'Kingfisher', old: 'Ellie', new: 'Marcus' };
const without = { worker: 'Jerome Baptiste', from: 'Otter', to: 'Lighthouse', old: 'Tyler', new: 'Angela' };

test('A worker with a page open loses the old pod’s people and has the new one’s, without signing in anew', async ({
	comeInAs,
}) => {
	test.slow();
	const { worker, from, to, old, new: other } = runsScripts() ? withScripts : without;
	const [administrator, page] = [await comeInAs('Wendy Pickersgill'), await comeInAs(worker)];
	const people = page.getByRole('table', { name: 'People' });

	await test.step('the worker reads who is with their pod today', async () => {
		await follow(page, 'People', page.getByRole('navigation'));
		await expect(people).toSay(old);
		await expect(people).not.toSay(other);
		await follow(page, old, people);
		await expect(page).toSay('Who is whose');
	});

	await test.step('an administrator moves them, and is told what is wrong first', async () => {
		await follow(administrator, 'Pods', administrator.getByRole('navigation'));
		await follow(administrator, from, administrator.getByRole('table'));
		await follow(administrator, `Change or move ${worker}`);
		await press(administrator, 'Move');
		expect(await mistakesOn(administrator)).toHaveLength(1);
		await pick(administrator, 'To which pod', to);
		await writeDay(administrator, 'First day in the new pod', '2026-11-18');
		await press(administrator, 'Move');
		await expect(administrator).toSay('Moved.');
		await expect(administrator.getByRole('table')).not.toSay(worker);
	});

	await test.step('at their next look the old pod’s people are not there, and the new one’s are', async () => {
		await page.reload();
		await expect(page).not.toSay('Who is whose');
		await open(page, '/staff/families');
		await expect(people).not.toSay(old);
		await expect(people).toSay(other);
	});

	await test.step('who was in the pod the day before stays answerable', async () => {
		await writeDay(administrator, 'On another day', '2026-11-17');
		await press(administrator, 'Show');
		await expect(administrator.getByRole('table')).toSay(worker);
		await unfold(administrator, 'Put somebody in this pod');
	});
});
