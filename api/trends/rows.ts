import { advocacyStatuses } from '../advocacy/status.ts';
import { channels, findings, promiseKinds } from '../representations/limits.ts';
import { routes } from '../representations/procedure/steps.ts';
import {
	complainantGroups,
	languagesCounted,
	learningStates,
	outcomes,
	type Slice,
	stagesReached,
	stepsCounted,
	timeBands,
} from './slices.ts';
import type { Layout } from './tally.ts';
import { themes } from './themes.ts';

/** The row of what nobody has given a theme yet. It is said, so that themes are not taken for the whole. */
export const uncoded = 'uncoded';

/** The rows of slices that do not depend on the council. Which are listed depends on no count. */
const fixed: Record<Exclude<Slice, 'pod' | 'theme'>, readonly string[]> = {
	all: ['all'],
	points: ['all'],
	/** What is outside the procedure is counted in a column of its own. */
	route: routes.filter((route) => route !== 'outside_procedure'),
	channel: [...channels, 'other'],
	group: complainantGroups,
	language: languagesCounted,
	advocacy: advocacyStatuses,
	stage: stagesReached,
	outcome: outcomes,
	timeliness: timeBands,
	finding: findings,
	step: stepsCounted,
	learning: learningStates,
	learning_kind: promiseKinds,
};

export interface Named {
	key: string;
	label: string;
}

/** The rows of a table. Pods and local themes have names of their own; every other label is the code of the words to show. */
export function rowsOfSlice(of: Slice, pods: readonly Named[], localThemes: readonly Named[]): Layout['rows'] {
	if (of === 'pod') return pods;
	const keys = of === 'theme' ? [...themes, uncoded] : fixed[of];
	const coded = keys.map((key) => ({ key, label: key }));
	return of === 'theme' ? [...coded, ...localThemes] : coded;
}
