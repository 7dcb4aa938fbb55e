import { type Language, languageOr } from '../accounts/languages.ts';
import ar from './text/ar.json' with { type: 'json' };
import bn from './text/bn.json' with { type: 'json' };
import cy from './text/cy.json' with { type: 'json' };
import en from './text/en.json' with { type: 'json' };
import es from './text/es.json' with { type: 'json' };
import fa from './text/fa.json' with { type: 'json' };
import pl from './text/pl.json' with { type: 'json' };
import pt from './text/pt.json' with { type: 'json' };
import uk from './text/uk.json' with { type: 'json' };
import ur from './text/ur.json' with { type: 'json' };

/**
 * What a letter is for. Each kind is one of three texts, and none of them says what has happened, to whom, or which
 * service writes: the person at the keyboard may not be the person it is addressed to.
 */
const audiences = {
	complaint_arrived: 'staff',
	complaint_bounced: 'staff',
	due_in_5_days: 'staff',
	due_in_2_days: 'staff',
	due_today: 'staff',
	due_passed: 'staff',
	complaint_past_latest: 'staff',
	complaint_untouched: 'staff',
	complaint_stopped: 'staff',
	advocate_asked: 'staff',
	advocate_referred: 'staff',
	thanks_arrived: 'staff',
	idea_arrived: 'staff',
	call_back_asked: 'staff',
	way_in_changed: 'staff',
	family_wrote: 'staff',
	next_stage_asked: 'staff',
	urgent_raised: 'urgent',
	urgent_undecided: 'urgent',
	closure_answered: 'staff',
	closure_to_say: 'staff',
	staff_wrote: 'family',
	closure_asked: 'family',
} as const;

export type LetterKind = keyof typeof audiences;
export const letterKinds = Object.keys(audiences) as LetterKind[];
export function audienceOf(kind: LetterKind) {
	return audiences[kind];
}

export type Audience = (typeof audiences)[LetterKind];

const texts: Record<Language, Partial<Record<`${Audience}.${'subject' | 'body'}`, string>>> = {
	en,
	cy,
	ar,
	pl,
	pt,
	es,
	fa,
	bn,
	uk,
	ur,
};

export interface LetterText {
	subject: string;
	body: string;
}

/**
 * The words of a letter. Staff get the address of the page to sign in at; a family member gets no address at all, because
 * a link in an inbox tells whoever finds it where to look. A language without the text falls back to English.
 */
export function letterText(kind: LetterKind, language: string, link: string): LetterText {
	const audience = audiences[kind];
	const own = texts[languageOr(language)];
	const text = (part: 'subject' | 'body') => own[`${audience}.${part}`] ?? en[`${audience}.${part}`];
	return { subject: text('subject'), body: audience === 'family' ? text('body') : `${text('body')}\n\n${link}` };
}
