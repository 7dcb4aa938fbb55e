import { visibilities } from '../../api/questionnaires/answers.ts';
import { drawingColours, pens } from '../../api/questionnaires/drawing.ts';
import { isolate } from '../components/isolate.ts';
import type { BoardWords, PageWords } from '../islands/questions.ts';
import { stampLines, stamps } from '../islands/stamp-lines.ts';
import { places } from '../islands/stamps.ts';
import { type Text, wordsFor } from '../text/index.ts';

/** What the device can find wrong by itself, before anything is sent. */
const codes = [
	'form.field.too_long',
	'form.field.control_characters',
	'form.field.broken_characters',
	'form.field.not_a_choice',
	'questionnaires.answer.off_the_scale',
	'questionnaires.drawing.not_a_drawing',
	'questionnaires.drawing.too_large',
];

export function refusalWords(t: Text): Record<string, string> {
	return Object.fromEntries(codes.map((code) => [code, wordsFor(t, code)]));
}

interface About {
	chair: string | undefined;
	whoSees: string;
	sendWords: string;
	mistakes: number;
	/** Whether there is something to draw. */
	draws: boolean;
}

/** Every word of the page but the questions: an island cannot reach the texts itself. */
export function pageWords(t: Text, { chair, whoSees, sendWords, mistakes, draws }: About): PageWords {
	const who = Object.fromEntries(
		visibilities.map((visibility) => [
			`who_${visibility}`,
			t(`asking:who.${visibility}`, { chair: isolate(chair ?? '') }),
		]),
	) as Pick<PageWords, `who_${(typeof visibilities)[number]}`>;
	return {
		...who,
		progress: t('common:question.number_of', { number: '{n}', of: '{of}' }),
		next: t('asking:next'),
		back: t('common:back'),
		save: t('asking:save'),
		send: sendWords,
		notSafe: t('common:not_safe'),
		change: t('common:summary.change'),
		unanswered: t('asking:unanswered'),
		check: t('asking:check.heading'),
		checkHint: t('asking:check.hint'),
		who: t('asking:who'),
		whoSees,
		skip: t('asking:skip'),
		mistakes: t('common:mistakes.heading', { count: Math.max(1, mistakes) }),
		mistakeBefore: t('common:mistake.before'),
		describe: t('asking:describe.label'),
		describeHint: t('asking:describe.hint'),
		keptDevice: t('asking:kept.device'),
		onlyEnglish: t('changed:in_english'),
		keptVisit: t('asking:kept.visit'),
		...(draws && { board: boardWords(t) }),
	};
}

function boardWords(t: Text): BoardWords {
	const named = <Name extends string | number>(all: readonly Name[], words: (name: Name) => string) =>
		Object.fromEntries(all.map((name) => [name, words(name)]));
	return {
		label: t('asking:board.label'),
		hint: t('asking:board.hint'),
		keys: t('asking:board.keys'),
		colour: t('asking:board.colour'),
		pen: t('asking:board.pen'),
		undo: t('asking:board.undo'),
		clear: t('asking:board.clear'),
		penDown: t('asking:board.pen_down'),
		penUp: t('asking:board.pen_up'),
		stamp: t('asking:board.stamp'),
		place: t('asking:board.place'),
		putIn: t('asking:board.put_in'),
		added: t('asking:board.added'),
		full: t('asking:board.full'),
		colours: named(drawingColours, (name) => t(`asking:board.colour.${name}`)),
		pens: named(pens, (name) => t(`asking:board.pen.${name}`)),
		stamps: named(stamps, (name) => t(`asking:board.${name}`)),
		lines: stampLines,
		places: places.map((name) => t(`asking:board.${name}`)),
	};
}
