import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { PodRole } from '../../api/accounts/roles.ts';
import { type Database, openSqlite } from '../../api/database.ts';
import { keyFor, masterKey } from '../../api/keys.ts';
import { openSession } from '../../api/session.ts';
import { as, connections } from './load.ts';

/** The clock of the measured house: a working day well inside the holiday table. */
export const NOW = '2026-11-18T10:00:00.000Z';

/** Somebody who has come in, and their pod. */
export interface Family {
	cookie: string;
	podId: string;
}

/** The database of the measured house, by a second connection. */
export function openMeasured(dataDir: string): Kysely<Database> {
	const key = masterKey({ dataDir, demo: true, secretKeyFile: undefined });
	return openSqlite(join(dataDir, 'alongside.db'), keyFor('database', key));
}

/** Comes in through the demo council's own door. A house without that door is given a pod and a person first. */
export async function comeIn(url: string, db: Kysely<Database>): Promise<Family> {
	const connected = connections(url, 1);
	const { paths } = JSON.parse((await connected.ask({ path: '/api/openapi.json' })).text) as { paths: object };
	const cookie = '/api/demo/session' in paths ? await pressDemoDoor(url) : await settleAndComeIn(db);
	const mine = { path: '/api/pods/mine', headers: { cookie } };
	const card = JSON.parse(as(200, mine, await connected.ask(mine))) as { pod: { id: string } };
	connected.close();
	return { cookie, podId: card.pod.id };
}

async function pressDemoDoor(url: string): Promise<string> {
	const connected = connections(url, 1);
	const body = JSON.stringify({ person: 'leanne' });
	const asked = { method: 'POST', path: '/api/demo/session', headers: { 'content-type': 'application/json' }, body };
	const answer = await connected.ask(asked);
	connected.close();
	if (answer.status >= 300) throw new Error(`The demo's door answered ${answer.status}: ${answer.text.slice(0, 200)}`);
	return answer.cookies[0]!.split(';', 1)[0]!;
}

const people: Record<string, PodRole> = {
	'Ruth Adeyemi': 'pod_manager',
	'Priya Raman': 'senior_social_worker',
	'Tom Ashdown': 'senior_social_worker',
	'Daniel Okafor': 'social_worker',
	'Siobhan Keane': 'social_worker',
	'Yusuf Rahman': 'social_worker',
	'Hannah Pryce': 'social_worker',
	'Chloe Bexon': 'newly_qualified_social_worker',
	'Gwen Lister': 'business_support_officer',
};

async function settleAndComeIn(db: Kysely<Database>): Promise<string> {
	const member = { language: 'en', wording: 'adult', contact_channel: 'portal', contact_detail: null } as const;
	const account = { ...member, contact_times: null, created_at: NOW, ended_at: null };
	const token = await db.transaction().execute(async (trx) => {
		const leanne = { id: 'bench-leanne', kind: 'family' as const, name: 'Leanne', role: 'parent', email: null };
		await trx
			.insertInto('account')
			.values({ ...account, ...leanne })
			.execute();
		await trx
			.insertInto('pod')
			.values({
				id: 'bench-pod',
				name: 'Kingfisher',
				emblem: 'kingfisher',
				phone: '01632 960 210',
				email: 'kingfisher@westmere.example',
				open_from: '09:00',
				open_to: '17:00',
				service_manager_id: null,
				opened_on: '2020-01-06',
				closed_on: null,
				checked_on: '2026-11-01',
			})
			.execute();
		for (const [name, role] of Object.entries(people)) {
			const id = `bench-${name.split(' ')[0]}`;
			const email = `${id}@westmere.example`;
			await trx
				.insertInto('account')
				.values({ ...account, id, kind: 'staff', name, role, email })
				.execute();
			await trx
				.insertInto('pod_membership')
				.values({
					id,
					pod_id: 'bench-pod',
					account_id: id,
					role,
					full_time_equivalent: 1,
					working_days: '1,2,3,4,5',
					works_from: '09:00',
					works_to: '17:00',
					phone: '01632 960 211',
					started_on: '2021-03-01',
					ended_on: null,
				})
				.execute();
		}
		await trx
			.insertInto('allocation')
			.values({
				id: 'bench-allocation',
				account_id: leanne.id,
				pod_id: 'bench-pod',
				worker_id: 'bench-Daniel',
				started_on: '2025-09-01',
				ended_on: null,
			})
			.execute();
		return openSession(trx, { kind: 'family', accountId: leanne.id }, NOW, undefined);
	});
	return `session=${token}`;
}
