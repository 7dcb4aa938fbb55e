/** What of somebody's record can be opened and read, by the names under which the history knows it. */
export const things = [
	'account',
	'representation',
	'safeguarding',
	'urgent_item',
	'call_back',
	'conference',
	'conference_invitation',
	'closure',
	'closure_invitation',
	'response_answer',
	'audit',
] as const;

export type Thing = (typeof things)[number];

/**
 * What a door that reads opens. It is part of the door, so that no reading is made without saying it:
 *
 * - `thing` and `param`: the one thing that the path names.
 * - `within`: things that the answer turns out to hold; the handler names them with `opened`, and the door lets no answer out before.
 * - `list`: a list with something about people in it, kept as one line.
 * - `nobody`: nothing of anybody's record, and why that is so.
 */
export type Opens =
	| { nobody: string }
	| { list: Thing }
	| { thing: Thing; param: string; within?: readonly Thing[] }
	| { within: readonly Thing[] };

/** What happened, in the history, when somebody read a thing, and when somebody read a list. */
export const opening = { one: 'record.opened', list: 'list.opened' } as const;

/** What stands in place of an id where a list was read. */
export const wholeList = 'list';

/** What one answer opened, from what its door says and what its handler named. */
export function openedBy(
	opens: Opens,
	param: (name: string) => string | undefined,
	named: readonly { thing: Thing; id: string }[],
): { what: (typeof opening)[keyof typeof opening]; thing: Thing; id: string }[] {
	if ('nobody' in opens) return [];
	if ('list' in opens) return [{ what: opening.list, thing: opens.list, id: wholeList }];
	const within = named.map((one) => ({ what: opening.one, ...one }));
	if (!('thing' in opens)) return within;
	const id = param(opens.param);
	if (id === undefined) throw new Error(`The door says that it opens "${opens.param}", which its path does not name.`);
	return [{ what: opening.one, thing: opens.thing, id }, ...within];
}
