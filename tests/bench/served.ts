import { spawn, spawnSync } from 'node:child_process';
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterwards } from './afterwards.ts';

/** A server in a process of its own, watched from outside: nothing in it knows that it is measured. */
export interface Served {
	url: string;
	/** CPU time of all its threads until now, in milliseconds. */
	cpuMs(): number;
	/** Resident memory in bytes: now, and at most until now. */
	memory(): { now: number; most: number };
	/** From now on, the most is the most since now: what the making of the demo council took was another matter. */
	forgetMost(): void;
	stop(): Promise<void>;
}

interface Asked {
	script: string;
	nodeOptions?: readonly string[];
	env: (port: number) => Record<string, string>;
	/** An address that answers 200 when it is ready. */
	readyAt: string;
}

/** The kernel counts CPU time in hundredths of a second for every program, whatever its own clock. */
const TICK_MS = 10;
const READY_WITHIN_MS = 60_000;

/** With settings of its own only: those of whoever runs this are for another house. */
export async function serve({ script, nodeOptions = [], env, readyAt }: Asked): Promise<Served> {
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	const { PATH = '', HOME = '' } = process.env;
	const child = spawn(process.execPath, [...nodeOptions, script], {
		env: { PATH, HOME, HOST: '127.0.0.1', PORT: String(port), ...env(port) },
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
	const stop = async () => {
		child.kill('SIGTERM');
		await ended;
	};
	afterwards(stop);
	await isReady(url + readyAt, () => child.exitCode !== null);
	const inProc = (file: string) => readFileSync(`/proc/${child.pid}/${file}`, 'utf8');
	return {
		url,
		cpuMs: () => {
			const [user, system] = inProc('stat').split(') ')[1]!.split(' ').slice(11, 13);
			return (Number(user) + Number(system)) * TICK_MS;
		},
		memory: () => {
			const kibOf = (name: string) => Number(inProc('status').match(new RegExp(`^${name}:\\s+(\\d+)`, 'm'))![1]);
			return { now: kibOf('VmRSS') * 1024, most: kibOf('VmHWM') * 1024 };
		},
		forgetMost: () => writeFileSync(`/proc/${child.pid}/clear_refs`, '5'),
		stop,
	};
}

/** Builds the pages when a source is younger than what was built. */
export function buildIfStale(): void {
	const sources = globSync(['api/**/*', 'src/**/*', 'migrations/*', 'astro.config.mjs', 'package-lock.json']);
	const youngest = Math.max(...sources.map((file) => statSync(file).mtimeMs));
	const built = statSync('dist/server/entry.mjs', { throwIfNoEntry: false })?.mtimeMs ?? 0;
	if (youngest > built) astroBuild('.');
}

export function astroBuild(root: string): void {
	console.log(`Building ${root === '.' ? 'the pages' : root}`);
	const astro = ['node_modules/astro/bin/astro.mjs', 'build', '--silent', '--root', root];
	const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
	const { status } = spawnSync(process.execPath, astro, { env, stdio: 'inherit' });
	if (status !== 0) throw new Error(`astro build of ${root} failed`);
}

async function isReady(url: string, hasEnded: () => boolean): Promise<void> {
	for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until && !hasEnded(); await pause(100)) {
		if (
			await fetch(url).then(
				({ ok }) => ok,
				() => false,
			)
		)
			return;
	}
	throw new Error(hasEnded() ? 'the server ended at its start' : `${url} was not ready in time`);
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer().once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
		});
	});
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
