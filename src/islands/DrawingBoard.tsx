import { Component, createRef, type TargetedKeyboardEvent } from 'preact';
import {
	type Drawing,
	type DrawingColour,
	type Pen,
	readDrawing,
	sheet,
	type Stroke,
	writeDrawing,
} from '../../api/questionnaires/drawing.ts';
import type { BoardWords } from './questions.ts';
import { drawingIn, Sheet } from './Sheet.tsx';
import { stampAt } from './stamps.ts';

interface Props {
	/** The name of the field that carries the strokes. */
	name: string;
	value: string;
	words: BoardWords;
}

type Point = [x: number, y: number];

/** What is chosen beside the sheet, each from a list: with what is drawn, and which small picture goes where. */
const chosenFirst = { colour: 'ink', pen: '2', stamp: 'sun', place: '4' };
type Choice = keyof typeof chosenFirst;

interface State {
	/** The drawing in the bits that it was made of: a line, or a small picture with all of its lines. */
	bits: Drawing[];
	/** The points of the stroke that is being drawn. */
	line: Point[];
	chosen: Record<Choice, string>;
	/** Where the pen is, once somebody draws with the keyboard. */
	cursor: Point | undefined;
	isDown: boolean;
	says: string;
}

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
export class DrawingBoard extends Component<Props, State> {
	override state: State = {
		bits: drawingIn(this.props.value).map((stroke) => [stroke]),
		line: [],
		chosen: chosenFirst,
		cursor: undefined,
		isDown: false,
		says: '',
	};
	board = createRef<HTMLDivElement>();
	/** The line as it is at this moment: a hand is faster than the page. */
	live: Point[] = [];

	with() {
		const { colour, pen } = this.state.chosen;
		return { colour: colour as DrawingColour, pen: Number(pen) as Pen };
	}

	draw(line: Point[]) {
		this.live = line;
		this.setState({ line });
	}

	add(...strokes: Stroke[]) {
		const bits = [...this.state.bits, strokes];
		if (!fits(bits.flat())) return this.setState({ says: this.props.words.full });
		this.setState({ bits });
		this.draw([]);
	}

	reach([x, y]: Point) {
		const [lastX, lastY] = this.live.at(-1) ?? [-APART, -APART];
		if (Math.hypot(x - lastX, y - lastY) >= APART) this.draw([...this.live, [x, y]]);
	}

	end = () => {
		if (this.live.length > 0) this.add({ ...this.with(), points: this.live });
	};

	press = (event: PointerEvent) => {
		if (event.button !== 0) return;
		event.preventDefault();
		this.board.current!.setPointerCapture(event.pointerId);
		this.setState({ cursor: undefined });
		this.reach(this.pointAt(event));
	};

	move = (event: PointerEvent) => {
		if (this.live.length > 0 && !this.state.isDown) this.reach(this.pointAt(event));
	};

	pointAt({ clientX, clientY }: PointerEvent): Point {
		const { left, top, width, height } = this.board.current!.getBoundingClientRect();
		const on = (at: number, size: number, most: number) => Math.round(within((at / size) * most, most));
		return [on(clientX - left, width, sheet.width), on(clientY - top, height, sheet.height)];
	}

	keys = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
		const { cursor = [sheet.width / 2, sheet.height / 2], isDown } = this.state;
		const { penUp, penDown } = this.props.words;
		const step = arrows[event.key];
		if (step) {
			const to: Point = [within(cursor[0] + step[0], sheet.width), within(cursor[1] + step[1], sheet.height)];
			this.setState({ cursor: to });
			if (isDown) this.reach(to);
		} else if (event.key === ' ' || event.key === 'Enter') {
			if (isDown) this.end();
			else this.reach(cursor);
			this.setState({ cursor, says: isDown ? penUp : penDown, isDown: !isDown });
		} else return;
		event.preventDefault();
	};

	putIn = () => {
		const { words } = this.props;
		const { stamp, place } = this.state.chosen;
		this.setState({
			says: words.added.replace('{what}', words.stamps[stamp]!).replace('{where}', words.places[Number(place)]!),
		});
		this.add(...stampAt(words.lines[stamp]!, Number(place), this.with()));
	};

	/** A list to choose from. */
	choice(choice: Choice, says: Readonly<Record<string, string>> | readonly string[]) {
		const { name, words } = this.props;
		const { chosen } = this.state;
		const id = `${name}-${choice}`;
		return (
			<div>
				<label for={id}>{words[choice]}</label>
				<select
					id={id}
					value={chosen[choice]}
					onChange={({ currentTarget }) => this.setState({ chosen: { ...chosen, [choice]: currentTarget.value } })}
				>
					{Object.entries<string>(says).map(([value, words]) => (
						<option value={value} key={value}>
							{words}
						</option>
					))}
				</select>
			</div>
		);
	}

	override render() {
		const { name, words } = this.props;
		const { bits, line, cursor, isDown, says } = this.state;
		const drawing = bits.flat();
		return (
			<div class="board">
				<p class="hint" id={`${name}-keys`}>
					{words.hint} {words.keys}
				</p>
				<div
					ref={this.board}
					class="paper"
					id={name}
					tabIndex={0}
					role="application"
					aria-label={words.label}
					aria-describedby={`${name}-keys`}
					onPointerDown={this.press}
					onPointerMove={this.move}
					onPointerUp={this.end}
					onPointerCancel={this.end}
					onKeyDown={this.keys}
				>
					<Sheet
						drawing={line.length > 0 ? [...drawing, { ...this.with(), points: line }] : drawing}
						label={words.label}
					/>
					{cursor && <Cursor at={cursor} isDown={isDown} />}
				</div>
				<p class="unseen" role="status">
					{says}
				</p>
				<div class="tools">
					{this.choice('colour', words.colours)}
					{this.choice('pen', words.pens)}
					{this.choice('stamp', words.stamps)}
					{this.choice('place', words.places)}
				</div>
				<div class="on">
					<button class="button second" type="button" onClick={this.putIn}>
						<span>{words.putIn}</span>
					</button>
					<button class="button second" type="button" onClick={() => this.setState({ bits: bits.slice(0, -1) })}>
						<span>{words.undo}</span>
					</button>
					<button class="button second" type="button" onClick={() => this.setState({ bits: [] })}>
						<span>{words.clear}</span>
					</button>
				</div>
				<input type="hidden" name={name} value={writeDrawing(drawing)} />
			</div>
		);
	}
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

/** Whether it could be sent: what cannot be kept is said while there is still time to leave it out. */
function fits(drawing: Drawing): boolean {
	return typeof readDrawing(writeDrawing(drawing)) !== 'string';
}

const within = (at: number, most: number) => Math.min(most, Math.max(0, at));
