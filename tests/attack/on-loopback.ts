import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { spawn } from 'node:child_process';

export interface OnLoopback {
	host: string;
	close(): Promise<void>;
}

/** Serves an app on a free port of this machine, as the house itself is served, so that a program from outside can ask it. */
export async function onLoopback(app: { fetch(request: Request): Response | Promise<Response> }): Promise<OnLoopback> {
	const server = createServer(async (incoming, outgoing) => {
		const answer = await app.fetch(await requestOf(incoming));
		outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
		outgoing.end(Buffer.from(await answer.arrayBuffer()));
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const { port } = server.address() as AddressInfo;
	return {
		host: `127.0.0.1:${port}`,
		close: () =>
			new Promise((closed) => {
				server.close(() => closed());
				server.closeAllConnections();
			}),
	};
}

async function requestOf(incoming: IncomingMessage): Promise<Request> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	const { method = 'GET', headers, url = '/' } = incoming;
	const hasBody = chunks.length > 0 && method !== 'GET' && method !== 'HEAD';
	return new Request(new URL(url, `http://${headers.host}`), {
		method,
		headers: Object.entries(headers).flatMap(([name, value]) =>
			typeof value === 'string' && name !== 'connection' ? [[name, value] as [string, string]] : [],
		),
		...(hasBody ? { body: Buffer.concat(chunks) } : {}),
	});
}

/** Runs a program to its end and returns all that it said. Throws where the machine has no such program. */
export function run(program: string, args: string[]): Promise<string> {
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
		let said = '';
		child.stdout.on('data', (part: Buffer) => void (said += part.toString()));
		child.stderr.on('data', (part: Buffer) => void (said += part.toString()));
		child.once('error', () =>
			reject(new Error(`${program} could not be started: install Debian’s package ${program}.`)),
		);
		child.once('close', () => resolve(said));
	});
}
