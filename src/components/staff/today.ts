import type { InferRequestType } from 'hono/client';
import type { Api } from '../../api-client.ts';
import type { Person } from '../../reader.ts';
import type { StatusName } from '../statuses.ts';
import { answersComplaints, isOfficer, managedBy } from './reader-place.ts';
import { registerAddress, type RegisterAsked } from './register-asked.ts';
import { listTeams } from './teams.ts';

type Query = InferRequestType<Api['api']['cases']['$get']>['query'];

/** A number with words (`staff:count.CODE`) and the list it counts. */
export interface Count {
	code: (typeof counted)[number];
	count: number;
	href: string;
	is: StatusName;
}

export const counted = [
	'to_triage',
	'to_open',
	'not_opened',
	'past_latest',
	'late',
	'due_soon',
	'in_time',
	'waiting',
	'pods_late',
	'pods_due_soon',
	'urgent',
	'stuck',
	'call_backs',
	'thanks',
] as const;

/** Lines and letters shown on the page itself: the rest is one press away. */
const NEXT_MOST = 12;
const THANKS_MOST = 3;

/** What is this reader's today: counts, what is due next, their pods, thank-yous. Nothing is asked that is not theirs. */
export async function gatherToday(api: Api, person: Person) {
	const isWorker = person.pods.length > 0 && managedBy(person).length === 0;
	const [counts, next, teams, thanks] = await Promise.all([
		Promise.all(countsFor(api, person)),
		answersComplaints(person) ? listNext(api, isOfficer(person)) : undefined,
		listTeams(
			api,
			person.pods.map(({ podId }) => podId),
		),
		isWorker ? listThanks(api) : undefined,
	]);
	return { counts, next, teams, thanks };
}

function countsFor(api: Api, person: Person): Promise<Count>[] {
	const list = (path: string, mine: boolean) => {
		return async (code: Count['code'], is: StatusName, asked: RegisterAsked): Promise<Count> => {
			const { count } = await listCases(api, mine ? { ...asked, mine: 'yes' } : asked);
			return { code, is, count, href: registerAddress(path, asked) };
		};
	};
	const register = list('/staff/register', false);
	const inbox = list('/staff/inbox', true);
	const own = () => [
		inbox('to_open', 'not_opened', { unopened: 'yes' }),
		inbox('late', 'late', { standing: 'late' }),
		inbox('due_soon', 'due_soon', { standing: 'due_soon' }),
		inbox('in_time', 'in_time', { standing: 'in_time' }),
		inbox('waiting', 'not_started', { standing: 'not_started' }),
	];
	if (isOfficer(person)) {
		return [
			register('to_triage', 'with_pod', { sentTo: 'complaints_team' }),
			register('past_latest', 'late', { standing: 'past_latest' }),
			register('late', 'late', { standing: 'late' }),
			register('due_soon', 'due_soon', { standing: 'due_soon' }),
			register('not_opened', 'not_opened', { unopened: 'yes' }),
			countUrgent(api),
			countStuck(api),
		];
	}
	if (person.role === 'duty_worker') return [countUrgent(api)];
	if (person.role === 'service_manager') {
		return [
			...own(),
			register('pods_late', 'late', { standing: 'late' }),
			register('pods_due_soon', 'due_soon', { standing: 'due_soon' }),
		];
	}
	if (managedBy(person).length > 0) return [...own(), countCallBacks(api)];
	if (person.pods.length > 0) {
		return [countCallBacks(api), list('/staff/inbox', false)('thanks', 'opened', { kind: 'compliment' })];
	}
	return [];
}

async function listCases(api: Api, query: Query) {
	const answer = await api.api.cases.$get({ query });
	return answer.ok ? answer.json() : { rows: [], count: 0, pageSize: 1 };
}

async function listNext(api: Api, everything: boolean) {
	const { rows } = await listCases(api, everything ? {} : { mine: 'yes' });
	return rows
		.filter(({ dueOn, timeStanding }) => dueOn !== null && !timeStanding?.startsWith('answered'))
		.slice(0, NEXT_MOST);
}

async function listThanks(api: Api) {
	const { rows } = await listCases(api, { kind: 'compliment' });
	const answers = await Promise.all(
		rows.slice(0, THANKS_MOST).map(({ id }) => api.api.cases[':case'].$get({ param: { case: id } })),
	);
	return (await Promise.all(answers.map(async (answer) => (answer.ok ? [await answer.json()] : [])))).flat();
}

async function countUrgent(api: Api): Promise<Count> {
	const answer = await api.api['urgent-items'].$get();
	const items = answer.ok ? await answer.json() : [];
	const count = items.filter(({ decision }) => decision === null).length;
	return { code: 'urgent', is: 'urgent', count, href: '/staff/urgent' };
}

async function countStuck(api: Api): Promise<Count> {
	const answer = await api.api.letters.stuck.$get();
	const count = answer.ok ? (await answer.json()).stuck.length : 0;
	return { code: 'stuck', is: 'not_opened', count, href: '/staff/post' };
}

async function countCallBacks(api: Api): Promise<Count> {
	const answer = await api.api['call-backs'].$get();
	const count = answer.ok ? (await answer.json()).length : 0;
	return { code: 'call_backs', is: 'sent', count, href: '/staff/call-backs' };
}
