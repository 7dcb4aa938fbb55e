import { lookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request } from 'node:https';
import type { LookupFunction } from 'node:net';
import { unseal } from '../keys.ts';
import { isInside, wrongIn } from '../programs/address.ts';
import { signedHeaders } from '../programs/signature.ts';
import type { World } from '../world.ts';
import { claimDueLetters } from './changes.ts';
import { NotDelivered } from './notify.ts';
import { sendOne } from './post.ts';
import type { LetterTable } from './table.ts';

const BATCH = 20;

/** A receiver has so long to answer, all in all. */
const PATIENCE_MS = 10_000;

/**
 * Tells programs what is due: of several at one address one after the other, of several addresses at once, so that a slow one
 * keeps no other waiting. Letters to people go by a worker of their own and never wait for a program.
 */
export async function sendDueWebhooks(world: World): Promise<number> {
	const due = await claimDueLetters(world.db, world.clock.now(), BATCH, ['webhook']);
	const byAddress = Map.groupBy(due, ({ about }) => about);
	await Promise.all(
		[...byAddress.values()].map(async (letters) => {
			for (const letter of letters) await sendOne(world, (one) => deliver(world, one), letter);
		}),
	);
	return due.length;
}

/** Sends one event, or throws `NotDelivered`: for good where the address was ended, or says that it is gone. */
async function deliver(world: World, letter: LetterTable): Promise<void> {
	const to = await world.db
		.selectFrom('webhook')
		.innerJoin('program', 'program.id', 'webhook.program_id')
		.select(['url', 'sealed_secret', 'ended_at', 'revoked_at'])
		.where('webhook.id', '=', letter.about)
		.executeTakeFirst();
	if (!to || to.ended_at !== null || to.revoked_at !== null) throw new NotDelivered('webhook_ended', true);
	if (wrongIn(to.url, world.config.insideHosts) !== undefined) throw new NotDelivered('webhook_address', true);
	const body = letter.payload ?? '';
	const secret = unseal(to.sealed_secret, world.key('webhooks'));
	const headers = signedHeaders(secret, letter.id, world.clock.now(), body);
	const status = await post(new URL(to.url), headers, body, world.config.insideHosts);
	if (status < 200 || status > 299) throw new NotDelivered(`http_${status}`, status === GONE);
}

const GONE = 410;

/** Posts and answers with the status. No redirect is followed, and nothing of the answer is read. */
function post(
	url: URL,
	headers: Record<string, string>,
	body: string,
	insideHosts: readonly string[],
): Promise<number> {
	const isAllowed = insideHosts.includes(url.hostname.replace(/^\[|\]$/g, ''));
	const options = {
		method: 'POST',
		agent: false as const,
		signal: AbortSignal.timeout(PATIENCE_MS),
		lookup: isAllowed ? (lookup as LookupFunction) : lookUpOutside,
		headers: {
			...headers,
			'content-type': 'application/json',
			'content-length': Buffer.byteLength(body),
			'user-agent': 'Alongside',
		},
	};
	return new Promise((resolve, reject) => {
		const asked = (url.protocol === 'https:' ? request : requestHttp)(url, options, (answer) => {
			resolve(answer.statusCode ?? 0);
			answer.destroy();
		});
		asked.on('error', (error: NodeJS.ErrnoException) => {
			reject(new NotDelivered(error.name === 'AbortError' ? 'timed_out' : (error.code ?? 'failed'), false));
		});
		asked.end(body);
	});
}

/**
 * Looks a name up as the connection is made, and lets it be made to none of the addresses of the inside: what was looked up is
 * what is connected to, so that a name cannot mean one thing when it is checked and another when it is used.
 */
const lookUpOutside: LookupFunction = (hostname, options, callback) => {
	lookup(hostname, { ...options, all: true }, (error, addresses) => {
		const isRefused = !error && (addresses.length === 0 || addresses.some(({ address }) => isInside(address)));
		const refused = Object.assign(new Error('An address of the inside'), { code: 'webhook_inside' });
		if (error || isRefused) return callback(error ?? refused, '', 4);
		if (options.all) return callback(null, addresses);
		return callback(null, addresses[0]!.address, addresses[0]!.family);
	});
};
