import type { NotifyClient } from 'notifications-node-client';
import type { Notify } from '../config.ts';
import { isOneAddress } from './address.ts';
import { audienceOf, type LetterKind, letterText } from './letters.ts';
import type { LetterTable } from './table.ts';

/** A letter that was not taken. Trying again helps, or it never will. The code is ours, never the service's words. */
export class NotDelivered extends Error {
	readonly code: string;
	readonly isForGood: boolean;

	constructor(code: string, isForGood: boolean) {
		super(code);
		this.code = code;
		this.isForGood = isForGood;
	}
}

/** Only families are written to through Notify: staff mail carries the address of a page, and stays in the house. */
export function goesByNotify({ emailTemplate, smsTemplate }: Notify, letter: LetterTable): boolean {
	if (audienceOf(letter.kind as LetterKind) !== 'family') return false;
	return (letter.channel === 'sms' ? smsTemplate : emailTemplate) !== undefined;
}

const PATIENCE_MS = 20_000;

/**
 * Sends through GOV.UK Notify, in whose templates the only gaps are our own words that say nothing. What it is told besides
 * is the letter's own number, which stands for nothing outside the outbox.
 */
export function overNotify(notify: Notify): (letter: LetterTable) => Promise<void> {
	let made: Promise<NotifyClient> | undefined;
	return async (letter) => {
		const client = await (made ??= clientFor(notify));
		const { subject, body } = letterText(letter.kind as LetterKind, letter.language, '');
		try {
			if (letter.channel === 'sms') {
				await client.sendSms(notify.smsTemplate!, letter.address, { personalisation: { body }, reference: letter.id });
			} else {
				if (!isOneAddress(letter.address)) throw new NotDelivered('notify_400', true);
				const personalisation = { subject, body };
				await client.sendEmail(notify.emailTemplate!, letter.address, { personalisation, reference: letter.id });
			}
		} catch (error) {
			throw failureOf(error);
		}
	};
}

/** Brought in where a council has it: five megabytes of memory that the others keep. */
async function clientFor({ apiKey, url }: Notify): Promise<NotifyClient> {
	const { NotifyClient } = await import('notifications-node-client');
	const client = new NotifyClient(url, apiKey);
	const { restClient } = client.apiClient;
	client.setClient(restClient.create({ timeout: PATIENCE_MS, maxRedirects: 0 }));
	// a proxy of the environment stands between us and the world, never between us and this machine
	if (url.startsWith('http:')) client.setProxy(false as unknown as Parameters<NotifyClient['setProxy']>[0]);
	return client;
}

/** Too many at once, or broken on their side: later. Any other refusal of theirs would be the same again. */
function failureOf(error: unknown): NotDelivered {
	if (error instanceof NotDelivered) return error;
	const { response, code } = error as { response?: { status: number }; code?: string };
	if (response === undefined) return new NotDelivered(code ?? 'failed', false);
	const { status } = response;
	return new NotDelivered(`notify_${status}`, status >= 300 && status < 500 && status !== 429 && status !== 408);
}
