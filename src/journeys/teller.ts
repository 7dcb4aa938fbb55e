import type { Standing } from '../../api/representations/standing.ts';
import type { Teller } from './tell-us.ts';

/** What an account says about somebody who tells us something: who they are to the child, and their pod. */
export async function tellerOf({ api, person }: App.Locals): Promise<Teller> {
	if (person.kind !== 'family') return { isKnown: false, standing: null, podId: null, saidTalking: false };
	const [mine, talking] = await Promise.all([api.api.pods.mine.$get(), api.api.talking.mine.$get()]);
	const podId = mine.status === 200 ? (await mine.json()).pod.id : null;
	const saidTalking = talking.status === 200 && (await talking.json()) !== null;
	return { isKnown: true, standing: person.role as Standing | null, podId, saidTalking };
}

export interface Colleague {
	id: string;
	name: string;
	role: string;
}

/** The people of a pod that is open today; nobody where the pod is not known. */
export async function peopleOf({ api }: App.Locals, podId: string | null): Promise<Colleague[]> {
	if (podId === null) return [];
	const answer = await api.api.pods[':pod'].workers.$get({ param: { pod: podId } });
	return answer.status === 200 ? await answer.json() : [];
}

/** The pods that are open today, and the workers whose name begins like this. */
export async function listPods({ api }: App.Locals) {
	const answer = await api.api.pods.$get({ query: {} });
	return answer.status === 200 ? (await answer.json()).pods : [];
}
