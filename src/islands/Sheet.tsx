import { type Drawing, pathOf, readDrawing, sheet } from '../../api/questionnaires/drawing.ts';

/** A drawing as it was made. */
export function Drawn({ strokes, label }: { strokes: string; label: string }) {
	const drawing = drawingIn(strokes);
	return drawing.length === 0 ? null : <Sheet {...{ drawing, label }} />;
}

/** The strokes in a field, as far as it holds a drawing. */
export function drawingIn(field: string): Drawing {
	const drawing = field === '' ? [] : readDrawing(field);
	return typeof drawing === 'string' ? [] : drawing;
}

export function Sheet({ drawing, label }: { drawing: Drawing; label: string }) {
	return (
		<svg class="sheet" viewBox={`0 0 ${sheet.width} ${sheet.height}`} role="img" aria-label={label}>
			{drawing.map((stroke, index) => (
				<path d={pathOf(stroke)} class={`stroke-${stroke.colour} pen-${stroke.pen}`} key={index} />
			))}
		</svg>
	);
}
