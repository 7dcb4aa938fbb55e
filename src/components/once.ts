/** The header of a form that carries a hidden `key`: pressed twice, or sent again after Back, it makes one thing. */
export function onceHeader(form: FormData): { 'idempotency-key'?: string } {
	const key = form.get('key');
	return typeof key === 'string' && key !== '' ? { 'idempotency-key': key } : {};
}
