import { randomInt } from 'node:crypto';
import type { Language } from '../../api/accounts/languages.ts';
import { words } from '../../api/representations/word-list.ts';
import { about } from '../text/index.ts';

const WORDS = 3;

/** Three words by chance, as an idea for a secret. They are new each time the page is shown, and kept nowhere. */
export function suggestedWords(language: Language): string {
	const list = about[language].easyWords?.split(' ') ?? words;
	return Array.from({ length: WORDS }, () => list[randomInt(list.length)]).join(' ');
}
