import { sheet, type Stroke } from '../../api/questionnaires/drawing.ts';

/** The nine places on the sheet, in the order in which a page is read. */
// prettier-ignore
export const places = [
	'top-left', 'top', 'top-right', 'left', 'middle', 'right', 'bottom-left', 'bottom', 'bottom-right',
] as const;

/** Where the middle of each column and each row is, in parts of the sheet. */
const columns = [0.18, 0.5, 0.82];
const rows = [0.2, 0.5, 0.8];

const SIZE = 40;
const LARGER = 1.9;

/** A small picture put at one of the nine places on the sheet, each of its lines a stroke. */
export function stampAt(lines: readonly string[], place: number, how: Pick<Stroke, 'colour' | 'pen'>): Stroke[] {
	const left = sheet.width * columns[place % 3]! - (SIZE * LARGER) / 2;
	const top = sheet.height * rows[Math.floor(place / 3)]! - (SIZE * LARGER) / 2;
	return lines.map((line) => ({
		...how,
		points: line.split(' ').map((point) => {
			const [x, y] = point.split(',').map(Number) as [number, number];
			return [Math.round(left + x * LARGER), Math.round(top + y * LARGER)] as const;
		}),
	}));
}
