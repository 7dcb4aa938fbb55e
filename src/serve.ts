import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Running } from '../api/main.ts';
import { giveBackMemory } from '../api/memory.ts';
import { builtFiles } from './built-files.ts';
import { headersOfEveryAnswer, strictestPolicy, transportHeader } from './headers.ts';

/** The house of this process, and the door that a request comes in by. */
export interface FrontDoor {
	/** Opens the house, once. Throws `BadConfig`. */
	open(): Promise<Running>;
	answer(
		request: Request,
		bindings?: { incoming?: { socket: { remoteAddress?: string | undefined } } },
	): Response | Promise<Response>;
}

const GRACE_MS = 10_000;

/** So long without a question, after so many of them. */
const QUIET_MS = 5_000;
const QUESTIONS_SINCE = 100;

/**
 * Lets `server.mjs` begin. It finds us by this name, because we are in the bundle of the pages: the API is in there too, and another
 * copy of it beside the bundle would be sixty megabytes of memory.
 */
export function offerToServe(door: FrontDoor): void {
	const shared = globalThis as unknown as Record<symbol, () => Promise<void>>;
	shared[Symbol.for('alongside.serve')] = () => serve(door);
}

/**
 * Our own HTTP server around Astro's handler, so that stopping and headers of files are ours. Astro's own way in makes a request
 * and an answer of several streams each time, which cost as much as a small question to the API.
 */
async function serve(door: FrontDoor): Promise<void> {
	const house = await door.open().catch((error: unknown) => {
		if (!(error instanceof Error && error.name === 'BadConfig')) throw error;
		return giveUp(error.message);
	});
	const { config } = house.world;
	const answer = getRequestListener(door.answer, { overrideGlobalObjects: false });
	const answerFile = builtFiles('./dist/client');
	const base = {
		...headersOfEveryAnswer,
		...transportHeader(config.publicUrl),
		'content-security-policy': strictestPolicy,
	};
	const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 30_000 }, (req, res) => {
		for (const [name, value] of Object.entries(base)) res.setHeader(name, value);
		if (!answerFile(req, res)) void answer(req, res);
	});
	server.once('error', (error: NodeJS.ErrnoException) => {
		if (error.code !== 'EADDRINUSE') throw error;
		giveUp(`PORT: something else listens on ${config.host}:${config.port} already.`);
	});
	stopWhenTold(server, house);
	tidyWhenQuiet(server);
	server.listen(config.port, config.host, () => house.started());
}

/** Requests in flight are finished, new ones are not taken, the database is closed last. */
function stopWhenTold(server: Server, house: Running): void {
	let stopping = false;
	async function stop(signal: string) {
		if (stopping) return;
		stopping = true;
		house.world.log.info({ signal }, 'stopping');
		setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
		await new Promise<void>((closed) => {
			server.close(() => closed());
			server.closeIdleConnections();
		});
		await house.close();
		process.exit(0);
	}
	process.on('SIGTERM', () => void stop('SIGTERM'));
	process.on('SIGINT', () => void stop('SIGINT'));
}

/** What a busy hour took of memory is given back once it is over, and nobody asks. */
function tidyWhenQuiet(server: Server): void {
	let questions = 0;
	const quiet = setTimeout(() => {
		if (questions < QUESTIONS_SINCE) return;
		questions = 0;
		giveBackMemory();
	}, QUIET_MS).unref();
	server.on('request', () => {
		questions += 1;
		quiet.refresh();
	});
}

function giveUp(why: string): never {
	console.error(`Alongside cannot start:\n${why}\n\nEvery setting has a line in README.md.`);
	process.exit(1);
}
