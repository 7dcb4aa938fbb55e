import type { PodRole } from '../../api/accounts/roles.ts';
import type { Day } from '../../api/calendar/day.ts';
import { nearDayInWords, timeInWords, weekdayName } from '../text/dates.ts';
import { listInWords } from '../text/formats.ts';
import type { Text } from '../text/index.ts';
import type { Voice } from '../text/voices.ts';
import { isolate } from './isolate.ts';
import type { StatusName } from './statuses.ts';

/** Somebody in the pod, as `GET /api/pods/mine` tells a family. */
export interface CardPerson {
	id: string;
	name: string;
	role: PodRole;
	workingDays: number[];
	worksFrom: string;
	worksTo: string;
	phone: string | null;
	today: 'in' | 'not_today' | 'away';
	backOn: Day | null;
	coveredBy: { id: string; name: string } | null;
}

export interface Card {
	pod: {
		id: string;
		name: string;
		emblem: string;
		phone: string;
		email: string;
		openFrom: string;
		openTo: string;
		checkedOn: Day;
	};
	/** The reader's own worker; `null` while there is none. */
	workerId: string | null;
	people: CardPerson[];
	today: Day;
	officeOpenToday: boolean;
}

/** The people of a card, by what they are to its reader today. Nobody stands in two places. */
export interface Places {
	own: CardPerson | undefined;
	/** Who stands in, when the own worker is not in. */
	cover: CardPerson | undefined;
	/** The pod manager and the business support officer: there for everyone, always. */
	helpers: CardPerson[];
	/** Senior workers, who help too where the helpers already stand in. */
	seniors: CardPerson[];
}

export function placesOn(card: Card): Places {
	const own = card.people.find((person) => person.id === card.workerId);
	const cover = own && own.today !== 'in' ? card.people.find((person) => person.id === own.coveredBy?.id) : undefined;
	const helpers = card.people.filter(
		(person) =>
			(person.role === 'pod_manager' || person.role === 'business_support_officer') &&
			person.id !== own?.id &&
			person.id !== cover?.id,
	);
	const seniors = card.people.filter((person) => person.role === 'senior_social_worker' && person.id !== own?.id);
	return { own, cover, helpers, seniors };
}

/** How somebody stands today, never why. */
export function todayInWords(person: CardPerson, t: Text, voice: Voice): { shape: StatusName; words: string } {
	const day = person.backOn === null ? undefined : isolate(nearDayInWords(person.backOn, voice));
	if (person.today === 'in') {
		return { shape: 'in_time', words: t('pod:state.in', { until: isolate(timeInWords(person.worksTo, voice)) }) };
	}
	if (person.today === 'away') {
		return { shape: 'paused', words: day ? t('pod:state.away_back', { day }) : t('pod:state.away') };
	}
	return { shape: 'not_started', words: day ? t('pod:state.not_today_back', { day }) : t('pod:state.not_today') };
}

/** First letters of the first and the last name, for the soft shape where a face would be. */
export function initialsOf(name: string): string {
	const parts = name.trim().split(/\s+/);
	const letters = parts.length > 1 ? [parts[0], parts.at(-1)] : [parts[0]];
	return letters.map((part) => [...(part ?? '')][0] ?? '').join('');
}

/** The days somebody works: `Works Monday to Friday`, `Works Monday, Tuesday and Thursday`. */
export function daysInWords(days: readonly number[], t: Text, voice: Voice): string {
	if (days.join() === '1,2,3,4,5') return t('pod:days.all');
	const names = days.map((day) => weekdayName(day, voice));
	return t('pod:days.works', { days: listInWords(names, voice) });
}
