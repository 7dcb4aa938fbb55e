import type { Person } from '../../reader.ts';
import { complaintsTeam } from '../../../api/accounts/roles.ts';

/** What a page is arranged by. It hides nothing: the API decides what anybody may see. */
export function isOfficer({ role }: Person): boolean {
	return (complaintsTeam as readonly string[]).includes(role ?? '');
}

/** Pods this reader manages. */
export function managedBy({ pods }: Person): string[] {
	return pods.filter(({ role }) => role === 'pod_manager').map(({ podId }) => podId);
}

/** Of these pods the reader's own and those they oversee; all of them for who has none. */
export function podsToFilterBy<Pod extends { id: string }>(pods: readonly Pod[], reader: Person): readonly Pod[] {
	const own = [...reader.pods.map(({ podId }) => podId), ...reader.oversees];
	return own.length === 0 ? pods : pods.filter(({ id }) => own.includes(id));
}

/** Whether complaints come to this reader to be answered. */
export function answersComplaints(person: Person): boolean {
	return isOfficer(person) || person.role === 'service_manager' || managedBy(person).length > 0;
}
