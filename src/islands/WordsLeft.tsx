import { useEffect, useRef, useState } from 'preact/hooks';
import { type Forms, inNumber } from './plurals.ts';

interface Props {
	/** The id of the box it watches. */
	of: string;
	most: number;
	language: string;
	left: Forms;
	over: Forms;
}

/** Said only when it begins to matter. */
const SHARE = 0.1;
const PAUSE_MS = 900;

/** How much room is left in a box, near its end. Seen at once, read out after a pause, and never in anybody's way. */
export function WordsLeft({ of, most, language, left, over }: Props) {
	const [count, setCount] = useState(0);
	const [said, setSaid] = useState('');
	const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

	useEffect(() => {
		const box = document.getElementById(of) as HTMLTextAreaElement | null;
		if (!box) return undefined;
		const measure = () => setCount(box.value.trim().length);
		measure();
		box.addEventListener('input', measure);
		return () => box.removeEventListener('input', measure);
	}, []);

	const room = most - count;
	const words = room > most * SHARE ? '' : room >= 0 ? inNumber(left, language, room) : inNumber(over, language, -room);
	useEffect(() => {
		clearTimeout(timer.current);
		timer.current = setTimeout(setSaid, PAUSE_MS, words);
	}, [words]);

	return (
		<>
			<p class={room < 0 ? 'mistake' : 'hint small'} aria-hidden="true">
				{words}
			</p>
			<p class="unseen" role="status">
				{said}
			</p>
		</>
	);
}
