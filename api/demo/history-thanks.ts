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

/** How the thank-yous are spread over the pods. */
const share: readonly [PodKey, number][] = [
	['kingfisher', 36],
	['otter', 24],
	['lighthouse', 22],
	['oak', 11],
	['heron', 14],
];

/** How often one account says thank you, or has an idea. */
const TIMES_MOST = 4;

/** Those who visit families: whom a thank-you names. */
const visitors = ['senior_social_worker', 'social_worker', 'newly_qualified_social_worker'] as const;

/** Anybody may thank; mostly parents do. */
const usual: readonly Standing[] = ['parent', 'parent', 'person_with_pr', 'foster_carer_la'];

/** Who says thank you, to whom, and how long ago. */
interface Thanking {
	text: Thanks;
	ago: number;
	pod: PodKey;
	standing: Standing;
	from: FamilyKey | undefined;
	worker: StaffKey | undefined;
}

/** About ninety thank-yous over thirteen months, each to somebody who was there on the day. */
export function pastThanks(times: Times): Story[] {
	const choice = seededChoice('westmere thanks');
	const nextText = dealer(choice);
	const findAccount = accounts(choice);
	return perMonth.flatMap((count, month) =>
		Array.from({ length: count }, (_, number) => {
			const ago = (perMonth.length - 1 - month) * DAYS_PER_MONTH + 1 + choice.below(DAYS_PER_MONTH - 1);
			const thanking = castThanks(nextText(), ago, choice, findAccount);
			return thanksStory(`thanks-${month}-${number}`, thanking, choice, times);
		}),
	);
}

/** Ideas, spread over the year. */
export function pastIdeas(times: Times): Story[] {
	const choice = seededChoice('westmere ideas');
	const findAccount = accounts(choice);
	return ideas.map(({ words, standing, language, reply }, number) => {
		const ago = 6 + number * 29 + choice.below(20);
		const received = times.daysAgo(ago, timeOfDay(choice));
		const from = language === 'ar' ? 'rania' : findAccount(standing, null, ago);
		return {
			key: `idea-${number}`,
			at: received,
			from: from === undefined ? 'somebody' : { family: from },
			pod: from === undefined ? podOf(choice, ago) : families[from].pod,
			said: { kind: 'comment', points: [words], ...(from === undefined ? { standing } : {}) },
			steps: [
				{ at: times.after(received, 2, '11:20'), does: 'opens' },
				...steps(reply !== undefined && { at: times.after(received, 4, '13:40'), does: 'replies', words: reply }),
			],
		};
	});
}

function castThanks(text: Thanks, ago: number, choice: Choice, findAccount: ReturnType<typeof accounts>): Thanking {
	if (text.language === 'ar')
		return { text, ago, pod: 'kingfisher', standing: 'parent', from: 'rania', worker: 'hannah' };
	const pod = podOf(choice, ago);
	const standing = choice.pick(text.by ?? usual);
	const from = choice.chance(45) ? findAccount(standing, pod, ago) : undefined;
	const worker = text.words.includes('{worker}') ? choice.pick(membersOf(pod, ago, visitors)) : undefined;
	return { text, ago, pod, standing, from, worker };
}

function thanksStory(key: string, thanking: Thanking, choice: Choice, times: Times): Story {
	const { text, ago, pod, standing, from, worker } = thanking;
	const received = times.daysAgo(ago, timeOfDay(choice));
	const said: Story['said'] = { kind: 'compliment', points: [text.words.replaceAll('{worker}', calledBy(worker))] };
	const story = { key, at: received, pod, worker, steps: stepsAfter(received, thanking, choice, times) };
	if (from !== undefined) return { ...story, from: { family: from }, said };
	const told: Story['said'] = { ...said, standing: choice.chance(70) ? standing : null };
	if (!choice.chance(18)) return { ...story, from: 'somebody', said: told };
	const [office] = membersOf(pod, ago, ['business_support_officer']);
	const channel = choice.pick(['phone', 'paper', 'visit'] as const);
	return { ...story, from: { staff: office! }, said: { ...told, channel } };
}

function stepsAfter(
	received: string,
	{ text, standing, from, worker }: Thanking,
	choice: Choice,
	times: Times,
): Step[] {
	const opened = times.after(received, 1 + choice.below(3), '09:40');
	const replies =
		text.language === 'ar' ? repliesToThanksArabic : isYoung(standing) ? repliesToThanksYoung : repliesToThanks;
	const words = choice.pick(replies).replaceAll('{worker}', calledBy(worker));
	const answers = choice.chance(45);
	return [
		{ at: opened, does: 'opens' },
		...steps(choice.chance(85) && { at: opened, does: 'sets_themes', themes: text.themes }),
		...steps(answers && { at: times.after(opened, 1, '12:15'), does: 'replies', words }),
		...steps(answers && from !== undefined && { at: times.after(opened, 3, '17:20'), does: 'reads' }),
	];
}

/** Deals the texts like cards: all of them once, then again in another order, but for those that only one person would say. */
function dealer(choice: Choice): () => Thanks {
	const all = [...thanksForWorker, ...thanksForPod];
	let hand = [...all];
	return function deal() {
		if (hand.length === 0) hand = all.filter(({ language }) => language === undefined);
		return hand.splice(choice.below(hand.length), 1)[0]!;
	};
}

/**
 * Finds somebody with an account who could have said it and was with that pod by then: each of them a few times only,
 * because nobody sends a thank-you every month.
 */
function accounts(choice: Choice) {
	const spoke: FamilyKey[] = [];
	return function findAccount(standing: Standing, pod: PodKey | null, daysAgo: number): FamilyKey | undefined {
		const able = familyKeys.filter((key) => {
			const person = families[key];
			const comesIn = !person.hasNewCard && person.language === 'en' && person.sinceAgo > daysAgo;
			const suits = person.role === standing && (pod === null || person.pod === pod);
			return comesIn && suits && spoke.filter((one) => one === key).length < TIMES_MOST;
		});
		if (able.length === 0) return undefined;
		const key = choice.pick(able);
		spoke.push(key);
		return key;
	};
}

/** One of the pods that were open then, by their share. */
function podOf(choice: Choice, daysAgo: number): PodKey {
	const open = share.filter(([pod]) => (pods[pod].closedAgo ?? 0) < daysAgo);
	let left = choice.below(open.reduce((sum, [, percent]) => sum + percent, 0));
	const found = open.find(([, percent]) => {
		left -= percent;
		return left < 0;
	});
	return found![0];
}

function calledBy(worker: StaffKey | undefined): string {
	return worker === undefined ? 'the whole pod' : firstNameOf(worker);
}

function isYoung(standing: Standing): boolean {
	return standing.startsWith('child');
}

/** A step that may not happen. */
function steps(step: Step | false): Step[] {
	return step === false ? [] : [step];
}

function timeOfDay(choice: Choice): string {
	const hour = String(8 + choice.below(13)).padStart(2, '0');
	return `${hour}:${String(choice.below(60)).padStart(2, '0')}`;
}
