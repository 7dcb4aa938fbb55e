import { expect, test } from 'vitest';
import { stepNames } from '../../../../api/representations/procedure/moves.ts';
import { needsLetter, needsReason } from '../../../../api/representations/procedure/who-takes.ts';

test('a decision that somebody may have to stand up for comes with its reason, and nothing else needs one', () => {
	expect(stepNames.filter(needsReason)).toEqual([
		...['receipt_corrected', 'routed', 'interest_decided', 'lateness_decided'],
		...['stage_1_extended', 'stage_1_skipped', 'stage_2_extended'],
		...['next_stage_refused', 'referred_early', 'frozen', 'corporate_1_extended', 'corporate_2_extended'],
	]);
});

test('what changes when or whether somebody is answered is told to them in writing', () => {
	expect(stepNames.filter((what) => needsLetter({ what }))).toEqual([
		...['acknowledged', 'stage_1_extended', 'stage_2_extended', 'next_stage_refused', 'referred_early', 'frozen'],
		...['withdrawn', 'corporate_1_extended', 'corporate_1_answered', 'corporate_2_extended', 'corporate_2_answered'],
	]);
});

test.each(['interest_decided', 'lateness_decided'] as const)(
	'%s against them is told in writing, for them not',
	(what) => {
		expect(needsLetter({ what, accepted: false })).toBe(true);
		expect(needsLetter({ what, accepted: true })).toBe(false);
	},
);
