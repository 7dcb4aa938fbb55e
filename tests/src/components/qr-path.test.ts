import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { pathOf } from '../../../src/components/qr-path.ts';

test('the path of a square code draws every dark module once, and no light one', () => {
	const { data, size } = encode('http://127.0.0.1:4321/en-young/come-in#7KM49Q.bXkq0cF9yS2pT1uWvZ8hRg', {
		ecc: 'M',
		border: 4,
	});
	const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
	for (const [, x, y, length] of pathOf(data).matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
		for (let at = Number(x); at < Number(x) + Number(length); at += 1) {
			expect(drawn[Number(y)]![at]).toBe(false);
			drawn[Number(y)]![at] = true;
		}
	}
	expect(drawn).toEqual(data);
});
