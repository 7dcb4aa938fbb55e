import type { Asked, Connections } from './load.ts';
import { as, connections } from './load.ts';

/** Somebody who has come in, and their pod. */
export interface Family {
	cookie: string;
	podId: string;
}

/** Comes in through the demo council's own door: a parent, with a worker and a pod. */
export async function comeIn(url: string): Promise<Family> {
	const connected = connections(url, 1);
	const { families } = await read<{ families: { key: string; id: string }[] }>(connected, { path: '/api/demo/people' });
	const accountId = families.find(({ key }) => key === 'leanne')?.id;
	const door = post('/api/demo/session', { accountId });
	const { status, text, cookies } = await connected.ask(door);
	as(201, door, { status, text, cookies });
	const cookie = cookies[0]!.split(';', 1)[0]!;
	const card = await read<{ pod: { id: string } }>(connected, { path: '/api/pods/mine', headers: { cookie } });
	connected.close();
	return { cookie, podId: card.pod.id };
}

/** Somebody of whom we know nothing but that this browser is writing something. */
export async function visit(url: string): Promise<string> {
	const connected = connections(url, 1);
	const { cookies } = await connected.ask({
		...post('/api/drafts/tell-us-comment', { begun: 'bench' }),
		method: 'PATCH',
	});
	connected.close();
	return cookies[0]!.split(';', 1)[0]!;
}

export async function read<T>(connected: Connections, asked: Asked, status = 200): Promise<T> {
	return JSON.parse(as(status, asked, await connected.ask(asked))) as T;
}

export function post(path: string, json: unknown, headers: Record<string, string> = {}): Asked {
	return {
		method: 'POST',
		path,
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(json),
	};
}
