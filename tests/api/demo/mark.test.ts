import { expect, test } from 'vitest';
import { BadConfig } from '../../../api/config.ts';
import { isDemo, markAsDemo, refuseToMix } from '../../../api/demo/mark.ts';
import { smallTown } from '../../support/people.ts';
import { testWorld } from '../../support/world.ts';

test('an empty database may become either', async () => {
	const { db } = await testWorld();
	await refuseToMix(db, { demo: true });
	await refuseToMix(db, { demo: false });
	expect(await isDemo(db)).toBe(false);
});

test('the demo refuses to start over real people', async () => {
	const { db } = await smallTown();
	await expect(refuseToMix(db, { demo: true })).rejects.toThrow(BadConfig);
	await expect(refuseToMix(db, { demo: true })).rejects.toThrow('holds real people');
	await refuseToMix(db, { demo: false });
});

test('the demo refuses to start over words that somebody without an account sent', async () => {
	const town = await testWorld();
	const { status } = await town.app.request('/api/representations', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ kind: 'compliment', points: ['Thank you.'] }),
	});
	expect(status).toBe(201);
	await expect(refuseToMix(town.db, { demo: true })).rejects.toThrow(BadConfig);
});

test('a real house refuses to start over the demo', async () => {
	const { db } = await testWorld();
	await markAsDemo(db);
	await expect(refuseToMix(db, { demo: false })).rejects.toThrow('holds the demo council');
	await refuseToMix(db, { demo: true });
});

test('only one marks a database', async () => {
	const { db } = await testWorld();
	expect(await markAsDemo(db)).toBe(true);
	expect(await markAsDemo(db)).toBe(false);
});
