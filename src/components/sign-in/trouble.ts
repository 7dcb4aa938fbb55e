import { type Text, wordsFor } from '../../text/index.ts';
import type { Mistake } from '../mistakes.ts';

/** What a page may be told of by its address, after somebody was sent on from another. Anything else there is nothing of ours. */
const known = ['sign_in.directory.down', 'sign_in.directory.not_begun'] as const;

export function troubleIn(url: URL, t: Text, field: string): Mistake[] {
	const code = known.find((one) => one === url.searchParams.get('trouble'));
	return code === undefined ? [] : [{ field, words: wordsFor(t, code) }];
}
