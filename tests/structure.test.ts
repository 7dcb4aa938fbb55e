import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Import, importsOf, root, sources } from './support/imports.ts';

/**
 * Who may import whom. A room is a folder of `api`; what is not a table, queries, changes or routes there is a noun: pure,
 * and so of use anywhere, a browser included. "own" is of the same room, "any" of every room, "house" a file directly in
 * `api`, "package" what npm or Node brings. With `type` in front, the types alone.
 */
const layers = {
	noun: ['own noun', 'type any noun', 'calendar', 'roles'],
	table: ['type kysely', 'type own noun'],
	queries: ['any noun', 'own noun', 'own queries', 'type any table', 'settings', 'kysely', 'readers'],
	changes: ['any noun', 'own queries', 'own changes', 'type own table', 'settings', 'letters', 'type kysely', 'tools'],
	routes: ['any noun', 'own queries', 'own changes', 'own routes', 'settings', '@hono/zod-openapi', 'entrance'],
	house: ['any noun', 'type any table', 'sessions', 'house', 'package'],
	migration: ['migrations', 'kysely', 'type kysely/migration'],
	page: ['any noun', 'src', 'package'],
	island: ['any noun', 'src/islands', 'hono/client', 'preact', 'type any', 'type api/app.ts'],
} satisfies Record<string, string[]>;

type Layer = keyof typeof layers;

/** Names for single files that many may import. */
const byName: Record<string, string[]> = {
	roles: ['api/accounts/roles.ts'],
	settings: ['api/council/queries.ts'],
	letters: ['api/outbox/changes.ts'],
	readers: ['database', 'keys', 'session', 'refusal', 'world'].map(houseFile),
	tools: [
		'record',
		'replay',
		'together',
		'session',
		'keys',
		'slow-hash',
		'ids',
		'refusal',
		'rehearsal',
		'database',
		'world',
	].map(houseFile),
	entrance: ['door', 'form', 'refusal', 'replay', 'world', 'accounts/sessions'].map(houseFile),
	sessions: ['api/accounts/sessions.ts'],
};

