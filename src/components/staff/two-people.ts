import type { InferResponseType } from 'hono/client';
import type { Api } from '../../api-client.ts';
import type { Person } from '../../reader.ts';
import { askedRoles } from '../../../api/policy/two-people.ts';
import type { StatusName } from '../statuses.ts';

export type ProposalShape = InferResponseType<Api['api']['proposals']['$get'], 200>[number];

export const standingsOfProposals = {
	waiting: 'due_soon',
	agreed: 'in_time',
	done: 'closed',
	refused: 'withdrawn',
	taken_back: 'withdrawn',
	lapsed: 'withdrawn',
} as const satisfies Record<ProposalShape['standing'], StatusName>;

/** What waits for this reader: to be the second, to be told that nobody has answered yet, to take out what was agreed. */
export async function listOpenProposals(api: Api, { role }: Person): Promise<ProposalShape[]> {
	if (!(askedRoles as readonly (string | null)[]).includes(role)) return [];
	const answer = await api.api.proposals.$get();
	return answer.ok ? (await answer.json()).filter(isOpen) : [];
}

export function isOpen({ act, standing }: ProposalShape): boolean {
	return standing === 'waiting' || (standing === 'agreed' && act === 'register_export');
}
