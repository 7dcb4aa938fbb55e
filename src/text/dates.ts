import type { Day, Instant } from '../../api/calendar/day.ts';
import { asInSentence, type Language } from '../../api/accounts/languages.ts';
import { dates } from './formats.ts';
import { languageOf, type Voice } from './voices.ts';

/** The minutes of a day, in a few languages. */
const TIMES_MOST = 5000;

const noonOf = (day: Day) => new Date(`${day}T12:00:00Z`);

const whole = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const days = dates({ ...whole, weekday: 'long' });
const nearDays = dates({ weekday: 'long', day: 'numeric', month: 'long' });
const daysOfTheYear = dates({ day: 'numeric', month: 'long' });
const shortDays = dates({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
const months = dates({ month: 'long', year: 'numeric' });
const shortMonths = dates({ month: 'short', year: '2-digit' });
const monthsOfTheYear = dates({ month: 'long' });
const weekdays = { long: dates({ weekday: 'long' }), short: dates({ weekday: 'short' }) };
const moments = dates({ ...whole, hour: 'numeric', minute: '2-digit' });
const hours = dates({ hour: 'numeric', hour12: true, timeZone: 'UTC' });
const hoursAndMinutes = dates({ hour: 'numeric', minute: '2-digit', hour12: true, timeZone: 'UTC' });

/** `Monday 22 June 2026`. */
export function dayInWords(day: Day, voice: Voice): string {
	return asInSentence(days(voice).format(noonOf(day)), languageOf(voice));
}

/** `Thursday 26 November`: a day near enough to need no year. */
export function nearDayInWords(day: Day, voice: Voice): string {
	return asInSentence(nearDays(voice).format(noonOf(day)), languageOf(voice));
}

/** `15 July`: of every year. */
export function dayOfTheYear(day: Day, voice: Voice): string {
	return daysOfTheYear(voice).format(noonOf(day));
}

/** `Mon 22 Jun 2026`, for tables. */
export function dayInShort(day: Day, voice: Voice): string {
	return asInSentence(shortDays(voice).format(noonOf(day)), languageOf(voice));
}

/** `June 2026`, or `June` where the year is said beside it. */
export function monthInWords(day: Day, voice: Voice, withYear: boolean): string {
	return asInSentence((withYear ? months : monthsOfTheYear)(voice).format(noonOf(day)), languageOf(voice));
}

/** `Jun 26`, under a picture. */
export function monthInShort(day: Day, voice: Voice): string {
	return asInSentence(shortMonths(voice).format(noonOf(day)), languageOf(voice));
}

/** `Monday`. 1 is Monday, 7 is Sunday. */
export function weekdayName(number: number, voice: Voice, length: 'long' | 'short' = 'long'): string {
	return weekdays[length](voice).format(new Date(Date.UTC(2024, 0, number, 12)));
}

/** `22 June 2026 at 14:05`. */
export function momentInWords(at: Instant, voice: Voice): string {
	return asInSentence(moments(voice).format(new Date(at)), languageOf(voice));
}

/** Times of day as they were said before: a pod's page says two dozen, and there are not many more. */
const timesSaid = new Map<string, string>();

/** `17:00` as people say it: `5pm`. */
export function timeInWords(time: string, voice: Voice): string {
	const key = `${languageOf(voice)} ${time}`;
	const said = timesSaid.get(key) ?? sayTime(time, voice);
	if (timesSaid.size < TIMES_MOST) timesSaid.set(key, said);
	return said;
}

function sayTime(time: string, voice: Voice): string {
	const language = languageOf(voice);
	if (ofTheWholeDay.includes(language)) return time;
	const [hour = 0, minute = 0] = time.split(':').map(Number);
	const words = (minute === 0 ? hours : hoursAndMinutes)(voice).format(new Date(Date.UTC(2024, 0, 1, hour, minute)));
	return inOneWord.includes(language) ? words.replace(/\s/g, '').toLowerCase() : words;
}

/** Languages in which an afternoon is 17:00 to everybody. */
const ofTheWholeDay: readonly Language[] = ['pl', 'pt', 'es', 'uk'];

/** Where it is written without a gap: `5pm`. */
const inOneWord: readonly Language[] = ['en', 'cy'];
