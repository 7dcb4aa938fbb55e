import { expect, test } from 'vitest';
import { askedRoles, mayAgree, mayKnow, mayPropose } from '../../../api/policy/two-people.ts';
import { acts } from '../../../api/two-people/two-people.ts';
import { everybody, whoMay } from './everybody.ts';

const office = ['a complaints officer', 'the complaints manager'];

test('an export of much is asked for by the complaints team, an erasure by an administrator too', () => {
	expect(whoMay((who) => mayPropose(who, 'register_export'))).toEqual(office);
	expect(whoMay((who) => mayPropose(who, 'erasure'))).toEqual([...office, 'an administrator']);
});

test('the second is one of the team or the director for an export, the manager or an administrator for an erasure', () => {
	const byAnother = { proposedBy: 'somebody' };
	expect(whoMay((who) => mayAgree(who, { act: 'register_export', ...byAnother }))).toEqual([...office, 'the director']);
	expect(whoMay((who) => mayAgree(who, { act: 'erasure', ...byAnother }))).toEqual([
		'the complaints manager',
		'an administrator',
	]);
});

test.each(acts)('nobody is their own second: %s', (act) => {
	for (const who of Object.values(everybody)) {
		if (who.kind === 'staff') expect(mayAgree(who, { act, proposedBy: who.id })).toBe(false);
	}
});

test('it is known to whoever asked and to whoever may be the second', () => {
	expect(whoMay((who) => mayKnow(who, { act: 'erasure', proposedBy: 'complaints_officer-none' }))).toEqual([
		'a complaints officer',
		'the complaints manager',
		'an administrator',
	]);
	expect(whoMay((who) => mayKnow(who, { act: 'register_export', proposedBy: 'somebody' }))).toEqual([
		...office,
		'the director',
	]);
});

test('everybody who may ask or agree may knock', () => {
	const asks = Object.values(everybody).filter((who) =>
		acts.some((act) => mayPropose(who, act) || mayAgree(who, { act, proposedBy: 'somebody' })),
	);
	const roles = asks.map((who) => (who.kind === 'staff' ? who.role : who.kind));
	expect(roles.toSorted()).toEqual([...askedRoles].toSorted());
});
