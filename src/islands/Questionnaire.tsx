import type { ComponentType } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import {
	type Fields,
	fieldsOf,
	type Given,
	isAsked,
	readAnswers,
	visibilities,
	whoField,
} from '../../api/questionnaires/answers.ts';
import { Answered } from './Answered.tsx';
import type { BoardProps } from './DrawingBoard.tsx';
import { ItemFields, Mistake, Picture, textOf } from './ItemFields.tsx';
import { type Asked, CHECK, type QuestionsProps } from './questions.ts';

/**
 * A questionnaire, one question at a time. Made on the server it is a form that posts each answer to its own page; with a
 * script the whole of it stays on the device until the person presses "send" or asks to have it kept. The same rules read
 * the answers in both (`answers.ts`).
 */
export function Questionnaire(props: QuestionsProps) {
	const { items, page, words, asksWho, canKeep, hidden, locale } = props;
	const [fields, setFields] = useState<Fields>(props.fields);
	const [at, setAt] = useState(props.at);
	const [mistakes, setMistakes] = useState(props.mistakes);
	const [isAwake, setAwake] = useState(false);
	const [Board, setBoard] = useState<ComponentType<BoardProps>>();
	const form = useRef<HTMLFormElement>(null);
	const moved = useRef(false);

	const rules = { items: items.map(({ rule }) => rule) };
	const given = givenIn(rules, fields);
	const way = items.filter(({ rule }) => isAsked(rule, given));
	const { format: number } = useMemo(() => new Intl.NumberFormat(locale), [locale]);
	const here = way.findIndex(({ rule }) => rule.key === at);
	const item = way[here];

	useEffect(() => {
		setAwake(true);
		history.replaceState({ at: props.at }, '');
		const goBack = (event: PopStateEvent) => {
			const to = (event.state as { at?: string } | null)?.at;
			if (to !== undefined) show(to);
		};
		addEventListener('popstate', goBack);
		return () => removeEventListener('popstate', goBack);
	}, []);

	const draws = item?.rule.kind === 'drawing';
	useEffect(() => {
		if (draws) void import('./DrawingBoard.tsx').then((board) => setBoard(() => board.DrawingBoard));
	}, [draws]);

	// a new question is read from its beginning, by eye and by ear
	useEffect(() => {
		if (!moved.current) return;
		moved.current = false;
		scrollTo(0, 0);
		const heading = document.querySelector<HTMLElement>(Object.keys(mistakes).length > 0 ? '.mistakes' : 'main h1');
		heading?.setAttribute('tabindex', '-1');
		heading?.focus({ preventScroll: true });
	});

	const typed = (): Fields => ({ ...fields, ...(item && form.current ? typedIn(form.current, item) : {}) });
	const show = (to: string) => {
		if (form.current && item) setFields(typed());
		speechSynthesis?.cancel();
		setMistakes({});
		moved.current = true;
		setAt(to);
	};
	const goTo = (to: string, after: Fields = typed()) => {
		setFields(after);
		history.pushState({ at: to }, '');
		speechSynthesis?.cancel();
		setMistakes({});
		moved.current = true;
		setAt(to);
	};

	const submit = (event: SubmitEvent) => {
		const action = (event.submitter as HTMLButtonElement | null)?.value;
		if (!isAwake || action !== 'continue' || !item) return; // everything else is the person's own press to send or keep
		event.preventDefault();
		const after = typed();
		const wrong = mistakesOf(rules, after, item, props.refusals);
		moved.current = true;
		if (Object.keys(wrong).length > 0) {
			setFields(after);
			return setMistakes(wrong);
		}
		const next = items.filter(({ rule }) => isAsked(rule, givenIn(rules, after)));
		const index = next.findIndex(({ rule }) => rule.key === at);
		goTo(cameFromCheck() ? CHECK : (next[index + 1]?.rule.key ?? CHECK), after);
	};
	const fromCheck = useRef(props.isChange);
	const cameFromCheck = () => fromCheck.current && !(fromCheck.current = false);
	const change = (key: string) => (event: Event) => {
		if (!isAwake) return;
		event.preventDefault();
		fromCheck.current = true;
		goTo(key);
	};
	const goBack = (event: Event) => {
		if (!isAwake || here === 0) return;
		event.preventDefault();
		goTo(way[here === -1 ? way.length - 1 : here - 1]!.rule.key);
	};
	const before = here === 0 ? props.before : `${page}?q=${way[here === -1 ? way.length - 1 : here - 1]?.rule.key}`;

	return (
		<>
			<a class="back" href={before} onClick={goBack}>
				<Picture name="back" points />
				<span>{words.back}</span>
			</a>
			{Object.keys(mistakes).length > 0 && (
				<div class="mistakes" role="group" aria-labelledby="mistakes" tabIndex={-1} autofocus={!isAwake}>
					<h2 id="mistakes">{words.mistakes}</h2>
					<ul>
						{Object.entries(mistakes).map(([field, says]) => (
							<li key={field}>
								<a href={`#${field}`}>{says}</a>
							</li>
						))}
					</ul>
				</div>
			)}
			<form
				id={props.form}
				method="post"
				action={isAwake ? page : `${page}?q=${at}${props.isChange ? `&from=${CHECK}` : ''}`}
				noValidate
				ref={form}
				onSubmit={submit}
			>
				{Object.entries(hidden).map(([name, value]) => (
					<input type="hidden" name={name} value={value} key={name} />
				))}
				{isAwake && <input type="hidden" name="whole" value="yes" />}
				{isAwake && <input type="hidden" name="at" value={at} />}
				{isAwake && <Carried items={items} fields={fields} except={item} />}
				{item ? (
					<div key={at}>
						<p class="progress">
							{words.progress.replace('{n}', number(here + 1)).replace('{of}', number(way.length))}
						</p>
						{item.picture !== undefined && (
							<p class="illustration">
								<Picture name={item.picture} />
							</p>
						)}
						{isAwake && <ReadAloud item={item} words={words} locale={locale} />}
						{item.isEnglish && <p class="quiet">{words.onlyEnglish}</p>}
						<div {...spokenIn(item)}>
							<ItemFields {...{ item, fields, mistakes, words, number, Board }} />
						</div>
						{asksWho && <Who item={item} fields={fields} mistakes={mistakes} words={words} />}
						<p class="who-sees">
							<Picture name="eye" />
							<span>{words.whoSees}</span>
						</p>
						<div class="on">
							<button class="button main" type="submit" name="action" value="continue">
								<span>{words.next}</span>
							</button>
							{canKeep && <Keep words={words} />}
						</div>
					</div>
				) : (
					<div key={CHECK}>
						<h1>{words.check}</h1>
						<p>{words.checkHint}</p>
						<dl class="summary answers">
							{way.map((one) => (
								<div key={one.rule.key}>
									<dt {...spokenIn(one)}>{one.asks}</dt>
									<Answered
										item={one}
										given={given.find(({ item: key }) => key === one.rule.key)}
										{...{ words, number, asksWho }}
									/>
									<dd class="change">
										<a href={`${page}?q=${one.rule.key}&from=${CHECK}`} onClick={change(one.rule.key)}>
											{words.change}
											<span class="unseen" {...spokenIn(one)}>
												{' '}
												{one.asks}
											</span>
										</a>
									</dd>
								</div>
							))}
						</dl>
						<p class="who-sees">
							<Picture name="eye" />
							<span>{words.whoSees}</span>
						</p>
						<div class="on">
							<button class="button main" type="submit" name="action" value="send" id="send">
								<span>{words.send}</span>
							</button>
							{canKeep && <Keep words={words} />}
						</div>
					</div>
				)}
				<p class="small quiet">{isAwake ? words.keptDevice : words.keptVisit}</p>
				<button class="button danger" type="submit" name="action" value="not-safe">
					<Picture name="help" />
					<span>{words.notSafe}</span>
				</button>
			</form>
		</>
	);
}

