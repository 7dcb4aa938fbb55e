import { createInstance, type TOptions } from 'i18next';
import arAsking from './ar/asking.json' with { type: 'json' };
import arClosure from './ar/closure.json' with { type: 'json' };
import arCommon from './ar/common.json' with { type: 'json' };
import arHelp from './ar/help.json' with { type: 'json' };
import arLetters from './ar/letters.json' with { type: 'json' };
import arMeeting from './ar/meeting.json' with { type: 'json' };
import arPod from './ar/pod.json' with { type: 'json' };
import arRefusals from './ar/refusals.json' with { type: 'json' };
import arSaid from './ar/said.json' with { type: 'json' };
import arTellUs from './ar/tell-us.json' with { type: 'json' };
import arTrends from './ar/trends.json' with { type: 'json' };
import asking from './en/asking.json' with { type: 'json' };
import closure from './en/closure.json' with { type: 'json' };
import common from './en/common.json' with { type: 'json' };
import demo from './en/demo.json' with { type: 'json' };
import help from './en/help.json' with { type: 'json' };
import letters from './en/letters.json' with { type: 'json' };
import meeting from './en/meeting.json' with { type: 'json' };
import pod from './en/pod.json' with { type: 'json' };
import refusals from './en/refusals.json' with { type: 'json' };
import said from './en/said.json' with { type: 'json' };
import staff from './en/staff.json' with { type: 'json' };
import tellUs from './en/tell-us.json' with { type: 'json' };
import trends from './en/trends.json' with { type: 'json' };
import { languageOf, type Voice, wordingOf } from './voices.ts';

/** One namespace a room. `staff` and `demo` are in English only. */
export const texts = {
	en: { asking, closure, common, demo, help, letters, meeting, pod, refusals, said, staff, 'tell-us': tellUs, trends },
	ar: {
		asking: arAsking,
		closure: arClosure,
		common: arCommon,
		help: arHelp,
		letters: arLetters,
		meeting: arMeeting,
		pod: arPod,
		refusals: arRefusals,
		said: arSaid,
		'tell-us': arTellUs,
		trends: arTrends,
	},
} as const;

type English = typeof texts.en;
type Form = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other' | 'young' | 'easy';
type WithoutForm<K> = K extends `${infer Base}_${Form}` ? WithoutForm<Base> : K;

/** Every text there is: `room:dotted.key`, without the endings for number and wording. */
export type Key = {
	[Room in keyof English & string]: `${Room}:${WithoutForm<keyof English[Room] & string> & string}`;
}[keyof English & string];

const i18n = createInstance();
await i18n.init({
	resources: texts,
	supportedLngs: Object.keys(texts),
	fallbackLng: 'en',
	ns: Object.keys(texts.en),
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

/** Most texts have no gap to fill in: each of those is looked for once. */
function makeText(voice: Voice): Text {
	const fixed = i18n.getFixedT(languageOf(voice));
	const wording = wordingOf(voice);
	const context = wording === 'adult' ? {} : { context: wording };
	const whole = new Map<Key, string>();
	return function t(key, options) {
		if (options !== undefined) return fixed(key, { ...context, ...options });
		const words = whole.get(key) ?? fixed(key, context);
		whole.set(key, words);
		return words;
	};
}

/** The words for a code of the API. A code without words is a fault: `tests/text.test.ts` finds it before a person does. */
export function wordsFor(t: Text, code: string, options?: TOptions): string {
	return t(`refusals:${code}` as Key, options);
}
