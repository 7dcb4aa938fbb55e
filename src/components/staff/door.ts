import type { AstroGlobal } from 'astro';

/**
 * What a staff page answers instead of itself; nothing while a member of staff is reading. Somebody whose session rested
 * while they wrote gets their words back (`pages/staff/door.astro`). Anybody else is told what they would be told of a
 * page that is not there.
 */
export function turnAway(astro: AstroGlobal): Response | Promise<Response> | undefined {
	if (astro.locals.person.kind === 'staff') return undefined;
	return turnStrangerAway(astro);
}

/** The same at the door of young people's advocates, who are no staff and find no other page. */
export function turnAwayFromHelping(astro: AstroGlobal): Response | Promise<Response> | undefined {
	return astro.locals.person.kind === 'advocate' ? undefined : turnStrangerAway(astro);
}

/** The same at pages that are for both. */
export function turnAwayFromInside(astro: AstroGlobal): Response | Promise<Response> | undefined {
	const { kind } = astro.locals.person;
	return kind === 'staff' || kind === 'advocate' ? undefined : turnStrangerAway(astro);
}

function turnStrangerAway(astro: AstroGlobal): Response | Promise<Response> {
	const { person, council } = astro.locals;
	if (person.kind !== 'nobody' && person.kind !== 'visit') return astro.rewrite('/404');
	const door = `/staff/door?next=${encodeURIComponent(astro.url.pathname + astro.url.search)}`;
	if (astro.request.method === 'POST') return astro.rewrite(door);
	return astro.redirect(council.demo ? '/demo' : door, 303);
}
