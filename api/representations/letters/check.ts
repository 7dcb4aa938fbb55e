import { type LetterName, maySay, mustSay } from './kinds.ts';

/** What keeps a text from being published, by the names of the gaps: what must stand in it, and what nobody can fill. */
export interface Wrong {
	missing: string[];
	unknown: string[];
}

export function wrongIn(name: LetterName, text: string): Wrong {
	const named = [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map((match) => match[1]!);
	const known: readonly string[] = maySay(name);
	const stray = text.replace(/\{\{[^{}]*\}\}/g, '').match(/\{\{|\}\}/g) ?? [];
	return {
		missing: mustSay(name).filter((gap) => !named.includes(gap)),
		unknown: [...new Set([...named.filter((gap) => !known.includes(gap)), ...stray])],
	};
}
