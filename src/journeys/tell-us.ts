import { talkingLimits } from '../../api/accounts/talking.ts';
import type { Answers } from '../../api/drafts/answers.ts';
import { limits } from '../../api/representations/limits.ts';
import type { Kind } from '../../api/representations/routing.ts';
import { isEntitledToAdvocate, type Standing } from '../../api/representations/standing.ts';
import { isMissing, textIn } from './fields.ts';

/** Who tells us, as far as an account says it. */
export interface Teller {
	isKnown: boolean;
	standing: Standing | null;
	podId: string | null;
	/** They said how they are talked with, and are not asked again. */
	saidTalking: boolean;
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
	| 'talking'
	| 'name';

export type Field =
	| {
			is: 'words' | 'line';
			most: number;
			/** The code of leaving it empty, where it may not be. */
			missing?: string;
			onlyFor?: (answers: Answers) => boolean;
			email?: boolean;
			mobile?: boolean;
	  }
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
		missing: 'representation.contact.detail_missing',
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
				sms: detail('sms', { mobile: true }),
				phone: detail('phone'),
				post: detail('post'),
				times: { is: 'words', most: limits.contactTimes, onlyFor: (answers) => answers.reply !== 'portal' },
			},
		},
		{
			name: 'talking',
			fields: {
				interpreter: { is: 'choice' },
				spoken: {
					...{ is: 'line', most: talkingLimits.spoken, missing: 'talking.spoken.missing' },
					onlyFor: (answers) => answers.interpreter === 'spoken',
				},
			},
			isAsked: (answers, teller) => !teller.saidTalking && answers.you !== 'anonymous',
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

/** One worker among the answers to "who is it about". */
export const workerValue = (id: string) => `worker:${id}`;

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

/** Whether this person is entitled to an advocate, as far as they said who they are. */
export function isEntitled(answers: Answers, teller: Teller): boolean {
	const standing = standingOf(answers, teller);
	return standing !== null && isEntitledToAdvocate(standing);
}
