import type { Logger } from 'pino';
import type { Who } from './accounts/roles.ts';

/** What one request is in the log. Every field of it is written by the house, and none by whoever asked. */
export interface Answered {
	requestId: string;
	method: string;
	/** The pattern of the door or the page, never the address: an address holds ids, and what people put there. */
	route: string;
	status: number;
	/** Whole milliseconds. */
	ms: number;
	/** What kind of person asked: a role, never who. */
	as: string;
}

/** Stands for the pattern where no door and no page answered. */
export const noRoute = 'none';

/** A role of the staff, or the kind of anybody else. */
export function kindOf(who: Who): string {
	return who.kind === 'staff' ? who.role : who.kind;
}

/**
 * One line for each request. A request from outside is told at `info`; what a page asks of the API, at `debug`, with the
 * number of the same request. No name, code, address, free text, token, address of the network or id of a person is among it.
 */
export function logAnswer(log: Logger, level: 'info' | 'debug', answered: Answered): void {
	log[level](answered, level === 'info' ? 'answered' : 'asked');
}
