import type { AstroGlobal } from 'astro';

/**
 * For a page whose change asks for a fresh proof of who somebody is (`route({ freshly: true }, …)`). Give it the API's
 * answer: where the door said `door.identity.stale`, it returns what to answer instead of the page, and nothing otherwise.
 *
 *     const sent = await api.api.cards.$post({ … });
 *     const proof = await askProof(Astro, sent);
 *     if (proof) return proof;
 *
 * Nothing typed is lost. The person proves who they are at `/staff/again`, which carries every field of the form with it, and
 * the form is then posted to its own page again (307), where it is kept as if nothing had come between: read the form with
 * `sentForm`, which leaves the request as it was. Only a file cannot be carried: see `askFirst`.
 */
export async function askProof(astro: AstroGlobal, answer: Response): Promise<Response | undefined> {
	if (answer.status !== 403) return undefined;
	const { error } = (await answer.clone().json()) as { error: { code: string } };
	if (error.code !== 'door.identity.stale') return undefined;
	return astro.request.method === 'POST' ? astro.rewrite(again(astro)) : astro.redirect(again(astro), 303);
}

/**
 * For a page with a file in its form, or with so much to write that a proof is better asked for before: nobody sees it whose
 * proof has gone stale. They have five minutes from then on; a form that is sent later still meets `askProof`.
 */
export function askFirst(astro: AstroGlobal): Response | undefined {
	const { person } = astro.locals;
	if (person.isFresh || astro.request.method === 'POST') return undefined;
	return astro.redirect(again(astro), 303);
}

function again({ url }: AstroGlobal): string {
	return `/staff/again?next=${encodeURIComponent(url.pathname + url.search)}`;
}
