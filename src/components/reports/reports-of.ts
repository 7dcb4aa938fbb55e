import type { StaffRole } from '../../../api/accounts/roles.ts';

export type Report = 'exceptions' | 'months' | 'committee' | 'annual' | 'changed';

const team: readonly Report[] = ['exceptions', 'months', 'committee', 'annual', 'changed'];

/** What each role reads. The API decides; this only spares them closed doors. */
const of: Partial<Record<StaffRole, readonly Report[]>> = {
	complaints_manager: team,
	complaints_officer: team,
	quality_assurance: ['months', 'committee', 'annual'],
	director: ['committee', 'annual'],
	service_manager: ['exceptions', 'committee', 'annual'],
	pod_manager: ['exceptions', 'committee', 'annual'],
};

export function reportsOf(role: string | null): readonly Report[] {
	return of[role as StaffRole] ?? [];
}
