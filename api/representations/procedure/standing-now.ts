import type { Day } from '../../calendar/day.ts';
import { byDueDay, type CaseClock, clocksOf, leadingClock } from './clocks.ts';
import type { Phase } from './moves.ts';
import { isOutOfTime, type Procedure } from './procedure.ts';

/** What a list shows of a complaint's procedure. */
export interface StandingNow {
	phase: Phase;
	/** The last one it reached, 1, 2 or 3 of the statutory procedure, frozen, withdrawn or with the Ombudsman too; null outside it. */
	stage: 1 | 2 | 3 | null;
	clock: CaseClock | null;
	acknowledgeBy: Day | null;
	acknowledgedOn: Day | null;
	/** What an officer still has to decide before or beside everything else. */
	toDecide: 'interest' | 'lateness' | null;
}

export function standingNow(p: Procedure): StandingNow {
	const clocks = clocksOf(p);
	const acknowledgement = clocks.find(
		({ clock }) => clock === 'acknowledgement' || clock === 'corporate_acknowledgement',
	);
	return {
		phase: p.phase,
		stage: stagesNow(p).at(-1)?.stage ?? null,
		clock: leadingClock(clocks),
		acknowledgeBy: acknowledgement?.running ? acknowledgement.dueOn : null,
		acknowledgedOn: p.last.acknowledged?.on ?? null,
		toDecide: toDecide(p),
	};
}

/** The dates of one stage, for the row that answers are counted by. Null where the stage has not begun. */
export interface StageNow {
	stage: 1 | 2 | 3;
	basis: string;
	startedOn: Day | null;
	dueOn: Day | null;
	latestOn: Day | null;
	answeredOn: Day | null;
}

/** Each stage that has begun, or that waits for an advocate to begin. */
export function stagesNow(p: Procedure): StageNow[] {
	const clocks = clocksOf(p);
	const named = (name: string) => clocks.filter(({ clock }) => clock === name).toSorted(byDueDay)[0];
	const [one, two] = [named('stage_1'), named('stage_2')];
	const three = named('panel_response') ?? named('panel_findings') ?? named('stage_3_panel');
	const stages: StageNow[] = [];
	if (one) stages.push(stageNow(1, one));
	else if (waitsForAdvocate(p)) stages.push({ ...waiting, stage: 1, basis: 'advocate_appointed' });
	if (two) stages.push(stageNow(2, two));
	if (three) {
		const startedOn = p.last.stage_3_requested!.on;
		stages.push({ ...stageNow(3, three), startedOn, answeredOn: p.last.stage_3_answered?.on ?? null });
	}
	return stages;
}

const waiting = { startedOn: null, dueOn: null, latestOn: null, answeredOn: null } as const;

function stageNow(stage: 1 | 2 | 3, { basis, from, dueOn, latestOn, metOn }: CaseClock): StageNow {
	return { stage, basis, startedOn: from, dueOn, latestOn, answeredOn: metOn };
}

function waitsForAdvocate({ route, last }: Procedure): boolean {
	const inside = route === 'statutory_children' || route === 'to_be_decided';
	return inside && last.received!.advocateWanted === true && !last.advocate_appointed && !last.advocate_not_wanted;
}

function toDecide(p: Procedure): StandingNow['toDecide'] {
	if (p.phase === 'to_be_decided') return 'interest';
	return p.phase === 'stage_1' && isOutOfTime(p) && !p.last.lateness_decided ? 'lateness' : null;
}
