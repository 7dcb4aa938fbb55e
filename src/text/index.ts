import { createInstance, type TOptions } from 'i18next';
import { type Language, languages } from '../../api/accounts/languages.ts';
import administration from './en/administration.json' with { type: 'json' };
import asking from './en/asking.json' with { type: 'json' };
import card from './en/card.json' with { type: 'json' };
import audit from './en/audit.json' with { type: 'json' };
import changed from './en/changed.json' with { type: 'json' };
import cards from './en/cards.json' with { type: 'json' };
import charts from './en/charts.json' with { type: 'json' };
import closure from './en/closure.json' with { type: 'json' };
import common from './en/common.json' with { type: 'json' };
import demo from './en/demo.json' with { type: 'json' };
import figures from './en/figures.json' with { type: 'json' };
import guide from './en/guide.json' with { type: 'json' };
import guideStaff from './en/guide-staff.json' with { type: 'json' };
import help from './en/help.json' with { type: 'json' };
import keeping from './en/keeping.json' with { type: 'json' };
import imports from './en/imports.json' with { type: 'json' };
import languageWords from './en/languages.json' with { type: 'json' };
import letters from './en/letters.json' with { type: 'json' };
import meeting from './en/meeting.json' with { type: 'json' };
import mine from './en/mine.json' with { type: 'json' };
import opened from './en/opened.json' with { type: 'json' };
import ownWords from './en/own-words.json' with { type: 'json' };
import pod from './en/pod.json' with { type: 'json' };
import programs from './en/programs.json' with { type: 'json' };
import refusals from './en/refusals.json' with { type: 'json' };
import reports from './en/reports.json' with { type: 'json' };
import said from './en/said.json' with { type: 'json' };
import signIn from './en/sign-in.json' with { type: 'json' };
import staff from './en/staff.json' with { type: 'json' };
import talking from './en/talking.json' with { type: 'json' };
import tallies from './en/tallies.json' with { type: 'json' };
import tellUs from './en/tell-us.json' with { type: 'json' };
import trends from './en/trends.json' with { type: 'json' };
import wayOut from './en/way-out.json' with { type: 'json' };
import { englishOnly } from './rooms.ts';
import { languageOf, type Voice, wordingOf } from './voices.ts';

/** English, one namespace a room: by it the compiler knows every text there is. */
export const english = {
	administration,
	asking,
	audit,
	card,
	cards,
	changed,
	charts,
	closure,
	common,
	demo,
	figures,
	guide,
	'guide-staff': guideStaff,
	help,
	imports,
	keeping,
	languages: languageWords,
	letters,
	meeting,
	mine,
	opened,
	'own-words': ownWords,
	pod,
	programs,
	refusals,
	reports,
	said,
	'sign-in': signIn,
	staff,
	talking,
	tallies,
	'tell-us': tellUs,
	trends,
	'way-out': wayOut,
} as const;

type English = typeof english;
export type Room = keyof English;
type Form = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other' | 'young' | 'easy';
type WithoutForm<K> = K extends `${infer Base}_${Form}` ? WithoutForm<Base> : K;

/** Every text there is: `room:dotted.key`, without the endings for number and wording. */
export type Key = {
	[Room in keyof English & string]: `${Room}:${WithoutForm<keyof English[Room] & string> & string}`;
}[keyof English & string];

export const familyRooms = (Object.keys(english) as Room[]).filter(
	(room) => !(englishOnly as readonly string[]).includes(room),
);

type Rooms = Partial<Record<Room, Readonly<Record<string, string>>>>;

/** What a language says of itself, in its `about.json`. */
export interface About {
	/** Its own name for itself: `Cymraeg`. */
	name: string;
	/** Who, a speaker who translates for a living, has read every word of it, and on which day. Until then the pages say that nobody has. */
	reviewed: false | { by: string; on: string };
	/** Words that a nine-year-old reads at once, with blanks between them: ideas for a secret. English has those of the return codes. */
	easyWords?: string;
}

