import { BlockList, isIP } from 'node:net';

/** Networks that are not the internet: our own machine, the council’s inside, and what nobody is given. */
const privateRanges: readonly [string, number, 'ipv4' | 'ipv6'][] = [
	...(['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'] as const),
	...(['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'] as const),
	...(['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'] as const),
	...(['::/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16'] as const),
	...(['fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'] as const),
].map((range) => {
	const [address = '', bits] = range.split('/');
	return [address, Number(bits), address.includes(':') ? 'ipv6' : 'ipv4'];
});

const inside = new BlockList();
for (const [address, bits, family] of privateRanges) inside.addSubnet(address, bits, family);

/** Whether an address is one that only the inside of a network can mean. One that cannot be read is. */
export function isInside(address: string): boolean {
	const family = isIP(address);
	if (family === 0) return true;
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (mapped !== undefined) return isInside(mapped);
	if (/^::ffff:/i.test(address)) return true;
	return inside.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

export type WrongUrl = 'programs.url.malformed' | 'programs.url.not_https' | 'programs.url.inside';

/**
 * What is wrong with an address that a program would be told at, before anything is looked up: https alone, no name or
 * password in it, and no address of the inside unless its host is one of those that the settings allow (`insideHosts`).
 */
export function wrongIn(url: string, insideHosts: readonly string[]): WrongUrl | undefined {
	if (!URL.canParse(url)) return 'programs.url.malformed';
	const { protocol, hostname, username, password, hash } = new URL(url);
	if (username !== '' || password !== '' || hash !== '' || hostname === '') return 'programs.url.malformed';
	const host = hostname.replace(/^\[|\]$/g, '');
	const isAllowed = insideHosts.includes(host);
	const isLoopback = host === '127.0.0.1' || host === '::1' || host === 'localhost';
	if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback && isAllowed)) return 'programs.url.not_https';
	const isLiteral = isIP(host) !== 0 || host === 'localhost';
	return isLiteral && !isAllowed && (host === 'localhost' || isInside(host)) ? 'programs.url.inside' : undefined;
}
