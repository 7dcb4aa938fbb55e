import type { StaffRole } from '../../api/accounts/roles.ts';

export type StaffDoor =
	| 'today'
	| 'helping'
	| 'conferences'
	| 'register'
	| 'inbox'
	| 'call-backs'
	| 'closure'
	| 'cover'
	| 'urgent'
	| 'trends'
	| 'post'
	| 'record'
	| 'letters'
	| 'questionnaires';

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
const podWorker: readonly StaffDoor[] = ['inbox', 'call-backs', 'conferences', 'closure', 'record'];

/** What each role finds in the menu. The API decides what anybody may see; this only spares them closed doors. */
const doorsOf: Record<StaffRole, readonly StaffDoor[]> = {
	social_worker: podWorker,
	newly_qualified_social_worker: podWorker,
	senior_social_worker: podWorker,
	business_support_officer: ['call-backs', 'conferences', 'cover', 'record'],
	pod_manager: ['inbox', 'call-backs', 'conferences', 'cover', 'closure', 'record', 'trends'],
	service_manager: ['inbox', 'conferences', 'closure', 'record', 'trends'],
	complaints_officer: complaintsTeam,
	complaints_manager: [...complaintsTeam, 'questionnaires'],
	duty_worker: ['urgent', 'record'],
	conference_chair: ['conferences'],
	director: ['trends', 'closure'],
	quality_assurance: ['trends', 'closure'],
	administrator: ['questionnaires'],
	advocate: [],
};

export function staffDoors(role: string | null): StaffDoor[] {
	if (role === 'advocate') return ['helping'];
	return ['today', ...(doorsOf[role as StaffRole] ?? [])];
}
