import type { App } from '../../api/app.ts';

export interface Answered<T> {
	status: number;
	/** The body, or undefined when there is none. */
	json: T;
	headers: Headers;
}

type Headers_ = Record<string, string>;

/** Somebody's browser at the API: it keeps the cookies it is given, and nothing else, between requests. */
export function visitor({ app }: { app: App }, { ip }: { ip?: string } = {}) {
	const cookies = new Map<string, string>();

	async function send<T>(method: string, path: string, body: unknown, headers: Headers_): Promise<Answered<T>> {
		const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		const response = await app.request(
			path,
			{
				method,
				headers: {
					...(cookie === '' ? {} : { cookie }),
					...(body === undefined ? {} : { 'content-type': 'application/json' }),
					...headers,
				},
				...(body === undefined ? {} : { body: JSON.stringify(body) }),
			},
			ip === undefined ? {} : { ip },
		);
		keepCookies(cookies, response.headers);
		const text = await response.text();
		return {
			status: response.status,
			json: (text === '' ? undefined : isJson(response) ? JSON.parse(text) : text) as T,
			headers: response.headers,
		};
	}

	return {
		cookies,
		get: <T = unknown>(path: string, headers: Headers_ = {}) => send<T>('GET', path, undefined, headers),
		post: <T = unknown>(path: string, body?: unknown, headers: Headers_ = {}) => send<T>('POST', path, body, headers),
		put: <T = unknown>(path: string, body?: unknown, headers: Headers_ = {}) => send<T>('PUT', path, body, headers),
		patch: <T = unknown>(path: string, body?: unknown, headers: Headers_ = {}) => send<T>('PATCH', path, body, headers),
		delete: <T = unknown>(path: string, body?: unknown, headers: Headers_ = {}) =>
			send<T>('DELETE', path, body, headers),
	};
}

/** A spreadsheet comes as it is. */
function isJson({ headers }: Response): boolean {
	return headers.get('content-type')?.includes('json') === true;
}

export type Visitor = ReturnType<typeof visitor>;

function keepCookies(cookies: Map<string, string>, headers: Headers): void {
	for (const cookie of headers.getSetCookie()) {
		const [pair = '', ...attributes] = cookie.split(';').map((part) => part.trim());
		const [name = '', value = ''] = pair.split('=', 2);
		if (attributes.includes('Max-Age=0')) cookies.delete(name);
		else cookies.set(name, value);
	}
}
