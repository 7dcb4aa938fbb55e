import { describe, expect, test } from 'vitest';
import { remembered, slowedMs, waitMs } from '../../../api/limits/pace.ts';
import { placeOf } from '../../../api/limits/place.ts';
import { limitsOfGuessing, limitsOfSending } from '../../../api/limits/policy.ts';

const pace = { free: 3, everySeconds: 60 };
const MINUTE = 60_000;
const NOW = 1_000_000_000;

describe('so many cost nothing, and then it is one a minute', () => {
	test.each([
		['none yet', undefined, 0],
		['one', NOW + MINUTE, 0],
		['two', NOW + 2 * MINUTE, 0],
		['three: the next waits a minute', NOW + 3 * MINUTE, MINUTE],
		['ten at once: the next waits until all but two are forgotten', NOW + 10 * MINUTE, 8 * MINUTE],
		['all forgotten long ago', NOW - MINUTE, 0],
	])('%s', (_, emptiesMs, wait) => expect(waitMs(pace, emptiesMs, NOW)).toBe(wait));

	test('those being tried at this moment count too', () => {
		expect(waitMs(pace, undefined, NOW, 2)).toBe(0);
		expect(waitMs(pace, NOW + MINUTE, NOW, 2)).toBe(MINUTE);
	});

	test('about how many are remembered', () => {
		expect(remembered(pace, undefined, NOW)).toBe(0);
		expect(remembered(pace, NOW + 2.5 * MINUTE, NOW)).toBe(3);
	});

	test('whoever sends waits no longer than is said, however much came before', () => {
		const most = limitsOfSending.map(({ atMostMs }) => ({ waitMs: 86_400_000, atMostMs }));
		expect(slowedMs(most)).toBeLessThanOrEqual(3000);
		expect(slowedMs([500, 900].map((waitMs) => ({ waitMs, atMostMs: 3000 })))).toBe(900);
		expect(slowedMs([])).toBe(0);
	});
});

describe('where a request comes from', () => {
	test.each([
		['198.51.100.7', '198.51.100.0/24'],
		['198.51.100.250', '198.51.100.0/24'],
		['::ffff:198.51.100.7', '198.51.100.0/24'],
		['2001:db8:12:3456::1', '2001:0db8:0012:3400::/56'],
		['2001:0DB8:0012:34ff:1:2:3:4', '2001:0db8:0012:3400::/56'],
		['::1', '0000:0000:0000:0000::/56'],
		['fe80::1%eth0', 'fe80:0000:0000:0000::/56'],
		['not an address', 'not an address'],
		['1::2::3', '1::2::3'],
		[' 2001:db8:12:3456::1 ', '2001:0db8:0012:3400::/56'],
		['2001:db8:12:3456:1:2:3:4', '2001:0db8:0012:3400::/56'],
		['1::2', '0001:0000:0000:0000::/56'],
		['1:2:3:4:5:6:7::', '0001:0002:0003:0000::/56'],
		// what is no address stands for itself, and is never taken for a part of one
		['x1.2.3.4', 'x1.2.3.4'],
		['1.2.3.4.5', '1.2.3.4.5'],
		['1:2:3:4:5:6:7', '1:2:3:4:5:6:7'],
		['1:2:3:4:5:6:7:8:9', '1:2:3:4:5:6:7:8:9'],
		['1:2:3:4::5:6:7:8', '1:2:3:4::5:6:7:8'],
		['1::2::3', '1::2::3'],
		['12345::1', '12345::1'],
		['1::12345', '1::12345'],
		['g::1', 'g::1'],
		['1::g', '1::g'],
		['abcd', 'abcd'],
		['', ''],
		[undefined, undefined],
	])('%s is of the place %s', (address, place) => expect(placeOf(address)).toBe(place));
});

test('three pictures of twelve in order are guessed in weeks, not in an afternoon', () => {
	const secrets = 12 * 11 * 10;
	for (const by of ['whose_at_place', 'whose'] as const) {
		const slowest = limitsOfGuessing.secret.filter((limit) => limit.by === by).at(-1)!;
		const days = ((secrets / 2 - slowest.free) * slowest.everySeconds) / 86_400;
		expect(days, by).toBeGreaterThan(12);
	}
});
