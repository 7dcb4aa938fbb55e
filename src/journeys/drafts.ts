import type { AstroGlobal } from 'astro';
import type { Answers } from '../../api/drafts/answers.ts';

type Here = Pick<AstroGlobal, 'locals' | 'redirect' | 'url'>;

export interface Refused {
	error: { code: string; fields?: Record<string, string> | undefined };
}

export async function readDraft({ locals }: Here, journey: string): Promise<Answers> {
	const answer = await locals.api.api.drafts[':journey'].$get({ param: { journey } });
	return answer.status === 200 ? await answer.json() : {};
}

/**
 * Keeps answers for this browser. When somebody's session has rested, their words are kept for them all the same: the
 * way in is answered, with the way back to this page.
 */
export async function keepDraft(
	here: Here,
	journey: string,
	answers: Answers,
): Promise<Response | Refused | undefined> {
	const answer = await here.locals.api.api.drafts[':journey'].$patch({ param: { journey }, json: answers });
	if (answer.status === 204) return undefined;
	if (answer.status === 401) return comeInFirst(here);
	return (await answer.json()) as Refused;
}

/** Keeps answers until this person comes back, on whatever device: only because they asked. */
export async function keepForLater(
	here: Here,
	journey: string,
	answers: Answers,
): Promise<Response | Refused | undefined> {
	const answer = await here.locals.api.api.drafts[':journey'].kept.$put({ param: { journey }, json: answers });
	if (answer.status === 204) return undefined;
	// their session rested meanwhile: kept for this browser, and the way in leads back
	return answer.status === 401 ? keepDraft(here, journey, answers) : ((await answer.json()) as Refused);
}

export async function forgetDraft({ locals }: Here, journey: string): Promise<void> {
	await locals.api.api.drafts[':journey'].$delete({ param: { journey } });
}

/** The way in, for somebody who was here before and rested: it says that their words are kept, and leads back. */
function comeInFirst({ locals, redirect, url }: Here): Response {
	return redirect(`/${locals.voice}/come-in?${new URLSearchParams({ back: url.pathname, kept: 'yes' })}`, 303);
}
