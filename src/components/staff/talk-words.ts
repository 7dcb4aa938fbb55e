import { type Language, languages, nameInEnglish } from '../../../api/accounts/languages.ts';
import type { KeptTalking, Talking } from '../../../api/accounts/talking.ts';
import { about } from '../../text/index.ts';
import { isolate } from '../isolate.ts';

/** Somebody writes `العربية` where staff know `Arabic`: both, where it is a language of ours; else what they wrote. */
export function spokenInEnglish(spoken: string | null): string {
	const ours = languages.find((language: Language) => about[language].name === spoken?.trim());
	if (ours === undefined) return isolate(spoken ?? '');
	return ours === 'en' ? nameInEnglish(ours) : `${nameInEnglish(ours)} (${isolate(about[ours].name)})`;
}

/** Whether whoever rings, meets or writes has to do something about it. */
export function asksSomething(talking: Talking | null): talking is KeptTalking {
	return talking !== null && (talking.interpreter !== 'no' || talking.formats.length > 0 || talking.more !== null);
}
