import { describe, expect, test } from 'vitest';
import type { Program, Who } from '../../../api/accounts/roles.ts';
import { type Lock, mayKnock, mustProveAnew, opensTo } from '../../../api/policy/doors.ts';
import { everybody, whoMay } from './everybody.ts';

const caseSystem: Program = { kind: 'program', id: 'case-system', scopes: ['records:read'] };
const stale = (who: Who): Who => ({ ...who, isFresh: false }) as Who;

describe('who may knock', () => {
	test.each<[string, Lock, string[]]>([
		['a role lets in whoever has it', { only: ['director', 'duty_worker'] }, ['duty staff', 'the director']],
		['families come in by their own doors', { only: ['family'] }, ['the person themselves', 'another of the family']],
		['a return code opens what says so', { only: ['return'] }, ['somebody with a return code']],
		['an advocate is none of the staff', { only: ['advocate'] }, ['an advocate']],
		['nobody is let in where nobody is named', { only: [] }, []],
		['a program comes by the scope of its key', { only: [], scope: 'records:read' }, ['a program']],
		['a scope it has not is no scope', { only: [], scope: 'webhooks' }, []],
	])('%s', (_, lock, names) => {
		expect(whoMay((who) => mayKnock(lock, who))).toEqual(names);
	});

	test('a door for staff lets in each of them, and no advocate, program or family', () => {
		const staff = Object.keys(everybody).filter((name) => everybody[name]!.kind === 'staff');
		expect(whoMay((who) => mayKnock({ only: ['staff'] }, who))).toEqual(staff);
	});

	test('until a new card has its secret, no door of families opens', () => {
		const maya = { kind: 'family', sessionId: 'f', id: 'maya' } as const;
		expect(mayKnock({ only: ['family'] }, { ...maya, awaitsSecret: true })).toBe(false);
		expect(mayKnock({ only: ['family'] }, { ...maya, awaitsSecret: false })).toBe(true);
	});

	test('a program finds every door closed that names no scope', () => {
		expect(opensTo(caseSystem, undefined)).toBe(false);
		expect(opensTo(caseSystem, 'allocations:write')).toBe(false);
		expect(opensTo(caseSystem, 'records:read')).toBe(true);
	});
});

describe('who proves anew who they are', () => {
	const fresh: Lock = { only: ['staff', 'advocate'], freshly: true };

	test('staff and advocates whose proof is old, at doors that ask for it', () => {
		const names = whoMay((who) => mustProveAnew(fresh, stale(who)));
		expect(names).toEqual(whoMay((who) => who.kind === 'staff' || who.kind === 'advocate'));
	});

	test('nobody whose proof is fresh, and nobody where the door does not ask', () => {
		expect(whoMay((who) => mustProveAnew(fresh, who))).toEqual([]);
		expect(whoMay((who) => mustProveAnew({ only: ['staff'] }, stale(who)))).toEqual([]);
	});
});
