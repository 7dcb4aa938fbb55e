import { type Day, plusMonths } from '../calendar/day.ts';

/**
 * How long each kind of thing is kept: `domain.md` 7.5. What comes to its end is put before a person and never erased by
 * itself. `least` is what no council may go below, and why.
 */
export interface Keeping {
	/** What ships, in months. */
	months: number;
	least: number;
	/** The day it is counted from. */
	from: 'last_happened' | 'received' | 'answered' | 'meeting' | 'rung' | 'work_ended';
}

export const kinds = [
	'statutory_complaint',
	'corporate_complaint',
	'compliment',
	'comment',
	'closure_answer',
	'conference_views',
	'call_back',
	'person',
] as const;
export type Kind = (typeof kinds)[number];

/**
 * Six years is the Limitation Act 1980; a complaint may go to the Ombudsman within one year, so nothing that could be asked
 * about goes before. A thank-you and an idea are of use for the year's report; a survey for two or three (`domain.md` 7.5).
 */
export const shipped: Record<Kind, Keeping> = {
	statutory_complaint: { months: 72, least: 72, from: 'last_happened' },
	corporate_complaint: { months: 72, least: 36, from: 'last_happened' },
	compliment: { months: 24, least: 12, from: 'last_happened' },
	comment: { months: 24, least: 12, from: 'last_happened' },
	closure_answer: { months: 36, least: 12, from: 'answered' },
	conference_views: { months: 72, least: 12, from: 'meeting' },
	call_back: { months: 12, least: 1, from: 'rung' },
	person: { months: 72, least: 72, from: 'work_ended' },
};

/** A child in care's own file is kept for 75 years elsewhere; nothing here need be kept longer. */
export const monthsMost = 1200;

/** What goes by itself, because nobody would be asked about it (`sweep.ts`), and what stays for good. */
export const byItself = [
	{ kind: 'draft', hours: 24 },
	{ kind: 'kept_draft', hours: 60 * 24 },
	{ kind: 'replay', hours: 7 * 24 },
	{ kind: 'letter', hours: 90 * 24 },
	{ kind: 'history', hours: null },
] as const;

export type Schedule = Record<Kind, number>;

export function scheduleFrom(set: readonly { kind: Kind; months: number }[]): Schedule {
	const months = Object.fromEntries(kinds.map((kind) => [kind, shipped[kind].months])) as Schedule;
	for (const one of set) months[one.kind] = one.months; // the newest last
	return months;
}

/** The last day that is so long ago that whatever ended on it has come to its end today. */
export function endedBy(today: Day, months: number): Day {
	return plusMonths(today, -months);
}

/** What may be erased: `representation:ID`. */
export const subjectKinds = ['representation', 'person', 'closure_answer', 'conference_views', 'call_back'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export interface Subject {
	kind: SubjectKind;
	id: string;
}

export function nameOf({ kind, id }: Subject): string {
	return `${kind}:${id}`;
}

export function readSubject(text: string): Subject | undefined {
	const [kind, id, more] = text.split(':');
	const known = subjectKinds.find((one) => one === kind);
	return known === undefined || !id || more !== undefined ? undefined : { kind: known, id };
}

export const retentionLimits = { reason: 1000 } as const;

/** Who keeps the schedule, the holds and the queue. */
export const keepers = ['complaints_manager', 'administrator'] as const;
