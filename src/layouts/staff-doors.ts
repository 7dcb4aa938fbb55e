import type { StaffRole } from '../../api/accounts/roles.ts';

export type StaffDoor =
	| 'today'
	| 'helping'
	| 'register'
	| 'inbox'
	| 'call-backs'
	| 'closure'
	| 'cover'
	| 'urgent'
	| 'trends'
	| 'post'
	| 'record'
	| 'letters';

const complaintsTeam: readonly StaffDoor[] = [
	'register',
	'inbox',
	'record',
	'urgent',
	'trends',
	'closure',
	'letters',
	'post',
];
const podWorker: readonly StaffDoor[] = ['inbox', 'call-backs', 'closure', 'record'];

/** What each role finds in the menu. The API decides what anybody may see; this only spares them closed doors. */
const doorsOf: Record<StaffRole, readonly StaffDoor[]> = {
	social_worker: podWorker,
	newly_qualified_social_worker: podWorker,
	senior_social_worker: podWorker,
	business_support_officer: ['call-backs', 'cover', 'record'],
	pod_manager: ['inbox', 'call-backs', 'cover', 'closure', 'record', 'trends'],
	service_manager: ['inbox', 'closure', 'record', 'trends'],
	complaints_officer: complaintsTeam,
	complaints_manager: complaintsTeam,
	duty_worker: ['urgent', 'record'],
	conference_chair: [],
	director: ['trends', 'closure'],
	quality_assurance: ['trends', 'closure'],
	administrator: [],
	advocate: [],
};

export function staffDoors(role: string | null): StaffDoor[] {
	if (role === 'advocate') return ['helping'];
	return ['today', ...(doorsOf[role as StaffRole] ?? [])];
}
