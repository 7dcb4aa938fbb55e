import { interpreters } from '../../api/accounts/talking.ts';
import { isDay } from '../../api/calendar/day.ts';
import type { Answers } from '../../api/drafts/answers.ts';
import { contactChannels } from '../../api/representations/limits.ts';
import type { Kind } from '../../api/representations/routing.ts';
import { isolate } from '../components/isolate.ts';
import { dayInWords } from '../text/dates.ts';
import type { Text } from '../text/index.ts';
import type { Voice } from '../text/voices.ts';
import { standingWords } from './standing-words.ts';
import { addressOf, CHANGED } from './steps.ts';
import { happenedOn, listIn, textIn } from './fields.ts';
import { asked, EVERYBODY, type QuestionName, type Teller } from './tell-us.ts';
import type { Colleague } from './teller.ts';

export interface Row {
	key: string;
	value: string | string[];
	ownWords?: boolean;
	change: string;
}

interface Known {
	kind: Kind;
	answers: Answers;
	teller: Teller;
	podName: string | null;
	people: readonly Colleague[];
}

/** Every answer with the way to change it, in the order of the questions. */
export function checkRows(t: Text, voice: Voice, known: Known): Row[] {
	const { kind, answers, teller } = known;
	const way = asked(kind, answers, teller).map(({ name }) => name);
	const names: QuestionName[] = way.includes('pod') ? way : ['pod', ...way];
	return names.flatMap((name) =>
		rowsOf(t, voice, known, name).map((row) => ({ ...row, change: addressOf(voice, kind, name, CHANGED) })),
	);
}

type Said = Omit<Row, 'change'>;

function rowsOf(t: Text, voice: Voice, known: Known, name: QuestionName): Said[] {
	const { kind, answers, podName } = known;
	const own = (key: string, of: string): Said => ({ key, value: textIn(answers, of).trim(), ownWords: true });
	const points = listIn(answers, 'points');
	switch (name) {
		case 'pod':
			return [
				{
					key: t('tell-us:check.pod'),
					value: podName === null ? t('tell-us:pod.unknown') : t('pod:card.pod', { name: isolate(podName) }),
				},
			];
		case 'words':
			return kind === 'complaint' ? [] : wordsRows(t, kind, known);
		case 'about':
			return [{ key: t('tell-us:check.about'), value: aboutWords(t, known) }];
		case 'points':
			return [{ key: t('tell-us:check.points'), value: points, ownWords: true }];
		case 'thanks':
			return [own(t('tell-us:check.thanks'), 'thanks')];
		case 'when':
			return [{ key: t('tell-us:check.when'), value: whenWords(answers, voice), ownWords: true }];
		case 'wants':
			return [own(t('tell-us:check.wants'), 'wants')];
		case 'you':
			return [{ key: t('tell-us:check.you'), value: standingWords(t, answers) }];
		case 'more':
			return [];
		case 'advocate':
			return [
				{
					key: t('tell-us:check.advocate'),
					value: t(answers.advocate === 'yes' ? 'tell-us:advocate.yes' : 'tell-us:advocate.no'),
				},
			];
		case 'keep':
			return [
				{
					key: t('tell-us:check.keep'),
					value: t(answers.keep === 'yes' ? 'tell-us:keep.tick' : 'tell-us:check.keep.no'),
				},
			];
		case 'reply':
			return [{ key: t('tell-us:check.reply'), value: replyWords(t, answers) }];
		case 'talking':
			return [{ key: t('talking:check'), value: talkingWords(t, answers) }];
		case 'name':
			return [own(t('tell-us:check.name'), 'name')];
	}
}

function wordsRows(t: Text, kind: 'compliment' | 'comment', { answers, teller, people }: Known): Said[] {
	const whom = people.find((person) => person.id === answers.for);
	const rows: Said[] = [
		{ key: t(`tell-us:check.words.${kind}`), value: listIn(answers, 'points').slice(0, 1), ownWords: true },
	];
	if (kind === 'compliment' && people.length > 0) {
		const everybody = answers.for === EVERYBODY || whom === undefined;
		rows.push({
			key: t('tell-us:check.for'),
			value: everybody ? t('tell-us:words.for.everybody') : isolate(whom.name),
		});
	}
	if (!teller.isKnown) rows.push({ key: t('tell-us:check.name'), value: textIn(answers, 'name'), ownWords: true });
	return rows;
}

/** A person by name, everything else in our words. */
function aboutWords(t: Text, { answers, people }: Known): string {
	const [about, id] = textIn(answers, 'about').split(':');
	const named =
		about === 'manager'
			? people.find((person) => person.role === 'pod_manager')
			: people.find((person) => person.id === id);
	if (named) return isolate(named.name);
	return t(`tell-us:about.${about as 'worker' | 'manager' | 'pod' | 'something_else'}`);
}

function whenWords(answers: Answers, voice: Voice): string[] {
	const on = happenedOn(answers);
	const said = [isDay(on) ? dayInWords(on, voice) : '', textIn(answers, 'happened-words').trim()];
	const kept = said.filter((words) => words !== '');
	return kept.length > 0 ? kept : [''];
}

/** Nothing where nothing was chosen: nobody has to say. */
function talkingWords(t: Text, answers: Answers): string {
	const interpreter = interpreters.find((known) => known === answers.interpreter);
	if (interpreter === undefined) return '';
	if (interpreter !== 'spoken') return t(`talking:${interpreter}`);
	return t('talking:spoken.in', { language: isolate(textIn(answers, 'spoken').trim()) });
}

function replyWords(t: Text, answers: Answers): string[] {
	const channel = contactChannels.find((known) => known === answers.reply) ?? 'portal';
	if (channel === 'portal') return [t('tell-us:reply.portal')];
	const typed = [textIn(answers, channel), textIn(answers, 'times')].map((words) => words.trim());
	return [t(`tell-us:reply.${channel}`), ...typed.filter((words) => words !== '').map(isolate)];
}
