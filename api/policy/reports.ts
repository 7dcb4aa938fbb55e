import { complaintsTeam, isComplaintsTeam, type StaffRole, type Who } from '../accounts/roles.ts';

/** Who reads a month as it is: the complaints team, and quality assurance, whose work it is to say that figures are right. */
export const monthReaders = [...complaintsTeam, 'quality_assurance'] as const satisfies readonly StaffRole[];

/** Who puts their name to it. */
export const monthSigners = ['complaints_manager', 'quality_assurance'] as const satisfies readonly StaffRole[];

/** Whether somebody is told which complaint a correction came from: quality assurance reads counts and no complaints. */
export function mayKnowCauses(who: Who): boolean {
	return isComplaintsTeam(who);
}

/** Who writes the annual report and publishes it: the officer of regulation 10 (regulation 13 makes it theirs). */
export const annualWriters = ['complaints_manager'] as const satisfies readonly StaffRole[];

/** Who reads reports of the whole service, as everybody outside the complaints team may see them. */
export const reportReaders = [
	...complaintsTeam,
	...(['quality_assurance', 'director', 'service_manager', 'pod_manager'] as const),
] as const satisfies readonly StaffRole[];
