import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { BadConfig, type Notify, readConfig } from '../../../api/config.ts';
import { queueLetter } from '../../../api/outbox/changes.ts';
import { sendDueLetters, sender } from '../../../api/outbox/post.ts';
import { isMobileNumber } from '../../../api/representations/mobile.ts';
import { emailTemplate, fakeNotify, notifyKey, smsTemplate } from '../../support/notify.ts';
import { smallTown, type Town } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

const viaNotify = (town: Town, notify: Notify) => sender({ ...town.world.config, notify });

async function townWith(notify: Notify): Promise<Town> {
	const town = await smallTown();
	town.world.config.notify = notify;
	return town;
}

async function toMaya(town: Town, letter: { address: string; channel?: 'email' | 'sms'; language?: string }) {
	await town.db.transaction().execute((trx) => queueLetter(trx, { kind: 'staff_wrote', ...letter }, town.clock.now()));
}

const stateOf = (town: Town) =>
	town.db.selectFrom('letter').select(['state', 'tries', 'last_error']).executeTakeFirst();

test('a reply to somebody whose email is safe leaves through Notify, and says nothing but that there is a message', async () => {
	const { heard, notify } = await fakeNotify();
	const town = await townWith(notify);
	const contact = { channel: 'email', detail: 'maya@home.example' };
	const { id, reference } = await say(
		await town.as('maya'),
		aComplaint(town, { contact, name: 'CANARY name', points: ['CANARY point'], wants: 'CANARY wish' }),
	);
	const omar = await town.as('omar');
	await omar.post(`/api/cases/${id}/messages`, { words: 'CANARY reply' });
	await sendDueLetters(town.world, viaNotify(town, notify));
	expect(heard).toHaveLength(1);
	expect(heard[0]).toMatchObject({ path: '/v2/notifications/email' });
	expect(heard[0]!.bearer).toMatch(/^Bearer ey/);
	expect(heard[0]!.body).toEqual({
		template_id: emailTemplate,
		email_address: 'maya@home.example',
		personalisation: {
			subject: 'You have a message',
			body: 'You have a message. Come in the way you usually do to read it.',
		},
		reference: expect.stringMatching(/^[\w-]{20,}$/),
	});
	for (const secret of [reference, id, 'CANARY', 'Maya', 'Omar', 'Otter', 'complain', 'council', 'Alongside', 'http']) {
		expect(heard[0]!.source).not.toContain(secret);
	}
});

test('a text message goes to the number that they said is safe, in their language, and names nothing', async () => {
	const { heard, notify } = await fakeNotify();
	const town = await townWith(notify);
	const contact = { channel: 'sms', detail: '07700 900 123' };
	const { id, reference } = await say(await town.as('maya'), aComplaint(town, { contact, language: 'ar' }));
	await (await town.as('omar')).post(`/api/cases/${id}/messages`, { words: 'CANARY reply' });
	await sendDueLetters(town.world, viaNotify(town, notify));
	expect(heard[0]).toMatchObject({ path: '/v2/notifications/sms' });
	expect(heard[0]!.body).toEqual({
		template_id: smsTemplate,
		phone_number: '07700 900 123',
		personalisation: { body: 'لديك رسالة. ادخل بالطريقة المعتادة لقراءتها.' },
		reference: expect.any(String),
	});
	for (const secret of [reference, id, 'CANARY', 'Maya', 'http']) expect(heard[0]!.source).not.toContain(secret);
});

test('staff are written to by the council’s own mail, whatever families are written to by', async () => {
	const { heard, notify } = await fakeNotify();
	const town = await townWith(notify);
	await say(town.stranger(), aComplaint(town));
	await sendDueLetters(town.world, viaNotify(town, notify));
	expect(heard).toEqual([]);
	expect(await readdir(join(town.world.config.dataDir, 'mail'))).toHaveLength(1);
});

test.each([429, 500, 503])('when Notify answers %i the letter waits and is tried again', async (status) => {
	let refusing = true;
	const { heard, notify } = await fakeNotify(() => (refusing ? status : undefined));
	const town = await townWith(notify);
	await toMaya(town, { address: 'maya@home.example' });
	await sendDueLetters(town.world, viaNotify(town, notify));
	expect(await stateOf(town)).toEqual({ state: 'waiting', tries: 1, last_error: `notify_${status}` });
	refusing = false;
	town.clock.pass({ minutes: 2 });
	await sendDueLetters(town.world, viaNotify(town, notify));
	expect((await stateOf(town))?.state).toBe('sent');
	expect(new Set(heard.map(({ body }) => body.reference)).size).toBe(1);
});

test.each([400, 403])(
	'when Notify answers %i the letter is stuck, and an officer sees it by its code alone',
	async (status) => {
		const { notify } = await fakeNotify(() => status);
		const town = await townWith(notify);
		await toMaya(town, { address: '07700 900 123', channel: 'sms' });
		await sendDueLetters(town.world, viaNotify(town, notify));
		const { json } = await (await town.as('omar')).get('/api/letters/stuck');
		expect(json).toMatchObject({ waiting: 0, stuck: [{ kind: 'staff_wrote', lastError: `notify_${status}` }] });
		expect(JSON.stringify(json)).not.toContain('07700');
	},
);

