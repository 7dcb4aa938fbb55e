import type { Instrument } from '../instrument.ts';
import { bestThing, closureIntro, closureTitle, oneThingToChange, passOnThanks, thanks } from './closing.ts';
import { drawing, faces, say } from './words.ts';

/** How it went, as children under 8 say it with somebody who reads along, and from 8 to 12 (`domain.md` 4). */

export const closureUnder8: Instrument = {
	code: 'closure_under_8',
	purpose: 'closure',
	audience: 'child',
	reading: 'with_helper',
	title: closureTitle,
	intro: say(
		'Your social worker is not going to visit you any more. You can say how it was. Someone can read and write for you. They write your own words. You can miss out any question. If someone is not safe, we have to tell someone who can help.',
		'لن يزورك الأخصائي الاجتماعي بعد الآن. يمكنك أن تقول كيف كان الأمر. يمكن لشخص أن يقرأ ويكتب لك. هو يكتب كلماتك أنت. يمكنك أن تترك أي سؤال. إذا كان أحد ليس بأمان، فعلينا أن نخبر من يستطيع المساعدة.',
	),
	items: [
		faces(
			'listened',
			3,
			say('How was your social worker at listening to you?', 'كيف كان استماع الأخصائي الاجتماعي إليك؟'),
			{
				picture: 'ear',
				maps: { principle: 'collaboration' },
			},
		),
		faces('knew_why', 3, say('How were they at telling you why they came?', 'كيف كان شرحهم لسبب حضورهم؟'), {
			picture: 'social-worker',
			maps: { principle: 'collaboration' },
		}),
		faces('safer', 3, say('How safe do you feel now?', 'إلى أي حد تشعر بالأمان الآن؟'), {
			picture: 'home',
			maps: { principle: 'culture' },
		}),
		drawing('picture', say('Do you want to draw or say something?', 'هل تريد أن ترسم أو تقول شيئًا؟'), {
			picture: 'pencil',
		}),
		thanks,
		passOnThanks,
	],
};

export const closure8to12: Instrument = {
	code: 'closure_8_12',
	purpose: 'closure',
	audience: 'child',
	reading: 'young',
	title: closureTitle,
	intro: closureIntro,
	items: [
		faces(
			'listened',
			5,
			say('How was your social worker at listening to you?', 'كيف كان استماع الأخصائي الاجتماعي إليك؟'),
			{
				picture: 'ear',
				maps: { principle: 'collaboration' },
			},
		),
		faces('explained', 5, say('How were they at telling you what was going on?', 'كيف كان شرحهم لما يحدث؟'), {
			picture: 'information',
			maps: { principle: 'collaboration' },
		}),
		faces('kept_promises', 5, say('How were they at keeping promises?', 'كيف كان وفاؤهم بوعودهم؟'), {
			picture: 'clock',
			maps: { principle: 'consistency' },
		}),
		faces('on_your_own', 5, say('How was the time with them on your own?', 'كيف كان الوقت معهم على انفراد؟'), {
			help: say(
				'If there was none, miss this out or write it at the end.',
				'إن لم يكن هناك وقت كهذا، فاترك السؤال أو اكتب ذلك في النهاية.',
			),
			picture: 'social-worker',
			maps: { principle: 'continuity' },
		}),
		faces('better_now', 5, say('How are things for you now?', 'كيف أحوالك الآن؟'), {
			picture: 'person-young',
			maps: { principle: 'culture' },
		}),
		bestThing,
		oneThingToChange,
		drawing('picture', say('Do you want to draw something?', 'هل تريد أن ترسم شيئًا؟'), { picture: 'pencil' }),
		thanks,
		passOnThanks,
	],
};
