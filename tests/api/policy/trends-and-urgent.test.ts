import { expect, test } from 'vitest';
import { refusalOfSlice, seesEveryCount, usualGranularity } from '../../../api/policy/trends.ts';
import { maySeeUrgent } from '../../../api/policy/urgent.ts';
import type { Who } from '../../../api/accounts/roles.ts';
import type { Granularity } from '../../../api/trends/period.ts';
import type { Slice } from '../../../api/trends/slices.ts';
import { everybody, whoMay } from './everybody.ts';

const mayAsk = (who: Who, of: Slice, by: Granularity) => refusalOfSlice(who, of, by) === null;

const office = ['a complaints officer', 'the complaints manager'];

test('what is urgent is seen by duty staff and the complaints team, and not by the pod that it may be about', () => {
	expect(whoMay(maySeeUrgent)).toEqual([...office, 'duty staff']);
});

test('every count as it is is for the complaints team', () => {
	expect(whoMay(seesEveryCount)).toEqual(office);
});

test('anybody asks for the whole service, in every length of period', () => {
	for (const by of ['month', 'quarter', 'financial_year'] as const) {
		expect(whoMay((who) => mayAsk(who, 'all', by))).toEqual(Object.keys(everybody));
	}
});

test('themes are compared by the year by anybody, below it by the complaints team alone', () => {
	expect(whoMay((who) => mayAsk(who, 'theme', 'financial_year'))).toEqual(Object.keys(everybody));
	expect(whoMay((who) => mayAsk(who, 'theme', 'quarter'))).toEqual(office);
	expect(whoMay((who) => mayAsk(who, 'theme', 'month'))).toEqual(office);
});

test('pods are compared by the year by staff, and never by anybody else', () => {
	const staff = whoMay((who) => who.kind === 'staff');
	expect(whoMay((who) => mayAsk(who, 'pod', 'financial_year'))).toEqual(staff);
	expect(whoMay((who) => mayAsk(who, 'pod', 'month'))).toEqual(office);
});

test('findings point by point and steps are for the complaints team alone', () => {
	for (const of of ['finding', 'step'] as const) {
		expect(whoMay((who) => mayAsk(who, of, 'financial_year'))).toEqual(office);
	}
});

test('who names no length of period gets the finest that is theirs', () => {
	expect(whoMay((who) => usualGranularity(who, 'theme') === 'month')).toEqual(office);
	expect(whoMay((who) => usualGranularity(who, 'theme') === 'financial_year')).toHaveLength(
		Object.keys(everybody).length - office.length,
	);
});
