import type { Staff } from '../accounts/roles.ts';
import { newId } from '../ids.ts';
import { fingerprint } from '../keys.ts';
import { append } from '../record.ts';
import { mistake, Refusal } from '../refusal.ts';
import { sealerFor } from '../sealing.ts';
import type { Period } from '../trends/period.ts';
import { findFirstMonth, findReleaseRules } from '../trends/queries.ts';
import type { World } from '../world.ts';
import { type AnnualItem, reportableOn } from './annual.ts';
import { foundIn, leftOf } from './naming.ts';
import { annualFigures, getDraft, listEditions } from './queries-annual.ts';
import { whomWeKnow } from './queries-names.ts';

/** Keeps what is written beside one item of a year's report, or, with nothing, that nothing is. */
export async function writeItem(
	world: World,
	who: Staff,
	year: Period,
	{ item, words }: { item: AnnualItem; words: string | null },
): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		await trx.deleteFrom('annual_draft').where('year', '=', year.code).where('item', '=', item).execute();
		if (words !== null) {
			const id = newId(now);
			const seal = await sealerFor(trx, { account: who.id }, now);
			await trx
				.insertInto('annual_draft')
				.values({ id, year: year.code, item, words: seal(id, words), written_by: who.id, written_at: now })
				.execute();
		}
		const particulars = { item, written: words !== null };
		await append(trx, { at: now, who, what: 'annual.written', subject: 'annual', subjectId: year.code, particulars });
	});
}

/**
 * Publishes a year's report, for everybody and for good. A later edition says why there is one, and keeps the figures of the
 * first: the difference of two editions could tell of one person. Refuses 409 where its figures are not published or nothing was counted,
 * and 422 where a later edition does not say why, or something that stands out was not looked at.
 */
export async function publishAnnual(
	world: World,
	who: Staff,
	year: Period,
	{ because, checked }: { because: string | null; checked: readonly string[] },
): Promise<number> {
	const [now, today] = [world.clock.now(), world.clock.today()];
	const { settlingDays } = await findReleaseRules(world.db);
	if (reportableOn(year, settlingDays) > today) throw new Refusal('reports.annual.not_over', 409);
	return world.db.transaction().execute(async (trx) => {
		const first = await findFirstMonth(trx);
		if (first === undefined || `${first}-01` > year.to) throw new Refusal('reports.annual.nothing_counted', 409);
		const [draft, editions, known] = await Promise.all([
			getDraft(trx, year.code, today),
			listEditions(trx, year.code),
			whomWeKnow(trx, today),
		]);
		const edition = editions.length + 1;
		if (edition > 1 && because === null) throw mistake('because', 'form.field.missing');
		const found = [...draft.found, ...foundIn(because ?? '', { ...known, said: [] })];
		if (leftOf(found, checked).length > 0) throw new Refusal('reports.words.look_again', 422);
		const figures = JSON.stringify(editions[0]?.figures ?? (await annualFigures(trx, year, today)));
		const texts = JSON.stringify(draft.texts);
		const digest = fingerprint([year.code, figures, texts].join('\n'));
		const said = { because: edition > 1 ? because : null, published_by: who.id, published_at: now };
		const { numInsertedOrUpdatedRows } = await trx
			.insertInto('annual_report')
			.values({ id: newId(now), year: year.code, edition, figures, texts, digest, ...said })
			.onConflict((conflict) => conflict.columns(['year', 'edition']).doNothing())
			.executeTakeFirstOrThrow();
		if (numInsertedOrUpdatedRows !== 1n) throw new Refusal('reports.annual.published_since', 409);
		const particulars = { edition, digest };
		await append(trx, { at: now, who, what: 'annual.published', subject: 'annual', subjectId: year.code, particulars });
		return edition;
	});
}
