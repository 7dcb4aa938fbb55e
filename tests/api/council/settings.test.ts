import { describe, expect, test } from 'vitest';
import { smallTown } from '../../support/people.ts';

interface Read {
	seen: string;
	settings: { name: string; value: string; isOwn: boolean; reviewOn: string | null; needsCheck: boolean }[];
}

async function settingsIn(town: Awaited<ReturnType<typeof smallTown>>) {
	const ada = await town.as('ada');
	const read = async () => (await (await town.as('ada')).get<Read>('/api/settings')).json;
	const one = async (name: string) => (await read()).settings.find((setting) => setting.name === name)!;
	const set = async (values: object, more: object = {}) =>
		ada.patch<{ error: { code: string; fields: object } }>('/api/settings', {
			seen: (await read()).seen,
			values,
			...more,
		});
	return { ada, read, one, set };
}

test('what an administrator sets, a page says at its next look', async () => {
	const town = await smallTown();
	const { set } = await settingsIn(town);
	const values = {
		council_name: 'Cyngor Łódź – مجلس',
		front_door_phone: '+44 1632 960 400',
		leave_to: 'https://example.org/',
	};
	expect((await set(values)).status).toBe(204);
	const { json } = await town.stranger().get('/api/council');
	expect(json).toMatchObject({ councilName: values.council_name, frontDoorPhone: '+44 1632 960 400' });
});

describe('what cannot be set is told by its name, and nothing of what came with it is kept', () => {
	test.each<[string, object, object]>([
		[
			'a phone of letters',
			{ duty_email: 'a@b.example', complaints_phone: 'ring us' },
			{ complaints_phone: 'council.phone.not_a_number' },
		],
		['two addresses in one', { duty_email: 'a@b.example,c@d.example' }, { duty_email: 'people.email.malformed' }],
		[
			'a second line in an address',
			{ duty_email: 'a@b.example\nBcc: c@d.example' },
			{ duty_email: 'form.field.one_line' },
		],
		['a time that is none', { office_opens: '25:00' }, { office_opens: 'council.time.not_a_time' }],
		['an office that closes before it opens', { office_closes: '08:00' }, { office_closes: 'council.time.reversed' }],
		['a way out without a lock', { leave_to: 'http://example.org' }, { leave_to: 'council.site.not_https' }],
		['a way out that is a script', { leave_to: 'javascript:alert(1)' }, { leave_to: 'council.site.not_https' }],
		[
			'a way out with a password in it',
			{ leave_to: 'https://a:b@example.org' },
			{ leave_to: 'council.site.not_https' },
		],
		['fewer than six', { suppression_threshold: '5' }, { suppression_threshold: 'council.threshold.out_of_range' }],
		['more than eleven', { suppression_threshold: '12' }, { suppression_threshold: 'council.threshold.out_of_range' }],
		['no day to settle', { settling_days: '0' }, { settling_days: 'council.days.out_of_range' }],
		['three months to settle', { settling_days: '90' }, { settling_days: 'council.days.out_of_range' }],
		['a colour that nobody could read', { main_colour: '#ffd500' }, { main_colour: 'council.colour.unreadable' }],
		['a colour that is none', { main_colour: 'red' }, { main_colour: 'council.colour.not_a_colour' }],
		['no name', { council_name: '' }, { council_name: 'form.field.empty' }],
	])('%s', async (_, values, fields) => {
		const town = await smallTown();
		const { set, read } = await settingsIn(town);
		const before = await read();
		const { status, json } = await set({ service_name: 'Beside you', ...values });
		const told = Object.entries(json.error.fields).map(([field, code]) => [field.replace('values.', ''), code]);
		expect([status, Object.fromEntries(told)]).toEqual([422, fields]);
		expect(await read()).toEqual(before);
	});

	test('a setting that nobody knows, and a day for its check that is over', async () => {
		const { set } = await settingsIn(await smallTown());
		expect((await set({ colour: 'x' })).status).toBe(422);
		const { json } = await set({}, { reviewOn: { duty_email: '2026-06-08' } });
		expect(json.error.fields).toEqual({ duty_email_review: 'council.review.past' });
	});
});

test('the way out never leads back to Alongside itself', async () => {
	const town = await smallTown();
	town.world.config.publicUrl = 'https://feedback.council.example';
	const browser = await town.as('ada');
	browser.cookies.set('__Host-session', browser.cookies.get('session')!);
	const { seen } = (await browser.get<Read>('/api/settings')).json;
	const back = await browser.patch('/api/settings', { seen, values: { leave_to: `${town.world.config.publicUrl}/x` } });
	expect(back.json).toMatchObject({ error: { fields: { leave_to: 'council.site.not_https' } } });
});

test('of two administrators who change the settings at once the second is told', async () => {
	const { ada, read } = await settingsIn(await smallTown());
	const { seen } = await read();
	expect((await ada.patch('/api/settings', { seen, values: { council_name: 'One' } })).status).toBe(204);
	const second = await ada.patch('/api/settings', { seen, values: { council_name: 'Two' } });
	expect([second.status, second.json]).toEqual([409, { error: { code: 'council.setting.changed_meanwhile' } }]);
});

test('a number is checked again by its day: one that ships at once, one that was checked in a year', async () => {
	const town = await smallTown();
	const { ada, one, set } = await settingsIn(town);
	expect(await one('front_door_phone')).toMatchObject({ isOwn: false, needsCheck: true });
	expect((await ada.post('/api/settings/front_door_phone/checks')).status).toBe(204);
	expect(await one('front_door_phone')).toMatchObject({ reviewOn: '2027-06-08', needsCheck: false });
	await set({ duty_email: 'duty@council.example' }, { reviewOn: { duty_email: '2026-07-01' } });
	expect((await ada.post('/api/settings/council_name/checks')).status).toBe(409);
	expect((await ada.post('/api/settings/never_was/checks')).status).toBe(404);
	town.clock.set('2026-07-01T09:00:00Z');
	expect(await one('duty_email')).toMatchObject({ needsCheck: true });
});

test('the council’s colour goes to every page by day and by night, and nowhere when there is none', async () => {
	const town = await smallTown();
	const { set } = await settingsIn(town);
	const colour = async () => (await town.stranger().get<{ mainColour: object | null }>('/api/council')).json.mainColour;
	expect(await colour()).toBeNull();
	await set({ main_colour: '#5A2A5F' });
	expect(await colour()).toEqual({ light: '#5a2a5f', dark: expect.stringMatching(/^#[0-9a-f]{6}$/) });
});

test('nobody but an administrator reads or sets them', async () => {
	const town = await smallTown();
	for (const name of ['omar', 'dora', 'priya', 'maya'] as const) {
		const browser = await town.as(name);
		expect((await browser.get('/api/settings')).status).toBe(403);
		expect((await browser.patch('/api/settings', {})).status).toBe(403);
	}
});
