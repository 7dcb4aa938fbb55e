import { describe, expect, test } from 'vitest';
import {
	type Guarded,
	isCounted,
	mayDecide,
	mayEndWork,
	mayOpen,
	mayReadWords,
	readingOf,
	readsService,
} from '../../../api/policy/closure.ts';
import { everybody, staff } from './everybody.ts';

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

test('somebody newly qualified is a worker of the pod like any other', () => {
	expect(readingOf(staff('newly_qualified_social_worker', { pod: 'otter' }), 'otter')).toBe('pod');
	expect(readingOf(staff('newly_qualified_social_worker', { pod: 'oak' }), 'otter')).toBe('nothing');
});
