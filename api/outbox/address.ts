/** One plain mailbox. Measured: the mail library reads a line break in an address as the start of another one. */
const ONE_ADDRESS = /^[^\s<>()[\]\\,;:@"]{1,64}@[a-z0-9.-]{1,253}$/i;

export function isOneAddress(address: string): boolean {
	return ONE_ADDRESS.test(address);
}
