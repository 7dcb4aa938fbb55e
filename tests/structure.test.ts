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
	noun: ['own noun', 'type any noun', 'calendar', 'roles', 'languages', 'emblems'],
	table: ['type kysely', 'type own noun', 'type words'],
	queries: ['any noun', 'own noun', 'own queries', 'type any table', 'settings', 'kysely', 'readers', 'erased', 'said'],
	changes: [
		'erased',
		'any noun',
		'own queries',
		'own changes',
		'type own table',
		'settings',
		'letters',
		'type kysely',
		'tools',
	],
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
	languages: ['api/accounts/languages.ts'],
	emblems: ['api/pods/emblem-names.ts'],
	settings: ['api/council/queries.ts'],
	letters: ['api/outbox/changes.ts'],
	words: ['api/sealing.ts'],
	erased: ['api/erased.ts'],
	said: ['api/said-index.ts'],
	readers: ['breath', 'database', 'doubt', 'openings', 'prepared', 'keys', 'session', 'refusal', 'seen', 'world'].map(
		houseFile,
	),
	tools: [
		'breath',
		'openings',
		'prepared',
		'record',
		'replay',
		'together',
		'session',
		'keys',
		'sealing',
		'shredding',
		'slow-hash',
		'ids',
		'memory',
		'guesses',
		'refusal',
		'seen',
		'rehearsal',
		'database',
		'world',
	].map(houseFile),
	entrance: ['door', 'form', 'refusal', 'replay', 'seen', 'world', 'accounts/sessions'].map(houseFile),
	sessions: ['api/accounts/sessions.ts'],
};

/** Nouns of reports, which are made by the rules of figures and so are not quite nouns. */
const reportNouns = ['annual', 'committee', 'month', 'sheet'].map((noun) => `api/reports/${noun}.ts`);

