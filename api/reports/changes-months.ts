import type { Transaction } from 'kysely';
import type { Staff, Who } from '../accounts/roles.ts';
import type { Instant } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { notFound, Refusal } from '../refusal.ts';
import { sealerFor } from '../sealing.ts';
import type { Period } from '../trends/period.ts';
import { findFirstMonth } from '../trends/queries.ts';
import type { World } from '../world.ts';
import { type Cause, causesMost, differences, type Figure, isOver, monthOf, rulesVersion } from './month.ts';
import { foundIn, leftOf } from './naming.ts';
import { causesOf, digestOf, figuresNow, listSigned, listVersions } from './queries-months.ts';
import { whomWeKnow } from './queries-names.ts';

/** Words of a report, with what stands out in them and names nobody. */
export interface Commentary {
	words: string;
	checked: readonly string[];
}

/**
 * Signs a month: its figures stand from now on as they were read (`seen`, their digest), with the key messages beside them. Refuses
 * 409 where the month is not over, where nothing was counted yet, where it is signed, or where a figure moved since it was read; 422
 * where the words may name somebody. It cannot be unsigned: what was wrong is corrected, and the correction is seen.
 */
export async function signMonth(
	world: World,
	who: Staff,
	month: Period,
	{ seen, ...said }: Commentary & { seen: string },
): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		if (!isOver(month, world.clock.today())) throw new Refusal('reports.month.not_over', 409);
		const first = await findFirstMonth(trx);
		if (first === undefined || month.code < first) throw new Refusal('reports.month.nothing_counted', 409);
		const figures = (await figuresNow(trx, [month])).get(month.code)!;
		const signed = (await listVersions(trx, [month.code])).length > 0;
		if (signed) throw new Refusal('reports.month.signed', 409);
		if (digestOf(month.code, figures) !== seen) throw new Refusal('reports.month.moved', 409);
		await refuseNames(world, trx, said);
		const id = await keep(trx, who, month.code, { version: 1, figures, causes: [], now });
		if (id === undefined) throw new Refusal('reports.month.signed', 409);
		await writeNote(trx, who, id, said.words, now);
	});
}

/** Says something of a month that is signed: why it was corrected (`revision` counts from 1), or more to the key messages (0). */
export async function addNote(
	world: World,
	who: Staff,
	month: Period,
	{ revision, ...said }: Commentary & { revision: number },
): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const version = (await listVersions(trx, [month.code])).find((one) => one.version === revision + 1);
		if (version === undefined) throw notFound();
		await refuseNames(world, trx, said);
		await writeNote(trx, who, version.id, said.words, now);
		await append(trx, {
			at: now,
			who,
			what: 'month.noted',
			subject: 'month',
			subjectId: month.code,
			particulars: { revision },
		});
	});
}

/**
 * Keeps, for each month that was signed, what was corrected since as one more version, with what the history knows of why. Every
 * hour; harmless when done twice or by two at once.
 */
export async function reviseSignedMonths(world: World): Promise<void> {
	const signed = (await listSigned(world.db)).map((code) => monthOf(code)!);
	if (signed.length === 0) return;
	const now = await figuresNow(world.db, signed);
	const versions = await listVersions(
		world.db,
		signed.map(({ code }) => code),
	);
	for (const month of signed) {
		const last = versions.findLast((version) => version.month === month.code)!;
		if (differences(last.figures, now.get(month.code)!).length > 0) await revise(world, month);
	}
}

/** Looks again within its own transaction: what is kept is the difference to what was kept last. */
async function revise(world: World, month: Period): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const last = (await listVersions(trx, [month.code])).at(-1)!;
		const figures = (await figuresNow(trx, [month])).get(month.code)!;
		if (differences(last.figures, figures).length === 0) return;
		const causes = await causesOf(trx, month, last.madeAt, causesMost);
		await keep(trx, { kind: 'system' }, month.code, { version: last.version + 1, figures, causes, now });
	});
}

/** Of two who keep the same version at once one does: the other is told nothing was kept. */
async function keep(
	trx: Transaction<Database>,
	who: Who,
	month: string,
	{ version, figures, causes, now }: { version: number; figures: Figure[]; causes: Cause[]; now: Instant },
): Promise<string | undefined> {
	const id = newId(now);
	const digest = digestOf(month, figures);
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('month_version')
		.values({
			...{ id, month, version, rules: rulesVersion, digest, made_at: now },
			...{ figures: JSON.stringify(figures), causes: JSON.stringify(causes) },
			made_by: who.kind === 'staff' ? who.id : null,
		})
		.onConflict((conflict) => conflict.columns(['month', 'version']).doNothing())
		.executeTakeFirstOrThrow();
	if (numInsertedOrUpdatedRows !== 1n) return undefined;
	await append(trx, {
		...{ at: now, who, what: version === 1 ? 'month.signed' : 'month.revised' },
		...{ subject: 'month', subjectId: month, particulars: { version, digest } },
	});
	return id;
}

async function writeNote(trx: Transaction<Database>, who: Staff, version: string, words: string, now: Instant) {
	const id = newId(now);
	const seal = await sealerFor(trx, { account: who.id }, now);
	await trx
		.insertInto('month_note')
		.values({ id, version_id: version, words: seal(id, words), written_by: who.id, written_at: now })
		.execute();
}

/** Refuses 422 `reports.words.look_again` where something stands out that nobody looked at. */
export async function refuseNames(
	world: World,
	trx: Transaction<Database>,
	{ words, checked }: Commentary,
): Promise<void> {
	const known = { ...(await whomWeKnow(trx, world.clock.today())), said: [] };
	if (leftOf(foundIn(words, known), checked).length > 0) {
		throw new Refusal('reports.words.look_again', 422, { words: 'reports.words.look_again' });
	}
}
