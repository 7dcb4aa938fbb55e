import type { Instrument } from '../instrument.ts';
import {
	accessNeeds,
	accessOther,
	askTheChair,
	howToTakePart,
	interpreter,
	interpreterLanguage,
	keepFrom,
	meetChair,
	tellMeAfter,
	wantsAdvocate,
	whenAndWhere,
	whoMayCome,
} from './taking-part.ts';
import { choice, drawing, houses, howMuch, notSure, option, safeEnds, say, scale, text } from './words.ts';

/** What a young person of 12 to 17 wants said before a meeting about them (`domain.md` 3.4). */
export const views12to17: Instrument = {
	code: 'views_12_17',
	purpose: 'views',
	audience: 'young_person',
	reading: 'young',
	title: say('What do you want to say?', 'ماذا تريد أن تقول؟'),
	intro: say(
		'People will meet to talk about you and your family, and to make a plan. What you think counts. You can miss out any question. You choose who may hear each answer. If someone is not safe, we have to tell someone who can help.',
		'سيجتمع أشخاص ليتكلموا عنك وعن عائلتك ويضعوا خطة. رأيك مهم. يمكنك أن تترك أي سؤال. أنت تختار من يسمع كل إجابة. إذا كان أحد ليس بأمان، فعلينا أن نخبر من يستطيع المساعدة.',
		{
			en: 'People will meet to talk about you and your family. They will make a plan. What you think counts. You can miss out any question. You choose who may hear each answer. If someone is not safe, we have to tell someone who can help.',
			ar: 'سيجتمع أشخاص ليتكلموا عنك وعن عائلتك. سيضعون خطة. رأيك مهم. يمكنك أن تترك أي سؤال. أنت تختار من يسمع كل إجابة. إذا كان أحد ليس بأمان، فعلينا أن نخبر من يستطيع المساعدة.',
		},
	),
	items: [
		howMuch(
			'knows_why',
			say('Do you understand why there is a meeting and who will be there?', 'هل تفهم لماذا هناك اجتماع ومن سيحضره؟', {
				en: 'Do you understand what the meeting is for?',
				ar: 'هل تفهم لماذا هناك اجتماع؟',
			}),
			{ picture: 'meeting' },
		),
		choice(
			'report',
			say(
				'Have you seen what your social worker wrote for the meeting?',
				'هل رأيت ما كتبه الأخصائي الاجتماعي للاجتماع؟',
			),
			[
				option('read', 'I have read it', 'قرأته'),
				option('told', 'Someone told me what it says', 'أخبرني شخص بما فيه'),
				option('no', 'No', 'لا'),
				notSure,
			],
			{ help: say('This is called the report.', 'هذا يسمى "التقرير".'), picture: 'page' },
		),
		text('report_wrong', say('Is there anything in it that is wrong?', 'هل فيه شيء خطأ؟'), {
			showIf: { item: 'report', is: ['read', 'told'] },
		}),
		houses('houses', say('What would you put in your three houses?', 'ماذا تضع في بيوتك الثلاثة؟'), {
			help: say(
				'One is for worries. One is for what is going well. One is for what you hope for.',
				'بيت للمخاوف. وبيت لما يسير على ما يرام. وبيت لما تتمناه.',
			),
			picture: 'house-good',
		}),
		text('needs_to_change', say('What needs to change?', 'ما الذي يجب أن يتغير؟'), { picture: 'idea' }),
		text('who_should_act', say('Who should do something about it?', 'من يجب أن يفعل شيئًا من أجل ذلك؟'), {
			picture: 'friends',
		}),
		text('living', say('How do you feel about where you live?', 'ما شعورك تجاه المكان الذي تعيش فيه؟'), {
			picture: 'home',
		}),
		text(
			'family_time',
			say('How do you feel about the time you have with your family?', 'ما شعورك تجاه الوقت الذي تقضيه مع عائلتك؟'),
			{
				help: say(
					'This may be people you live with, or people you do not live with.',
					'قد يكونون أشخاصًا تعيش معهم أو لا تعيش معهم.',
				),
				picture: 'brothers-sisters',
			},
		),
		text('school', say('How is school, college or work?', 'كيف الحال في المدرسة أو الكلية أو العمل؟'), {
			picture: 'school',
		}),
		text('health', say('How are you, in body and mind?', 'كيف حال جسمك ونفسك؟'), { picture: 'person-young' }),
		text('friends', say('How are things with friends?', 'كيف الحال مع الأصدقاء؟'), {
			help: say('This can be online too.', 'يمكن أن يكون هذا على الإنترنت أيضًا.'),
			picture: 'talk',
		}),
		text('who_i_am', say('What should people know about who you are?', 'ماذا يجب أن يعرف الناس عنك أنت؟'), {
			help: say(
				'This could be your culture, faith, gender or language.',
				'قد يكون هذا ثقافتك أو دينك أو جنسك أو لغتك.',
			),
			picture: 'sun',
		}),
		scale('safe', say('How safe do you feel?', 'إلى أي حد تشعر بالأمان؟'), safeEnds),
		text('one_better', say('What would make it one point higher?', 'ما الذي يجعله أعلى بنقطة واحدة؟'), {
			showIf: { item: 'safe', atMost: 9 },
		}),
		howToTakePart,
		meetChair,
		wantsAdvocate,
		whoMayCome,
		whenAndWhere,
		accessNeeds,
		accessOther,
		interpreter,
		interpreterLanguage,
		askTheChair,
		keepFrom,
		text('share_with', say('Who else should see what you wrote?', 'من أيضًا يجب أن يرى ما كتبته؟'), {
			help: say(
				'Your social worker and the person who runs the meeting see it. Your parents cannot read it here. You choose what may be read out.',
				'يراه الأخصائي الاجتماعي ومن يدير الاجتماع. لا يستطيع والداك قراءته هنا. أنت تختار ما يمكن قراءته بصوت عالٍ.',
			),
			picture: 'eye',
		}),
		tellMeAfter,
		drawing('picture', say('Do you want to draw something?', 'هل تريد أن ترسم شيئًا؟'), { picture: 'pencil' }),
	],
};
