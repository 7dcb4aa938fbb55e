import { defineConfig } from '@playwright/test';
import { browser, demoCouncil, inEngland } from './support/demo-council.ts';

const data = 'tests/.output/journeys-data';
const port = process.env.JOURNEYS_PORT ?? '4399';

/** A directory that answers only while a journey is about it: the rest of the time it is down, as such things are. */
const directorySecretFile = `${data}/directory-secret`;
const directory = {
	OIDC_ISSUER: `http://127.0.0.1:${Number(port) + 1000}`,
	OIDC_CLIENT_ID: 'alongside',
	OIDC_CLIENT_SECRET_FILE: directorySecretFile,
};

const foundSound = 'tests/.output/sound';
const before = [
	`rm -rf ${foundSound} tests/.output/page-states.txt tests/.output/page-weights.txt`,
	`mkdir -p ${foundSound}`,
	`printf 'a secret of the directory' > ${directorySecretFile}`,
].join(' && ');

const among = (...names: string[]) => new RegExp(`/(${names.join('|')})[^/]*$`);

const journeysWithScriptFiles = among(
	...['a-child-draws', 'a-father', 'a-fourteen', 'a-nine', 'a-young-person-in-easy-read', 'how-somebody', 'not-safe'],
	...['own-words', 'somebody-without', 'ten-languages', 'wrong-turns'],
);

/** Styles stand in the page itself: where a reader or a filter takes them away, only words are left, in their order. */
const journeysOfFamilies = among(
	...['a-parent', 'a-nine', 'a-fourteen', 'a-childs-first-day', 'a-child-with', 'a-young-person-finds'],
	...['how-somebody', 'not-safe', 'own-words', 'somebody-without', 'ten-languages', 'wrong-turns', 'words-in-another'],
);

export default defineConfig({
	testDir: 'journeys',
	outputDir: '.output/journeys',
	workers: 2,
	timeout: 90_000, // a busy machine is no fault
	retries: 1, // named as unsteady, and few are borne: tests/run.ts
	forbidOnly: true,
	reporter: [['list'], ['json', { outputFile: '.output/journeys.json' }]],
	use: {
		baseURL: `http://127.0.0.1:${port}`,
		...inEngland,
		launchOptions: browser,
	},
	projects: [
		{ name: 'with-script' },
		{ name: 'without-script', use: { javaScriptEnabled: false } },
		// the journeys that meet a file of script at all: the others are the same with or without
		{ name: 'scripts-cut-off', testMatch: journeysWithScriptFiles },
		{ name: 'styles-cut-off', testMatch: journeysOfFamilies },
	],
	webServer: demoCouncil(port, data, { before, env: { ...directory, WEBHOOK_INSIDE_HOSTS: '127.0.0.1' } }),
});
