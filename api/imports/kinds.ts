import { languages } from '../accounts/languages.ts';
import { podRoles, staffRoles } from '../accounts/roles.ts';
import { emblemNames } from '../pods/emblem-names.ts';
import {
	choiceCell,
	dayCell,
	emailCell,
	keyCell,
	nameCell,
	phoneCell,
	type ReadCell,
	shareCell,
	timeCell,
	weekdaysCell,
} from './cells.ts';

/** What may be imported, in the order in which it is worked out: whoever is named in a file may stand in one before it. */
export const kinds = ['staff', 'pods', 'people', 'memberships', 'allocations'] as const;
export type Kind = (typeof kinds)[number];

/** Who somebody is to the child, of those who may have an account of their own. */
const standingsOfPeople = [
	...['child_looked_after', 'child_in_need', 'care_leaver', 'child_sgo', 'parent', 'person_with_pr'],
	...['foster_carer_la', 'special_guardian', 'sgo_support_applicant', 'adoption_person', 'sufficient_interest'],
];

/** Languages in which the portal speaks. */

export interface Column {
	/** As it stands in the head of the file, in any case. */
	name: string;
	/** The column of the table. `_key` columns are looked up in another kind. */
	field: string;
	/** The file must have it, and every row something in it. */
	needed?: true;
	/** The number or code of something of another kind. */
	of?: Extract<Kind, 'staff' | 'pods' | 'people'>;
	/** Together these say which row of the database is meant. */
	isKey?: true;
	/** Set as somebody is added and then theirs to change: an import leaves it alone. */
	onlyAtFirst?: true;
	isDay?: true;
	read: ReadCell;
	/** What is kept where the file has no such column, or nothing in it. */
	otherwise?: string;
	choices?: readonly string[];
}

const day = (name: string, field: string): Column => ({ name, field, isDay: true, read: dayCell(false) });
const choice = (name: string, field: string, choices: readonly string[]): Column => ({
	...{ name, field, choices },
	read: choiceCell(choices),
});
const key = (name: string, field: string): Column => ({ name, field, needed: true, isKey: true, read: keyCell });
const named = (name: string, field: string, of: NonNullable<Column['of']>): Column => ({
	name,
	field,
	of,
	read: keyCell,
});

export const columnsOf: Record<Kind, readonly Column[]> = {
	staff: [
		key('staff number', 'system_number'),
		{ name: 'name', field: 'name', needed: true, read: nameCell },
		{ ...choice('role', 'role', staffRoles), needed: true },
		{ name: 'email', field: 'email', needed: true, read: emailCell },
	],
	pods: [
		key('pod code', 'system_code'),
		{ name: 'name', field: 'name', needed: true, read: nameCell },
		{ ...choice('emblem', 'emblem', emblemNames), needed: true },
		{ name: 'phone', field: 'phone', needed: true, read: phoneCell },
		{ name: 'email', field: 'email', needed: true, read: emailCell },
		{ name: 'open from', field: 'open_from', read: timeCell, otherwise: '09:00' },
		{ name: 'open to', field: 'open_to', read: timeCell, otherwise: '17:00' },
		named('service manager', 'service_manager_id', 'staff'),
		{ ...day('opened on', 'opened_on'), needed: true },
		day('closed on', 'closed_on'),
	],
	people: [
		key('person number', 'system_number'),
		{ name: 'name', field: 'name', needed: true, read: nameCell },
		{ ...choice('standing', 'role', standingsOfPeople), needed: true },
		{ ...choice('language', 'language', languages), onlyAtFirst: true, otherwise: 'en' },
		{ ...choice('wording', 'wording', ['adult', 'young', 'easy']), onlyAtFirst: true },
	],
	memberships: [
		{ ...named('pod code', 'pod_id', 'pods'), needed: true, isKey: true },
		{ ...named('staff number', 'account_id', 'staff'), needed: true, isKey: true },
		{ ...day('started on', 'started_on'), needed: true, isKey: true },
		{ ...choice('role', 'role', podRoles), needed: true },
		{ name: 'share of full time', field: 'full_time_equivalent', read: shareCell, otherwise: '1' },
		{ name: 'working days', field: 'working_days', read: weekdaysCell, otherwise: '1,2,3,4,5' },
		{ name: 'works from', field: 'works_from', read: timeCell, otherwise: '09:00' },
		{ name: 'works to', field: 'works_to', read: timeCell, otherwise: '17:00' },
		{ name: 'phone', field: 'phone', read: phoneCell },
		day('ended on', 'ended_on'),
	],
	allocations: [
		{ ...named('person number', 'account_id', 'people'), needed: true, isKey: true },
		{ ...named('pod code', 'pod_id', 'pods'), needed: true, isKey: true },
		{ ...day('started on', 'started_on'), needed: true, isKey: true },
		named('worker', 'worker_id', 'staff'),
		day('ended on', 'ended_on'),
	],
};

/** `full`: whoever is not in the files has ended. `changes`: whoever is not in them stays as they are. */
export const pictures = ['changes', 'full'] as const;
export type Picture = (typeof pictures)[number];

export const importLimits = {
	/** All the files of one import. */
	bytes: 25 * 1024 * 1024,
	/** Rows of one file, its head not counted. */
	rows: 200_000,
	/** As many mistakes are told; more are only counted. */
	faults: 1000,
} as const;
