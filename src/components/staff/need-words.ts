import type { Need } from '../../../api/representations/register.ts';
import type { StatusName } from '../statuses.ts';

/** The shape that goes with a list that waits; its words are `staff:need.CODE`. */
export const needStatus: Record<Need, StatusName> = {
	past_latest: 'late',
	late: 'late',
	delay_notice: 'late',
	acknowledge: 'late',
	decide: 'with_pod',
	triage: 'sent',
	bounced: 'sent',
	untouched: 'late',
	accept_late: 'late',
	accept: 'not_opened',
	people: 'with_pod',
	advocate: 'not_started',
	unopened: 'not_opened',
	due_soon: 'due_soon',
	unacknowledged: 'not_opened',
};

/** Lists in which it matters since when something lies where it lies, more than when it is due. */
export const tellsSince: readonly Need[] = [
	'triage',
	'bounced',
	'decide',
	'untouched',
	'accept_late',
	'accept',
	'unopened',
];
