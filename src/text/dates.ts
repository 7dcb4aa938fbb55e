import type { Day, Instant } from '../../api/calendar/day.ts';
import { dates } from './formats.ts';
import { languageOf, type Voice } from './voices.ts';

const noonOf = (day: Day) => new Date(`${day}T12:00:00Z`);

const whole = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const days = dates({ ...whole, weekday: 'long' });
const nearDays = dates({ weekday: 'long', day: 'numeric', month: 'long' });
const shortDays = dates({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
const months = dates({ month: 'long', year: 'numeric' });
const monthsOfTheYear = dates({ month: 'long' });
const weekdays = { long: dates({ weekday: 'long' }), short: dates({ weekday: 'short' }) };
const moments = dates({ ...whole, hour: 'numeric', minute: '2-digit' });
const hours = dates({ hour: 'numeric', hour12: true, timeZone: 'UTC' });
const hoursAndMinutes = dates({ hour: 'numeric', minute: '2-digit', hour12: true, timeZone: 'UTC' });

/** `Monday 22 June 2026`. */
export function dayInWords(day: Day, voice: Voice): string {
	return withoutComma(days(voice).format(noonOf(day)));
}

/** `Thursday 26 November`: a day near enough to need no year. */
export function nearDayInWords(day: Day, voice: Voice): string {
	return withoutComma(nearDays(voice).format(noonOf(day)));
}

/** `Mon 22 Jun 2026`, for tables. */
export function dayInShort(day: Day, voice: Voice): string {
	return shortDays(voice).format(noonOf(day)).replace(',', '');
}

/** `June 2026`, or `June` where the year is said beside it. */
export function monthInWords(day: Day, voice: Voice, withYear: boolean): string {
	return (withYear ? months : monthsOfTheYear)(voice).format(noonOf(day));
}

/** `Monday`. 1 is Monday, 7 is Sunday. */
export function weekdayName(number: number, voice: Voice, length: 'long' | 'short' = 'long'): string {
	return weekdays[length](voice).format(new Date(Date.UTC(2024, 0, number, 12)));
}

/** `22 June 2026 at 14:05`. */
export function momentInWords(at: Instant, voice: Voice): string {
	return moments(voice).format(new Date(at));
}

/** `17:00` as people say it: `5pm`. */
export function timeInWords(time: string, voice: Voice): string {
	const [hour = 0, minute = 0] = time.split(':').map(Number);
	const words = (minute === 0 ? hours : hoursAndMinutes)(voice).format(new Date(Date.UTC(2024, 0, 1, hour, minute)));
	return languageOf(voice) === 'en' ? words.replace(/\s/g, '') : words;
}

function withoutComma(words: string): string {
	return words.replace(/^(\p{L}+), /u, '$1 ');
}
