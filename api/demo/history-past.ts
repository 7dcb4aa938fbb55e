import type { Day } from '../calendar/day.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import { families, membersOf, type PodKey, staff } from './cast.ts';
import type { Step, Story, Times } from './story.ts';
import { type AnsweredComplaint, answeredComplaints } from './words-complaints.ts';

/** The complaints of the past year: received, opened, taken up, answered, and most of them sorted. */
export function pastComplaints(times: Times): Story[] {
	return answeredComplaints.map((complaint) => {
		const { key, pod, from, worker, way } = complaint;
		const received = times.daysAgo(complaint.ago, way === undefined ? '20:40' : '09:20');
		const isFamily = typeof from === 'string';
		const recorder = way === 'spoken_on_the_phone' || way === 'handed_in_on_paper';
		return {
			key,
			at: received,
			from: isFamily ? { family: from } : recorder ? { staff: answersPhone(pod, complaint.ago) } : 'somebody',
			pod,
			worker,
			said: {
				kind: 'complaint',
				points: complaint.points.map(({ words }) => words),
				wants: complaint.wants,
				about: complaint.about,
				advocate: way === 'advocate_first',
				...(isFamily ? {} : { standing: from.standing, name: from.name }),
				...(recorder ? spoken(addWorkingDays(received.slice(0, 10), -1), way) : {}),
			},
			steps: stepsOf(complaint, received, times),
		};
	});
}

function stepsOf(complaint: AnsweredComplaint, received: string, times: Times): Step[] {
	const { way, pod, answeredAfter, sorted, themes } = complaint;
	const after = (workingDays: number, time: string) => times.after(received, workingDays, time);
	const answered = after(answeredAfter, '14:50');
	const arrived = way === 'interest_accepted' || way === 'sent_to_another_pod' ? 2 : 1;
	return [
		...stepsOnTheWay(way, pod, after),
		{ at: after(arrived, '10:05'), does: 'opens' },
		{ at: after(arrived, '10:25'), does: 'accepts' },
		{ at: after(arrived, '10:30'), does: 'sets_themes', themes },
		...(answeredAfter > 12 && way === undefined ? [apology(complaint, after(11, '09:15'))] : []),
		{
			at: answered,
			does: 'answers',
			findings: complaint.points.map(({ finding, answer }) => ({ finding, words: answer })),
			terms: complaint.terms,
			words: letterOf(complaint),
		},
		{ at: times.after(answered, 1, '19:30'), does: 'reads' },
		...(sorted === undefined
			? []
			: ([{ at: times.after(answered, 3, '18:10'), does: 'says_sorted', answer: sorted }] as const)),
	];
}

function stepsOnTheWay(
	way: AnsweredComplaint['way'],
	pod: PodKey,
	after: (workingDays: number, time: string) => string,
): Step[] {
	if (way === 'advocate_first') return [{ at: after(5, '11:00'), does: 'finds_advocate' }];
	if (way === 'interest_accepted') {
		const reason =
			'She has the children every weekend and they want her involved. Sufficient interest under regulation 12.';
		return [{ at: after(1, '11:40'), does: 'sends_on', to: 'pod', pod, reason }];
	}
	if (way === 'sent_to_another_pod') {
		const reason = 'The contact is arranged by Lighthouse. Their manager knows it is coming.';
		return [
			{ at: after(1, '09:50'), does: 'opens' },
			{ at: after(1, '09:55'), does: 'bounces', reason: 'other_pod' },
			{ at: after(1, '15:10'), does: 'sends_on', to: 'pod', pod: 'lighthouse', reason },
		];
	}
	return [];
}

/** Late is admitted: the person hears it before they have to ask. */
function apology({ ago, pod }: AnsweredComplaint, at: string): Step {
	const [manager] = membersOf(pod, ago, ['pod_manager']);
	const words = `I promised you an answer by yesterday and I do not have it yet. I am sorry. You will have it within the next week.\n\n${manager ? staff[manager].name : ''}`;
	return { at, does: 'replies', words: words.trim() };
}

/** What the manager wrote. The right to go on stands under it: the house sees to that. */
function letterOf({ from, letter, language }: AnsweredComplaint): string {
	if (language === 'ar') return `السلام عليكم يا رانيا،\n\n${letter}`;
	const name = typeof from === 'string' ? families[from].name : from.name;
	const isYoung = typeof from === 'string' && families[from].wording !== 'adult';
	const greeting = name === null ? 'Hello,' : isYoung ? `Hello ${name},` : `Dear ${name},`;
	return `${greeting}\n\n${letter}`;
}

function spoken(receivedOn: Day, way: AnsweredComplaint['way']) {
	const channel = way === 'spoken_on_the_phone' ? 'phone' : 'paper';
	return { channel, receivedOn };
}

function answersPhone(pod: PodKey, daysAgo: number) {
	return membersOf(pod, daysAgo, ['business_support_officer'])[0]!;
}
