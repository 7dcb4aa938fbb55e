import type { Transaction } from 'kysely';
import type { Database } from '../database.ts';
import { append } from '../record.ts';
import type { World } from '../world.ts';
import { type Period, periodOf, periodsBetween } from './period.ts';
import { placeOfKey, publish, publishedSlices, type Quarters, type YearCounts } from './publication.ts';
import { publishedOn } from './release.ts';
import {
	countFor,
	findFirstMonth,
	findReleaseRules,
	listAllPublished,
	listLocalThemes,
	listPodRows,
	listPublications,
} from './queries.ts';
import { rowsOfSlice } from './rows.ts';

/** More than one statement takes. */
const ROWS_AT_ONCE = 500;

/**
 * Publishes what is due and was not published yet: figures as they are now, suppressed, and from then on as they were
 * published. Does nothing where nothing is due. Of two houses that do it at once, one does. Returns how many parts were.
 */
export async function publishDue(world: World): Promise<number> {
	const due = await listDue(world);
	for (const { year, quarters } of due) {
		await world.db.transaction().execute((trx) => publishPart(world, trx, year, quarters));
	}
	return due.length;
}

interface Due {
	year: Period;
	quarters: Quarters;
}

async function listDue({ db, clock }: World): Promise<Due[]> {
	const [first, done, { settlingDays }] = await Promise.all([
		findFirstMonth(db),
		listPublications(db),
		findReleaseRules(db),
	]);
	const today = clock.today();
	const since = done[0]?.year.slice(0, 4) ?? first?.slice(0, 4);
	if (first === undefined || since === undefined) return [];
	const from =
		done.length > 0 ? periodOf('financial_year', `${since}-04-01`) : periodOf('financial_year', `${first}-01`);
	const thisYear = periodOf('financial_year', today);
	if (from.from > thisYear.from) return [];
	const known = new Set(done.map(({ year, quarters }) => `${year} ${quarters}`));
	return periodsBetween(from, thisYear).flatMap((year) =>
		([1, 2, 4] as const)
			.filter((quarters) => dueOn(year, quarters, settlingDays) <= today && !known.has(`${year.code} ${quarters}`))
			.map((quarters) => ({ year, quarters })),
	);
}

function dueOn(year: Period, quarters: Quarters, settlingDays: number): string {
	if (quarters === 4) return publishedOn(year, settlingDays);
	const all = periodsBetween(periodOf('quarter', year.from), periodOf('quarter', year.to));
	return publishedOn(all[quarters - 1]!, settlingDays);
}

async function publishPart(
	{ clock }: World,
	trx: Transaction<Database>,
	year: Period,
	quarters: Quarters,
): Promise<void> {
	const { threshold } = await findReleaseRules(trx);
	const now = clock.now();
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('publication')
		.values({ year: year.code, quarters, published_at: now, threshold })
		.onConflict((conflict) => conflict.columns(['year', 'quarters']).doNothing())
		.executeTakeFirstOrThrow();
	if (numInsertedOrUpdatedRows !== 1n) return;
	const shown = publish(year, quarters, await countYear(trx, year), await listAllPublished(trx, year), threshold);
	const rows = [...shown].map(([key, many]) => {
		const { column, ...place } = placeOfKey(key);
		return { ...place, col: column, many };
	});
	for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
		await trx
			.insertInto('published_count')
			.values(rows.slice(at, at + ROWS_AT_ONCE))
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	}
	await append(trx, {
		at: now,
		who: { kind: 'system' },
		what: 'trends.published',
		subject: 'publication',
		subjectId: `${year.code} ${quarters}`,
		particulars: { counts: rows.length, threshold },
	});
}

async function countYear(trx: Transaction<Database>, year: Period): Promise<YearCounts> {
	const [pods, local] = await Promise.all([listPodRows(trx), listLocalThemes(trx)]);
	const named = local.map(({ id, name }) => ({ key: id, label: name }));
	const counted: [
		(typeof publishedSlices)[number],
		{ keys: string[]; counts: Awaited<ReturnType<typeof countFor>> },
	][] = [];
	for (const of of publishedSlices) {
		const keys = rowsOfSlice(of, pods, named).map(({ key }) => key);
		counted.push([of, { keys, counts: await countFor(trx, of, [year]) }]);
	}
	return new Map(counted);
}
