import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Rules that ask no database, and the longest walk through every route as everybody: one answer does for both engines. */
const askedOnce = [
	'tests/api/conferences/canary.test.ts',
	'tests/authorisation/**',
	'tests/{structure,text}.test.ts',
	'tests/src/**',
	'tests/api/calendar/{proclaimed,rules,scenarios,second-opinion,time-zones}.test.ts',
	'tests/api/questionnaires/{answers,drawing,instruments,soundness}.test.ts',
	'tests/api/representations/procedure/**',
	'tests/api/audit/chain.test.ts',
	'tests/api/limits/pace.test.ts',
	'tests/api/policy/{closure,conferences,doors,people,pods,representations,trends-and-urgent,two-people}.test.ts',
	'tests/api/representations/{deadline,reminders,word-list}.test.ts',
	'tests/api/trends/{attack,period,suppression,tally}.test.ts',
];
const isSecondEngine = process.env.TEST_DATABASE_URL !== undefined;

export default defineConfig({
	root: fileURLToPath(new URL('..', import.meta.url)),
	test: {
		include: ['tests/**/*.test.{ts,tsx}'],
		// `.output` is where mutation testing keeps copies of the tests
		exclude: ['**/node_modules/**', 'tests/.output/**', ...(isSecondEngine ? askedOnce : [])],
		globalSetup: ['tests/support/template.ts'],
		maxWorkers: 2,
		isolate: false, // nothing is mocked, so there is nothing to keep apart, and the house is loaded once per worker
		testTimeout: 60_000, // a busy machine is no fault: a test that hangs is found all the same
		hookTimeout: 120_000,
	},
});
