import type { StaffRole } from '../../api/accounts/roles.ts';

export type StaffDoor =
	| 'today'
	| 'helping'
	| 'register'
	| 'inbox'
	| 'call-backs'
	| 'cover'
	| 'urgent'
	| 'trends'
	| 'post'
	| 'record'
	| 'letters'
	| 'questionnaires';

const complaintsTeam: readonly StaffDoor[] = ['register', 'inbox', 'record', 'urgent', 'trends', 'letters', 'post'];
const podWorker: readonly StaffDoor[] = ['inbox', 'call-backs', 'record'];

/** What each role finds in the menu. The API decides what anybody may see; this only spares them closed doors. */
const doorsOf: Record<StaffRole, readonly StaffDoor[]> = {
	social_worker: podWorker,
	newly_qualified_social_worker: podWorker,
	senior_social_worker: podWorker,
	business_support_officer: ['call-backs', 'cover', 'record'],
	pod_manager: ['inbox', 'call-backs', 'cover', 'record', 'trends'],
	service_manager: ['inbox', 'record', 'trends'],
	complaints_officer: complaintsTeam,
	complaints_manager: [...complaintsTeam, 'questionnaires'],
	duty_worker: ['urgent', 'record'],
	conference_chair: [],
	director: ['trends'],
	quality_assurance: ['trends'],
	administrator: ['questionnaires'],
	advocate: [],
};

export function staffDoors(role: string | null): StaffDoor[] {
	if (role === 'advocate') return ['helping'];
	return ['today', ...(doorsOf[role as StaffRole] ?? [])];
}
