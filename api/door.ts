import { createRoute, OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { findWho } from './accounts/queries.ts';
import { type Advocate, complaintsTeam, type Family, type Staff, type StaffRole, type Who } from './accounts/roles.ts';
import { readSessionCookie, seenEverySeconds } from './accounts/sessions.ts';
import { mistakesOf } from './form.ts';
import { Refusal, refusalBody } from './refusal.ts';
import { findSession } from './session.ts';
import type { World } from './world.ts';

/** Who asks, found once for all that one page asks. Handed over by object: nothing that comes by HTTP can bring one. */
export interface Asker {
	found?: { token: string | undefined; who: Promise<Who> };
}

export interface DoorEnv {
	Bindings: { ip?: string; asker?: Asker };
	Variables: { who: Who; token: string | undefined; requestId: string };
}

/**
 * Who may knock. There is no way to make a route without saying so (`route` below), and an open door says why it is open.
 * What the person may then see of a thing is a second question, asked in the room with the thing in hand.
 */
export type Access = { anyone: string } | { only: readonly (StaffRole | 'family' | 'return' | 'staff')[] };

export const complaintsTeamOnly = { only: complaintsTeam } as const satisfies Access;
export const staffOnly = { only: ['staff'] } as const satisfies Access;
export const familyOnly = { only: ['family'] } as const satisfies Access;
export const advocateOnly = { only: ['advocate'] } as const satisfies Access;

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

/**
 * Reads the session cookie and works out who is asking, for every request of the API. A page asks several things at once,
 * and is worked out for once; a change is always asked for afresh, and whatever it changed is seen by what is asked next.
 */
export function identify(world: World): MiddlewareHandler<DoorEnv> {
	return async function identifyPerson(c, next) {
		const token = readSessionCookie(world.config.publicUrl, c.req.header('cookie'));
		const asker = c.env?.asker ?? {};
		const isRead = c.req.method === 'GET';
		if (!isRead || asker.found?.token !== token) delete asker.found;
		asker.found ??= { token, who: whoHolds(world, token) };
		c.set('who', await asker.found.who);
		c.set('token', token);
		try {
			await next();
		} finally {
			if (!isRead) delete asker.found;
		}
	};
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

function guard(access: Access): MiddlewareHandler<DoorEnv> {
	return async function guardDoor(c, next) {
		const who = c.get('who');
		if ('only' in access && !mayKnock(access.only, who)) throw turnAway(who);
		await next();
	};
}

/** Nobody is asked to come in, a new card to choose its secret first; anybody else is at the wrong door. */
function turnAway(who: Who): Refusal {
	if (who.kind === 'nobody' || who.kind === 'visit') return new Refusal('door.session.missing', 401);
	if (who.kind === 'family' && who.awaitsSecret) return new Refusal('accounts.secret.awaited', 401);
	return new Refusal('door.role.refused', 403);
}

function mayKnock(only: readonly string[], who: Who): boolean {
	if (who.kind === 'staff') return only.includes('staff') || only.includes(who.role);
	if (who.kind === 'family') return only.includes('family') && !who.awaitsSecret;
	if (who.kind === 'advocate') return only.includes('advocate'); // and not where `staff` may
	return who.kind === 'return' && only.includes('return');
}

/** The staff member behind a door that only staff may knock at. */
export function staffOf(c: Context<DoorEnv>): Staff {
	const who = c.get('who');
	if (who.kind !== 'staff') throw new Refusal('door.session.missing', 401);
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
