import type { InferRequestType } from 'hono/client';
import { type Day, isDay, plusMonths } from '../../api/calendar/day.ts';
import type { Answers } from '../../api/drafts/answers.ts';
import { contactChannels, limits } from '../../api/representations/limits.ts';
import type { About, Kind } from '../../api/representations/routing.ts';
import { isEntitledToAdvocate, type Standing } from '../../api/representations/standing.ts';
import type { Api } from '../api-client.ts';
import { asDay } from '../components/typed-day.ts';
import { languageOf, type Voice, wordingOf } from '../text/voices.ts';

/** What the API is sent at the end. */
export type Said = InferRequestType<Api['api']['representations']['$post']>['json'];

/** Who tells us, as far as an account says it. */
export interface Teller {
	isKnown: boolean;
	standing: Standing | null;
	podId: string | null;
}

export type QuestionName =
	| 'pod'
	| 'words'
	| 'about'
	| 'points'
	| 'thanks'
	| 'when'
	| 'wants'
	| 'you'
	| 'more'
	| 'advocate'
	| 'keep'
	| 'reply'
	| 'name';

export type Field =
	| { is: 'words' | 'line'; most: number; required?: boolean; onlyFor?: (answers: Answers) => boolean; email?: boolean }
	| { is: 'list'; most: number; entries: number }
	| { is: 'choice'; required?: boolean }
	| { is: 'day' }
	| { is: 'tick' };

/** One page: what it asks for, and of whom. */
export interface Question {
	name: QuestionName;
	fields: Readonly<Record<string, Field>>;
	isAsked?: (answers: Answers, teller: Teller) => boolean;
}

/** For "I do not know" which pod, and for a thank-you to everybody in it. */
export const UNKNOWN = 'unknown';
export const EVERYBODY = 'everybody';

/** The second question, for those whose first answer leaves open which rule it is. */
export const moreOf = {
	young: ['child_looked_after', 'child_in_need', 'care_leaver', 'child_sgo', 'adoption_person'],
	carer: ['special_guardian', 'person_with_pr', 'sgo_support_applicant', 'adoption_person'],
	speaks: ['advocate', 'representative'],
} as const satisfies Record<string, readonly Standing[]>;

export const yous = [
	'young',
	'parent',
	'foster_carer_la',
	'carer',
	'sufficient_interest',
	'speaks',
	'anonymous',
] as const;

const pod: Question = {
	name: 'pod',
	fields: { pod: { is: 'choice', required: true } },
	isAsked: (_, teller) => teller.podId === null,
};

const words: Question = {
	name: 'words',
	fields: {
		points: { is: 'list', most: limits.point, entries: 1 },
		for: { is: 'choice' },
		name: { is: 'line', most: limits.name },
	},
};

const detail = (channel: string, more = {}) =>
	({
		is: 'line',
		most: limits.contactDetail,
		required: true,
		onlyFor: (answers: Answers) => answers.reply === channel,
		...more,
	}) as const satisfies Field;

/** The pages of each journey, in their order. */
export const questions: Record<Kind, readonly Question[]> = {
	compliment: [pod, words],
	comment: [pod, words],
	complaint: [
		pod,
		{ name: 'about', fields: { about: { is: 'choice', required: true } } },
		{ name: 'points', fields: { points: { is: 'list', most: limits.point, entries: limits.points } } },
		{ name: 'thanks', fields: { thanks: { is: 'words', most: limits.thanks } } },
		{
			name: 'when',
			fields: { happened: { is: 'day' }, 'happened-words': { is: 'words', most: limits.happened } },
		},
		{ name: 'wants', fields: { wants: { is: 'words', most: limits.wants } } },
		{
			name: 'you',
			fields: { you: { is: 'choice', required: true } },
			isAsked: (_, teller) => !teller.isKnown,
		},
		{
			name: 'more',
			fields: { more: { is: 'choice', required: true } },
			isAsked: (answers, teller) => !teller.isKnown && moreFor(answers).length > 0,
		},
		{
			name: 'advocate',
			fields: { advocate: { is: 'choice', required: true } },
			isAsked: (answers, teller) => isEntitled(answers, teller),
		},
		{ name: 'keep', fields: { keep: { is: 'tick' } } },
		{
			name: 'reply',
			fields: {
				reply: { is: 'choice' },
				email: detail('email', { email: true }),
				phone: detail('phone'),
				post: detail('post'),
				times: { is: 'words', most: limits.contactTimes, onlyFor: (answers) => answers.reply !== 'portal' },
			},
		},
		{
			name: 'name',
			fields: { name: { is: 'line', most: limits.name } },
			isAsked: (answers, teller) => !teller.isKnown && answers.you !== 'anonymous',
		},
	],
};

