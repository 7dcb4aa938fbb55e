import { actKinds, type Act, type ActKind, type Fault } from './act.ts';
import { type Kind, kinds } from './kinds.ts';

/** How much of each there is; `faults` counts those too that are not kept for being too many. */
export interface Counts {
	acts: Record<Kind, Record<ActKind, number>>;
	rows: Record<Kind, number>;
	faults: number;
}

export function noCounts(): Counts {
	const none = () => Object.fromEntries(actKinds.map((act) => [act, 0])) as Record<ActKind, number>;
	const each = <Value>(value: () => Value) =>
		Object.fromEntries(kinds.map((kind) => [kind, value()])) as Record<Kind, Value>;
	return { acts: each(none), rows: each(() => 0), faults: 0 };
}

export function countActs({ acts }: Counts): number {
	return Object.values(acts).reduce((sum, of) => sum + of.addition + of.change + of.end, 0);
}

/** What is shown of an act, which holds no id that is made anew each time. The digest is of these. */
export type ShownAct = Omit<Act, 'id' | 'set'>;

export function shownOf({ id: _, set: __, ...shown }: Act): ShownAct {
	return shown;
}

/** What is kept of an import, by what it holds: `act.staff.addition`, `source.staff`, `fault`. */
export function actPart(kind: Kind, act: ActKind): string {
	return `act.${kind}.${act}`;
}

/** So many acts or faults lie in one part, and stand on one page. */
export const perPart = 100;

export type Kept = { act: Act[]; fault: Fault[] };
