import { type PhaseGroup, phaseGroupNames } from '../../../api/representations/procedure/phase-groups.ts';
import { kinds } from '../../../api/representations/routing.ts';

export const standingFilters = ['past_latest', 'late', 'due_soon', 'in_time', 'not_started', 'answered'] as const;
export const placeFilters = ['pod', 'service_manager', 'complaints_team'] as const;

/** What is asked of the register, as it stands in the address of its page. */
export interface RegisterAsked {
	kind?: (typeof kinds)[number];
	pod?: string;
	standing?: (typeof standingFilters)[number];
	phase?: PhaseGroup;
	sentTo?: (typeof placeFilters)[number];
	unopened?: 'yes';
	open?: 'yes';
	search?: string;
	page?: string;
}

const ID = /^[\w-]{1,64}$/;

/** Reads an address. What is no choice of ours is left out, as if it had not been asked. */
export function readAsked(params: URLSearchParams): RegisterAsked {
	const oneOf = <Choice extends string>(name: string, choices: readonly Choice[]) =>
		choices.find((choice) => choice === params.get(name));
	const page = Number(params.get('page'));
	const search = params.get('search')?.trim();
	const pod = params.get('pod') ?? '';
	return withoutEmpty({
		kind: oneOf('kind', kinds),
		pod: ID.test(pod) ? pod : undefined,
		standing: oneOf('standing', standingFilters),
		phase: oneOf('phase', phaseGroupNames),
		sentTo: oneOf('sentTo', placeFilters),
		unopened: oneOf('unopened', ['yes'] as const),
		open: oneOf('open', ['yes'] as const),
		search: search === '' ? undefined : search,
		page: Number.isInteger(page) && page > 1 && page <= 100_000 ? `${page}` : undefined,
	});
}

/** The address of the same list on another page, or with something else asked: `/staff/register?standing=late`. */
export function registerAddress(path: string, asked: RegisterAsked, page = 1): string {
	const params = new URLSearchParams(withoutEmpty({ ...asked, page: page > 1 ? `${page}` : undefined }));
	return params.size === 0 ? path : `${path}?${params}`;
}

function withoutEmpty<Values extends object>(values: Values) {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
		[Name in keyof Values]: Exclude<Values[Name], undefined>;
	};
}
