import type { Instrument } from '../instrument.ts';
import {
	brothersAndSisters,
	carers,
	drawSomething,
	familyTime,
	knowsHowToComplain,
	placeToLive,
	whatToChange,
	workerAlone,
	workerVisits,
} from './review.ts';
import {
	accessNeeds,
	accessOther,
	askTheChair,
	howToTakePart,
	interpreter,
	interpreterLanguage,
	keepFrom,
	wantsAdvocate,
	whenAndWhere,
	whoMayCome,
} from './taking-part.ts';
import { faces, houses, safeEnds, say, scale, text, yesOrNo } from './words.ts';

/** What a looked-after child of 9 to 12 wants said at their review (`domain.md` 3.4). */
export const review9to12: Instrument = {
	code: 'review_9_12',
	purpose: 'views',
	audience: 'child',
	reading: 'young',
	title: say('How are things for you?', 'كيف أحوالك؟'),
	intro: say(
		'There will be a meeting about how you are and what you need. It is your meeting. You can tell people what you think. You can miss out any question. You choose who may hear each answer. If someone is not safe, we have to tell someone who can help.',
		'سيكون هناك اجتماع عن أحوالك وما تحتاج إليه. هذا اجتماعك. يمكنك أن تقول رأيك. يمكنك أن تترك أي سؤال. أنت تختار من يسمع كل إجابة. إذا كان أحد ليس بأمان، فعلينا أن نخبر من يستطيع المساعدة.',
	),
	items: [
		placeToLive,
		carers,
		text(
			'room_food_rules',
			say('What do you think of your room, the food and the rules?', 'ما رأيك في غرفتك وفي الطعام والقواعد؟'),
			{ picture: 'bed' },
		),
		familyTime,
		brothersAndSisters,
		faces('school', 5, say('How do you feel at school?', 'كيف تشعر في المدرسة؟'), { picture: 'school' }),
		faces('health', 5, say('How do you feel in your body and mind?', 'كيف تشعر في جسمك ونفسك؟'), {
			picture: 'person-young',
		}),
		text('hobbies', say('What do you like to do?', 'ماذا تحب أن تفعل؟'), {
			help: say(
				'You can tell us if there is something new you want to try.',
				'يمكنك أن تقول لنا إن كنت تريد أن تجرب شيئًا جديدًا.',
			),
			picture: 'sun',
		}),
		houses('houses', say('What would you put in your three houses?', 'ماذا تضع في بيوتك الثلاثة؟'), {
			help: say(
				'One is for worries. One is for good things. One is for dreams and wishes.',
				'بيت للمخاوف. وبيت للأشياء الجميلة. وبيت للأحلام والأمنيات.',
			),
			picture: 'house-good',
		}),
		scale('safe', say('How safe do you feel?', 'إلى أي حد تشعر بالأمان؟'), safeEnds),
		text('one_better', say('What would make it one point better?', 'ما الذي يجعله أفضل بنقطة واحدة؟'), {
			showIf: { item: 'safe', atMost: 9 },
		}),
		workerVisits,
		workerAlone,
		howToTakePart,
		whoMayCome,
		whenAndWhere,
		yesOrNo('run_it', say('Do you want to help run the meeting?', 'هل تريد أن تساعد في إدارة الاجتماع؟'), {
			picture: 'meeting',
		}),
		wantsAdvocate,
		accessNeeds,
		accessOther,
		interpreter,
		interpreterLanguage,
		knowsHowToComplain,
		whatToChange,
		askTheChair,
		keepFrom,
		drawSomething,
	],
};
