import { expect, test } from 'vitest';
import type { Asker } from '../../../api/door.ts';
import { smallTown, type Town } from '../../support/people.ts';

/** All that one page asks of the API, unless told otherwise with the same cookie. */
function pageOf(town: Town, token: string | undefined) {
	const asker: Asker = {};
	return async (method: string, path: string, cookie = token) => {
		const headers = cookie === undefined ? {} : { cookie: `session=${cookie}` };
		const answer = await town.app.request(path, { method, headers }, { asker });
		return {
			status: answer.status,
			kind: path === '/api/session' && method === 'GET' ? (await answer.json()).kind : '',
		};
	};
}

test('what a page asks after it has ended the session, it asks as nobody', async () => {
	const town = await smallTown();
	const page = pageOf(town, (await town.as('maya')).cookies.get('session'));
	expect((await page('GET', '/api/session')).kind).toBe('family');
	expect((await page('GET', '/api/pods/mine')).status).toBe(200);
	await page('DELETE', '/api/session');
	expect((await page('GET', '/api/session')).kind).toBe('nobody');
	expect((await page('GET', '/api/pods/mine')).status).toBe(401);
});

test('another cookie is another asker, also within one page', async () => {
	const town = await smallTown();
	const page = pageOf(town, (await town.as('maya')).cookies.get('session'));
	const priya = (await town.as('priya')).cookies.get('session');
	expect((await page('GET', '/api/session')).kind).toBe('family');
	expect((await page('GET', '/api/session', priya)).kind).toBe('staff');
	expect((await page('GET', '/api/session', 'nobodys')).kind).toBe('nobody');
});

test('a session ended elsewhere opens nothing for the next page', async () => {
	const town = await smallTown();
	const maya = await town.as('maya');
	const token = maya.cookies.get('session');
	expect((await pageOf(town, token)('GET', '/api/session')).kind).toBe('family');
	await maya.delete('/api/session');
	expect((await pageOf(town, token)('GET', '/api/session')).kind).toBe('nobody');
});
