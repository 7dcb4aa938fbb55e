import type { SecretKind } from '../accounts/secret.ts';
import { type Day, plusMonths } from '../calendar/day.ts';

/** How long a card opens from the day it is given: a year unless something else is said, and never longer than three. Months. */
export const validMonths = { usual: 12, most: 36 } as const;

export const cardStates = ['in_use', 'new', 'expired', 'revoked'] as const;
export type CardState = (typeof cardStates)[number];

/** Where a card stands. `new`: given, and its owner has not chosen a secret yet, or is to choose it anew. */
export function stateOf(
	card: { revokedAt: string | null; expiresOn: Day | null; isChosen: boolean },
	today: Day,
): CardState {
	if (card.revokedAt !== null) return 'revoked';
	if (card.expiresOn !== null && card.expiresOn < today) return 'expired';
	return card.isChosen ? 'in_use' : 'new';
}

export function usualLastDay(today: Day): Day {
	return plusMonths(today, validMonths.usual);
}

/** Why a card cannot end on this day; undefined when it can. */
export function wrongWith(expiresOn: Day, today: Day): 'cards.expiry.past' | 'cards.expiry.too_far' | undefined {
	if (expiresOn < today) return 'cards.expiry.past';
	return expiresOn > plusMonths(today, validMonths.most) ? 'cards.expiry.too_far' : undefined;
}

/** What somebody keeps in mind besides the card, unless whoever gives it says otherwise. */
export function usualSecretOf(wording: 'adult' | 'young' | 'easy'): SecretKind {
	return wording === 'young' ? 'pictures' : 'words';
}

/** So many cards are made at one go: each takes two slow hashes. */
export const sheetMost = 24;
