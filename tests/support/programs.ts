import type { Scope } from '../../api/accounts/roles.ts';
import { newId } from '../../api/ids.ts';
import { fingerprint, randomToken } from '../../api/keys.ts';
import { keyBits, printKey } from '../../api/programs/key.ts';
import { visitor } from './client.ts';
import type { Town } from './people.ts';

/** A program of the council with a key for these scopes, good until a day; asks the API as `client.ts` does. */
export async function aProgram(town: Town, scopes: readonly Scope[], expiresOn = '2027-06-08') {
	const key = { lookup: randomToken(keyBits.lookup), secret: randomToken(keyBits.secret) };
	const id = newId(town.clock.now());
	await town.db
		.insertInto('program')
		.values({
			id,
			name: 'The case system',
			lookup: key.lookup,
			secret_hash: fingerprint(key.secret),
			scopes: scopes.join(' '),
			made_at: town.clock.now(),
			made_by: town.id('ada'),
			expires_on: expiresOn,
		})
		.execute();
	const authorization = { authorization: `Bearer ${printKey(key)}` };
	const asked = visitor(town);
	return {
		id,
		key: printKey(key),
		authorization,
		get: <T = unknown>(path: string) => asked.get<T>(path, authorization),
		post: <T = unknown>(path: string, body?: unknown) => asked.post<T>(path, body, authorization),
		put: <T = unknown>(path: string, body?: unknown) => asked.put<T>(path, body, authorization),
		patch: <T = unknown>(path: string, body?: unknown) => asked.patch<T>(path, body, authorization),
		delete: <T = unknown>(path: string, body?: unknown) => asked.delete<T>(path, body, authorization),
	};
}

/** An address that a program is told at, with one message on its way there. Returns its id. */
export async function aWebhook(town: Town, program: string, url: string): Promise<string> {
	const ada = await town.as('ada');
	const { json } = await ada.post<{ id: string }>(`/api/programs/${program}/webhooks`, { url });
	await ada.post(`/api/webhooks/${json.id}/testing`);
	return json.id;
}