export function isKind(text: string | undefined): text is Kind {
	return text !== undefined && Object.hasOwn(questions, text);
}

/** The pages this person meets, given what they have said so far. */
export function asked(kind: Kind, answers: Answers, teller: Teller): Question[] {
	return questions[kind].filter((question) => question.isAsked?.(answers, teller) ?? true);
}

/** The first page that cannot be left out and was not answered yet. */
export function firstUnanswered(kind: Kind, answers: Answers, teller: Teller): Question | undefined {
	return asked(kind, answers, teller).find((question) =>
		Object.entries(question.fields).some(([name, field]) => isMissing(name, field, answers)),
	);
}

function isMissing(name: string, field: Field, answers: Answers): boolean {
	if (field.is === 'list') return listIn(answers, name).every((entry) => entry.trim() === '');
	return field.is === 'choice' && field.required === true && textIn(answers, name) === '';
}

/** What a form holds for a page, as typed. */
export function readAnswers(question: Question, form: FormData): Answers {
	const text = (name: string) => String(form.get(name) ?? '');
	const answers: Answers = {};
	for (const [name, field] of Object.entries(question.fields)) {
		if (field.is === 'list') {
			answers[name] = Array.from({ length: field.entries }, (_, index) => form.get(`${name}-${index + 1}`))
				.filter((entry) => entry !== null)
				.map(String);
		} else if (field.is === 'day') {
			for (const part of dayParts(name)) answers[part] = text(part).trim();
		} else if (field.is === 'line') answers[name] = text(name).trim();
		else answers[name] = text(name);
	}
	return answers;
}

/**
 * One code for each field that cannot be kept as it is, by the id it has on the page. The same limits and the same codes
 * as the API, so that nobody learns of a mistake only at the end.
 */
export function mistakesOn(question: Question, answers: Answers, today: Day): Record<string, string> {
	const found = Object.entries(question.fields).flatMap(([name, field]) => mistakesAt(name, field, answers, today));
	return Object.fromEntries(found);
}

function mistakesAt(name: string, field: Field, answers: Answers, today: Day): [string, string][] {
	if (field.is === 'list') {
		const entries = listIn(answers, name);
		if (isMissing(name, field, answers)) return [[`${name}-1`, 'form.field.empty']];
		return entries.flatMap((entry, index): [string, string][] =>
			entry.trim().length > field.most ? [[`${name}-${index + 1}`, 'form.field.too_long']] : [],
		);
	}
	if (field.is === 'day') return dayMistake(name, answers, today);
	if (field.is === 'choice') return isMissing(name, field, answers) ? [[name, 'form.field.missing']] : [];
	if (field.is === 'tick' || field.onlyFor?.(answers) === false) return [];
	const text = textIn(answers, name).trim();
	if (text === '') return field.required ? [[name, 'representation.contact.detail_missing']] : [];
	if (text.length > field.most) return [[name, 'form.field.too_long']];
	return field.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? [[name, 'representation.contact.not_an_email']] : [];
}

function dayMistake(name: string, answers: Answers, today: Day): [string, string][] {
	const on = happenedOn(answers, name);
	if (on === '') return [];
	if (!isDay(on)) return [[name, 'form.field.not_a_day']];
	if (on > today) return [[name, 'representation.happened.after_received']];
	const earliest = plusMonths(today, -12 * limits.happenedYears);
	return on < earliest ? [[name, 'representation.happened.too_long_ago']] : [];
}

/** The day in the three boxes as `2026-06-08`; it may be none of the calendar. Empty when nothing was typed. */
export function happenedOn(answers: Answers, name = 'happened'): string {
	const [day = '', month = '', year = ''] = dayParts(name).map((part) => textIn(answers, part));
	return asDay({ day, month, year });
}

const dayParts = (name: string) => [`${name}-day`, `${name}-month`, `${name}-year`];

/**
 * What else changes when a page is answered: another pod has other people in it, and another answer to "who are you"
 * another second question. A worker found by name brings the pod along.
 */
export function settled(before: Answers, answers: Answers): Answers {
	const after = { ...answers };
	if ('pod' in answers) {
		const [podId = '', workerId] = textIn(answers, 'pod').split('.');
		after.pod = podId;
		if (podId !== textIn(before, 'pod')) {
			after.about = workerId === undefined ? '' : workerValue(workerId);
			after.for = workerId ?? '';
		}
	}
	if ('you' in answers && answers.you !== before.you) Object.assign(after, { more: '', advocate: '' });
	if ('more' in answers && answers.more !== before.more) after.advocate = '';
	if ('points' in answers) after.points = listIn(answers, 'points').filter((entry) => entry.trim() !== '');
	return after;
}

