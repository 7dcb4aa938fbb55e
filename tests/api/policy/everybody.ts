import type { Staff, StaffRole, Who } from '../../../api/accounts/roles.ts';

/** Somebody on the staff, in one place of one pod or in none. */
export const staff = (role: StaffRole, place?: { pod: string; role?: Staff['pods'][number]['role'] }): Staff => ({
	...{
		kind: 'staff',
		isFresh: true,
		sessionId: 's',
		id: `${role}-${place?.pod ?? 'none'}`,
		role: role as Staff['role'],
		oversees: [],
	},
	pods: place ? [{ podId: place.pod, role: place.role ?? (role as Staff['pods'][number]['role']) }] : [],
});

/** Everybody there is, as they stand to the pod “otter” and to Maya, who is with it. */
export const everybody: Record<string, Who> = {
	nobody: { kind: 'nobody' },
	'somebody with a card': { kind: 'visit', sessionId: 'v' },
	'somebody with a return code': { kind: 'return', sessionId: 'r', representationId: 'x' },
	'the person themselves': { kind: 'family', sessionId: 'f', id: 'maya', awaitsSecret: false },
	'another of the family': { kind: 'family', sessionId: 'f', id: 'dan', awaitsSecret: false },
	'an advocate': { kind: 'advocate', sessionId: 'a', id: 'imani', isFresh: true },
	'the pod’s manager': staff('pod_manager', { pod: 'otter' }),
	'its service manager': { ...staff('service_manager'), oversees: ['otter'] },
	'a worker of the pod': staff('social_worker', { pod: 'otter' }),
	'a senior worker of the pod': staff('senior_social_worker', { pod: 'otter' }),
	'its business support officer': staff('business_support_officer', { pod: 'otter' }),
	'another pod’s manager': staff('pod_manager', { pod: 'oak' }),
	'another pod’s worker': staff('social_worker', { pod: 'oak' }),
	'another service manager': { ...staff('service_manager'), oversees: ['oak'] },
	'a complaints officer': staff('complaints_officer'),
	'the complaints manager': staff('complaints_manager'),
	'duty staff': staff('duty_worker'),
	'a conference chair': staff('conference_chair'),
	'the director': staff('director'),
	'quality assurance': staff('quality_assurance'),
	'an administrator': staff('administrator'),
	'a program': { kind: 'program', id: 'case-system', scopes: ['records:read'] },
	'the software itself': { kind: 'system' },
};

/** Who of everybody a rule says yes to. */
export function whoMay(rule: (who: Who) => boolean): string[] {
	return Object.keys(everybody).filter((name) => rule(everybody[name]!));
}

/** The staff alone: rules that are asked behind a door for staff. */
export function whichStaffMay(rule: (who: Staff) => boolean): string[] {
	return whoMay((who) => who.kind === 'staff' && rule(who));
}
