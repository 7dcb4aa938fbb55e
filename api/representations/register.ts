import { type Day, londonDay } from '../calendar/day.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import type { SentTo } from './routing.ts';

/**
 * What may wait for a person, the gravest first: days of the law that are gone, then what nobody has begun, then what comes
 * soon. Each is a list of the register by the same name, so that a number and its list are one answer.
 */
export const needs = [
	'past_latest',
	'late',
	'delay_notice',
	'acknowledge',
	'decide',
	'triage',
	'bounced',
	'untouched',
	'accept_late',
	'accept',
	'people',
	'advocate',
	'unopened',
	'due_soon',
	'unacknowledged',
] as const;
export type Need = (typeof needs)[number];

/** Whose desk needs what. What lies with whoever asks is `mine`; the rest is what they watch over. */
export const desks = {
	officer: [
		...(['past_latest', 'late', 'delay_notice', 'acknowledge', 'decide', 'triage', 'bounced', 'untouched'] as const),
		...(['accept_late', 'people', 'advocate', 'unopened', 'due_soon'] as const),
	],
	holder: ['past_latest', 'late', 'accept', 'acknowledge', 'due_soon'],
	overseer: ['past_latest', 'late', 'untouched', 'accept_late', 'due_soon'],
} as const satisfies Record<string, readonly Need[]>;

/** What stands in the weekly list of exceptions, the gravest first: what is over, and what nobody has begun. */
export const exceptionNeeds = [
	...(['past_latest', 'late', 'delay_notice', 'acknowledge', 'decide', 'bounced', 'untouched'] as const),
	...(['accept_late', 'people', 'advocate', 'unopened'] as const),
] as const satisfies readonly Need[];

/** How many working days ahead the desk looks. */
export const SOON_WORKING_DAYS = 5;

export const sorts = ['due', 'received', 'changed', 'reference'] as const;
export type Sort = (typeof sorts)[number];
/** `-received` is the newest first. */
export const sortings = [...sorts, ...sorts.map((sort) => `-${sort}` as const)] as const;
export type Sorting = (typeof sortings)[number];

/** The pod takes a complaint on or gives it back within one working day (our own rule, as `domain.md` has it). */
export function acceptBy(delivery: { sentTo: SentTo; sentAt: string; acceptedAt: string | null }): Day | null {
	if (delivery.sentTo === 'complaints_team' || delivery.acceptedAt !== null) return null;
	return addWorkingDays(londonDay(delivery.sentAt), 1);
}

/** So many words of a search are looked for, each of which has to stand there. */
export const searchWordsMost = 8;

/** More than this many texts say it: no list for a person to read. */
export const saidMost = 10_000;

/**
 * More lines than this leave the house only when two people agree. Under it lies any report of one year: the council whose
 * figures are in our sources had 101 complaints in its worst. Over it lies most of what was ever said.
 */
export const bulkExportLines = 200;

export const viewLimits = { name: 60, asked: 2000 } as const;
