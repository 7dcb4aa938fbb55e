interface MainColour {
	light: string;
	dark: string;
}

/**
 * A council's own colour as a style sheet of two rules, by day and by night. None for a council without one. It was checked
 * to be a colour, and one that can be read (`api/council/colour.ts`).
 */
export function colourSheet(colour: MainColour | null): string | undefined {
	if (colour === null) return undefined;
	return `html:root{--teal:${colour.light}}@media(prefers-color-scheme:dark){html:root{--teal:${colour.dark}}}`;
}
