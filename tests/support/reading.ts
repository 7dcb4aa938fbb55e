import { syllable } from 'syllable';
import { sentencesIn, wordsOf } from '../../api/questionnaires/soundness.ts';

/** The school year in which English of this kind is read with ease: Flesch and Kincaid's grade. 4 is nine years old. */
export function gradeOf(text: string): number {
	const words = wordsOf(text).length;
	return 0.39 * (words / sentencesIn(text).length) + 11.8 * (syllable(text) / words) - 15.59;
}
