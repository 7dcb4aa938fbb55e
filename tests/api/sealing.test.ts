import { expect, test } from 'vitest';
import { erased } from '../../api/erased.ts';
import { everythingOf, finishShredding, shred } from '../../api/shredding.ts';
import { smallTown, type Town } from '../support/people.ts';
import { aComplaint, say } from '../support/saying.ts';

const POINT = 'Nobody rang when they said they would.';

/** Maya has complained, and so has somebody whom we do not know. */
async function told(): Promise<{ town: Town; maya: string; stranger: string }> {
	const town = await smallTown();
	const { id: maya } = await say(await town.as('maya'), aComplaint(town, { points: [POINT], wants: 'A call' }));
	const { id: stranger } = await say(town.stranger(), aComplaint(town, { points: [POINT] }));
	return { town, maya, stranger };
}

const stored = ({ db }: Town) =>
	db.withoutPlugins().selectFrom('complaint_point').select(['id', 'representation_id', 'words']).execute();

async function shredded(town: Town, account: string): Promise<void> {
	const { db, clock } = town;
	await db.transaction().execute(async (trx) => void (await shred(trx, await everythingOf(trx, account), clock.now())));
	await finishShredding(town.world);
}

test('words stand sealed in the database, the same words differently each time, and are read open', async () => {
	const { town, maya } = await told();
	const rows = await stored(town);
	expect(rows).toHaveLength(2);
	for (const { words } of rows) expect(words).toMatch(/^~1~[\w-]{16}~[A-Za-z0-9+/=]+$/);
	expect(new Set(rows.map(({ words }) => words)).size).toBe(2);
	const { json } = await (await town.as('maya')).get<{ points: { words: string }[] }>(`/api/representations/${maya}`);
	expect(json.points.map(({ words }) => words)).toEqual([POINT]);
});

test('every representation is under a key of its own, and a family member’s other words under theirs', async () => {
	const { town, maya, stranger } = await told();
	const call = { phone: '01632 960 200', someoneElse: false, forAccountId: null };
	expect((await (await town.as('maya')).post('/api/call-backs', call)).status).toBe(201);
	const keys = await town.db.selectFrom('person_key').select(['key_id', 'owner_kind', 'owner_id']).execute();
	expect(keys.map(({ owner_kind, owner_id }) => `${owner_kind} ${owner_id}`).sort()).toEqual(
		[`account ${town.id('maya')}`, `representation ${maya}`, `representation ${stranger}`].sort(),
	);
	expect(new Set(keys.map(({ key_id }) => key_id)).size).toBe(3);
});

test('words that were moved to another row, or altered, cannot be read: no page shows them as if they were its own', async () => {
	const { town, maya, stranger } = await told();
	const rows = await stored(town);
	const [mine, theirs] = [maya, stranger].map((of) => rows.find((row) => row.representation_id === of)!);
	const read = () => town.db.selectFrom('complaint_point').select('words').where('id', '=', mine!.id).execute();
	const put = (words: string) =>
		town.db
			.updateTable('complaint_point')
			.set({ words: words as never })
			.where('id', '=', mine!.id)
			.execute();
	await put(theirs!.words);
	await expect(read()).rejects.toThrow();
	await put(mine!.words.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')));
	await expect(read()).rejects.toThrow();
	await put(mine!.words);
	expect(await read()).toEqual([{ words: POINT }]);
});

test('what was shredded reads as erased at once, everybody else’s words stay, and the house goes on', async () => {
	const { town, maya, stranger } = await told();
	await shredded(town, town.id('maya'));
	const omar = await town.as('omar');
	const points = async (id: string) =>
		(await omar.get<{ points: { words: string }[] }>(`/api/cases/${id}`)).json.points.map(({ words }) => words);
	expect(await points(maya)).toEqual([erased]);
	expect(await points(stranger)).toEqual([POINT]);
	const search = await omar.get<{ rows: { id: string }[] }>('/api/cases?search=rang');
	expect(search.json.rows.map(({ id }) => id)).toEqual([stranger]);
	const note = { words: 'They asked to be forgotten.' };
	expect((await omar.post(`/api/cases/${maya}/notes`, note)).status, 'new words get a new key').toBe(201);
	const keys = await town.db.selectFrom('person_key').selectAll().where('shredded_at', 'is not', null).execute();
	expect(keys).toMatchObject([{ owner_kind: 'representation', owner_id: maya, destroyed_at: town.clock.now() }]);
});

test('a shredding that is taken back took nothing', async () => {
	const { town, maya } = await told();
	const given = town.db.transaction().execute(async (trx) => {
		await shred(trx, [{ representation: maya }], town.clock.now());
		throw new Error('changed their mind');
	});
	await expect(given).rejects.toThrow('changed their mind');
	await finishShredding(town.world);
	const { json } = await (await town.as('maya')).get<{ points: { words: string }[] }>(`/api/representations/${maya}`);
	expect(json.points.map(({ words }) => words)).toEqual([POINT]);
});
