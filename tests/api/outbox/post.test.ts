import { readdir, readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { expect, onTestFinished, test } from 'vitest';
import { queueLetter } from '../../../api/outbox/changes.ts';
import { letterKinds, letterText } from '../../../api/outbox/letters.ts';
import { sendDueLetters, sender } from '../../../api/outbox/post.ts';
import { afterFailure } from '../../../api/outbox/retry.ts';
import type { Town } from '../../support/people.ts';
import { smallTown } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

/** A real mail server on loopback that answers RCPT as the test says and keeps what it is sent. */
async function mailServer(refuse: () => number | undefined = () => undefined) {
	const mails: { to: string[]; source: string }[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onRcptTo({ address }, _session, answer) {
			const code = refuse();
			answer(code === undefined ? null : Object.assign(new Error(`<${address}>: no`), { responseCode: code }));
		},
		onData(stream, session, done) {
			const parts: Buffer[] = [];
			stream.on('data', (part: Buffer) => parts.push(part));
			stream.on('end', () => {
				const to = session.envelope.rcptTo.map(({ address }) => address);
				mails.push({ to, source: Buffer.concat(parts).toString() });
				done();
			});
		},
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	onTestFinished(() => new Promise<void>((closed) => server.close(closed)));
	const { port } = server.server.address() as AddressInfo;
	return { mails, url: `smtp://127.0.0.1:${port}` };
}

const sendVia = (town: Town, smtpUrl: string) => sender({ ...town.world.config, smtpUrl });

test('a complaint’s letter leaves after it is kept, once, and says nothing of what it is about', async () => {
	const town = await smallTown();
	const { mails, url } = await mailServer();
	await say(await town.as('maya'), aComplaint(town, { points: ['CANARY words'] }));
	expect(await sendDueLetters(town.world, sendVia(town, url))).toBe(1);
	expect(await sendDueLetters(town.world, sendVia(town, url))).toBe(0);
	expect(mails).toHaveLength(1);
	expect(mails[0]!.to).toEqual(['priya@council.example']);
	expect(mails[0]!.source).not.toMatch(/CANARY|Maya|complain|social|child|Otter/i);
	expect(await town.db.selectFrom('letter').select('state').executeTakeFirst()).toEqual({ state: 'sent' });
});

test('no letter of any kind, in any language, names the person, the matter or the service', () => {
	for (const kind of letterKinds) {
		for (const language of ['en', 'ar', 'xx']) {
			const { subject, body } = letterText(kind, language, 'https://portal.example/staff');
			expect(subject + body).not.toMatch(/complain|thank|social|child|pod|alongside|council|اجتماع|شكوى|طفل/i);
		}
	}
	expect(letterText('staff_wrote', 'ar', 'https://portal.example/staff').body).not.toContain('portal.example');
	expect(letterText('staff_wrote', 'en', 'https://portal.example/staff').body).not.toContain('portal.example');
});

test('when the mail server says "later" the letter waits, longer each time, and goes with the same Message-ID', async () => {
	const town = await smallTown();
	let refusing = true;
	const { mails, url } = await mailServer(() => (refusing ? 451 : undefined));
	await say(town.stranger(), aComplaint(town));
	await sendDueLetters(town.world, sendVia(town, url));
	expect(await town.db.selectFrom('letter').select(['state', 'tries', 'last_error']).executeTakeFirst()).toEqual({
		state: 'waiting',
		tries: 1,
		last_error: 'smtp_451',
	});
	expect(await sendDueLetters(town.world, sendVia(town, url))).toBe(0);
	refusing = false;
	town.clock.pass({ minutes: 2 });
	expect(await sendDueLetters(town.world, sendVia(town, url))).toBe(1);
	const letter = await town.db.selectFrom('letter').selectAll().executeTakeFirstOrThrow();
	expect(letter.state).toBe('sent');
	expect(mails[0]!.source).toContain(`<${letter.id}@`);
});

test('when the mail server says "never" the letter is stuck, an officer sees it and can have it tried again', async () => {
	const town = await smallTown();
	let refusing = true;
	const { mails, url } = await mailServer(() => (refusing ? 550 : undefined));
	const { id } = await say(town.stranger(), aComplaint(town));
	await sendDueLetters(town.world, sendVia(town, url));
	const omar = await town.as('omar');
	const { json } = await omar.get<{ stuck: { id: string; lastError: string }[] }>('/api/letters/stuck');
	expect(json).toMatchObject({ waiting: 0, stuck: [{ kind: 'complaint_arrived', lastError: 'smtp_550' }] });
	expect((await (await town.as('priya')).get('/api/cases')).json).toMatchObject({ rows: [{ id }] }); // mail or no mail
	refusing = false;
	expect((await omar.post(`/api/letters/${json.stuck[0]!.id}/try`)).status).toBe(204);
	await sendDueLetters(town.world, sendVia(town, url));
	expect(mails).toHaveLength(1);
});

test.each([451, 550])('what a mail server answers (%i) may repeat an address: none of it is kept', async (code) => {
	const town = await smallTown();
	const { url } = await mailServer(() => code);
	const letter = { kind: 'staff_wrote', address: 'maya@home.example' } as const;
	await town.db.transaction().execute((trx) => queueLetter(trx, letter, town.clock.now()));
	await sendDueLetters(town.world, sendVia(town, url));
	const { last_error } = await town.db.selectFrom('letter').select('last_error').executeTakeFirstOrThrow();
	expect(last_error).toBe(`smtp_${code}`);
});

test('a mail server that is not there loses nothing', async () => {
	const town = await smallTown();
	await say(town.stranger(), aComplaint(town));
	await sendDueLetters(town.world, sendVia(town, 'smtp://127.0.0.1:9'));
	expect(await town.db.selectFrom('letter').select(['state', 'last_error']).executeTakeFirst()).toMatchObject({
		state: 'waiting',
	});
});

test('without a mail server each letter is one file that a mail program opens', async () => {
	const town = await smallTown();
	await say(town.stranger(), aComplaint(town));
	await sendDueLetters(town.world, sender(town.world.config));
	const folder = join(town.world.config.dataDir, 'mail');
	const files = await readdir(folder);
	expect(files).toHaveLength(1);
	const mail = await readFile(join(folder, files[0]!), 'utf8');
	expect(mail).toMatch(/^To: .*priya@council\.example/m);
	expect(mail).toMatch(/^Subject: Something new is waiting for you/m);
});

test('a line break in an address cannot add another recipient', async () => {
	const town = await smallTown();
	const { mails, url } = await mailServer();
	const address = 'maya@home.example\r\nRCPT TO:<thief@evil.example>';
	const letter = { kind: 'staff_wrote', address } as const;
	await town.db.transaction().execute((trx) => queueLetter(trx, letter, town.clock.now()));
	await sendDueLetters(town.world, sendVia(town, url));
	expect(mails.flatMap(({ to }) => to)).not.toContain('thief@evil.example');
});

test('two workers at once send a letter once', async () => {
	const town = await smallTown();
	const { mails, url } = await mailServer();
	for (let count = 0; count < 5; count += 1) await say(town.stranger(), aComplaint(town));
	await Promise.all([1, 2, 3].map(() => sendDueLetters(town.world, sendVia(town, url))));
	expect(mails).toHaveLength(5);
});

test.each([
	[1, false, { state: 'waiting', nextTryAt: '2026-06-08T10:01:00.000Z' }],
	[4, false, { state: 'waiting', nextTryAt: '2026-06-08T11:00:00.000Z' }],
	[7, false, { state: 'waiting', nextTryAt: '2026-06-09T10:00:00.000Z' }],
	[8, false, { state: 'stuck' }],
	[1, true, { state: 'stuck' }],
] as const)('after failure %s, for good: %s', (tries, isForGood, after) => {
	expect(afterFailure(tries, '2026-06-08T10:00:00.000Z', isForGood)).toEqual(after);
});
