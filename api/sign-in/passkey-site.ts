/** Where passkeys are made for: a browser binds each to a name, and hands it to no other site. */
export interface PasskeySite {
	/** The name that a passkey is bound to. */
	rpId: string;
	/** The only address of ours at which a browser may use it. */
	origin: string;
}

/**
 * The site of this council's passkeys, from the address that people reach it at. A passkey is bound to a name: where the
 * address is a number there are none, except on one's own machine, which every browser also knows as `localhost`.
 */
export function passkeySite(publicUrl: string): PasskeySite | undefined {
	const { hostname, origin, protocol, port } = new URL(publicUrl);
	if (hostname === '127.0.0.1' || hostname === '[::1]') {
		return { rpId: 'localhost', origin: `${protocol}//localhost${port === '' ? '' : `:${port}`}` };
	}
	const isNumber = /^[\d.]+$|^\[/.test(hostname);
	const isSecure = protocol === 'https:' || hostname === 'localhost';
	return isNumber || !isSecure ? undefined : { rpId: hostname, origin };
}
