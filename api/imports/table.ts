import type { Generated } from 'kysely';

/** One import: what it would do to the council's people, and whether it was done. */
export interface ImportTable {
	id: string;
	/** Of everything that was shown: what is done is what was shown, to the byte. */
	digest: string;
	/** `full`: whoever is not in the files has ended. `changes`: whoever is not in them stays as they are. */
	picture: 'full' | 'changes';
	/** Of the rows it was worked out over: when they have changed since, it is worked out again. */
	state: string;
	/** How many additions, changes, ends and faults, by kind: JSON. */
	counts: string;
	made_at: string;
	/** Whoever gave the files; of a program, whoever made its key. */
	made_by: string;
	/** The program that brought it; null where somebody gave files. */
	program_id: Generated<string | null>;
	done_at: string | null;
	done_by: string | null;
}

/** The files as they came, what would be done and what is wrong, some at a time: sealed, because they are full of names. */
export interface ImportPartTable {
	import_id: string;
	/** `source.pods`, `act.staff.addition`, `fault`. */
	holds: string;
	nth: number;
	count: number;
	sealed: string;
}

export interface ImportsTables {
	import: ImportTable;
	import_part: ImportPartTable;
}
