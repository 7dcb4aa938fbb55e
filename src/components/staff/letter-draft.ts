import { HolidaysUnknown } from '../../../api/calendar/bank-holidays.ts';
import { type Day, isDay } from '../../../api/calendar/day.ts';
import { clocksOf, leadingClock } from '../../../api/representations/procedure/clocks.ts';
import { type Procedure, refusalOf, take } from '../../../api/representations/procedure/procedure.ts';
import { freezeGrounds, type Step, stageTwoReasons } from '../../../api/representations/procedure/steps.ts';
import { dayInWords } from '../../text/dates.ts';
import { textFor } from '../../text/index.ts';
import { type Voice, voiceOf } from '../../text/voices.ts';
import type { Person } from '../../reader.ts';
import type { Case } from './case-shape.ts';
import { foldTold, type Told } from './procedure-shape.ts';
import type { DraftName } from './step-forms.ts';

/** A letter in the person's own language and wording, with what depends on the step's facts said apart. */
export interface Draft {
	words: string;
	/** Sentences and days in it that change with the facts: `day`, `why`, `part`. */
	said: Record<string, string>;
}

export interface Writing {
	procedure: Procedure;
	today: Day;
	voice: Voice;
	/** What the person is called, where they said. */
	to: string | null;
	from: string | null;
}

/** Whoever reads the page writes to whoever complained, in the language and wording that they read. */
export function writingOf(it: Case, told: Told, { person, today }: { person: Person; today: Day }): Writing {
	const voice = voiceOf(it.language, it.wording);
	return { procedure: foldTold(told.steps), today, voice, to: it.complainantName, from: person.name };
}

const mayHaveNoDay = ['acknowledged', 'resubmitted', 'reinstated'] as const;
const namesDay: readonly DraftName[] = [
	...mayHaveNoDay,
	'stage_1_extended',
	'stage_1_longer_agreed',
	'stage_2_extended',
	'corporate_extended',
];
const whys = [...stageTwoReasons, 'advocate', ...freezeGrounds] as const;

/** The letter that tells the person of this step, as its facts stand now. */
export function draftLetter(name: DraftName, step: Step, writing: Writing): Draft {
	const t = textFor(writing.voice);
	const said = saidIn(name, step, writing);
	const withoutDay = said.day === undefined ? mayHaveNoDay.find((one) => one === name) : undefined;
	const body = t(withoutDay === undefined ? `letters:${name}` : `letters:${withoutDay}.no_day`, {
		...said,
		gap: t('letters:gap'),
	});
	const greeting = writing.to === null ? t('letters:greeting.nobody') : t('letters:greeting', { name: writing.to });
	return { words: [greeting, body, writing.from].filter((part) => part !== null).join('\n\n'), said };
}

/** The letter after its step was changed: what it said of the old facts, it says of the new ones. */
export function rewritten(letter: string, before: Record<string, string>, after: Record<string, string>): string {
	return Object.entries(before).reduce(
		(words, [gap, said]) => (after[gap] === undefined || said === '' ? words : words.replaceAll(said, after[gap])),
		letter,
	);
}

function saidIn(name: DraftName, step: Step, writing: Writing): Record<string, string> {
	const t = textFor(writing.voice);
	const day = namesDay.includes(name) ? dayTold(step, writing) : null;
	const isToBeChosen = 'until' in step && !isDay(step.until);
	const code = 'reason' in step ? step.reason : 'grounds' in step ? step.grounds : undefined;
	const why = whys.find((one) => one === code);
	return {
		...(isToBeChosen ? { day: t('letters:gap') } : day === null ? {} : { day: dayInWords(day, writing.voice) }),
		...(why === undefined ? {} : { why: t(`letters:why.${why}`) }),
		...(step.what === 'frozen' ? { part: t(step.points === null ? 'letters:part.all' : 'letters:part.some') } : {}),
	};
}

/** The day that the step promises: said in it, or where its clock then ends. Null where none runs. */
function dayTold(step: Step, { procedure, today }: Writing): Day | null {
	if ('until' in step && isDay(step.until)) return step.until;
	try {
		const isPossible = isDay(step.on) && refusalOf(procedure, step, today) === null;
		return leadingClock(clocksOf(isPossible ? take(procedure, step) : procedure))?.dueOn ?? null;
	} catch (error) {
		if (error instanceof HolidaysUnknown) return null;
		throw error;
	}
}
