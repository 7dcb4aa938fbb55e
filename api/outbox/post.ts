import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type Transporter } from 'nodemailer';
import type { Config } from '../config.ts';
import { faultOf } from '../refusal.ts';
import type { World } from '../world.ts';
import { isOneAddress } from './address.ts';
import { claimDueLetters, markFailed, markSent } from './changes.ts';
import { type LetterKind, letterText } from './letters.ts';
import { goesByNotify, NotDelivered, overNotify } from './notify.ts';
import { afterFailure } from './retry.ts';
import type { LetterTable } from './table.ts';

/** Sends one letter, or throws. */
export type Send = (letter: LetterTable) => Promise<void>;

const BATCH = 20;
const SMTP_PATIENCE_MS = 20_000;

/** Takes what is due from the stored rows and sends it: after commit, never inside anybody's transaction. */
export async function sendDueLetters(world: World, send: Send): Promise<number> {
	const letters = await claimDueLetters(world.db, world.clock.now(), BATCH, ['email', 'sms']);
	for (const letter of letters) await sendOne(world, send, letter);
	return letters.length;
}

/** Sends one and notes what came of it: sent, to be tried again, or stuck. */
export async function sendOne(world: World, send: Send, letter: LetterTable): Promise<void> {
	try {
		await send(letter);
		await markSent(world.db, letter.id, world.clock.now());
	} catch (error) {
		const { code, isForGood } = failureOf(error);
		const after = afterFailure(letter.tries, world.clock.now(), isForGood);
		await markFailed(world.db, letter.id, after, code);
		world.log.warn({ letter: letter.id, after: after.state, code }, 'letter not sent');
	}
}

/**
 * Families are written to through GOV.UK Notify where the council has it. Everything else goes by SMTP where there is a
 * server; otherwise each letter becomes a file that a mail program opens.
 */
export function sender(config: Config): Send {
	const mail = config.smtpUrl === undefined ? toFiles(config) : overSmtp(config, config.smtpUrl);
	const notify = config.notify && overNotify(config.notify);
	return async (letter) => {
		if (notify && goesByNotify(config.notify!, letter)) return notify(letter);
		if (letter.channel === 'sms') throw new NotDelivered('sms_not_set_up', true);
		return mail(letter);
	};
}

/** SMTP says "never" with a code of 500 or more. */
const NEVER = 500;

/** What went wrong, as a code: never the server's words, which may repeat an address. */
function failureOf(error: unknown): { code: string; isForGood: boolean } {
	if (error instanceof NotDelivered) return error;
	const { responseCode, code } = error as { responseCode?: number; code?: string };
	if (responseCode) return { code: `smtp_${responseCode}`, isForGood: responseCode >= NEVER };
	return { code: code ?? 'failed', isForGood: false };
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

/** SMTP's own code for a mailbox that cannot be: it will not be tried again. */
const BAD_ADDRESS = 553;

/**
 * The same message at every try, with the same Message-ID, so that a second delivery is seen as the same letter. The
 * address is checked, then goes in as an object with an explicit envelope.
 */
function message(config: Config, letter: LetterTable) {
	if (!isOneAddress(letter.address)) throw Object.assign(new Error('Not one address'), { responseCode: BAD_ADDRESS });
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

/** Works the outbox every two seconds until told to stop; `stop` waits for what is in hand. */
export function startPostWorker(world: World, sendDue: () => Promise<unknown>): { stop(): Promise<void> } {
	let inHand: Promise<void> | undefined;
	const timer = setInterval(() => {
		inHand ??= sendDue()
			.catch((error: unknown) => world.log.error(faultOf(error), 'outbox worker'))
			.then(() => void (inHand = undefined));
	}, EVERY_MS);
	return {
		stop: async () => {
			clearInterval(timer);
			await inHand;
		},
	};
}
