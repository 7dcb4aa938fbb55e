import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { sessionCookie } from '../accounts/sessions.ts';
import type { DoorEnv } from '../door.ts';
import { line } from '../form.ts';
import type { World } from '../world.ts';
import { browserOf } from './changes-attempts.ts';
import type { CameIn } from './changes-come-in.ts';
import type { NewPasskeyAnswer, PasskeyAnswer } from './passkey.ts';
import { passphraseLength } from './passphrase.ts';

/** Bytes as a browser writes them. */
const bytes = (most: number) =>
	z
		.string()
		.max(most)
		.regex(/^[\w-]+$/);
const credential = {
	id: bytes(1400),
	rawId: bytes(1400),
	type: z.literal('public-key'),
	authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
	clientExtensionResults: z.object({}).default({}),
};

/** What `PublicKeyCredential.toJSON()` says of a passkey that was just made. What else a browser adds is left out. */
export const newPasskeyAnswer = z.object({
	...credential,
	response: z.object({
		clientDataJSON: bytes(4000),
		attestationObject: bytes(20_000),
		transports: z
			.array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']))
			.max(10)
			.default([]),
	}),
});

/** What it says of an answer made with one. */
export const passkeyAnswer = z.object({
	...credential,
	response: z.object({
		clientDataJSON: bytes(4000),
		authenticatorData: bytes(4000),
		signature: bytes(4000),
		userHandle: bytes(200).nullish(),
	}),
});

/** What a browser is asked, for `parseRequestOptionsFromJSON` and `parseCreationOptionsFromJSON`. */
export const asked = z
	.object({ challenge: z.string() })
	.openapi({ description: 'Options of WebAuthn, level 3, as JSON; the challenge among them' });

export const newPasskey = z.strictObject({ name: line(60), answer: newPasskeyAnswer });
export const passphraseAndCode = z.strictObject({
	passphrase: z.string().max(passphraseLength.max),
	code: z.string().max(20),
});
export const recoveryCodes = z.array(z.string()).openapi({ description: 'Shown this once' });

export const cameIn = z.object({
	kind: z.enum(['staff', 'advocate']),
	sameAsBefore: z.boolean().openapi({ description: 'The session that rested in this browser was theirs too' }),
});

/** Hands over the new session. Its token goes in the cookie and nowhere else. */
export function handOver(world: World, c: Context<DoorEnv>, { token, ...came }: CameIn) {
	c.header('set-cookie', sessionCookie(world.config.publicUrl, token));
	return came;
}

/** The token of this browser; one that has none is given one. */
export async function tokenOf(world: World, c: Context<DoorEnv>): Promise<string> {
	const { token, isNew } = await browserOf(world, c.get('token'));
	if (isNew) c.header('set-cookie', sessionCookie(world.config.publicUrl, token));
	return token;
}

/** What was read, without what a browser left open: the library tells an absent field from an empty one. */
export function asPasskeyAnswer({ authenticatorAttachment, ...answer }: z.infer<typeof passkeyAnswer>): PasskeyAnswer {
	const { userHandle, ...response } = answer.response;
	return {
		...answer,
		...(authenticatorAttachment && { authenticatorAttachment }),
		response: { ...response, ...(userHandle && { userHandle }) },
	};
}

export function asNewPasskey({ name, answer: { authenticatorAttachment, ...answer } }: z.infer<typeof newPasskey>): {
	name: string;
	answer: NewPasskeyAnswer;
} {
	return { name, answer: { ...answer, ...(authenticatorAttachment && { authenticatorAttachment }) } };
}
