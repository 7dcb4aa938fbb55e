import { createHmac, randomBytes } from 'node:crypto';

/** Secrets in the form of Standard Webhooks: `whsec_` and the bytes in base 64. */
const PREFIX = 'whsec_';
const SECRET_BYTES = 32;

export function newSigningSecret(): string {
	return PREFIX + randomBytes(SECRET_BYTES).toString('base64');
}

/**
 * The headers of a message, signed as Standard Webhooks says (v1, HMAC-SHA256 over id, time and body). The id is the same at
 * every try, so that a receiver knows a message it had already; the time is of this try, so that an old one cannot be sent anew.
 */
export function signedHeaders(secret: string, id: string, sentAt: string, body: string): Record<string, string> {
	const timestamp = String(Math.floor(Date.parse(sentAt) / 1000));
	const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
	const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
	return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
