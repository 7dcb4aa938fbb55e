import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	root: fileURLToPath(new URL('..', import.meta.url)),
	test: {
		include: ['tests/**/*.test.ts'],
		exclude: ['**/node_modules/**', 'tests/.output/**'], // where mutation testing keeps copies of the tests
		globalSetup: ['tests/support/template.ts'],
		maxWorkers: 2,
		isolate: false, // nothing is mocked, so there is nothing to keep apart, and the house is loaded once per worker
		testTimeout: 60_000, // a busy machine is no fault: a test that hangs is found all the same
		hookTimeout: 120_000,
	},
});
