import type { PodRole, StaffRole } from '../../api/accounts/roles.ts';
import { cardCodeFrom, printCardCode } from '../../api/accounts/card-code.ts';
import { gateOf } from '../../api/guesses.ts';
import { newId } from '../../api/ids.ts';
import { openSession } from '../../api/session.ts';
import { hashSecret } from '../../api/slow-hash.ts';
import type { Standing } from '../../api/representations/standing.ts';
import { visitor, type Visitor } from './client.ts';
import { type Made, testWorld, type TestWorld } from './world.ts';

/** A small town: two pods and one that has closed, the people who work there, and five people of two families. */
const staff = {
	priya: { name: 'Priya Shah', role: 'pod_manager' },
	sam: { name: 'Sam Okoro', role: 'social_worker' },
	lena: { name: 'Lena Fox', role: 'senior_social_worker' },
	joan: { name: 'Joan Miles', role: 'business_support_officer' },
	marcus: { name: 'Marcus Bell', role: 'pod_manager' },
	ines: { name: 'Ines Costa', role: 'social_worker' },
	grace: { name: 'Grace Hall', role: 'service_manager' },
	omar: { name: 'Omar Reid', role: 'complaints_manager' },
	ruth: { name: 'Ruth Ahmed', role: 'complaints_officer' },
	dee: { name: 'Dee Young', role: 'duty_worker' },
	dora: { name: 'Dora King', role: 'director' },
	beth: { name: 'Beth Quinn', role: 'conference_chair' },
	hugo: { name: 'Hugo Lane', role: 'conference_chair' },
	quentin: { name: 'Quentin Moss', role: 'quality_assurance' },
	ada: { name: 'Ada Birch', role: 'administrator' },
	imani: { name: 'Imani Castell', role: 'advocate' },
	tolu: { name: 'Tolu Adair', role: 'advocate' },
} as const satisfies Record<string, { name: string; role: StaffRole }>;

const families = {
	maya: { name: 'Maya', role: 'parent', wording: 'adult' },
	dan: { name: 'Dan', role: 'parent', wording: 'adult' },
	kit: { name: 'Kit', role: 'child_looked_after', wording: 'young' },
	rowan: { name: 'Rowan', role: 'child_in_need', wording: 'young' },
	nan: { name: 'Nan Rose', role: 'sufficient_interest', wording: 'adult' },
} as const satisfies Record<string, { name: string; role: Standing; wording: 'adult' | 'young' }>;

const pods = {
	otter: { name: 'Otter', emblem: 'otter', closed: null, members: ['priya', 'sam', 'lena', 'joan'] },
	oak: { name: 'Oak', emblem: 'oak', closed: null, members: ['marcus', 'ines'] },
	heron: { name: 'Heron', emblem: 'heron', closed: '2026-01-31', members: [] },
} as const satisfies Record<string, { name: string; emblem: string; closed: string | null; members: Name[] }>;

export type Name = keyof typeof staff | keyof typeof families;
export type PodName = keyof typeof pods;

export interface Town extends TestWorld {
	/** The account of somebody, and the pod of that name. */
	id(who: Name): string;
	pod(name: PodName): string;
	/** That person's browser, already come in. */
	as(who: Name): Promise<Visitor>;
	/** Somebody's browser of whom we know nothing. */
	stranger(): Visitor;
	/** The printed code of a new card for somebody, with its second secret still to be chosen. */
	giveCard(who: Name): Promise<{ code: string; scanned: string }>;
}

/** The town over a real, migrated database. */
export async function smallTown(options: Made = {}): Promise<Town> {
	const made = await testWorld(options);
	await settle(made);
	return {
		...made,
		id: (who) => accountId(who),
		pod: (name) => podId(name),
		stranger: () => visitor(made),
		as: (who) => comeIn(made, who),
		giveCard: (who) => giveCard(made, who),
	};
}

