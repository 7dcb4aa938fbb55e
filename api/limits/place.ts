/**
 * Where a request comes from, as coarsely as is of use: the first 24 bits of an IPv4 address, the first 56 of an IPv6 one.
 * A phone that is switched off and on comes back with another address of the same 256, and a home has as many IPv6
 * addresses as it likes below its 56 bits: counted one by one, each would be a fresh start for a guesser. What it costs is
 * that neighbours are counted together, which is why whoever has the right card is never held up by their place.
 * Undefined when nothing is known of the address; text that is none stands for itself.
 */
export function placeOf(address: string | undefined): string | undefined {
	if (address === undefined) return undefined;
	const bare = address.trim().toLowerCase().split('%', 1)[0]!;
	const four = /^(?:::ffff:)?(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(bare);
	if (four) return `${four[1]}.0/24`;
	const groups = groupsOf(bare);
	return groups ? `${groups.slice(0, 3).join(':')}:${groups[3]!.slice(0, 2)}00::/56` : bare;
}

const GROUPS = 8;

/** The eight groups of an IPv6 address, four digits each. Undefined when it is none. */
function groupsOf(address: string): string[] | undefined {
	if (!/^[0-9a-f:]*:[0-9a-f:]*$/.test(address)) return undefined;
	const [before = '', after, ...more] = address.split('::');
	if (more.length > 0) return undefined;
	const split = (part: string) => (part === '' ? [] : part.split(':'));
	const [first, last] = [split(before), split(after ?? '')];
	const missing = GROUPS - first.length - last.length;
	if (after === undefined ? missing !== 0 : missing < 1) return undefined;
	const groups = [...first, ...Array<string>(after === undefined ? 0 : missing).fill('0'), ...last];
	return groups.every((group) => /^[0-9a-f]{1,4}$/.test(group)) ? groups.map((g) => g.padStart(4, '0')) : undefined;
}
