import type { Step, StepName } from '../../../../api/representations/procedure/steps.ts';
import { nthWorkingDay, workingDays } from '../../calendar/second-opinion.ts';

/**
 * The procedure told a second time, by somebody who never saw `moves.ts`: not a table of what each step may follow, but
 * for each place what may be done there, read off the whole history afresh each time, with days from another calendar.
 */
type Place = string;

/** What may be done in any place. */
export const everywhere = ['receipt_corrected'];
const anyOpenStage = [
	'advocate_wanted',
	'advocate_appointed',
	'advocate_not_wanted',
	'ombudsman_asked',
	'ombudsman_decided',
	'withdrawn',
];
const anyAnswer = [...anyOpenStage, 'proceedings_ended', 'resubmitted'];
const atWork = [...anyAnswer, 'acknowledged', 'frozen'];

export const mayBeDone: Record<Place, string[]> = {
	to_be_decided: [...anyOpenStage, 'acknowledged', 'routed', 'interest_decided', 'lateness_decided', 'joined'],
	outside: [...anyOpenStage, 'acknowledged', 'routed', 'joined'],
	elsewhere: ['acknowledged', 'routed', 'ombudsman_asked', 'ombudsman_decided', 'joined'],
	stage_1: [
		...[...atWork, 'routed', 'lateness_decided', 'stage_1_extended', 'stage_1_longer_agreed'],
		...['stage_1_answered', 'stage_1_skipped', 'stage_2_requested', 'joined'],
	],
	stage_1_answered: [...anyAnswer, 'stage_2_requested'],
	stage_2: [
		...[...atWork, 'record_sent', 'record_agreed', 'stage_2_extended'],
		...['investigation_reported', 'stage_2_answered', 'next_stage_refused'],
	],
	stage_2_answered: [...anyAnswer, 'stage_3_requested', 'referred_early'],
	stage_3: [
		...[...atWork, 'stage_3_acknowledged', 'chair_appointed', 'panel_arranged'],
		...['papers_sent', 'panel_met', 'next_stage_refused'],
	],
	panel_met: [...atWork, 'panel_reported'],
	panel_reported: [...atWork, 'stage_3_answered'],
	stage_3_answered: anyAnswer,
	corporate_1: [...anyOpenStage, 'acknowledged', 'routed', 'corporate_1_extended', 'corporate_1_answered', 'joined'],
	corporate_1_answered: [...anyOpenStage, 'acknowledged', 'routed', 'corporate_2_requested'],
	corporate_2: [
		...[...anyOpenStage, 'acknowledged', 'routed'],
		...['corporate_2_acknowledged', 'corporate_2_extended', 'corporate_2_answered'],
	],
	corporate_2_answered: [...anyOpenStage, 'acknowledged', 'routed'],
	ombudsman: ['ombudsman_decided'],
	frozen: ['proceedings_ended', 'resubmitted', 'withdrawn'],
	joined: ['parted'],
	withdrawn: ['reinstated', 'ombudsman_asked', 'ombudsman_decided'],
	declined: ['ombudsman_asked', 'ombudsman_decided'],
};

const onceOnly = new Set<StepName>([
	...(['lateness_decided', 'acknowledged', 'advocate_wanted', 'advocate_appointed', 'ombudsman_asked'] as const),
	'advocate_not_wanted',
	...(['ombudsman_decided'] as const),
]);

/** One line of history with the place that it led to. */
interface Line {
	step: Step;
	place: Place;
}

export interface Lead {
	clock: string;
	from: string;
	dueOn: string;
}

export class Model {
	readonly lines: Line[];

	constructor(received: Step) {
		if (received.what !== 'received') throw new Error('a history begins with receipt');
		const first: Record<string, Place> = {
			statutory_children: 'stage_1',
			corporate: 'corporate_1',
			outside_procedure: 'outside',
			to_be_decided: 'to_be_decided',
		};
		this.lines = [{ step: received, place: first[received.route] ?? 'elsewhere' }];
	}

	get place(): Place {
		return this.lines.at(-1)!.place;
	}

	get receivedOn(): string {
		const corrected = this.latest('receipt_corrected');
		return corrected?.what === 'receipt_corrected' ? corrected.receivedOn : this.lines[0]!.step.on;
	}

