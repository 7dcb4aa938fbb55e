import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { type Instrument, instrumentCodes } from '../../../api/questionnaires/instrument.ts';
import { shipped } from '../../../api/questionnaires/shipped/index.ts';
import { pageWords, refusalWords } from '../../../src/asking/page-words.ts';
import { shownIn } from '../../../src/asking/shown.ts';
import { Questionnaire } from '../../../src/islands/Questionnaire.tsx';
import { CHECK } from '../../../src/islands/questions.ts';
import { textFor } from '../../../src/text/index.ts';
import type { Voice } from '../../../src/text/voices.ts';
import { faultsInStructure, heardOf, pageOf } from '../../support/said-aloud.ts';

/** A question of an instrument as the server makes it, in one voice. */
function markupOf(instrument: Instrument, voice: Voice, at: string): string {
	const t = textFor(voice);
	const chair = instrument.purpose === 'views' ? 'Ada Quill' : undefined;
	return render(
		h(Questionnaire, {
			...{
				items: shownIn(instrument, voice, t),
				fields: {},
				at,
				isChange: false,
				page: '/say',
				before: '/meeting',
				form: 'written',
			},
			...{ asksWho: chair !== undefined, canKeep: true, mistakes: {}, refusals: refusalWords(t), hidden: {} },
			words: pageWords(t, {
				chair,
				whoSees: t('asking:who_sees.views'),
				sendWords: t('asking:send.views'),
				mistakes: 0,
				draws: true,
			}),
		}),
	);
}

/** Every question, whether it is asked of everybody or only after some answers. */
const everyQuestion = (instrument: Instrument): Instrument => ({
	...instrument,
	items: instrument.items.map((item) => ({ ...item, showIf: undefined })),
});

describe.each(instrumentCodes)('%s', (code) => {
	const instrument = everyQuestion(shipped[code]);
	const keys = instrument.items.map(({ key }) => key);

	test('is well built in every question', async () => {
		const markup = [...keys, CHECK].map((at) => markupOf(instrument, 'en', at)).join('');
		expect(await faultsInStructure(pageOf(markup, 'en'))).toEqual([]);
	});

	test('is heard as it was when somebody last listened to it', async () => {
		const voice = instrument.audience === 'parent_or_carer' ? 'en' : 'en-young';
		const heard: string[] = [];
		for (const at of keys) {
			const page = pageOf(markupOf(instrument, voice, at), 'en');
			const part = at === keys[0] ? 'main' : 'main form .field';
			heard.push(`— ${at}`, ...(await heardOf(page, part)), '');
		}
		await expect(heard.join('\n')).toMatchFileSnapshot(`transcripts/${code}.txt`);
	});
});
