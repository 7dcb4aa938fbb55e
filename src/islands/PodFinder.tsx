import type { hc, InferResponseType } from 'hono/client';
import { useEffect, useRef, useState } from 'preact/hooks';
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

/**
 * Finds a pod by the name of somebody in it. Made on the server it is a box with a button that sends the form; with a
 * script it looks while somebody types.
 */
export function PodFinder({ words, locale, typed, found, mistake, mistakeBefore, podNames }: Props) {
	const [people, setPeople] = useState(found);
	const [wrong, setWrong] = useState(mistake);
	const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
	const box = useRef<HTMLInputElement>(null);
	const typedName = () => box.current?.value.trim() ?? '';

	const look = async () => {
		const name = typedName();
		clearTimeout(timer.current);
		setWrong(undefined);
		if (name.length < LETTERS_LEAST) return setPeople(undefined);
		const answer = await fetch(`/api/pods?${new URLSearchParams({ worker: name })}`).catch(() => undefined);
		if (answer?.ok) setPeople(((await answer.json()) as Answer).workers);
	};
	const lookSoon = () => {
		clearTimeout(timer.current);
		timer.current = setTimeout(look, PAUSE_MS);
	};
	// Somebody on a slow phone has typed before this script arrived.
	useEffect(() => void (typedName() !== typed && look()), []);
	const lookNow = (event: Event) => {
		if (typedName().length < LETTERS_LEAST) return; // the server has the words for that
		event.preventDefault();
		void look();
	};

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
					ref={box}
					id="worker"
					name="worker"
					type="text"
					autocomplete="off"
					spellcheck={false}
					dir="auto"
					defaultValue={typed}
					aria-describedby={described}
					aria-invalid={wrong ? 'true' : undefined}
					onInput={lookSoon}
				/>
				<button class="button second" type="submit" name="action" value="find" onClick={lookNow}>
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
