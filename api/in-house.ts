import type { Context } from 'hono';
import type { DoorEnv } from './door.ts';

/**
 * A question that a page asks in this very process. It is met by the same door, guard and handler as one that came by the
 * network; only the web's own request and answer are not made, whose streams cost more than most answers.
 */
export class HouseQuestion {
	readonly method = 'GET';
	readonly url: string;
	readonly headers: Headers;

	constructor(url: string, headers: Headers) {
		this.url = url;
		this.headers = headers;
	}
}

/** The good answer to it. It is JSON on its way all the same, so that a page gets what anybody else would. */
export class HouseAnswer {
	readonly status = 200;
	readonly ok = true;
	readonly #text: string;

	constructor(text: string) {
		this.#text = text;
	}

	get headers(): Headers {
		return new Headers({ 'content-type': 'application/json' });
	}

	get body(): ReadableStream | null {
		return new Response(this.#text).body;
	}

	async text(): Promise<string> {
		return this.#text;
	}

	async json(): Promise<unknown> {
		return JSON.parse(this.#text);
	}
}

/**
 * Gives the light answer to what is asked in house and answered well. Whatever brings a header of its own is answered as ever, and
 * so is every refusal: those who look at what was sent know one by its being a `Response`, and would let anything through.
 */
export function answerInHouse(c: Context<DoorEnv>): void {
	const { header } = c;
	const json = c.json as (what: unknown, status?: unknown, headers?: unknown) => unknown;
	let isPlain = true;
	c.header = (...given) => {
		isPlain = false;
		header(...given);
	};
	const answer = (what: unknown, status?: unknown, headers?: unknown) => {
		if (!isPlain || status !== 200 || headers !== undefined) return json(what, status, headers);
		return new HouseAnswer(JSON.stringify(what));
	};
	c.json = answer as typeof c.json;
}
