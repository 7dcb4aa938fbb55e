import { HolidaysUnknown } from '../calendar/bank-holidays.ts';
import type { Day } from '../calendar/day.ts';
import { workingDaysBetween } from '../calendar/working-days.ts';
import { type Finding, findings } from './limits.ts';

/** What an export says of one representation: facts and codes, nobody's name and none of anybody's words. */
export interface ExportRow {
	reference: string;
	kind: string;
	route: string | null;
	stage: number | null;
	phase: string | null;
	receivedOn: Day;
	dueOn: Day | null;
	latestOn: Day | null;
	answeredOn: Day | null;
	pod: string | null;
	with: string;
	channel: string;
	standing: string;
	advocacy: string;
	points: number;
	found: Readonly<Partial<Record<Finding, number>>>;
	startedOn: Day | null;
}

export const exportHead = [
	...['reference', 'kind', 'route', 'stage', 'phase', 'received', 'due', 'latest', 'answered', 'in_time'],
	...['working_days', 'pod', 'with', 'channel', 'standing', 'advocacy', 'points', ...findings],
] as const;

export function exportCells(row: ExportRow, today: Day): (string | number | null)[] {
	return [
		...[row.reference, row.kind, row.route, row.stage, row.phase, row.receivedOn, row.dueOn, row.latestOn],
		...[row.answeredOn, inTime(row, today), daysTaken(row, today), row.pod, row.with, row.channel, row.standing],
		...[row.advocacy, row.points, ...findings.map((finding) => row.found[finding] ?? 0)],
	];
}

function inTime({ dueOn, answeredOn }: ExportRow, today: Day): 'yes' | 'no' | null {
	if (dueOn === null) return null;
	if (answeredOn !== null) return answeredOn <= dueOn ? 'yes' : 'no';
	return dueOn < today ? 'no' : null;
}

/** Working days that the stage took, or has taken until today. Empty beyond the holiday table: never a guess. */
function daysTaken({ startedOn, answeredOn, dueOn }: ExportRow, today: Day): number | null {
	if (startedOn === null || (answeredOn === null && dueOn === null)) return null;
	try {
		return workingDaysBetween(startedOn, answeredOn ?? today);
	} catch (error) {
		if (error instanceof HolidaysUnknown) return null;
		throw error;
	}
}
