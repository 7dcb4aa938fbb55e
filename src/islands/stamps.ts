import type { DrawingColour, Pen, Stroke } from '../../api/questionnaires/drawing.ts';
import { sheet } from '../../api/questionnaires/drawing.ts';

/** Small pictures for whoever would rather choose than draw, each as lines on a square of 40. */
const lines = {
	sun: [
		'12,20 14,13 20,10 27,13 29,20 27,27 20,30 13,27 12,20',
		'20,1 20,6',
		'20,34 20,39',
		'1,20 6,20',
		'34,20 39,20',
		'6,6 10,10',
		'30,30 34,34',
		'6,34 10,30',
		'30,10 34,6',
	],
	cloud: ['10,30 4,26 4,19 10,16 13,8 22,6 28,12 35,14 37,22 33,29 10,30'],
	house: ['4,20 20,4 36,20', '8,17 8,38 32,38 32,17', '17,38 17,27 23,27 23,38'],
	person: ['20,2 15,4 13,9 15,14 20,16 25,14 27,9 25,4 20,2', '20,16 20,28 11,39', '20,28 29,39', '9,21 31,21'],
	child: ['20,12 15,14 14,19 17,23 20,24 23,23 26,19 25,14 20,12', '20,24 20,32 14,39', '20,32 26,39', '12,27 28,27'],
	tree: ['18,39 18,26 10,26 5,20 8,12 14,8 20,3 27,8 33,12 35,20 30,26 22,26 22,39'],
	pet: ['6,22 4,15 9,18 14,18 30,20 35,15 35,22 33,28 33,36', '14,28 14,36', '6,22 8,27 14,28 33,28', '24,28 24,36'],
	star: ['20,3 24,15 37,15 27,23 31,36 20,28 9,36 13,23 3,15 16,15 20,3'],
} as const;

export type Stamp = keyof typeof lines;
export const stamps = Object.keys(lines) as Stamp[];

const columns = { left: 0.18, middle: 0.5, right: 0.82 } as const;
const rows = { top: 0.2, middle: 0.5, bottom: 0.8 } as const;

// prettier-ignore
export const places = [
	'top-left', 'top', 'top-right', 'left', 'middle', 'right', 'bottom-left', 'bottom', 'bottom-right',
] as const;
export type Place = (typeof places)[number];

const SIZE = 40;
const LARGER = 1.9;

/** The lines of a small picture, put at a place on the sheet. */
export function stampAt(stamp: Stamp, place: Place, colour: DrawingColour, pen: Pen): Stroke[] {
	const parts = place.split('-');
	const column = parts.includes('left') ? 'left' : parts.includes('right') ? 'right' : 'middle';
	const row = parts.includes('top') ? 'top' : parts.includes('bottom') ? 'bottom' : 'middle';
	const left = sheet.width * columns[column] - (SIZE * LARGER) / 2;
	const top = sheet.height * rows[row] - (SIZE * LARGER) / 2;
	return lines[stamp].map((line) => ({
		colour,
		pen,
		points: line.split(' ').map((point) => {
			const [x, y] = point.split(',').map(Number) as [number, number];
			return [Math.round(left + x * LARGER), Math.round(top + y * LARGER)] as const;
		}),
	}));
}
