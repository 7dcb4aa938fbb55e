import { londonDay } from '../calendar/day.ts';
import type { AppointedRole } from '../representations/procedure/people.ts';
import type { Step, Story, Times } from './story.ts';

/** Complaints that went on: one investigated at stage 2, one on its way to a review panel, one that waits for a court. */
export function laterStages(times: Times): Story[] {
	return [investigated(times), beforeThePanel(times), waitsForACourt(times)];
}

/** A moment so many working days after the one at which a story began. */
type After = (workingDays: number, time: string) => string;

function investigated(times: Times): Story {
	const at = times.workingDaysAgo(40, '18:20');
	const after: After = (workingDays, time) => times.after(at, workingDays, time);
	return {
		key: 'moved-twice',
		at,
		from: 'somebody',
		pod: 'otter',
		said: {
			kind: 'complaint',
			points: [
				'My grandson was moved twice in one term and nobody told me before either move.',
				'The record says I was asked to the meeting. I was not.',
			],
			wants: 'The record put right, and to be told before he is moved again.',
			about: 'pod',
			standing: 'person_with_pr',
			name: 'Dorothy Marsh',
		},
		steps: [
			...opened(after, 1),
			{
				at: after(9, '15:30'),
				does: 'answers',
				findings: [
					{ finding: 'partially_upheld', words: 'You were told of the second move on the day, which is too late.' },
					{ finding: 'not_upheld', words: 'Our note of 3 February says that you were rung.' },
				],
				terms: null,
				words:
					'Dear Mrs Marsh,\n\nI am sorry that you heard of the second move so late. About the meeting, our record and yours do not agree, and I cannot settle it from here.',
			},
			{ at: after(14, '19:05'), does: 'goes_on', to: 'stage_2_requested' },
			{ at: after(15, '09:10'), does: 'opens' },
			appoints(after(16, '11:00'), 'investigating_officer', 'Helen Prowse'),
			appoints(after(16, '11:10'), 'independent_person', 'Tunde Okafor-Reyes'),
			{
				at: after(24, '10:00'),
				does: 'takes',
				step: {
					what: 'stage_2_extended',
					on: londonDay(after(24, '10:00')),
					reason: 'witness_unavailable',
					until: londonDay(after(60, '10:00')),
				},
				reason: 'The worker who made the record has left and can only be seen next month.',
				words: `Dear Mrs Marsh,\n\nThe people who look into your complaint need longer: somebody they must speak to is away until next month. They will finish well before the last day that the rules allow.\n\nJudith Ferriby`,
			},
		],
	};
}

function beforeThePanel(times: Times): Story {
	const at = times.workingDaysAgo(95, '12:40');
	const after: After = (workingDays, time) => times.after(at, workingDays, time);
	return {
		key: 'no-support',
		at,
		from: 'somebody',
		pod: 'lighthouse',
		said: {
			kind: 'complaint',
			points: ['We were promised support when our daughter came home and none came for five months.'],
			wants: 'The support, and somebody to say it should not have happened.',
			about: 'pod',
			standing: 'parent',
			name: 'Owen Price',
		},
		steps: [
			...opened(after, 1),
			{
				at: after(10, '14:10'),
				does: 'answers',
				findings: [{ finding: 'partially_upheld', words: 'It took too long. The reason was that nobody was free.' }],
				terms: null,
				words: 'Dear Mr Price,\n\nIt took too long and I am sorry. There is a place for you from next month.',
			},
			{ at: after(16, '20:15'), does: 'goes_on', to: 'stage_2_requested' },
			{ at: after(17, '09:15'), does: 'opens' },
			appoints(after(18, '10:00'), 'investigating_officer', 'Priti Nair'),
			appoints(after(18, '10:05'), 'independent_person', 'Glenda Osei'),
			appoints(after(18, '10:15'), 'adjudicating_officer', 'Frances Whitlock', true),
			{
				at: after(38, '16:00'),
				does: 'reports',
				report: 'investigation',
				finding: 'upheld',
				found: 'Five months passed because a referral was closed in error. Nobody looked at it again.',
				words: null,
			},
			{
				at: after(40, '12:00'),
				does: 'reports',
				report: 'adjudication',
				finding: 'upheld',
				found: 'The council accepts the finding. The support has begun.',
				words:
					'Dear Mr Price,\n\nYou were right. A referral was closed by mistake and nobody noticed. I am sorry. The support has begun, and the team checks closed referrals each month from now on.\n\nFrances Whitlock',
			},
			{ at: times.workingDaysAgo(20, '18:45'), does: 'goes_on', to: 'stage_3_requested' },
			{ at: times.workingDaysAgo(19, '09:05'), does: 'opens' },
			{
				at: times.workingDaysAgo(19, '10:30'),
				does: 'takes',
				step: { what: 'stage_3_acknowledged', on: londonDay(times.workingDaysAgo(19, '10:30')) },
				reason: null,
				words:
					'Dear Mr Price,\n\nWe have your request for a review panel. We are finding three people who do not work for us, and will tell you the day.\n\nJudith Ferriby',
			},
			appoints(times.workingDaysAgo(14, '09:40'), 'panel_chair', 'Rosalind Achebe'),
			appoints(times.workingDaysAgo(14, '09:45'), 'panel_member', 'Martin Sowerby'),
			appoints(times.workingDaysAgo(14, '09:50'), 'panel_member', 'Leila Haddad'),
			{
				at: times.workingDaysAgo(14, '10:00'),
				does: 'takes',
				step: { what: 'chair_appointed', on: londonDay(times.workingDaysAgo(14, '10:00')) },
				reason: null,
				words: null,
			},
			{
				at: times.workingDaysAgo(13, '10:00'),
				does: 'takes',
				step: {
					what: 'panel_arranged',
					on: londonDay(times.workingDaysAgo(13, '10:00')),
					panelOn: londonDay(times.workingDaysAgo(-8, '10:00')),
				},
				reason: null,
				words: null,
			},
			{
				at: times.workingDaysAgo(4, '10:00'),
				does: 'takes',
				step: { what: 'papers_sent', on: londonDay(times.workingDaysAgo(4, '10:00')) },
				reason: null,
				words: null,
			},
		],
	};
}

function waitsForACourt(times: Times): Story {
	const at = times.workingDaysAgo(28, '21:10');
	const after: After = (workingDays, time) => times.after(at, workingDays, time);
	return {
		key: 'family-time-order',
		at,
		from: 'somebody',
		pod: 'oak',
		said: {
			kind: 'complaint',
			points: ['The worker told the court things about our family time that are not so.'],
			wants: 'The report changed.',
			about: 'pod',
			standing: 'parent',
			name: 'Karolina',
		},
		steps: [
			...opened(after, 1),
			{
				at: after(5, '11:20'),
				does: 'takes',
				step: { what: 'frozen', on: londonDay(after(5, '11:20')), grounds: 'court', points: null },
				reason:
					'The same report is before the family court next month. Legal say that looking into it now would cut across.',
				words:
					'Dear Karolina,\n\nA court is looking at the same report now. We have to wait until it has finished. When it has, you have one year to ask us again, and we will tell you so.\n\nYou can write to us here at any time.\n\nJudith Ferriby',
			},
		],
	};
}

function opened(after: After, workingDays: number): Step[] {
	return [
		{ at: after(workingDays, '09:30'), does: 'opens' },
		{ at: after(workingDays, '09:40'), does: 'accepts' },
	];
}

function appoints(at: string, role: AppointedRole, name: string, worksForCouncil = false): Step {
	return { at, does: 'appoints', role, name, worksForCouncil };
}
