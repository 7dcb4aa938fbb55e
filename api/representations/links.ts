import type { Day } from '../calendar/day.ts';
import type { Kind } from './routing.ts';

/** The same complaint sent twice, or two that it helps to read side by side. */
export const linkKinds = ['duplicate', 'related'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** What decides whether two may be linked. */
export interface Linkable {
	id: string;
	kind: Kind;
	receivedOn: Day;
	fromAccountId: string | null;
}

export type LinkRefusal = 'itself' | 'not_complaints' | 'two_people' | 'earlier_stays';

/**
 * Why these two may not be linked, or null. Two people who complain of the same thing are two complainants, each with a
 * right to an answer and neither to know of the other: that is never a duplicate. Of two that are one, the earlier stays,
 * because its dates are the safer ones to be held to.
 */
export function refusalOfLink(kind: LinkKind, one: Linkable, other: Linkable): LinkRefusal | null {
	if (one.id === other.id) return 'itself';
	if (kind === 'related') return null;
	if (one.kind !== 'complaint' || other.kind !== 'complaint') return 'not_complaints';
	const both = [one.fromAccountId, other.fromAccountId].filter((account) => account !== null);
	if (new Set(both).size === 2) return 'two_people';
	return other.receivedOn > one.receivedOn ? 'earlier_stays' : null;
}
