import { expect, test } from 'vitest';
import { startHourly } from '../../api/hourly.ts';
import { sweep } from '../../api/sweep.ts';
import { lines, rehearse } from '../support/importing.ts';
import { smallTown } from '../support/people.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

async function keep({ db, clock }: TestWorld, name: string) {
	const at = clock.now();
	await db
		.insertInto('draft')
		.values({ token_hash: name, journey: 'tell-us', account_id: null, sealed: '', kept_at: at })
		.execute();
	await db.insertInto('replay').values({ key_hash: name, body_hash: '', sealed: '', answered_at: at }).execute();
}

const left = async ({ db }: TestWorld) => ({
	drafts: (await db.selectFrom('draft').select('token_hash').orderBy('token_hash').execute()).map(
		(row) => row.token_hash,
	),
	replays: (await db.selectFrom('replay').select('key_hash').orderBy('key_hash').execute()).map((row) => row.key_hash),
});

test('words nobody came back to are gone after a day, the answers to repeated requests after a week', async () => {
	const made = await testWorld();
	await keep(made, 'old');
	made.clock.pass({ days: 6, hours: 1 });
	await keep(made, 'new');
	made.clock.pass({ hours: 23 });
	await sweep(made.world);
	expect(await left(made)).toEqual({ drafts: ['new'], replays: ['new', 'old'] });

	made.clock.pass({ hours: 2 });
	await sweep(made.world);
	expect(await left(made)).toEqual({ drafts: [], replays: ['new'] });
});

test('an import nobody did is gone after a day; of one that was done, the files and names go after 90 days and that it was done stays', async () => {
	const town = await smallTown();
	const staff = (number: string) =>
		lines('staff number,name,role,email', `${number},Asha Nair,pod_manager,${number}@council.example`);
	const done = await rehearse(town, { staff: staff('S1') });
	expect(await done.do()).toEqual({ status: 204 });
	const dry = await rehearse(town, { staff: staff('S2') });
	const kept = async () => ({
		imports: (await town.db.selectFrom('import').select('id').orderBy('id').execute()).map(({ id }) => id),
		names: [
			...new Set((await town.db.selectFrom('import_part').select('import_id').execute()).map((row) => row.import_id)),
		].sort(),
	});
	town.clock.pass({ hours: 23 });
	await sweep(town.world);
	expect(await kept()).toEqual({ imports: [done.id, dry.id].sort(), names: [done.id, dry.id].sort() });
	town.clock.pass({ hours: 2 });
	await sweep(town.world);
	expect(await kept()).toEqual({ imports: [done.id], names: [done.id] });
	town.clock.pass({ days: 88 });
	await sweep(town.world);
	expect(await kept()).toEqual({ imports: [done.id], names: [done.id] });
	town.clock.pass({ days: 2 });
	await sweep(town.world);
	expect(await kept()).toEqual({ imports: [done.id], names: [] });
});

test('an hourly chore is done when the house starts, has finished when it is stopped, and a broken one holds up no other', async () => {
	const made = await testWorld();
	await keep(made, 'old');
	made.clock.pass({ days: 8 });
	const broken = { name: 'broken', run: () => Promise.reject(new Error('Broken')) };
	await startHourly(made.world, [broken, { name: 'sweep', run: sweep }]).stop();
	expect(await left(made)).toEqual({ drafts: [], replays: [] });
});
