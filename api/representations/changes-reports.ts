import type { Transaction } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import type { Day, Instant } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { mistake, notFound, Refusal } from '../refusal.ts';
import { kept } from '../rehearsal.ts';
import { sealerFor } from '../sealing.ts';
import type { World } from '../world.ts';
import { insertStepLetter, insertSystemLetter, type LetterGiven } from './changes-letter.ts';
import { addStep, takenOnce } from './changes-steps.ts';
import type { Finding } from './limits.ts';
import { mayTriage } from '../policy/representations.ts';
import { promisedTo } from './procedure/for-family.ts';
import { letterOf } from './procedure/letter-of.ts';
import type { Procedure } from './procedure/procedure.ts';
import { isAnswer, type Report, stepOfReport } from './procedure/reports.ts';
import type { sendings, Step } from './procedure/steps.ts';
import { getGuarded } from './queries.ts';
import { listPointIds } from './queries-words.ts';
import { listSteps, pausedPoints } from './queries-steps.ts';

export interface ReportGiven {
	report: Report;
	on: Day;
	seen: number;
	findings: { point: string; finding: Finding; words: string; recommendation: string | null }[];
	/** The letter that answers the person; null for a report that is not yet an answer. */
	words: string | null;
	/** How the answer of stage 2 was sent: the days to ask for a panel count from its receipt. */
	sent: (typeof sendings)[number] | null;
	template?: LetterGiven['template'];
	/** Nothing is kept: it is only told what would be refused, and how the letter would read. */
	rehearse?: boolean;
}

/**
 * Keeps a report of stage 2 or 3 with its step: a finding for every point that is not paused, and the letter where it
 * answers the person, together or not at all. Returns the letter as it was sent, or would be.
 */
export async function giveReport(world: World, who: Staff, id: string, given: ReportGiven): Promise<string | null> {
	const now = world.clock.now();
	const taking = { who, now, today: world.clock.today(), seen: given.seen };
	const give = async (trx: Transaction<Database>) => {
		const { guarded } = await getGuarded(trx, id);
		if (!mayTriage(who, guarded)) throw notFound();
		if (isAnswer(given.report) && given.words === null) throw mistake('words', 'representation.step.letter_missing');
		await checkEveryPoint(trx, id, given);
		const step = stepFor(given);
		const after = await addStep(trx, id, step, taking);
		const seal = await sealerFor(trx, { representation: id }, now);
		const rows = given.findings.map(({ point, finding, words, recommendation }) => {
			const found = newId(now);
			return {
				id: found,
				representation_id: id,
				report: given.report,
				step_number: given.seen + 1,
				point_id: point,
				finding,
				words: seal(found, words),
				recommendation: seal(found, recommendation),
				found_by: who.id,
				found_at: now,
			};
		});
		if (rows.length > 0) await trx.insertInto('report_finding').values(rows).execute();
		if (given.report === 'panel') await tellOfPanel(trx, id, after, now);
		const { words, template = null } = given;
		return words === null ? null : insertStepLetter(trx, who, id, letterOf(step), { words, template }, now);
	};
	const { seen } = given;
	return takenOnce(world.db, { who, id, step: stepFor(given), seen }, () => kept(world.db, given, give));
}

/** The panel's report is the person's too, and it says by when the authority answers it. */
async function tellOfPanel(trx: Transaction<Database>, id: string, after: Procedure, now: Instant): Promise<void> {
	const day = promisedTo(after)?.on;
	if (day !== undefined) await insertSystemLetter(trx, id, 'panel_reported', { day, last: null }, now);
}

function stepFor({ report, on, sent }: ReportGiven): Step {
	const what = stepOfReport[report];
	if (what !== 'stage_2_answered') return { what, on };
	if (sent === null) throw mistake('sent', 'form.field.missing');
	return { what, on, sent };
}

/** A finding for each point, none twice, none for a point of another complaint. A paused point waits. */
async function checkEveryPoint(trx: Transaction<Database>, id: string, { findings }: ReportGiven): Promise<void> {
	const paused = pausedPoints(await listSteps(trx, id));
	const points = (await listPointIds(trx, id)).map((point) => point.id);
	const answered = new Set(findings.map(({ point }) => point));
	const missing = points.filter((point) => !answered.has(point) && !paused.includes(point));
	if (missing.length > 0) {
		const fields = missing.map((point) => [`findings.${point}`, 'representation.finding.missing']);
		throw new Refusal('form.fields.invalid', 422, Object.fromEntries(fields));
	}
	if (findings.length !== answered.size || [...answered].some((point) => !points.includes(point))) {
		throw mistake('findings', 'representation.finding.unknown_point');
	}
}
