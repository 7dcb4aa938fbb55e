import type { Transaction } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { mistake, notFound, Refusal } from '../refusal.ts';
import { kept } from '../rehearsal.ts';
import { type Sealer, sealerFor } from '../sealing.ts';
import type { World } from '../world.ts';
import { addStep } from './changes-steps.ts';
import { insertStepLetter, type LetterGiven } from './changes-letter.ts';
import type { Finding } from './limits.ts';
import { mayRespond } from '../policy/representations.ts';
import { getGuarded } from './queries.ts';
import { listPointIds } from './queries-words.ts';
import { mustBeScreened, type Standing } from './standing.ts';
import { listSteps, pausedPoints } from './queries-steps.ts';

export interface StageOneAnswer {
	findings: { point: string; finding: Finding; words: string }[];
	/** What was agreed, as the terms of resolution of regulation 15. */
	terms: string | null;
	/** The letter to the person. */
	words: string;
	template?: LetterGiven['template'];
	/** Read through for what is the child's own or another person's, where it goes to somebody else. */
	screened: boolean;
	/** Nothing is kept: it is only told what would be refused, and how the letter would read. */
	rehearse?: boolean;
}

/**
 * Answers stage 1: a finding for every point, what was agreed, and the letter, kept together or not at all. Returns the
 * letter as it was sent, or would be.
 */
export async function answer(world: World, who: Staff, id: string, given: StageOneAnswer): Promise<string> {
	const now = world.clock.now();
	const today = world.clock.today();
	return kept(world.db, given, async (trx) => {
		const { guarded, delivery, answeredAt } = await getGuarded(trx, id);
		if (!mayRespond(who, guarded)) throw notFound();
		if (guarded.kind !== 'complaint') throw new Refusal('representation.answer.not_a_complaint', 409);
		if (answeredAt !== null) throw new Refusal('representation.stage.already_closed', 409);
		await checkEveryPoint(trx, id, given);
		const isScreened = given.screened || given.rehearse || !mustBeScreened(await standingOf(trx, id));
		if (!isScreened) throw mistake('screened', 'representation.answer.not_screened');
		if (given.screened) {
			await append(trx, { at: now, who, what: 'answer.screened', subject: 'representation', subjectId: id });
		}
		await addStep(trx, id, { what: 'stage_1_answered', on: today }, { who, now, today });
		const seal = await sealerFor(trx, { representation: id }, now);
		const stage = await getStageOne(trx, id);
		await trx
			.updateTable('stage')
			.set({ answered_by: who.id, resolution_terms: seal(stage, given.terms) })
			.where('id', '=', stage)
			.execute();
		await insertFindings(trx, who, id, given, seal, now);
		if (delivery.opened_at === null || delivery.accepted_at === null) {
			const marks = { opened_at: delivery.opened_at ?? now, opened_by: delivery.opened_by ?? who.id };
			await trx
				.updateTable('delivery')
				.set({ ...marks, accepted_at: now, accepted_by: who.id })
				.where('id', '=', delivery.id)
				.execute();
		}
		const { words, template = null } = given;
		return insertStepLetter(trx, who, id, 'stage_1_answered', { words, template }, now);
	});
}

async function getStageOne(trx: Transaction<Database>, id: string): Promise<string> {
	const stage = trx.selectFrom('stage').select('id').where('representation_id', '=', id).where('stage', '=', 1);
	return (await stage.executeTakeFirstOrThrow()).id;
}

async function standingOf(trx: Transaction<Database>, id: string): Promise<Standing | null> {
	const { standing } = await trx
		.selectFrom('representation')
		.select('standing')
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return standing as Standing | null;
}

/** A finding for each point that waits for one: not those paused by a freeze, nor those found on before it. */
async function checkEveryPoint(trx: Transaction<Database>, id: string, given: StageOneAnswer): Promise<void> {
	const paused = pausedPoints(await listSteps(trx, id));
	const found = await trx.selectFrom('finding').select('point_id').where('representation_id', '=', id).execute();
	const settled = new Set([...paused, ...found.map((finding) => finding.point_id)]);
	const waiting = (await listPointIds(trx, id)).filter((point) => !settled.has(point.id));
	const answered = new Set(given.findings.map((finding) => finding.point));
	const missing = waiting.filter((point) => !answered.has(point.id));
	if (missing.length > 0) {
		const fields = missing.map((point) => [`findings.${point.id}`, 'representation.finding.missing']);
		throw new Refusal('form.fields.invalid', 422, Object.fromEntries(fields));
	}
	if (given.findings.length !== waiting.length || answered.size !== waiting.length) {
		throw mistake('findings', 'representation.finding.unknown_point');
	}
}

async function insertFindings(
	trx: Transaction<Database>,
	who: Staff,
	id: string,
	given: StageOneAnswer,
	seal: Sealer,
	now: string,
) {
	if (given.findings.length === 0) return;
	const rows = given.findings.map(({ point, finding, words }) => {
		const found = newId(now);
		return {
			id: found,
			representation_id: id,
			point_id: point,
			finding,
			words: seal(found, words),
			found_by: who.id,
			found_at: now,
		};
	});
	await trx.insertInto('finding').values(rows).execute();
}
