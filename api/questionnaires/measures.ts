import type { Measure } from './instrument.ts';

/**
 * Which options of the item of each measure count towards the figure of the 2010-11 pilot (`domain.md` 3.3): "just over half
 * thought the plan would make them safer", "90% had it explained by social worker, reviewing officer or advocate", "all who
 * attended said some or all of their views were taken into account".
 */
export const counting: Record<Measure, readonly string[]> = {
	safer: ['yes', 'a_bit'],
	explained: ['social_worker', 'chair', 'advocate'],
	attended: ['all', 'part'],
	why_attend: ['to_understand'],
	taken_into_account: ['all', 'some'],
	speak_up: ['yes', 'a_bit'],
};
