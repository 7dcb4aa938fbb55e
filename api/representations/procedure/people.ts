import type { StepName } from './steps.ts';

/** Who is appointed for stages 2 and 3. */
export const appointedRoles = [
	'investigating_officer',
	'independent_person',
	'adjudicating_officer',
	'panel_chair',
	'panel_member',
] as const;
export type AppointedRole = (typeof appointedRoles)[number];

/** What is declared of somebody before they are appointed. Every answer is given: nothing is taken for no. */
export interface Declared {
	/** A member or an officer of the authority. */
	worksForCouncil: boolean;
	/** Husband, wife or civil partner of one. */
	partnerOfCouncil: boolean;
	/** Line-manages the service complained about. */
	managesService: boolean;
	/** Had to do with the matter before. */
	wasInvolved: boolean;
}

export interface Person extends Declared {
	role: AppointedRole;
	name: string;
	accountId: string | null;
}

/** Whom the complaint is about, as far as that is known. */
export interface Subject {
	accountId: string | null;
	name: string | null;
}

export const conflicts = [
	'complained_about',
	'not_independent',
	'manages_service',
	'was_involved',
	'stage_2_independent_person',
	'has_other_role',
	'role_taken',
	'panel_full',
] as const;
export type Conflict = (typeof conflicts)[number];

/** The panel: three independent persons, one of whom chairs (regulation 19). */
const PANEL = 3;
const onPanel: readonly AppointedRole[] = ['panel_chair', 'panel_member'];
const independent: readonly AppointedRole[] = ['independent_person', ...onPanel];

/**
 * Why somebody cannot be appointed, or null where they can. Regulation 2: an independent person is neither a member nor an
 * officer of the authority, nor married to one; regulation 19(3): whoever was the independent person at stage 2 does not
 * sit on the panel. Getting the Best from Complaints: the investigating officer neither manages the service nor was
 * involved. Nobody looks into a complaint about themselves.
 */
export function conflictOf(person: Person, subject: Subject, appointed: readonly Person[]): Conflict | null {
	const { role } = person;
	if (isSamePerson(person, subject)) return 'complained_about';
	if (independent.includes(role) && (person.worksForCouncil || person.partnerOfCouncil)) return 'not_independent';
	if (role === 'investigating_officer' && person.managesService) return 'manages_service';
	if (person.wasInvolved) return 'was_involved';
	const others = appointed.filter((other) => isSamePerson(person, other));
	if (onPanel.includes(role) && others.some((other) => other.role === 'independent_person')) {
		return 'stage_2_independent_person';
	}
	if (others.length > 0) return 'has_other_role';
	return refusalOfPlace(role, appointed);
}

function refusalOfPlace(role: AppointedRole, appointed: readonly Person[]): Conflict | null {
	if (role === 'panel_member') {
		const members = appointed.filter((other) => other.role === 'panel_member').length;
		return members >= PANEL - 1 ? 'panel_full' : null;
	}
	return appointed.some((other) => other.role === role) ? 'role_taken' : null;
}

/** Who has to be there before a step can be taken. */
const neededFor: Partial<Record<StepName, readonly AppointedRole[]>> = {
	investigation_reported: ['investigating_officer', 'independent_person'],
	stage_2_answered: ['adjudicating_officer'],
	chair_appointed: ['panel_chair'],
	panel_met: ['panel_chair', 'panel_member', 'panel_member'],
};

/** The first who is missing for a step, or null where everybody is there. */
export function missingFor(step: StepName, appointed: readonly { role: AppointedRole }[]): AppointedRole | null {
	const there = appointed.map(({ role }) => role);
	for (const role of neededFor[step] ?? []) {
		const at = there.indexOf(role);
		if (at === -1) return role;
		there.splice(at, 1);
	}
	return null;
}

/** The same account, or the same name however it is written: a title or a capital letter makes nobody somebody else. */
export function isSamePerson(a: Subject, b: Subject): boolean {
	if (a.accountId !== null && a.accountId === b.accountId) return true;
	return a.name !== null && b.name !== null && plainName(a.name) === plainName(b.name);
}

const TITLE = /^(mr|mrs|ms|miss|mx|dr|cllr|councillor|professor|prof)\.?\s+/;

function plainName(name: string): string {
	return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim().replace(TITLE, '');
}
