import { describe, expect, test } from 'vitest';
import type { Staff, Who } from '../../../api/accounts/roles.ts';
import {
	type Guarded,
	isInside,
	isTheirs,
	mayFollow,
	mayRead,
	mayRespond,
	mayTakeForFamily,
	mayTriage,
	readingsOf,
} from '../../../api/policy/representations.ts';
import { takenByFamily } from '../../../api/representations/procedure/who-takes.ts';

/**
 * Who may do what with a complaint, a thank-you and an idea, said again from `product.md` ("The people") and the README
 * ("Safety, briefly") instead of from the code: for each thing, who stands how to it, and nobody else at all.
 */
const places = (role: Staff['pods'][number]['role'], ...pods: string[]) => pods.map((podId) => ({ podId, role }));
const staff = (id: string, role: Staff['role'], more: Partial<Staff> = {}): Staff => {
	return { kind: 'staff', sessionId: 's', id, role, isFresh: true, pods: [], oversees: [], ...more };
};

const people = {
	nobody: { kind: 'nobody' },
	visitor: { kind: 'visit', sessionId: 's' },
	software: { kind: 'system' },
	author: { kind: 'family', sessionId: 's', id: 'author', awaitsSecret: false },
	otherParent: { kind: 'family', sessionId: 's', id: 'otherParent', awaitsSecret: false },
	codeOfThis: { kind: 'return', sessionId: 's', representationId: 'this' },
	codeOfAnother: { kind: 'return', sessionId: 's', representationId: 'another' },
	advocate: { kind: 'advocate', sessionId: 's', id: 'advocate', isFresh: true },
	otherAdvocate: { kind: 'advocate', sessionId: 's', id: 'otherAdvocate', isFresh: true },
	podManager: staff('podManager', 'pod_manager', { pods: places('pod_manager', 'otter') }),
	coveringManager: staff('coveringManager', 'pod_manager', { pods: places('pod_manager', 'oak', 'otter') }),
	worker: staff('worker', 'social_worker', { pods: places('social_worker', 'otter') }),
	senior: staff('senior', 'senior_social_worker', { pods: places('senior_social_worker', 'otter', 'oak') }),
	business: staff('business', 'business_support_officer', { pods: places('business_support_officer', 'otter') }),
	oakManager: staff('oakManager', 'pod_manager', { pods: places('pod_manager', 'oak') }),
	oakWorker: staff('oakWorker', 'social_worker', { pods: places('social_worker', 'oak') }),
	serviceManager: staff('serviceManager', 'service_manager', { oversees: ['oak', 'otter'] }),
	otherServiceManager: staff('otherServiceManager', 'service_manager', { oversees: ['heron'] }),
	actingManager: staff('actingManager', 'service_manager', {
		...{ pods: places('pod_manager', 'otter'), oversees: ['otter'] },
	}),
	officer: staff('officer', 'complaints_officer'),
	complaintsManager: staff('complaintsManager', 'complaints_manager'),
	duty: staff('duty', 'duty_worker'),
	chair: staff('chair', 'conference_chair'),
	director: staff('director', 'director'),
	quality: staff('quality', 'quality_assurance'),
	administrator: staff('administrator', 'administrator'),
} as const satisfies Record<string, Who>;
type Person = keyof typeof people;
const everyone = Object.keys(people) as Person[];

const nothing = {
	...{ reads: false, answers: false, triages: false, inside: false, theirs: false, follows: false },
	...{ takes: [] as string[], family: 'others', staff: 'others' },
};
const onward = ['stage_2_requested', 'stage_3_requested', 'corporate_2_requested'];
const whole = { family: 'office', staff: 'office' };

/** How somebody can stand to it, with everything that follows. */
const standings = {
	nothing,
	/** Reads the whole of their own words, and of letters what was not taken out since; and every step of theirs is theirs. */
	author: {
		...nothing,
		...{ reads: true, theirs: true, follows: true, family: 'author' },
		takes: [...onward, 'record_agreed', 'withdrawn'],
	},
	/** Reads as the young person reads, writes on and goes on; to stop it, or to agree its record, is the young person's. */
	advocate: { ...nothing, reads: true, follows: true, takes: onward, family: 'author' },
	/** A thank-you for the pod. */
	pod: { ...nothing, reads: true },
	/** It lies with them and is not opened: they know that it is there, and no word of it. */
	unopened: { ...nothing, reads: true, answers: true },
	answering: { ...nothing, reads: true, answers: true, inside: true },
	overseeing: { ...nothing, reads: true, inside: true },
	office: { ...nothing, ...whole, reads: true, triages: true, inside: true },
	officeAnswering: { ...nothing, ...whole, reads: true, triages: true, inside: true, answers: true },
};
type Standing = keyof typeof standings;

const opened = '2026-06-08T10:00:00.000Z';
const base: Guarded = {
	...{ id: 'this', kind: 'complaint', podId: 'otter', fromAccountId: 'author', aboutAccountId: null },
	...{ openTo: 'advocate', delivery: null },
};
const toPod = (openedAt: string | null, podId: string | null = 'otter'): Guarded['delivery'] => {
	return { sentTo: 'pod', podId, accountId: 'podManager', openedAt };
};
const toServiceManager = (openedAt: string | null): Guarded['delivery'] => {
	return { sentTo: 'service_manager', podId: 'otter', accountId: 'serviceManager', openedAt };
};
const toOffice: Guarded['delivery'] = { sentTo: 'complaints_team', podId: 'otter', accountId: null, openedAt: null };

