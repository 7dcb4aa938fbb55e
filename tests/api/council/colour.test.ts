import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrast, leastContrast, readable, worstContrast } from '../../../api/council/colour.ts';

describe('how far two colours are apart, as WCAG counts it', () => {
	test.each([
		['#000000', '#ffffff', 21],
		['#ffffff', '#ffffff', 1],
		['#777777', '#ffffff', 4.48],
		['#0b4f5c', '#ffffff', 9.2],
		['#0b4f5c', '#fbf7f0', 8.6],
	])('%s and %s: %d', (one, other, expected) => {
		expect(contrast(one, other)).toBeCloseTo(expected, 1);
		expect(contrast(other, one)).toBe(contrast(one, other));
	});
});

test.each([
	['our own', '#0b4f5c', true],
	['a deep purple', '#5a2a5f', true],
	['a grey that is just not enough', '#606060', false],
	['yellow', '#ffd500', false],
	['a bright red', '#e4002b', false],
	['white', '#ffffff', false],
	['a colour by its name', 'teal', false],
	['a style slipped in', '#0b4f5c}body{display:none', false],
])('%s can be a main colour: %s', (_, colour, may) => {
	expect(readable(colour) !== undefined).toBe(may);
});

test('whatever is let through can be read by day and by night, by everybody', () => {
	const colour = fc
		.tuple(fc.nat(255), fc.nat(255), fc.nat(255))
		.map((channels) => `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`);
	fc.assert(
		fc.property(colour, (any) => {
			const both = readable(any);
			expect(both === undefined).toBe(worstContrast(any) < leastContrast);
			if (!both) return;
			for (const ground of ['#fbf7f0', '#ffffff']) expect(contrast(both.light, ground)).toBeGreaterThanOrEqual(7);
			for (const ground of ['#12161f', '#1b2130']) expect(contrast(both.dark, ground)).toBeGreaterThanOrEqual(7);
		}),
	);
});
