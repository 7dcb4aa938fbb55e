import type { LetterName } from '../../../api/representations/letters/kinds.ts';
import type { Day } from '../../../api/calendar/day.ts';
import { addWorkingDays } from '../../../api/calendar/working-days.ts';
import { ombudsman } from '../../../api/council/settings.ts';
import { contactFacts, type Facts, filled } from '../../../api/representations/letters/fill.ts';
import { onwardIn } from '../../../api/representations/letters/kinds.ts';
import type { Council } from '../../reader.ts';
import { dayInWords } from '../../text/dates.ts';
import { textFor } from '../../text/index.ts';
import type { Voice } from '../../text/voices.ts';
import type { Templates } from './letter-templates.ts';

/** Letters by what they are for, in the order in which somebody would meet them. */
export const letterGroups = {
	receipt: ['acknowledged', 'acknowledged_no_day', 'interest_declined', 'lateness_declined'],
	stage_1: ['stage_1_extended', 'stage_1_longer_agreed', 'stage_1_answered'],
	stage_2: ['stage_2_requested', 'record_sent', 'stage_2_extended', 'stage_2_answered'],
	stage_3: [
		...(['stage_3_acknowledged', 'panel_arranged', 'papers_sent', 'panel_reported', 'stage_3_answered'] as const),
		...(['next_stage_refused', 'referred_early'] as const),
	],
	corporate: ['corporate_1_answered', 'corporate_extended', 'corporate_2_acknowledged', 'corporate_2_answered'],
	stopping: [
		...(['frozen', 'proceedings_ended', 'resubmitted', 'resubmitted_no_day', 'withdrawn', 'stopped'] as const),
		...(['reinstated', 'reinstated_no_day', 'joined', 'parted'] as const),
	],
	late: [
		'date_moved',
		...(['late_answer', 'late_answer_over', 'late_again', 'late_again_over'] as const),
		...(['late_panel', 'late_panel_report'] as const),
	],
	rights: ['right_stage_2', 'right_panel', 'right_corporate_2', 'right_ombudsman'],
} as const satisfies Record<string, readonly LetterName[]>;

/** What fills the gaps when nobody's letter is meant: as good as true, so that it reads like one. */
export function examples(letter: LetterName, voice: Voice, templates: Templates, council: Council): Facts {
	const t = textFor(voice);
	const facts = contactFacts({ phone: council.complaintsPhone, advocacy: council.advocacyPhone, ombudsman });
	const passage = onwardIn(letter);
	const later = (days: number) => dayInWords(addWorkingDays(council.today as Day, days), voice);
	return {
		...facts,
		day: later(10),
		last: later(20),
		why: t('letters:why.complexity'),
		part: t('letters:part.all'),
		gap: t('letters:gap'),
		...(passage === undefined ? {} : { go_on: filled(templates[passage].words, facts) }),
	};
}
