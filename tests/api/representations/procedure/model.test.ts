import { expect, test } from 'vitest';
import { clocksOf, leadingClock } from '../../../../api/representations/procedure/clocks.ts';
import { moves, phases } from '../../../../api/representations/procedure/moves.ts';
import { begin, refusalOf, take } from '../../../../api/representations/procedure/procedure.ts';
import {
	earlyReferralConditions,
	freezeGrounds,
	ombudsmanOutcomes,
	routes,
	sendings,
	type Step,
	type StepName,
	stageTwoReasons,
} from '../../../../api/representations/procedure/steps.ts';
import { days } from '../../calendar/second-opinion.ts';
import { everywhere, mayBeDone, Model } from './model.ts';

const HISTORIES = Number(process.env.HISTORIES ?? 100_000);
const MOST_TRIES = 24;
const first = days.indexOf('2024-01-01');
const last = days.indexOf('2027-06-30');
const names = Object.keys(moves).filter((name) => name !== 'received') as StepName[];

/** What leads from stage 1 to the panel: chance alone would seldom get there. */
const deeper: StepName[] = [
	...(['stage_1_answered', 'stage_1_skipped', 'stage_2_requested', 'investigation_reported'] as const),
	...(['stage_2_answered', 'stage_3_requested', 'panel_arranged', 'panel_met'] as const),
	...(['panel_reported', 'stage_3_answered', 'resubmitted', 'reinstated', 'parted'] as const),
];

/** Chance that comes out the same in every run: mulberry32. */
function chance(seed: number) {
	let state = seed;
	return function below(most: number): number {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * most);
	};
}

type Below = ReturnType<typeof chance>;
const pick = <T>(below: Below, list: readonly T[]): T => list[below(list.length)]!;

function anyStep(below: Below, what: StepName, on: string, today: number): Step {
	const soon = () => days[Math.min(today + below(70), days.length - 1)]!;
	const facts = {
		routed: { route: pick(below, routes.slice(0, -1)) },
		receipt_corrected: { receivedOn: days[today - below(20)]! },
		interest_decided: { accepted: below(4) > 0 },
		lateness_decided: { accepted: below(4) > 0 },
		stage_1_extended: { reason: 'complexity' },
		stage_1_longer_agreed: { until: soon() },
		stage_2_extended: { until: soon(), reason: pick(below, stageTwoReasons) },
		stage_2_answered: { sent: pick(below, sendings) },
		panel_arranged: { panelOn: soon() },
		ombudsman_asked: { reference: 'x' },
		ombudsman_decided: { outcome: pick(below, ombudsmanOutcomes) },
		referred_early: { met: earlyReferralConditions.slice(below(2)) },
		frozen: { grounds: pick(below, freezeGrounds), points: below(2) === 0 ? null : ['a'] },
	} as Partial<Record<StepName, object>>;
	return { what, on, ...facts[what] } as Step;
}

function anyBeginning(below: Below, at: number): Step & { what: 'received' } {
	return {
		what: 'received',
		on: days[at]!,
		route: below(3) > 0 ? 'statutory_children' : pick(below, routes),
		oral: below(2) === 0,
		advocateWanted: below(4) === 0,
		happenedOn: below(3) === 0 ? days[at - below(800)]! : null,
	};
}

test.each(phases)('what may be done in %s is the same by the table of moves and by the model', (phase) => {
	const byTable = names.filter((name) => (moves[name].from as readonly string[]).includes(phase));
	expect(byTable.toSorted()).toEqual([...mayBeDone[phase]!, ...everywhere].toSorted());
});

test('over 100,000 random histories the procedure and the model never differ: not in what may happen, nor where it stands, nor in the clock to watch', () => {
	const taken = new Map<StepName, number>();
	for (let seed = 1; seed <= HISTORIES; seed += 1) {
		const below = chance(seed);
		let today = first + below(last - first);
		const received = anyBeginning(below, today);
		let procedure = begin(received);
		const model = new Model(received);
		for (let tries = 0; tries < MOST_TRIES; tries += 1) {
			if (below(3) === 0) today = Math.min(today + below(40), last);
			const arranged = procedure.last.panel_arranged?.panelOn;
			if (arranged && below(2) === 0) today = Math.max(today, days.indexOf(arranged));
			// Mostly something that fits here, so that histories go deep; often enough something that does not.
			const fitting = names.filter((name) => (moves[name].from as readonly string[]).includes(procedure.phase));
			const onward = fitting.filter((name) => deeper.includes(name));
			const what = pick(below, below(5) === 0 ? names : below(2) === 0 && onward.length > 0 ? onward : fitting);
			const on = what === 'panel_met' && arranged ? arranged : days[today - (below(4) === 0 ? below(6) : 0)]!;
			const step = anyStep(below, what, on, today);
			const refused = refusalOf(procedure, step, days[today]!);
			const tell = () => `seed ${seed}: ${what} on ${step.on}\n${JSON.stringify(model.lines, null, 1)}`;
			if (model.may(step, days[today]!) !== (refused === null)) throw new Error(`${refused} ${tell()}`);
			if (refused !== null) continue;
			procedure = take(procedure, step);
			model.write(step);
			taken.set(what, (taken.get(what) ?? 0) + 1);
			if (model.place !== procedure.phase) throw new Error(`${procedure.phase} ${tell()}`);
			const lead = leadingClock(clocksOf(procedure));
			const seen = lead && { clock: lead.clock, from: lead.from, dueOn: lead.dueOn };
			const told = model.lead();
			if (JSON.stringify(seen) !== JSON.stringify(told)) {
				throw new Error(`${JSON.stringify(seen)} but ${JSON.stringify(told)} ${tell()}`);
			}
		}
	}
	if (HISTORIES < 10_000) return; // a short walk does not get everywhere
	expect(names.filter((name) => (taken.get(name) ?? 0) < HISTORIES / 1000)).toEqual([]);
}, 600_000);
