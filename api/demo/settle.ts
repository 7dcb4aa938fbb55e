import { type Instant, londonDay, plusDays } from '../calendar/day.ts';
import { newId } from '../ids.ts';
import { sealAccounts } from '../seal-bare.ts';
import type { World } from '../world.ts';
import { cardRows } from './cards.ts';
import {
	families,
	type FamilyKey,
	familyKeys,
	type PodKey,
	podKeys,
	pods,
	staff,
	staffEmail,
	type StaffKey,
	staffKeys,
} from './cast.ts';
import type { Ids } from './house.ts';

/** Writes down who there is: people, pods, who is in them, whose pod a family has, and their cards. */
export async function settle(world: World, now: Instant): Promise<Ids> {
	const { db } = world;
	const ids = idsOf(now);
	await db
		.insertInto('account')
		.values([...staffAccounts(ids, now), ...familyAccounts(ids, now)])
		.execute();
	await sealAccounts({ db, clock: { now: () => now } });
	await db.insertInto('pod').values(podRows(ids, now)).execute();
	await db.insertInto('pod_membership').values(membershipRows(ids, now)).execute();
	await db.insertInto('allocation').values(allocationRows(ids, now)).execute();
	const issued = (key: FamilyKey) => longAgo(now, families[key].sinceAgo);
	await db
		.insertInto('access_card')
		.values(await cardRows(world, ids.accounts, issued))
		.execute();
	return ids;
}

const STAFF_SINCE = 1200;

function idsOf(now: Instant): Ids {
	const accounts = [
		...staffKeys.map((key) => [key, newId(longAgo(now, STAFF_SINCE))] as const),
		...familyKeys.map((key) => [key, newId(longAgo(now, families[key].sinceAgo))] as const),
	];
	return {
		accounts: Object.fromEntries(accounts) as Ids['accounts'],
		pods: Object.fromEntries(podKeys.map((key) => [key, newId(longAgo(now, pods[key].openedAgo))])) as Ids['pods'],
	};
}

function staffAccounts({ accounts }: Ids, now: Instant) {
	return staffKeys.map((key) => ({
		id: accounts[key],
		kind: 'staff' as const,
		name: staff[key].name,
		role: staff[key].role,
		email: staff[key].role === 'advocate' ? null : staffEmail(staff[key].name),
		language: 'en',
		wording: 'adult' as const,
		contact_channel: 'portal',
		contact_detail: null,
		contact_times: null,
		created_at: longAgo(now, STAFF_SINCE),
		ended_at: null, // somebody who has left was there when things were sent to them: see `everyday.ts`
	}));
}

function familyAccounts({ accounts }: Ids, now: Instant) {
	return familyKeys.map((key) => {
		const { name, role, language, wording, spoken, contact, sinceAgo } = families[key];
		return {
			id: accounts[key],
			kind: 'family' as const,
			...{ name, role, language, wording },
			email: contact.channel === 'email' ? contact.detail : null,
			contact_channel: contact.channel,
			contact_detail: contact.detail,
			contact_times: contact.times,
			interpreter: spoken === null ? null : ('spoken' as const),
			spoken_language: spoken,
			talking_said_on: spoken === null ? null : daysBefore(now, sinceAgo),
			created_at: longAgo(now, sinceAgo),
			ended_at: null,
		};
	});
}

function podRows({ accounts, pods: podIds }: Ids, now: Instant) {
	return podKeys.map((key) => {
		const { name, phone, overseer, openedAgo, closedAgo } = pods[key];
		return {
			id: podIds[key],
			...{ name, phone },
			emblem: key,
			email: `${key}.pod@westmere.example`,
			open_from: '09:00',
			open_to: '17:00',
			service_manager_id: accounts[overseer],
			opened_on: daysBefore(now, openedAgo),
			closed_on: closedAgo === null ? null : daysBefore(now, closedAgo),
			checked_on: daysBefore(now, 400),
		};
	});
}

function membershipRows({ accounts, pods: podIds }: Ids, now: Instant) {
	return staffKeys.flatMap((key: StaffKey) =>
		staff[key].places.map((place) => ({
			id: newId(longAgo(now, place.fromAgo)),
			pod_id: podIds[place.pod],
			account_id: accounts[key],
			role: place.role,
			full_time_equivalent: place.fullTimeEquivalent,
			working_days: place.workingDays,
			works_from: place.worksFrom,
			works_to: place.worksTo,
			phone: place.phone,
			started_on: daysBefore(now, place.fromAgo),
			ended_on: place.untilAgo === null ? null : daysBefore(now, place.untilAgo),
		})),
	);
}

function allocationRows({ accounts, pods: podIds }: Ids, now: Instant) {
	return familyKeys.map((key) => ({
		id: newId(longAgo(now, families[key].sinceAgo)),
		account_id: accounts[key],
		pod_id: podIds[families[key].pod as PodKey],
		worker_id: accounts[families[key].worker],
		started_on: daysBefore(now, families[key].sinceAgo),
		ended_on: null,
	}));
}

function daysBefore(now: Instant, count: number): string {
	return plusDays(londonDay(now), -count);
}

function longAgo(now: Instant, days: number): Instant {
	return `${daysBefore(now, days)}T09:00:00.000Z`;
}
