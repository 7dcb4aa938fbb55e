import type { InferResponseType } from 'hono/client';
import type { Api } from '../../api-client.ts';

export type TeamShape = InferResponseType<Api['api']['pods'][':pod']['team']['$get'], 200>;

/** The teams of these pods, by name; a pod that is no longer the reader's is left out. */
export async function listTeams(api: Api, podIds: readonly string[]): Promise<TeamShape[]> {
	const answers = await Promise.all(podIds.map((pod) => api.api.pods[':pod'].team.$get({ param: { pod } })));
	const teams = await Promise.all(answers.map(async (answer) => (answer.ok ? [await answer.json()] : [])));
	return teams.flat().sort((a, b) => a.pod.name.localeCompare(b.pod.name, 'en'));
}
