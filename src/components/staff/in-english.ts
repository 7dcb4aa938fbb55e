import { londonDay } from '../../../api/calendar/day.ts';
import { dayInWords } from '../../text/dates.ts';
import type { Text } from '../../text/index.ts';
import { isolate } from '../isolate.ts';
import type { Case } from './case-shape.ts';

/** Somebody's words in English, as a colleague set them beside. */
export interface Translation {
	words: string;
	name: string;
	madeAt: string;
}

/** The newest of one part of a case; the part of which there is only one has the id of the case. */
export function translationOf({ translations }: Case, part: Case['translations'][number]['part'], id: string) {
	return translations.find((one) => one.part === part && one.partId === id);
}

/** With the label that says what it is; nothing where nobody has. */
export function inEnglish(translation: Translation | null | undefined, t: Text) {
	if (!translation) return undefined;
	const day = isolate(dayInWords(londonDay(translation.madeAt), 'en'));
	return { says: t('staff:translation.by', { name: isolate(translation.name), day }), words: translation.words };
}
