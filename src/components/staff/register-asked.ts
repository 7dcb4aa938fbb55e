import type { InferRequestType } from 'hono/client';
import type { Sorting } from '../../../api/representations/register.ts';
import type { Api } from '../../api-client.ts';
import type { Text } from '../../text/index.ts';
import { type Mistake, mistakesIn } from '../mistakes.ts';

export const standingFilters = ['past_latest', 'late', 'due_soon', 'in_time', 'not_started', 'answered'] as const;
export const placeFilters = ['pod', 'service_manager', 'complaints_team'] as const;

/** What is asked of the register, as it stands in the address of its page. */
export type RegisterAsked = InferRequestType<Api['api']['cases']['$get']>['query'];

/** What the address of the page says besides: which kept list is open, what was just done. */
const notAsked = ['view', 'done'];

/**
 * Reads an address whole. What the register does not know is asked all the same, and refused: a list that left out what it
 * did not understand would show too much.
 */
export function readAsked(params: URLSearchParams): RegisterAsked {
	const asked = [...params].map(([name, value]) => [name, value.trim()] as const);
	return Object.fromEntries(asked.filter(([name, value]) => value !== '' && !notAsked.includes(name)));
}

/** Fields of the form of the register: what is refused and is in none of them is told of at its first one. */
const askedFields = [
	...['search', 'kind', 'standing', 'phase', 'need', 'sentTo', 'channel', 'complainant', 'theme'],
	...['receivedFrom', 'receivedTo', 'dueFrom', 'dueTo', 'unopened', 'open'],
];

/** What is wrong with what was asked, each at a field that is there. */
export function askedWrongly(t: Text, refusal: Parameters<typeof mistakesIn>[1]): Mistake[] {
	return mistakesIn(t, refusal, 'search').map((mistake) =>
		askedFields.includes(mistake.field) ? mistake : { ...mistake, field: 'search' },
	);
}

/** The address of the same list on another page, or with something else asked: `/staff/register?standing=late`. */
export function registerAddress(path: string, asked: RegisterAsked, page = 1): string {
	const { page: _, ...kept } = asked;
	const values = { ...kept, ...(page > 1 ? { page: `${page}` } : {}) } as Record<string, string>;
	const params = new URLSearchParams(values);
	return params.size === 0 ? path : `${path}?${params}`;
}

/** Whether anything is asked that leaves lines out: an order leaves out none. */
export function isNarrowed({ page: _, sort: __, ...asked }: RegisterAsked): boolean {
	return Object.keys(asked).length > 0;
}

/** The list in this order from its first line; the other way round where it is in it already. */
export function sortAddress(path: string, asked: RegisterAsked, sort: Sorting): string {
	return registerAddress(path, { ...asked, sort: asked.sort === sort ? turned(sort) : sort });
}

function turned(sort: Sorting): Sorting {
	return (sort.startsWith('-') ? sort.slice(1) : `-${sort}`) as Sorting;
}
