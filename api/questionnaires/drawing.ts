/**
 * A drawing as the strokes it was made of, on a sheet of 400 by 300. It comes as text of nothing but numbers and the names
 * of our own colours, and is written anew from what was read: there is no place in it for a picture file, a script or an
 * address. `2 teal 10,20 11,24;1 ink 5,5` is two strokes.
 */
export const sheet = { width: 400, height: 300 } as const;
export const drawingLimits = { strokes: 400, points: 6000, characters: 48_000 } as const;
export const drawingColours = ['ink', 'teal', 'thanks', 'late', 'in-time', 'sun'] as const;
export type DrawingColour = (typeof drawingColours)[number];
export const pens = [1, 2, 3] as const;
export type Pen = (typeof pens)[number];

export interface Stroke {
	colour: DrawingColour;
	pen: Pen;
	points: readonly (readonly [x: number, y: number])[];
}
export type Drawing = readonly Stroke[];

export type DrawingFault = 'questionnaires.drawing.not_a_drawing' | 'questionnaires.drawing.too_large';

const STROKE = new RegExp(`^([${pens.join('')}]) (${drawingColours.join('|')})((?: \\d{1,3},\\d{1,3})+)$`);

/** The strokes of a drawing as it was sent, or what is wrong with it. */
export function readDrawing(text: string): Drawing | DrawingFault {
	if (text.length > drawingLimits.characters) return 'questionnaires.drawing.too_large';
	const strokes = text.split(';').map(readStroke);
	if (!strokes.every((stroke) => stroke !== null)) return 'questionnaires.drawing.not_a_drawing';
	const points = strokes.reduce((sum, stroke) => sum + stroke.points.length, 0);
	const isTooLarge = strokes.length > drawingLimits.strokes || points > drawingLimits.points;
	return isTooLarge ? 'questionnaires.drawing.too_large' : strokes;
}

function readStroke(text: string): Stroke | null {
	const found = STROKE.exec(text);
	if (!found) return null;
	const points = found[3]!
		.trim()
		.split(' ')
		.map((point) => point.split(',').map(Number) as [number, number]);
	if (points.some(([x, y]) => x > sheet.width || y > sheet.height)) return null;
	return { pen: Number(found[1]) as Pen, colour: found[2] as DrawingColour, points };
}

export function writeDrawing(drawing: Drawing): string {
	return drawing
		.map(({ pen, colour, points }) => `${pen} ${colour} ${points.map((point) => point.join(',')).join(' ')}`)
		.join(';');
}

/** A stroke as the `d` of an SVG path. A single point is a dot. */
export function pathOf({ points }: Stroke): string {
	const [first, ...rest] = points.map(([x, y]) => `${x} ${y}`);
	return `M${first}L${rest.length === 0 ? first : rest.join('L')}`;
}