/** A new line here is a decision, not an edit. A file that ends in `/` is everything in that folder. */
const exceptions: { file: string; may: string[]; because: string }[] = [
	{ file: 'api/accounts/sessions.ts', may: ['api/keys.ts'], because: 'a token is random and kept as its fingerprint' },
	{ file: 'api/door.ts', may: ['api/accounts/queries.ts'], because: 'the door asks who is knocking' },
	{
		file: 'api/representations/routes-staff.ts',
		may: ['api/calendar/routes.ts'],
		because: 'a case shows its clock in the very shape of the public one',
	},
	{
		file: 'api/representations/changes-dates.ts',
		may: ['api/calendar/changes.ts', 'api/calendar/queries.ts'],
		because: 'a day is proclaimed and the dates that it moves are moved as one act',
	},
	...['queries', 'changes'].map((role) => ({
		file: `api/advocacy/${role}.ts`,
		may: [
			'api/representations/queries.ts',
			'api/representations/queries-people.ts',
			'api/representations/queries-steps.ts',
		],
		because: 'an advocate is of one complaint, whose guard is asked where it is kept',
	})),
	{
		file: 'api/advocacy/changes.ts',
		may: ['api/representations/changes-steps.ts'],
		because: 'to ask for an advocate and to appoint one are steps of the procedure',
	},
	...['receive', 'steps'].map((what) => ({
		file: `api/representations/changes-${what}.ts`,
		may: ['api/advocacy/changes-offer.ts'],
		because: 'an advocate is offered in the same breath as a stage begins',
	})),
	...['family', 'measures', 'staff'].map((whose) => ({
		file: `api/conferences/queries-${whose}.ts`,
		may: ['api/questionnaires/queries.ts'],
		because: 'answers are opened in one place, and shown by whoever asked the questions',
	})),
	...['changes', 'changes-views'].map((role) => ({
		file: `api/conferences/${role}.ts`,
		may: ['api/questionnaires/changes.ts', 'api/urgent/changes.ts'],
		because: 'what is sent is kept as answers, and what sounds an alarm is told in the same breath',
	})),
	{
		file: 'api/conferences/routes.ts',
		may: ['api/calendar/routes.ts'],
		because: 'a conference shows its dates in the very shape of the public clock',
	},
	{
		file: 'api/representations/routes-register.ts',
		may: ['api/representations/csv.ts'],
		because: 'it answers with a spreadsheet',
	},
	{
		file: 'api/representations/csv.ts',
		may: ['csv-stringify/sync'],
		because: 'RFC 4180 is somebody else’s to know well',
	},
	...['queries-results', 'routes', 'routes-staff'].map((what) => ({
		file: `api/closure/${what}.ts`,
		may: ['api/questionnaires/queries.ts'],
		because: 'what a family is asked, and says, is kept with the questionnaires',
	})),
	{
		file: 'api/closure/changes-send.ts',
		may: ['api/questionnaires/changes.ts'],
		because: 'the version somebody is asked is fixed as the invitation goes out',
	},
	{
		file: 'api/closure/changes-answer.ts',
		may: ['api/questionnaires/changes.ts', 'api/urgent/changes.ts'],
		because: 'an answer is kept with its invitation in one breath, and so is the alarm that its words raise',
	},
	{ file: 'api/app.ts', may: ['any routes'], because: 'it mounts every room' },
	{ file: 'api/database.ts', may: ['migrations'], because: 'it brings the schema up to date' },
	{
		file: 'api/main.ts',
		may: [
			'api/demo',
			'api/outbox/post.ts',
			'api/calendar/changes.ts',
			'api/conferences/changes-remind.ts',
			'api/closure/changes-send.ts',
			'api/representations/changes-dates.ts',
			'api/representations/changes-late.ts',
			'api/representations/changes-remind.ts',
			'api/urgent/changes.ts',
		],
		because: 'it opens the world, and starts the work that nobody asks for',
	},
	{
		file: 'api/outbox/post.ts',
		may: ['own changes', 'type own table', 'type house', 'api/refusal.ts', 'package'],
		because: 'it sends, and logs a fault as everything does',
	},
	{ file: 'api/outbox/notify.ts', may: ['type own table', 'type house', 'package'], because: 'it sends' },
	{
		file: 'api/demo/',
		may: ['own', 'any', 'house', 'type package'],
		because: 'the demo council lives through every room',
	},
	{ file: 'api/demo/random.ts', may: ['node:crypto'], because: 'chance that comes out the same each time' },
	{
		file: 'src/api-client.ts',
		may: ['api/main.ts', 'type api/app.ts'],
		because: 'it is the way from a page to the API',
	},
	{ file: 'src/fetch.ts', may: ['api/main.ts', 'api/refusal.ts', 'sessions'], because: 'it is the front door' },
	{ file: 'server.ts', may: ['api/main.ts', 'api/config.ts'], because: 'it is the process' },
];

const house = sources('api');
const everything = new Map([...house, ...sources('migrations', 'src'), ['server.ts', read('server.ts')] as const]);

test('every file imports only what its layer may', () => {
	expect(breaches(everything)).toEqual([]);
});

test('the rule is alive: a planted breach is told as a sentence with both files', () => {
	const planted = new Map([
		['api/pods/changes.ts', `import { comeIn } from '../accounts/changes.ts';`],
		['api/pods/card.ts', `import { z } from 'zod';\nimport type { Kysely } from 'kysely';`],
		['api/pods/table.ts', `import { type Generated, sql } from 'kysely';`],
		['api/pods/routes.ts', `import {\n\tsql,\n} from 'kysely';`],
		['src/pages/index.astro', `---\nimport { getPerson } from '../../api/accounts/queries.ts';\n---`],
		['src/pages/post.astro', `---\nimport { deliver } from '../../api/outbox/post.ts';\n---`],
		['src/islands/leave.tsx', `const api = await import('../api-client.ts');`],
		['migrations/0001-record.ts', `export * from '../api/record.ts';`],
	]);
	expect(breaches(planted).map((sentence) => sentence.split(':')[0])).toEqual([
		'api/pods/changes.ts imports api/accounts/changes.ts',
		'api/pods/card.ts imports zod',
		'api/pods/card.ts imports kysely',
		'api/pods/table.ts imports kysely',
		'api/pods/routes.ts imports kysely',
		'src/pages/index.astro imports api/accounts/queries.ts',
		'src/pages/post.astro imports api/outbox/post.ts',
		'src/islands/leave.tsx imports src/api-client.ts',
		'migrations/0001-record.ts imports api/record.ts',
	]);
});

test('every exception is still in use', () => {
	const unused = exceptions.filter(({ file, may }) => {
		const imports = [...everything].flatMap(([path, source]) => (path.startsWith(file) ? importsOf(path, source) : []));
		return !imports.some((one) => may.some((token) => matches(token, one)));
	});
	expect(unused.map(({ file }) => file)).toEqual([]);
});

