import type { InferResponseType } from 'hono/client';
import type { LetterName } from '../../../api/representations/letters/kinds.ts';
import type { Api } from '../../api-client.ts';
import { languageOf, type Voice, wordingOf } from '../../text/voices.ts';

type Template = InferResponseType<Api['api']['letter-templates']['$get'], 200>[string];

/** The text of every letter, as it is now for somebody who reads this voice. */
export type Templates = Record<LetterName, Template>;

export async function askTemplates(api: Api, voice: Voice): Promise<Templates> {
	const query = { language: languageOf(voice), wording: wordingOf(voice) };
	const answer = await api.api['letter-templates'].$get({ query });
	if (!answer.ok) throw new Error('The texts of the letters were not told');
	return (await answer.json()) as Templates;
}
