/** People in the order of their names. Names of families are sealed where they are kept, so that no database can order them. */
export function byName(one: { name: string }, other: { name: string }): number {
	return one.name.localeCompare(other.name, 'en');
}
