/** What somebody typed in a field of a form they sent; empty when the page was only asked for. */
export type Typed = (name: string) => string;

export function typedIn(form: FormData | undefined): Typed {
	return (name) => {
		const value = form?.get(name);
		return typeof value === 'string' ? value : '';
	};
}

/** An optional text of the API: left empty is left out. */
export function orNull(text: string): string | null {
	return text.trim() === '' ? null : text;
}
