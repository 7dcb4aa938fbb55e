import { expect, test } from 'vitest';
import { seededChoice, seededRandom } from '../../../api/demo/random.ts';

test('the same seed gives the same bytes, however they are taken', () => {
	const whole = seededRandom('a')(100);
	const parts = seededRandom('a');
	expect(Buffer.concat([parts(1), parts(31), parts(33), parts(35)])).toEqual(Buffer.from(whole));
});

test('another seed gives other bytes', () => {
	expect(seededRandom('a')(16)).not.toEqual(seededRandom('b')(16));
});

test('choices stay within what there is, and reach all of it', () => {
	const choice = seededChoice('c');
	const taken = Array.from({ length: 200 }, () => choice.below(7));
	expect(new Set(taken)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]));
	expect(Array.from({ length: 200 }, () => choice.chance(0))).not.toContain(true);
	expect(Array.from({ length: 200 }, () => choice.chance(100))).not.toContain(false);
});
