import { Component, createRef } from 'preact';
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
import { ItemFields, Mistake, Picture, textOf } from './ItemFields.tsx';
import { type Asked, CHECK, type QuestionsProps } from './questions.ts';

interface State {
	/** What stands in every field, but for those of the question on the screen. */
	fields: Fields;
	/** The question on the screen, or `check`. */
	at: string;
	mistakes: Record<string, string>;
	/** Taken up by the script: from now on nothing leaves the device but by the person's own press. */
	isAwake: boolean;
}

/**
 * A questionnaire, one question at a time. Made on the server it is a form that posts each answer to its own page; with a
 * script the whole of it stays on the device until the person presses "send" or asks to have it kept. The same rules read
 * the answers in both (`answers.ts`).
 */
export class Questionnaire extends Component<QuestionsProps, State> {
	override state: State = {
		fields: this.props.fields,
		at: this.props.at,
		mistakes: this.props.mistakes,
		isAwake: false,
	};
	form = createRef<HTMLFormElement>();
	rules = { items: this.props.items.map(({ rule }) => rule) };
	hasMoved = false;
	/** The next press leads back to where everything is looked at once more. */
	isChange = this.props.isChange;

	override componentDidMount() {
		setTimeout(() => this.setState({ isAwake: true })); // a finger is answered before what it changes
		history.replaceState({ at: this.props.at }, '');
		addEventListener('popstate', (event) => {
			const to = (event.state as { at?: string } | null)?.at;
			if (to !== undefined) this.show(to);
		});
	}

	override componentDidUpdate() {
		if (this.hasMoved) this.beginHere();
	}

	/** A new question is read from its beginning, by eye and by ear. */
	beginHere() {
		this.hasMoved = false;
		scrollTo(0, 0);
		const isWrong = Object.keys(this.state.mistakes).length > 0;
		const heading = document.querySelector<HTMLElement>(isWrong ? '.mistakes' : 'main h1');
		heading?.setAttribute('tabindex', '-1');
		heading?.focus({ preventScroll: true });
	}

	item(): Asked | undefined {
		return this.props.items.find(({ rule }) => rule.key === this.state.at);
	}

	/** The questions that are asked of somebody who has answered so. */
	way(given: Given[]): Asked[] {
		return this.props.items.filter(({ rule }) => isAsked(rule, given));
	}

	typed(): Fields {
		const [form, item] = [this.form.current, this.item()];
		return { ...this.state.fields, ...(item && form ? typedIn(form, item) : {}) };
	}

	show(at: string, fields: Fields = this.typed()) {
		this.hasMoved = true;
		this.setState({ at, fields, mistakes: {} });
	}

	goTo(at: string, fields?: Fields) {
		history.pushState({ at }, '');
		this.show(at, fields);
	}

	submit = (event: SubmitEvent) => {
		const action = (event.submitter as HTMLButtonElement | null)?.value;
		const item = this.item();
		if (!this.state.isAwake || action !== 'continue' || !item) return; // everything else is the person's own press to send or keep
		event.preventDefault();
		const fields = this.typed();
		const mistakes = mistakesOf(this.rules, fields, item, this.props.refusals);
		if (Object.keys(mistakes).length > 0) {
			this.hasMoved = true;
			return this.setState({ fields, mistakes });
		}
		const way = this.way(givenIn(this.rules, fields));
		const next = this.isChange ? undefined : way[way.indexOf(item) + 1];
		this.isChange = false;
		this.goTo(next?.rule.key ?? CHECK, fields);
	};

	change = (key: string) => (event: Event) => {
		if (!this.state.isAwake) return;
		event.preventDefault();
		this.isChange = true;
		this.goTo(key);
	};

	override render() {
		const { props, form, change } = this;
		const { items, page, words, asksWho, canKeep, hidden } = props;
		const { fields, at, mistakes, isAwake } = this.state;
		const given = givenIn(this.rules, fields);
		const way = this.way(given);
		const item = way.find(({ rule }) => rule.key === at);
		const here = item ? way.indexOf(item) : way.length;
		const previous = way[here - 1]?.rule.key;
		const goBack = (event: Event) => {
			if (!isAwake || previous === undefined) return;
			event.preventDefault();
			this.goTo(previous);
		};
		const before = previous === undefined ? props.before : `${page}?q=${previous}`;
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
					onSubmit={this.submit}
				>
					{Object.entries(isAwake ? { ...hidden, whole: 'yes', at } : hidden).map(([name, value]) => (
						<input type="hidden" name={name} value={value} key={name} />
					))}
					{isAwake && <Carried items={items} fields={fields} except={item} />}
					{item ? (
						<div key={at}>
							<p class="progress">{words.progress.replace('{n}', `${here + 1}`).replace('{of}', `${way.length}`)}</p>
							{item.picture !== undefined && (
								<p class="illustration">
									<Picture name={item.picture} />
								</p>
							)}
							{item.isEnglish && <p class="quiet">{words.onlyEnglish}</p>}
							<div {...spokenIn(item)}>
								<ItemFields {...{ item, fields, mistakes, words, isAwake }} />
							</div>
							{asksWho && <Who item={item} fields={fields} mistakes={mistakes} words={words} />}
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
											{...{ words, asksWho }}
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
						</div>
					)}
					<p class="who-sees">
						<Picture name="eye" />
						<span>{words.whoSees}</span>
					</p>
					<div class="on" key={at}>
						<Press does={item ? 'continue' : 'send'}>{item ? words.next : words.send}</Press>
						{canKeep && <Press does="save">{words.save}</Press>}
					</div>
					<p class="small quiet">{isAwake ? words.keptDevice : words.keptVisit}</p>
					<button class="button danger" type="submit" name="action" value="not-safe">
						<Picture name="help" />
						<span>{words.notSafe}</span>
					</button>
				</form>
			</>
		);
	}
}

/** A question that is not in the language of the page says in which it is, to the ear as well. */
const spokenIn = ({ isEnglish }: Asked) => (isEnglish ? ({ lang: 'en', dir: 'ltr' } as const) : {});

/** A button that sends the form: it says which way. */
function Press({ does, children }: { does: 'continue' | 'send' | 'save'; children: string }) {
	return (
		<button
			class={`button ${does === 'save' ? 'second' : 'main'}`}
			type="submit"
			name="action"
			value={does}
			id={does === 'send' ? does : undefined}
		>
			<span>{children}</span>
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
