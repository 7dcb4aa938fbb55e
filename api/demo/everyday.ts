import { londonDay } from '../calendar/day.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import {
	type AbsenceAsked,
	askForCallBack,
	type CallBackAsked,
	checkPod,
	markCallBackDone,
	setAbsence,
} from '../pods/changes.ts';
import { decideUrgent, raiseUrgent, type UrgentSaid } from '../urgent/changes.ts';
import type { UrgentDecision } from '../urgent/urgent.ts';
import { type FamilyKey, type PodKey, podKeys, staff, type StaffKey, staffKeys } from './cast.ts';
import type { Moment } from './house.ts';
import type { Times } from './story.ts';

/** What else goes on in a year: people away, calls asked for, cards looked over, somebody who is not safe, people leaving. */
export function everydayMoments(times: Times): Moment[] {
	return [...absences(times), ...podChecks(times), ...callBacks(times), ...notSafe(times), ...leavers(times)];
}

/** Two people are away now: one with a colleague who stands in, one without. Another will be away, two have been. */
function absences(times: Times): Moment[] {
	const daniel = times.workingDaysAgo(3, '08:40');
	const katie = times.workingDaysAgo(6, '08:50');
	return [
		away('kingfisher', times.daysAgo(170, '09:00'), { who: 'hannah', cover: 'yusuf', toAfter: 10 }),
		away('lighthouse', times.daysAgo(64, '09:00'), { who: 'aled', cover: 'zainab', toAfter: 5 }),
		away('otter', katie, { who: 'katie', cover: null, toAfter: null }),
		away('kingfisher', daniel, { who: 'daniel', cover: 'siobhan', toAfter: 11 }),
		away('oak', times.workingDaysAgo(2, '15:30'), { who: 'tunde', cover: 'rachel', fromAfter: 9, toAfter: 14 }),
	];
}

function away(
	pod: PodKey,
	at: string,
	asked: { who: StaffKey; cover: StaffKey | null; fromAfter?: number; toAfter: number | null },
): Moment {
	return {
		at,
		happens: (house) => {
			const { accounts } = house;
			const absence: AbsenceAsked = {
				accountId: accounts[asked.who],
				fromOn: asked.fromAfter === undefined ? londonDay(at) : addWorkingDays(londonDay(at), asked.fromAfter),
				toOn: asked.toAfter === null ? null : addWorkingDays(londonDay(at), asked.toAfter),
				coverAccountId: asked.cover && accounts[asked.cover],
			};
			return setAbsence(house.world, house.staff(house.officeOf(pod)), house.pods[pod], absence);
		},
	};
}

/** Whoever answers the phone looks the card over now and then. */
function podChecks(times: Times): Moment[] {
	const daysAgo = { kingfisher: 4, otter: 9, oak: 33, lighthouse: 2, heron: 230 };
	return podKeys.map((pod) => ({
		at: times.daysAgo(daysAgo[pod], '11:05'),
		happens: (house) => checkPod(house.world, house.staff(house.officeOf(pod)), house.pods[pod]),
	}));
}

const unsaid: CallBackAsked = { someoneElse: false, forAccountId: null, phone: '', safeTimes: null, words: null };

/** Four calls are still to be made; those of the past were made within a day or two. */
function callBacks(times: Times): Moment[] {
	const evening = 'After 6, or before the school run';
	return [
		...call('winston', '01632 960 311', times.daysAgo(240, '12:30'), { doneAfter: 1, by: 'mei' }),
		...call('angela', '01632 960 312', times.daysAgo(151, '18:45'), { doneAfter: 2, by: 'zainab' }),
		...call('jayden', '01632 960 303', times.daysAgo(90, '22:10'), { doneAfter: 1, by: 'lucy' }),
		...call('leanne', '01632 960 313', times.daysAgo(39, '09:50'), { doneAfter: 1, by: 'daniel' }),
		...call('leanne', '01632 960 313', times.workingDaysAgo(1, '08:15'), {
			...{ safeTimes: evening, words: 'It is about the school meeting.' },
		}),
		...call('kerry', '01632 960 314', times.workingDaysAgo(2, '19:55'), {
			...{ someoneElse: true, safeTimes: 'Only between 10 and 2. Do not leave a message.' },
		}),
		...call('jayden', '01632 960 303', times.workingDaysAgo(1, '13:30'), { words: 'Need to ask about my deposit' }),
		...call('ellie', '01632 960 315', times.workingDaysAgo(1, '15:45'), {
			...{ someoneElse: true, safeTimes: 'After school', words: 'can it be a lady please' },
		}),
	];
}

function call(
	family: FamilyKey,
	phone: string,
	at: string,
	{ doneAfter, by, ...asked }: Partial<CallBackAsked> & { doneAfter?: number; by?: StaffKey },
): Moment[] {
	let id = '';
	const asks: Moment = {
		at,
		happens: async (house) => {
			id = (await askForCallBack(house.world, house.family(family), { ...unsaid, ...asked, phone })).id;
		},
	};
	if (doneAfter === undefined || by === undefined) return [asks];
	const made = `${addWorkingDays(londonDay(at), doneAfter)}T10:45:00.000Z`;
	return [asks, { at: made, happens: (house) => markCallBackDone(house.world, house.staff(by), id) }];
}

/** Nobody has decided yet about the last of these: software never does. */
function notSafe(times: Times): Moment[] {
	return [
		...urgent(times.daysAgo(127, '23:20'), 'somebody', {
			...{ words: 'he is outside again banging on the door', reach: 'Text only. 01632 960 321', typedSoFar: null },
			...{
				decision: 'referred',
				reason:
					'Rang 999 for her and stayed on the line. Police there at 23.41. Passed to the front door as a new referral.',
			},
		}),
		...urgent(times.daysAgo(41, '16:10'), 'ellie', {
			...{ words: 'i am at the bus station and i dont want to go back', reach: 'my phone', typedSoFar: null },
			...{
				decision: 'already_known',
				reason: 'Rang Ellie. Mei fetched her within the hour and her carers know. Talked about at her review.',
			},
		}),
		...urgent(times.minutesAgo(95), 'somebody', {
			...{
				words: null,
				reach: null,
				typedSoFar: 'I want to tell you about my daughters dad. He has started waiting at the',
			},
		}),
	];
}

function urgent(
	at: string,
	from: FamilyKey | 'somebody',
	{ decision, reason, ...said }: UrgentSaid & { decision?: UrgentDecision; reason?: string },
): Moment[] {
	let id = '';
	const raises: Moment = {
		at,
		happens: async (house) => {
			const who = from === 'somebody' ? ({ kind: 'nobody' } as const) : house.family(from);
			({ id } = await raiseUrgent(house.world, who, said));
		},
	};
	if (decision === undefined || reason === undefined) return [raises];
	const decided = new Date(Date.parse(at) + 38 * 60_000).toISOString();
	return [
		raises,
		{
			at: decided,
			happens: (house) =>
				decideUrgent(house.world, house.staff('kofi'), id, { decision, lado: 'not_about_staff', reason }),
		},
	];
}

/** An account ends in the evening of somebody's last day, and not before: until then things are sent to them. */
function leavers(times: Times): Moment[] {
	return staffKeys.flatMap((key) => {
		const { leftAgo } = staff[key];
		if (leftAgo === null) return [];
		const at = times.daysAgo(leftAgo, '17:30');
		return [
			{
				at,
				happens: ({ world, accounts }) =>
					world.db.updateTable('account').set({ ended_at: at }).where('id', '=', accounts[key]).execute(),
			} satisfies Moment,
		];
	});
}
