import { describe, expect, test } from 'vitest';
import { mayAllocate, mayMake, reachOf, runsPod } from '../../../api/policy/people.ts';
import { staff, whichStaffMay, whoMay } from './everybody.ts';

const withOtter = [{ podId: 'otter', workerId: 'social_worker-otter' }];
const withTwoPods = [{ podId: 'oak', workerId: null }, ...withOtter];
const runsOtter = ['the pod’s manager', 'its business support officer'];
const worker = 'a worker of the pod';

describe('how far somebody reaches into the record of a family member who is with the pod', () => {
	test('it is kept by who runs the pod, by their own worker and by an administrator', () => {
		expect(whoMay((who) => reachOf(who, withOtter) === 'keeps')).toEqual([
			'the pod’s manager',
			worker,
			'its business support officer',
			'an administrator',
		]);
	});

	test('it is seen by whoever else works in the pod', () => {
		expect(whoMay((who) => reachOf(who, withOtter) === 'sees')).toEqual(['a senior worker of the pod']);
	});

	test('somebody of two pods is kept by the people of both', () => {
		expect(whoMay((who) => reachOf(who, withTwoPods) === 'keeps')).toEqual([
			'the pod’s manager',
			worker,
			'its business support officer',
			'another pod’s manager',
			'an administrator',
		]);
		expect(whoMay((who) => reachOf(who, withTwoPods) === 'sees')).toEqual([
			'a senior worker of the pod',
			'another pod’s worker',
		]);
	});

	test('whoever runs one of a person’s pods and only works in the other keeps the record', () => {
		const both = staff('social_worker', { pod: 'oak' });
		const place = { podId: 'otter', role: 'pod_manager' } as const;
		expect(reachOf({ ...both, pods: [...both.pods, place] }, withTwoPods)).toBe('keeps');
	});

	test('whoever was a person’s worker in a pod where they no longer work reaches nothing', () => {
		const moved = { ...staff('social_worker', { pod: 'oak' }), id: 'social_worker-otter' };
		expect(reachOf(moved, withOtter)).toBe('nothing');
	});

	test('somebody who is with no pod is kept by an administrator alone', () => {
		expect(whoMay((who) => reachOf(who, []) !== 'nothing')).toEqual(['an administrator']);
	});
});

test('who has which pod and worker is said by whoever runs the pod, and by an administrator', () => {
	expect(whoMay((who) => mayAllocate(who, withOtter))).toEqual([...runsOtter, 'an administrator']);
	expect(whoMay((who) => mayAllocate(who, []))).toEqual(['an administrator']);
});

test('an account is made by whoever runs the pod, by an administrator, and by a worker for themselves', () => {
	expect(whichStaffMay((who) => mayMake(who, withOtter[0]!))).toEqual([
		'the pod’s manager',
		worker,
		'its business support officer',
		'an administrator',
	]);
	expect(whichStaffMay((who) => mayMake(who, { podId: 'otter', workerId: null }))).toEqual([
		...runsOtter,
		'an administrator',
	]);
	expect(mayMake({ ...staff('social_worker', { pod: 'oak' }), id: 'me' }, { podId: 'otter', workerId: 'me' })).toBe(
		false,
	);
});

test('a pod is run by its manager and its business support officer', () => {
	expect(whichStaffMay((who) => runsPod(who, 'otter'))).toEqual(runsOtter);
});
