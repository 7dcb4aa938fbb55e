import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import node from '@astrojs/node';
import { defineConfig } from 'astro/config';
import { faultsOfLanguages } from './src/text/complete.ts';

/** A language that lacks a text, a form of number or a gap is not built: nobody is to find the hole before we do. */
const wholeLanguages = {
	name: 'whole-languages',
	hooks: {
		'astro:build:start'() {
			const faults = faultsOfLanguages(import.meta.dirname);
			if (faults.length > 0) throw new Error(`Languages are not whole:\n${faults.join('\n')}`);
		},
	},
};

/** What JSX becomes in an island: calls of `h`, which Preact has anyway. Its other way of making an element is a second one beside it in every script. */
const elementsByH = {
	name: 'elements-by-h',
	enforce: 'pre',
	transform: {
		filter: { id: /\.tsx$/ },
		handler: (code) => `import { Fragment, h } from 'preact';${code}`,
	},
};

/**
 * V8 keeps the source of a script for as long as the script, and two bytes for each letter of all of it where one letter is beyond Latin-1.
 * Those of the server are written in ASCII alone where that is less: six megabytes of memory.
 */
const inAscii = {
	name: 'in-ascii',
	hooks: {
		'astro:build:done'() {
			const server = `${import.meta.dirname}/dist/server/`;
			for (const file of readdirSync(server, { recursive: true }).filter((name) => name.endsWith('.mjs'))) {
				const code = readFileSync(server + file, 'utf8');
				const isWide = /[^\x00-\xff]/.test(code) && !/\\[^\x00-\x7f]/.test(code); // a letter after a backslash means something else
				const ascii = isWide ? code.replace(/[^\x00-\x7f]/g, escaped) : code;
				if (ascii.length < code.length * 2) writeFileSync(server + file, ascii);
			}
		},
	},
};
const escaped = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;

// Everything is rendered on request: a page that was made beforehand would be answered without the front door's headers.
export default defineConfig({
	output: 'server',
	adapter: node({ mode: 'middleware' }), // src/serve.ts is the server, and answers the files
	integrations: [wholeLanguages, inAscii],
	devToolbar: { enabled: false },
	publicDir: './src/public',
	session: false,
	markdown: { syntaxHighlight: false },
	build: { inlineStylesheets: 'always' }, // nothing of ours is stored in a browser, so a style sheet of its own would be fetched for every page
	vite: {
		plugins: [elementsByH],
		oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
		environments: {
			client: {
				build: {
					rolldownOptions: {
						output: {
							// an island is two files, its own and this, where each part of Preact would be one more to wait for
							codeSplitting: { groups: [{ name: 'preact', test: /node_modules\/preact\/|islands\/wake\.ts/ }] },
						},
					},
				},
			},
		},
	},
	security: {
		checkOrigin: false, // src/fetch.ts asks once, for pages and API and for every content type
		csp: {
			directives: [
				"default-src 'none'",
				"img-src 'self'",
				"connect-src 'self'",
				"base-uri 'none'",
				"form-action 'self'",
				"frame-ancestors 'none'",
				"require-trusted-types-for 'script'",
				"trusted-types 'none'",
			],
		},
	},
});
