import { hc } from 'hono/client';
import type { App } from '../api/app.ts';
import { running } from '../api/main.ts';

/**
 * The typed client for pages: asks the API in this very process, as the person whose page it is, for one request and no
 * longer. Cookies that the API sets are put on `setCookies` for the front door to send on.
 */
export function apiFor(request: Request, ip: string, setCookies: string[]) {
	const asker = {};
	let cookie = request.headers.get('cookie') ?? '';
	return hc<App>('http://house.internal', {
		fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
			const { app } = await running();
			const asked = new Request(input, init);
			if (cookie !== '') asked.headers.set('cookie', cookie);
			const answer = await app.fetch(asked, { ip, asker });
			for (const set of answer.headers.getSetCookie()) {
				setCookies.push(set);
				cookie = set.split(';', 1)[0]!; // what the page asks next is asked with the new session
			}
			return answer;
		},
	});
}

export type Api = ReturnType<typeof apiFor>;
