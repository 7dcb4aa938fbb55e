import type { Generated } from 'kysely';
import type { Kind } from './schedule.ts';

/** How long a council keeps one kind of thing, from when it said so. The newest holds, all are kept. */
export interface RetentionRuleTable {
	id: string;
	kind: Kind;
	months: number;
	reason: string;
	set_by: string;
	set_at: string;
}

/** What came to its end and is kept longer all the same. */
export interface KeptLongerTable {
	id: string;
	subject: string;
	until_on: string;
	reason: string;
	decided_by: string;
	decided_at: string;
}

/** While it stands nothing of a person, or of a representation, is erased, whoever asks. */
export interface LegalHoldTable {
	id: string;
	subject: string;
	reason: string;
	put_on_by: string;
	put_on_at: string;
	lifted_by: string | null;
	lifted_at: string | null;
	lifted_because: string | null;
}

/** What is left to say that something was erased. Of whom it was there is nothing but the reference. */
export interface ErasureCertificateTable {
	id: string;
	kind: string;
	reference: string;
	rule: string;
	asked_by: string;
	agreed_by: string;
	erased_at: string;
	/** How many of what: JSON. */
	erased: string;
	/** How many keys of words were destroyed. */
	keys: number;
	/** When the files of the database were written anew after it; null while that waits for a quiet hour. */
	written_anew_at: Generated<string | null>;
}

export interface RetentionTables {
	retention_rule: RetentionRuleTable;
	kept_longer: KeptLongerTable;
	legal_hold: LegalHoldTable;
	erasure_certificate: ErasureCertificateTable;
}
