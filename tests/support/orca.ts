import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';

/**
 * A real screen reader: Orca, on a screen of its own that nobody sees (Xvfb), with a message bus of its own. It has no
 * voice here; its debug log holds every line that it would have said.
 */

const launcher = '/usr/libexec/at-spi-bus-launcher';
const programs = ['orca', 'script', 'Xvfb', 'dbus-daemon', 'xdotool'].map((name) => `/usr/bin/${name}`);

/** The Debian packages that bring it. */
export const packages = ['orca', 'at-spi2-core', 'xvfb', 'dbus-x11', 'speech-dispatcher', 'xdotool'];

export function isInstalled(): boolean {
	return [launcher, ...programs].every((program) => existsSync(program));
}

/** What Orca is told beforehand: not to say the names of keys, which no two people want alike. */
const preferences = {
	general: { enableSpeech: true, enableKeyEcho: false, enableBraille: false, enableBrailleMonitor: false },
	pronunciations: {},
	keybindings: {},
};

/**
 * Orca's log goes through a terminal: into a file it is written eight kilobytes at a time, and the last words of a page would come
 * with the next key.
 */
const asItIsSaid = (orca: string, log: string) => ['-qfc', `stty -opost; exec ${orca}`, log];

/** How long Orca must have had nothing to do before it has said everything. */
const QUIET_MS = 900;
const LONGEST_MS = 45_000;

export class Orca {
	/** What a browser must be started with to be on Orca's screen and bus. */
	readonly environment: Record<string, string>;
	readonly #log: string;
	readonly #running: ChildProcess[];
	readonly #home: string;
	#read = 0;

	private constructor(home: string, environment: Record<string, string>, running: ChildProcess[]) {
		this.#home = home;
		this.#log = join(home, 'orca.log');
		this.environment = environment;
		this.#running = running;
	}

	static async start(): Promise<Orca> {
		const home = mkdtempSync(join(tmpdir(), 'orca-'));
		const running: ChildProcess[] = [];
		const base = { PATH: '/usr/bin:/bin', HOME: home, LANG: 'C.UTF-8', XDG_RUNTIME_DIR: home };
		const display = await firstLine(running, 'Xvfb', ['-displayfd', '1', '-screen', '0', '1280x900x24'], base);
		const onScreen = { ...base, DISPLAY: `:${display}` };
		const bus = ['--session', '--nofork', '--print-address=1'];
		const environment = {
			...onScreen,
			DBUS_SESSION_BUS_ADDRESS: await firstLine(running, 'dbus-daemon', bus, onScreen),
			ACCESSIBILITY_ENABLED: '1',
		};
		running.push(spawn(launcher, ['--launch-immediately'], { env: environment, stdio: 'ignore' }));
		mkdirSync(join(home, 'preferences'));
		const settings = { ...preferences, profiles: { default: { profile: ['Default', 'default'], ...preferences } } };
		writeFileSync(join(home, 'preferences', 'user-settings.conf'), JSON.stringify(settings));
		const orca = new Orca(home, environment, running);
		const command = `/usr/bin/orca --debug-file /dev/tty --user-prefs ${join(home, 'preferences')}`;
		running.push(spawn('/usr/bin/script', asItIsSaid(command, orca.#log), { env: environment, stdio: 'ignore' }));
		await orca.isQuiet();
		orca.heard();
		return orca;
	}

	/** A key as a keyboard sends it, to whatever has the focus. */
	key(key: string): void {
		execFileSync('/usr/bin/xdotool', ['key', key], { env: this.environment });
	}

	/** A key, and all that Orca has to say of it. */
	async keys(key: string): Promise<void> {
		this.key(key);
		await this.isQuiet();
	}

	async types(words: string): Promise<void> {
		execFileSync('/usr/bin/xdotool', ['type', '--delay', '30', words], { env: this.environment });
		await this.isQuiet();
	}

	/** Gives the newest window of the browser the keyboard: there is no window manager here that would. */
	giveKeyboard(): void {
		const search = ['search', '--sync', '--onlyvisible', '--class', 'chromium'];
		const windows = execFileSync('/usr/bin/xdotool', search, { env: this.environment }).toString().trim().split('\n');
		execFileSync('/usr/bin/xdotool', ['windowfocus', '--sync', windows.at(-1)!], { env: this.environment });
	}

	/** Waits until Orca has written nothing into its log for a while: then it has said all that it has to say. */
	async isQuiet(): Promise<void> {
		const length = () => (existsSync(this.#log) ? statSync(this.#log).size : -1);
		const latest = Date.now() + LONGEST_MS;
		for (let before = length(), since = Date.now(); Date.now() - since < QUIET_MS || before < 0;) {
			if (Date.now() > latest) throw new Error('Orca went on and on, or never began.');
			await after(100);
			const now = length();
			if (now !== before) [before, since] = [now, Date.now()];
		}
	}

	/** What Orca has said since it was last asked, a line each. */
	heard(): string[] {
		const whole = readFileSync(this.#log, 'utf8');
		const news = whole.slice(this.#read);
		this.#read = whole.length;
		return [...news.matchAll(/SPEECH OUTPUT: '(.*?)'(?=\{|$)/gm)].map(([, said]) => said!);
	}

	stop(): void {
		for (const process of this.#running.reverse()) process.kill('SIGKILL');
		rmSync(this.#home, { recursive: true, force: true });
	}
}

function firstLine(running: ChildProcess[], name: string, args: string[], env: Record<string, string>) {
	const child = spawn(`/usr/bin/${name}`, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
	running.push(child);
	return new Promise<string>((found, failed) => {
		child.stdout.once('data', (line: Buffer) => found(line.toString().trim()));
		child.once('exit', (code) => failed(new Error(`${name} ended at once, with ${code}.`)));
	});
}
