import { staffRoles } from '../../../api/accounts/roles.ts';
import type { Text } from '../../text/index.ts';

/** A staff role in plain words. */
export function roleWords(role: string | null, t: Text): string {
	const known = staffRoles.find((one) => one === role);
	return t(known === undefined ? 'staff:role.staff' : `staff:role.${known}`);
}
