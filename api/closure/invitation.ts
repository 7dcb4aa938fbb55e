import { type Day, type Instant, londonDay, plusDays } from '../calendar/day.ts';
import { remindOn } from './waves.ts';

/** What is known of one time of asking somebody. Where it stands is worked out, and nowhere kept. */
export interface Facts {
	sendOn: Day;
	untilOn: Day;
	sentAt: Instant | null;
	expiresOn: Day | null;
	remindedAt: Instant | null;
	/** When they pressed that they want to begin. */
	openedAt: Instant | null;
	answeredAt: Instant | null;
	isHeld: boolean;
}

export const states = ['answered', 'held', 'passed_over', 'planned', 'expired', 'opened', 'sent'] as const;
export type State = (typeof states)[number];

/** The first question that answers yes is where it stands. */
export function stateOf(facts: Facts, today: Day): State {
	if (facts.answeredAt !== null) return 'answered';
	if (facts.sentAt === null && today > facts.untilOn) return 'passed_over';
	if (facts.isHeld) return 'held';
	if (facts.sentAt === null) return 'planned';
	if (isOver(facts, today)) return 'expired';
	return facts.openedAt === null ? 'sent' : 'opened';
}

/** Somebody who began on the last day is not turned away at midnight. */
export function isOver({ expiresOn, openedAt }: Pick<Facts, 'expiresOn' | 'openedAt'>, today: Day): boolean {
	if (expiresOn === null || today <= expiresOn) return false;
	return openedAt === null || today > plusDays(londonDay(openedAt), 1);
}

export function isDueToSend({ sendOn, untilOn, sentAt, isHeld }: Facts, today: Day): boolean {
	return sentAt === null && !isHeld && sendOn <= today && today <= untilOn;
}

/** At most one, and none to somebody who has begun. */
export function isDueToRemind(facts: Facts, today: Day): boolean {
	if (facts.remindedAt !== null || stateOf(facts, today) !== 'sent') return false;
	return today >= remindOn(londonDay(facts.sentAt!));
}

/** Whether the person it is for finds it: sent, and nothing holds it. */
export function isThere({ sentAt, isHeld }: Pick<Facts, 'sentAt' | 'isHeld'>): boolean {
	return sentAt !== null && !isHeld;
}
