import type { Kysely, Transaction } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Finding, headOf, type Line, type Seal } from '../../../api/audit/chain.ts';
import { checkHistory } from '../../../api/audit/check.ts';
import { findLastSeal, findSeal } from '../../../api/audit/queries-chain.ts';
import type { Database } from '../../../api/database.ts';
import { sealMac } from '../../../api/record.ts';
import { smallHistory, takeGuardsAway } from '../../support/history.ts';
import { testWorld, type TestWorld } from '../../support/world.ts';

/**
 * Somebody holds the database and its key, and not the key of the history. Each of their changes is made in a transaction
 * that is taken back, so that a thousand of them meet the same history.
 */
let made: TestWorld;
let heads: Map<string, ReturnType<typeof headOf>>;
let lines: Line[];
let seals: Seal[];

beforeAll(async () => {
	made = await testWorld();
	await smallHistory(made);
	const mac = sealMac(made.world.key('audit'));
	heads = new Map([
		['2026-06-08.json', headOf(mac, (await findSeal(made.db, 4))!)],
		['newest.json', headOf(mac, (await findLastSeal(made.db))!)],
	]);
	lines = await made.db.selectFrom('record').selectAll().orderBy('line').execute();
	seals = await made.db.selectFrom('record_seal').selectAll().orderBy('number').execute();
});
afterAll(() => made.close());

const look = (db: Kysely<Database>, kept = heads) => checkHistory(db, made.world.key('audit'), kept);

test('a history that nobody touched is found as it was written, its newest lines by their own marks', async () => {
	expect(await look(made.db)).toEqual({ findings: [], lines: 55, seals: 9, unsealed: 4 });
});

test('whoever takes away what refuses changes is found by that alone, though nothing else has changed', async () => {
	await takeGuardsAway(made.db);
	const { findings } = await look(made.db);
	expect(findings.length).toBeGreaterThan(3);
	expect(new Set(findings.map(({ what }) => what))).toEqual(new Set(['guard_missing']));
});

type Chance = (below: number) => number;
type Trx = Transaction<Database>;

const lineColumns = ['id', 'at', 'who_kind', 'who_id', 'what', 'subject', 'subject_id', 'particulars', 'mac'] as const;
const sealColumns = ['sealed_at', 'unmarked', 'mac'] as const;
const sealed = () => lines.slice(0, -4);
const one = <Item>(items: readonly Item[], chance: Chance) => items[chance(items.length)]!;

/** One letter of a text is another. */
function flipped(text: string, chance: Chance): string {
	if (text === '') return 'x';
	const at = chance(text.length);
	const letter = String.fromCharCode(text.charCodeAt(at) ^ (1 << chance(5)));
	return text.slice(0, at) + letter + text.slice(at + 1);
}

const remove = (trx: Trx, which: readonly Line[]) =>
	trx
		.deleteFrom('record')
		.where(
			'line',
			'in',
			which.map(({ line }) => line),
		)
		.execute();

const tamperings: Record<string, (trx: Trx, chance: Chance) => Promise<unknown>> = {
	'flips a letter of a line': (trx, chance) => {
		const line = one(lines, chance);
		const column = one(lineColumns, chance);
		return trx
			.updateTable('record')
			.set({ [column]: flipped(line[column] ?? '', chance) })
			.where('line', '=', line.line)
			.execute();
	},
	'puts somebody else in place of who it was': (trx, chance) => {
		const line = one(lines, chance);
		const other = one(
			lines.filter(({ who_id }) => who_id !== line.who_id),
			chance,
		);
		return trx.updateTable('record').set({ who_id: other.who_id }).where('line', '=', line.line).execute();
	},
	'removes lines': (trx, chance) =>
		remove(
			trx,
			Array.from({ length: 1 + chance(4) }, () => one(sealed(), chance)),
		),
	'removes all that one person did': (trx, chance) =>
		trx
			.deleteFrom('record')
			.where('who_id', '=', one(sealed().slice(3), chance).who_id)
			.execute(),
	'lets two lines change places': async (trx, chance) => {
		const a = one(sealed(), chance);
		const b = one(
			sealed().filter(({ line }) => line !== a.line),
			chance,
		);
		await trx.updateTable('record').set({ line: -1000 }).where('line', '=', a.line).execute();
		await trx.updateTable('record').set({ line: a.line }).where('line', '=', b.line).execute();
		await trx.updateTable('record').set({ line: b.line }).where('line', '=', -1000).execute();
	},
	'puts in a line of their own': (trx, chance) => {
		const like = one(lines, chance);
		const line = one([-5, 0, like.line, lines.at(-1)!.line + 1], chance);
		const mac = one(['', like.mac, flipped(like.mac, chance), 'A'.repeat(22)], chance);
		return trx
			.insertInto('record')
			.values({ ...like, line, id: `made-up-${chance(1e9)}`, mac })
			.execute();
	},
	'writes a line of the house a second time': (trx, chance) =>
		trx
			.insertInto('record')
			.values({ ...one(lines, chance), line: one([-5, lines.at(-1)!.line + 1], chance) })
			.execute(),
	'cuts off the end': async (trx, chance) => {
		const last = seals[chance(seals.length - 1)]!;
		await trx.deleteFrom('record').where('line', '>', last.up_to_line).execute();
		await trx.deleteFrom('record_seal').where('number', '>', last.number).execute();
	},
	'takes the newest seals away and leaves the lines': (trx, chance) =>
		trx
			.deleteFrom('record_seal')
			.where('number', '>', chance(seals.length - 1))
			.execute(),
	'takes away what was first': async (trx, chance) => {
		const last = seals[chance(seals.length - 1)]!;
		await trx.deleteFrom('record').where('line', '<=', last.up_to_line).execute();
		await trx.deleteFrom('record_seal').where('number', '<=', last.number).execute();
	},
	'alters a seal': (trx, chance) => {
		const seal = one(seals, chance);
		const column = one(sealColumns, chance);
		return trx
			.updateTable('record_seal')
			.set({ [column]: flipped(seal[column], chance) })
			.where('number', '=', seal.number)
			.execute();
	},
	'moves where a seal ends': (trx, chance) => {
		const seal = one(seals.slice(1), chance);
		const column = one(['after_line', 'up_to_line', 'lines'] as const, chance);
		return trx
			.updateTable('record_seal')
			.set({ [column]: seal[column] + 1 + chance(5) })
			.where('number', '=', seal.number)
			.execute();
	},
	'takes a seal out of the row, and closes the gap': async (trx, chance) => {
		const seal = one(seals.slice(0, -1), chance);
		await trx.deleteFrom('record_seal').where('number', '=', seal.number).execute();
		if (chance(2) === 0) return;
		for (const later of seals.slice(seal.number)) {
			await trx
				.updateTable('record_seal')
				.set({ number: later.number - 1 })
				.where('number', '=', later.number)
				.execute();
		}
	},
	'changes a line and seals anew with a key of their own': async (trx, chance) => {
		const seal = one(seals.slice(1), chance);
		const line = sealed().find(({ line: number }) => number > seal.after_line)!;
		await trx.updateTable('record').set({ what: 'record.made_up' }).where('line', '=', line.line).execute();
		const mac = sealMac(Buffer.alloc(32, chance(256)))(JSON.stringify(seal));
		await trx.updateTable('record_seal').set({ mac }).where('number', '=', seal.number).execute();
	},
};

