import { columnOf, type Fact, outcomeOf } from '../../../api/trends/contributions.ts';
import { monthsOf, type Period } from '../../../api/trends/period.ts';
import { type Column, complainantGroups, type Slice, type TimeBand } from '../../../api/trends/slices.ts';
import { bandOf } from '../../../api/trends/tally.ts';
import { complaintThemes } from '../../../api/trends/themes.ts';
import { complainantGroupOf } from '../../../api/representations/standing.ts';
import type { Finding } from '../../../api/representations/limits.ts';
import { pods, type Random } from './histories.ts';

/** What an officer puts right between two releases: a few things, or nothing. */
export function correct(random: Random, facts: readonly Fact[], years: readonly Period[]): Fact[] {
	const corrected = [...facts];
	for (let left = random.below(5); left > 0 && corrected.length > 0; left -= 1) {
		const at = random.below(corrected.length);
		const fact = corrected[at]!;
		corrected[at] = { ...fact, ...change(random, fact, years) };
	}
	return corrected;
}

function change(random: Random, fact: Fact, years: readonly Period[]): Partial<Fact> {
	const pod = random.oneOf(pods);
	const theme = random.oneOf(complaintThemes);
	return random.oneOf<Partial<Fact>>([
		{ receivedOn: `${random.oneOf(years.flatMap(monthsOf))}-11` },
		{ podId: pod === 'none' ? null : pod, otherPods: [] },
		{ phase: 'joined' },
		{ channel: 'phone' },
		fact.kind === 'complaint' ? { themes: [theme] } : {},
		fact.kind === 'complaint' ? { route: 'corporate', stage: null, answers: [] } : {},
		fact.stage === null ? {} : { stage: 2 },
	]);
}

const standingOf = {
	child: 'child_in_need',
	parent: 'parent',
	carer: 'special_guardian',
	advocate_led: 'advocate',
	other: 'sufficient_interest',
};
const daysOf: Record<TimeBand, number | null> = { within_first: 7, within_last: 15, over: 24, not_timed: null };

/** The same facts with the names of two rows of a slice exchanged, in one column of one year. */
export function exchange(
	facts: readonly Fact[],
	of: Slice,
	column: Column,
	year: Period,
	[one, other]: readonly [string, string],
): Fact[] {
	const swap = (part: string) => (part === one ? other : part === other ? one : part);
	const isIn = (day: string) => day >= year.from && day <= year.to;
	return facts.map((fact) => {
		if (column === 'stage_1') {
			return {
				...fact,
				answers: fact.answers.map((answer) => (isIn(answer.answeredOn) ? exchangeAnswer(answer, of, swap) : answer)),
			};
		}
		if (column === 'actions') {
			return {
				...fact,
				promises: fact.promises.map((promise) => (isIn(promise.madeOn) ? exchangePromise(promise, of, swap) : promise)),
			};
		}
		const isOther = columnOf(fact) !== column || !isIn(fact.receivedOn);
		return isOther ? fact : { ...fact, ...exchangeFact(fact, of, swap) };
	});
}

type Swap = (part: string) => string;

function exchangeFact(fact: Fact, of: Slice, swap: Swap): Partial<Fact> {
	switch (of) {
		case 'pod': {
			const swapped = swap(fact.podId ?? 'none');
			return { podId: swapped === 'none' ? null : swapped, otherPods: fact.otherPods.map(swap) };
		}
		case 'theme': {
			const themes = fact.themes.length === 0 ? [swap('uncoded')] : fact.themes.map(swap);
			return { themes: themes.filter((theme) => theme !== 'uncoded') };
		}
		case 'route':
			return { route: swap(fact.route ?? 'to_be_decided') };
		case 'channel':
			return { channel: swap(fact.channel) };
		case 'language':
			return { language: swap(fact.language === 'fa' ? 'other' : fact.language) };
		case 'group': {
			const group = complainantGroupOf(fact.standing);
			const swapped = complainantGroups.find((one) => one === swap(group))!;
			return swapped === group ? {} : { standing: standingOf[swapped] };
		}
		case 'advocacy':
			return complainantGroupOf(fact.standing) === 'child' ? { advocacyStatus: swap(fact.advocacyStatus) } : {};
		case 'stage':
			return fact.route === 'statutory_children' ? { stage: Number(swap(`stage_${fact.stage ?? 1}`).slice(-1)) } : {};
		default:
			throw new RangeError(`No rows of ${of} are received.`);
	}
}

function exchangeAnswer(answer: Fact['answers'][number], of: Slice, swap: Swap): Fact['answers'][number] {
	if (of === 'outcome') return { ...answer, findings: [swap(outcomeOf(answer.findings)) as Finding] };
	const band = bandOf('stage_1', answer.took === null ? 'unknown' : String(answer.took));
	return { ...answer, took: daysOf[swap(band) as TimeBand] };
}

function exchangePromise(promise: Fact['promises'][number], of: Slice, swap: Swap): Fact['promises'][number] {
	if (of === 'learning') return { ...promise, isDone: swap(promise.isDone ? 'done' : 'open') === 'done' };
	return { ...promise, kind: swap(promise.kind) };
}
