import type { OfferStage, Way } from './offers.ts';
import type { SomeWords } from '../sealing.ts';

/** One offer of an advocate, with the child's own answer to it once there is one. */
export interface AdvocateOfferTable {
	id: string;
	representation_id: string;
	stage: OfferStage;
	how: Way;
	offered_on: string;
	offered_at: string;
	/** Null where the portal showed it. */
	offered_by: string | null;
	answer: 'wanted' | 'declined' | null;
	answer_how: Way | null;
	answered_on: string | null;
	answered_at: string | null;
	/** Who wrote the answer down: the child, or staff who were told it. Null for somebody without an account. */
	answered_by: string | null;
}

/** What was passed on to the advocacy service, with the child's word for it. */
export interface AdvocateReferralTable {
	id: string;
	representation_id: string;
	consent: 'asked' | 'agreed';
	consent_on: string;
	passes_name: 0 | 1;
	passes_contact: 0 | 1;
	/** What else the child agreed may be said. */
	words: SomeWords;
	referred_on: string;
	referred_at: string;
	referred_by: string;
}

/** Who was appointed. Nobody is of whom anything is declared that keeps them out, so a line is that declaration. */
export interface AdvocateTable {
	id: string;
	representation_id: string;
	name: string;
	/** Where they can sign in here. Without one, the young person can open nothing to them. */
	account_id: string | null;
	/** The child agreed that whoever answers may know the name. */
	name_agreed: 0 | 1;
	appointed_on: string;
	appointed_at: string;
	appointed_by: string;
	ended_at: string | null;
	ended_by: string | null;
}

/** To whom a young person opened their page. The row without `taken_back_at` is what holds now. */
export interface AdvocateAccessTable {
	id: string;
	representation_id: string;
	advocate_id: string;
	account_id: string;
	given_at: string;
	given_by: string | null;
	taken_back_at: string | null;
	taken_back_by: string | null;
}

export interface AdvocacyTables {
	advocate: AdvocateTable;
	advocate_access: AdvocateAccessTable;
	advocate_offer: AdvocateOfferTable;
	advocate_referral: AdvocateReferralTable;
}
