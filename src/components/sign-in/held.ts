/** Fields of the door and of `/staff/again` themselves. Everything else was typed somewhere else, and is held. */
const OWN = /^again-/;

/** What somebody had typed when they were asked who they are: by name, in the order of the form. */
export type Held = readonly (readonly [name: string, value: string])[];

/** A file cannot be held: a browser lets no page put one back. Pages that take one ask first (`askFirst`). */
export function heldIn(form: FormData | undefined): Held {
	return [...(form ?? [])].filter((field): field is [string, string] => {
		return typeof field[1] === 'string' && !OWN.test(field[0]);
	});
}

/** What goes along to the council's directory and back: where to go on, and what was typed there. */
export interface Carried {
	next: string;
	held: Held;
}

export function carry(carried: Carried): string {
	return JSON.stringify(carried);
}

/** Reads it again. It was sealed meanwhile, so it is as it was written. */
export function carried(text: string): Carried {
	return text === '' ? { next: '/staff/', held: [] } : (JSON.parse(text) as Carried);
}
