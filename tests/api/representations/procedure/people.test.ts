import { expect, test } from 'vitest';
import {
	type AppointedRole,
	type Conflict,
	conflictOf,
	isSamePerson,
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
		'the service’s manager adjudicating: the manager of the service may',
		person('adjudicating_officer', 'Bo', { managesService: true }),
		[],
		null,
	],
	[
		'the investigating officer on the panel: of two roles it is said which',
		person('panel_member', 'Bo'),
		[person('investigating_officer', 'Bo')],
		'has_other_role',
	],
	['an independent person beside the investigating officer', ip, [person('investigating_officer', 'Bo')], null],
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

test.each([
	['other accounts of one name', { accountId: 'a', name: 'Sam Okoro' }, { accountId: 'b', name: 'Sam Okoro' }, true],
	['other accounts, other names', { accountId: 'a', name: 'Sam' }, { accountId: 'b', name: 'Pat' }, false],
	['an account, and nobody known', { accountId: 'a', name: 'Sam' }, nobody, false],
	['nobody known, and an account', nobody, { accountId: 'a', name: 'Sam' }, false],
	['nobody known, twice', nobody, nobody, false],
	['one account under two names', { accountId: 'a', name: 'Sam' }, { accountId: 'a', name: 'Samuel' }, true],
	[
		'a title and spaces',
		{ accountId: null, name: '  Dr.   Ada\tQuill ' },
		{ accountId: null, name: 'ada quill' },
		true,
	],
	['a title without a stop', { accountId: null, name: 'Cllr Ada Quill' }, { accountId: null, name: 'Ada Quill' }, true],
	['a name that holds a title', { accountId: null, name: 'Adam Ross' }, { accountId: null, name: 'Ada Ross' }, false],
	['a title inside a name', { accountId: null, name: 'Jo Ms Lee' }, { accountId: null, name: 'Jo Lee' }, false],
	['letters of another width', { accountId: null, name: 'Ａda Quill' }, { accountId: null, name: 'Ada Quill' }, true],
])('%s: the same person is %s', (_, one, other, same) => {
	expect(isSamePerson(one, other)).toBe(same);
	expect(isSamePerson(other, one)).toBe(same);
});

test.each([
	['investigation_reported', ['investigating_officer', 'independent_person']],
	['stage_2_answered', ['adjudicating_officer']],
	['chair_appointed', ['panel_chair']],
	['panel_met', ['panel_chair', 'panel_member', 'panel_member']],
] as const)('before %s there are %j, each of them', (step, roles) => {
	const appointed = roles.map((role) => ({ role }));
	expect(missingFor(step, appointed)).toBeNull();
	for (const [at, role] of roles.entries()) expect(missingFor(step, appointed.toSpliced(at, 1))).toBe(role);
	expect(missingFor(step, [])).toBe(roles[0]);
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
