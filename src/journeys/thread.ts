import type { InferResponseType } from 'hono/client';
import { workOut } from '../../api/calendar/clocks.ts';
import type { Day } from '../../api/calendar/day.ts';
import { workingDaysBetween } from '../../api/calendar/working-days.ts';
import type { Api } from '../api-client.ts';

export type Thread = InferResponseType<Api['api']['representations'][':representation']['$get'], 200>;

export type StepName = 'sent' | 'opened' | 'accepted' | 'answered' | 'sorted';
export interface Step {
	name: StepName;
	state: 'done' | 'now' | 'next';
}

/** The way this goes: what has been, what is waited for now, what comes after. */
export function stepsOf({ kind, progress, openedAt, answeredOn, sorted }: Thread): Step[] {
	const isAnswered = answeredOn !== null;
	const isAccepted = isAnswered || progress === 'accepted';
	const isOpened = isAccepted || openedAt !== null;
	const facts: [StepName, boolean][] =
		kind === 'complaint'
			? [
					['sent', true],
					['opened', isOpened],
					['accepted', isAccepted],
					['answered', isAnswered],
					['sorted', sorted !== null],
				]
			: [
					['sent', true],
					['opened', isOpened],
				];
	const now = facts.findIndex(([, isDone]) => !isDone);
	return facts.map(([name], index) => ({
		name,
		state: now === -1 || index < now ? 'done' : index === now ? 'now' : 'next',
	}));
}

export type Lateness = 'in_time' | 'late' | 'past_the_last_day';

/** Whether an answer that was promised has not come; after the last day the person may go on without one. */
export function latenessOf(thread: Thread, today: Day): Lateness {
	const { dueOn, startedOn, answeredOn } = thread;
	if (dueOn === null || startedOn === null || answeredOn !== null || today <= dueOn) return 'in_time';
	return today > lastDay(startedOn) ? 'past_the_last_day' : 'late';
}

/** The last day of stage 1, whatever happens: 20 working days. */
export function lastDay(startedOn: Day): Day {
	return workOut('stage_1', startedOn).latestOn!;
}

export function workingDaysFrom(from: Day, to: Day): number {
	return workingDaysBetween(from, to);
}
