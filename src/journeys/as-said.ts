import type { InferRequestType } from 'hono/client';
import { interpreters } from '../../api/accounts/talking.ts';
import type { Answers } from '../../api/drafts/answers.ts';
import { contactChannels } from '../../api/representations/limits.ts';
import type { About, Kind } from '../../api/representations/routing.ts';
import type { Api } from '../api-client.ts';
import { languageOf, type Voice, wordingOf } from '../text/voices.ts';
import { happenedOn, listIn, textIn } from './fields.ts';
import { EVERYBODY, isEntitled, podOf, type QuestionName, standingOf, type Teller } from './tell-us.ts';

/** What the API is sent at the end. */
export type Said = InferRequestType<Api['api']['representations']['$post']>['json'];

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
	const interpreter = interpreters.find((known) => known === answers.interpreter) ?? null;
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
		advocateDeclined: answers.advocate === 'no' && isEntitled(answers, teller),
		keepFromWorker: answers.keep === 'yes',
		interpreter,
		spokenLanguage: interpreter === 'spoken' ? optional('spoken') : null,
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
		advocateDeclined: { question: 'advocate', field: 'advocate' },
		interpreter: { question: 'talking', field: 'interpreter' },
		spokenLanguage: { question: 'talking', field: 'spoken' },
		contact: { question: 'reply', field: apiField === 'contact.times' ? 'times' : channel },
	};
	return places[first] ?? places.points!;
}
