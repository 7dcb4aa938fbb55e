import { Agent, request } from 'node:http';
import { pause } from './served.ts';

export interface Asked {
	method?: string;
	path: string;
	headers?: Record<string, string>;
	body?: string;
}

export interface Answered {
	status: number;
	text: string;
	cookies: string[];
}

export interface Measured {
	count: number;
	seconds: number;
	/** Milliseconds of each answer, shortest first. */
	latencies: number[];
}

/** A fixed number of connections that stay open. */
export function connections(url: string, many: number) {
	const agent = new Agent({ keepAlive: true, maxSockets: many, scheduling: 'fifo' });
	return {
		many,
		ask: ({ method = 'GET', path, headers = {}, body }: Asked) => send(url + path, agent, { method, headers }, body),
		close: () => agent.destroy(),
	};
}

export type Connections = ReturnType<typeof connections>;

function send(url: string, agent: Agent, options: { method: string; headers: object }, body = ''): Promise<Answered> {
	return new Promise((resolve, reject) => {
		const headers = { 'content-length': String(Buffer.byteLength(body)), ...options.headers };
		const asked = request(url, { ...options, agent, headers }, (answer) => {
			const chunks: Buffer[] = [];
			answer.on('data', (chunk: Buffer) => chunks.push(chunk));
			answer.once('error', reject);
			answer.once('end', () =>
				resolve({
					status: answer.statusCode ?? 0,
					text: Buffer.concat(chunks).toString('utf8'),
					cookies: answer.headers['set-cookie'] ?? [],
				}),
			);
		});
		asked.once('error', reject);
		asked.end(body);
	});
}

/** Each connection asks again as soon as it was answered, until the time is over or so many were asked. */
export async function asFastAsPossible(
	connected: Connections,
	{ seconds = Infinity, most = Infinity, expect }: { seconds?: number; most?: number; expect: number },
	next: (nth: number) => Asked,
): Promise<Measured> {
	const latencies: number[] = [];
	const start = performance.now();
	let nth = 0;
	const lane = async () => {
		while (nth < most && performance.now() - start < seconds * 1000) {
			const asked = next(nth++);
			const sent = performance.now();
			const answer = await connected.ask(asked);
			latencies.push(performance.now() - sent);
			as(expect, asked, answer);
		}
	};
	await Promise.all(Array.from({ length: connected.many }, lane));
	return { count: latencies.length, seconds: since(start), latencies: latencies.sort(ascending) };
}

/** So many may wait for an answer, in seconds of what is sent: with more the server has fallen behind for good. */
const PATIENCE_SECONDS = 1;

/**
 * The milliseconds of each answer, shortest first, at so many a second however long the answers take. What waits is counted
 * from when it should have been sent; what a server that has fallen behind is spared counts as never answered.
 */
export async function latenciesAt(
	connected: Connections,
	{ perSecond, seconds, expect }: { perSecond: number; seconds: number; expect: number },
	next: () => Asked,
): Promise<number[]> {
	const start = performance.now();
	let waiting = 0;
	const one = async (nth: number) => {
		const due = start + (nth * 1000) / perSecond;
		await pause(Math.max(0, due - performance.now()));
		if (waiting > perSecond * PATIENCE_SECONDS) return Infinity;
		waiting += 1;
		const asked = next();
		as(expect, asked, await connected.ask(asked));
		waiting -= 1;
		return performance.now() - due;
	};
	const latencies = await Promise.all(Array.from({ length: perSecond * seconds }, (_, nth) => one(nth)));
	return latencies.sort(ascending);
}

/** The text of an answer that has the status it should have. */
export function as(status: number, asked: Asked, answer: Answered): string {
	if (answer.status === status) return answer.text;
	throw new Error(`${asked.method ?? 'GET'} ${asked.path} answered ${answer.status}: ${answer.text.slice(0, 200)}`);
}

export const rateOf = ({ count, seconds }: Measured) => count / seconds;

export function percentile(sorted: readonly number[], share: number): number {
	return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

export function median(values: readonly number[]): number {
	return percentile([...values].sort(ascending), 0.5);
}

export const ascending = (one: number, other: number) => one - other;
const since = (start: number) => (performance.now() - start) / 1000;