test('only the process, the front door and the client of pages open the house', () => {
	const openers = allImports(everything).filter((one) => one.to === 'api/main.ts');
	expect(openers.map((one) => one.from).toSorted()).toEqual(['server.ts', 'src/api-client.ts', 'src/fetch.ts']);
});

test('every route is made by the front door, so that none can be without a guard', () => {
	const makers = [...everything].filter(([, source]) => /\bcreateRoute\b/.test(source));
	expect(makers.map(([file]) => file)).toEqual(['api/door.ts']);
});

test('only the clock reads the time', () => {
	const readers = [...everything].filter(([, source]) => /\bnew Date\(\s*\)|\bDate\(\s*\)|\bDate\.now\b/.test(source));
	expect(readers.map(([file]) => file)).toEqual(['api/calendar/clock.ts']);
});

test('nouns are pure: no chance, no process, no network', () => {
	const impure = /\bMath\.random\b|\bprocess\.|\bglobalThis\b|\bfetch\(|\bsetTimeout\b|\bperformance\.|\bcrypto\./;
	const nouns = [...house].filter(([file]) => isPureNoun(file));
	expect(nouns.length).toBeGreaterThan(20);
	expect(nouns.filter(([, source]) => impure.test(source)).map(([file]) => file)).toEqual([]);
});

test('nothing lies at the top but what the card names', () => {
	const card = ['api', 'migrations', 'src', 'tests', 'README.md', 'astro.config.mjs', 'server.ts', 'tsconfig.json'];
	const ignored = read('.gitignore').split('\n');
	const there = readdirSync(root).filter((name) => !name.startsWith('.') && !ignored.includes(name));
	expect(there.toSorted()).toEqual([...card, 'package.json', 'package-lock.json'].toSorted());
});

/** A sentence for every import that is not allowed. */
function breaches(files: Map<string, string>): string[] {
	return allImports(files)
		.filter((one) => !mayOf(one.from).some((token) => matches(token, one)))
		.map((one) => `${one.from} imports ${one.to}: it may import ${mayOf(one.from).join(', ')}`);
}

function allImports(files: Map<string, string>): Import[] {
	return [...files].flatMap(([file, source]) => importsOf(file, source));
}

function mayOf(file: string): string[] {
	return [...layers[layerOf(file)], ...exceptionsFor(file).flatMap(({ may }) => may)];
}

function exceptionsFor(file: string) {
	return exceptions.filter((exception) => file === exception.file || isIn(exception.file, file));
}

function matches(token: string, { from, to, typeOnly }: Import): boolean {
	if (token.startsWith('type ')) return typeOnly && matches(token.slice(5), { from, to, typeOnly });
	if (token in byName) return byName[token]!.includes(to);
	const [whose, layer] = token.split(' ');
	if (whose === 'own') return roomOf(to) !== undefined && roomOf(to) === roomOf(from) && isOf(layer, to);
	if (token === 'any noun') return isPureNoun(to);
	if (whose === 'any') return roomOf(to) !== undefined && isOf(layer, to);
	if (token === 'house') return layerOf(to) === 'house' && to !== 'api/main.ts';
	if (token === 'package') return !/^(api|src|migrations|tests|server)\b/.test(to);
	if (token === 'calendar') return roomOf(to) === 'calendar' && isOf('noun', to);
	return to === token || isIn(`${token}/`, to);
}

function isPureNoun(file: string): boolean {
	return roomOf(file) !== undefined && layerOf(file) === 'noun' && exceptionsFor(file).length === 0;
}

function isOf(layer: string | undefined, file: string): boolean {
	return layer === undefined || layerOf(file) === layer;
}

function layerOf(file: string): Layer {
	if (file.startsWith('migrations/')) return 'migration';
	if (file.startsWith('src/islands/')) return 'island';
	if (!file.startsWith('api/')) return 'page';
	if (roomOf(file) === undefined) return 'house';
	const role = /^(table|queries|changes|routes)\b/.exec(file.split('/').at(-1)!)?.[1];
	return (role as Layer | undefined) ?? 'noun';
}

function roomOf(file: string): string | undefined {
	return /^api\/([^/]+)\//.exec(file)?.[1];
}

function isIn(folder: string, file: string): boolean {
	return folder.endsWith('/') && file.startsWith(folder);
}

function houseFile(name: string): string {
	return `api/${name}.ts`;
}

function read(file: string): string {
	return readFileSync(join(root, file), 'utf8');
}
