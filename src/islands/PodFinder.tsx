import type { hc, InferResponseType } from 'hono/client';
import { Component, createRef } from 'preact';
import type { App } from '../../api/app.ts';
import { type Forms, inNumber } from './plurals.ts';

export interface Found {
	podId: string;
	workerId: string;
	name: string;
	role: string;
}

interface Props {
	words: { label: string; hint: string; button: string; none: string; found: Forms };
	locale: string;
	/** What stood in the box, and who was found by it, when the page was made. */
	typed: string;
	found?: Found[] | undefined;
	mistake?: string | undefined;
	mistakeBefore: string;
	podNames: Record<string, string>;
}

const LETTERS_LEAST = 3;
const PAUSE_MS = 350;

/** By its type alone: the client itself would be a third of this island. */
type Answer = InferResponseType<ReturnType<typeof hc<App>>['api']['pods']['$get'], 200>;

interface State {
	people: Found[] | undefined;
	wrong: string | undefined;
}

/**
 * Finds a pod by the name of somebody in it. Made on the server it is a box with a button that sends the form; with a
 * script it looks while somebody types.
 */
export class PodFinder extends Component<Props, State> {
	override state: State = { people: this.props.found, wrong: this.props.mistake };
	box = createRef<HTMLInputElement>();
	timer: ReturnType<typeof setTimeout> | undefined;

	/** Somebody on a slow phone has typed before this script arrived. */
	override componentDidMount() {
		if (this.typed() !== this.props.typed) void this.look();
	}

	typed() {
		return this.box.current!.value.trim();
	}

	async look() {
		const name = this.typed();
		clearTimeout(this.timer);
		this.setState({ wrong: undefined });
		if (name.length < LETTERS_LEAST) return this.setState({ people: undefined });
		const answer = await fetch(`/api/pods?${new URLSearchParams({ worker: name })}`).catch(() => undefined);
		if (answer?.ok) this.setState({ people: ((await answer.json()) as Answer).workers });
	}

	lookSoon = () => {
		clearTimeout(this.timer);
		this.timer = setTimeout(() => void this.look(), PAUSE_MS);
	};

	lookNow = (event: Event) => {
		if (this.typed().length < LETTERS_LEAST) return; // the server has the words for that
		event.preventDefault();
		void this.look();
	};

	override render() {
		const { words, locale, typed, mistakeBefore, podNames } = this.props;
		const { people, wrong } = this.state;
		const described = ['worker-hint', wrong && 'worker-mistake'].filter(Boolean).join(' ');
		return (
			<div class="field">
				<label for="worker">{words.label}</label>
				<p class="hint" id="worker-hint">
					{words.hint}
				</p>
				{wrong && (
					<p class="mistake" id="worker-mistake">
						<span class="unseen">{mistakeBefore}</span> {wrong}
					</p>
				)}
				<div class="find">
					<input
						ref={this.box}
						id="worker"
						name="worker"
						type="text"
						autocomplete="off"
						spellcheck={false}
						dir="auto"
						defaultValue={typed}
						aria-describedby={described}
						aria-invalid={wrong ? 'true' : undefined}
						onInput={this.lookSoon}
					/>
					<button class="button second" type="submit" name="action" value="find" onClick={this.lookNow}>
						{words.button}
					</button>
				</div>
				<p role="status" class="found">
					{people && (people.length > 0 ? inNumber(words.found, locale, people.length) : words.none)}
				</p>
				{people && people.length > 0 && (
					<div class="options" role="group" aria-label={words.label}>
						{people.map(({ podId, workerId, name, role }) => (
							<label class="option" key={workerId + podId}>
								<input type="radio" name="pod" value={role === 'pod_manager' ? podId : `${podId}.${workerId}`} />
								<span>
									<bdi>{name}</bdi>
									<span class="hint">{podNames[podId]}</span>
								</span>
							</label>
						))}
					</div>
				)}
			</div>
		);
	}
}
