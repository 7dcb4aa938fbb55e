import type { StaffRole } from '../accounts/roles.ts';

/** Who says how many children are open, and on which day the service changed. */
export const keepsFigures = ['complaints_manager', 'quality_assurance'] as const satisfies readonly StaffRole[];

/** Who takes in what others published. */
export const keepsHistoric = ['complaints_manager', 'administrator'] as const satisfies readonly StaffRole[];
