import { expect, test } from 'vitest';
import { keepsCover, mayCheckPod, maySeeCallBack, maySeeTeam } from '../../../api/policy/pods.ts';
import { staff, whichStaffMay, whoMay } from './everybody.ts';

const runsOtter = ['the pod’s manager', 'its business support officer'];
const asked = { podId: 'otter', forAccountId: 'social_worker-otter', someoneElse: false };

test('that somebody asked to be called is seen by who runs the pod and by the worker it is for', () => {
	expect(whoMay((who) => maySeeCallBack(who, asked))).toEqual([
		'the pod’s manager',
		'a worker of the pod',
		'its business support officer',
	]);
	expect(whoMay((who) => maySeeCallBack(who, { ...asked, forAccountId: null }))).toEqual(runsOtter);
});

test('“someone other than my worker” is kept from every worker: one of them is the one meant', () => {
	expect(whoMay((who) => maySeeCallBack(who, { ...asked, someoneElse: true }))).toEqual(runsOtter);
});

test('a worker who left the pod no longer sees who asked for them', () => {
	const moved = { ...staff('social_worker', { pod: 'oak' }), id: 'social_worker-otter' };
	expect(maySeeCallBack(moved, asked)).toBe(false);
});

test('what somebody is in another pod gives them nothing in this one', () => {
	const elsewhere = { podId: 'oak', role: 'business_support_officer' } as const;
	const both = staff('senior_social_worker', { pod: 'otter' });
	expect(maySeeCallBack({ ...both, pods: [elsewhere, ...both.pods] }, asked)).toBe(false);
});

test('cover is kept by the pod’s manager and its business support officer', () => {
	expect(whichStaffMay((who) => keepsCover(who, 'otter'))).toEqual(runsOtter);
});

test('that a pod’s card is right is said by whoever keeps its cover, and by an administrator', () => {
	expect(whichStaffMay((who) => mayCheckPod(who, 'otter'))).toEqual([...runsOtter, 'an administrator']);
});

test('who is in today is seen by the pod and by whoever oversees it', () => {
	expect(whichStaffMay((who) => maySeeTeam(who, 'otter'))).toEqual([
		'the pod’s manager',
		'its service manager',
		'a worker of the pod',
		'a senior worker of the pod',
		'its business support officer',
	]);
});