test('a Notify that is not there loses nothing', async () => {
	const town = await smallTown();
	await toMaya(town, { address: 'maya@home.example' });
	await sendDueLetters(
		town.world,
		viaNotify(town, { apiKey: notifyKey, url: 'http://127.0.0.1:9', emailTemplate, smsTemplate }),
	);
	expect((await stateOf(town))?.state).toBe('waiting');
});

test('a proxy of the environment is not asked the way to this machine', async () => {
	vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:9');
	vi.stubEnv('http_proxy', 'http://127.0.0.1:9');
	vi.stubEnv('NO_PROXY', '');
	vi.stubEnv('no_proxy', '');
	const { heard, notify } = await fakeNotify();
	const town = await townWith(notify);
	await toMaya(town, { address: 'maya@home.example' });
	await sendDueLetters(town.world, viaNotify(town, notify)).finally(() => vi.unstubAllEnvs());
	expect(heard).toHaveLength(1);
});

test('without a template for email, families get their email by the council’s own mail', async () => {
	const { heard, notify } = await fakeNotify();
	const town = await townWith({ ...notify, emailTemplate: undefined });
	await toMaya(town, { address: 'maya@home.example' });
	await sendDueLetters(town.world, viaNotify(town, { ...notify, emailTemplate: undefined }));
	expect(heard).toEqual([]);
	expect((await stateOf(town))?.state).toBe('sent');
});

test('a text message that nobody can send any more is stuck, and seen', async () => {
	const town = await smallTown();
	await toMaya(town, { address: '07700 900 123', channel: 'sms' });
	await sendDueLetters(town.world, sender(town.world.config));
	expect(await stateOf(town)).toEqual({ state: 'stuck', tries: 1, last_error: 'sms_not_set_up' });
});

test('text messages are offered only where they can be sent, and only to a mobile', async () => {
	const town = await smallTown();
	const sms = (detail: string | null) => aComplaint(town, { contact: { channel: 'sms', detail } });
	const maya = await town.as('maya');
	const fields = async (detail: string | null) =>
		(await maya.post<{ error: { fields: unknown } }>('/api/representations', sms(detail))).json.error?.fields;
	const offered = async () => (await maya.get<{ textMessages: boolean }>('/api/council')).json.textMessages;
	expect(await offered()).toBe(false);
	expect(await fields('07700 900 123')).toEqual({ 'contact.channel': 'representation.contact.no_texts' });
	town.world.config.notify = { apiKey: notifyKey, url: 'http://127.0.0.1:9', emailTemplate, smsTemplate };
	expect(await offered()).toBe(true);
	expect(await fields('01632 960 150')).toEqual({ 'contact.detail': 'representation.contact.not_a_mobile' });
	expect(await fields(null)).toEqual({ 'contact.detail': 'representation.contact.detail_missing' });
	expect(await fields('+44 7700 900123')).toBeUndefined();
});

test.each([
	['07700900123', true],
	['(07700) 900-123', true],
	['0044 7700 900 123', true],
	['+49 170 1234567', true],
	['01632 960 150', false],
	['+44 1632 960150', false],
	['0770090012', false],
	['ring me', false],
])('%s is a mobile number: %s', (typed, is) => {
	expect(isMobileNumber(typed)).toBe(is);
});

test.each([
	[{ NOTIFY_API_KEY: 'not-a-key', NOTIFY_SMS_TEMPLATE: smsTemplate }, /^NOTIFY_API_KEY is not usable: .*two UUIDs/],
	[{ NOTIFY_API_KEY: notifyKey }, /^NOTIFY_API_KEY is set, but neither/],
	[{ NOTIFY_EMAIL_TEMPLATE: emailTemplate }, /^NOTIFY_EMAIL_TEMPLATE is set, but not NOTIFY_API_KEY/],
	[{ NOTIFY_API_KEY: notifyKey, NOTIFY_EMAIL_TEMPLATE: 'letters' }, /^NOTIFY_EMAIL_TEMPLATE is not usable/],
	[
		{ NOTIFY_API_KEY: notifyKey, NOTIFY_EMAIL_TEMPLATE: emailTemplate, NOTIFY_URL: 'http://notify.example' },
		/^NOTIFY_URL is not usable/,
	],
])('the house does not start with %o', (env, sentence) => {
	const start = () => readConfig({ DEMO: '1', ...env });
	expect(start).toThrow(BadConfig);
	expect(start).toThrow(sentence);
});

test('with a key and a template it starts, and speaks to GOV.UK unless told another address', () => {
	const { notify, demo } = readConfig({
		SECRET_KEY_FILE: '/somewhere/safe',
		NOTIFY_API_KEY: notifyKey,
		NOTIFY_SMS_TEMPLATE: smsTemplate,
	});
	expect(notify).toEqual({
		apiKey: notifyKey,
		url: 'https://api.notifications.service.gov.uk',
		emailTemplate: undefined,
		smsTemplate,
	});
	expect(demo).toBe(false);
});