/** A question that is not in the language of the page says in which it is, to the ear as well. */
const spokenIn = ({ isEnglish }: Asked) => (isEnglish ? ({ lang: 'en', dir: 'ltr' } as const) : {});

function Keep({ words }: Pick<QuestionsProps, 'words'>) {
	return (
		<button class="button second" type="submit" name="action" value="save">
			<span>{words.save}</span>
		</button>
	);
}

/** What was answered on the other questions, for the one press that sends everything. */
function Carried({ items, fields, except }: { items: Asked[]; fields: Fields; except: Asked | undefined }) {
	const names = items.filter((item) => item !== except).flatMap(({ rule }) => fieldsOf(rule));
	return (
		<>
			{names.flatMap((name) =>
				[fields[name] ?? []]
					.flat()
					.map((value, index) => <input type="hidden" name={name} value={value} key={`${name} ${index}`} />),
			)}
		</>
	);
}

type PartProps = Pick<QuestionsProps, 'fields' | 'mistakes' | 'words'> & { item: Asked };

/** Who may hear this one answer. Nothing is read out until the person says so. */
function Who({ item, fields, mistakes, words }: PartProps) {
	const name = whoField(item.rule.key);
	const chosen = textOf(fields, name) || visibilities[0];
	return (
		<fieldset class="field who">
			<legend>{words.who}</legend>
			<Mistake of={name} {...{ mistakes, words }} />
			<div class="options">
				{visibilities.map((visibility, index) => (
					<label class="option" key={visibility}>
						<input
							type="radio"
							id={index === 0 ? name : undefined}
							name={name}
							value={visibility}
							defaultChecked={visibility === chosen}
						/>
						<span>{words[`who_${visibility}`]}</span>
					</label>
				))}
			</div>
		</fieldset>
	);
}

