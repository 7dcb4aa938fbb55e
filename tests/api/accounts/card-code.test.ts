import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardCodeFrom, printCardCode, readCardCode } from '../../../api/accounts/card-code.ts';

const ALPHABET = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];

const anyCode = fc.uint8Array({ minLength: 10, maxLength: 10 }).map(cardCodeFrom);
const anyPrinted = anyCode.map((code) => printCardCode(code).replaceAll('-', ''));

/** Every code of a run is different, so a property is tried on many cards, not on many readings of one. */
const often = { numRuns: 500 };

test('the bytes of a card become sixteen characters, six to find it and ten to prove it', () => {
	const code = cardCodeFrom(Uint8Array.from([0x00, 0x44, 0x32, 0x14, 0xc7, 0x42, 0x54, 0xb6, 0x35, 0xcf]));
	expect(code).toEqual({ lookup: '012345', secret: '6789ABCDEF' });
	expect(printCardCode(code)).toMatch(/^0123-4567-89AB-CDEF-[0-9A-Z*~$=]$/);
});

test('every one of the eighty bits counts: two cards share a code only when they share their bytes', () => {
	const zeros = printCardCode(cardCodeFrom(new Uint8Array(10)));
	const codes = Array.from({ length: 80 }, (_, bit) => {
		const bytes = new Uint8Array(10);
		bytes[bit >> 3] = 1 << (bit & 7);
		return printCardCode(cardCodeFrom(bytes));
	});
	expect(new Set([zeros, ...codes]).size).toBe(81);
});

test('what is printed on a card is read back as that card', () => {
	fc.assert(
		fc.property(anyCode, (code) => {
			expect(readCardCode(printCardCode(code))).toEqual(code);
		}),
		often,
	);
});

test('any one wrong character is caught', () => {
	const wrong = fc.tuple(anyPrinted, fc.nat(15), fc.constantFrom(...ALPHABET));
	fc.assert(
		fc.property(wrong, ([printed, at, character]) => {
			fc.pre(printed[at] !== character);
			expect(readCardCode(printed.slice(0, at) + character + printed.slice(at + 1))).toBeUndefined();
		}),
		often,
	);
});

test('a wrong check character is caught', () => {
	const wrong = fc.tuple(anyPrinted, fc.constantFrom(...ALPHABET, '*', '~', '$', '=', 'U'));
	fc.assert(
		fc.property(wrong, ([printed, check]) => {
			fc.pre(printed[16] !== check);
			expect(readCardCode(printed.slice(0, 16) + check)).toBeUndefined();
		}),
		often,
	);
});

test('any two characters next to each other that change places are caught', () => {
	fc.assert(
		fc.property(anyPrinted, fc.nat(15), (printed, at) => {
			const swapped = printed.slice(0, at) + printed[at + 1] + printed[at] + printed.slice(at + 2);
			fc.pre(swapped !== printed);
			expect(readCardCode(swapped)).toBeUndefined();
		}),
		often,
	);
});

test('a character left out or typed twice is caught', () => {
	fc.assert(
		fc.property(anyPrinted, fc.nat(16), (printed, at) => {
			expect(readCardCode(printed.slice(0, at) + printed.slice(at + 1))).toBeUndefined();
			expect(readCardCode(printed.slice(0, at) + printed[at] + printed.slice(at))).toBeUndefined();
		}),
		often,
	);
});

const card = printCardCode(cardCodeFrom(Uint8Array.from([0x08, 0x44, 0x32, 0x14, 0xc7, 0x42, 0x54, 0xb6, 0x35, 0xc0])));

test.each([
	['in small letters', card.toLowerCase()],
	['without dashes', card.replaceAll('-', '')],
	['with spaces instead of dashes', card.replaceAll('-', ' ')],
	['with spaces around it', `  ${card} \n`],
	['with the long dashes a telephone makes', card.replaceAll('-', '–')],
	['with dots', card.replaceAll('-', '.')],
	['with the letter O for nought', card.replaceAll('0', 'O')],
	['with a small o for nought', card.replaceAll('0', 'o')],
	['with the letter I for one', card.replaceAll('1', 'I')],
	['with a small l for one', card.replaceAll('1', 'l')],
	['in the wide characters of an East Asian keyboard', wide(card)],
])('a card is understood when it is typed %s', (_how, typed) => {
	expect(card).toMatch(/0.*1|1.*0/);
	expect(readCardCode(typed)).toEqual(readCardCode(card));
	expect(readCardCode(typed)).toBeDefined();
});

test.each([
	['nothing', ''],
	['a dash', '-'],
	['a word', 'hello'],
	['the first four characters', card.slice(0, 4)],
	['a card typed twice', `${card}${card}`],
	['seventeen hearts', '💚'.repeat(17)],
	['letters that no card has', 'U'.repeat(17)],
	['a key held down', '0'.repeat(1000)],
])('%s is no card', (_what, typed) => {
	expect(readCardCode(typed)).toBeUndefined();
});

test('no text at all can break the reading of a card', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (typed) => {
			expect(() => readCardCode(typed)).not.toThrow();
		}),
	);
});

function wide(text: string): string {
	return text.replace(/[0-9A-Z]/g, (character) => String.fromCodePoint(character.codePointAt(0)! + 0xfee0));
}

test('O for 0 and L for 1 are understood in every place of the code, the last one too', () => {
	const codes = Array.from({ length: 400 }, (_, n) =>
		printCardCode(cardCodeFrom(Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, n >> 8, n]))),
	);
	const ending = (check: string) => codes.find((code) => code.endsWith(check))!;
	for (const code of [ending('0'), ending('1')]) {
		const sloppy = code.replaceAll('0', 'o').replaceAll('1', 'l');
		expect(printCardCode(readCardCode(sloppy)!)).toBe(code);
	}
});
