import { isLanguage, type Language, languageOr } from '../../accounts/languages.ts';
import ar from './ar.json' with { type: 'json' };
import bn from './bn.json' with { type: 'json' };
import cy from './cy.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fa from './fa.json' with { type: 'json' };
import pl from './pl.json' with { type: 'json' };
import pt from './pt.json' with { type: 'json' };
import uk from './uk.json' with { type: 'json' };
import ur from './ur.json' with { type: 'json' };

/** What may stand in a letter's text as `{{day}}` and is filled in when the letter is written. */
export const gaps = [
	'day',
	'last',
	'why',
	'part',
	'gap',
	'go_on',
	'phone',
	'advocacy',
	'ombudsman',
	'ombudsman_address',
] as const;
export type Gap = (typeof gaps)[number];

/** Numbers and addresses that any letter may name. */
const anywhere: readonly Gap[] = ['phone', 'advocacy', 'ombudsman', 'ombudsman_address'];

interface Kind {
	/** Without these nobody may publish a text: the law or a promise hangs on them. */
	must: readonly Gap[];
	may?: readonly Gap[];
	/** The passage that stands in every such letter, as `{{go_on}}`. */
	onward?: Passage;
}

/** Passages that stand inside letters: the right to go on, in every answer; the Ombudsman, in every last one and refusal. */
export const passages = ['right_stage_2', 'right_panel', 'right_corporate_2', 'right_ombudsman'] as const;
export type Passage = (typeof passages)[number];

const kinds = {
	acknowledged: { must: ['day'] },
	acknowledged_no_day: { must: [] },
	stage_1_extended: { must: ['why', 'day'] },
	stage_1_longer_agreed: { must: ['day'] },
	stage_1_answered: { must: ['gap', 'go_on'], onward: 'right_stage_2' },
	stage_2_requested: { must: ['day', 'last'] },
	record_sent: { must: [] },
	stage_2_extended: { must: ['why', 'day'] },
	stage_2_answered: { must: ['gap', 'go_on'], onward: 'right_panel' },
	stage_3_acknowledged: { must: ['day'] },
	panel_arranged: { must: ['day'], may: ['gap'] },
	papers_sent: { must: ['day'] },
	stage_3_answered: { must: ['gap', 'go_on'], onward: 'right_ombudsman' },
	corporate_extended: { must: ['day', 'go_on'], onward: 'right_ombudsman' },
	corporate_1_answered: { must: ['gap', 'go_on'], onward: 'right_corporate_2' },
	corporate_2_acknowledged: { must: ['day'] },
	corporate_2_answered: { must: ['gap', 'go_on'], onward: 'right_ombudsman' },
	next_stage_refused: { must: ['gap', 'go_on'], onward: 'right_ombudsman' },
	interest_declined: { must: ['gap', 'go_on'], onward: 'right_ombudsman' },
	lateness_declined: { must: ['gap', 'go_on'], onward: 'right_ombudsman' },
	frozen: { must: ['part', 'why', 'go_on'], onward: 'right_ombudsman' },
	proceedings_ended: { must: ['day', 'phone'] },
	resubmitted: { must: ['day'] },
	resubmitted_no_day: { must: [] },
	referred_early: { must: ['ombudsman'] },
	withdrawn: { must: [] },
	reinstated: { must: ['day'] },
	reinstated_no_day: { must: [] },
	late_answer: { must: ['day', 'last', 'phone'] },
	late_answer_over: { must: ['day', 'phone', 'ombudsman'] },
	late_again: { must: ['day', 'last', 'phone', 'ombudsman'] },
	late_again_over: { must: ['day', 'phone', 'ombudsman'] },
	late_panel: { must: ['day', 'phone', 'ombudsman'] },
	late_panel_report: { must: ['day', 'phone', 'ombudsman'] },
	stopped: { must: ['day', 'phone'] },
	panel_reported: { must: ['day', 'phone'] },
	date_moved: { must: ['day'] },
	joined: { must: ['phone'] },
	parted: { must: ['phone'] },
	right_stage_2: { must: ['phone'] },
	right_panel: { must: ['phone'] },
	right_corporate_2: { must: ['phone'] },
	right_ombudsman: { must: ['ombudsman', 'ombudsman_address'] },
} as const satisfies Record<string, Kind>;

/** Every letter that there is a text for. */
export type LetterName = keyof typeof kinds;
export const letterNames = Object.keys(kinds) as LetterName[];

/** Those that the house writes by itself, whoever is at work. */
export const systemLetters = [
	'stage_2_requested',
	'late_answer',
	'late_answer_over',
	'late_again',
	'late_again_over',
	'late_panel',
	'late_panel_report',
	'stopped',
	'panel_reported',
	'date_moved',
	'joined',
	'parted',
] as const satisfies LetterName[];
export type SystemLetter = (typeof systemLetters)[number];

export function onwardIn(name: LetterName): Passage | undefined {
	return (kinds[name] as Kind).onward;
}

export function mustSay(name: LetterName): readonly Gap[] {
	return kinds[name].must;
}

export function maySay(name: LetterName): Gap[] {
	const { must, may = [] }: Kind = kinds[name];
	return gaps.filter((gap) => [...must, ...may, ...anywhere].includes(gap));
}

/** In what language and wording somebody is written to. A language that we do not have is English. */
export interface LetterVoice {
	language: string;
	wording: string;
}

const shipped: Record<Language, Record<string, string>> = { en, cy, ar, pl, pt, es, fa, bn, uk, ur };
export const letterWordings = ['adult', 'young', 'easy'] as const;

/** The text that ships in exactly this voice; undefined where the wording says the same as the adult one. */
export function shippedText(name: LetterName, { language, wording }: LetterVoice): string | undefined {
	return isLanguage(language) ? shipped[language][wording === 'adult' ? name : `${name}_${wording}`] : undefined;
}

/** The voices that a letter is looked for in, the nearest first. English for adults has every letter. */
export function voicesFor({ language, wording }: LetterVoice): LetterVoice[] {
	const known = languageOr(language);
	const own = { language: known, wording };
	return wording === 'adult' ? [own] : [own, { language: known, wording: 'adult' }];
}
