import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sealHistory } from '../../../api/audit/changes.ts';
import { checkHistory } from '../../../api/audit/check.ts';
import { headsFolder, readHeads } from '../../../api/audit/heads.ts';
import { sealAndKeepHead } from '../../../api/audit/sealer.ts';
import { smallHistory, tellHistory } from '../../support/history.ts';
import { testWorld, type TestWorld } from '../../support/world.ts';

const folderOf = ({ world }: TestWorld) => headsFolder(world.config.dataDir);
const check = async (made: TestWorld) =>
	(await checkHistory(made.db, made.world.key('audit'), await readHeads(folderOf(made)))).findings;

test('the newest head is written anew with each seal, and the first of a day stays as it was', async () => {
	const made = await testWorld();
	await smallHistory(made);
	await sealAndKeepHead(made.world);
	const first = await readFile(join(folderOf(made), '2026-06-08.json'), 'utf8');
	await tellHistory(made, 60, 65);
	await sealAndKeepHead(made.world);
	made.clock.pass({ days: 1 });
	await sealAndKeepHead(made.world);
	expect((await readdir(folderOf(made))).toSorted()).toEqual(['2026-06-08.json', '2026-06-09.json', 'newest.json']);
	expect(await readFile(join(folderOf(made), '2026-06-08.json'), 'utf8')).toBe(first);
	expect((await readHeads(folderOf(made))).get('newest.json')).toMatchObject({ seal: 11 });
	expect(await check(made)).toEqual([]);
});

test('a head that the history does not hold is put aside and found every time, and sealing goes on', async () => {
	const longer = await testWorld();
	await smallHistory(longer);
	await sealAndKeepHead(longer.world);
	const newest = await readFile(join(folderOf(longer), 'newest.json'), 'utf8');
	const restored = await testWorld();
	await sealAndKeepHead(restored.world);
	await writeFile(join(folderOf(restored), 'newest.json'), newest);
	await tellHistory(restored, 0, 3);
	await sealAndKeepHead(restored.world);
	expect((await readHeads(folderOf(restored))).get('newest.json')).toMatchObject({ seal: 2 });
	expect(await check(restored)).toMatchObject([{ what: 'history_cut_short', seal: 10 }]);
});

test('two houses over one database make each seal once, and nothing new makes none', async () => {
	const made = await testWorld();
	await smallHistory(made);
	const [one, other] = await Promise.all([sealHistory(made.world), sealHistory(made.world)]);
	expect(one!.number).toBe(10);
	expect(other!.number).toBe(10);
	expect((await sealHistory(made.world))!.number).toBe(10);
	expect(await checkHistory(made.db, made.world.key('audit'), new Map())).toMatchObject({ findings: [], unsealed: 0 });
});

test('a line that is written while others are, and kept later than they, stands in the chain all the same', async () => {
	const made = await testWorld();
	await smallHistory(made);
	await Promise.all([
		...Array.from({ length: 6 }, (_, nth) => tellHistory(made, nth * 10, nth * 10 + 10)),
		(async () => {
			for (let nth = 0; nth < 5; nth += 1) await sealHistory(made.world);
		})(),
	]);
	await sealHistory(made.world);
	expect(await checkHistory(made.db, made.world.key('audit'), new Map())).toMatchObject({
		findings: [],
		lines: 115,
		unsealed: 0,
	});
});
