import { describe, expect, test } from 'vitest';
import { type PodRole, podRoles, staffRoles, type Who } from '../../../api/accounts/roles.ts';
import {
	type Guarded,
	isIndependent,
	isInvited,
	mayAnswer,
	mayArrange,
	mayRead,
	type Sight,
	sightOf,
} from '../../../api/policy/conferences.ts';
import { visibilities } from '../../../api/questionnaires/answers.ts';

const meeting: Guarded = { chairId: 'chair', podId: 'otter', workerId: 'worker' };
const sessionId = '';

interface Row {
	who: Who;
	is: { chair: boolean; worker: boolean; place: PodRole | null; oversees: boolean };
}

/** Everybody there can be: each role of staff, as the chair, the worker or neither, in every place of the pod, of another, or none. */
const everybody: Row[] = staffRoles.flatMap((role) =>
	role === 'advocate'
		? []
		: ['chair', 'worker', 'somebody'].flatMap((id) =>
				[null, ...podRoles].flatMap((place) =>
					['otter', 'oak'].flatMap((podId) =>
						[['otter'], ['oak'], []].map((oversees) => ({
							who: {
								kind: 'staff' as const,
								sessionId,
								id,
								role,
								isFresh: true,
								pods: place ? [{ podId, role: place }] : [],
								oversees,
							},
							is: {
								...{ chair: id === 'chair', worker: id === 'worker' },
								place: podId === 'otter' ? place : null,
								oversees: oversees[0] === 'otter',
							},
						})),
					),
				),
			),
);

/** The rule once more, from the other end: who there is for each. */
function expected({ is }: Row): Sight {
	if (is.chair) return 'everything';
	if (is.worker && is.place !== null) return 'words';
	const seesStanding = is.oversees || ['pod_manager', 'business_support_officer'].includes(is.place ?? '');
	return seesStanding ? 'standing' : 'nothing';
}

describe('who sees what of a conference', () => {
	test('each of every role, in every place, sees what the rule says', () => {
		expect(everybody.length).toBeGreaterThan(1000);
		const wrong = everybody.filter((row) => sightOf(row.who, meeting) !== expected(row));
		expect(wrong).toEqual([]);
	});

	test('only whoever chairs it answers; only the chair and the pod arrange it', () => {
		const wrong = everybody.filter((row) => {
			const arranges = row.is.chair || (row.is.place !== null && expected(row) !== 'nothing');
			return mayAnswer(row.who, meeting) !== row.is.chair || mayArrange(row.who, meeting) !== arranges;
		});
		expect(wrong).toEqual([]);
	});

	test.each<Who>([
		{ kind: 'nobody' },
		{ kind: 'visit', sessionId },
		{ kind: 'return', sessionId, representationId: 'one' },
		{ kind: 'family', sessionId, id: 'chair', awaitsSecret: false },
		{ kind: 'family', sessionId, id: 'worker', awaitsSecret: false },
		{ kind: 'advocate', sessionId, id: 'chair', isFresh: true },
		{ kind: 'system' },
	])('nobody who is not staff sees anything of it: $kind', (who) => {
		expect(sightOf(who, meeting)).toBe('nothing');
		expect(mayArrange(who, meeting)).toBe(false);
		expect(mayAnswer(who, meeting)).toBe(false);
	});

	test('the worker of yesterday, who is in another pod today, sees nothing', () => {
		const moved = { podId: 'oak', role: 'social_worker' } as const;
		const who: Who = {
			kind: 'staff',
			sessionId,
			id: 'worker',
			role: 'social_worker',
			isFresh: true,
			pods: [moved],
			oversees: [],
		};
		expect(sightOf(who, meeting)).toBe('nothing');
	});

	test('S49: what is for the chair alone is for nobody else, and nothing is for those who see how it stands', () => {
		const table = (['everything', 'words', 'standing', 'nothing'] as const).map((sight) =>
			visibilities.filter((visibility) => mayRead(sight, visibility)),
		);
		expect(table).toEqual([[...visibilities], ['not_read_out', 'can_be_read_out'], [], []]);
	});
});

test('an invitation opens for the account it was made for, while it stands', () => {
	const family = (id: string, awaitsSecret = false): Who => ({ kind: 'family', sessionId, id, awaitsSecret });
	const invitation = { accountId: 'kit', isTakenBack: false };
	expect(isInvited(family('kit'), invitation)).toBe(true);
	expect(isInvited(family('kit'), { ...invitation, isTakenBack: true })).toBe(false);
	expect(isInvited(family('kit', true), invitation)).toBe(false);
	expect(isInvited(family('maya'), invitation)).toBe(false);
	expect(isInvited({ kind: 'advocate', sessionId, id: 'kit', isFresh: true }, invitation)).toBe(false);
});

test('whoever chairs neither stands in the child’s pod nor oversees it', () => {
	expect(isIndependent({ pods: [], oversees: [] }, 'otter')).toBe(true);
	expect(isIndependent({ pods: ['oak'], oversees: ['oak'] }, 'otter')).toBe(true);
	expect(isIndependent({ pods: ['otter'], oversees: [] }, 'otter')).toBe(false);
	expect(isIndependent({ pods: [], oversees: ['otter'] }, 'otter')).toBe(false);
});
