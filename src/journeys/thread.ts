import type { InferResponseType } from 'hono/client';
import { workOut } from '../../api/calendar/clocks.ts';
import type { Day } from '../../api/calendar/day.ts';
import type { Milestone } from '../../api/representations/procedure/for-family.ts';
import { answeredPhases, openPhases, type Phase } from '../../api/representations/procedure/moves.ts';
import type { FamilyStep } from '../../api/representations/procedure/who-takes.ts';
import type { Api } from '../api-client.ts';

export type Thread = InferResponseType<Api['api']['representations'][':representation']['$get'], 200>;

/** How it stands with an advocate, as the person whose it is may know. */
export type OwnAdvocacy = InferResponseType<Api['api']['representations'][':representation']['advocacy']['$get'], 200>;

export type StepName = 'sent' | 'opened' | 'accepted' | 'answered' | 'sorted';
export interface Step {
	name: StepName;
	state: 'done' | 'now' | 'next';
}

/** The way this goes at first: what has been, what is waited for now, what comes after. */
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

/** With the pod, or answered by it: who has opened it is the news. What comes later is told by its milestones. */
const firstPhases: readonly Phase[] = ['to_be_decided', 'outside', 'stage_1', 'stage_1_answered'];

export function isAtFirst(phase: Phase | null): boolean {
	return phase === null || firstPhases.includes(phase);
}

export type LaterStep =
	| { state: 'done'; what: Milestone; on: Day }
	| { state: 'now' }
	| { state: 'next'; what: 'answer' | 'found' | 'final' };

const comesNext: Partial<Record<Phase, ('answer' | 'found' | 'final')[]>> = {
	stage_2: ['answer'],
	stage_3: ['found', 'final'],
	panel_met: ['found', 'final'],
	panel_reported: ['final'],
	corporate_2: ['final'],
};

/** The way it has gone since it went on. What is answered has nothing that is waited for. */
export function laterStepsOf({ phase, milestones }: Thread): LaterStep[] {
	const done = milestones.map((milestone) => ({ state: 'done' as const, ...milestone }));
	if (isAnswered(phase)) return done;
	const next = (comesNext[phase!] ?? []).map((what) => ({ state: 'next' as const, what }));
	return [...done, { state: 'now' }, ...next];
}

export function isAnswered(phase: Phase | null): boolean {
	return (answeredPhases as readonly (Phase | null)[]).includes(phase);
}

/** Somebody is working on it, or will be: there is something to stop. */
export function mayStop({ phase, mayTake }: Thread): boolean {
	const goesOn: readonly (Phase | null)[] = [...openPhases, 'frozen'];
	return mayTake.includes('withdrawn') && goesOn.includes(phase);
}

/** The procedure is used up, or was refused: after this there is the Ombudsman. */
const lastPhases: readonly (Phase | null)[] = ['stage_3_answered', 'corporate_2_answered', 'declined', 'ombudsman'];

export function isAtTheEnd({ phase }: Thread): boolean {
	return lastPhases.includes(phase);
}

/** What a person may choose to do, each with a page that asks whether they are sure. */
export const choices = ['go-on', 'stop', 'advocate', 'agree'] as const;
export type Choice = (typeof choices)[number];

const onward = ['stage_2_requested', 'stage_3_requested', 'corporate_2_requested'] as const;
export type Onward = (typeof onward)[number];

/** The step that leads on from here, where one may be taken today. */
export function onwardOf({ mayTake }: Thread): Onward | undefined {
	return onward.find((step) => mayTake.includes(step));
}

/** The step that a choice is, where it may be taken today. */
export function stepOfChoice(thread: Thread, choice: Choice): FamilyStep | undefined {
	if (choice === 'go-on') return onwardOf(thread);
	if (choice === 'stop') return mayStop(thread) ? 'withdrawn' : undefined;
	return choice === 'agree' ? thread.mayTake.find((step) => step === 'record_agreed') : undefined;
}

/** The days that would be promised if they went on today. */
export function daysAfter(step: Onward, today: Day): { soon: Day; day: Day; last: Day } {
	if (step === 'stage_2_requested') {
		const { dueOn, latestOn } = workOut('stage_2', today);
		return { soon: dueOn, day: dueOn, last: latestOn! };
	}
	const isPanel = step === 'stage_3_requested';
	const soon = workOut(isPanel ? 'stage_3_acknowledgement' : 'corporate_stage_2_acknowledgement', today).dueOn;
	const day = isPanel ? workOut('stage_3_panel', today).dueOn : soon;
	return { soon, day, last: day };
}
