import type { InferResponseType } from 'hono/client';
import type { Api } from '../api-client.ts';
import { isolate } from '../components/isolate.ts';
import { dayInWords, timeInWords } from '../text/dates.ts';
import type { Text } from '../text/index.ts';
import type { Voice } from '../text/voices.ts';

type Mine = Api['api']['conferences']['mine'];
/** A meeting as the list of it tells whoever was asked. */
export type Meeting = InferResponseType<Mine['$get'], 200>[number];
/** The same, with what was asked, sent and done. */
export type WholeMeeting = InferResponseType<Mine[':invitation']['$get'], 200>;

/** What kind of meeting it is, in plain words. A parent's is about their child. */
export function kindInWords({ kind, as }: Pick<Meeting, 'kind' | 'as'>, t: Text): string {
	if (as === 'child' || kind === 'child_in_need_review') return t(`meeting:kind.${kind}`);
	return t(`meeting:kind.${kind}_parent`);
}

/** `Monday 30 March 2026 at 10:30am`. */
export function whenInWords({ heldOn, time }: Pick<Meeting, 'heldOn' | 'time'>, t: Text, voice: Voice): string {
	return t('meeting:when', { day: dayInWords(heldOn, voice), time: isolate(timeInWords(time, voice)) });
}
