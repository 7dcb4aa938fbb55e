import type { Voice } from '../text/voices.ts';

/**
 * The page that explains the way out, once, before the first page on which there is something that nobody else may see; it
 * leads on to where somebody was going. Whoever has just come in goes over it, and so does a stranger who begins to complain.
 */
export function overWayOut(voice: Voice, onward: string): string {
	return `/${voice}/way-out?${new URLSearchParams({ back: onward })}`;
}
