import type { Instrument } from '../instrument.ts';
import {
	accessNeeds,
	accessOther,
	askTheChair,
	howToTakePart,
	interpreter,
	interpreterLanguage,
	keepFrom,
	wantsAdvocate,
	whoMayCome,
} from './taking-part.ts';
import { drawing, faces, houses, safeEnds, say, scale, text, yesOrNo } from './words.ts';

/** What a child of 8 to 11 wants said before a meeting about them (`domain.md` 3.4). */
export const views8to11: Instrument = {
	code: 'views_8_11',
	purpose: 'views',
	audience: 'child',
	reading: 'young',
	title: say('What do you want to say?', 'ماذا تريد أن تقول؟'),
	intro: say(
		'Some people will meet to talk about you and how to help. You can tell them what you think. You can miss out any question. You choose who may hear each answer. If someone is not safe, we have to tell someone who can help.',
		'سيجتمع بعض الأشخاص ويتكلمون عنك وعن كيفية المساعدة. يمكنك أن تقول لهم رأيك. يمكنك أن تترك أي سؤال. أنت تختار من يسمع كل إجابة. إذا كان أحد ليس بأمان، فعلينا أن نخبر من يستطيع المساعدة.',
	),
	items: [
		yesOrNo('knows_why', say('Do you know why there is a meeting?', 'هل تعرف لماذا هناك اجتماع؟'), {
			picture: 'meeting',
		}),
		text('knows_what', say('What have you been told about the meeting?', 'ماذا قيل لك عن الاجتماع؟'), {
			help: say('You can also tell us what you want to know.', 'يمكنك أيضًا أن تقول لنا ما تريد أن تعرفه.'),
			picture: 'information',
		}),
		houses('houses', say('What would you put in your three houses?', 'ماذا تضع في بيوتك الثلاثة؟'), {
			help: say(
				'One is for worries. One is for good things. One is for dreams and wishes.',
				'بيت للمخاوف. وبيت للأشياء الجميلة. وبيت للأحلام والأمنيات.',
			),
			picture: 'house-good',
		}),
		faces('home', 5, say('How do you feel at home?', 'كيف تشعر في البيت؟'), { picture: 'home' }),
		faces('school', 5, say('How do you feel at school?', 'كيف تشعر في المدرسة؟'), { picture: 'school' }),
		faces('online', 5, say('How do you feel when you are online?', 'كيف تشعر عندما تكون على الإنترنت؟'), {
			picture: 'phone',
		}),
		faces('friends', 5, say('How do you feel when you are with friends?', 'كيف تشعر مع الأصدقاء؟'), {
			picture: 'friends',
		}),
		text('who_helps', say('Who helps you?', 'من يساعدك؟'), { picture: 'help' }),
		text('change', say('What would you change if you could?', 'ماذا كنت ستغيّر لو استطعت؟'), { picture: 'idea' }),
		scale('safe', say('How safe do you feel?', 'إلى أي حد تشعر بالأمان؟'), safeEnds),
		text('one_better', say('What would make it one point better?', 'ما الذي يجعله أفضل بنقطة واحدة؟'), {
			showIf: { item: 'safe', atMost: 9 },
		}),
		howToTakePart,
		wantsAdvocate,
		whoMayCome,
		accessNeeds,
		accessOther,
		interpreter,
		interpreterLanguage,
		askTheChair,
		keepFrom,
		drawing('picture', say('Do you want to draw something?', 'هل تريد أن ترسم شيئًا؟'), { picture: 'pencil' }),
	],
};
