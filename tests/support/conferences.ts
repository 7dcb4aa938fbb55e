import type { Name, Town } from './people.ts';

export interface Invitation {
	id: string;
	state: string;
	isWindowOpen: boolean;
	windowClosesOn: string | null;
	nextPart: number;
	version: { id: string };
	parts: { part: number; late: boolean; answers: { id: string; item: string; visibility: string }[] }[];
}

/** S43: a strategy discussion on 9 March 2026, its conference on the last day of its limit. */
export const anInitialConference = {
	kind: 'initial_child_protection_conference',
	child: 'account-kit',
	chair: 'account-beth',
	heldOn: '2026-03-30',
	time: '10:30',
	place: 'The Hub',
	anchor: 'strategy_discussion',
	anchorOn: '2026-03-09',
};

/** The pod plans a conference; its id. */
export async function plan(town: Town, changed: object = {}): Promise<string> {
	const priya = await town.as('priya');
	const { status, json } = await priya.post<{ id: string }>('/api/conferences', { ...anInitialConference, ...changed });
	if (status !== 201) throw new Error(`not planned: ${status} ${JSON.stringify(json)}`);
	return json.id;
}

/** The pod asks somebody; the id of the invitation. */
export async function ask(town: Town, conference: string, who: Name, band: string | null = '8_11'): Promise<string> {
	const priya = await town.as('priya');
	const path = `/api/conferences/${conference}/invitations`;
	const { status, json } = await priya.post<{ id: string }>(path, { account: town.id(who), band });
	if (status !== 201) throw new Error(`not asked: ${status} ${JSON.stringify(json)}`);
	return json.id;
}

/** What their page shows of it. */
export async function invitationOf(town: Town, who: Name, id: string): Promise<Invitation> {
	return (await (await town.as(who)).get<Invitation>(`/api/conferences/mine/${id}`)).json;
}

/** Somebody sends what they want said. */
export async function sendViews(
	town: Town,
	who: Name,
	id: string,
	fields: Record<string, string | string[]>,
	more: object = {},
) {
	const browser = await town.as(who);
	const { version, nextPart } = await invitationOf(town, who, id);
	const body = { version: version.id, part: nextPart, fields, ...more };
	return browser.post<{ late: boolean; numbers: boolean; somebodyIsReading: boolean; error: { code: string } }>(
		`/api/conferences/mine/${id}/views`,
		body,
	);
}

/** The chair writes down that it has been held. */
export async function hold(town: Town, conference: string): Promise<void> {
	const { status, json } = await (await town.as('beth')).post(`/api/conferences/${conference}/held`);
	if (status !== 204) throw new Error(`not held: ${status} ${JSON.stringify(json)}`);
}
