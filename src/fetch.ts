import { astro, getFetchState } from 'astro/hono';
import { Hono, type Context } from 'hono';
import { requestId } from 'hono/request-id';
import { endedCookie } from '../api/accounts/sessions.ts';
import { running } from '../api/main.ts';
import { faultOf, refusalBody } from '../api/refusal.ts';
import { apiFor } from './api-client.ts';
import { isCrossSite } from './cross-site.ts';
import { headersOfEveryAnswer, strictestPolicy, transportHeader } from './headers.ts';
import { packAnswer } from './pack.ts';
import { plainPage } from './plain-page.ts';
import { askReader } from './reader.ts';
import { textFor } from './text/index.ts';
import { isVoice, voiceAskedFor } from './text/voices.ts';

/** The largest form or JSON body, in bytes. It stays below the adapter's own limit, which breaks connections when it trips. */
export const bodyBytesMost = 128 * 1024;

/** The front door, in the order in which a request meets it. */
const door = new Hono();
door.use(requestId({ headerName: '' }));
door.use(packAnswer);
door.use(giveHeaders);
door.use(refuseOtherSites);
door.use(refuseLargeBodies);
door.all('/api/*', askApi);
door.get('/health/:kind{live|ready}', askApi);
door.get('/', (c) => c.redirect(`/${voiceAskedFor(c.req.header('accept-language'))}/`, 302));
door.get('/leave', leaveNow);
door.use(meetReader);
door.use(astro());
door.onError(async (error, c) => {
	(await reporter(c))(error);
	return refuse(c, 500, 'house.answer.failed');
});

export default door;

async function giveHeaders(c: Context, next: () => Promise<void>) {
	await next();
	const { world } = await running();
	const headers = { ...headersOfEveryAnswer, ...transportHeader(world.config.publicUrl) };
	for (const [name, value] of Object.entries(headers)) c.header(name, value);
	if (!c.res.headers.has('content-security-policy')) c.header('content-security-policy', strictestPolicy);
	c.header('x-request-id', c.get('requestId'));
}

async function refuseOtherSites(c: Context, next: () => Promise<void>) {
	const { world } = await running();
	if (isCrossSite(c.req.raw, world.config.publicUrl)) return refuse(c, 403, 'door.request.cross_site');
	await next();
	return undefined;
}

/** Before a byte of the body is read. What has no stated length is refused too: it could go on for ever. */
async function refuseLargeBodies(c: Context, next: () => Promise<void>) {
	if (c.req.header('transfer-encoding') !== undefined) return refuse(c, 411, 'door.body.length_missing');
	if (Number(c.req.header('content-length') ?? 0) > bodyBytesMost) return refuse(c, 413, 'door.body.too_large');
	await next();
	return undefined;
}

async function askApi(c: Context) {
	const { app } = await running();
	return app.fetch(c.req.raw, { ip: getFetchState(c).clientAddress });
}

/**
 * The way out, as a plain link: the session is ended here, on the server, before the browser is sent away. It acts on GET
 * because it has to work without a script and at the first press; all that a stranger's link could do is sign somebody out.
 */
async function leaveNow(c: Context) {
	const { world } = await running();
	const api = apiFor(c.req.raw, '', []);
	await api.api.session.$delete();
	const council = await (await api.api.council.$get()).json();
	c.header('set-cookie', endedCookie(world.config.publicUrl));
	c.header('clear-site-data', '"cache", "cookies", "storage"');
	return c.redirect(council.leaveTo, 303);
}

/** Addresses that are no voice: pages in English only, and the files of the build. */
const speechless = ['staff', 'demo', '_astro'];

/** Who is reading, in which voice, and what the page may use: before any page runs. */
async function meetReader(c: Context, next: () => Promise<void>) {
	const state = getFetchState(c);
	state.streaming = false; // it is packed whole, so nothing is gained by making it in pieces
	const setCookies: string[] = [];
	const api = apiFor(c.req.raw, state.clientAddress ?? '', setCookies);
	const segment = firstSegment(c);
	const voice = isVoice(segment) ? segment : 'en';
	const { person, council } = await askReader(api);
	const report = await reporter(c);
	Object.assign(state.locals, {
		voice,
		t: textFor(voice),
		api,
		person,
		council,
		report,
		requestId: c.get('requestId'),
	});
	if (isVoice(segment) || speechless.includes(segment)) await next();
	else c.res = await state.rewrite('/404');
	for (const cookie of setCookies) c.header('set-cookie', cookie, { append: true });
}

/** Logs a fault with the request it happened in. */
async function reporter(c: Context) {
	const { world } = await running();
	return function report(error: unknown) {
		world.log.error({ requestId: c.get('requestId'), ...faultOf(error) }, 'unexpected');
	};
}

/** A refusal of the front door itself: in code for programs, in words for people, who keep what they typed by going back. */
function refuse(c: Context, status: 403 | 411 | 413 | 500, code: string) {
	if (c.req.path.startsWith('/api/')) return c.json(refusalBody(code), status);
	const segment = firstSegment(c);
	return c.html(plainPage(isVoice(segment) ? segment : 'en', code), status);
}

function firstSegment(c: Context): string {
	return c.req.path.split('/')[1] ?? '';
}
