import { londonDay } from '../../api/calendar/day.ts';
import { workingDaysBetween } from '../../api/calendar/working-days.ts';
import type { Lateness } from '../../api/representations/procedure/for-family.ts';
import { isolate } from '../components/isolate.ts';
import { dayInWords } from '../text/dates.ts';
import type { Text } from '../text/index.ts';
import type { Voice } from '../text/voices.ts';
import { isAtFirst, type LaterStep, laterStepsOf, type Step, stepsOf, type Thread } from './thread.ts';

/** The way something goes, in words: what has been, where it is now, what comes next. */
export function timelineOf(t: Text, voice: Voice, thread: Thread, lateness: Lateness) {
	const day = (on: string) => isolate(dayInWords(on, voice));
	return isAtFirst(thread.phase)
		? stepsOf(thread).map((step) => ({
				words: firstWords(t, step),
				more: firstDay(step),
				state: step.state,
			}))
		: laterStepsOf(thread).map((step) => ({
				words: laterWords(t, thread, step),
				more: laterDay(step),
				state: step.state,
			}));

	function firstDay({ name, state }: Step): string | undefined {
		const { receivedOn, acknowledgeBy, openedAt } = thread;
		if (name === 'sent') return dayInWords(receivedOn, voice);
		if (name === 'answered') return answerDay();
		if (name !== 'opened') return undefined;
		if (openedAt !== null) return dayInWords(londonDay(openedAt), voice);
		return state === 'done' ? undefined : t('said:step.by', { day: day(acknowledgeBy) });
	}

	function answerDay(): string | undefined {
		const { answeredOn, promised, startedOn } = thread;
		if (answeredOn !== null) return dayInWords(answeredOn, voice);
		if (promised === null || startedOn === null) return undefined;
		if (lateness !== 'in_time') return t('said:step.was_due', { day: day(promised.on) });
		return t('said:step.by_days', { day: day(promised.on), count: workingDaysBetween(startedOn, promised.on) });
	}

	function laterDay(step: LaterStep): string | undefined {
		if (step.state === 'done') return dayInWords(step.on, voice);
		if (step.state === 'next') return undefined;
		if (thread.panelOn !== null) return t('said:path.panel_on', { day: day(thread.panelOn) });
		if (thread.promised === null) return dayInWords(thread.since!, voice);
		return t(lateness === 'in_time' ? 'said:step.by' : 'said:step.was_due', { day: day(thread.promised.on) });
	}
}

function firstWords(t: Text, { name, state }: Step): string {
	if (name === 'sent' || state === 'done') return t(`said:step.${name}`);
	return t(`said:step.${name}.now`);
}

function laterWords(t: Text, { phase }: Thread, step: LaterStep): string {
	if (step.state === 'done') return t(`said:path.${step.what}`);
	if (step.state === 'next') return t(`said:path.next.${step.what}`);
	// where the name of it says only what has been: what is done now
	return phase === 'panel_met' || phase === 'panel_reported' ? t(`said:path.now.${phase}`) : t(`said:now.${phase!}`);
}
