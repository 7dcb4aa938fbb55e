/**
 * Whose address a request came from, where the council has proxies of its own in front (`PROXIES`). Each of them adds, at the
 * end of `X-Forwarded-For`, the address it was asked from; what stands before theirs is whatever the sender made up. With no
 * proxy of ours, or with one that added nothing, it is the address at the other end of the line.
 *
 * @example clientAddress('10.0.0.2', 'made up, 203.0.113.9', 1) // '203.0.113.9'
 */
export function clientAddress(peer: string, forwardedFor: string | null, proxies: number): string {
	if (proxies === 0) return peer;
	const added = (forwardedFor ?? '')
		.split(',')
		.map((address) => address.trim())
		.filter((address) => address !== '');
	return added.at(-proxies) ?? peer;
}
