import type { Words } from '../instrument.ts';

/** A text in English and Arabic; in Easy Read too where that says it in other words. */
export function say(en: string, ar: string, easy?: { en?: string; ar?: string }): Words {
	return { en: { plain: en, easy: easy?.en }, ar: { plain: ar, easy: easy?.ar } };
}
