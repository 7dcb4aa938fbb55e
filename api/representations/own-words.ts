import type { Kind } from './routing.ts';

/** Which words of a representation their author may put right. */
export const correctable = ['point', 'wants', 'happened', 'message'] as const;
export type Correctable = (typeof correctable)[number];

/**
 * Why words stay where they are. What somebody has read cannot be unread: rectification (UK GDPR, article 16) is then a
 * statement beside it. What nobody has opened is taken back whole (article 17), but for what somebody must read:
 *
 * - `opened`: somebody of the council, or an advocate, has opened it.
 * - `somebody_must_read`: it is raised as urgent, or its words sound an alarm. A person decides about it (`domain.md` 7.3).
 * - `complaint`: a complaint is stopped by the procedure, which keeps what was done (regulation 13), and never deleted.
 * - `kept_by_law`: a legal hold stands.
 */
export const stays = ['opened', 'somebody_must_read', 'complaint', 'kept_by_law'] as const;
export type Stays = (typeof stays)[number];

interface Facts {
	isOpened: boolean;
	/** Raised as urgent, whatever was decided since, or in words that sound an alarm. */
	isUrgent: boolean;
	isHeld: boolean;
}

/** Why the whole of it cannot be taken back; null where it can. */
export function staysWhole(kind: Kind, facts: Facts): Stays | null {
	return kind === 'complaint' ? 'complaint' : staysBecause(facts);
}

/** The same of one letter to us. */
export function staysBecause({ isOpened, isUrgent, isHeld }: Facts): Stays | null {
	if (isUrgent) return 'somebody_must_read';
	if (isOpened) return 'opened';
	return isHeld ? 'kept_by_law' : null;
}
