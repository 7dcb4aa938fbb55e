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
	tellMeAfter,
	wantsAdvocate,
	whenAndWhere,
	whoMayCome,
} from './taking-part.ts';
import { option, safeEnds, say, scale, several, text, yesOrNo } from './words.ts';

/** What a looked-after young person of 13 to 17 wants said at their review (`domain.md` 3.4). */
export const review13to17: Instrument = {
	code: 'review_13_17',
	purpose: 'views',
	audience: 'young_person',
	reading: 'young',
	title: say('How are things for you?', 'كيف أحوالك؟'),
	intro: say(
		'There will be a meeting about how you are and what comes next. It is your meeting. You can tell people what you think. You can miss out any question. You choose who may hear each answer. If someone is not safe, we have to tell someone who can help.',
		'سيكون هناك اجتماع عن أحوالك وعما سيأتي. هذا اجتماعك. يمكنك أن تقول رأيك. يمكنك أن تترك أي سؤال. أنت تختار من يسمع كل إجابة. إذا كان أحد ليس بأمان، فعلينا أن نخبر من يستطيع المساعدة.',
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
		text('school', say('How is school, college or work?', 'كيف الحال في المدرسة أو الكلية أو العمل؟'), {
			picture: 'school',
		}),
		text('health', say('How are you, in body and mind?', 'كيف حال جسمك ونفسك؟'), {
			help: say('You can say if you want help with something.', 'يمكنك أن تقول إن كنت تريد مساعدة في شيء.'),
			picture: 'person-young',
		}),
		text('hobbies', say('What do you like to do in your own time?', 'ماذا تحب أن تفعل في وقتك؟'), { picture: 'sun' }),
		scale('safe', say('How safe do you feel?', 'إلى أي حد تشعر بالأمان؟'), safeEnds),
		text('one_better', say('What would make it one point higher?', 'ما الذي يجعله أعلى بنقطة واحدة؟'), {
			showIf: { item: 'safe', atMost: 9 },
		}),
		workerVisits,
		workerAlone,
		several(
			'leaving_care',
			say('What do you want to talk about for when you are older?', 'ما الذي تريد أن تتكلم عنه استعدادًا للمستقبل؟'),
			[
				option('home', 'A place to live', 'مكان للعيش'),
				option('money', 'Money', 'المال'),
				option('work', 'Work, training or study', 'العمل أو التدريب أو الدراسة'),
				option('daily_life', 'Cooking and other daily things', 'الطبخ وأمور الحياة اليومية'),
				option('people', 'People I can turn to', 'أشخاص ألجأ إليهم'),
				option('not_yet', 'Nothing yet', 'لا شيء بعد'),
			],
			{
				help: say(
					'From 15 or 16 you make a plan for this. It is called a pathway plan.',
					'من عمر 15 أو 16 تُعدّ خطة لذلك. اسمها "خطة المسار".',
				),
				picture: 'onward',
			},
		),
		howToTakePart,
		whoMayCome,
		whenAndWhere,
		yesOrNo(
			'run_it',
			say('Do you want to run the meeting, or part of it?', 'هل تريد أن تدير الاجتماع أو جزءًا منه؟', {
				en: 'Do you want to help run the meeting?',
				ar: 'هل تريد أن تساعد في إدارة الاجتماع؟',
			}),
			{
				picture: 'meeting',
			},
		),
		wantsAdvocate,
		accessNeeds,
		accessOther,
		interpreter,
		interpreterLanguage,
		knowsHowToComplain,
		whatToChange,
		askTheChair,
		keepFrom,
		tellMeAfter,
		drawSomething,
	],
};
