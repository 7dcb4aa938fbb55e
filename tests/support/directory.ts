import { createPrivateKey, generateKeyPairSync, type JsonWebKeyInput, randomUUID, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type JWK } from 'oidc-provider';

/** Who signs in at the directory next, and how it says so. */
export interface SignIn {
	person: string;
	amr: string[];
	/** Changes the claims of the ID token before it is signed with the directory's own key. */
	claims?: (claims: Record<string, unknown>) => Record<string, unknown>;
	/** Changes the signed token. */
	token?: (token: string) => string;
}

/**
 * A council's directory on loopback: a real OpenID provider, whose people sign in by themselves as the test says. In a
 * browser they press one button, `Sign in as …`.
 */
export async function startDirectory({
	redirectUri,
	port = 0,
	asks = false,
}: {
	redirectUri: string;
	port?: number;
	asks?: boolean;
}) {
	const next: SignIn = { person: 'sam.okoro', amr: ['pwd', 'mfa'] };
	const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const kid = randomUUID();
	const server = createServer();
	await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
	const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const provider = new Provider(issuer, {
		clients: [
			{
				client_id: 'alongside',
				client_secret: 'a secret of the directory',
				redirect_uris: [redirectUri],
				response_types: ['code'],
				grant_types: ['authorization_code'],
			},
		],
		jwks: { keys: [{ ...(privateKey.export({ format: 'jwk' }) as JWK), kid, use: 'sig', alg: 'RS256' }] },
		cookies: { keys: [randomUUID()] },
		pkce: { required: () => true },
		claims: { openid: ['sub', 'amr', 'acr'] },
		features: { devInteractions: { enabled: false } },
		interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
		ttl: { Interaction: 600, Session: 600, Grant: 600, IdToken: 600, AccessToken: 600, AuthorizationCode: 60 },
		findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
		loadExistingGrant: async (ctx) => {
			const grant = new ctx.oidc.provider.Grant({
				clientId: ctx.oidc.client!.clientId,
				accountId: ctx.oidc.session!.accountId!,
			});
			grant.addOIDCScope('openid');
			await grant.save();
			return grant;
		},
	});
	provider.use(async (ctx, then) => {
		if (ctx.path.startsWith('/interaction/')) {
			if (asks && ctx.method === 'GET') {
				ctx.body = `<!doctype html><html lang="en"><title>Directory</title><form method="post"><button>Sign in as ${next.person}</button></form></html>`;
				return;
			}
			const login = { accountId: next.person, amr: next.amr };
			const to = await provider.interactionResult(ctx.req, ctx.res, { login });
			ctx.redirect(to);
			ctx.status = 303;
			return;
		}
		if (ctx.path === '/favicon.ico') {
			ctx.status = 204;
			return;
		}
		await then();
		const answer = ctx.body as { id_token?: string } | undefined;
		if (ctx.path !== '/token' || answer?.id_token === undefined) return;
		const claims = next.claims?.(claimsIn(answer.id_token));
		const signed = claims ? signedBy(privateKey.export({ format: 'jwk' }), kid, claims) : answer.id_token;
		ctx.body = { ...answer, id_token: next.token?.(signed) ?? signed };
	});
	server.on('request', provider.callback());
	return {
		issuer,
		next,
		close: () =>
			new Promise<void>((closed) => {
				server.close(() => closed());
				server.closeAllConnections();
			}),
	};
}

/** Goes to the directory as a browser would, and comes back with what stands behind the `?`. */
export async function signInAt(address: string, redirectUri: string): Promise<string> {
	const cookies = new Map<string, string>();
	let at = address;
	for (let steps = 0; steps < 10 && !at.startsWith(redirectUri); steps += 1) {
		const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		const answer = await fetch(at, { redirect: 'manual', headers: cookie === '' ? {} : { cookie } });
		for (const set of answer.headers.getSetCookie()) {
			const [name = '', value = ''] = set.split(';')[0]!.split('=');
			cookies.set(name, value);
		}
		const location = answer.headers.get('location');
		if (location === null) throw new Error(`the directory answered ${answer.status}: ${await answer.text()}`);
		at = new URL(location, at).href;
	}
	return new URL(at).search.slice(1);
}

function claimsIn(token: string): Record<string, unknown> {
	return JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>;
}

export function signedBy(key: object, kid: string, claims: object): string {
	const text = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
	const signed = `${text({ alg: 'RS256', typ: 'JWT', kid })}.${text(claims)}`;
	const signature = sign(
		'sha256',
		Buffer.from(signed),
		createPrivateKey({ key: key as JsonWebKeyInput['key'], format: 'jwk' }),
	);
	return `${signed}.${signature.toString('base64url')}`;
}
