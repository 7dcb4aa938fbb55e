import type { Instrument } from '../instrument.ts';
import { bestThing, closureIntro, closureTitle, oneThingToChange, passOnThanks, thanks } from './closing.ts';
import { agree, safeEnds, say, scale, text, yesOrNo } from './words.ts';

/** How it went, as a young person of 13 to 17 says it (`domain.md` 4). */
export const closure13to17: Instrument = {
	code: 'closure_13_17',
	purpose: 'closure',
	audience: 'young_person',
	reading: 'young',
	title: closureTitle,
	intro: closureIntro,
	items: [
		agree('listened', say('People listened to me.', 'استمعوا إليّ.'), {
			picture: 'ear',
			maps: { principle: 'collaboration' },
		}),
		agree('respect', say('People treated me with respect.', 'عاملوني باحترام.'), {
			picture: 'friends',
			maps: { principle: 'culture' },
		}),
		agree('honest', say('People were honest with me about what worried them.', 'كانوا صادقين معي بشأن ما يقلقهم.'), {
			picture: 'worry',
			maps: { principle: 'collaboration' },
		}),
		agree(
			'explained',
			say('People told me what would happen and why.', 'شرحوا لي ما سيحدث ولماذا.', {
				en: 'People told me what would happen.',
				ar: 'شرحوا لي ما سيحدث.',
			}),
			{
				picture: 'information',
				maps: { principle: 'collaboration' },
			},
		),
		agree('involved', say('I had a say in the plan.', 'كان لي رأي في الخطة.'), {
			picture: 'meeting',
			maps: { principle: 'collaboration' },
		}),
		agree('same_worker', say('The same people helped me the whole time.', 'ساعدني الأشخاص أنفسهم طوال الوقت.'), {
			picture: 'social-worker',
			maps: { principle: 'continuity' },
		}),
		agree(
			'somebody_there',
			say('Someone was there when my social worker was away.', 'كان هناك من يساعدني عند غياب الأخصائي الاجتماعي.'),
			{
				picture: 'phone',
				maps: { principle: 'consistency' },
			},
		),
		agree('did_what_they_said', say('People did what they said they would do.', 'فعلوا ما قالوا إنهم سيفعلونه.'), {
			picture: 'clock',
			maps: { principle: 'consistency' },
		}),
		scale('safe_then', say('How safe did you feel at the start?', 'إلى أي حد كنت تشعر بالأمان في البداية؟'), safeEnds),
		scale('safe_now', say('How safe do you feel now?', 'إلى أي حد تشعر بالأمان الآن؟'), safeEnds),
		text('one_better', say('What would make it one point higher?', 'ما الذي يجعله أعلى بنقطة واحدة؟'), {
			showIf: { item: 'safe_now', atMost: 9 },
		}),
		yesOrNo('ask_again', say('Would you ask for help again?', 'هل ستطلب المساعدة مرة أخرى؟'), {
			picture: 'help',
			maps: { principle: 'culture' },
		}),
		text('help_others', say('What would help other young people?', 'ما الذي يساعد شبابًا آخرين؟'), { picture: 'talk' }),
		bestThing,
		oneThingToChange,
		thanks,
		passOnThanks,
	],
};
