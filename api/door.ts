import { createRoute, OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { findWho } from './accounts/queries.ts';
import { type Advocate, complaintsTeam, type Family, type Program, type Staff, type Who } from './accounts/roles.ts';
import { readSessionCookie, seenEverySeconds } from './accounts/sessions.ts';
import { type Opens, openedBy, type Thing } from './audit/things.ts';
import { mistakesOf } from './form.ts';
import { readKey } from './programs/key.ts';
import { findProgram } from './programs/queries.ts';
import { type Lock, mayKnock, mustProveAnew, opensTo } from './policy/doors.ts';
import { isAudited, isRecordable, recordOpenings } from './openings.ts';
import { Refusal, refusalBody } from './refusal.ts';
import { findSession } from './session.ts';
import type { World } from './world.ts';

/** Who asks, found once for all that one page asks. Handed over by object: nothing that comes by HTTP can bring one. */
export interface Asker {
	found?: { token: string | undefined; who: Promise<Who> };
	/** What one page opened already: it asks for a thing in several parts, and opened it once. */
	opened?: Set<string>;
	/** The number of the request in the log. */
	requestId?: string;
	/** What the log is told: what kind of person it was, and which door answered. */
	as?: string;
	route?: string;
}

export interface DoorEnv {
	/** `inHouse`: a page reads, in this process (`in-house.ts`). */
	Bindings: { ip?: string; asker?: Asker; inHouse?: boolean };
	Variables: {
		who: Who;
		token: string | undefined;
		requestId: string;
		/** Whether the history can still take who reads what. */
		isRecordable: boolean;
		opens: Opens | undefined;
		/** What the handler said that its answer holds. */
		named: { thing: Thing; id: string }[] | undefined;
	};
}

/**
 * Who may knock. There is no way to make a route without saying so (`route` below), and an open door says why it is open.
 * What the person may then see of a thing is a second question, asked in the room with the thing in hand.
 */
export type Access =
	| { anyone: string }
	| (Lock & {
			/** What it opens of somebody's record. Every door that reads and is not a family's own says so (`doors.test.ts`). */
			opens?: Opens;
	  });

export const complaintsTeamOnly = { only: complaintsTeam } as const satisfies Access;
export const administratorOnly = { only: ['administrator'] } as const satisfies Access;
/** And with a fresh proof of who they are: accounts and roles. */
export const administratorFreshly = { only: ['administrator'], freshly: true } as const satisfies Access;
export const staffOnly = { only: ['staff'] } as const satisfies Access;
export const familyOnly = { only: ['family'] } as const satisfies Access;
/** Everybody who comes in by the staff door. */
export const insidersOnly = { only: ['staff', 'advocate'] } as const satisfies Access;
export const advocateOnly = { only: ['advocate'] } as const satisfies Access;

/** This door, saying what of somebody's record it opens. */
export function reads<const A extends Extract<Access, { only: unknown }>>(
	access: A,
	opens: Opens,
): A & { opens: Opens } {
	return { ...access, opens };
}

/** Every route of the house is made here: its access is part of it, in the guard and in the OpenAPI document. */
export function route<const R extends Omit<RouteConfig, 'middleware'>>(access: Access, config: R) {
	return createRoute({ ...config, 'x-access': access, middleware: guard(access) } as R & {
		middleware: MiddlewareHandler<DoorEnv>;
	});
}

/** A room's app: one shape for mistakes in what was sent. */
export function room() {
	return new OpenAPIHono<DoorEnv>({
		defaultHook: (result, c) => {
			if (result.success) return undefined;
			return c.json(refusalBody('form.fields.invalid', mistakesOf(result.error)), 422);
		},
	});
}

/** How often it is written down that a key was used, so that each thing asked does not cost a write. */
const usedEverySeconds = 60;

/** A key, and not what a proxy in front asks of everybody. */
const BEARER = /^bearer\b/i;

/**
 * Reads the session cookie and works out who is asking, for every request of the API. A page asks several things at once,
 * and is worked out for once; a change is always asked for afresh, and whatever it changed is seen by what is asked next.
 */
export function identify(world: World): MiddlewareHandler<DoorEnv> {
	return async function identifyPerson(c, next) {
		const authorization = c.req.header('authorization');
		if (authorization !== undefined && BEARER.test(authorization)) {
			c.set('who', await whichProgram(world, authorization));
			c.set('isRecordable', isRecordable(world));
			await next();
			return recordWhatOpened(world, c, {});
		}
		const token = readSessionCookie(world.config.publicUrl, c.req.header('cookie'));
		const asker = c.env?.asker ?? {};
		const isRead = c.req.method === 'GET';
		if (!isRead || asker.found?.token !== token) delete asker.found;
		asker.found ??= { token, who: whoHolds(world, token) };
		c.set('who', await asker.found.who);
		c.set('token', token);
		c.set('isRecordable', isRecordable(world));
		try {
			await next();
			recordWhatOpened(world, c, asker);
		} finally {
			if (!isRead) delete asker.found;
		}
	};
}

/** What was answered was opened; what was refused was not. */
function recordWhatOpened(world: World, c: Context<DoorEnv>, asker: Asker): void {
	const [who, opens] = [c.get('who'), c.get('opens')];
	if (opens === undefined || c.res.status !== 200 || !isAudited(who)) return;
	const seen = (asker.opened ??= new Set());
	const anew = openedBy(opens, (name) => c.req.param(name), c.get('named') ?? []).filter(({ what, thing, id }) => {
		const one = `${what} ${thing} ${id}`;
		return !seen.has(one) && seen.add(one);
	});
	const route = routePath(c, -1);
	recordOpenings(
		world,
		anew.map((one) => ({ ...one, at: world.clock.now(), who, route })),
	);
}

async function whoHolds({ db, clock }: World, token: string | undefined): Promise<Who> {
	const session = token === undefined ? undefined : await findSession(db, token);
	const now = clock.now();
	const who = await findWho(db, session, now, clock.today());
	if (session && who.kind !== 'nobody' && Date.parse(now) - Date.parse(session.seen_at) > seenEverySeconds * 1000) {
		await db.updateTable('session').set({ seen_at: now }).where('id', '=', session.id).execute();
	}
	return who;
}

/** Whoever shows a key is that program, or nobody: a cookie beside it counts for nothing. */
async function whichProgram({ db, clock }: World, authorization: string): Promise<Who> {
	const key = readKey(authorization);
	const found = key && (await findProgram(db, key, clock.today()));
	if (!found) return { kind: 'nobody' };
	const { usedAt, ...program } = found;
	const now = clock.now();
	if (usedAt === null || Date.parse(now) - Date.parse(usedAt) > usedEverySeconds * 1000) {
		await db.updateTable('program').set({ used_at: now }).where('id', '=', program.id).execute();
	}
	return program;
}

function guard(access: Access): MiddlewareHandler<DoorEnv> {
	return async function guardDoor(c, next) {
		const who = c.get('who');
		const asked = who as Who | undefined; // outside /api nobody is asked who they are
		const lock: Lock | undefined = 'only' in access ? access : undefined;
		if (asked?.kind === 'program' && !opensTo(asked, lock?.scope)) throw new Refusal('door.scope.missing', 403);
		if (lock && !mayKnock(lock, who)) throw turnAway(who);
		if (lock && mustProveAnew(lock, who)) throw new Refusal('door.identity.stale', 403);
		if (!('only' in access) || access.opens === undefined) return await next();
		if (!c.get('isRecordable') && isAudited(who)) throw new Refusal('door.record.not_kept', 503);
		c.set('opens', access.opens);
		await next();
		if (c.res.status === 200 && 'within' in access.opens && c.get('named') === undefined) {
			throw new Error('The answer holds things of people, and its handler did not name them.');
		}
	};
}

/** Names, for the history, what of somebody's record an answer turned out to hold. None is an answer too. */
export function opened(c: Context<DoorEnv>, thing: Thing, ids: readonly string[]): void {
	c.set('named', [...(c.get('named') ?? []), ...ids.map((id) => ({ thing, id }))]);
}

/** Nobody is asked to come in, a new card to choose its secret first; anybody else is at the wrong door. */
function turnAway(who: Who): Refusal {
	if (who.kind === 'nobody' || who.kind === 'visit') return new Refusal('door.session.missing', 401);
	if (who.kind === 'family' && who.awaitsSecret) return new Refusal('accounts.secret.awaited', 401);
	return new Refusal('door.role.refused', 403);
}

/** The staff member behind a door that only staff may knock at. */
export function staffOf(c: Context<DoorEnv>): Staff {
	const who = c.get('who');
	if (who.kind !== 'staff') throw new Refusal('door.session.missing', 401);
	return who;
}

/** Staff or an advocate: whoever comes in by the staff door, at a door that is for both. */
export function insiderOf(c: Context<DoorEnv>): Staff | Advocate {
	const who = c.get('who');
	if (who.kind !== 'staff' && who.kind !== 'advocate') throw new Refusal('door.session.missing', 401);
	return who;
}

/** The program behind a door that only a scope opens. */
export function programOf(c: Context<DoorEnv>): Program {
	const who = c.get('who');
	if (who.kind !== 'program') throw new Refusal('door.session.missing', 401);
	return who;
}

/** The advocate behind a door that only they may knock at. */
export function advocateOf(c: Context<DoorEnv>): Advocate {
	const who = c.get('who');
	if (who.kind !== 'advocate') throw new Refusal('door.session.missing', 401);
	return who;
}

/** The family member behind a door that only they may knock at. */
export function familyOf(c: Context<DoorEnv>): Family {
	const who = c.get('who');
	if (who.kind !== 'family' || who.awaitsSecret) throw new Refusal('door.session.missing', 401);
	return who;
}
