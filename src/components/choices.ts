import type { PictureName } from './pictures.ts';

/** One line of `Radios` or `Checkboxes`. */
export interface Choice {
	value: string;
	words: string;
	hint?: string | undefined;
	/** The words are a name: of a pod, of a person. */
	isName?: boolean | undefined;
	emblem?: string | undefined;
	picture?: PictureName | undefined;
}
