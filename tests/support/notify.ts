import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished, TestRunner } from 'vitest';

export const notifyKey = 'alongside-00000000-0000-4000-8000-000000000001-00000000-0000-4000-8000-000000000002';
export const emailTemplate = '00000000-0000-4000-8000-0000000000e1';
export const smsTemplate = '00000000-0000-4000-8000-0000000000f1';

export interface Notified {
	path: string;
	bearer: string;
	/** Everything it was told, as it came. */
	source: string;
	body: Record<string, unknown>;
}

/** A real HTTP server on loopback that answers like GOV.UK Notify: 201, or the refusal that the test says. Closes with its test. */
export async function fakeNotify(refuse: () => number | undefined = () => undefined) {
	const heard: Notified[] = [];
	const server = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			const source = Buffer.concat(parts).toString();
			heard.push({
				path: request.url!,
				bearer: request.headers.authorization ?? '',
				source,
				body: JSON.parse(source) as Record<string, unknown>,
			});
			const status = refuse() ?? 201;
			response.writeHead(status, { 'content-type': 'application/json' });
			response.end(JSON.stringify(status === 201 ? { id: 'one' } : refusal(status, source)));
		});
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const close = () => new Promise<void>((closed) => void server.close(() => closed()));
	if (TestRunner.getCurrentTest()) onTestFinished(close);
	const { port } = server.address() as AddressInfo;
	return { heard, notify: { apiKey: notifyKey, url: `http://127.0.0.1:${port}`, emailTemplate, smsTemplate }, close };
}

/** As Notify says it, repeating what it was sent: none of this may be kept. */
function refusal(status_code: number, source: string) {
	return { status_code, errors: [{ error: 'BadRequestError', message: `No: ${source}` }] };
}
