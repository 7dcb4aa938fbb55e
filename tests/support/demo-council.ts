import { existsSync, statfsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findChromium, findWindowedChromium } from './chromium.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Settings of whoever runs this are not the demo council's: an empty one counts as not given. */
const unset = { HOST: '', PUBLIC_URL: '', DATABASE_URL: '', SECRET_KEY_FILE: '', SMTP_URL: '', NOTIFY_API_KEY: '' };

/** A demo council as a run in a browser starts it: on this port, over this folder, which is emptied first. */
export function demoCouncil(port: string, data: string, also: { before?: string; env?: Record<string, string> } = {}) {
	const at = `http://127.0.0.1:${port}`;
	return {
		// the folders are emptied here and not above, because every worker reads the configuration while the server runs
		command: `rm -rf ${data} && mkdir -p ${data} && ${also.before ?? 'true'} && exec ${process.execPath} server.mjs`,
		cwd: root,
		url: `${at}/health/ready`,
		env: {
			...unset,
			...also.env,
			PORT: port,
			DATA_DIR: data,
			DEMO: '1',
			CLOCK: '2026-11-18T10:00:00Z',
			LOG_LEVEL: 'warn',
		},
		timeout: 180_000, // a year of history is made first
		gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 5000 },
	};
}

const SHARED_MEMORY_LEAST = 1e9;

/** Nothing that a browser does may leave this machine, the quick way out included. */
export const browserArgs = [
	'--no-sandbox',
	'--disable-background-networking',
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

export const browser = launching(findChromium());
/** One that a screen reader can read the window of. */
export const browserWithWindow = launching(findWindowedChromium());

function launching(executablePath: string | undefined) {
	// where there is room its processes share memory in memory, and not on the disk under /tmp as Playwright would have it
	const usual = { args: browserArgs, ignoreDefaultArgs: hasSharedMemory() ? ['--disable-dev-shm-usage'] : [] };
	return executablePath === undefined ? usual : { ...usual, executablePath };
}

function hasSharedMemory(): boolean {
	if (!existsSync('/dev/shm')) return false;
	const { bsize, bavail } = statfsSync('/dev/shm');
	return bsize * bavail >= SHARED_MEMORY_LEAST;
}

/** How whoever looks at it lives: in England. */
export const inEngland = { locale: 'en-GB', timezoneId: 'Europe/London' };