	/** Whether an office that knows the law would write this line next, on this day. */
	may(step: Step, today: string): boolean {
		const may = [...everywhere, ...mayBeDone[this.place]!];
		return (
			may.includes(step.what) && !this.isSaid(step) && this.dayIsRight(step, today) && this.makesSense(step, today)
		);
	}

	write(step: Step): void {
		this.lines.push({ step, place: this.placeAfter(step) });
	}

	/** The clock that an officer would watch, from the history alone. */
	lead(): Lead | null {
		const p = this.place;
		const restart = this.restartedOn();
		const from = (day: string) => (restart !== null && restart > day ? restart : day);
		const run = (clock: string, day: string, days: number): Lead => {
			return { clock, from: from(day), dueOn: nthWorkingDay(from(day), days)! };
		};
		const found: Lead[] = [];
		if (p === 'stage_1' || p === 'to_be_decided') {
			const start = this.stageOneStart();
			if (start !== null) found.push(run('stage_1', start, this.since('stage_1_extended') ? 20 : 10));
		}
		if (p === 'stage_2') {
			const longer = this.since('stage_2_extended');
			for (const start of this.stageTwoStarts()) {
				const lead = run('stage_2', start, 25);
				found.push(longer?.what === 'stage_2_extended' ? { ...lead, dueOn: longer.until } : lead);
			}
		}
		if (p === 'stage_3') {
			const asked = this.latest('stage_3_requested')!;
			const said = (name: StepName) => this.after(asked).some((line) => line.step.what === name);
			if (!said('stage_3_acknowledged')) found.push(run('stage_3_acknowledgement', asked.on, 2));
			if (!said('chair_appointed')) found.push(run('stage_3_chair', asked.on, 10));
			const arranged = this.after(asked).findLast((line) => line.step.what === 'panel_arranged')?.step;
			if (arranged?.what === 'panel_arranged' && !said('papers_sent')) {
				found.push(run('panel_papers', arranged.panelOn, -10));
			}
			found.push(run('stage_3_panel', asked.on, 30));
		}
		if (p === 'panel_met') found.push(run('panel_findings', this.latest('panel_met')!.on, 5));
		if (p === 'panel_reported') found.push(run('panel_response', this.latest('panel_reported')!.on, 15));
		const acknowledged = this.latest('acknowledged');
		if (p === 'corporate_1') {
			if (acknowledged)
				found.push(run('corporate_response', acknowledged.on, this.sinceRouted('corporate_1_extended') ? 20 : 10));
			else found.push(run('corporate_acknowledgement', this.receivedOn, 5));
		}
		if (p === 'corporate_2') {
			const asked = this.latest('corporate_2_requested')!;
			const said = (name: StepName) => this.after(asked).find((line) => line.step.what === name)?.step;
			const heard = said('corporate_2_acknowledged');
			if (heard) found.push(run('corporate_stage_2_response', heard.on, said('corporate_2_extended') ? 40 : 20));
			else found.push(run('corporate_stage_2_acknowledgement', asked.on, 5));
		}
		return found.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))[0] ?? null;
	}

	private route(): string {
		const line = this.lines.findLast(({ step }) => step.what === 'received' || step.what === 'routed')!;
		if (this.lines.some(({ step }) => step.what === 'interest_decided' && step.accepted)) {
			if (line.step.what === 'received') return 'statutory_children';
		}
		return 'route' in line.step ? line.step.route : '';
	}

	private placeAfter(step: Step): Place {
		const here = this.place;
		const plain: Record<string, Place> = {
			stage_1_answered: 'stage_1_answered',
			stage_1_skipped: 'stage_2',
			stage_2_requested: 'stage_2',
			stage_2_answered: 'stage_2_answered',
			stage_3_requested: 'stage_3',
			panel_met: 'panel_met',
			panel_reported: 'panel_reported',
			stage_3_answered: 'stage_3_answered',
			referred_early: 'ombudsman',
			withdrawn: 'withdrawn',
			joined: 'joined',
			corporate_1_answered: 'corporate_1_answered',
			corporate_2_requested: 'corporate_2',
			corporate_2_answered: 'corporate_2_answered',
		};
		if (step.what in plain) return plain[step.what]!;
		if (step.what === 'routed') return new Model({ ...this.lines[0]!.step, route: step.route } as Step).place;
		if (step.what === 'interest_decided') return step.accepted ? 'stage_1' : 'declined';
		if (step.what === 'lateness_decided' && !step.accepted) return 'declined';
		if (step.what === 'next_stage_refused') return this.placeBeforeRequest();
		if (step.what === 'ombudsman_asked' && ['stage_3_answered', 'corporate_2_answered'].includes(here))
			return 'ombudsman';
		if (step.what === 'frozen' && step.points === null) return 'frozen';
		if (step.what === 'reinstated') return this.placeBefore('withdrawn');
		if (step.what === 'parted') return this.placeBefore('joined');
		if (step.what === 'resubmitted' && here === 'frozen') return this.placeBefore('frozen');
		if (step.what === 'resubmitted' && here.endsWith('_answered')) return 'stage_1';
		return here;
	}

	/** Back over the lines at this place, and over whole visits to it in between, to the place it was entered from. */
	private placeBefore(rest: Place): Place {
		let at = this.lines.length - 1;
		while (this.lines[at]!.place === rest || this.isInside(at, rest)) at -= 1;
		return this.lines[at]!.place;
	}

	/** Frozen, then withdrawn and reinstated: the withdrawn lines lie inside the freeze. */
	private isInside(at: number, rest: Place): boolean {
		return rest === 'frozen' && this.lines[at]!.place === 'withdrawn';
	}

	private placeBeforeRequest(): Place {
		if (this.place === 'stage_3') return 'stage_2_answered';
		const request = this.lines.findLastIndex(({ step }) => step.what === 'stage_2_requested');
		return this.lines[request - 1]!.place === 'stage_1' ? 'stage_1' : 'stage_1_answered';
	}

	private isSaid(step: Step): boolean {
		const name = step.what;
		if (onceOnly.has(name)) return this.latest(name) !== undefined;
		if (name === 'stage_1_extended') return this.since(name) !== undefined;
		if (name === 'record_agreed' || name === 'investigation_reported') return this.inRun(name, this.stageTwoOpened());
		if (name === 'stage_3_acknowledged' || name === 'chair_appointed' || name === 'papers_sent') {
			return this.inRun(name, this.latest('stage_3_requested'));
		}
		if (name === 'corporate_1_extended') return this.sinceRouted(name) !== undefined;
		if (name === 'corporate_2_acknowledged' || name === 'corporate_2_extended') {
			return this.inRun(name, this.latest('corporate_2_requested'));
		}
		if (name === 'proceedings_ended') return this.proceedingsEnded() !== undefined;
		return false;
	}

	private dayIsRight(step: Step, today: string): boolean {
		if (step.on > today) return false;
		if (step.what === 'receipt_corrected') return true;
		return step.on >= this.receivedOn && step.on >= this.cameHereOn();
	}

	private cameHereOn(): string {
		let day = this.receivedOn;
		for (const [at, line] of this.lines.entries()) {
			if (at > 0 && line.place !== this.lines[at - 1]!.place && line.step.on > day) day = line.step.on;
		}
		return day;
	}

	private makesSense(step: Step, today: string): boolean {
		const stageOne = this.stageOneFrom();
		switch (step.what) {
			case 'receipt_corrected': {
				const others = this.lines.slice(1).filter((line) => line.step.what !== 'receipt_corrected');
				return step.receivedOn <= today && others.every((line) => line.step.on >= step.receivedOn);
			}
			case 'routed':
				if (step.route === this.route()) return false;
				return !(this.place === 'to_be_decided' && step.route === 'statutory_children');
			case 'lateness_decided': {
				const { step: first } = this.lines[0]!;
				if (first.what !== 'received' || first.happenedOn === null) return false;
				const [year, ...rest] = first.happenedOn.split('-');
				return this.receivedOn > [Number(year) + 1, ...rest].join('-');
			}
			case 'stage_1_extended':
				return stageOne !== null;
			case 'stage_1_longer_agreed': {
				const agreed = this.since('stage_1_longer_agreed');
				if (stageOne === null) return false;
				return step.until > (agreed?.what === 'stage_1_longer_agreed' ? agreed.until : nthWorkingDay(stageOne, 20)!);
			}
			case 'stage_2_requested':
				if (this.place === 'stage_1_answered') return true;
				return stageOne !== null && step.on > nthWorkingDay(stageOne, 20)!;
			case 'stage_2_extended': {
				const longer = this.since('stage_2_extended');
				const restart = this.restartedOn();
				const starts = this.stageTwoStarts().map((day) => (restart !== null && restart > day ? restart : day));
				const start = starts.sort()[0]!;
				const due = longer?.what === 'stage_2_extended' ? longer.until : nthWorkingDay(start, 25)!;
				return step.until > due && step.until <= nthWorkingDay(start, 65)!;
			}
			case 'stage_2_answered':
				return this.inRun('investigation_reported', this.stageTwoOpened());
			case 'panel_arranged':
				return step.panelOn >= step.on && workingDays.includes(step.panelOn);
			case 'panel_met': {
				const run = this.after(this.latest('stage_3_requested')!);
				const arranged = run.findLast((line) => line.step.what === 'panel_arranged')?.step;
				return arranged?.what === 'panel_arranged' && arranged.panelOn === step.on;
			}
			case 'next_stage_refused':
				return this.place === 'stage_3' || this.stageTwoOpened()?.what === 'stage_2_requested';
			case 'referred_early':
				return [...step.met].sort().join(' ') === 'action_plan agreed report_complete upheld';
			case 'ombudsman_decided':
				return this.latest('ombudsman_asked') !== undefined || this.latest('referred_early') !== undefined;
			case 'proceedings_ended':
				return this.freeze() !== undefined;
			case 'resubmitted': {
				const ended = this.proceedingsEnded();
				if (!ended) return false;
				const [year, ...rest] = ended.on.split('-');
				return step.on <= [Number(year) + 1, ...rest].join('-');
			}
			default:
				return true;
		}
	}

	private latest(name: StepName): Step | undefined {
		return this.lines.findLast(({ step }) => step.what === name)?.step;
	}

	private sinceRouted(name: StepName): Step | undefined {
		const routed = this.lines.findLastIndex(({ step }) => step.what === 'routed');
		return this.lines.slice(routed + 1).findLast(({ step }) => step.what === name)?.step;
	}

	/** The last of a name since the last resubmission (and, for stage 2, since its request). */
	private since(name: StepName): Step | undefined {
		const again = this.lines.findLastIndex(({ step }) => step.what === 'resubmitted' || step.what === 'routed');
		const opened =
			name === 'stage_2_extended' ? this.lines.findLastIndex(({ step }) => step === this.stageTwoOpened()) : 0;
		return this.lines.slice(Math.max(again, opened) + 1).findLast(({ step }) => step.what === name)?.step;
	}

	private after(step: Step): Line[] {
		return this.lines.slice(this.lines.findLastIndex((line) => line.step === step) + 1);
	}

	private inRun(name: StepName, opened: Step | undefined): boolean {
		return opened !== undefined && this.after(opened).some((line) => line.step.what === name);
	}

	private stageTwoOpened(): Step | undefined {
		return this.lines.findLast(({ step }) => step.what === 'stage_2_requested' || step.what === 'stage_1_skipped')
			?.step;
	}

	private stageTwoStarts(): string[] {
		const opened = this.stageTwoOpened()!;
		const agreed = this.after(opened).findLast((line) => line.step.what === 'record_agreed')?.step;
		return agreed ? [opened.on, agreed.on] : [opened.on];
	}

	private stageOneStart(): string | null {
		const first = this.lines[0]!.step;
		if (first.what !== 'received' || !first.advocateWanted) return this.receivedOn;
		const ends = [this.latest('advocate_appointed')?.on, this.latest('advocate_not_wanted')?.on];
		return ends.filter((day) => day !== undefined).sort()[0] ?? null;
	}

	private stageOneFrom(): string | null {
		const start = this.stageOneStart();
		const restart = this.restartedOn();
		return start !== null && restart !== null && restart > start ? restart : start;
	}

	/** The last resubmission that started a clock: of the whole, or of a part when the rest was answered. */
	private restartedOn(): string | null {
		const at = this.lines.findLastIndex(
			({ step }, i) =>
				step.what === 'resubmitted' &&
				(this.lines[i - 1]!.place === 'frozen' || this.lines[i - 1]!.place.endsWith('_answered')),
		);
		return at === -1 ? null : this.lines[at]!.step.on;
	}

	private freeze(): Step | undefined {
		const again = this.lines.findLastIndex(({ step }) => step.what === 'resubmitted');
		return this.lines.slice(again + 1).findLast(({ step }) => step.what === 'frozen')?.step;
	}

	private proceedingsEnded(): Step | undefined {
		const freeze = this.freeze();
		return freeze && this.after(freeze).findLast((line) => line.step.what === 'proceedings_ended')?.step;
	}
}
