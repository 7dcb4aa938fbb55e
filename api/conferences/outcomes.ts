/** What became of something that was said: the fourth part of being heard (`domain.md` 3.1, Influence). */
export const outcomes = ['done', 'partly', 'not_done', 'talked_about'] as const;
export type Outcome = (typeof outcomes)[number];

/** The longest words of the chair to one answer, and of who was in the room. Characters. */
export const conferenceLimits = { outcome: 2000, present: 300, place: 200 } as const;
