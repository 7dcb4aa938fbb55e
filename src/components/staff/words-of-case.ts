import { londonDay } from '../../../api/calendar/day.ts';
import { dayInShort } from '../../text/dates.ts';
import type { Text } from '../../text/index.ts';
import type { Case } from './case-shape.ts';

/** Everything in a case that somebody wrote, to choose from: the value names the part and, after a space, which one. */
export function wordsOfCase(it: Case, t: Text) {
	const corrections = [
		...it.points.flatMap(({ corrections }) => corrections),
		...it.wantsCorrections,
		...it.happenedCorrections,
		...it.messages.flatMap(({ corrections }) => corrections),
	];
	return [
		...it.points.map(({ id, othersRead }, index) => ({
			value: `point ${id}`,
			words: t('staff:redact.part.point', { number: index + 1 }),
			othersRead,
		})),
		...(it.wants === null
			? []
			: [{ value: 'wants', words: t('staff:redact.part.wants'), othersRead: it.wantsOthersRead }]),
		...(it.happenedWords === null
			? []
			: [{ value: 'happened', words: t('staff:redact.part.happened'), othersRead: it.happenedOthersRead }]),
		...corrections.map(({ id, writtenAt, othersRead }) => ({
			value: `correction ${id}`,
			words: t('staff:redact.part.correction', { day: dayInShort(londonDay(writtenAt), 'en') }),
			othersRead,
		})),
		...it.messages.map(({ id, name, sentAt, othersRead }) => ({
			value: `message ${id}`,
			words: t('staff:redact.part.message', {
				day: dayInShort(londonDay(sentAt), 'en'),
				name: name ?? it.complainantName ?? '',
			}),
			othersRead,
		})),
	];
}
