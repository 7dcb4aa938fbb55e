/** How it stands with an advocate for one complaint (`domain.md` 2). */
export const advocacyStatuses = ['not_offered', 'offered', 'declined', 'wanted', 'appointed', 'ended'] as const;
export type AdvocacyStatus = (typeof advocacyStatuses)[number];

interface AdvocacyMove {
	from: readonly AdvocacyStatus[];
	to: AdvocacyStatus;
}

/**
 * What may follow what. To decline needs an offer, and is an answer to that offer alone: the next stage offers again, and a
 * child who declined may ask at any time. Nobody is appointed for a child who did not ask; `appointed` is among the places
 * to appoint from because a day was once kept without a name.
 */
export const advocacyMoves = {
	offer: { from: ['not_offered', 'offered', 'declined', 'ended'], to: 'offered' },
	decline: { from: ['offered'], to: 'declined' },
	/** A child who asked wants none after all: their own word, as with an offer. */
	no_longer: { from: ['wanted'], to: 'declined' },
	ask: { from: ['not_offered', 'offered', 'declined', 'ended'], to: 'wanted' },
	appoint: { from: ['wanted', 'appointed'], to: 'appointed' },
	end: { from: ['appointed'], to: 'ended' },
} as const satisfies Record<string, AdvocacyMove>;

export type AdvocacyEvent = keyof typeof advocacyMoves;

/** Where it leads, or null where it may not follow now. */
export function statusAfter(before: AdvocacyStatus, event: AdvocacyEvent): AdvocacyStatus | null {
	const { from, to }: AdvocacyMove = advocacyMoves[event];
	return from.includes(before) ? to : null;
}
