import type { Day } from '../calendar/day.ts';
import type { ChildrenOpen } from '../trends/children-open.ts';
import { earlier, periodOf } from '../trends/period.ts';

/** Westmere's children open, the newest month last: a council that grows a little, as its complaints do. */
const children = [
	...[462, 465, 461, 468, 472, 470, 477, 481, 479, 484, 488, 486],
	...[491, 495, 492, 498, 503, 501, 507, 509, 512, 510, 516, 519],
];

/** How many children were open in each month up to the last that is over. */
export function childrenOfWestmere(today: Day): ChildrenOpen[] {
	const running = periodOf('month', today);
	return children.map((count, index) => ({
		period: earlier(running, children.length - index).code,
		pod: null,
		children: count,
		source: 'Westmere’s case system, last day of the month',
	}));
}
