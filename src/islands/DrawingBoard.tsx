import type { TargetedKeyboardEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import {
	type Drawing,
	type DrawingColour,
	drawingColours,
	drawingLimits,
	type Pen,
	pens,
	readDrawing,
	sheet,
	type Stroke,
	writeDrawing,
} from '../../api/questionnaires/drawing.ts';
import { Sheet } from './ItemFields.tsx';
import type { BoardWords } from './questions.ts';
import { places, stampAt, stamps, type Place, type Stamp } from './stamps.ts';

export interface BoardProps {
	/** The name of the field that carries the strokes. */
	name: string;
	value: string;
	words: BoardWords;
}

type Point = [x: number, y: number];

/** Points closer than this say nothing more. */
const APART = 3;
const STEP = 10;
const arrows: Record<string, Point> = {
	ArrowLeft: [-STEP, 0],
	ArrowRight: [STEP, 0],
	ArrowUp: [0, -STEP],
	ArrowDown: [0, STEP],
};

/**
 * A sheet to draw on: with a finger or a mouse; with the arrow keys and the space bar; or by choosing pictures and where
 * they go. Nothing of it leaves the page before the form does.
 */
export function DrawingBoard({ name, value, words }: BoardProps) {
	const [drawing, setDrawing] = useState<Drawing>(() => drawn(value));
	const [line, setLine] = useState<Point[]>([]);
	const [colour, setColour] = useState<DrawingColour>('ink');
	const [pen, setPen] = useState<Pen>(2);
	const [cursor, setCursor] = useState<Point>();
	const [isDown, setDown] = useState(false);
	const [says, setSays] = useState('');
	const [stamp, setStamp] = useState<Stamp>('sun');
	const [place, setPlace] = useState<Place>('middle');
	const board = useRef<HTMLDivElement>(null);
	const live = useRef<Point[]>([]);

	const add = (...strokes: Stroke[]) => {
		const after = [...drawing, ...strokes.filter(({ points }) => points.length > 0)];
		if (!fits(after)) return setSays(words.full);
		setDrawing(after);
		setLine((live.current = []));
	};
	const reach = ([x, y]: Point) => {
		const [lastX, lastY] = live.current.at(-1) ?? [-APART, -APART];
		if (Math.hypot(x - lastX, y - lastY) < APART) return;
		setLine((live.current = [...live.current, [x, y]]));
	};
	const end = () => live.current.length > 0 && add({ colour, pen, points: live.current });

	const pointAt = (event: PointerEvent): Point => {
		const box = board.current!.getBoundingClientRect();
		const on = (at: number, size: number, most: number) => Math.round(Math.min(1, Math.max(0, at / size)) * most);
		return [
			on(event.clientX - box.left, box.width, sheet.width),
			on(event.clientY - box.top, box.height, sheet.height),
		];
	};
	const press = (event: PointerEvent) => {
		if (event.button !== 0) return;
		event.preventDefault();
		board.current!.setPointerCapture(event.pointerId);
		setCursor(undefined);
		reach(pointAt(event));
	};
	const move = (event: PointerEvent) => {
		if (live.current.length > 0 && !isDown) reach(pointAt(event));
	};

	const keys = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
		const step = arrows[event.key];
		const at = cursor ?? [sheet.width / 2, sheet.height / 2];
		if (step) {
			const to: Point = [within(at[0] + step[0], sheet.width), within(at[1] + step[1], sheet.height)];
			setCursor(to);
			if (isDown) reach(to);
		} else if (event.key === ' ' || event.key === 'Enter') {
			setCursor(at);
			if (isDown) end();
			else reach(at);
			setSays(isDown ? words.penUp : words.penDown);
			setDown(!isDown);
		} else return;
		event.preventDefault();
	};

	const putIn = () => {
		add(...stampAt(stamp, place, colour, pen));
		setSays(words.added.replace('{what}', words.stamps[stamp]!).replace('{where}', words.places[place]!));
	};

	return (
		<div class="board">
			<p class="hint" id={`${name}-keys`}>
				{words.hint} {words.keys}
			</p>
			<div
				ref={board}
				class="paper"
				id={name}
				tabIndex={0}
				role="application"
				aria-label={words.label}
				aria-describedby={`${name}-keys`}
				onPointerDown={press}
				onPointerMove={move}
				onPointerUp={end}
				onPointerCancel={end}
				onKeyDown={keys}
			>
				<Sheet drawing={line.length > 0 ? [...drawing, { colour, pen, points: line }] : drawing} label={words.label} />
				{cursor && <Cursor at={cursor} isDown={isDown} />}
			</div>
			<p class="unseen" role="status">
				{says}
			</p>
			<div class="tools">
				<Choose
					name={`${name}-colour`}
					label={words.colour}
					all={drawingColours}
					chosen={colour}
					says={words.colours}
					choose={setColour}
				/>
				<Choose
					name={`${name}-pen`}
					label={words.pen}
					all={pens}
					chosen={pen}
					says={words.pens}
					choose={(to) => setPen(Number(to) as Pen)}
				/>
				<Choose
					name={`${name}-stamp`}
					label={words.stamp}
					all={stamps}
					chosen={stamp}
					says={words.stamps}
					choose={setStamp}
				/>
				<Choose
					name={`${name}-place`}
					label={words.place}
					all={places}
					chosen={place}
					says={words.places}
					choose={setPlace}
				/>
			</div>
			<div class="on">
				<button class="button second" type="button" onClick={putIn}>
					<span>{words.putIn}</span>
				</button>
				<button class="button second" type="button" onClick={() => setDrawing(drawing.slice(0, -1))}>
					<span>{words.undo}</span>
				</button>
				<button class="button second" type="button" onClick={() => setDrawing([])}>
					<span>{words.clear}</span>
				</button>
			</div>
			<input type="hidden" name={name} value={writeDrawing(drawing)} />
		</div>
	);
}

interface ChooseProps<T extends string | number> {
	name: string;
	label: string;
	all: readonly T[];
	chosen: T;
	says: Record<string, string>;
	choose: (to: T) => void;
}

function Choose<T extends string | number>({ name, label, all, chosen, says, choose }: ChooseProps<T>) {
	return (
		<div>
			<label for={name}>{label}</label>
			<select id={name} value={chosen} onChange={(event) => choose(event.currentTarget.value as T)}>
				{all.map((one) => (
					<option value={one} key={one}>
						{says[String(one)]}
					</option>
				))}
			</select>
		</div>
	);
}

/** Where the pen is, for whoever draws with the keyboard. */
function Cursor({ at: [x, y], isDown }: { at: Point; isDown: boolean }) {
	return (
		<svg class="cursor" viewBox={`0 0 ${sheet.width} ${sheet.height}`} aria-hidden="true">
			<path d={`M${x - 12} ${y}h24M${x} ${y - 12}v24`} />
			{isDown && <circle cx={x} cy={y} r={7} class="ink" />}
		</svg>
	);
}

function drawn(text: string): Drawing {
	const drawing = text === '' ? [] : readDrawing(text);
	return typeof drawing === 'string' ? [] : drawing;
}

/** Whether it could be sent: what cannot be kept is said while there is still time to leave it out. */
function fits(drawing: Drawing): boolean {
	return (
		typeof readDrawing(writeDrawing(drawing)) !== 'string' && writeDrawing(drawing).length <= drawingLimits.characters
	);
}

const within = (at: number, most: number) => Math.min(most, Math.max(0, at));
