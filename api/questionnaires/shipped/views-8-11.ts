import type { Instrument } from '../instrument.ts';
import { say } from './words.ts';

/** What a child of 8 to 11 wants said before a meeting about them (`domain.md` 3.4). */
export const views8to11: Instrument = {
	code: 'views_8_11',
	purpose: 'views',
	audience: 'child',
	reading: 'young',
	title: say('What do you want to say?', 'ماذا تريد أن تقول؟'),
	intro: say(
		'People are going to meet and talk about you. You can tell them what you think. You can miss out any question.',
		'سيجتمع أشخاص ويتحدثون عنك. يمكنك أن تقول لهم رأيك. يمكنك أن تترك أي سؤال.',
		{
			en: 'People will meet to talk about you. You can tell them what you think. You can miss out questions.',
			ar: 'سيجتمع أشخاص ويتحدثون عنك. قل لهم رأيك. يمكنك أن تترك أي سؤال.',
		},
	),
	items: [
		{
			kind: 'houses',
			key: 'houses',
			most: 2000,
			asks: say('What would you put in your three houses?', 'ماذا تضع في بيوتك الثلاثة؟'),
			picture: 'home',
		},
		{
			kind: 'faces',
			key: 'home',
			faces: 5,
			asks: say('How do things feel at home?', 'كيف تشعر في البيت؟'),
			picture: 'home',
		},
		{
			kind: 'scale',
			key: 'safe',
			asks: say('How safe do you feel?', 'إلى أي حد تشعر بالأمان؟'),
			low: say('Not safe at all', 'لا أشعر بالأمان أبدًا'),
			high: say('Very safe', 'آمن جدًا'),
		},
		{
			kind: 'text',
			key: 'one_better',
			most: 2000,
			showIf: { item: 'safe', atMost: 9 },
			asks: say('What would make it one point better?', 'ما الذي يجعله أفضل بنقطة واحدة؟'),
		},
		{
			kind: 'drawing',
			key: 'picture',
			most: 1000,
			asks: say('Do you want to draw something?', 'هل تريد أن ترسم شيئًا؟'),
			picture: 'pencil',
		},
	],
};
