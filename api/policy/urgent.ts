import type { StaffRole, Who } from '../accounts/roles.ts';

/**
 * Duty staff and the complaints team see what is urgent. The pod does not: what a child says may be about somebody in it,
 * and nobody there is told details until a person has decided.
 */
export const seesUrgent = [
	'duty_worker',
	'complaints_officer',
	'complaints_manager',
] as const satisfies readonly StaffRole[];

export function maySeeUrgent(who: Who): boolean {
	return who.kind === 'staff' && (seesUrgent as readonly StaffRole[]).includes(who.role);
}
