import type { Fields } from './act.ts';

/** A row as it is kept, with the columns that an import may set. */
export interface Known {
	id: string;
	fields: Fields;
	/** Whether an import has met it. */
	seen?: true;
}

/**
 * What is kept of whatever an import may speak of. People and pods by the number or code of the council's other systems,
 * places in pods and allocations by whose they are: of each of those there are few.
 */
export interface State {
	/** Of everything that was read, and the day: when this is the same, so is what comes of the same files. */
	stamp: string;
	staff: Map<string, Known>;
	pods: Map<string, Known>;
	people: Map<string, Known>;
	memberships: Map<string, Known[]>;
	allocations: Map<string, Known[]>;
	/** Staff by email and pods by name, of those that no other system's number is known of yet: they are met again by these. */
	unnumbered: { staff: Map<string, Known>; pods: Map<string, Known> };
	/** Families with a complaint that is not over: an import does not shut them out of it. */
	complaining: ReadonlySet<string>;
}

/** Whose places: of one worker in one pod. */
export function placeOf(podId: string, accountId: string): string {
	return `${podId} ${accountId}`;
}
