import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { findChromium } from './support/chromium.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const data = 'tests/.output/journeys-data';
const port = process.env.JOURNEYS_PORT ?? '4399';
const at = `http://127.0.0.1:${port}`;

/** Settings of whoever runs this are not the demo council's: an empty one counts as not given. */
const unset = { HOST: '', PUBLIC_URL: '', DATABASE_URL: '', SECRET_KEY_FILE: '', SMTP_URL: '', NOTIFY_API_KEY: '' };

/** Nothing that a journey does may leave this machine, the quick way out included. */
const args = [
	'--no-sandbox',
	'--disable-background-networking',
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

const executablePath = findChromium();

export default defineConfig({
	testDir: 'journeys',
	outputDir: '.output/journeys',
	workers: 2,
	timeout: 90_000, // a busy machine is no fault
	retries: 0,
	forbidOnly: true,
	reporter: [['list'], ['json', { outputFile: '.output/journeys.json' }]],
	use: {
		baseURL: at,
		locale: 'en-GB',
		timezoneId: 'Europe/London',
		launchOptions: { args, ...(executablePath === undefined ? {} : { executablePath }) },
	},
	projects: [{ name: 'with-script' }, { name: 'without-script', use: { javaScriptEnabled: false } }],
	webServer: {
		// the folder is emptied here and not above, because every worker reads this file while the server runs
		command: `rm -rf ${data} && exec ${process.execPath} server.ts`,
		cwd: root,
		url: `${at}/health/ready`,
		env: { ...unset, PORT: port, DATA_DIR: data, DEMO: '1', CLOCK: '2026-11-18T10:00:00Z', LOG_LEVEL: 'warn' },
		gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
	},
});
