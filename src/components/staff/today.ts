import type { InferResponseType } from 'hono/client';
import type { Api } from '../../api-client.ts';
import type { Person } from '../../reader.ts';
import type { StatusName } from '../statuses.ts';
import { isOfficer, managedBy } from './reader-place.ts';
import { listTeams } from './teams.ts';

export type DeskShape = InferResponseType<Api['api']['desk']['$get'], 200>;
export type Waiting = DeskShape['own'][number];

/** A number with words (`staff:count.CODE`) and the list it counts. */
export interface Count {
	code: (typeof counted)[number];
	count: number;
	href: string;
	is: StatusName;
}

export const counted = ['urgent', 'promises', 'stuck', 'call_backs', 'thanks'] as const;

const THANKS_MOST = 3;

/** What is this reader's today: what waits, their pods, thank-yous, lists they keep. Nothing is asked that is not theirs. */
export async function gatherToday(api: Api, person: Person) {
	const isManager = managedBy(person).length > 0;
	const isWorker = person.pods.length > 0 && !isManager;
	const [desk, callBacks, teams, thanks, views] = await Promise.all([
		getDesk(api),
		isManager || isWorker ? countCallBacks(api) : undefined,
		listTeams(
			api,
			person.pods.map(({ podId }) => podId),
		),
		isWorker ? listThanks(api) : undefined,
		isOfficer(person) ? listViews(api) : [],
	]);
	return { desk, counts: countsOf(desk, callBacks, thanks?.count), teams, thanks: thanks?.first, views };
}

/** Nothing is counted that is nothing: a wall of noughts hides the one that is not. */
function countsOf(desk: DeskShape, callBacks: number | undefined, thanks: number | undefined): Count[] {
	const counts: Count[] = [
		{ code: 'urgent', is: 'urgent', count: desk.urgent ?? 0, href: '/staff/urgent' },
		{ code: 'promises', is: 'late', count: desk.promises?.overdue ?? 0, href: '/staff/promises' },
		{ code: 'stuck', is: 'not_opened', count: desk.stuck ?? 0, href: '/staff/post' },
		{ code: 'call_backs', is: 'sent', count: callBacks ?? 0, href: '/staff/call-backs' },
		{ code: 'thanks', is: 'opened', count: thanks ?? 0, href: '/staff/inbox?kind=compliment' },
	];
	return counts.filter(({ count }) => count > 0);
}

async function getDesk(api: Api): Promise<DeskShape> {
	const answer = await api.api.desk.$get();
	return answer.ok ? answer.json() : { own: [], watched: [], promises: null, urgent: null, stuck: null };
}

async function listViews(api: Api) {
	const answer = await api.api['saved-views'].$get();
	return answer.ok ? (await answer.json()).views : [];
}

async function listThanks(api: Api) {
	const answer = await api.api.cases.$get({ query: { kind: 'compliment' } });
	const { rows, count } = answer.ok ? await answer.json() : { rows: [], count: 0 };
	const cases = await Promise.all(
		rows.slice(0, THANKS_MOST).map(({ id }) => api.api.cases[':case'].$get({ param: { case: id } })),
	);
	const first = (await Promise.all(cases.map(async (found) => (found.ok ? [await found.json()] : [])))).flat();
	return { count, first };
}

async function countCallBacks(api: Api): Promise<number> {
	const answer = await api.api['call-backs'].$get();
	return answer.ok ? (await answer.json()).length : 0;
}
