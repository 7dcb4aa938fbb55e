import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** What is asked of each mutant: the rules alone, as tables, stories and a short walk of the model. */
export default defineConfig({
	root: fileURLToPath(new URL('..', import.meta.url)),
	test: {
		include: [
			'tests/api/calendar/{proclaimed,rules,scenarios,second-opinion}.test.ts',
			'tests/api/representations/procedure/*.test.ts',
			'tests/api/representations/{deadline,permission-rules}.test.ts',
		],
		env: { HISTORIES: '300' },
	},
});
