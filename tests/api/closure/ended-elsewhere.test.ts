import { describe, expect, test } from 'vitest';
import { takeUpEndedWork } from '../../../api/closure/changes-ended.ts';
import { askHowItWent } from '../../../api/closure/changes-send.ts';
import { whatComesOf } from '../../../api/closure/ended-elsewhere.ts';
import { newId } from '../../../api/ids.ts';
import { smallTown, type Town } from '../../support/people.ts';
import { aProgram } from '../../support/programs.ts';
import { publishQuestions } from './asking.ts';

const known = {
	...{ endedOn: '2026-06-07', standing: 'parent', isOver: false, hasSafeContact: true, isInDoubt: false },
};

test.each([
	['a parent who said how we may reach them', {}, 'ask'],
	['a parent of whom nobody has said it', { hasSafeContact: false }, 'say'],
	['a parent in whose family there is doubt', { isInDoubt: true }, 'say'],
	['a child, whose age is not known here', { standing: 'child_in_need' }, 'say'],
	['somebody whom another pod has now', { isOver: true }, 'nothing'],
	['work of which we learn after four weeks', { endedOn: '2026-05-10' }, 'nothing'],
	['the last day of four weeks', { endedOn: '2026-05-11' }, 'ask'],
] as const)('%s', (_, facts, comes) => {
	expect(whatComesOf({ ...known, ...facts }, '2026-06-08')).toBe(comes);
});

async function numbered() {
	const town = await smallTown();
	await publishQuestions(town);
	for (const [who, system_number] of Object.entries({ maya: '42', dan: '43', kit: '44', rowan: '45' })) {
		await town.db.updateTable('account').set({ system_number }).where('id', '=', `account-${who}`).execute();
	}
	for (const [pod, code] of [
		['otter', 'OT'],
		['oak', 'OAK'],
	] as const) {
		await town.db.updateTable('pod').set({ system_code: code }).where('id', '=', town.pod(pod)).execute();
	}
	const program = await aProgram(town, ['allocations:write']);
	const end = async (numbers: string[], more: object[] = [], endedOn: string | null = '2026-06-07') => {
		const rows = numbers.map((personNumber) => ({
			...{ personNumber, podCode: 'OT', startedOn: '2025-09-01', endedOn },
		}));
		const sent = await program.put('/api/allocations', { picture: 'changes', allocations: [...rows, ...more] });
		expect(sent.status).toBe(200);
		await takeUpEndedWork(town.world);
		await askHowItWent(town.world);
	};
	return { town, end };
}

const isReachable = async (town: Town, who: 'maya' | 'dan') =>
	expect((await (await town.as(who)).put('/api/contact/mine', byPhone)).status).toBeLessThan(300);
const byPhone = { channel: 'phone', detail: '01632 960 100', times: 'Mornings', mayLeaveMessage: false };

interface Closures {
	pods: { families: { id: string; name: string; endedOn: string | null }[] }[];
	closures: { endedOn: string; people: { name: string; hold: string | null; invitations: { state: string }[] }[] }[];
}
const seenBy = async (town: Town, who: 'priya' | 'marcus') =>
	(await (await town.as(who)).get<Closures>('/api/closures')).json;

describe('work that the case system ends', () => {
	test('is asked about by itself where reaching the person is known to be safe', async () => {
		const { town, end } = await numbered();
		await isReachable(town, 'maya');
		await end(['42']);
		const { closures, pods } = await seenBy(town, 'priya');
		expect(closures).toMatchObject([{ endedOn: '2026-06-07', people: [{ name: 'Maya', hold: null }] }]);
		expect(closures[0]!.people[0]!.invitations[0]!.state).toBe('sent');
		expect(pods[0]!.families.map(({ name }) => name)).not.toContain('Maya');
		const mine = await (await town.as('maya')).get<unknown[]>('/api/closure/mine');
		expect(mine.json).toHaveLength(1);
		await takeUpEndedWork(town.world);
		expect((await seenBy(town, 'priya')).closures).toHaveLength(1);
	});

	test('waits for the manager where it is not, who is written to once and says it as for work of their own', async () => {
		const { town, end } = await numbered();
		await end(['43', '44']);
		await takeUpEndedWork(town.world);
		const letters = await town.db.selectFrom('letter').select(['kind', 'address']).execute();
		expect(letters).toEqual(Array(2).fill({ kind: 'closure_to_say', address: 'priya@council.example' }));
		const { closures, pods } = await seenBy(town, 'priya');
		expect(closures).toEqual([]);
		const ended = pods[0]!.families.filter(({ endedOn }) => endedOn !== null);
		expect(ended.map(({ name, endedOn }) => [name, endedOn])).toEqual([
			['Dan', '2026-06-07'],
			['Kit', '2026-06-07'],
		]);
		const priya = await town.as('priya');
		const people = [
			{ account: 'account-dan', instrument: 'closure_parent', contact: 'safe' },
			{ account: 'account-kit', instrument: 'closure_8_12', contact: 'unsafe' },
		];
		const ending = { hasDomesticAbuse: false, people };
		const another = await priya.post('/api/pods/pod-otter/closures', { ...ending, endedOn: '2026-06-08' });
		expect(another.json).toMatchObject({ error: { fields: { endedOn: 'closure.day.ended_elsewhere' } } });
		expect((await priya.post('/api/pods/pod-otter/closures', { ...ending, endedOn: '2026-06-07' })).status).toBe(201);
		const after = await seenBy(town, 'priya');
		expect(after.closures[0]!.people.map(({ name, hold }) => [name, hold])).toEqual([
			['Dan', null],
			['Kit', 'contact_unsafe'],
		]);
		expect(after.pods[0]!.families.some(({ endedOn }) => endedOn !== null)).toBe(false);
		expect((await priya.post('/api/pods/pod-otter/closures', { ...ending, endedOn: '2026-06-07' })).status).toBe(422);
	});

	test('a court order on somebody of the family makes it the manager’s to say', async () => {
		const { town, end } = await numbered();
		await isReachable(town, 'maya');
		await town.db
			.insertInto('relation')
			.values({
				...{ id: newId(town.clock.now()), account_id: 'account-dan', of_account_id: 'account-maya' },
				...{ kind: 'other_family', has_responsibility: 0, started_on: '2026-01-01', ended_on: '2026-05-01' },
				...{ closed_because: 'injunction', made_by: 'account-ada', made_at: town.clock.now() },
			})
			.execute();
		await end(['42']);
		expect((await seenBy(town, 'priya')).closures).toEqual([]);
	});

	test('to be with another pod is no end, and neither is an end that was taken back', async () => {
		const { town, end } = await numbered();
		await isReachable(town, 'maya');
		await isReachable(town, 'dan');
		await end(['42'], [{ personNumber: '42', podCode: 'OAK', startedOn: '2026-06-08' }]);
		expect((await seenBy(town, 'priya')).closures).toEqual([]);
		await end(['43'], [], '2026-06-20');
		await end(['43'], [], null);
		town.clock.pass({ days: 20 });
		await takeUpEndedWork(town.world);
		expect((await seenBy(town, 'priya')).closures).toEqual([]);
	});

	test('an end that is to come is asked about once it has come', async () => {
		const { town, end } = await numbered();
		await isReachable(town, 'dan');
		await end(['43'], [], '2026-06-20');
		expect((await seenBy(town, 'priya')).closures).toEqual([]);
		town.clock.pass({ days: 13 });
		await takeUpEndedWork(town.world);
		expect((await seenBy(town, 'priya')).closures).toMatchObject([{ endedOn: '2026-06-20' }]);
	});
});