/** The folders of every language, read as the house starts: the build and Node both know this kind of import. */
async function gather(language: Language): Promise<[Language, { about: About; rooms: Rooms }]> {
	const about = (await import(`./${language}/about.json`, { with: { type: 'json' } })) as { default: About };
	if (language === 'en') return [language, { about: about.default, rooms: english }];
	const rooms = familyRooms.map(async (room): Promise<[Room, Record<string, string>]> => {
		const file = (await import(`./${language}/${room}.json`, { with: { type: 'json' } })) as {
			default: Record<string, string>;
		};
		return [room, file.default];
	});
	return [language, { about: about.default, rooms: Object.fromEntries(await Promise.all(rooms)) }];
}

const gathered = Object.fromEntries(await Promise.all(languages.map(gather))) as Record<
	Language,
	{ about: About; rooms: Rooms }
>;

/** Every text of each language. */
export const texts = mapped(({ rooms }) => rooms);
export const about = mapped((language) => language.about);

function mapped<Of>(of: (language: { about: About; rooms: Rooms }) => Of): Record<Language, Of> {
	return Object.fromEntries(languages.map((language) => [language, of(gathered[language])])) as Record<Language, Of>;
}

const i18n = createInstance();
await i18n.init({
	resources: texts,
	supportedLngs: languages,
	fallbackLng: 'en',
	ns: Object.keys(english),
	keySeparator: false,
	nsSeparator: ':',
	interpolation: { escapeValue: false }, // Astro and Preact escape what they print
	returnNull: false,
});

export type Text = (key: Key, options?: TOptions) => string;

const voicesMade = new Map<Voice, Text>();

/**
 * The words of one voice. The same key has a wording for adults, one for young people (`_young`) and one in Easy Read
 * (`_easy`); a wording that says the same as the adult one is not repeated.
 */
export function textFor(voice: Voice): Text {
	const made = voicesMade.get(voice) ?? makeText(voice);
	voicesMade.set(voice, made);
	return made;
}

/** Words with their gaps: words stand at even places, the name of a gap at odd ones. */
type Pattern = string[];

const GAP = /\{\{\s*(\w+)\s*\}\}/;

/** What is asked of i18next besides a text and what goes into its gaps. */
const special = ['lng', 'context', 'defaultValue', 'ordinal'];

/**
 * i18next finds a text once for each form of number; after that its gaps alone are filled in, which is all that differs from
 * page to page. Asking it each time was a twentieth of what a page costs.
 */
function makeText(voice: Voice): Text {
	const language = languageOf(voice);
	const fixed = i18n.getFixedT(language);
	const forms = new Intl.PluralRules(language);
	const wording = wordingOf(voice);
	const context = wording === 'adult' ? {} : { context: wording };
	const found = new Map<string, Pattern>();
	return function t(key, options = {}) {
		if (special.some((name) => name in options)) return fixed(key, { ...context, ...options });
		const { count } = options;
		const form = count === undefined ? key : `${key} ${count === 0 ? 'none' : forms.select(count)}`;
		const pattern = found.get(form) ?? patternOf(fixed(key, { ...context, ...options, skipInterpolation: true }));
		found.set(form, pattern);
		if (pattern.length === 1) return pattern[0]!;
		if (pattern.length === 0) return fixed(key, { ...context, ...options });
		return pattern.map((words, nth) => (nth % 2 === 0 ? words : String(options[words] ?? ''))).join('');
	};
}

/** Without anything where a gap wants its number written in some way: that is i18next's to do. */
function patternOf(text: string): Pattern {
	const pattern = text.split(GAP);
	return pattern.some((words, nth) => nth % 2 === 0 && words.includes('{{')) ? [] : pattern;
}

/** The words for a code of the API. A code without words is a fault: `tests/text.test.ts` finds it before a person does. */
export function wordsFor(t: Text, code: string, options?: TOptions): string {
	return t(`refusals:${code}` as Key, options);
}
