import { expect, test } from 'vitest';
import { startHourly } from '../../api/hourly.ts';
import { sweep } from '../../api/sweep.ts';
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

test('an hourly chore is done when the house starts, has finished when it is stopped, and a broken one holds up no other', async () => {
	const made = await testWorld();
	await keep(made, 'old');
	made.clock.pass({ days: 8 });
	const broken = { name: 'broken', run: () => Promise.reject(new Error('Broken')) };
	await startHourly(made.world, [broken, { name: 'sweep', run: sweep }]).stop();
	expect(await left(made)).toEqual({ drafts: [], replays: [] });
});
