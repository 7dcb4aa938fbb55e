import type { InstrumentCode } from '../questionnaires/instrument.ts';
import type { Standing } from '../representations/standing.ts';
import type { ConferenceKind } from './dates.ts';

/** Before the meeting, to be heard; after it, to say how it was. */
export const purposes = ['views', 'after_meeting'] as const;
export type Purpose = (typeof purposes)[number];

export const invitedAses = ['child', 'parent'] as const;
export type InvitedAs = (typeof invitedAses)[number];

/** What a young person says to an advocate, offered with the invitation. */
export const advocateAnswers = ['offered', 'wanted', 'declined'] as const;
export type AdvocateAnswer = (typeof advocateAnswers)[number];

/** How old a child is, as whoever invites them says: it decides what they are asked, never whether. */
export const ageBands = ['4_7', '8_11', '12_17', '4_8', '9_12', '13_17'] as const;
export type AgeBand = (typeof ageBands)[number];

const conferenceForms = { '4_7': 'views_4_7', '8_11': 'views_8_11', '12_17': 'views_12_17' } as const;
const reviewForms = { '4_8': 'review_4_8', '9_12': 'review_9_12', '13_17': 'review_13_17' } as const;

/** Looked-after reviews ask about placement and carers, by ages of their own; everything else is asked as before a conference. */
function childForms(kind: ConferenceKind): Partial<Record<AgeBand, InstrumentCode>> {
	return kind === 'looked_after_review' ? reviewForms : conferenceForms;
}

export function bandsOf(kind: ConferenceKind): AgeBand[] {
	return ageBands.filter((band) => band in childForms(kind));
}

/** What a child of this age is asked before this kind of meeting; undefined where the age is of another kind. */
export function formFor(kind: ConferenceKind, as: InvitedAs, band: AgeBand | null): InstrumentCode | undefined {
	if (as === 'parent') return band === null ? 'views_parent' : undefined;
	return band === null ? undefined : childForms(kind)[band];
}

/** What they are asked once it has been held: the measures of the pilot. */
export function formAfter(as: InvitedAs): InstrumentCode {
	return as === 'child' ? 'after_young' : 'after_parent';
}

const parents: readonly Standing[] = ['parent', 'person_with_pr', 'foster_carer_la', 'special_guardian'];

/** As whom somebody may be asked before a meeting about this child: the child, or a parent or carer. Nobody else's child. */
export function mayBeInvitedAs(account: { id: string; role: string }, childId: string): InvitedAs | undefined {
	if (account.id === childId) return 'child';
	return (parents as readonly string[]).includes(account.role) ? 'parent' : undefined;
}
