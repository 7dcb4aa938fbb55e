import type { StaffRole } from '../../api/accounts/roles.ts';

export type StaffDoor = 'today' | 'register' | 'inbox' | 'call-backs' | 'cover' | 'urgent' | 'trends' | 'post';

const complaintsTeam: readonly StaffDoor[] = ['register', 'inbox', 'urgent', 'trends', 'post'];
const podWorker: readonly StaffDoor[] = ['inbox', 'call-backs'];

/** What each role finds in the menu. The API decides what anybody may see; this only spares them closed doors. */
const doorsOf: Record<StaffRole, readonly StaffDoor[]> = {
	social_worker: podWorker,
	newly_qualified_social_worker: podWorker,
	senior_social_worker: podWorker,
	business_support_officer: ['call-backs', 'cover'],
	pod_manager: ['inbox', 'call-backs', 'cover', 'trends'],
	service_manager: ['inbox', 'trends'],
	complaints_officer: complaintsTeam,
	complaints_manager: complaintsTeam,
	duty_worker: ['urgent'],
	conference_chair: [],
	director: ['trends'],
	quality_assurance: ['trends'],
	administrator: [],
};

export function staffDoors(role: string | null): StaffDoor[] {
	return ['today', ...(doorsOf[role as StaffRole] ?? [])];
}