/** One worker among the answers to "who is it about". */
export const workerValue = (id: string) => `worker:${id}`;

export function textIn(answers: Answers, name: string): string {
	const answer = answers[name];
	return typeof answer === 'string' ? answer : '';
}

export function listIn(answers: Answers, name: string): string[] {
	const answer = answers[name];
	return Array.isArray(answer) ? answer : [];
}

export function podOf(answers: Answers, teller: Teller): string | null {
	const chosen = textIn(answers, 'pod');
	if (chosen === UNKNOWN) return null;
	return chosen === '' ? teller.podId : chosen;
}

/** The choices of the second question for this first answer; none where the first says it all. */
export function moreFor(answers: Answers): readonly Standing[] {
	const you = textIn(answers, 'you');
	return Object.hasOwn(moreOf, you) ? moreOf[you as keyof typeof moreOf] : [];
}

/** Who the person is to the child, as far as they said it. */
export function standingOf(answers: Answers, teller: Teller): Standing | null {
	if (teller.isKnown) return teller.standing;
	const said = moreFor(answers).length > 0 ? textIn(answers, 'more') : textIn(answers, 'you');
	return said === '' ? null : (said as Standing);
}

function isEntitled(answers: Answers, teller: Teller): boolean {
	const standing = standingOf(answers, teller);
	return standing !== null && isEntitledToAdvocate(standing);
}

/** Everything said, in the shape the API takes. */
export function asSaid(kind: Kind, answers: Answers, teller: Teller, voice: Voice): Said {
	const optional = (name: string) => textIn(answers, name).trim() || null;
	const points = listIn(answers, 'points').filter((entry) => entry.trim() !== '');
	const common = {
		kind,
		pod: podOf(answers, teller),
		points,
		language: languageOf(voice),
		wording: wordingOf(voice),
		name: teller.isKnown ? null : optional('name'),
	};
	if (kind !== 'complaint') {
		const whom = optional('for');
		return whom === null || whom === EVERYBODY || common.pod === null
			? { ...common, about: whom === EVERYBODY ? 'pod' : null }
			: { ...common, about: 'worker', worker: whom };
	}
	const channel = contactChannels.find((known) => known === answers.reply) ?? 'portal';
	return {
		...common,
		...aboutOf(answers),
		name: answers.you === 'anonymous' ? null : common.name,
		wants: optional('wants'),
		thanks: optional('thanks'),
		happenedOn: happenedOn(answers) || null,
		happenedWords: optional('happened-words'),
		standing: teller.isKnown ? null : standingOf(answers, teller),
		advocate: answers.advocate === 'yes' && isEntitled(answers, teller),
		keepFromWorker: answers.keep === 'yes',
		contact: {
			channel,
			detail: channel === 'portal' ? null : optional(channel),
			times: channel === 'portal' ? null : optional('times'),
		},
	};
}

function aboutOf(answers: Answers): { about: About | null; worker: string | null } {
	const [about = '', worker = null] = textIn(answers, 'about').split(':');
	return { about: about === '' ? null : (about as About), worker };
}

/** The page and the field on it where a mistake that the API found is put right. */
export function placeOf(kind: Kind, answers: Answers, apiField: string): { question: QuestionName; field: string } {
	const channel = textIn(answers, 'reply') || 'reply';
	const [first = '', index = '0'] = apiField.split('.');
	const tellsShort = kind !== 'complaint';
	const places: Record<string, { question: QuestionName; field: string }> = {
		pod: { question: 'pod', field: 'pod' },
		points: { question: tellsShort ? 'words' : 'points', field: `points-${Number(index) + 1}` },
		worker: tellsShort ? { question: 'words', field: 'for' } : { question: 'about', field: 'about' },
		about: tellsShort ? { question: 'words', field: 'for' } : { question: 'about', field: 'about' },
		name: { question: tellsShort ? 'words' : 'name', field: 'name' },
		thanks: { question: 'thanks', field: 'thanks' },
		wants: { question: 'wants', field: 'wants' },
		happenedOn: { question: 'when', field: 'happened' },
		happenedWords: { question: 'when', field: 'happened-words' },
		standing: { question: 'you', field: 'you' },
		advocate: { question: 'advocate', field: 'advocate' },
		contact: { question: 'reply', field: apiField === 'contact.times' ? 'times' : channel },
	};
	return places[first] ?? places.points!;
}

/** The boxes of "what happened" after "add another thing" or "take this away". */
export function changedPoints(typed: Answers, action: string): Answers {
	const points = listIn(typed, 'points');
	if (action === 'add') return { points: [...points, ''] };
	const gone = Number(action.replace('remove-', '')) - 1;
	return { points: points.filter((_, index) => index !== gone) };
}
