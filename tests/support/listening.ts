import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, expect, type Locator, type Page, test as base } from '@playwright/test';
import { browserWithWindow } from './demo-council.ts';
import { Orca } from './orca.ts';

/**
 * Somebody who cannot see the screen: they hear what Orca says and press keys. What was heard on the whole way is
 * compared with a transcript in the repository, so that a change in what is said is seen by whoever reads the change.
 */

const transcripts = new URL('../screen-reader/transcripts/', import.meta.url);
const MOST_PRESSES = 60;
const LONGEST_WAIT_MS = 15_000;

interface Person {
	id: string;
	name: string;
	card: { code: string; chosen: string | null };
}

export class Listener {
	readonly page: Page;
	readonly #orca: Orca;
	readonly #transcript: string[] = [];
	#hasHeardFrame = false;

	constructor(page: Page, orca: Orca) {
		this.page = page;
		this.#orca = orca;
	}

	/** Somebody of the demo council's families, with what stands on their card. */
	async person(name: string): Promise<Person> {
		const { families } = (await (await this.page.request.get('/api/demo/people')).json()) as { families: Person[] };
		return families.find((person) => person.name === name)!;
	}

	/** They have come in before. */
	async isAlready(name: string): Promise<void> {
		const { id } = await this.person(name);
		const answer = await this.page.request.post('/api/demo/session', { data: { accountId: id } });
		expect(answer.status()).toBe(201);
	}

	/** Goes to an address, and hears the page from its beginning. */
	async opens(path: string): Promise<void> {
		await this.page.goto(path);
		this.#orca.giveKeyboard();
		await this.#orca.isQuiet();
		this.#note(`goes to ${path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')}`);
	}

	/**
	 * Presses Tab until this has the focus. What is heard on the way there was read with the page: the last step alone is
	 * made once more, and listened to.
	 */
	async reaches(wanted: Locator): Promise<void> {
		for (let presses = 0; !(await this.#isAt(wanted)); presses += 1) {
			if (presses === MOST_PRESSES) throw new Error(`Tab does not lead to ${String(wanted)}.`);
			this.#orca.key('Tab');
		}
		await this.#orca.keys('shift+Tab');
		this.#orca.heard();
		await this.#orca.keys('Tab');
		expect(await this.#isAt(wanted), `Tab comes back to ${String(wanted)}`).toBe(true);
		this.#note('Tab');
	}

	/** One of a group of choices: `r` is Orca's own key for the next of them. The arrows read on, line by line. */
	async chooses(wanted: Locator): Promise<void> {
		for (let presses = 0; !(await this.#isAt(wanted)); presses += 1) {
			if (presses === MOST_PRESSES) throw new Error(`No choice is ${String(wanted)}.`);
			this.#orca.heard();
			await this.#orca.keys('r');
		}
		this.#note('r');
		await this.presses('space');
		await expect(wanted).toBeChecked();
	}

	#isAt(wanted: Locator): Promise<boolean> {
		return wanted.evaluate((element) => element === document.activeElement);
	}

	async types(words: string, whatItIs = `“${words}”`): Promise<void> {
		await this.#orca.types(words);
		this.#note(`types ${whatItIs}`);
	}

	/** `Return`, `space`, `Down`: what it does to where they are. */
	async presses(key: string): Promise<void> {
		await this.#orca.keys(key);
		this.#note(key);
	}

	/** Return on a button or a link that leads on. */
	async goesOn(wanted: Locator): Promise<void> {
		await this.reaches(wanted);
		const before = this.page.url();
		const arrived = this.page.waitForEvent('load');
		await this.#orca.keys('Return');
		await arrived;
		await this.#orca.isQuiet();
		this.#note(before === this.page.url() ? 'Return, and the page comes back' : 'Return');
	}

	/** All of it, as it was heard, against the transcript that is kept. With `TRANSCRIPTS=1` it is kept anew. */
	isAsWritten(name: string): void {
		const heard = `${this.#transcript.join('\n').trim()}\n`;
		const file = fileURLToPath(new URL(`${name}.txt`, transcripts));
		if (process.env.TRANSCRIPTS || !existsSync(file)) {
			mkdirSync(transcripts, { recursive: true });
			writeFileSync(file, heard);
		}
		expect(heard.split('\n')).toEqual(readFileSync(file, 'utf8').split('\n'));
	}

	#note(did: string): void {
		const heard = this.#orca.heard().filter((line) => !ofTheMachine.test(line));
		this.#transcript.push('', `> ${did}`, ...this.#withoutFrame(heard).map(maskChance));
	}

	/** The head and the foot of the page are the same on each: they are written down where they are heard first. */
	#withoutFrame(heard: string[]): string[] {
		const [from, main, end] = ['Skip to', 'main content', 'leaving main content'].map((mark) =>
			heard.findIndex((line) => line.startsWith(mark)),
		) as [number, number, number];
		if (from < 0 || main < from) return heard;
		if (!this.#hasHeardFrame) {
			this.#hasHeardFrame = true;
			return heard;
		}
		return [...heard.slice(0, from), '…', ...heard.slice(main, end < 0 ? undefined : end), ...(end < 0 ? [] : ['…'])];
	}
}

/** What a browser and Orca tell each other as a page comes or goes: said or not, sooner or later, as the machine has time. */
const ofTheMachine = /^(Selection deleted|leaving banner|Information: .* document web|Loading\.|clickable)/;

/** References, and the words that somebody is given to come back with, are new each time; marks of direction are for the eye. */
function maskChance(line: string, at: number, lines: string[]): string {
	if (isOneOfSeven(lines.slice(0, at))) return '[word]';
	return line
		.replaceAll(/[\u2066-\u2069\u200e\u200f]/g, '')
		.replaceAll(/\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/g, '[reference]')
		.replace(/^Type the \w+ word/, 'Type the [first to seventh] word');
}

function isOneOfSeven(before: string[]): boolean {
	return (
		before.lastIndexOf('List with 7 items') > before.lastIndexOf('leaving list.') && /^[1-7]$/.test(before.at(-1)!)
	);
}

export const test = base.extend<{ listener: Listener }, { orca: Orca }>({
	orca: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the names in the braces
		async ({}, use) => {
			const orca = await Orca.start();
			await use(orca);
			orca.stop();
		},
		{ scope: 'worker' },
	],
	listener: async ({ orca, baseURL, locale, timezoneId }, use) => {
		const browser = await startOnScreen(orca);
		const page = await browser.newPage({ baseURL: baseURL!, locale: locale!, timezoneId: timezoneId!, viewport: null });
		page.setDefaultTimeout(LONGEST_WAIT_MS);
		orca.giveKeyboard();
		await orca.isQuiet();
		orca.heard();
		await use(new Listener(page, orca));
		await browser.close();
	},
});

function startOnScreen(orca: Orca): Promise<Browser> {
	const onScreen = ['--force-renderer-accessibility', '--window-size=1200,880', '--window-position=0,0'];
	const args = [...browserWithWindow.args, ...onScreen];
	return chromium.launch({ ...browserWithWindow, headless: false, env: orca.environment, args });
}

export { expect };
