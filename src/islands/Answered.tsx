import { type Given, visibilities } from '../../api/questionnaires/answers.ts';
import { isOwnWords, linesOf } from './answered.ts';
import type { Asked, QuestionsProps } from './questions.ts';
import { Sheet } from './Sheet.tsx';

interface Props extends Pick<QuestionsProps, 'words' | 'asksWho'> {
	item: Asked;
	given: Given | undefined;
}

/** One answer on the page where everything is looked at once more, with who may hear it. */
export function Answered({ item, given, words, asksWho }: Props) {
	if (given === undefined) {
		return (
			<dd>
				<span class="quiet">{words.unanswered}</span>
			</dd>
		);
	}
	const { value } = given;
	return (
		<>
			{value.kind === 'drawing' && value.drawing !== null && (
				<dd>
					<Sheet drawing={value.drawing} label={value.words ?? item.asks} />
				</dd>
			)}
			{linesOf(item, value).map((line) => (
				<dd key={line} class={isOwnWords(value) ? 'own-words' : undefined} dir={isOwnWords(value) ? 'auto' : undefined}>
					{line}
				</dd>
			))}
			{asksWho && <dd class="small quiet">{words[`who_${given.visibility ?? visibilities[0]}`]}</dd>}
		</>
	);
}
