import { nationalHelp } from '../api/council/settings.ts';
import { isolateNumber, telephone } from './components/isolate.ts';
import { strictestPolicy } from './headers.ts';
import { hashOf } from './policy.ts';
import { textFor, wordsFor } from './text/index.ts';
import { directionOf, languageOf, type Voice } from './text/voices.ts';

/** The few looks of it, in the colours of `base.css`: nothing may load, so nothing is shared. */
const style = `:root{color-scheme:light dark;font:118.75%/1.6 system-ui,sans-serif;color:#1d2433;background:#fbf7f0}
body{max-inline-size:36rem;margin:0 auto;padding:16px}
h1,h2{line-height:1.25}
a{display:inline-flex;align-items:center;min-block-size:48px;padding:4px 16px;border:2px solid;border-radius:12px;color:#12487a}
a.leave{background:#8f1d1d;border-color:#8f1d1d;color:#fff}
a:focus-visible{outline:3px solid;outline-offset:3px}
@media(prefers-color-scheme:dark){:root{color:#f2efe9;background:#12161f}a{color:#9fd0ff}a.leave{border-color:#ffb3a8}}`;

/** Its own style sheet, and nothing else at all. */
export const plainPolicy = `${strictestPolicy}; style-src 'sha256-${hashOf(style)}'`;

/** Whoever may be in danger needs no council to ring these. */
const helpers = [
	{ who: 'help:help.danger', number: numberOf('emergency') },
	{ who: 'help:help.childline', number: numberOf('childline') },
] as const;

/**
 * A page with nothing in it that could fail, for when the house itself has to refuse: what is wrong, the way out, and whom to ring in
 * danger, without a word from the database.
 */
export function plainPage(voice: Voice, code: string): string {
	const t = textFor(voice);
	const call = (number: string) => t('help:help.call', { number: isolateNumber(number) });
	const help = helpers.map(
		({ who, number }) => `<h2>${t(who)}</h2>\n<p><a href="${telephone(number)}">${call(number)}</a></p>`,
	);
	return `<!DOCTYPE html>
<html lang="${languageOf(voice)}" dir="${directionOf(voice)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${t('common:title.neutral')}</title><style>${style}</style></head>
<body><header><a class="leave" href="/leave" rel="nofollow">${t('common:leave')}</a></header>
<main><h1>${t('common:trouble.heading')}</h1>
<p>${wordsFor(t, code)}</p>
<p><a href="/${voice}/">${t('common:trouble.start')}</a></p>
${help.join('\n')}</main></body>
</html>`;
}

function numberOf(code: (typeof nationalHelp)[number]['code']): string {
	return nationalHelp.find((line) => line.code === code)!.number;
}
