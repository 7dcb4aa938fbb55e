import { type Kysely, sql } from 'kysely';

/**
 * What happened to each complaint in the statutory procedure, one line a step, never altered; and where that leaves it now,
 * worked out from the steps and kept so that lists need not work it out again. Complaints that were here before are given
 * the steps that their rows tell of.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('step')
		.addColumn('id', 'text', (c) => c.primaryKey())
		.addColumn('representation_id', 'text', (c) => c.notNull().references('representation.id'))
		.addColumn('number', 'integer', (c) => c.notNull())
		.addColumn('what', 'text', (c) => c.notNull())
		.addColumn('happened_on', 'text', (c) => c.notNull())
		.addColumn('facts', 'text', (c) => c.notNull())
		.addColumn('reason', 'text')
		.addColumn('taken_at', 'text', (c) => c.notNull())
		.addColumn('taken_by', 'text', (c) => c.references('account.id'))
		.addColumn('side', 'text', (c) => c.notNull().check(sql`side in ('family', 'staff', 'system')`))
		.addUniqueConstraint('step_once', ['representation_id', 'number'])
		.execute();
	await db.schema
		.createTable('procedure')
		.addColumn('representation_id', 'text', (c) => c.primaryKey().references('representation.id'))
		.addColumn('phase', 'text', (c) => c.notNull())
		.addColumn('stage', 'integer')
		.addColumn('steps', 'integer', (c) => c.notNull())
		.addColumn('clock', 'text')
		.addColumn('from_on', 'text')
		.addColumn('due_on', 'text')
		.addColumn('latest_on', 'text')
		.addColumn('agreed_until_on', 'text')
		.addColumn('acknowledge_by', 'text')
		.addColumn('acknowledged_on', 'text')
		.addColumn('to_decide', 'text')
		.execute();
	await db.schema.createIndex('procedure_due').on('procedure').columns(['due_on']).execute();
	await db.schema.createIndex('procedure_acknowledge').on('procedure').columns(['acknowledge_by']).execute();
	await tellWhatWasBefore(db as Kysely<Before>);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await db.schema.dropTable('procedure').execute();
	await db.schema.dropTable('step').execute();
}

interface Before {
	representation: {
		id: string;
		kind: string;
		channel: string;
		route: string | null;
		received_on: string;
		recorded_at: string;
		recorded_by: string | null;
		happened_on: string | null;
		advocate_requested_on: string | null;
		advocate_appointed_on: string | null;
	};
	stage: {
		representation_id: string;
		stage: number;
		started_on: string | null;
		due_on: string | null;
		latest_on: string | null;
		answered_at: string | null;
		answered_on: string | null;
		answered_by: string | null;
	};
	step: Record<string, string | number | null>;
	procedure: Record<string, string | number | null>;
}

async function tellWhatWasBefore(db: Kysely<Before>): Promise<void> {
	const rows = await db
		.selectFrom('representation')
		.leftJoin('stage', (join) =>
			join.onRef('stage.representation_id', '=', 'representation.id').on('stage.stage', '=', 1),
		)
		.selectAll('representation')
		.select(['started_on', 'due_on', 'latest_on', 'answered_at', 'answered_on', 'answered_by', 'stage.stage'])
		.where('kind', '=', 'complaint')
		.orderBy('representation.id')
		.execute();
	for (const row of rows) {
		let number = 0;
		const step = (what: string, on: string, facts: object, at: string, by: string | null) => {
			number += 1;
			const side = by === null ? 'family' : 'staff';
			const place = { id: `${row.id}-${number}`, representation_id: row.id, number };
			const told = { what, happened_on: on, facts: JSON.stringify(facts), reason: null };
			return db
				.insertInto('step')
				.values({ ...place, ...told, taken_at: at, taken_by: by, side })
				.execute();
		};
		const advocateWanted = row.advocate_requested_on !== null && row.advocate_requested_on === row.received_on;
		const oral = row.channel === 'phone' || row.channel === 'visit';
		const facts = { route: row.route, oral, advocateWanted, happenedOn: row.happened_on };
		await step('received', row.received_on, facts, row.recorded_at, row.recorded_by);
		if (row.advocate_appointed_on !== null) {
			await step('advocate_appointed', row.advocate_appointed_on, {}, row.recorded_at, null);
		}
		if (row.answered_on !== null) {
			await step('stage_1_answered', row.answered_on, {}, row.answered_at!, row.answered_by);
		}
		const phase =
			row.route === 'to_be_decided'
				? 'to_be_decided'
				: row.stage === null
					? 'outside'
					: row.answered_on === null
						? 'stage_1'
						: 'stage_1_answered';
		const runs = row.answered_on === null && row.started_on !== null;
		await db
			.insertInto('procedure')
			.values({
				representation_id: row.id,
				phase,
				stage: row.stage,
				steps: number,
				clock: runs ? 'stage_1' : null,
				from_on: runs ? row.started_on : null,
				due_on: runs ? row.due_on : null,
				latest_on: runs ? row.latest_on : null,
				agreed_until_on: null,
				acknowledge_by: null,
				acknowledged_on: null,
				to_decide: row.route === 'to_be_decided' ? 'interest' : null,
			})
			.execute();
	}
}
