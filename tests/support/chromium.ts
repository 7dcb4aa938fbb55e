import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What each kind of system calls one with a window. */
const windowed = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Without a window of its own to draw it takes a third less time over our pages. */
const windowless = 'chromium-headless-shell';

const packages = [windowless, 'fonts-dejavu-core', 'fonts-noto-core'];

/** The browser that is already on this machine, if any. */
export function findChromium(): string | undefined {
	return find([windowless, ...windowed]);
}

/** One with a window, which a screen reader can read. */
export function findWindowedChromium(): string | undefined {
	return find(windowed);
}

function find(names: readonly string[]): string | undefined {
	const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
	const usual = names.flatMap((name) => folders.map((folder) => join(folder, name)));
	return [process.env.CHROMIUM_PATH ?? '', ...usual].find((path) => path !== '' && existsSync(path));
}

/** Finds the browser, or installs Debian's where that is possible without asking anybody. */
export function findOrInstallChromium(): string | undefined {
	return findChromium() ?? (installChromium() ? findChromium() : undefined);
}

function installChromium(): boolean {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
	console.log('No Chromium on this machine: installing the Debian package.');
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const apt = (...args: string[]) => spawnSync('apt-get', ['-qq', ...args], { env, stdio: 'ignore' }).status === 0;
	return apt('update') && apt('install', '--no-install-recommends', '-y', ...packages);
}