async function settle({ db, clock }: TestWorld): Promise<void> {
	const now = clock.now();
	const everyone = [
		...Object.entries(staff).map(([id, person]) => ({
			id,
			kind: 'staff' as const,
			wording: 'adult' as const,
			...person,
		})),
		...Object.entries(families).map(([id, person]) => ({ id, kind: 'family' as const, ...person })),
	];
	await db
		.insertInto('account')
		.values(
			everyone.map(({ id, kind, name, role, wording }) => ({
				id: `account-${id}`,
				kind,
				name,
				role,
				wording,
				email: kind === 'staff' ? `${id}@council.example` : null,
				language: 'en',
				contact_channel: 'portal',
				contact_detail: null,
				contact_times: null,
				created_at: now,
				ended_at: null,
			})),
		)
		.execute();
	for (const [name, pod] of Object.entries(pods)) {
		await db
			.insertInto('pod')
			.values({
				id: `pod-${name}`,
				name: pod.name,
				emblem: pod.emblem,
				phone: '01632 960 110',
				email: `${name}@council.example`,
				open_from: '09:00',
				open_to: '17:00',
				service_manager_id: accountId('grace'),
				opened_on: '2020-01-06',
				closed_on: pod.closed,
				checked_on: '2026-06-01',
			})
			.execute();
		for (const member of pod.members) await addMember({ db }, member, name as PodName);
	}
	const allocations = { maya: 'otter', dan: 'otter', kit: 'otter', rowan: 'otter', nan: 'otter' } as const;
	for (const [person, pod] of Object.entries(allocations)) {
		await db
			.insertInto('allocation')
			.values({
				id: `allocation-${person}`,
				account_id: `account-${person}`,
				pod_id: podId(pod),
				worker_id: accountId('sam'),
				started_on: '2025-09-01',
				ended_on: null,
			})
			.execute();
	}
}

async function addMember({ db }: Pick<TestWorld, 'db'>, who: keyof typeof staff, pod: PodName): Promise<void> {
	await db
		.insertInto('pod_membership')
		.values({
			id: `membership-${who}`,
			pod_id: podId(pod),
			account_id: accountId(who),
			role: staff[who].role as PodRole,
			full_time_equivalent: 1,
			working_days: '1,2,3,4,5',
			works_from: '09:00',
			works_to: '17:00',
			phone: null,
			started_on: '2021-03-01',
			ended_on: null,
		})
		.execute();
}

/** Staff sign-in is not built yet, so a session is opened the way the demo's door opens one. */
async function comeIn(made: TestWorld, who: Name): Promise<Visitor> {
	const browser = visitor(made);
	const kind = who in staff ? 'staff' : 'family';
	const token = await made.db
		.transaction()
		.execute((trx) =>
			openSession(trx, { kind, accountId: accountId(who), proved: kind === 'staff' }, made.clock.now(), undefined),
		);
	browser.cookies.set('session', token);
	return browser;
}

async function giveCard({ db, world, clock }: TestWorld, who: Name): Promise<{ code: string; scanned: string }> {
	const code = cardCodeFrom(world.random(10));
	const scannedSecret = Buffer.from(world.random(16)).toString('hex');
	await db
		.insertInto('access_card')
		.values({
			id: newId(clock.now()),
			account_id: accountId(who),
			lookup: code.lookup,
			typed_hash: await hashSecret(code.secret),
			scanned_hash: await hashSecret(scannedSecret),
			typed_gate: gateOf(world, 'card', code),
			scanned_gate: gateOf(world, 'card', { lookup: code.lookup, secret: scannedSecret }),
			chosen_hash: null,
			issued_at: clock.now(),
			revoked_at: null,
		})
		.execute();
	return { code: printCardCode(code), scanned: `${code.lookup}.${scannedSecret}` };
}

const accountId = (who: Name) => `account-${who}`;
const podId = (name: PodName) => `pod-${name}`;
