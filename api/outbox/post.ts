import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type Transporter } from 'nodemailer';
import type { Config } from '../config.ts';
import type { World } from '../world.ts';
import { claimDueLetters, markFailed, markSent } from './changes.ts';
import { type LetterKind, letterText } from './letters.ts';
import { afterFailure } from './retry.ts';
import type { LetterTable } from './table.ts';

/** Sends one letter, or throws. */
export type Send = (letter: LetterTable) => Promise<void>;

const BATCH = 20;
const SMTP_PATIENCE_MS = 20_000;

/** Takes what is due from the stored rows and sends it: after commit, never inside anybody's transaction. */
export async function sendDueLetters(world: World, send: Send): Promise<number> {
	const letters = await claimDueLetters(world.db, world.clock.now(), BATCH);
	for (const letter of letters) await sendOne(world, send, letter);
	return letters.length;
}

async function sendOne(world: World, send: Send, letter: LetterTable): Promise<void> {
	try {
		await send(letter);
		await markSent(world.db, letter.id, world.clock.now());
	} catch (error) {
		const { responseCode, code } = error as { responseCode?: number; code?: string };
		const after = afterFailure(letter.tries, world.clock.now(), responseCode);
		await markFailed(world.db, letter.id, after, responseCode ? `smtp_${responseCode}` : (code ?? 'failed'));
		world.log.warn({ letter: letter.id, after: after.state, responseCode, code }, 'letter not sent');
	}
}

/** By SMTP where there is a server; otherwise each letter becomes a file that a mail program opens. */
export function sender(config: Config): Send {
	return config.smtpUrl === undefined ? toFiles(config) : overSmtp(config, config.smtpUrl);
}

function overSmtp(config: Config, url: string): Send {
	const transport = createTransport({
		url,
		connectionTimeout: SMTP_PATIENCE_MS,
		greetingTimeout: SMTP_PATIENCE_MS,
		socketTimeout: SMTP_PATIENCE_MS,
	} as Parameters<typeof createTransport>[0]) as Transporter;
	return async (letter) => {
		await transport.sendMail(message(config, letter));
	};
}

function toFiles(config: Config): Send {
	const folder = join(config.dataDir, 'mail');
	const transport = createTransport({ streamTransport: true, buffer: true });
	return async (letter) => {
		const { message: bytes } = await transport.sendMail(message(config, letter));
		await mkdir(folder, { recursive: true, mode: 0o700 });
		const file = join(folder, `${letter.id}.eml`);
		await writeFile(`${file}.part`, bytes as Buffer, { mode: 0o600 });
		await rename(`${file}.part`, file);
	};
}

/** One plain mailbox. Measured: the mail library reads a line break in an address as the start of another one. */
const ONE_ADDRESS = /^[^\s<>()[\]\\,;:@"]{1,64}@[a-z0-9.-]{1,253}$/i;

/** SMTP's own code for a mailbox that cannot be: it will not be tried again. */
const BAD_ADDRESS = 553;

/**
 * The same message at every try, with the same Message-ID, so that a second delivery is seen as the same letter. The
 * address is checked, then goes in as an object with an explicit envelope.
 */
function message(config: Config, letter: LetterTable) {
	if (!ONE_ADDRESS.test(letter.address))
		throw Object.assign(new Error('Not one address'), { responseCode: BAD_ADDRESS });
	const link = config.publicUrl + (letter.about ?? '');
	const { subject, body } = letterText(letter.kind as LetterKind, letter.language, link);
	return {
		messageId: `<${letter.id}@${new URL(config.publicUrl).hostname}>`,
		date: new Date(letter.queued_at),
		from: { name: '', address: config.mailFrom },
		to: { name: '', address: letter.address },
		envelope: { from: config.mailFrom, to: [letter.address] },
		subject,
		text: body,
		headers: { 'Auto-Submitted': 'auto-generated' },
	};
}

const EVERY_MS = 2_000;

/** Works the outbox every two seconds until told to stop; `stop` waits for the letter in hand. */
export function startPostWorker(world: World, send: Send): { stop(): Promise<void> } {
	let inHand: Promise<void> | undefined;
	const timer = setInterval(() => {
		inHand ??= sendDueLetters(world, send)
			.catch((error: unknown) => world.log.error({ error: String(error) }, 'outbox worker'))
			.then(() => void (inHand = undefined));
	}, EVERY_MS);
	return {
		stop: async () => {
			clearInterval(timer);
			await inHand;
		},
	};
}
