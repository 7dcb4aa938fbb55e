import { createHash } from 'node:crypto';
import { HolidaysUnknown } from '../../../api/calendar/bank-holidays.ts';
import { type ClockName, clockNames, clockRules, workOut } from '../../../api/calendar/clocks.ts';
import { londonDay, londonTime } from '../../../api/calendar/day.ts';
import { walkWorkingDays } from '../../../api/calendar/working-days.ts';
import { days, heldEarlier, monthsOn, nthWorkingDay } from './second-opinion.ts';

/**
 * Run as a program under some TZ: every day of 2020-2028 by every count from 1 to 65 and by every clock, each beside the
 * second opinion, and one line that stands for all of it and for the hours around each midnight in London.
 */
const LONGEST = 65;
const hash = createHash('sha256');
let cells = 0;
const differences: string[] = [];

function compare(told: string, ours: string, theirs: string): void {
	cells += 1;
	if (ours !== theirs) differences.push(`${told}: ${ours}, not ${theirs}`);
	hash.update(`${told} ${ours}\n`);
}

/** The second opinion on one clock: when it is due and the furthest an extension may reach. */
function theirsOf(clock: ClockName, from: string): string {
	const rule: { workingDays?: number; latest?: number; months?: number; heldEarlier?: true } = clockRules[clock];
	if (rule.months !== undefined) {
		const on = monthsOn(from, rule.months);
		const dueOn = rule.heldEarlier ? heldEarlier(on) : on;
		return dueOn === undefined ? 'unknown' : `${dueOn} null`;
	}
	const dueOn = nthWorkingDay(from, rule.workingDays!);
	const latestOn = rule.latest === undefined ? null : nthWorkingDay(from, rule.latest);
	return dueOn === undefined || latestOn === undefined ? 'unknown' : `${dueOn} ${latestOn}`;
}

function oursOf(clock: ClockName, from: string): string {
	return unlessUnknown(() => {
		const { dueOn, latestOn } = workOut(clock, from);
		return `${dueOn} ${latestOn}`;
	});
}

/** Outside the holiday table we refuse to guess. Anything else that goes wrong goes wrong here too. */
function unlessUnknown(ask: () => string): string {
	try {
		return ask();
	} catch (fault) {
		if (fault instanceof HolidaysUnknown) return 'unknown';
		throw fault;
	}
}

for (const from of days) {
	let known = LONGEST;
	while (known > 0 && nthWorkingDay(from, known) === undefined) known -= 1;
	const walked = walkWorkingDays(from, known).filter(({ because }) => because === 'counts');
	for (let count = 1; count <= LONGEST; count += 1) {
		const ours = walked[count - 1]?.on ?? unlessUnknown(() => walkWorkingDays(from, count).at(-1)!.on);
		compare(`${from} ${count}`, ours, nthWorkingDay(from, count) ?? 'unknown');
	}
	for (const clock of clockNames) compare(`${from} ${clock}`, oursOf(clock, from), theirsOf(clock, from));
	for (const time of ['00:30', '01:30', '22:30', '23:30']) {
		hash.update(`${londonDay(`${from}T${time}:00Z`)} ${londonTime(`${from}T${time}:00Z`)}\n`);
	}
}

const offset = new Date(2026, 5, 8).getTimezoneOffset();
console.log(JSON.stringify({ offset, cells, differences: differences.slice(0, 10), digest: hash.digest('hex') }));
