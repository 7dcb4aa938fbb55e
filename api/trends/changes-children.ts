import type { Selectable, Transaction } from 'kysely';
import type { Who } from '../accounts/roles.ts';
import type { Instant } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { mistake, notFound, Refusal } from '../refusal.ts';
import { markOf, refuseIfChanged } from '../seen.ts';
import type { World } from '../world.ts';
import { type ChildrenOpen, periodOfChildren, wrongChildren } from './children-open.ts';
import { childrenKey, planChildren } from './children-sheet.ts';
import { agreedLines, type Sure } from './changes-sheet.ts';
import { listPods, toChildren } from './queries-beside.ts';
import type { Sheet } from './sheets.ts';
import type { ChildrenOpenTable } from './table.ts';

type Trx = Transaction<Database>;

/**
 * Keeps numbers of children open. All or none: refuses 409 `trends.children.figure_exists` when one is there already or typed
 * twice, and 422 by field for a period that is none or lies ahead, a number that cannot be divided by, and an unknown pod.
 */
export async function recordChildren(world: World, who: Who, figures: readonly ChildrenOpen[]): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		refuseWrong(figures, world.clock.today(), await podIdsOf(trx));
		for (const figure of figures) await insertFirst(trx, who, figure, now);
	});
}

/** The demo council's own, which nobody typed. Those that are there already are left as they are. */
export async function importChildren(
	trx: Trx,
	who: Who,
	now: Instant,
	figures: readonly ChildrenOpen[],
): Promise<void> {
	for (const figure of figures) await insert(trx, who, figure, now, null);
}

/**
 * Puts a number right. What it was stays, with the reason. Refuses 404 where there is none that holds, 409
 * `trends.children.changed` when somebody else put it right meanwhile, 422 for a number that cannot be divided by.
 */
export async function correctChildren(
	world: World,
	who: Who,
	figure: string,
	change: { children: number; because: string; seen: string },
): Promise<void> {
	await world.db.transaction().execute(async (trx) => {
		const row = await trx
			.selectFrom('children_open')
			.selectAll()
			.where('id', '=', figure)
			.where('replaced_at', 'is', null)
			.executeTakeFirst();
		if (!row) throw notFound();
		refuseIfChanged(row, change.seen, 'trends.children.changed');
		const wrong = wrongChildren(change.children);
		if (wrong) throw mistake('children', wrong);
		if (row.children === change.children) throw mistake('children', 'trends.children.same');
		await replace(trx, who, row, { ...toChildren(row), children: change.children }, change.because, world.clock.now());
	});
}

/** What a sheet would do, with a mark by which it is asked for. Keeps nothing. */
export async function showChildrenSheet(world: World, rows: readonly (readonly string[])[]) {
	const sheet = await workOut(world, world.db, rows);
	return { ...sheet, seen: markOf(sheet) };
}

/** Does what a sheet was shown to do: all of it, or nothing (`agreedLines`). */
export async function takeInChildren(
	world: World,
	who: Who,
	rows: readonly (readonly string[])[],
	sure: Sure,
): Promise<number> {
	const now = world.clock.now();
	return world.db.transaction().execute(async (trx) => {
		const lines = agreedLines(await workOut(world, trx, rows), sure);
		for (const { figure, state } of lines) {
			if (state === 'new') await insertFirst(trx, who, figure!, now);
			else await replace(trx, who, await holding(trx, figure!), figure!, sure.because!, now);
		}
		return lines.length;
	});
}

async function workOut(
	world: World,
	db: World['db'],
	rows: readonly (readonly string[])[],
): Promise<Sheet<ChildrenOpen>> {
	const there = await db.selectFrom('children_open').selectAll().where('replaced_at', 'is', null).execute();
	const known = there.map((row) => ({ key: childrenKey(toChildren(row)), value: row.children }));
	return planChildren(rows, await listPods(db), known, world.clock.today());
}

function refuseWrong(figures: readonly ChildrenOpen[], today: string, pods: ReadonlySet<string>): void {
	figures.forEach(({ period, pod, children }, index) => {
		const found = periodOfChildren(period, today);
		if (typeof found === 'string') throw mistake(`rows.${index}.period`, found);
		const wrong = wrongChildren(children);
		if (wrong) throw mistake(`rows.${index}.children`, wrong);
		if (pod !== null && !pods.has(pod)) throw mistake(`rows.${index}.pod`, 'trends.children.pod_unknown');
	});
}

async function podIdsOf(trx: Trx): Promise<Set<string>> {
	return new Set((await listPods(trx)).map(({ key }) => key));
}

async function holding(trx: Trx, { period, pod }: ChildrenOpen): Promise<Selectable<ChildrenOpenTable>> {
	const row = await trx
		.selectFrom('children_open')
		.selectAll()
		.where('period', '=', period)
		.where('pod_id', pod === null ? 'is' : '=', pod)
		.where('replaced_at', 'is', null)
		.executeTakeFirst();
	if (!row) throw new Refusal('trends.sheet.changed', 409);
	return row;
}

async function insertFirst(trx: Trx, who: Who, figure: ChildrenOpen, now: Instant): Promise<void> {
	const isNew = await insert(trx, who, figure, now, null);
	if (!isNew) throw new Refusal('trends.children.figure_exists', 409);
}

async function replace(
	trx: Trx,
	who: Who,
	row: Selectable<ChildrenOpenTable>,
	figure: ChildrenOpen,
	because: string,
	now: Instant,
): Promise<void> {
	const { numUpdatedRows } = await trx
		.updateTable('children_open')
		.set({ replaced_at: now })
		.where('id', '=', row.id)
		.where('replaced_at', 'is', null)
		.executeTakeFirst();
	if (numUpdatedRows !== 1n) throw new Refusal('trends.children.changed', 409);
	if (!(await insert(trx, who, figure, now, because))) throw new Refusal('trends.children.changed', 409);
}

/** Whether it was not there. The database is what knows, whoever else is typing. */
async function insert(
	trx: Trx,
	who: Who,
	{ period, pod, children, source }: ChildrenOpen,
	now: Instant,
	because: string | null,
): Promise<boolean> {
	const id = newId(now);
	const by = 'id' in who ? who.id : null;
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('children_open')
		.values({
			...{ id, period, pod_id: pod, children, source, because },
			...{ recorded_by: by, recorded_at: now, replaced_at: null },
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (numInsertedOrUpdatedRows !== 1n) return false;
	await append(trx, {
		at: now,
		who,
		what: because === null ? 'children_open.recorded' : 'children_open.corrected',
		subject: 'children_open',
		subjectId: id,
		particulars: { period, pod, children },
	});
	return true;
}
