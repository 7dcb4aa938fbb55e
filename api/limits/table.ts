/**
 * What is remembered of tries: when the last of them will be forgotten. `key_hash` is a keyed hash of what they had in
 * common (a place, a code), so that the table says neither who tried nor where. Milliseconds, because the database adds to
 * them in one statement, which no two tries at the same moment can get between.
 */
export interface TryTable {
	key_hash: string;
	empties_ms: number;
}

export interface LimitsTables {
	try: TryTable;
}
