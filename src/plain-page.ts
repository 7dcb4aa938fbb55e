import { textFor, wordsFor } from './text/index.ts';
import { directionOf, languageOf, type Voice } from './text/voices.ts';

/** A page with nothing in it that could fail, for when the house itself has to refuse. It has no style: nothing may load. */
export function plainPage(voice: Voice, code: string): string {
	const t = textFor(voice);
	return `<!doctype html>
<html lang="${languageOf(voice)}" dir="${directionOf(voice)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${t('common:title.neutral')}</title></head>
<body><main><h1>${t('common:trouble.heading')}</h1>
<p>${wordsFor(t, code)}</p>
<p><a href="/${voice}/">${t('common:trouble.start')}</a></p></main></body>
</html>`;
}
