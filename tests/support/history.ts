import { type Kysely, PostgresAdapter, sql } from 'kysely';
import { sealHistory } from '../../api/audit/changes.ts';
import type { Database } from '../../api/database.ts';
import { append } from '../../api/record.ts';
import type { TestWorld } from './world.ts';

/** Somebody of the staff who opens one thing after another. */
export async function tellHistory({ db, clock }: Pick<TestWorld, 'db' | 'clock'>, from: number, to: number) {
	for (let nth = from; nth < to; nth += 1) {
		clock.pass({ minutes: 1 });
		const who = { kind: 'staff', id: `account-${nth % 7}` } as never;
		const subject = { subject: 'representation', subjectId: `thing-${nth % 11}` };
		const particulars = { route: '/api/cases/:case', nth };
		await db
			.transaction()
			.execute((trx) => append(trx, { at: clock.now(), who, what: 'record.opened', ...subject, particulars }));
	}
}

/** A history with lines from before there were marks, seals of several lines, and lines that are not sealed yet. */
export async function smallHistory(made: TestWorld): Promise<void> {
	const old = { who_kind: 'system', who_id: null, what: 'pod.checked', subject: 'pod', particulars: '{}' };
	for (const id of ['a', 'b', 'c']) {
		await made.db
			.insertInto('record')
			.values({ ...old, id, at: made.clock.now(), subject_id: id })
			.execute();
	}
	await sealHistory(made.world);
	for (let seal = 0; seal < 8; seal += 1) {
		await tellHistory(made, seal * 6, seal * 6 + 6);
		await sealHistory(made.world);
	}
	await tellHistory(made, 48, 52);
}

/** Whoever holds the database and its key takes away all that refuses changes. */
export async function takeGuardsAway(db: Kysely<Database>): Promise<void> {
	if (db.getExecutor().adapter instanceof PostgresAdapter) {
		await sql`alter table record disable trigger user`.execute(db);
		await sql`alter table record_seal disable trigger user`.execute(db);
		await sql`alter table record drop constraint record_line`.execute(db);
		await sql`alter table record drop constraint record_pkey`.execute(db);
		await sql`alter table record alter column line drop identity`.execute(db);
		return;
	}
	await sql`create table copied as select * from record`.execute(db);
	await sql`drop table record`.execute(db);
	await sql`alter table copied rename to record`.execute(db);
	for (const change of ['update', 'delete', 'overwrite']) {
		await sql`drop trigger ${sql.raw(`record_seal_no_${change}`)}`.execute(db);
	}
}
