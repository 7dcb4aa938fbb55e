import { spawn } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findOrInstallChromium } from './support/chromium.ts';
import { isInstalled as isOrcaInstalled, packages as ofOrca } from './support/orca.ts';
import type { PageWeight } from './support/journeys-sound.ts';
import { notLookedAt, pageRoutes, stateIn } from './support/page-routes.ts';
import { startPostgres } from './support/postgres.ts';

/**
 * `npm test`: rules, API and migrations on each engine there is, then journeys in a real browser, then the main ones by ear where
 * there is a screen reader. `npm test sqlite`, `postgres`, `journeys` or `screen-reader` runs that part alone. The last line is
 * always `N passed, N failed`.
 */
const parts = {
	sqlite: () => rulesOn('SQLite', 'sqlite', {}),
	postgres: rulesOnPostgres,
	journeys,
	'screen-reader': screenReader,
};
const OUTPUT = 'tests/.output';

/** A browser on a busy machine may stumble once. Playwright names a journey that passed the second time; three are a fault. */
const UNSTEADY_MOST = 2;

interface Tally {
	passed: number;
	failed: number;
}

const only = process.argv[2];
if (only !== undefined && !Object.hasOwn(parts, only)) {
	console.error(`There is no part "${only}". The parts are ${Object.keys(parts).join(', ')}.`);
	process.exit(2);
}
process.chdir(new URL('..', import.meta.url).pathname);
mkdirSync(OUTPUT, { recursive: true });

let passed = 0;
let failed = 0;
for (const [name, part] of Object.entries(parts)) {
	if (only !== undefined && only !== name) continue;
	const counted = await attempt(part);
	passed += counted.passed;
	failed += counted.failed;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** A part that could not even begin is a failure like another: the others still run, and the last line still comes. */
async function attempt(part: () => Promise<Tally>): Promise<Tally> {
	try {
		return await part();
	} catch (error) {
		console.error(String(error));
		return { passed: 0, failed: 1 };
	}
}

async function rulesOn(engine: string, name: string, env: Record<string, string>): Promise<Tally> {
	console.log(`\nRules, API and migrations on ${engine}`);
	const report = `${OUTPUT}/${name}.json`;
	const args = [
		'run',
		'-c',
		'tests/vitest.config.ts',
		'--reporter=default',
		'--reporter=json',
		`--outputFile=${report}`,
	];
	return tally(report, ['node_modules/vitest/vitest.mjs', ...args], env, (read) => ({
		passed: read.numPassedTests,
		failed: read.numFailedTests,
	}));
}

/** On the server that TEST_DATABASE_URL names, or else on one of our own that is gone afterwards. */
async function rulesOnPostgres(): Promise<Tally> {
	const given = process.env.TEST_DATABASE_URL;
	if (given !== undefined) return rulesOn('PostgreSQL', 'postgres', { TEST_DATABASE_URL: given });
	const postgres = await startPostgres();
	if (postgres === undefined) {
		console.log('\nPostgreSQL was skipped: it is not installed here (Debian package: postgresql).');
		return { passed: 0, failed: 0 };
	}
	const interrupted = () => void postgres.stop().then(() => process.exit(130));
	process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
	try {
		return await rulesOn('PostgreSQL', 'postgres', { TEST_DATABASE_URL: postgres.url });
	} finally {
		process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
		await postgres.stop();
	}
}

async function journeys(): Promise<Tally> {
	console.log('\nJourneys in a browser');
	if (globSync('tests/journeys/**/*.spec.ts').length === 0) {
		console.log('Skipped: there are none yet.');
		return { passed: 0, failed: 0 };
	}
	if (findOrInstallChromium() === undefined) {
		throw new Error(
			'No Chromium found. Install the package chromium-headless-shell or chromium, or set CHROMIUM_PATH to a Chromium or Chrome.',
		);
	}
	const built = await exitCode('npm', ['run', 'build'], {});
	if (built !== 0) throw new Error('The build failed, so there is nothing to visit.');
	const report = `${OUTPUT}/journeys.json`;
	const args = ['node_modules/@playwright/test/cli.js', 'test', '-c', 'tests/playwright.config.ts'];
	const counted = await tally(report, args, {}, ({ stats }) => steadyEnough(stats));
	const states = [...new Set(readFileSync(`${OUTPUT}/page-states.txt`, 'utf8').trim().split('\n'))];
	const routes = pageRoutes();
	const unseen = notLookedAt(routes, states.map(stateIn));
	console.log(
		`${states.length} states of ${routes.length} pages were looked at; what is wrong with any is a failure above.`,
	);
	for (const what of unseen) console.log(what);
	console.log(heaviest());
	return { passed: counted.passed, failed: counted.failed + unseen.length };
}

/** The most that a first visit to a page of a family cost; each is held to its limit where it was weighed. */
function heaviest(): string {
	const weights = readFileSync(`${OUTPUT}/page-weights.txt`, 'utf8')
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as PageWeight);
	const most = (of: (weight: PageWeight) => number) => Math.max(...weights.map(of));
	const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
	return `${weights.length} first visits weighed: at most ${kB(most(({ bytes }) => bytes))}, ${most(({ requests }) => requests)} requests, ${kB(most(({ script }) => script))} of script.`;
}

/** What passed the second time has passed, and too much of it is a fault. */
function steadyEnough({ expected, unexpected, flaky }: Report['stats']): Tally {
	if (flaky > 0) console.log(`Unsteady, passed when walked once more: ${flaky} (at most ${UNSTEADY_MOST})`);
	const borne = flaky <= UNSTEADY_MOST ? flaky : 0;
	return { passed: expected + borne, failed: unexpected + flaky - borne };
}

/** What a real screen reader says on the main journeys, where there is one: with a screen and a keyboard that nobody sees. */
async function screenReader(): Promise<Tally> {
	console.log('\nThe main journeys by ear');
	if (!isOrcaInstalled()) {
		console.log(`Skipped: Orca is not installed here (Debian packages: ${ofOrca.join(', ')}).`);
		return { passed: 0, failed: 0 };
	}
	if ((await exitCode('npm', ['run', 'build'], {})) !== 0) throw new Error('The build failed.');
	const report = `${OUTPUT}/screen-reader.json`;
	const args = ['node_modules/@playwright/test/cli.js', 'test', '-c', 'tests/screen-reader.config.ts'];
	return tally(report, args, {}, ({ stats }) => steadyEnough(stats));
}

/** Runs a test runner and counts from its report. A runner that fails without naming a test counts as one failure. */
async function tally(
	report: string,
	args: string[],
	env: Record<string, string>,
	count: (read: Report) => Tally,
): Promise<Tally> {
	rmSync(report, { force: true });
	const code = await exitCode(process.execPath, args, env);
	if (!existsSync(report)) throw new Error(`${args[0]} ended without a report, with exit code ${code}.`);
	const counted = count(JSON.parse(readFileSync(report, 'utf8')) as Report);
	return { passed: counted.passed, failed: Math.max(counted.failed, code === 0 ? 0 : 1) };
}

interface Report {
	numPassedTests: number;
	numFailedTests: number;
	stats: { expected: number; unexpected: number; flaky: number };
}

function exitCode(command: string, args: string[], env: Record<string, string>): Promise<number> {
	const { TEST_DATABASE_URL: _, ...inherited } = process.env;
	return new Promise((resolve) => {
		const child = spawn(command, args, { env: { ...inherited, ...env }, stdio: 'inherit' });
		child.once('error', () => resolve(1));
		child.once('close', (code) => resolve(code ?? 1));
	});
}
