import { spawn } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findOrInstallChromium } from './support/chromium.ts';
import { startPostgres } from './support/postgres.ts';

/**
 * `npm test`: rules, API and migrations on each engine there is, then journeys in a real browser. `npm test sqlite`,
 * `postgres` or `journeys` runs that part alone. The last line is always `N passed, N failed`.
 */
const OUTPUT = 'tests/.output';
const parts = ['sqlite', 'postgres', 'journeys'];

interface Tally {
	passed: number;
	failed: number;
}

const only = process.argv[2];
if (only !== undefined && !parts.includes(only)) {
	console.error(`There is no part "${only}". The parts are ${parts.join(', ')}.`);
	process.exit(2);
}
process.chdir(new URL('..', import.meta.url).pathname);
mkdirSync(OUTPUT, { recursive: true });

const tallies: Tally[] = [];
if (wanted('sqlite')) tallies.push(await rulesOn('SQLite', 'sqlite', {}));
if (wanted('postgres')) tallies.push(await rulesOnPostgres());
if (wanted('journeys')) tallies.push(await journeys());

const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function wanted(part: string): boolean {
	return only === undefined || only === part;
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
		console.error('No Chromium found. Install the package chromium, or set CHROMIUM_PATH to a Chromium or Chrome.');
		return { passed: 0, failed: 1 };
	}
	if ((await exitCode('npm', ['run', 'build'], {})) !== 0) return { passed: 0, failed: 1 };
	const report = `${OUTPUT}/journeys.json`;
	const args = ['node_modules/@playwright/test/cli.js', 'test', '-c', 'tests/playwright.config.ts'];
	return tally(report, args, {}, ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }));
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
	try {
		const counted = count(JSON.parse(readFileSync(report, 'utf8')) as Report);
		return { passed: counted.passed, failed: Math.max(counted.failed, code === 0 ? 0 : 1) };
	} catch {
		console.error(`${args[0]} ended without a report, with exit code ${code}.`);
		return { passed: 0, failed: 1 };
	}
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
