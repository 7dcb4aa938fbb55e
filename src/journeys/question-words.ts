import type { Answers } from '../../api/drafts/answers.ts';
import type { Kind } from '../../api/representations/routing.ts';
import type { PictureName } from '../components/pictures.ts';
import { type Text, wordsFor } from '../text/index.ts';
import type { Question, QuestionName } from './tell-us.ts';

/** The heading of a page whose heading is not the name of its one field. */
export function headingOf(t: Text, name: QuestionName): string | undefined {
	if (name === 'points') return t('tell-us:points.question');
	if (name === 'when') return t('tell-us:when.question');
	return name === 'keep' ? t('tell-us:keep.question') : undefined;
}

const takesWords: readonly QuestionName[] = ['words', 'points', 'thanks', 'when', 'wants', 'reply', 'talking', 'name'];

/** Who will see what is written on this page. */
export function whoSees(t: Text, kind: Kind, name: QuestionName, answers: Answers, podId: string | null) {
	if (name === 'pod') return t('tell-us:who_sees.find');
	if (!takesWords.includes(name)) return undefined;
	if (kind !== 'complaint') return t(podId === null ? 'tell-us:who_sees.unknown' : `tell-us:who_sees.${kind}`);
	if (podId === null || answers.you === 'anonymous') return t('tell-us:who_sees.team');
	return t(answers.about === 'manager' ? 'tell-us:who_sees.manager' : 'tell-us:who_sees.complaint');
}

/** What to say of a field that was left empty and may not be, or that is too long: the limit is told. */
export function mistakeWords(t: Text, kind: Kind, { fields }: Question, field: string, code: string): string {
	const asked = fields[field.replace(/-\d+$/, '')];
	if (code === 'form.field.too_long' && asked && 'most' in asked) return t('tell-us:too_long', { most: asked.most });
	if (code !== 'form.field.missing' && code !== 'form.field.empty') return wordsFor(t, code);
	if (field === 'points-1')
		return kind === 'complaint' ? t('tell-us:missing.points') : t(`tell-us:missing.words.${kind}`);
	return t(`tell-us:missing.${field as 'pod' | 'about' | 'you' | 'more' | 'advocate'}`);
}

const drawings: Record<QuestionName, PictureName> = {
	pod: 'meeting',
	words: 'open-hand',
	about: 'person-adult',
	points: 'worry',
	thanks: 'open-hand',
	when: 'calendar',
	wants: 'sun',
	you: 'person-young',
	more: 'person-young',
	advocate: 'talk',
	keep: 'lock',
	reply: 'letter',
	talking: 'ear',
	name: 'card',
};

/** The picture beside a question, for those who read with pictures. */
export function drawingOf(kind: Kind, name: QuestionName): PictureName {
	return kind === 'comment' && name === 'words' ? 'idea' : drawings[name];
}
