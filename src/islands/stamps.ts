import type { Stroke } from '../../api/questionnaires/drawing.ts';
import { sheet } from '../../api/questionnaires/drawing.ts';

const columns = { left: 0.18, middle: 0.5, right: 0.82 } as const;
const rows = { top: 0.2, middle: 0.5, bottom: 0.8 } as const;

// prettier-ignore
export const places = [
	'top-left', 'top', 'top-right', 'left', 'middle', 'right', 'bottom-left', 'bottom', 'bottom-right',
] as const;

const SIZE = 40;
const LARGER = 1.9;

/** A small picture put at a place on the sheet, each of its lines a stroke. */
export function stampAt(lines: readonly string[], place: string, how: Pick<Stroke, 'colour' | 'pen'>): Stroke[] {
	const parts = place.split('-');
	const column = parts.includes('left') ? 'left' : parts.includes('right') ? 'right' : 'middle';
	const row = parts.includes('top') ? 'top' : parts.includes('bottom') ? 'bottom' : 'middle';
	const left = sheet.width * columns[column] - (SIZE * LARGER) / 2;
	const top = sheet.height * rows[row] - (SIZE * LARGER) / 2;
	return lines.map((line) => ({
		...how,
		points: line.split(' ').map((point) => {
			const [x, y] = point.split(',').map(Number) as [number, number];
			return [Math.round(left + x * LARGER), Math.round(top + y * LARGER)] as const;
		}),
	}));
}
