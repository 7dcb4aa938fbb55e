/** Crockford's letters and digits: nothing in a reference can be misread, or read as a word. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;

/** A reference such as `7KM4-9QXT`, from eight random bytes. It says nothing of when or where, and opens nothing. */
export function referenceFrom(bytes: Uint8Array): string {
	const text = [...bytes.subarray(0, LENGTH)].map((byte) => ALPHABET[byte & 31]).join('');
	return `${text.slice(0, 4)}-${text.slice(4)}`;
}

/** A reference as somebody typed it, put as we write it. Looked up exactly: near enough is somebody else's. */
export function readReference(typed: string): string {
	const text = typed
		.toUpperCase()
		.replace(/[^0-9A-Z]/g, '')
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1');
	return `${text.slice(0, 4)}-${text.slice(4)}`;
}
