import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Logger } from 'pino';
import { HolidaysUnknown } from './calendar/bank-holidays.ts';

/** The one shape of every refusal: a code that never changes once shipped, and a code for each field. Never a sentence. */
export interface RefusalBody {
	error: { code: string; fields?: Record<string, string> };
}

export type RefusalCode = `${string}.${string}.${string}`;
export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503;

/** Thrown by a change that may not be made. Codes are `room.thing.reason`; pages look their words up by the code. */
export class Refusal extends Error {
	readonly code: RefusalCode;
	readonly status: RefusalStatus;
	readonly fields: Record<string, string> | undefined;
	/** The same may be tried again after so many seconds. */
	readonly retryAfter: number | undefined;

	constructor(code: RefusalCode, status: RefusalStatus = 422, fields?: Record<string, string>, retryAfter?: number) {
		super(code);
		this.code = code;
		this.status = status;
		this.fields = fields;
		this.retryAfter = retryAfter;
	}
}

/** Not yours and not there are the same answer, to the byte. */
export function notFound(): Refusal {
	return new Refusal('door.thing.not_found', 404);
}

/** One field that cannot be as it is, found by the change rather than by its shape. */
export function mistake(field: string, code: string): Refusal {
	return new Refusal('form.fields.invalid', 422, { [field]: code });
}

export function refusalBody(code: string, fields?: Record<string, string>): RefusalBody {
	return { error: fields ? { code, fields } : { code } };
}

/** The single place where something thrown becomes an answer. What we did not expect is logged and told as nothing. */
export function answerFor(log: Logger) {
	return function onError(error: Error, c: Context) {
		if (error instanceof Refusal) {
			if (error.retryAfter !== undefined) c.header('retry-after', String(error.retryAfter));
			return c.json(refusalBody(error.code, error.fields), error.status);
		}
		if (error instanceof HolidaysUnknown) return c.json(refusalBody(error.code, { from: error.code }), 422);
		if (error instanceof HTTPException && error.status === 400) return c.json(refusalBody('form.body.unreadable'), 400);
		if (error instanceof HTTPException) {
			return c.json(refusalBody('form.request.refused'), error.status as ContentfulStatusCode);
		}
		log.error({ requestId: c.get('requestId'), ...faultOf(error) }, 'unexpected');
		return c.json(refusalBody('house.answer.failed'), 500);
	};
}

/** What the log is told of a fault: its kind and where it happened, never its message, which may repeat somebody's words. */
export function faultOf(error: unknown): { error: string; at: string | undefined } {
	if (!(error instanceof Error)) return { error: typeof error, at: undefined };
	const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
	return { error: error.name, at: frames?.join('\n') };
}
