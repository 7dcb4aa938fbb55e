import { createHash } from 'node:crypto';
import { clockNames, workOut } from '../../../api/calendar/clocks.ts';
import { londonDay, londonTime, plusDays } from '../../../api/calendar/day.ts';

/** Run as a program under some TZ: one line that stands for every answer of 2026 and the hours around each midnight. */
const hash = createHash('sha256');
for (let day = '2026-01-01'; day < '2027-01-01'; day = plusDays(day, 1)) {
	for (const clock of clockNames) hash.update(JSON.stringify(workOut(clock, day)));
	for (const time of ['00:30', '01:30', '22:30', '23:30']) {
		const at = `${day}T${time}:00Z`;
		hash.update(`${londonDay(at)} ${londonTime(at)}`);
	}
}
console.log(`${new Date(2026, 5, 8).getTimezoneOffset()} ${hash.digest('hex')}`);
