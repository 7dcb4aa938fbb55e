import { expect, test } from 'vitest';
import {
	type AppointedRole,
	type Conflict,
	conflictOf,
	missingFor,
	type Person,
} from '../../../../api/representations/procedure/people.ts';

const clear = { worksForCouncil: false, partnerOfCouncil: false, managesService: false, wasInvolved: false };
const person = (role: AppointedRole, name: string, more: Partial<Person> = {}): Person => ({
	role,
	name,
	accountId: null,
	...clear,
	...more,
});
const nobody = { accountId: null, name: null };
const ip = person('independent_person', 'Ada Quill');

const rows: [story: string, candidate: Person, appointed: Person[], Conflict | null][] = [
	[
		'S40 the stage 2 independent person on the panel',
		person('panel_member', 'Ada Quill'),
		[ip],
		'stage_2_independent_person',
	],
	[
		'S40 the same with a title and other capitals',
		person('panel_chair', 'Dr ADA  quill'),
		[ip],
		'stage_2_independent_person',
	],
	[
		'S41 an officer as independent person',
		person('independent_person', 'Bo', { worksForCouncil: true }),
		[],
		'not_independent',
	],
	['S41 an officer on the panel', person('panel_member', 'Bo', { worksForCouncil: true }), [], 'not_independent'],
	['S41 an officer in the chair', person('panel_chair', 'Bo', { worksForCouncil: true }), [], 'not_independent'],
	[
		'the wife of a member as independent person',
		person('independent_person', 'Bo', { partnerOfCouncil: true }),
		[],
		'not_independent',
	],
	['an officer as investigating officer', person('investigating_officer', 'Bo', { worksForCouncil: true }), [], null],
	['an officer as adjudicating officer', person('adjudicating_officer', 'Bo', { worksForCouncil: true }), [], null],
	[
		'the service’s manager investigating it',
		person('investigating_officer', 'Bo', { managesService: true }),
		[],
		'manages_service',
	],
	[
		'somebody who was involved before',
		person('investigating_officer', 'Bo', { wasInvolved: true }),
		[],
		'was_involved',
	],
	[
		'the investigating officer adjudicating too',
		person('adjudicating_officer', 'Bo'),
		[person('investigating_officer', 'Bo')],
		'has_other_role',
	],
	['a second independent person', person('independent_person', 'Cy'), [ip], 'role_taken'],
	['a second chair', person('panel_chair', 'Cy'), [person('panel_chair', 'Di')], 'role_taken'],
	[
		'a second panel member',
		person('panel_member', 'Cy'),
		[person('panel_chair', 'Di'), person('panel_member', 'Ed')],
		null,
	],
	[
		'a fourth person on the panel',
		person('panel_member', 'Fay'),
		[person('panel_chair', 'Di'), person('panel_member', 'Ed'), person('panel_member', 'Cy')],
		'panel_full',
	],
];

test.each(rows)('%s', (_, candidate, appointed, conflict) => {
	expect(conflictOf(candidate, nobody, appointed)).toBe(conflict);
});

test('nobody looks into a complaint about themselves, by account or by name', () => {
	const sam = person('investigating_officer', 'Sam Okoro', { accountId: 'sam', worksForCouncil: true });
	expect(conflictOf(sam, { accountId: 'sam', name: null }, [])).toBe('complained_about');
	expect(conflictOf({ ...sam, accountId: null }, { accountId: 'x', name: 'sam okoro' }, [])).toBe('complained_about');
});

test('the panel meets when all three are there, one of them in the chair', () => {
	const two = [person('panel_chair', 'Di'), person('panel_member', 'Ed')];
	expect(missingFor('panel_met', two)).toBe('panel_member');
	expect(missingFor('panel_met', [...two, person('panel_member', 'Cy')])).toBeNull();
	expect(
		missingFor(
			'panel_met',
			[1, 2, 3].map((n) => person('panel_member', `P${n}`)),
		),
	).toBe('panel_chair');
	expect(missingFor('acknowledged', [])).toBeNull();
});