/** Reads the question to somebody, in the device's own voice, when they press for it. */
function ReadAloud({ item, words, locale }: Pick<QuestionsProps, 'words' | 'locale'> & { item: Asked }) {
	const [isReading, setReading] = useState(false);
	if (typeof speechSynthesis === 'undefined') return null;
	const press = () => {
		speechSynthesis.cancel();
		if (isReading) return setReading(false);
		const said = new SpeechSynthesisUtterance(
			[item.asks, item.help, ...Object.values(item.says)].filter(Boolean).join('. '),
		);
		said.lang = item.isEnglish ? 'en-GB' : locale;
		said.onend = () => setReading(false);
		setReading(true);
		speechSynthesis.speak(said);
	};
	return (
		<p>
			<button class="button second" type="button" aria-pressed={isReading} onClick={press}>
				<Picture name="talk" />
				<span>{isReading ? words.stop : words.read}</span>
			</button>
		</p>
	);
}

type Rules = Parameters<typeof readAnswers>[0];

/** What can be read of the answers so far: enough to know what is asked next. */
function givenIn(rules: Rules, fields: Fields): Given[] {
	return readAnswers(rules, fields).given;
}

/** What is wrong with the fields of one item, in words. */
function mistakesOf(rules: Rules, fields: Fields, { rule }: Asked, refusals: Record<string, string>) {
	const all = readAnswers(rules, fields).mistakes;
	const own = fieldsOf(rule).filter((name) => all[name] !== undefined);
	return Object.fromEntries(own.map((name) => [name, refusals[all[name]!] ?? all[name]!]));
}

/** What stands in the fields of one item on the page. */
function typedIn(form: HTMLFormElement, { rule }: Asked): Fields {
	const data = new FormData(form);
	return Object.fromEntries(fieldsOf(rule).map((name) => [name, data.getAll(name).map(String)]));
}
