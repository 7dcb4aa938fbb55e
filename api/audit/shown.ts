import type { StaffRole } from '../accounts/roles.ts';
import type { Day } from '../calendar/day.ts';
import type { Thing } from './things.ts';

/** What of theirs was opened, as it is told to the person. */
export const ownParts = ['account', 'representation', 'call_back', 'views', 'closure'] as const;
export type OwnPart = (typeof ownParts)[number];

const partOf: Partial<Record<Thing, OwnPart>> = {
	account: 'account',
	representation: 'representation',
	call_back: 'call_back',
	conference_invitation: 'views',
	closure: 'closure',
	closure_invitation: 'closure',
	response_answer: 'closure',
};

/** Somebody read a thing of this person, on a day. */
export interface Reading {
	on: Day;
	thing: Thing;
	/** Null for who is no staff. */
	role: StaffRole | null;
	name: string | null;
}

/** What the person is told: on this day, this part was read by this one. */
export interface Told {
	on: Day;
	part: OwnPart;
	role: StaffRole | 'program';
	name: string | null;
}

/**
 * Whether a reading is told to the person whose record it is. Left out is whatever is read to keep somebody safe: what duty staff
 * open, safeguarding and urgent items, and who looks into who looked. Somebody may stand beside the reader, or hold their phone;
 * "duty staff opened this" would tell them that somebody is worried, and a search of the audit would warn whoever is searched for.
 * The page says so to everybody alike, so that the sentence itself tells nothing.
 */
export function isTold({ thing, role }: Pick<Reading, 'thing' | 'role'>): boolean {
	return partOf[thing] !== undefined && role !== 'duty_worker';
}

/** What is told, the newest day first: one line for each day, person and part, however often it was. No hours. */
export function toldOf(readings: readonly Reading[]): Told[] {
	const told = new Map<string, Told>();
	for (const { on, thing, role, name } of readings.filter(isTold)) {
		const part = partOf[thing]!;
		const line: Told = { on, part, role: role ?? 'program', name };
		const key = JSON.stringify([on, part, line.role, name]);
		if (!told.has(key)) told.set(key, line);
	}
	return [...told.values()].toSorted((a, b) => b.on.localeCompare(a.on));
}
