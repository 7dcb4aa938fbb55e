import type { StaffRole, Who } from '../accounts/roles.ts';
import type { Act, Proposed } from '../two-people/two-people.ts';

/**
 * Who may ask, and who may agree. A director agrees to what goes out of the house and reads none of it; an administrator
 * agrees to an erasure by its reference alone.
 */
const roles = {
	register_export: {
		propose: ['complaints_manager', 'complaints_officer'],
		agree: ['complaints_manager', 'complaints_officer', 'director'],
	},
	erasure: {
		propose: ['complaints_manager', 'complaints_officer', 'administrator'],
		agree: ['complaints_manager', 'administrator'],
	},
} as const satisfies Record<Act, Record<'propose' | 'agree', readonly StaffRole[]>>;

/** Everybody who may meet a question of two people. */
export const askedRoles = ['complaints_manager', 'complaints_officer', 'administrator', 'director'] as const;

export function mayPropose(who: Who, act: Act): boolean {
	return who.kind === 'staff' && (roles[act].propose as readonly StaffRole[]).includes(who.role);
}

/** Whether this person may be the second: by their role, and never the one who asked. */
export function mayAgree(who: Who, { act, proposedBy }: Pick<Proposed, 'act' | 'proposedBy'>): boolean {
	return who.kind === 'staff' && who.id !== proposedBy && (roles[act].agree as readonly StaffRole[]).includes(who.role);
}

/** Whoever asked, and whoever may be the second, know of it. */
export function mayKnow(who: Who, proposed: Pick<Proposed, 'act' | 'proposedBy'>): boolean {
	return (who.kind === 'staff' && who.id === proposed.proposedBy) || mayAgree(who, proposed);
}
