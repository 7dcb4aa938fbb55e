import { hc } from 'hono/client';
import type { Asker } from '../api/door.ts';
import type { App } from '../api/app.ts';
import { HouseQuestion } from '../api/in-house.ts';
import { running } from '../api/main.ts';

const BROKEN = 500;

/**
 * The typed client for pages: asks the API in this very process, as the person whose page it is, for one request and no
 * longer. Cookies that the API sets are put on `setCookies` for the front door to send on. Throws where something could not be
 * read: a page would take that for "there is none" and tell somebody so. What cannot be kept is the page's to say, beside their words.
 */
export function apiFor(request: Request, ip: string, setCookies: string[], asker: Asker = {}) {
	let cookie = request.headers.get('cookie') ?? '';
	return hc<App>('http://house.internal', {
		fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
			const { app } = await running();
			const asked = questionOf(String(input), init);
			if (cookie !== '') asked.headers.set('cookie', cookie);
			const answer = await app.fetch(asked, { ip, asker, inHouse: asked instanceof HouseQuestion });
			if (!(answer instanceof Response)) return answer; // the light one of `in-house.ts`, which sets no cookie
			if (asked.method === 'GET' && answer.status >= BROKEN) throw new Error(`What was asked broke: ${answer.status}`);
			for (const set of answer.headers.getSetCookie()) {
				setCookies.push(set);
				cookie = set.split(';', 1)[0]!; // what the page asks next is asked with the new session
			}
			return answer;
		},
	});
}

function questionOf(url: string, init: RequestInit = {}): Request {
	const { method, headers } = init;
	if (method !== 'GET' || !(headers instanceof Headers)) return new Request(url, init);
	return new HouseQuestion(url, headers) as unknown as Request;
}

export type Api = ReturnType<typeof apiFor>;
