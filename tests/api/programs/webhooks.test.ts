import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../../api/config.ts';
import { sendDueWebhooks } from '../../../api/outbox/webhooks.ts';
import { isInside, wrongIn } from '../../../api/programs/address.ts';
import { smallTown, type Town } from '../../support/people.ts';
import { aProgram } from '../../support/programs.ts';
import { aComplaint, say } from '../../support/saying.ts';

interface Got {
	headers: Record<string, string>;
	body: string;
}

/** A program that listens on this machine, and answers with what it is told to. */
async function receiver(answers: number[] = []) {
	const got: Got[] = [];
	const server = createServer((request: IncomingMessage, response) => {
		let body = '';
		request.on('data', (chunk: Buffer) => (body += chunk.toString()));
		request.on('end', () => {
			got.push({ headers: request.headers as Record<string, string>, body });
			const status = answers.shift() ?? 204;
			response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
		});
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	onTestFinished(() => new Promise((closed) => void server.close(() => closed())));
	return { got, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/told` };
}

async function told(town: Town, url: string) {
	town.world.config.insideHosts = ['127.0.0.1'];
	const program = await aProgram(town, ['webhooks']);
	const ada = await town.as('ada');
	const { json } = await ada.post<{ id: string; secret: string }>(`/api/programs/${program.id}/webhooks`, { url });
	return { ...json, program, ada };
}

const letters = (town: Town) =>
	town.db.selectFrom('letter').selectAll().where('channel', '=', 'webhook').orderBy('id').execute();

describe('a program is told that something happened', () => {
	test('in a message that Standard Webhooks knows for ours, with ids in it and nobody’s words', async () => {
		const town = await smallTown();
		const there = await receiver();
		const { secret } = await told(town, there.url);
		const { id } = await say(await town.as('maya'), aComplaint(town, { points: ['CANARY words'] }));
		expect(there.got).toEqual([]);
		await sendDueWebhooks(town.world);
		const first = there.got[0]!;
		const at = new Date(Number(first.headers['webhook-timestamp']) * 1000);
		expect(at.toISOString()).toBe(town.clock.now());
		const verify = new Webhook(secret);
		const headers = { ...first.headers, 'webhook-timestamp': String(Math.floor(Date.now() / 1000)) };
		expect(() => verify.verify(first.body, headers)).toThrow('signature'); // another time is another message
		expect(verify.sign(first.headers['webhook-id']!, at, first.body)).toBe(first.headers['webhook-signature']);
		expect(JSON.parse(first.body)).toEqual({
			type: 'representation.received',
			timestamp: town.clock.now(),
			data: { id },
		});
		expect(there.got.map(({ body }) => body).join()).not.toMatch(/CANARY|Maya|Sam/);
		expect((await letters(town)).every(({ state }) => state === 'sent')).toBe(true);
	});

	test('again with the outbox’s patience and the same id, until it is taken', async () => {
		const town = await smallTown();
		const there = await receiver([500, 302, 204]);
		const { ada, id } = await told(town, there.url);
		await ada.post(`/api/webhooks/${id}/testing`);
		await sendDueWebhooks(town.world);
		expect(await letters(town)).toMatchObject([{ state: 'waiting', last_error: 'http_500' }]);
		await sendDueWebhooks(town.world);
		expect(there.got).toHaveLength(1);
		town.clock.pass({ minutes: 6 });
		await sendDueWebhooks(town.world);
		expect(await letters(town)).toMatchObject([{ state: 'waiting', last_error: 'http_302' }]);
		town.clock.pass({ minutes: 6 });
		await sendDueWebhooks(town.world);
		expect(new Set(there.got.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
		expect(await letters(town)).toMatchObject([{ state: 'sent', last_error: null }]);
	});

	test('what is gone for good is on the administrator’s list, is tried again there, and keeps no letter to a person waiting', async () => {
		const town = await smallTown();
		const there = await receiver([410]);
		const { ada, id } = await told(town, there.url);
		await ada.post(`/api/webhooks/${id}/testing`);
		await sendDueWebhooks(town.world);
		const list = () => ada.get<{ webhooks: { stuck: number; sent: number }[] }[]>('/api/programs');
		expect((await list()).json[0]!.webhooks).toMatchObject([{ stuck: 1, sent: 0, lastError: 'http_410' }]);
		const stuck = await ada.get<object[]>('/api/webhooks/stuck');
		expect(stuck.json).toMatchObject([{ webhook: id, type: 'webhook.test', tries: 1, lastError: 'http_410' }]);
		expect((await ada.get('/api/administration/needs')).json).toMatchObject({ stuck: 1 });
		const officers = await (await town.as('ruth')).get<{ stuck: unknown[]; waiting: number }>('/api/letters/stuck');
		expect(officers.json).toMatchObject({ stuck: [], waiting: 0 });
		expect((await ada.post(`/api/webhooks/${id}/trying`)).status).toBe(204);
		await sendDueWebhooks(town.world);
		expect((await list()).json[0]!.webhooks).toMatchObject([{ stuck: 0, sent: 1, lastError: null }]);
	});

	test('no more, once its key is revoked or its address ended', async () => {
		const town = await smallTown();
		const there = await receiver();
		const { ada, id, program } = await told(town, there.url);
		await ada.post(`/api/webhooks/${id}/testing`);
		expect((await ada.post(`/api/programs/${program.id}/revoking`)).status).toBe(204);
		await say(await town.as('maya'), aComplaint(town));
		await sendDueWebhooks(town.world);
		expect(there.got).toEqual([]);
		expect(await letters(town)).toMatchObject([{ state: 'stuck', last_error: 'webhook_ended' }]);
		expect((await ada.post(`/api/webhooks/${id}/ending`)).status).toBe(204);
		expect(await letters(town)).toEqual([]);
	});
});

describe('where a program may be told', () => {
	test.each([
		['https://cases.example.gov.uk/told', undefined],
		['http://cases.example.gov.uk/told', 'programs.url.not_https'],
		['ftp://cases.example.gov.uk/', 'programs.url.not_https'],
		['https://name:word@cases.example.gov.uk/', 'programs.url.malformed'],
		['cases', 'programs.url.malformed'],
		['https://10.1.2.3/', 'programs.url.inside'],
		['https://169.254.169.254/latest', 'programs.url.inside'],
		['https://0x7f000001/', 'programs.url.inside'],
		['https://[::1]/', 'programs.url.inside'],
		['https://[::ffff:10.0.0.1]/', 'programs.url.inside'],
		['https://localhost/', 'programs.url.inside'],
		['http://127.0.0.1/', 'programs.url.not_https'],
	])('%s: %s', (url, wrong) => {
		expect(wrongIn(url, [])).toBe(wrong);
	});

	test('an inside address only where the settings name its host', () => {
		expect(wrongIn('https://10.1.2.3/', ['10.1.2.3'])).toBeUndefined();
		expect(wrongIn('http://10.1.2.3/', ['10.1.2.3'])).toBe('programs.url.not_https');
	});

	test.each(['192.168.1.1', '172.31.0.1', '100.64.0.1', 'fd00::1', 'fe80::1', '::', '64:ff9b::a00:1', 'x'])(
		'%s is of the inside',
		(address) => expect(isInside(address)).toBe(true),
	);

	test.each(['93.184.216.34', '2606:2800:220:1::1'])('%s is outside', (address) => {
		expect(isInside(address)).toBe(false);
	});

	test('a name that means an address of the inside as it is connected to is not told', async () => {
		const town = await smallTown();
		const { ada, id } = await told(town, 'https://cases.example/told');
		town.world.config.insideHosts = [];
		await town.db.updateTable('webhook').set({ url: 'https://ip6-localhost/told' }).where('id', '=', id).execute();
		await ada.post(`/api/webhooks/${id}/testing`);
		await sendDueWebhooks(town.world);
		expect((await letters(town))[0]!.last_error).toMatch(/^(webhook_inside|ENOTFOUND|EAI_AGAIN)$/);
	});
});

describe('the statutory record, out', () => {
	test('in pages by what changed last, as facts and codes without words or names, each reading recorded', async () => {
		const town = await smallTown();
		await town.db.updateTable('account').set({ system_number: '42' }).where('id', '=', 'account-maya').execute();
		const { id } = await say(await town.as('maya'), aComplaint(town, { points: ['CANARY one', 'CANARY two'] }));
		const program = await aProgram(town, ['records:read']);
		interface Page {
			records: { id: string; changedAt: string }[];
			next: string | null;
		}
		const { status, json } = await program.get<Page>('/api/statutory-records');
		expect(status).toBe(200);
		expect(json).toMatchObject({
			records: [
				{
					...{ id, kind: 'complaint', channel: 'portal', standing: 'parent', points: 2, personNumber: '42' },
					...{ receivedOn: '2026-06-08', stages: [{ stage: 1, basis: 'received', inTime: null }], findings: [] },
					...{ advocacy: 'not_offered', extendedUntilOn: null, isErased: false, toDecide: null },
					deliveries: [{ to: 'pod', why: 'nothing_to_decide', on: '2026-06-08', acceptedOn: null, bounced: null }],
				},
			],
			next: null,
		});
		expect(JSON.stringify(json)).not.toMatch(/CANARY|Maya/);
		const since = json.records[0]!.changedAt;
		expect((await program.get<Page>(`/api/statutory-records?since=${since}`)).json.records).toHaveLength(1);
		const after = await program.get<Page>(`/api/statutory-records?cursor=${since}~${id}`);
		expect(after.json.records).toEqual([]);
		expect((await program.get('/api/statutory-records?cursor=yesterday~1')).status).toBe(422);
		expect((await program.get('/api/statutory-records?since=yesterday')).status).toBe(422);
	});
});

test('a key is shown once, lasts a year and a month at most, and what is kept of it opens nothing', async () => {
	const town = await smallTown();
	const ada = await town.as('ada');
	const asked = { name: 'The case system', scopes: ['records:read'], expiresOn: '2027-06-08' };
	const { json } = await ada.post<{ id: string; key: string }>('/api/programs', asked);
	expect(json.key).toMatch(/^alongside_[\w-]{16}\.[\w-]{43}$/);
	const kept = JSON.stringify(await town.db.selectFrom('program').selectAll().execute());
	expect(kept).not.toContain(json.key.split('.')[1]);
	const used = await town.stranger().get('/api/statutory-records', { authorization: `Bearer ${json.key}` });
	expect(used.status).toBe(200);
	const list = await ada.get<{ usedAt: string | null; standing: string }[]>('/api/programs');
	expect(list.json).toMatchObject([{ usedAt: town.clock.now(), standing: 'open', scopes: ['records:read'] }]);
	const forNothing = await ada.post('/api/programs', { ...asked, scopes: [] });
	expect(forNothing.json).toMatchObject({ error: { fields: { scopes: 'programs.scope.nothing' } } });
	for (const expiresOn of ['2026-06-07', '2027-07-10']) {
		expect((await ada.post('/api/programs', { ...asked, expiresOn })).status).toBe(422);
	}
});

test('hosts of the inside come from the settings, in any case, and a list that is none stops the start', () => {
	const settings = { DEMO: '1', WEBHOOK_INSIDE_HOSTS: 'Cases.Inside,10.1.2.3' };
	expect(readConfig(settings).insideHosts).toEqual(['cases.inside', '10.1.2.3']);
	expect(readConfig({ DEMO: '1' }).insideHosts).toEqual([]);
	for (const wrong of ['https://cases.inside/', 'a, b', ',']) {
		expect(() => readConfig({ DEMO: '1', WEBHOOK_INSIDE_HOSTS: wrong })).toThrow('WEBHOOK_INSIDE_HOSTS');
	}
});
