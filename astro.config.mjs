import node from '@astrojs/node';
import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';

// Everything is rendered on request: a page that was made beforehand would be answered without the front door's headers.
export default defineConfig({
	output: 'server',
	adapter: node({ mode: 'middleware' }), // server.ts is the server, and answers the files
	integrations: [preact()],
	devToolbar: { enabled: false },
	publicDir: './src/public',
	session: false,
	markdown: { syntaxHighlight: false },
	build: { inlineStylesheets: 'always' }, // nothing of ours is stored in a browser, so a style sheet of its own would be fetched for every page
	vite: {
		environments: {
			client: {
				build: {
					rolldownOptions: {
						output: {
							// an island is two files, its own and this, where each part of Preact would be one more to wait for
							codeSplitting: {
								groups: [
									{ name: 'preact', test: /node_modules\/(preact|@astrojs\/preact)\// },
									{
										name: 'questions',
										test: /islands\/(Questionnaire|ItemFields|Answered|answered|questions)\.|api\/questionnaires\//,
									},
								],
							},
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
