/** What somebody typed in a field of a form they sent; empty when the page was only asked for. */
export type Typed = (name: string) => string;

/**
 * The form a page was sent, if any. Read from a copy, so that the page may still be answered by another one. What is no
 * form at all is an empty one.
 */
export async function sentForm(request: Request): Promise<FormData | undefined> {
	if (request.method !== 'POST') return undefined;
	return request
		.clone()
		.formData()
		.catch(() => new FormData());
}

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

/** One a line. Nothing written is one empty line, which the API refuses in its own words. */
export function linesIn(text: string): string[] {
	const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
	return lines.length > 0 ? lines : [''];
}

/** An empty line begins another point. Nothing written is one empty point, which the API refuses in its own words. */
export function pointsIn(text: string): string[] {
	const parts = text
		.replace(/\r\n?/g, '\n')
		.split(/\n\s*\n/)
		.map((part) => part.trim())
		.filter((part) => part !== '');
	return parts.length > 0 ? parts : [''];
}
