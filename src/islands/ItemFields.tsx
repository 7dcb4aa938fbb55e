import type { ComponentChildren } from 'preact';
import { type Fields, houseField, wordsField } from '../../api/questionnaires/answers.ts';
import { houses } from '../../api/questionnaires/instrument.ts';
import { DrawingBoard } from './DrawingBoard.tsx';
import { type Asked, houseSays, type QuestionsProps } from './questions.ts';
import { Drawn } from './Sheet.tsx';

/** What the parts of a question are handed. */
export type ItemProps = Pick<QuestionsProps, 'fields' | 'mistakes' | 'words'> & {
	item: Asked;
	/** Taken up by a script: there is something to draw on. */
	isAwake: boolean;
};

/** The question as the page's heading, with what it is answered by. */
export function ItemFields(props: ItemProps) {
	const { rule } = props.item;
	switch (rule.kind) {
		case 'text':
			return <Box {...props} name={rule.key} label={props.item.asks} hint={props.item.help} isHeading />;
		case 'choice':
			return (
				<Choices
					{...props}
					type={rule.several ? 'checkbox' : 'radio'}
					options={rule.options.map(({ value }) => ({ value, says: props.item.says[value]! }))}
				/>
			);
		case 'faces':
			return (
				<Choices
					{...props}
					type="radio"
					looks="faces"
					options={numbers(1, rule.faces).map((face) => ({
						value: String(face),
						says: props.item.says[face]!,
						picture: rule.faces === 3 ? `face-${face * 2 - 1}` : `face-${face}`,
					}))}
				/>
			);
		case 'scale':
			return (
				<Choices
					{...props}
					type="radio"
					looks="scale"
					options={numbers(0, 10).map((at) => ({
						value: String(at),
						says: String(at), // in the digits of this country, whatever the language, and without asking the browser for them
						end: props.item.says[ends[at]!],
					}))}
				/>
			);
		case 'houses':
			return (
				<Group {...props}>
					{houses.map((house) => (
						<div class="house" key={house}>
							<Picture name={`house-${house}`} />
							<Box {...props} name={houseField(rule.key, house)} label={props.item.says[houseSays(house)]!} />
						</div>
					))}
				</Group>
			);
		case 'drawing':
			return <DrawingFields {...props} />;
	}
}

interface Choice {
	value: string;
	says: string;
	picture?: string;
	/** Of a scale: what this end of it stands for. */
	end?: string | undefined;
}

/** Faces, a scale, or things to choose. The last one takes an answer back: nobody has to say. */
function Choices(props: ItemProps & { type: 'radio' | 'checkbox'; looks?: 'faces' | 'scale'; options: Choice[] }) {
	const { item, fields, mistakes, words, type, looks = 'list', options } = props;
	const { key } = item.rule;
	const chosen = [fields[key] ?? []].flat();
	const all: Choice[] = type === 'radio' ? [...options, { value: '', says: words.skip }] : options;
	return (
		<Group {...props}>
			<Mistake of={key} {...{ mistakes, words }} />
			{looks === 'scale' && <Ends item={item} />}
			<div class={`options ${looks}`}>
				{all.map(({ value, says, picture, end }, index) => (
					<label class={value === '' ? 'option skip-it' : 'option'} key={value}>
						<input
							{...{ type, value }}
							id={index === 0 ? key : undefined}
							name={key}
							defaultChecked={value !== '' && chosen.includes(value)}
						/>
						{picture !== undefined && <Picture name={picture} />}
						<span>
							{says}
							{end !== undefined && <span class="unseen">: {end}</span>}
						</span>
					</label>
				))}
			</div>
		</Group>
	);
}

/** Which end of the scale is which. It is heard where it stands, and not again at every number between. */
const ends: Record<number, string> = { 0: 'low', 10: 'high' };

function Ends({ item: { says } }: Pick<ItemProps, 'item'>) {
	return (
		<p class="ends" aria-hidden="true">
			<span>{says.low}</span>
			<span>{says.high}</span>
		</p>
	);
}

/** A drawing, where a script lets somebody draw; the words for it always. */
function DrawingFields(props: ItemProps) {
	const { item, fields, mistakes, words, isAwake } = props;
	const { key } = item.rule;
	const strokes = textOf(fields, key);
	return (
		<Group {...props}>
			<Mistake of={key} {...{ mistakes, words }} />
			<div class="to-draw">
				{isAwake && words.board ? (
					<DrawingBoard name={key} value={strokes} words={words.board} />
				) : (
					<>
						<input type="hidden" name={key} value={strokes} />
						<Drawn strokes={strokes} label={textOf(fields, wordsField(key))} />
					</>
				)}
			</div>
			<Box {...props} name={wordsField(key)} label={words.describe} hint={words.describeHint} rows={3} />
		</Group>
	);
}

interface BoxProps extends ItemProps {
	name: string;
	label: string;
	hint?: string | undefined;
	rows?: number;
	isHeading?: boolean;
}

function Box({ name, label, hint, rows = 5, isHeading = false, fields, mistakes, words }: BoxProps) {
	const ids = [hint && `${name}-hint`, mistakes[name] && `${name}-mistake`];
	const named = <label for={name}>{label}</label>;
	return (
		<div class="field">
			{isHeading ? <h1>{named}</h1> : named}
			{hint !== undefined && (
				<p class="hint" id={`${name}-hint`}>
					{hint}
				</p>
			)}
			<Mistake of={name} {...{ mistakes, words }} />
			<textarea
				id={name}
				name={name}
				rows={rows}
				dir="auto"
				autocomplete="off"
				aria-invalid={mistakes[name] === undefined ? undefined : 'true'}
				aria-describedby={ids.filter(Boolean).join(' ') || undefined}
				defaultValue={textOf(fields, name)}
			/>
		</div>
	);
}

function Group({ item, children }: ItemProps & { children: ComponentChildren }) {
	const { key } = item.rule;
	return (
		<fieldset class="field" aria-describedby={item.help === undefined ? undefined : `${key}-hint`}>
			<legend>
				<h1>{item.asks}</h1>
			</legend>
			{item.help !== undefined && (
				<p class="hint" id={`${key}-hint`}>
					{item.help}
				</p>
			)}
			{children}
		</fieldset>
	);
}

export function Mistake({ of, mistakes, words }: { of: string } & Pick<QuestionsProps, 'mistakes' | 'words'>) {
	if (mistakes[of] === undefined) return null;
	return (
		<p class="mistake" id={`${of}-mistake`}>
			<span class="unseen">{words.mistakeBefore} </span>
			{mistakes[of]}
		</p>
	);
}

/** One of our drawings, from the sprite that the page carries. */
export function Picture({ name, points = false }: { name: string; points?: boolean }) {
	return (
		<svg viewBox="0 0 48 48" aria-hidden="true" class={points ? 'points' : undefined}>
			<use href={`#picture-${name}`} />
		</svg>
	);
}

export function textOf(fields: Fields, name: string): string {
	return [fields[name] ?? ''].flat()[0] ?? '';
}

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
