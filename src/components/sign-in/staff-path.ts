/** Where somebody was going in the staff pages: only an address of ours, and never a door again. */
export function staffPath(asked: string | null | undefined): string {
	const isOurs = asked != null && /^\/staff\/[\w\-./?=&%+:~]*$/.test(asked) && !asked.includes('//');
	return isOurs && !/^\/staff\/(again|door|first|directory)\b/.test(asked) ? asked : '/staff/';
}