/** A new line here is a decision, not an edit. A file that ends in `/` is everything in that folder. */
const exceptions: { file: string; may: string[]; because: string }[] = [
	{
		file: 'api/people/queries-needs.ts',
		may: ['api/guide/queries.ts'],
		because: 'what is to be read again is known by whoever keeps it',
	},
	{
		file: 'api/guide/changes.ts',
		may: ['api/guide/soundness.ts'],
		because: 'it asks whether a text is sound, which is said with the words for what a sentence is',
	},
	{
		file: 'api/guide/soundness.ts',
		may: ['api/questionnaires/picture-names.ts', 'api/questionnaires/soundness.ts'],
		because: 'what a sentence is, and which drawings may stand beside words, is said once',
	},
	{
		file: 'api/cards/queries.ts',
		may: ['api/guesses.ts'],
		because: 'whoever gave a card is told how often its secret was guessed wrongly',
	},
	{
		file: 'api/trends/rows.ts',
		may: ['any noun'],
		because: 'what is counted is named by the codes of the rooms that it is counted in',
	},
	...['api/trends/changes-publish.ts', 'api/trends/routes.ts'].map((file) => ({
		file,
		may: ['api/trends/rows.ts'],
		because: 'a table is made with all its rows, whichever of them have a count',
	})),
	{
		file: 'api/trends/recount.ts',
		may: ['own queries', 'api/database.ts', 'api/trends/contributions.ts', 'type kysely'],
		because: 'it counts for a command and not for a route',
	},
	{ file: 'api/trends/verify.ts', may: ['own', 'house', 'package'], because: 'it is a command' },
	{
		file: 'api/trends/queries-facts.ts',
		may: ['api/trends/contributions.ts'],
		because: 'what a representation counts for is said where it is counted',
	},
	{
		file: 'api/policy/trends.ts',
		may: ['api/trends/slices.ts'],
		because: 'to whom a cut is offered stands with what the cut is',
	},
	{
		file: 'api/trends/routes-export.ts',
		may: ['api/representations/csv.ts', 'api/trends/dictionary.ts', 'api/trends/figure-sheet.ts'],
		because: 'it answers with a spreadsheet',
	},
	{
		file: 'api/trends/routes.ts',
		may: ['api/trends/figure-sheet.ts'],
		because: 'what is shown is also what is taken out',
	},
	{
		file: 'api/trends/routes.ts',
		may: ['api/policy/trends.ts'],
		because: 'whoever asks is asked who they are, by the policy, which looks at slices',
	},
	{
		file: 'api/trends/contributions.ts',
		may: ['any noun'],
		because: 'who complained is grouped where standings are known',
	},
	{ file: 'api/accounts/sessions.ts', may: ['api/keys.ts'], because: 'a token is random and kept as its fingerprint' },
	{
		file: 'api/programs/address.ts',
		may: ['node:net'],
		because: 'which addresses are inside a network is somebody else’s to know well',
	},
	{ file: 'api/programs/signature.ts', may: ['node:crypto'], because: 'it signs' },
	{
		file: 'api/programs/changes.ts',
		may: ['api/announce.ts', 'api/programs/address.ts', 'api/programs/signature.ts'],
		because: 'it checks where a program is told, makes its secret and sends it a test',
	},
	{
		file: 'api/outbox/webhooks.ts',
		may: ['own', 'house', 'package', 'api/programs/address.ts', 'api/programs/signature.ts'],
		because: 'it sends, signed, to no address of the inside',
	},
	{
		file: 'api/imports/spreadsheet.ts',
		may: ['csv-parse', 'node:stream'],
		because: 'RFC 4180 is somebody else’s to know well',
	},
	{
		file: 'api/imports/cells.ts',
		may: ['api/outbox/address.ts'],
		because: 'an address is checked in one way, wherever it comes from',
	},
	...['changes', 'changes-brought'].map((what) => ({
		file: `api/imports/${what}.ts`,
		may: ['api/imports/pack.ts'],
		because: 'it keeps what was brought as it came',
	})),
	{
		file: 'api/imports/pack.ts',
		may: ['api/keys.ts', 'node:zlib'],
		because: 'what is kept of an import is packed, then sealed',
	},
	{
		file: 'api/imports/queries-work-out.ts',
		may: ['api/ids.ts'],
		because: 'what would be added is numbered before it is shown, so that it can be named by what comes after it',
	},
	{
		file: 'api/imports/changes-apply.ts',
		may: ['kysely', 'type any table'],
		because: 'it writes the rows of other rooms, and holds their tables still meanwhile',
	},
	{
		file: 'api/door.ts',
		may: ['api/accounts/queries.ts', 'api/programs/queries.ts'],
		because: 'the door asks who is knocking',
	},
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
	...['api/people/changes.ts', 'api/representations/changes-receive.ts'].map((file) => ({
		file,
		may: ['api/accounts/changes-talking.ts'],
		because: 'how somebody is talked with is kept with the person, whoever they said it to',
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
		file: 'api/closure/trend.ts',
		may: ['api/trends/chance.ts', 'api/trends/period.ts'],
		because: 'years and chance are worked out in one way, whatever is counted',
	},
	{
		file: 'api/representations/changes-own-words.ts',
		may: ['api/retention/changes-erase.ts'],
		because: 'what is taken back whole is erased as everything is that is erased',
	},
	...['representations', 'conferences', 'closure'].map((room) => ({
		file: `api/${room}/queries-own-words.ts`,
		may: ['api/retention/queries.ts', ...(room === 'representations' ? [] : ['api/questionnaires/queries.ts'])],
		because: 'what is held by law is not taken back, and answers are opened in one place',
	})),
	...['conferences', 'closure'].map((room) => ({
		file: `api/${room}/changes-own-words.ts`,
		may: [
			'api/questionnaires/changes-own.ts',
			...(room === 'closure' ? ['api/urgent/changes.ts'] : []), // the other room raises its alarm with the views
		],
		because: 'an answer is put right where it is kept, and what sounds an alarm is told in the same breath',
	})),
	...['conferences', 'closure'].map((room) => ({
		file: `api/${room}/changes-translate.ts`,
		may: ['api/questionnaires/changes-translate.ts'],
		because: 'an answer is kept in one place, and so is what it says in English',
	})),
	{
		file: 'api/representations/routes-register.ts',
		may: ['api/representations/csv.ts'],
		because: 'it answers with a spreadsheet',
	},
	...['queries-months', 'changes-months', 'queries-annual', 'changes-annual', 'queries-committee'].map((what) => ({
		file: `api/reports/${what}.ts`,
		may: ['api/trends/queries.ts', 'api/trends/queries-beside.ts', 'api/trends/rows.ts', ...reportNouns],
		because: 'a report is made of the tallies, and counts nothing itself',
	})),
	...['annual', 'committee', 'month', 'sheet'].map((noun) => ({
		file: `api/reports/${noun}.ts`,
		may: [
			...['period', 'figures', 'figure-sheet', 'release', 'tally', 'themes'].map((rules) => `api/trends/${rules}.ts`),
			...reportNouns,
		],
		because: 'a report is made of tables of figures, by the rules by which figures are published',
	})),
	...['annual', 'months', 'committee'].map((what) => ({
		file: `api/reports/routes-${what}.ts`,
		may: [
			...['changes-publish', 'changes-export', 'queries', 'routes-export'].map((what) => `api/trends/${what}.ts`),
			...['api/representations/csv.ts', ...reportNouns],
		],
		because: 'a report shows what is published, which is done first where it is due; and its figures leave by one door',
	})),
	...['src/pages/staff/reports/', 'src/components/reports/'].map((file) => ({
		file,
		may: reportNouns,
		because: 'limits and lists of reports touch nothing, whatever rules of figures they are made by',
	})),
	{
		file: 'api/reports/queries-told.ts',
		may: ['api/representations/queries-visible.ts'],
		because: 'who may know of a complaint is one rule, wherever it is asked',
	},
	{
		file: 'api/trends/routes-shapes.ts',
		may: ['api/imports/spreadsheet.ts'],
		because: 'a sheet is read in one way, whichever room it is brought to',
	},
	{
		file: 'api/representations/csv.ts',
		may: ['csv-stringify/sync'],
		because: 'RFC 4180 is somebody else’s to know well',
	},
	{
		file: 'api/retention/changes.ts',
		may: ['api/two-people/changes.ts'],
		because: 'an erasure is asked of a second person',
	},
	{
		file: 'api/two-people/queries.ts',
		may: ['api/retention/queries.ts'],
		because: 'whoever agrees to an erasure must know of what',
	},
	{
		file: 'api/two-people/changes-agree.ts',
		may: ['api/retention/changes-erase.ts'],
		because: 'an erasure is done with the second person’s yes, or neither is',
	},
	{
		file: 'api/representations/changes-export.ts',
		may: ['api/two-people/changes.ts'],
		because: 'more than one person may take goes out by the agreement of a second, used in the same breath',
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
	{
		file: 'api/audit/changes.ts',
		may: ['node:timers/promises'],
		because: 'on PostgreSQL it waits for whoever is still writing',
	},
	{
		file: 'api/audit/heads.ts',
		may: ['api/record.ts', 'type api/world.ts', 'node:fs/promises', 'node:path'],
		because: 'heads are files, so that they lie outside the database',
	},
	{
		file: 'api/audit/check.ts',
		may: ['own queries', 'type api/database.ts', 'api/record.ts', 'type kysely'],
		because: 'it reads the history and asks the noun, for a command and not for a route',
	},
	{
		file: 'api/audit/sealer.ts',
		may: ['own changes', 'own queries', 'api/refusal.ts', 'type api/world.ts', 'node:timers/promises'],
		because: 'it seals every second, and logs a fault as everything does',
	},
	{ file: 'api/audit/verify.ts', may: ['own', 'house', 'package'], because: 'it is a command' },
	{
		file: 'api/at-rest/',
		may: ['own', 'house', 'api/calendar/clock.ts', 'package'],
		because: 'they are commands, over the files themselves',
	},
	{
		file: 'api/sign-in/passkey.ts',
		may: ['@simplewebauthn/server'],
		because: 'the protocol of passkeys is somebody else’s to know well',
	},
	{ file: 'api/sign-in/authenticator-app.ts', may: ['otpauth'], because: 'so are the codes of apps' },
	{
		file: 'api/sign-in/directory.ts',
		may: ['openid-client', 'node:fs', 'api/config.ts', 'api/refusal.ts'],
		because: 'so is OpenID Connect; the secret that the directory gave lies in a file',
	},
	...[
		...['changes-again', 'changes-come-in', 'changes-directory', 'changes-passkeys', 'changes-passphrase'],
		...['routes-directory', 'routes-shapes'],
	].map((role) => ({
		file: `api/sign-in/${role}.ts`,
		may: ['passkey', 'authenticator-app', 'directory'].map((protocol) => `api/sign-in/${protocol}.ts`),
		because: 'what a browser, a phone or the directory sends is read by whoever speaks its protocol',
	})),
	...['begin', 'directory', 'shapes'].map((what) => ({
		file: `api/sign-in/routes-${what}.ts`,
		may: ['type hono'],
		because: 'whoever sets up has not come in: the guard is in the room, and so is the handing over of a session',
	})),
	{
		file: 'api/sign-in/queries.ts',
		may: ['sessions'],
		because: 'somebody is shown their sessions that are alive',
	},
	{
		file: 'api/administrator.ts',
		may: ['api/main.ts', 'api/sign-in/changes-administrator.ts'],
		because: 'it is a command: it opens the house and makes one change',
	},
	{ file: 'api/app.ts', may: ['any routes'], because: 'it mounts every room' },
	{ file: 'api/database.ts', may: ['migrations'], because: 'it brings the schema up to date' },
	{
		file: 'api/main.ts',
		may: [
			'api/audit/sealer.ts',
			'api/demo',
			'api/outbox/post.ts',
			'api/outbox/webhooks.ts',
			'api/calendar/changes.ts',
			'api/conferences/changes-remind.ts',
			'api/closure/changes-ended.ts',
			'api/closure/changes-send.ts',
			'api/representations/changes-dates.ts',
			'api/trends/changes-publish.ts',
			'api/representations/changes-left.ts',
			'api/representations/changes-late.ts',
			'api/representations/changes-remind.ts',
			'api/reports/changes-months.ts',
			'api/retention/changes-files.ts',
			'api/two-people/changes.ts',
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
	{
		file: 'api/demo/council.ts',
		may: ['kysely'],
		because: 'what PostgreSQL puts off until a transaction ends is asked for at the end of each change',
	},
	{ file: 'api/demo/random.ts', may: ['node:crypto'], because: 'chance that comes out the same each time' },
	{
		file: 'src/api-client.ts',
		may: ['type api/door.ts', 'api/main.ts', 'api/in-house.ts', 'type api/app.ts'],
		because: 'it is the way from a page to the API',
	},
	{
		file: 'src/fetch.ts',
		may: ['api/main.ts', 'api/refusal.ts', 'api/log.ts', 'type api/door.ts', 'sessions'],
		because: 'it is the front door',
	},
	{
		file: 'src/serve.ts',
		may: ['type api/main.ts', 'api/memory.ts'],
		because: 'it opens the house, tidies and closes it',
	},
];

const house = sources('api');
const everything = new Map([...house, ...sources('migrations', 'src'), ['server.mjs', read('server.mjs')] as const]);

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

test('only the front door, the client of pages and a command open the house', () => {
	const openers = allImports(everything).filter((one) => one.to === 'api/main.ts');
	expect(openers.map((one) => one.from).toSorted()).toEqual([
		'api/administrator.ts',
		'src/api-client.ts',
		'src/fetch.ts',
		'src/serve.ts',
	]);
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
	const card = ['api', 'migrations', 'src', 'tests', 'README.md', 'astro.config.mjs', 'server.mjs', 'tsconfig.json'];
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
