import type { Fields } from '../../api/questionnaires/answers.ts';
import type { House, Rule } from '../../api/questionnaires/instrument.ts';

/**
 * One item as it is asked of somebody, in their own words. What a browser gets: it holds no other language, and nothing of
 * what the item is for.
 */
export interface Asked {
	rule: Rule;
	asks: string;
	help?: string | undefined;
	picture?: string | undefined;
	/** What each answer says: by option, by face, by house; `low` and `high` of a scale. */
	says: Record<string, string>;
	/** It is not in the language of the page. */
	isEnglish?: boolean | undefined;
}

/** The words of the page itself, each a text of `src/text/`, with `{n}` where a number goes. */
export type PageWords = Record<
	| 'progress'
	| 'next'
	| 'back'
	| 'save'
	| 'send'
	| 'notSafe'
	| 'change'
	| 'unanswered'
	| 'check'
	| 'checkHint'
	| 'who'
	| 'who_not_read_out'
	| 'who_can_be_read_out'
	| 'who_tell_chair_only'
	| 'whoSees'
	| 'skip'
	| 'mistakes'
	| 'mistakeBefore'
	| 'describe'
	| 'describeHint'
	| 'keptDevice'
	| 'onlyEnglish'
	| 'keptVisit',
	string
> & {
	/** Where there is something to draw. */
	board?: BoardWords | undefined;
};

export type BoardWords = Record<
	| 'label'
	| 'hint'
	| 'keys'
	| 'colour'
	| 'pen'
	| 'undo'
	| 'clear'
	| 'penDown'
	| 'penUp'
	| 'stamp'
	| 'place'
	| 'putIn'
	| 'added'
	| 'full',
	string
> & {
	colours: Record<string, string>;
	pens: Record<string, string>;
	stamps: Record<string, string>;
	/** In the order of `places`. */
	places: readonly string[];
	/** What each small picture is made of (`stamp-lines.ts`): in the page, where it is no script. */
	lines: Record<string, readonly string[]>;
};

export interface QuestionsProps {
	items: Asked[];
	/** What stood in the fields when the page was made. */
	fields: Fields;
	/** The key of the item shown, or `check`. */
	at: string;
	/** Come from the page where everything is looked at once more, and going back there. */
	isChange: boolean;
	/** The page itself, for links without a script. */
	page: string;
	/** Where "back" leads from the first question. */
	before: string;
	/** Whether who may hear an answer is asked beside each. */
	asksWho: boolean;
	/** Whether the person can have their words kept: only somebody we know. */
	canKeep: boolean;
	/** What is wrong, by field, in words. */
	mistakes: Record<string, string>;
	/** Words for the codes that the device finds by itself. */
	refusals: Record<string, string>;
	words: PageWords;
	hidden: Record<string, string>;
	/** The id of its form. */
	form: string;
}

export const CHECK = 'check';
export const houseSays = (house: House) => `house.${house}`;
