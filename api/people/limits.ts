/** The limits somebody can meet who writes down who there is. Characters. */
export const peopleLimits = { name: 100, email: 200, detail: 200, times: 200, find: 60 } as const;

/** How many are listed at once: more are found by their name. */
export const listedMost = 100;

/** Why a family member's account ends. What happened is in the child's record, not here. */
export const endings = [
	'work_ended',
	'moved_away',
	'responsibility_ended',
	'contact_ended',
	'injunction',
	'made_in_error',
	'died',
] as const;
export type Ending = (typeof endings)[number];
