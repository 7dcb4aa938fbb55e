import type { Seal } from './chain.ts';

/** Seals over the history: see `chain.ts`. */
export interface AuditTables {
	record_seal: Seal;
}
