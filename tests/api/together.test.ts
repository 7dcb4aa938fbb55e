import { expect, test } from 'vitest';
import { transactTogether } from '../../api/together.ts';
import { testWorld } from '../support/world.ts';

async function town() {
	const { db } = await testWorld();
	const keep = (name: string, fails = false) =>
		transactTogether(db, async (trx) => {
			await trx.insertInto('setting').values({ name, value: 'x', review_on: null }).execute();
			if (fails) throw new Error(`not ${name}`);
			return name;
		});
	const kept = async () => {
		const rows = await db.selectFrom('setting').select('name').where('value', '=', 'x').orderBy('name').execute();
		return rows.map(({ name }) => name);
	};
	return { keep, kept };
}

test('of several at once the one that fails leaves nothing, and the others are kept', async () => {
	const { keep, kept } = await town();
	const names = Array.from({ length: 40 }, (_, nth) => `piece ${10 + nth}`);
	const ends = await Promise.allSettled(names.map((name, nth) => keep(name, nth % 5 === 2)));
	expect(ends.map(({ status }) => status === 'fulfilled')).toEqual(names.map((_, nth) => nth % 5 !== 2));
	expect(await kept()).toEqual(names.filter((_, nth) => nth % 5 !== 2));
});

test('one that the table refuses is told so, and the next begins afresh', async () => {
	const { keep, kept } = await town();
	const ends = await Promise.allSettled([keep('same'), keep('same'), keep('other')]);
	expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
	expect(await keep('later')).toBe('later');
	expect(await kept()).toEqual(['later', 'other', 'same']);
});
