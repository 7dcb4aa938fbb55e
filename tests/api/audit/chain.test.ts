import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
	checkHead,
	checkLines,
	checkSeal,
	firstSeal,
	headOf,
	headText,
	type Line,
	lineText,
	nextSeal,
	sealText,
	type Seal,
} from '../../../api/audit/chain.ts';

const keyed = (key: string) => (text: string) => createHmac('sha256', key).update(text).digest('hex');
const mac = keyed('seals');
const lineMac = keyed('lines');

const bare = (line: number) => ({
	...{ id: `line-${line}`, at: `2026-06-08T09:00:0${line}Z`, who_kind: 'staff', who_id: 'ruth' },
	...{
		what: 'representation.opened',
		subject: 'representation',
		subject_id: `r${line}`,
		particulars: '{"as":"officer"}',
	},
});
const written = (line: number): Line => ({ ...bare(line), line, mac: lineMac(lineText(bare(line))) });

const early = [written(1), written(2)];
const late = [written(3), written(4), written(5)];
const first = nextSeal(mac, lineMac, undefined, early, '2026-06-08T10:00:00Z');
const second = nextSeal(mac, lineMac, first, late, '2026-06-08T11:00:00Z');

const check = (lines: readonly Line[], seal: Seal = second, previous: Seal | null = first) =>
	checkSeal(mac, lineMac, previous ?? undefined, seal, lines);
const broken = { what: 'seal_broken', seal: 2, afterLine: 2, upToLine: 5 };

describe('what the house wrote', () => {
	test('a seal begins where the one before it ended, and names nothing unmarked', () => {
		expect(first).toMatchObject({ number: firstSeal, after_line: 0, up_to_line: 2, lines: 2, unmarked: '[]' });
		expect(second).toMatchObject({ number: 2, after_line: 2, up_to_line: 5, lines: 3, unmarked: '[]' });
	});

	test('is found whole', () => {
		expect(check(early, first, null)).toEqual([]);
		expect(check(late)).toEqual([]);
		expect(checkLines(lineMac, late)).toEqual([]);
	});

	test('a seal over nothing new stands at the same line', () => {
		expect(nextSeal(mac, lineMac, second, [], '2026-06-08T12:00:00Z')).toMatchObject({
			...{ number: 3, after_line: 5, up_to_line: 5, lines: 0 },
		});
		expect(nextSeal(mac, lineMac, undefined, [], '2026-06-08T12:00:00Z')).toMatchObject({
			after_line: 0,
			up_to_line: 0,
		});
	});
});

describe('tampering is found', () => {
	const facts = ['id', 'at', 'who_kind', 'who_id', 'what', 'subject', 'subject_id', 'particulars'] as const;
	test.each(facts)('%s of a line altered: the seal is broken, and the line is named', (fact) => {
		const lines = [late[0]!, { ...late[1]!, [fact]: 'something else' }, late[2]!];
		expect(check(lines)).toEqual([broken, { what: 'line_altered', line: 4 }]);
	});

	test('an alteration with a mark of its own is found all the same', () => {
		const forged = { ...late[1]!, who_id: 'dan' };
		expect(check([late[0]!, { ...forged, mac: keyed('another key')(lineText(forged)) }, late[2]!])).toEqual([
			broken,
			{ what: 'line_altered', line: 4 },
		]);
	});

	test.each([
		['removed', [late[0]!, late[2]!]],
		['put in another order', [late[1]!, late[0]!, late[2]!]],
		['numbered otherwise', [{ ...late[0]!, line: 6 }, late[1]!, late[2]!]],
		['put in once more', [...late, late[2]!]],
	])('a line %s breaks the seal', (_, lines) => {
		expect(check(lines)).toEqual([broken]);
	});

	test('a line that the house did not write is told from one that it wrote', () => {
		expect(check([...late, { ...written(6), mac: '' }])).toEqual([broken, { what: 'line_not_ours', line: 6 }]);
		expect(
			checkLines(lineMac, [
				{ ...written(6), mac: '' },
				{ ...written(7), mac: 'x' },
			]),
		).toEqual([
			{ what: 'line_not_ours', line: 6 },
			{ what: 'line_altered', line: 7 },
		]);
	});

	test.each<[string, Partial<Seal>]>([
		['its moment', { sealed_at: '2026-06-09T11:00:00Z' }],
		['where it begins', { after_line: 1 }],
		['where it ends', { up_to_line: 6 }],
		['how many lines', { lines: 4 }],
		['what it names', { unmarked: '[4]' }],
		['its mark', { mac: 'x' }],
	])('a seal altered in %s is broken', (_, change) => {
		expect(check(late, { ...second, ...change })).toMatchObject([{ what: 'seal_broken', seal: 2 }]);
	});

	test('a seal with every fact and mark right, but over other lines than are said, is broken', () => {
		const miscounted = { ...second, lines: 2 };
		expect(check(late, { ...miscounted, mac: mac(sealText(miscounted, first.mac, late)) })).toEqual([broken]);
		const misplaced = { ...second, after_line: 0 };
		expect(check(late, { ...misplaced, mac: mac(sealText(misplaced, first.mac, late)) })).toMatchObject([
			{ what: 'seal_broken' },
		]);
	});

	test('a seal that follows another than it was made after is broken', () => {
		const other = nextSeal(mac, lineMac, undefined, early, '2026-06-08T10:30:00Z');
		expect(check(late, second, other)).toEqual([broken]);
	});

	test('seals that are missing are named, a hundred at the most', () => {
		expect(check(late, { ...second, number: 4 })).toEqual([
			{ what: 'seal_missing', seal: 2 },
			{ what: 'seal_missing', seal: 3 },
			{ ...broken, seal: 4 },
		]);
		expect(check(early, { ...first, number: 3 }, null)).toMatchObject([
			{ what: 'seal_missing', seal: 1 },
			{ what: 'seal_missing', seal: 2 },
			{ what: 'seal_broken', seal: 3 },
		]);
		expect(check(late, { ...second, number: 1002 })).toHaveLength(101);
	});
});

