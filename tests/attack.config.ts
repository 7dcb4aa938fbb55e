import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * `npm run attack`: what other people's attackers find, with Debian's packages `sqlmap` and `wapiti`, on loopback alone.
 * Not part of `npm test`: an hour of guessing proves little about a change of an hour.
 */
export default defineConfig({
	root: fileURLToPath(new URL('..', import.meta.url)),
	test: {
		include: ['tests/attack/*.attack.ts'],
		globalSetup: ['tests/support/template.ts'],
		maxWorkers: 1,
		testTimeout: 3 * 3_600_000,
		hookTimeout: 300_000,
	},
});
