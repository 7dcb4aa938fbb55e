import type { Answers } from '../../api/drafts/answers.ts';
import type { Standing } from '../../api/representations/standing.ts';
import type { Text } from '../text/index.ts';
import { textIn } from './fields.ts';
import { moreFor, moreOf, type yous } from './tell-us.ts';

type You = (typeof yous)[number];
type WithMore = keyof typeof moreOf;
type More = (typeof moreOf)[WithMore][number];

const youHints = ['carer', 'sufficient_interest', 'speaks', 'anonymous'] as const satisfies readonly You[];
const moreHints = [
	'child_looked_after',
	'child_sgo',
	'special_guardian',
	'person_with_pr',
	'advocate',
	'representative',
] as const satisfies readonly More[];

export function hasMore(you: string): you is WithMore {
	return Object.hasOwn(moreOf, you);
}

export function youHint(t: Text, you: You): string | undefined {
	const known = youHints.find((one) => one === you);
	return known && t(`tell-us:you.${known}.hint`);
}

/** The same rule is another sentence for the child and for those who look after it. */
export function moreWords(t: Text, you: string, standing: Standing): string {
	if (standing === 'adoption_person') {
		return t(you === 'young' ? 'tell-us:standing.adoption_person.young' : 'tell-us:standing.adoption_person.carer');
	}
	return t(`tell-us:standing.${standing as Exclude<More, 'adoption_person'>}`);
}

export function moreHint(t: Text, you: string, standing: Standing): string | undefined {
	if (standing === 'adoption_person' && you === 'carer') return t('tell-us:standing.adoption_person.carer.hint');
	const known = moreHints.find((one) => one === standing);
	return known && t(`tell-us:standing.${known}.hint`);
}

/** Who somebody said they are, in the words they chose it by. */
export function standingWords(t: Text, answers: Answers): string {
	const you = textIn(answers, 'you');
	const more = moreFor(answers).find((standing) => standing === answers.more);
	return more === undefined ? t(`tell-us:you.${you as You}`) : moreWords(t, you, more);
}
