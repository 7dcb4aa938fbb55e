import { defineConfig } from '@playwright/test';
import { demoCouncil, inEngland } from './support/demo-council.ts';

/** What a real screen reader says on the way through the main journeys: `npm test -- screen-reader`. */
const port = process.env.SCREEN_READER_PORT ?? '4398';

export default defineConfig({
	testDir: 'screen-reader',
	outputDir: '.output/screen-reader',
	workers: 1, // one keyboard, one voice
	timeout: 180_000,
	retries: 1,
	forbidOnly: true,
	reporter: [['list'], ['json', { outputFile: '.output/screen-reader.json' }]],
	use: { baseURL: `http://127.0.0.1:${port}`, ...inEngland },
	webServer: demoCouncil(port, 'tests/.output/screen-reader-data'),
});
