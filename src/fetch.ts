import { astro, getFetchState } from 'astro/hono';
import { Hono, type Context } from 'hono';
import { requestId } from 'hono/request-id';
import { endedCookie, isEnded, readSessionCookie } from '../api/accounts/sessions.ts';
import { shippedSettings } from '../api/council/settings.ts';
import type { Asker } from '../api/door.ts';
import { logAnswer, noRoute } from '../api/log.ts';
import { broughtLimits } from '../api/imports/brought.ts';
import { importLimits } from '../api/imports/kinds.ts';
import { running } from '../api/main.ts';
import { faultOf, refusalBody } from '../api/refusal.ts';
import { apiFor } from './api-client.ts';
import { clientAddress } from './client-address.ts';
import { type FrontDoor, offerToServe } from './serve.ts';
import { colourSheet } from './colour-sheet.ts';
import { RETYPED } from './components/retyped.ts';
import { sentForm } from './components/staff/typed.ts';
import { isCrossSite } from './cross-site.ts';
import { type Blank, blankOf, drawOnBlank } from './draw.ts';
import { headersOfEveryAnswer, strictestPolicy, transportHeader } from './headers.ts';
import { packAnswer } from './pack.ts';
import { plainPage, plainPolicy } from './plain-page.ts';
import { policyWithStyle } from './policy.ts';
import { askReader } from './reader.ts';
import { textFor } from './text/index.ts';
import { isVoice, voiceAskedFor } from './text/voices.ts';

/** The largest form or JSON body, in bytes. It stays below the adapter's own limit, which breaks connections when it trips. */
export const bodyBytesMost = 128 * 1024;

/** The front door, in the order in which a request meets it. */
const door = new Hono();
door.use(requestId({ headerName: '' }));
door.use(tellLog);
door.use(packAnswer);
door.use(giveHeaders);
door.use(refuseOtherSites);
door.use(refuseLargeBodies);
door.all('/api/*', askApi);
door.get('/health/:kind{live|ready}', askApi);
door.get('/', (c) => c.redirect(`/${voiceAskedFor(c.req.header('accept-language'))}/`, 302));
door.get('/leave', leaveNow);
door.use(takeAlong);
door.use(tellOfCookies);
door.use(meetReader);
door.use(rememberRoute);
door.use(astro());
door.onError(async (error, c) => {
	(await reporter(c))(error);
	return refuse(c, 500, 'house.answer.failed');
});

offerToServe({ open: running, answer: door.fetch });
export default door;

/** What is known of a request by whoever answered it. */
function askerOf(c: Context): Asker {
	const asker: Asker = c.get('asker') ?? { requestId: c.get('requestId') };
	c.set('asker', asker);
	return asker;
}