describe('lines from before there were marks', () => {
	const unmarked = [{ ...written(1), mac: '' }, written(2)];

	test('lie under the first seal and are right there', () => {
		const seal = nextSeal(mac, lineMac, undefined, unmarked, '2026-06-08T10:00:00Z');
		expect(seal.unmarked).toBe('[]');
		expect(check(unmarked, seal, null)).toEqual([]);
		expect(check([{ ...unmarked[0]!, what: 'nothing' }, written(2)], seal, null)).toMatchObject([
			{ what: 'seal_broken' },
		]);
	});

	test('a wrong mark is no missing one, there either', () => {
		const lines = [{ ...written(1), mac: 'x' }, written(2)];
		const seal = nextSeal(mac, lineMac, undefined, lines, '2026-06-08T10:00:00Z');
		expect(seal.unmarked).toBe('[1]');
		expect(check(lines, seal, null)).toEqual([{ what: 'line_altered', line: 1 }]);
	});

	test('anywhere else a line without its mark is sealed and named as such for ever', () => {
		const lines = [written(3), { ...written(4), mac: '' }, { ...written(5), mac: 'x' }];
		const seal = nextSeal(mac, lineMac, first, lines, '2026-06-08T11:00:00Z');
		expect(seal.unmarked).toBe('[4,5]');
		expect(check(lines, seal)).toEqual([
			{ what: 'line_not_ours', line: 4 },
			{ what: 'line_altered', line: 5 },
		]);
	});
});

describe('a head that was carried away', () => {
	const head = headOf(mac, second);
	const macs = new Map([first, second].map((seal) => [seal.number, seal.mac]));

	test('says where the history stood', () => {
		expect(head).toEqual({
			...{ seal: 2, sealedAt: '2026-06-08T11:00:00Z', upToLine: 5, sealMac: second.mac },
			mac: mac(headText(head)),
		});
		expect(checkHead(mac, '2026-06-08.json', head, macs)).toBeUndefined();
	});

	test('finds a history that was cut short, and one that was replaced', () => {
		expect(checkHead(mac, 'newest.json', head, new Map([[1, first.mac]]))).toEqual({
			...{ what: 'history_cut_short', file: 'newest.json', seal: 2 },
		});
		expect(checkHead(mac, 'newest.json', head, new Map([[2, 'another']]))).toEqual({
			...{ what: 'history_replaced', file: 'newest.json', seal: 2 },
		});
	});

	test.each([{ seal: 1 }, { sealedAt: '2026-06-09T11:00:00Z' }, { upToLine: 4 }, { sealMac: first.mac }, { mac: 'x' }])(
		'is found altered: %j',
		(change) => {
			expect(checkHead(mac, 'newest.json', { ...head, ...change }, macs)).toEqual({
				what: 'head_altered',
				file: 'newest.json',
			});
		},
	);
});
