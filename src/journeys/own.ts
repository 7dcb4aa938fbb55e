import type { AstroGlobal } from 'astro';
import { isVoice } from '../text/voices.ts';

/**
 * What a page of somebody's own answers to whoever is not them: the way in, and the way back here. Undefined for a family
 * member who has come in.
 */
export function ownOnly({ locals, params, redirect, url }: AstroGlobal): Response | undefined {
	const { person, voice } = locals;
	if (!isVoice(params.voice)) return new Response(null, { status: 404 });
	if (person.kind === 'family' && !person.awaitsSecret) return undefined;
	if (person.kind !== 'family' && person.kind !== 'nobody' && person.kind !== 'visit') {
		return redirect(`/${voice}/`, 303);
	}
	const door = person.kind === 'family' ? 'come-in/secret' : 'come-in';
	return redirect(`/${voice}/${door}?${new URLSearchParams({ back: url.pathname })}`, 303);
}
