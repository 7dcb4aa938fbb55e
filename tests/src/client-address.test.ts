import { expect, test } from 'vitest';
import { clientAddress } from '../../src/client-address.ts';

test.each([
	[
		'nobody stands in front: what was forwarded is believed by nobody',
		'198.51.100.7',
		'203.0.113.9',
		0,
		'198.51.100.7',
	],
	['one proxy: the last address is the one it saw', '10.0.0.2', '203.0.113.9', 1, '203.0.113.9'],
	['one proxy, and a sender who made addresses up', '10.0.0.2', '192.0.2.1, 192.0.2.2, 203.0.113.9', 1, '203.0.113.9'],
	['two proxies: the one before the last', '10.0.0.2', '192.0.2.1, 203.0.113.9, 10.0.0.1', 2, '203.0.113.9'],
	['a proxy that adds nothing: the other end of the line', '10.0.0.2', null, 1, '10.0.0.2'],
	['fewer addresses than proxies: the other end of the line', '10.0.0.2', '203.0.113.9', 2, '10.0.0.2'],
	['blanks and empty places count for nothing', '10.0.0.2', ' , 2001:db8::9 ,', 1, '2001:db8::9'],
])('%s', (_, peer, forwarded, proxies, address) => {
	expect(clientAddress(peer, forwarded, proxies)).toBe(address);
});
