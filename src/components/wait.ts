import { type Text } from '../text/index.ts';
import { type Mistake, mistakesIn } from './mistakes.ts';

interface Refused {
	headers: Headers;
	json(): Promise<{ error: { code: string; fields?: Record<string, string> | undefined } }>;
}

/** The words for a refusal that says when the same may be tried again (`Retry-After`), with that time. */
export async function mistakesWithWait(
	t: Text,
	answer: Refused,
	fallback: string,
	to: Record<string, string> = {},
): Promise<Mistake[]> {
	const mistakes = mistakesIn(t, await answer.json(), fallback, to);
	const seconds = Number(answer.headers.get('retry-after'));
	if (!(seconds > 0)) return mistakes;
	const when = seconds < 60 ? t('card:wait.seconds') : t('card:wait.minutes', { count: Math.ceil(seconds / 60) });
	return mistakes.map((mistake) => ({ ...mistake, words: `${mistake.words} ${when}` }));
}