/** One line for each request, whatever became of it. Files of the build are answered before this door and not told. */
async function tellLog(c: Context, next: () => Promise<void>) {
	const began = performance.now();
	const asker = askerOf(c);
	await next();
	const { world } = await running();
	const page = getFetchState(c).routeData?.route;
	logAnswer(world.log, 'info', {
		requestId: c.get('requestId'),
		method: c.req.method,
		route: (/^\/(api|health)\//.test(c.req.path) ? asker.route : page) ?? noRoute,
		status: c.res.status,
		ms: Math.round(performance.now() - began),
		as: asker.as ?? noRoute,
	});
}

async function giveHeaders(c: Context, next: () => Promise<void>) {
	await next();
	const { world } = await running();
	const { headers } = c.res; // `c.header` would make the answer anew for each of them
	for (const [name, value] of Object.entries(headersOfEveryAnswer)) headers.set(name, value);
	for (const [name, value] of Object.entries(transportHeader(world.config.publicUrl))) headers.set(name, value);
	if (!headers.has('content-security-policy')) headers.set('content-security-policy', strictestPolicy);
	headers.set('x-request-id', c.get('requestId'));
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
	const bytes = Number(c.req.header('content-length') ?? 0);
	if (bytes > bodyBytesMost && !(await mayBringFiles(c, bytes)) && !(await mayBringRows(c, bytes)))
		return refuse(c, 413, 'door.body.too_large');
	await next();
	return undefined;
}

/** Where files are taken, by form and by program. */
const takeFiles = ['/staff/import', '/api/imports'];

/** The form around the files. */
const ENVELOPE_BYTES = 64 * 1024;

/**
 * Files of an import are larger than any form, and only an administrator may bring some: asked before a byte of them is read,
 * so that nobody else can make the house hold that much. How much it is stays below the adapter's own limit.
 */
async function mayBringFiles(c: Context, bytes: number): Promise<boolean> {
	const path = c.req.path.replace(/\/$/, '');
	if (c.req.method !== 'POST' || !takeFiles.includes(path) || bytes > importLimits.bytes + ENVELOPE_BYTES) return false;
	const answer = await apiFor(c.req.raw, '', []).api.session.$get();
	return (await answer.json()).role === 'administrator';
}

/** A program whose key is for that brings more rows than any form has: asked before a byte of them is read too. */
async function mayBringRows(c: Context, bytes: number): Promise<boolean> {
	if (c.req.method !== 'PUT' || c.req.path !== '/api/allocations' || bytes > broughtLimits.bytes) return false;
	const { app } = await running();
	const authorization = c.req.header('authorization') ?? '';
	const asked = new Request('http://house.internal/api/allocations/limits', { headers: { authorization } });
	return (await app.fetch(asked, { ip: await addressOf(c) })).ok;
}

async function askApi(c: Context) {
	const { app } = await running();
	return app.fetch(c.req.raw, { ip: await addressOf(c), asker: askerOf(c) });
}

/**
 * The way out, as a plain link: the session is ended here, on the server, before the browser is sent away. It acts on GET
 * because it has to work without a script and at the first press; all that a stranger's link could do is sign somebody out.
 * Whatever breaks, somebody is led away and their cookie is gone.
 */
async function leaveNow(c: Context) {
	const { world } = await running();
	const api = apiFor(c.req.raw, '', []);
	const told = await api.api.session
		.$delete()
		.then(() => api.api.council.$get())
		.then((answer) => answer.json())
		.catch(await reporter(c));
	c.header('set-cookie', endedCookie(world.config.publicUrl));
	c.header('clear-site-data', '"cache", "cookies", "storage"');
	return c.redirect(told?.leaveTo ?? shippedSettings.leave_to, 303);
}

/**
 * Somebody changed the language in the middle of writing: what they typed comes along, and the page is shown as if it had been asked
 * for. It is neither sent nor kept.
 */
async function takeAlong(c: Context, next: () => Promise<void>) {
	const url = new URL(c.req.url);
	if (c.req.method === 'POST' && url.searchParams.has(RETYPED) && isVoice(firstSegment(c))) {
		c.set('retyped', await sentForm(c.req.raw));
		url.searchParams.delete(RETYPED);
		const headers = new Headers(c.req.raw.headers);
		for (const name of ['content-type', 'content-length']) headers.delete(name);
		c.req.raw = new Request(url, { headers });
	}
	await next();
}

/** Stands in the address to which a page leads on that began a session: the browser brings its cookie there, or refuses it. */
const NEW = 'new';

/** Kept for longer than this, the address says nothing any more: its session may have rested, or been left. */
const NEW_MS = 60_000;

async function markNew(c: Context): Promise<void> {
	const to = c.res.headers.get('location');
	const here = new URL(c.req.url);
	const there = to === null ? undefined : new URL(to, here);
	if (there?.origin !== here.origin) return;
	there.searchParams.set(NEW, String(await instant()));
	c.header('location', there.pathname + there.search + there.hash);
}

/** A browser that refuses cookies would be asked the same over and over, and lose every word: it is told so. */
async function tellOfCookies(c: Context, next: () => Promise<void>) {
	const since = c.req.method === 'GET' ? c.req.query(NEW) : undefined;
	if (since === undefined) return next();
	const isNew = Math.abs((await instant()) - Number(since)) < NEW_MS;
	if (!isNew || (await bringsSession(c))) return next();
	const segment = firstSegment(c);
	return c.redirect(`/${isVoice(segment) ? segment : 'en'}/no-cookies`, 303);
}

async function instant(): Promise<number> {
	const { world } = await running();
	return Date.parse(world.clock.now());
}

async function bringsSession(c: Context): Promise<boolean> {
	const { world } = await running();
	return readSessionCookie(world.config.publicUrl, c.req.header('cookie')) !== undefined;
}

/** Addresses that are no voice: pages in English only, and the files of the build. */
const speechless = ['staff', 'demo', '_astro'];

/** Who is reading, in which voice, and what the page may use: before any page runs. */
async function meetReader(c: Context, next: () => Promise<void>) {
	const state = getFetchState(c);
	state.streaming = false; // it is packed whole, so nothing is gained by making it in pieces
	const setCookies: string[] = [];
	const api = apiFor(c.req.raw, await addressOf(c), setCookies, askerOf(c));
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
		retyped: c.get('retyped'),
	});
	if (isVoice(segment) || speechless.includes(segment)) await next();
	else c.res = await state.rewrite('/404');
	for (const cookie of setCookies) c.header('set-cookie', cookie, { append: true });
	if (setCookies.some((cookie) => !isEnded(cookie)) && !(await bringsSession(c))) await markNew(c);
	allowColour(c.res.headers, colourSheet(council.mainColour));
}

