/** The ids of a field's hint and mistake (`Asked.astro`), for `aria-describedby`. */
export function describedBy(id: string, hint: string | undefined, error: string | undefined, more?: string) {
	const ids = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-mistake`, more].filter(Boolean);
	return ids.length > 0 ? ids.join(' ') : undefined;
}
