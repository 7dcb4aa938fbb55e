import { globSync, readFileSync } from 'node:fs';
import { type Language, languages } from '../../api/accounts/languages.ts';
import { languageOf, type Voice, type Wording, wordingOf, wordings } from '../../src/text/voices.ts';

/** A page of the house as its file says it: `/[voice]/said/[id]`. */
export interface PageRoute {
	route: string;
	pattern: RegExp;
	isFamilys: boolean;
	/** It takes what may be refused, and shows it again with what is wrong. */
	mayBeMistaken: boolean;
}

const PAGES = 'src/pages';

/** What no journey can bring about: a line here is a decision. */
const beyondReach: Readonly<Record<string, string>> = {
	'/[voice]/how-it-went/[invitation] with a mistake on it':
		'it refuses nothing but what changed between two steps of one request',
};

/** Every page that there is, from the files. What only leads on elsewhere is none. */
export function pageRoutes(): PageRoute[] {
	const files = globSync('**/*.astro', { cwd: PAGES });
	return files
		.map((file) => ({ file, source: readFileSync(`${PAGES}/${file}`, 'utf8') }))
		.filter(({ source }) => /^<|^\{/m.test(source.split(/^---$/m).slice(2).join('')))
		.map(({ file, source }) => {
			const route = `/${file.replace(/(\/?index)?\.astro$/, '')}`;
			return {
				route,
				pattern: new RegExp(`^${route.replaceAll(/\[\w+\]/g, '[^/]+')}/?$`),
				isFamilys: route.startsWith('/[voice]'),
				mayBeMistaken: /\bmistake/i.test(source),
			};
		})
		.toSorted((one, other) => gapsIn(one.route) - gapsIn(other.route));
}

const gapsIn = (route: string) => route.split('[').length;

/** Which page an address shows: where several fit, the one that says most of it. */
export function routeOf(pathname: string, routes: readonly PageRoute[]): string | undefined {
	return routes.find(({ pattern }) => pattern.test(pathname))?.route;
}

/** One way in which a page was looked at, as the journeys write it down. */
export interface PageState {
	voice: Voice;
	route: string;
	mistaken: 'mistaken' | 'sound';
	width: number;
	light: 'light' | 'dark';
}

export function stateIn(line: string): PageState {
	const [voice, route, mistaken, width, light] = line.split(' ') as [Voice, string, 'sound', string, 'light'];
	return { voice, route, mistaken, width: Number(width), light };
}

/**
 * What no journey looked at, a sentence each: a page; one of a family's in a language, a wording, a width or in the dark; one that may
 * refuse what was typed, with a mistake on it.
 */
export function notLookedAt(routes: readonly PageRoute[], states: readonly PageState[]): string[] {
	return routes.flatMap(({ route, isFamilys, mayBeMistaken }) => {
		const own = states.filter((state) => state.route === route);
		if (route in beyondReach) return [];
		if (own.length === 0) return [`${route} was looked at by nobody`];
		const lacks = (words: string, is: (state: PageState) => boolean) =>
			own.some(is) || `${route} ${words}` in beyondReach ? [] : [`${route} was not looked at ${words}`];
		return [
			...(mayBeMistaken ? lacks('with a mistake on it', ({ mistaken }) => mistaken === 'mistaken') : []),
			...lacks('on a phone', ({ width }) => width <= 320),
			...lacks('on a desk', ({ width }) => width >= 1280),
			...lacks('in the dark', ({ light }) => light === 'dark'),
			...(isFamilys ? languages : []).flatMap((language: Language) =>
				lacks(`in ${language}`, ({ voice }) => languageOf(voice) === language),
			),
			...(isFamilys ? wordings : []).flatMap((wording: Wording) =>
				lacks(`in the ${wording} wording`, ({ voice }) => wordingOf(voice) === wording),
			),
		];
	});
}
