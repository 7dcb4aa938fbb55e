/** What stands where somebody's words were erased: said the same to everybody, in the API and on every page. */
export const erased = '[erased]';

/** A list that is kept as JSON among somebody's words; of an erased one only that it was. */
export function readList(json: string): string[] {
	return json === erased ? [erased] : (JSON.parse(json) as string[]);
}
