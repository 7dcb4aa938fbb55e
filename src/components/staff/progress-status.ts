import type { Progress } from '../../../api/representations/progress.ts';
import type { StatusName } from '../statuses.ts';

/** The shape that goes with how far something has come; its words are `staff:progress.CODE`. */
export const progressStatus: Record<Progress, StatusName> = {
	not_opened: 'not_opened',
	opened: 'opened',
	accepted: 'with_pod',
	answered: 'answered',
	sorted: 'closed',
	partly_sorted: 'answered',
	not_sorted: 'answered',
};
