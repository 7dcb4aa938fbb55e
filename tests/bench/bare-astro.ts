import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freshFolder } from './afterwards.ts';
import { astroBuild, serve, type Served } from './served.ts';

/** The least that Astro can do with our adapter: one page on request, no session, no language, no database. */
const files = {
	'package.json': '{ "name": "bare-astro", "private": true, "type": "module" }',
	'astro.config.mjs': `
import node from '@astrojs/node';
export default { output: 'server', adapter: node({ mode: 'standalone' }), devToolbar: { enabled: false }, session: false };
`,
	'src/layouts/Frame.astro': `
---
const { title } = Astro.props;
---
<!doctype html>
<html lang="en">
	<head><meta charset="utf-8" /><title>{title}</title></head>
	<body><main><h1>{title}</h1><slot /></main></body>
</html>
`.trimStart(),
	'src/pages/index.astro': `
---
import Frame from '../layouts/Frame.astro';
const people = Array.from({ length: 9 }, (_, nth) => ({ name: 'Person ' + nth, at: Date.now() }));
---
<Frame title="A pod">
	<ul>{people.map(({ name, at }) => <li><b>{name}</b> {at}</li>)}</ul>
</Frame>
`.trimStart(),
} as const;

export async function bareAstro(): Promise<Served> {
	const folder = freshFolder('bare-astro');
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), text);
	}
	astroBuild(folder);
	return serve({ script: join(folder, 'dist/server/entry.mjs'), env: () => ({}), readyAt: '/' });
}
