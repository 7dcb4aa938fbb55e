import type { StaffRole } from '../../api/accounts/roles.ts';

export type StaffDoor =
	| 'today'
	| 'helping'
	| 'conferences'
	| 'register'
	| 'import'
	| 'programs'
	| 'inbox'
	| 'call-backs'
	| 'closure'
	| 'cover'
	| 'urgent'
	| 'trends'
	| 'reports'
	| 'families'
	| 'people'
	| 'pods'
	| 'settings'
	| 'post'
	| 'record'
	| 'letters'
	| 'audit'
	| 'questionnaires'
	| 'guide'
	| 'retention'
	| 'security';

const complaintsTeam: readonly StaffDoor[] = [
	'register',
	'inbox',
	'record',
	'urgent',
	'trends',
	'reports',
	'closure',
	'letters',
	'post',
];
const podWorker: readonly StaffDoor[] = ['inbox', 'call-backs', 'families', 'conferences', 'closure', 'record'];

/** What each role finds in the menu. The API decides what anybody may see; this only spares them closed doors. */
const doorsOf: Record<StaffRole, readonly StaffDoor[]> = {
	social_worker: podWorker,
	newly_qualified_social_worker: podWorker,
	senior_social_worker: podWorker,
	business_support_officer: ['call-backs', 'families', 'conferences', 'cover', 'record'],
	pod_manager: ['inbox', 'call-backs', 'families', 'conferences', 'cover', 'closure', 'record', 'trends', 'reports'],
	service_manager: ['inbox', 'conferences', 'closure', 'record', 'trends', 'reports'],
	complaints_officer: complaintsTeam,
	complaints_manager: [...complaintsTeam, 'questionnaires', 'guide', 'audit', 'retention'],
	duty_worker: ['urgent', 'record'],
	conference_chair: ['conferences'],
	director: ['trends', 'reports', 'closure'],
	quality_assurance: ['trends', 'reports', 'closure'],
	administrator: [
		'pods',
		'people',
		'families',
		'import',
		'programs',
		'settings',
		'questionnaires',
		'guide',
		'retention',
	],
	advocate: [],
};

export function staffDoors(role: string | null): StaffDoor[] {
	if (role === 'advocate') return ['helping', 'security'];
	return ['today', ...(doorsOf[role as StaffRole] ?? []), 'security'];
}
