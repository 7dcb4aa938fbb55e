import { londonDay } from '../../../api/calendar/day.ts';
import { dayInWords } from '../../text/dates.ts';
import type { Text } from '../../text/index.ts';
import { isolate } from '../isolate.ts';
import type { Case } from './case-shape.ts';

type Translation = Case['translations'][number];

/** What a colleague set beside these words in English, with the label that says so; nothing where nobody has. */
export function inEnglish({ translations }: Case, part: Translation['part'], id: string, t: Text) {
	const found = translations.find((one) => one.part === part && one.partId === id);
	if (found === undefined) return undefined;
	const day = isolate(dayInWords(londonDay(found.madeAt), 'en'));
	return { says: t('staff:translation.by', { name: isolate(found.name), day }), words: found.words };
}