const family: [Standing, Person[]][] = [
	['author', ['author', 'codeOfThis']],
	['advocate', ['advocate']],
];
const officers: Person[] = ['officer', 'complaintsManager'];
const managers: Person[] = ['podManager', 'coveringManager', 'actingManager'];

const things: [told: string, it: Guarded, who: [Standing, Person[]][]][] = [
	[
		'a complaint that its pod has not opened',
		{ ...base, delivery: toPod(null) },
		[...family, ['office', officers], ['unopened', managers], ['overseeing', ['serviceManager']]],
	],
	[
		'a complaint that its pod has opened',
		{ ...base, delivery: toPod(opened) },
		[...family, ['office', officers], ['answering', managers], ['overseeing', ['serviceManager']]],
	],
	[
		'a complaint about the pod manager, with the service manager, not opened',
		{ ...base, aboutAccountId: 'podManager', delivery: toServiceManager(null) },
		[...family, ['office', officers], ['unopened', ['serviceManager']]],
	],
	[
		'a complaint about the pod manager, with the service manager, opened',
		{ ...base, aboutAccountId: 'podManager', delivery: toServiceManager(opened) },
		[...family, ['office', officers], ['answering', ['serviceManager']]],
	],
	['a complaint with the complaints team', { ...base, delivery: toOffice }, [...family, ['officeAnswering', officers]]],
	[
		'a complaint that the complaints team took from a service manager, who has it no longer',
		{ ...base, delivery: { ...toServiceManager(opened)!, sentTo: 'complaints_team' } },
		[...family, ['officeAnswering', officers]],
	],
	['a complaint that is on its way nowhere', base, [...family, ['office', officers]]],
	['a thank-you that is on its way nowhere', { ...base, kind: 'compliment' }, [...family, ['office', officers]]],
	[
		'a complaint for a pod that nobody knows',
		{ ...base, podId: null, delivery: toPod(opened, null) },
		[...family, ['office', officers]],
	],
	[
		'a complaint without an account, and opened to no advocate',
		{ ...base, fromAccountId: null, openTo: null, delivery: toPod(opened) },
		[
			['author', ['codeOfThis']],
			['office', officers],
			['answering', managers],
			['overseeing', ['serviceManager']],
		],
	],
	[
		'a thank-you that nobody has read yet',
		{ ...base, kind: 'compliment', delivery: toPod(null) },
		[...family, ['office', officers], ['unopened', managers], ['overseeing', ['serviceManager']]],
	],
	[
		'a thank-you that its manager has read: it is for the whole pod',
		{ ...base, kind: 'compliment', delivery: toPod(opened) },
		[
			...family,
			['office', officers],
			['answering', managers],
			['overseeing', ['serviceManager']],
			['pod', ['worker', 'senior', 'business']],
		],
	],
	[
		'a thank-you that lies with the complaints team',
		{ ...base, kind: 'compliment', delivery: { ...toOffice, openedAt: opened } },
		[...family, ['officeAnswering', officers]],
	],
	[
		'a thank-you for a pod that nobody knows',
		{ ...base, kind: 'compliment', podId: null, delivery: toPod(opened, null) },
		[...family, ['office', officers]],
	],
	[
		'an idea that its manager has read: nobody’s to share',
		{ ...base, kind: 'comment', delivery: toPod(opened) },
		[...family, ['office', officers], ['answering', managers], ['overseeing', ['serviceManager']]],
	],
];

/** Everything that the house answers about one person and one thing. */
function asked(who: Who, it: Guarded) {
	return {
		...{ reads: mayRead(who, it), answers: mayRespond(who, it), triages: mayTriage(who, it) },
		...{ inside: isInside(who, it), theirs: isTheirs(who, it), follows: mayFollow(who, it) },
		takes: takenByFamily.filter((step) => mayTakeForFamily(who, it, step)).sort(),
		...readingsOf(who, it),
	};
}

const sorted = (standing: Standing) => ({ ...standings[standing], takes: standings[standing].takes.toSorted() });

describe.each(things)('%s', (_, it, who) => {
	const standingOf = (person: Person): Standing => who.find(([, those]) => those.includes(person))?.[0] ?? 'nothing';

	test.each(everyone.map((person) => [person, standingOf(person)] as const))('%s: %s', (person, standing) => {
		expect(asked(people[person], it)).toEqual(sorted(standing));
	});

	test('whoever works for the council or as an advocate and is complained about has nothing, whatever else they are', () => {
		for (const person of everyone) {
			const one: Who = people[person];
			if (one.kind !== 'staff' && one.kind !== 'advocate') continue;
			const about = { ...it, openTo: one.kind === 'advocate' ? one.id : it.openTo, aboutAccountId: one.id };
			const isComplaint = it.kind === 'complaint';
			const open = one.kind === 'advocate' ? 'advocate' : standingOf(person); // a thank-you is theirs to read all the same
			expect(asked(one, about), person).toEqual(sorted(isComplaint ? 'nothing' : open));
		}
	});
});

test('every step that a family takes is somebody’s', () => {
	expect(takenByFamily.toSorted()).toEqual(standings.author.takes.toSorted());
});
