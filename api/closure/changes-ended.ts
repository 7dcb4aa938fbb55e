import type { Transaction } from 'kysely';
import type { Instant } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { queueLetter } from '../outbox/changes.ts';
import { append } from '../record.ts';
import type { World } from '../world.ts';
import { insertPerson } from './changes-end.ts';
import { whatComesOf } from './ended-elsewhere.ts';
import { findManagerEmails } from './queries.ts';
import { knowOf, listEndedElsewhere } from './queries-ended.ts';

const SOME = 200;

type Ended = Awaited<ReturnType<typeof listEndedElsewhere>>[number];

/**
 * Work that an import or a program ended is asked about like work that the pod ended: by itself where reaching the person is
 * known to be safe, and else once the pod's manager has said it, who is written to once. Returns how many were asked.
 */
export async function takeUpEndedWork(world: World): Promise<number> {
	const today = world.clock.today();
	let asked = 0;
	for (const row of await listEndedElsewhere(world.db, today, SOME)) {
		try {
			const comes = whatComesOf(await knowOf(world.db, row, today), today);
			if (comes === 'say' && row.told_at !== null) continue;
			await world.db.transaction().execute((trx) => settle(trx, world, row, comes));
			if (comes === 'ask') asked += 1;
		} catch (error) {
			world.log.error({ allocation: row.id, error: error instanceof Error ? error.name : 'unknown' }, 'not taken up');
		}
	}
	return asked;
}

async function settle(
	trx: Transaction<Database>,
	{ clock }: World,
	row: Ended,
	comes: ReturnType<typeof whatComesOf>,
): Promise<void> {
	const now = clock.now();
	const { numUpdatedRows } = await trx
		.updateTable('work_ended')
		.set(comes === 'say' ? { told_at: now } : { settled_at: now })
		.where('allocation_id', '=', row.id)
		.where('settled_at', 'is', null)
		.executeTakeFirstOrThrow();
	if (numUpdatedRows === 0n) return; // somebody else has taken it up meanwhile
	if (comes === 'ask') await askAboutIt(trx, row, now);
	if (comes !== 'say') return;
	for (const address of await findManagerEmails(trx, row.pod_id, clock.today())) {
		await queueLetter(trx, { kind: 'closure_to_say', address, about: '/staff/closure' }, now);
	}
}

async function askAboutIt(trx: Transaction<Database>, row: Ended, now: Instant): Promise<void> {
	const closureId = newId(now);
	const endedOn = row.ended_on!;
	await trx
		.insertInto('closure')
		.values({
			...{ id: closureId, pod_id: row.pod_id, ended_on: endedOn, ended_by: row.ended_by, ended_at: now },
			has_domestic_abuse: 0,
		})
		.execute();
	const person = { account: row.account_id, instrument: 'closure_parent', contact: 'safe', whyNotAsked: null } as const;
	await insertPerson(trx, row.ended_by, closureId, { endedOn, hasDomesticAbuse: false }, person, row.worker_id, now);
	await append(trx, {
		...{ at: now, who: { kind: 'system' }, what: 'closure.made', subject: 'closure', subjectId: closureId },
		particulars: { pod: row.pod_id, people: 1, domestic_abuse: false, ended_elsewhere: true },
	});
}
