import { HolidaysUnknown } from '../../../api/calendar/bank-holidays.ts';
import { type Day, isDay } from '../../../api/calendar/day.ts';
import { ombudsman } from '../../../api/council/settings.ts';
import { contactFacts, type Facts, filled } from '../../../api/representations/letters/fill.ts';
import { type LetterName, letterNames, mustSay, onwardIn } from '../../../api/representations/letters/kinds.ts';
import { promisedTo, resubmitBy } from '../../../api/representations/procedure/for-family.ts';
import { type Procedure, refusalOf, take } from '../../../api/representations/procedure/procedure.ts';
import { freezeGrounds, type Step, stageTwoReasons } from '../../../api/representations/procedure/steps.ts';
import { dayInWords } from '../../text/dates.ts';
import { textFor } from '../../text/index.ts';
import { languageOf, type Voice, voiceOf, wordingOf } from '../../text/voices.ts';
import type { Api } from '../../api-client.ts';
import type { Council, Person } from '../../reader.ts';
import type { Case } from './case-shape.ts';
import { foldTold, type Told } from './procedure-shape.ts';
import { askTemplates, type Templates } from './letter-templates.ts';
import { typedIn } from './typed.ts';

/** A letter in the person's own language and wording, with what depends on the step's facts said apart. */
export interface Draft {
	words: string;
	/** Sentences and days in it that change with the facts: `day`, `why`, `part`. */
	said: Record<string, string>;
	/** The text that it was written from. */
	template: { letter: LetterName; version: number };
	/** The same in English, for whoever sends it, where the person reads another language. */
	inEnglish: string | undefined;
}

export interface Writing {
	procedure: Procedure;
	today: Day;
	voice: Voice;
	/** What the person is called, where they said. */
	to: string | null;
	from: string | null;
	templates: Templates;
	/** The English ones, where the person reads another language. */
	english: Templates | undefined;
	facts: Facts;
}

/** Whoever reads the page writes to whoever complained, in the language and wording that they read. */
export async function askWriting(
	it: Case,
	told: Told,
	{ api, person, council }: { api: Api; person: Person; council: Council },
): Promise<Writing> {
	const voice = voiceOf(it.language, it.wording);
	const isEnglish = languageOf(voice) === 'en';
	const [templates, english] = await Promise.all([
		askTemplates(api, voice),
		isEnglish ? undefined : askTemplates(api, voiceOf('en', it.wording)),
	]);
	const facts = contactFacts({ phone: council.complaintsPhone, advocacy: council.advocacyPhone, ombudsman });
	const people = { to: it.complainantName, from: person.name };
	return { procedure: foldTold(told.steps), today: council.today, voice, ...people, templates, english, facts };
}

const withoutDay = {
	acknowledged: 'acknowledged_no_day',
	resubmitted: 'resubmitted_no_day',
	reinstated: 'reinstated_no_day',
} as const;
const whys = [...stageTwoReasons, 'advocate', ...freezeGrounds] as const;

/** The letter that tells the person of this step, as its facts stand now. */
export function draftLetter(name: LetterName, step: Step, writing: Writing): Draft {
	const { voice, english } = writing;
	const inEnglish =
		english &&
		draftLetter(name, step, {
			...writing,
			voice: voiceOf('en', wordingOf(voice)),
			templates: english,
			english: undefined,
		});
	const t = textFor(voice);
	const said = saidIn(name, step, writing);
	const letter = said.day === undefined && name in withoutDay ? withoutDay[name as keyof typeof withoutDay] : name;
	const { words, version } = writing.templates[letter];
	const passage = onwardIn(letter);
	const body = filled(words, {
		...writing.facts,
		...said,
		gap: t('letters:gap'),
		...(passage === undefined ? {} : { go_on: filled(writing.templates[passage].words, writing.facts) }),
	});
	const greeting = writing.to === null ? t('letters:greeting.nobody') : t('letters:greeting', { name: writing.to });
	return {
		words: [greeting, body, writing.from].filter((part) => part !== null).join('\n\n'),
		said,
		template: { letter, version },
		inEnglish: inEnglish?.words,
	};
}

/** The letter after its step was changed: what it said of the old facts, it says of the new ones. */
export function rewritten(letter: string, before: Record<string, string>, after: Record<string, string>): string {
	return Object.entries(before).reduce(
		(words, [gap, said]) => (after[gap] === undefined || said === '' ? words : words.replaceAll(said, after[gap])),
		letter,
	);
}

function saidIn(name: LetterName, step: Step, writing: Writing): Record<string, string> {
	const t = textFor(writing.voice);
	const code = 'reason' in step ? step.reason : 'grounds' in step ? step.grounds : undefined;
	const why = whys.find((one) => one === code);
	return {
		...daysIn(name, step, writing),
		...(why === undefined ? {} : { why: t(`letters:why.${why}`) }),
		...(step.what === 'frozen' ? { part: t(step.points === null ? 'letters:part.all' : 'letters:part.some') } : {}),
	};
}

/** The days that the text names. One that is still to be chosen is a gap; one that there is none of is left out. */
function daysIn(name: LetterName, step: Step, writing: Writing): { day?: string; last?: string } {
	const named = mustSay(name);
	if (!named.includes('day')) return {};
	const inWords = (day: Day) => dayInWords(day, writing.voice);
	const gap = textFor(writing.voice)('letters:gap.day'); // not the officer’s own gap: that one they fill
	const chosen = 'until' in step ? step.until : 'panelOn' in step ? step.panelOn : undefined;
	if (chosen !== undefined) return { day: isDay(chosen) ? inWords(chosen) : gap };
	const { on, latestOn } = dayTold(step, writing) ?? {};
	if (on === undefined) return name in withoutDay ? {} : { day: gap, ...(named.includes('last') ? { last: gap } : {}) };
	return { day: inWords(on), ...(named.includes('last') ? { last: inWords(latestOn ?? on) } : {}) };
}

/** What the step promises: the day of the panel, the last day to ask again, or where its clock then ends; null where none runs. */
function dayTold(step: Step, { procedure, today }: Writing): { on: Day; latestOn?: Day | null } | null {
	const panelOn = procedure.last.panel_arranged?.panelOn;
	if (step.what === 'papers_sent') return panelOn === undefined ? null : { on: panelOn };
	try {
		const isPossible = isDay(step.on) && refusalOf(procedure, step, today) === null;
		const then = isPossible ? take(procedure, step) : procedure;
		const lastDay = step.what === 'proceedings_ended' ? resubmitBy(then) : null;
		return lastDay === null ? promisedTo(then) : { on: lastDay };
	} catch (error) {
		if (error instanceof HolidaysUnknown) return null;
		throw error;
	}
}

/** The text that a letter of a form was drafted from, as `LetterBox` keeps it. */
export function templateIn(form: FormData, field: string): Draft['template'] | null {
	const [name, version] = typedIn(form)(`${field}-template`).split(' ');
	const letter = letterNames.find((known) => known === name);
	return letter === undefined ? null : { letter, version: Number(version) };
}
