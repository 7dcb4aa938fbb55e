import { expect, test } from 'vitest';
import { sendUpWhatWasLeft } from '../../../api/representations/changes-left.ts';
import { leftTo } from '../../../api/representations/routing.ts';
import { smallTown, type Town } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

const there = { managerId: 'priya', serviceManagerId: 'grace', aboutAccountId: null };

test.each([
	['a pod with its manager keeps it', 'pod', {}, null],
	['without a manager it goes to the service manager', 'pod', { managerId: null }, 'service_manager'],
	['whom it is about never gets it', 'pod', { managerId: null, aboutAccountId: 'grace' }, 'complaints_team'],
	['with nobody above, the complaints team', 'pod', { managerId: null, serviceManagerId: null }, 'complaints_team'],
	['a service manager keeps it', 'service_manager', {}, null],
	['who has left is followed by the complaints team', 'service_manager', { serviceManagerId: null }, 'complaints_team'],
	['the complaints team is always there', 'complaints_team', { managerId: null, serviceManagerId: null }, null],
] as const)('%s', (_, sentTo, facts, to) => {
	expect(leftTo(sentTo, { ...there, ...facts })?.sentTo ?? null).toBe(to);
});

const liesWith = async (town: Town) =>
	town.db.selectFrom('register_line').select(['sent_to', 'why', 'due_on']).executeTakeFirst();

test('a complaint of a pod whose manager left goes up with its clock as it was; the next one too', async () => {
	const town = await smallTown();
	await say(await town.as('maya'), aComplaint(town));
	const before = await liesWith(town);
	expect(await sendUpWhatWasLeft(town.world)).toBe(0);
	await town.db
		.updateTable('pod_membership')
		.set({ ended_on: '2026-06-07' })
		.where('account_id', '=', 'account-priya')
		.execute();
	expect(await sendUpWhatWasLeft(town.world)).toBe(1);
	expect(await liesWith(town)).toEqual({ ...before, sent_to: 'service_manager', why: 'no_manager' });
	expect(await sendUpWhatWasLeft(town.world)).toBe(0);
	await town.db.updateTable('pod').set({ service_manager_id: null }).where('id', '=', 'pod-otter').execute();
	expect(await sendUpWhatWasLeft(town.world)).toBe(1);
	expect(await liesWith(town)).toMatchObject({ sent_to: 'complaints_team', why: 'no_manager' });
});

test('a complaint of a pod that closed goes up, and nobody who has left is sent it', async () => {
	const town = await smallTown();
	await say(await town.as('maya'), aComplaint(town));
	await town.db.updateTable('pod').set({ closed_on: '2026-06-08' }).where('id', '=', 'pod-otter').execute();
	await town.db.updateTable('account').set({ ended_at: town.clock.now() }).where('id', '=', 'account-grace').execute();
	expect(await sendUpWhatWasLeft(town.world)).toBe(1);
	expect(await liesWith(town)).toMatchObject({ sent_to: 'complaints_team' });
});
