import { podRoles } from '../accounts/roles.ts';
import type { Standing } from '../representations/standing.ts';
import {
	families,
	type FamilyKey,
	familyKeys,
	firstNameOf,
	membersOf,
	type PodKey,
	pods,
	type StaffKey,
} from './cast.ts';
import { type Choice, seededChoice } from './random.ts';
import type { Step, Story, Times } from './story.ts';
import { ideas } from './words-ideas.ts';
import {
	repliesToThanks,
	repliesToThanksArabic,
	repliesToThanksYoung,
	type Thanks,
	thanksForPod,
	thanksForWorker,
} from './words-thanks.ts';

/** How many thank-yous came in each month, oldest first: more as the year went on, and never evenly. */
const perMonth = [4, 3, 6, 5, 4, 8, 6, 7, 9, 6, 11, 9, 12];
const DAYS_PER_MONTH = 30;

/** Out of a hundred, how many go to each pod. */
const share: readonly [PodKey, number][] = [
	['kingfisher', 36],
	['otter', 24],
	['lighthouse', 22],
	['oak', 11],
	['heron', 7],
];

/** About ninety thank-yous over thirteen months, each about somebody who was there on the day. */
export function pastThanks(times: Times): Story[] {
	const choice = seededChoice('westmere thanks');
	const texts = dealer(choice);
	return perMonth.flatMap((count, month) =>
		Array.from({ length: count }, (_, number) => {
			const ago = (perMonth.length - 1 - month) * DAYS_PER_MONTH + 1 + choice.below(DAYS_PER_MONTH - 1);
			return thanksStory(`thanks-${month}-${number}`, ago, texts(), choice, times);
		}),
	);
}

/** Ideas, spread over the year. */
export function pastIdeas(times: Times): Story[] {
	const choice = seededChoice('westmere ideas');
	return ideas.map(({ words, standing, language, reply }, number) => {
		const ago = 6 + number * 29 + choice.below(20);
		const received = times.daysAgo(ago, eveningOf(choice));
		const from = language === 'ar' ? 'rania' : accountOf(standing, null, choice, ago);
		const pod = from === undefined ? podOf(choice, ago) : families[from].pod;
		return {
			key: `idea-${number}`,
			at: received,
			from: from === undefined ? 'somebody' : { family: from },
			pod,
			said: { kind: 'comment', points: [words], ...(from === undefined ? { standing } : {}) },
			steps: [
				{ at: times.after(received, 2, '11:20'), does: 'opens' },
				...(reply === undefined
					? []
					: ([{ at: times.after(received, 4, '13:40'), does: 'replies', words: reply }] as const)),
			],
		};
	});
}

function thanksStory(key: string, ago: number, text: Thanks, choice: Choice, times: Times): Story {
	const speaks = text.language === 'ar' ? 'rania' : undefined;
	const pod = speaks ? families[speaks].pod : podOf(choice, ago);
	const standing = choice.pick(text.by ?? (['parent', 'parent', 'person_with_pr', 'foster_carer_la'] as const));
	const from = speaks ?? (choice.chance(45) ? accountOf(standing, pod, choice, ago) : undefined);
	const worker = speaks ? 'hannah' : text.words.includes('{worker}') ? workerOf(pod, ago, choice) : undefined;
	const called = worker === undefined ? 'the whole pod' : firstNameOf(worker);
	const received = times.daysAgo(ago, eveningOf(choice));
	const written = from === undefined && choice.chance(18);
	return {
		key,
		at: received,
		from: from
			? { family: from }
			: written
				? { staff: membersOf(pod, ago, ['business_support_officer'])[0]! }
				: 'somebody',
		pod,
		worker,
		said: {
			kind: 'compliment',
			points: [text.words.replaceAll('{worker}', called)],
			...(from ? {} : { standing: choice.chance(70) ? standing : null }),
			...(written ? { channel: choice.pick(['phone', 'paper', 'visit'] as const) } : {}),
		},
		steps: stepsAfterThanks(received, text, { called, from, standing }, choice, times),
	};
}

function stepsAfterThanks(
	received: string,
	text: Thanks,
	{ called, from, standing }: { called: string; from: FamilyKey | undefined; standing: Standing },
	choice: Choice,
	times: Times,
): Step[] {
	const opened = times.after(received, 1 + choice.below(3), '09:40');
	const isYoung = standing.startsWith('child');
	const replies = text.language === 'ar' ? repliesToThanksArabic : isYoung ? repliesToThanksYoung : repliesToThanks;
	const words = choice.pick(replies).replaceAll('{worker}', called);
	const answers = choice.chance(45);
	return [
		{ at: opened, does: 'opens' },
		...(choice.chance(85) ? ([{ at: opened, does: 'sets_themes', themes: text.themes }] as const) : []),
		...(answers ? ([{ at: times.after(opened, 1, '12:15'), does: 'replies', words }] as const) : []),
		...(answers && from ? ([{ at: times.after(opened, 3, '17:20'), does: 'reads' }] as const) : []),
	];
}

/** Deals the texts like cards: all of them once, then all of them again in another order. */
function dealer(choice: Choice): () => Thanks {
	let hand: Thanks[] = [];
	return function deal() {
		if (hand.length === 0) hand = [...thanksForWorker, ...thanksForPod];
		return hand.splice(choice.below(hand.length), 1)[0]!;
	};
}

function podOf(choice: Choice, daysAgo: number): PodKey {
	let left = choice.below(100);
	for (const [pod, percent] of share) {
		const { closedAgo } = pods[pod];
		if (left < percent && (closedAgo === null || daysAgo > closedAgo + 10)) return pod;
		left -= percent;
	}
	return 'kingfisher';
}

function workerOf(pod: PodKey, daysAgo: number, choice: Choice): StaffKey {
	const workers = membersOf(
		pod,
		daysAgo,
		podRoles.filter((role) => role !== 'pod_manager'),
	);
	return choice.pick(workers);
}

/** Somebody with an account who could have said it, and who was with that pod by then. */
function accountOf(standing: Standing, pod: PodKey | null, choice: Choice, daysAgo: number): FamilyKey | undefined {
	const able = familyKeys.filter((key) => {
		const person = families[key];
		const comesIn = !person.hasNewCard && person.language === 'en' && person.sinceAgo > daysAgo;
		return comesIn && person.role === standing && (pod === null || person.pod === pod);
	});
	return able.length === 0 ? undefined : choice.pick(able);
}

function eveningOf(choice: Choice): string {
	const hour = String(8 + choice.below(13)).padStart(2, '0');
	return `${hour}:${String(choice.below(60)).padStart(2, '0')}`;
}