class TakenBack extends Error {
	readonly findings: Finding[];
	constructor(findings: Finding[]) {
		super();
		this.findings = findings;
	}
}

async function findingsOf(tamper: (trx: Trx) => Promise<unknown>, kept = heads): Promise<Finding[]> {
	const taken = await made.db
		.transaction()
		.execute(async (trx) => {
			await tamper(trx);
			throw new TakenBack((await look(trx, kept)).findings);
		})
		.catch((error: unknown) => error);
	if (!(taken instanceof TakenBack)) throw taken;
	return taken.findings.filter(({ what }) => what !== 'guard_missing');
}

/** Chance that comes out the same each time (mulberry32). */
function chanceFrom(seed: number): Chance {
	let state = seed;
	return (below) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
	};
}

test('a thousand random tamperings are found, every one of them', { timeout: 60_000 }, async () => {
	const kinds = Object.entries(tamperings);
	const unfound: string[] = [];
	for (let nth = 0; nth < 1000; nth += 1) {
		const [name, tamper] = kinds[nth % kinds.length]!;
		const findings = await findingsOf((trx) => tamper(trx, chanceFrom(nth)));
		if (findings.length === 0) unfound.push(`${nth}: ${name}`);
	}
	expect(unfound).toEqual([]);
});

test('an altered line is named by its number, and nobody’s words are told', async () => {
	const line = sealed()[20]!;
	const findings = await findingsOf((trx) =>
		trx.updateTable('record').set({ particulars: '{"said":"hush"}' }).where('line', '=', line.line).execute(),
	);
	expect(findings).toContainEqual({ what: 'line_altered', line: line.line });
	expect(JSON.stringify(findings)).not.toContain('hush');
});

test('an older copy of everything but the head is found by the head, and of everything by a head carried elsewhere', async () => {
	const restore = async (trx: Trx) => {
		await trx.deleteFrom('record').where('line', '>', seals[3]!.up_to_line).execute();
		await trx.deleteFrom('record_seal').where('number', '>', 4).execute();
	};
	const newest = heads.get('newest.json')!;
	const older = heads.get('2026-06-08.json')!;
	const found = [{ what: 'history_cut_short', file: 'newest.json', seal: 9 }];
	expect(await findingsOf(restore)).toEqual(found);
	expect(await findingsOf(restore, new Map([['newest.json', older]]))).toEqual([]);
	expect(
		await findingsOf(
			restore,
			new Map([
				['newest.json', older],
				['carried/newest.json', newest],
			]),
		),
	).toMatchObject([{ what: 'history_cut_short' }]);
});

test('a head that was altered, or is of another house, is found', async () => {
	const newest = heads.get('newest.json')!;
	const other = headOf(sealMac(Buffer.alloc(32, 1)), seals[8]!);
	for (const head of [{ ...newest, seal: 3 }, { ...newest, upToLine: 1 }, { ...newest, mac: 'x' }, other]) {
		expect(await findingsOf(async () => undefined, new Map([['newest.json', head]]))).toEqual([
			{ what: 'head_altered', file: 'newest.json' },
		]);
	}
});

test('what the check does not see: lines of the last second, not sealed yet, that whoever holds the database removes', async () => {
	expect(await findingsOf((trx) => remove(trx, lines.slice(-1)))).toEqual([]);
});
