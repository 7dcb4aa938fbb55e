import { describe, expect, test } from 'vitest';
import type { Staff, StaffRole, Who } from '../../../api/accounts/roles.ts';
import {
	type Guarded,
	isCounted,
	mayDecide,
	mayEndWork,
	mayOpen,
	mayReadWords,
	readingOf,
	readsService,
} from '../../../api/closure/permissions.ts';

const staff = (role: StaffRole, place?: { pod: string; role?: Staff['pods'][number]['role'] }): Staff => ({
	...{
		kind: 'staff',
		sessionId: 's',
		id: `${role}-${place?.pod ?? 'none'}`,
		role: role as Staff['role'],
		oversees: [],
	},
	pods: place ? [{ podId: place.pod, role: place.role ?? (role as Staff['pods'][number]['role']) }] : [],
});

const everybody: Record<string, Who> = {
	nobody: { kind: 'nobody' },
	'somebody with a card': { kind: 'visit', sessionId: 'v' },
	'somebody with a return code': { kind: 'return', sessionId: 'r', representationId: 'x' },
	'the person themselves': { kind: 'family', sessionId: 'f', id: 'maya', awaitsSecret: false },
	'another of the family': { kind: 'family', sessionId: 'f', id: 'dan', awaitsSecret: false },
	'an advocate': { kind: 'advocate', sessionId: 'a', id: 'imani' },
	'the pod’s manager': staff('pod_manager', { pod: 'otter' }),
	'its service manager': { ...staff('service_manager'), oversees: ['otter'] },
	'a worker of the pod': staff('social_worker', { pod: 'otter' }),
	'a senior worker of the pod': staff('senior_social_worker', { pod: 'otter' }),
	'its business support officer': staff('business_support_officer', { pod: 'otter' }),
	'another pod’s manager': staff('pod_manager', { pod: 'oak' }),
	'another pod’s worker': staff('social_worker', { pod: 'oak' }),
	'another service manager': { ...staff('service_manager'), oversees: ['oak'] },
	'a complaints officer': staff('complaints_officer'),
	'the complaints manager': staff('complaints_manager'),
	'duty staff': staff('duty_worker'),
	'a conference chair': staff('conference_chair'),
	'the director': staff('director'),
	'quality assurance': staff('quality_assurance'),
	'an administrator': staff('administrator'),
};

const first = ['the pod’s manager', 'its service manager'];
const workers = ['a worker of the pod', 'a senior worker of the pod'];
const office = ['a complaints officer', 'the complaints manager'];
const published = [...office, 'the director', 'quality assurance'];

const answers: (Guarded & { isPassedOn: boolean })[] = [true, false].flatMap((isRead) =>
	[true, false].flatMap((isWithDuty) =>
		[true, false].map((isPassedOn) => ({ podId: 'otter', isRead, isWithDuty, isPassedOn })),
	),
);
const cells = Object.entries(everybody).flatMap(([name, who]) => answers.map((it) => ({ name, who, it })));

describe('every person at every answer', () => {
	test.each(
		cells.map(
			({ name, who, it }) =>
				[
					name,
					it.isRead ? 'opened' : 'unopened',
					it.isWithDuty ? 'with duty' : 'clear',
					it.isPassedOn ? 'passed on' : 'kept',
					who,
					it,
				] as const,
		),
	)('%s: %s, %s, %s', (name, _r, _d, _p, who, it) => {
		const { isRead, isWithDuty, isPassedOn } = it;
		expect(mayOpen(who, it), 'opens').toBe(first.includes(name) && !isWithDuty);
		const reads = isRead && !isWithDuty && (first.includes(name) || (workers.includes(name) && isPassedOn));
		expect(mayReadWords(who, it, isPassedOn), 'reads the words').toBe(reads);
		const counts = first.includes(name) || office.includes(name) || (workers.includes(name) && isRead && !isWithDuty);
		expect(isCounted(who, it), 'counts').toBe(counts);
	});

	test.each(Object.entries(everybody))('%s: ends work, decides, reads', (name, who) => {
		expect(mayEndWork(who, 'otter')).toBe(name === 'the pod’s manager');
		expect(mayDecide(who, 'otter')).toBe(first.includes(name));
		expect(readsService(who)).toBe(published.includes(name));
		const reading = first.includes(name)
			? 'all'
			: workers.includes(name)
				? 'pod'
				: office.includes(name)
					? 'office'
					: 'nothing';
		expect(readingOf(who, 'otter')).toBe(reading);
	});
});
