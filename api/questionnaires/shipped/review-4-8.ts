import type { Instrument } from '../instrument.ts';
import { drawSomething } from './review.ts';
import { whoMayCome } from './taking-part.ts';
import { faces, say, text, yesOrNo } from './words.ts';

/** What a looked-after child of 4 to 8 wants said at their review, with somebody who reads and writes (`domain.md` 3.4). */
export const review4to8: Instrument = {
	code: 'review_4_8',
	purpose: 'views',
	audience: 'child',
	reading: 'with_helper',
	title: say('How are things for you?', 'كيف أحوالك؟'),
	intro: say(
		'Some grown-ups will meet to talk about how you are. They want to know what you think. Someone can read and write for you. They write your own words. You can miss out any question. If someone is not safe, we have to tell someone who can help.',
		'سيجتمع بعض الكبار ويتكلمون عن أحوالك. هم يريدون أن يعرفوا رأيك. يمكن لشخص أن يقرأ ويكتب لك. هو يكتب كلماتك أنت. يمكنك أن تترك أي سؤال. إذا كان أحد ليس بأمان، فعلينا أن نخبر من يستطيع المساعدة.',
	),
	items: [
		faces('living', 3, say('How do you feel where you live now?', 'كيف تشعر في المكان الذي تعيش فيه الآن؟'), {
			picture: 'home',
		}),
		faces('bed', 3, say('How do you feel in your bed at night?', 'كيف تشعر في سريرك في الليل؟'), { picture: 'bed' }),
		faces('food', 3, say('How do you feel about the food?', 'ما شعورك تجاه الطعام؟'), { picture: 'food' }),
		faces('rules', 3, say('How do you feel about the rules?', 'ما شعورك تجاه القواعد؟'), { picture: 'page' }),
		faces('carers', 3, say('How do you feel with the people who look after you?', 'كيف تشعر مع من يعتنون بك؟'), {
			picture: 'friends',
		}),
		text('who_to_see', say('Who do you want to see more?', 'من تريد أن تراه أكثر؟'), {
			help: say('It could be a brother or sister, or someone else.', 'قد يكون أخًا أو أختًا، أو شخصًا آخر.'),
			picture: 'brothers-sisters',
		}),
		faces('school', 3, say('How do you feel at school?', 'كيف تشعر في المدرسة؟'), { picture: 'school' }),
		faces('body', 3, say('How does your body feel?', 'كيف يشعر جسمك؟'), {
			help: say('Is there something that hurts? You can say.', 'هل هناك شيء يؤلمك؟ يمكنك أن تقول.'),
			picture: 'person-young',
		}),
		text('play', say('What do you like to do?', 'ماذا تحب أن تفعل؟'), { picture: 'sun' }),
		text('sad_or_scared', say('What makes you sad or scared?', 'ما الذي يحزنك أو يخيفك؟'), {
			help: say('It may be nothing. That is fine too.', 'قد لا يكون هناك شيء. هذا مقبول أيضًا.'),
			picture: 'worry',
		}),
		yesOrNo(
			'worker_alone',
			say('Can you talk to your social worker on your own?', 'هل يمكنك أن تتكلم مع الأخصائي الاجتماعي وحدكما؟'),
			{
				picture: 'social-worker',
			},
		),
		whoMayCome,
		yesOrNo('advocate', say('Do you want someone to help you say things?', 'هل تريد شخصًا يساعدك على الكلام؟'), {
			help: say('This person is on your side.', 'هذا الشخص في صفك.'),
			picture: 'talk',
		}),
		text('wish', say('What is your one big wish?', 'ما أمنيتك الكبيرة؟'), { picture: 'house-dreams' }),
		drawSomething,
	],
};
