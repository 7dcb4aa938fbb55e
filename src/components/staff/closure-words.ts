import type { InferResponseType } from 'hono/client';
import { londonDay } from '../../../api/calendar/day.ts';
import type { Api } from '../../api-client.ts';
import { dayInShort, dayInWords } from '../../text/dates.ts';
import type { Text } from '../../text/index.ts';
import type { StatusName } from '../statuses.ts';

export type Closure = InferResponseType<Api['api']['closures'][':closure']['$get'], 200>;
export type ClosurePerson = Closure['people'][number];
export type Asking = ClosurePerson['invitations'][number];

const shapes = {
	answered: 'answered',
	held: 'paused',
	passed_over: 'withdrawn',
	planned: 'not_started',
	expired: 'closed',
	opened: 'opened',
	sent: 'sent',
} as const satisfies Record<Asking['state'], StatusName>;

/** Where one time of asking stands: a shape and words. */
export function askingInWords({ state, sendOn, sentAt }: Asking, t: Text): { is: StatusName; words: string } {
	const day = state === 'sent' && sentAt !== null ? londonDay(sentAt) : sendOn;
	return { is: shapes[state], words: t(`staff:closure.state.${state}`, { day: dayInShort(day, 'en') }) };
}

export function endedInWords({ endedOn }: Pick<Closure, 'endedOn'>, t: Text): string {
	return t('staff:closure.ended.on', { day: dayInWords(endedOn, 'en') });
}
