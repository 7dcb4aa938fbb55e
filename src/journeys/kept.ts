import type { Answers } from '../../api/drafts/answers.ts';
import { listIn, textIn } from './fields.ts';
import { workerValue } from './tell-us.ts';

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

/** The boxes of "what happened" after "add another thing" or "take this away". */
export function changedPoints(typed: Answers, action: string): Answers {
	const points = listIn(typed, 'points');
	if (action === 'add') return { points: [...points, ''] };
	const gone = Number(action.replace('remove-', '')) - 1;
	return { points: points.filter((_, index) => index !== gone) };
}
