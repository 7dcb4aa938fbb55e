import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	type Drawing,
	drawingColours,
	drawingLimits,
	pathOf,
	pens,
	readDrawing,
	sheet,
	type Stroke,
	writeDrawing,
} from '../../../api/questionnaires/drawing.ts';

const stroke: fc.Arbitrary<Stroke> = fc.record({
	colour: fc.constantFrom(...drawingColours),
	pen: fc.constantFrom(...pens),
	points: fc.array(fc.tuple(fc.nat(sheet.width), fc.nat(sheet.height)), { minLength: 1, maxLength: 40 }),
});
const drawing: fc.Arbitrary<Drawing> = fc.array(stroke, { minLength: 1, maxLength: 40 });
const isDrawing = (read: ReturnType<typeof readDrawing>): read is Drawing => typeof read !== 'string';

describe('a drawing comes back as it was drawn', () => {
	test('whatever is drawn is written and read again, stroke for stroke', () => {
		fc.assert(
			fc.property(drawing, (drawn) => {
				expect(readDrawing(writeDrawing(drawn))).toEqual(drawn);
			}),
		);
	});

	test('whatever is let in writes back to what can only be numbers and our own colours', () => {
		const bits = fc.constantFrom('1', '2', ' ', ',', ';', 'ink', 'teal', '399', '300', '0', '<', '"', 'script', '\n');
		const texts = fc.oneof(
			fc.string(),
			fc.array(bits).map((parts) => parts.join('')),
			drawing.map(writeDrawing),
		);
		fc.assert(
			fc.property(texts, (sent) => {
				const read = readDrawing(sent);
				if (!isDrawing(read)) return;
				const written = writeDrawing(read);
				expect(written).toMatch(/^[\d ,;a-z-]+$/);
				expect(readDrawing(written)).toEqual(read);
			}),
		);
	});

	test('what stands in a page of it is a path of numbers and nothing else', () => {
		fc.assert(
			fc.property(stroke, (drawn) => {
				expect(pathOf(drawn)).toMatch(/^M\d+ \d+(L\d+ \d+)+$/);
			}),
		);
		expect(pathOf({ colour: 'ink', pen: 1, points: [[5, 6]] })).toBe('M5 6L5 6');
		expect(pathOf({ colour: 'ink', pen: 1, points: [[5, 6], [7, 8], [9, 0]] })).toBe('M5 6L7 8L9 0'); // prettier-ignore
	});

	test('anything put into the middle of one that is no part of it is refused', () => {
		const strange = fc.constantFrom('<', '>', '"', "'", '&', '/', 'x', '-', '.', '\n', '٣', 'javascript:', '#', '(');
		fc.assert(
			fc.property(drawing, strange, fc.nat(), (drawn, put, where) => {
				const text = writeDrawing(drawn);
				const at = where % (text.length + 1);
				expect(readDrawing(text.slice(0, at) + put + text.slice(at))).toBe('questionnaires.drawing.not_a_drawing');
			}),
		);
	});
});

describe('what is no drawing', () => {
	test.each<[string, string]>([
		['a script', '<script>alert(1)</script>'],
		['an SVG with a script in it', '<svg onload="alert(1)"/>'],
		['an address', 'https://example.com/a.png'],
		['a picture file', 'data:image/svg+xml;base64,PHN2Zz4='],
		['a colour that is not ours', '1 red 5,5'],
		['a colour with a style behind it', '1 ink;fill:url(x) 5,5'],
		['a pen that is not ours', '4 ink 5,5'],
		['a pen that is a letter', 'r ink 5,5'],
		['no pen', 'ink 5,5'],
		['a stroke that runs off the sheet', '1 ink 5,5 401,5'],
		['no points', '1 ink'],
		['a point off the right edge', '1 ink 401,5'],
		['a point below the sheet', '1 ink 5,301'],
		['a point above it', '1 ink 5,-1'],
		['half a point', '1 ink 5.5,5'],
		['a point with four figures', '1 ink 0005,5'],
		['half of a pair', '1 ink 5'],
		['something before it', 'x1 ink 5,5'],
		['something after it', '1 ink 5,5 x'],
		['nothing', ''],
		['an empty stroke at the end', '1 ink 5,5;'],
		['two spaces', '1 ink  5,5'],
	])('%s', (_, text) => {
		expect(readDrawing(text)).toBe('questionnaires.drawing.not_a_drawing');
	});

	test('the edge of the sheet is on it', () => {
		expect(readDrawing('3 sun 400,300 0,0')).toEqual([{ pen: 3, colour: 'sun', points: [[400, 300], [0, 0]] }]); // prettier-ignore
	});
});

describe('a drawing that is too large', () => {
	const strokes = (count: number) => Array.from({ length: count }, () => '1 ink 5,5').join(';');
	const points = (count: number) => `1 ink${' 5,5'.repeat(count)}`;

	test.each<[string, string, string]>([
		['strokes', strokes(drawingLimits.strokes), strokes(drawingLimits.strokes + 1)],
		['points', points(drawingLimits.points), points(drawingLimits.points + 1)],
		[
			'points in several strokes',
			`${points(drawingLimits.points - 1)};1 ink 5,5`,
			`${points(drawingLimits.points - 1)};1 ink 5,5 6,6`,
		],
	])('is refused by its %s, and one less is kept', (_, most, more) => {
		expect(isDrawing(readDrawing(most))).toBe(true);
		expect(readDrawing(more)).toBe('questionnaires.drawing.too_large');
	});

	test('is refused by its length before anything of it is read', () => {
		const within = points(5500).replaceAll(' 5,5', ' 100,100').slice(0, drawingLimits.characters);
		expect(readDrawing(within.padEnd(drawingLimits.characters, 'x'))).toBe('questionnaires.drawing.not_a_drawing');
		expect(readDrawing('x'.repeat(drawingLimits.characters + 1))).toBe('questionnaires.drawing.too_large');
	});
});
