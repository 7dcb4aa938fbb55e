import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { builtFiles } from './src/built-files.ts';
import { frontDoor } from './src/front-door.ts';
import { headersOfEveryAnswer, strictestPolicy, transportHeader } from './src/headers.ts';

/** The one process: our own HTTP server around Astro's handler, so that stopping and headers of files are ours. */
const ENTRY = './dist/server/entry.mjs'; // a variable, so that type checks need no build
const GRACE_MS = 10_000;

process.env.ASTRO_NODE_AUTOSTART = 'disabled';

await import(ENTRY);
const door = frontDoor();
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
server.listen(config.port, config.host, () => house.started());

let stopping = false;

/** Requests in flight are finished, new ones are not taken, the database is closed last. */
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

function giveUp(why: string): never {
	console.error(`Alongside cannot start:\n${why}\n\nEvery setting has a line in README.md.`);
	process.exit(1);
}

process.on('SIGTERM', () => void stop('SIGTERM'));
process.on('SIGINT', () => void stop('SIGINT'));
