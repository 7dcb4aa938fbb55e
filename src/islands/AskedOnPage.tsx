import { Questionnaire } from './Questionnaire.tsx';
import type { QuestionsProps } from './questions.ts';

/** What is the same at every question of a questionnaire. */
export type Shared = Pick<QuestionsProps, 'items' | 'refusals' | 'words' | 'locale' | 'asksWho' | 'canKeep'>;

interface Props extends Omit<QuestionsProps, keyof Shared> {
	/** On the server alone: what is a function there is nothing once it has come to a browser. */
	shared: (() => Shared) | null;
}

/** The part of the page in which the browser finds it. */
export const SHARED = 'shared';

/**
 * A questionnaire on its page. Its words stand in the page as JSON: as properties of an island they cost a fifth of the whole
 * page's processor time, because Astro takes every one of them apart.
 */
export function AskedOnPage({ shared, ...own }: Props) {
	return <Questionnaire {...(shared?.() ?? inPage())} {...own} />;
}

let read: Shared | undefined;

function inPage(): Shared {
	return (read ??= JSON.parse(document.getElementById(SHARED)!.textContent) as Shared);
}