/** Policies are remembered for each route; the colour may have been another when they were. */
function allowColour(headers: Headers, sheet: string | undefined): void {
	const policy = headers.get('content-security-policy');
	if (sheet !== undefined && policy !== null) headers.set('content-security-policy', policyWithStyle(policy, sheet));
}

async function addressOf(c: Context): Promise<string> {
	const { world } = await running();
	const { incoming } = (c.env ?? {}) as Parameters<FrontDoor['answer']>[1] & object;
	const peer = incoming?.socket.remoteAddress ?? getFetchState(c).clientAddress ?? ''; // of the connection, or of the development server
	return clientAddress(peer, c.req.raw.headers.get('x-forwarded-for'), world.config.proxies);
}

/** What Astro works out anew for every answer of a route, though it is always the same. */
interface Known {
	page: NonNullable<ReturnType<typeof getFetchState>['componentInstance']>;
	policy: string;
	blank: Blank;
}
const routes = new Map<string, Known>();

/**
 * Astro finds a page's module anew for every answer, and makes its policy from a fingerprint of each style sheet: a sixth of
 * what a page costs. Both are asked for once for each route, and so is what a page is drawn on (`draw.ts`). While somebody works
 * on the pages, nothing is remembered.
 */
async function rememberRoute(c: Context, next: () => Promise<void>) {
	if (import.meta.env.DEV) return next();
	const state = getFetchState(c);
	const known = () => routes.get(state.routeData?.route ?? '');
	const page = known()?.page;
	if (page !== undefined) {
		state.componentInstance = page;
		drawOnBlank(state, (route) => routes.get(route)?.blank);
	}
	await next();
	const { status, headers } = c.res;
	if (!headers.get('content-type')?.startsWith('text/html')) return undefined;
	const policy = headers.get('content-security-policy');
	if (policy === null) return void headers.set('content-security-policy', known()?.policy ?? strictestPolicy);
	const { componentInstance, routeData } = state;
	const isItsOwn = (status !== 404 && status !== 500) || routeData?.route === `/${status}`;
	if (isItsOwn && routeData && componentInstance) {
		routes.set(routeData.route, { page: componentInstance, policy, blank: await blankOf(state) });
	}
	return undefined;
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
	return c.html(plainPage(isVoice(segment) ? segment : 'en', code), status, { 'content-security-policy': plainPolicy });
}

function firstSegment(c: Context): string {
	return c.req.path.split('/')[1] ?? '';
}
