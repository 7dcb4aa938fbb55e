import type { Answers } from '../../api/drafts/answers.ts';
import type { Instrument } from '../../api/questionnaires/instrument.ts';

/**
 * What somebody said once is not asked of them again from nothing: whether they want an interpreter stands chosen where these
 * questions ask it, to be left or changed.
 */
export async function knownFor({ api }: App.Locals, { items }: Instrument): Promise<Answers> {
	if (!items.some(({ key }) => key === 'interpreter')) return {};
	const answer = await api.api.talking.mine.$get();
	const talking = answer.status === 200 ? await answer.json() : null;
	if (talking === null) return {};
	const { interpreter, spoken } = talking;
	return spoken === null ? { interpreter } : { interpreter, interpreter_language: spoken };
}
