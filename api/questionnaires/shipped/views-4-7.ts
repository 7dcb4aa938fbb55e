import type { Instrument } from '../instrument.ts';
import { drawing, faces, option, say, several, text } from './words.ts';

/** What a child of 4 to 7 wants said before a meeting about them, with somebody who reads and writes (`domain.md` 3.4). */
export const views4to7: Instrument = {
	code: 'views_4_7',
	purpose: 'views',
	audience: 'child',
	reading: 'with_helper',
	title: say('What do you want to say?', 'ماذا تريد أن تقول؟'),
	intro: say(
		'Some grown-ups will meet to talk about you and how to help. They want to know what you think. Someone can read and write for you. They write your own words. You can miss out any question. If someone is not safe, we have to tell someone who can help.',
		'سيجتمع بعض الكبار ويتكلمون عنك وعن كيفية المساعدة. هم يريدون أن يعرفوا رأيك. يمكن لشخص أن يقرأ ويكتب لك. هو يكتب كلماتك أنت. يمكنك أن تترك أي سؤال. إذا كان أحد ليس بأمان، فعلينا أن نخبر من يستطيع المساعدة.',
	),
	items: [
		drawing('who_matters', say('Who lives with you? Who do you love?', 'من يعيش معك؟ ومن تحب؟'), {
			help: say('You can draw them or say their names.', 'يمكنك أن ترسمهم أو تقول أسماءهم.'),
			picture: 'home',
		}),
		text('good_thing', say('Tell us about a good thing.', 'احكِ لنا عن شيء جميل.'), { picture: 'sun' }),
		text('sad_or_scared', say('What makes you sad or scared?', 'ما الذي يحزنك أو يخيفك؟'), {
			help: say('It may be nothing. That is fine too.', 'قد لا يكون هناك شيء. هذا مقبول أيضًا.'),
			picture: 'worry',
		}),
		faces('home', 3, say('How do you feel at home?', 'كيف تشعر في البيت؟'), { picture: 'home' }),
		faces('school', 3, say('How do you feel at school?', 'كيف تشعر في المدرسة؟'), { picture: 'school' }),
		text('wish', say('What is your one big wish?', 'ما أمنيتك الكبيرة؟'), { picture: 'house-dreams' }),
		several(
			'who_to_tell',
			say('Who do you want to tell about this?', 'من تريد أن يعرف ما قلته هنا؟'),
			[
				option('worker', 'My social worker', 'الأخصائي الاجتماعي'),
				option('teacher', 'My teacher', 'معلمي'),
				option('family', 'Someone in my family', 'شخص من عائلتي'),
				option('somebody_else', 'Someone else', 'شخص آخر'),
				option('nobody', 'Nobody else', 'لا أحد غيركم'),
			],
			{
				help: say(
					'Your social worker and the person who runs the meeting will see what you say.',
					'سيرى الأخصائي الاجتماعي ومن يدير الاجتماع ما تقوله.',
				),
				picture: 'ear',
			},
		),
		text('who_else', say('Who is that?', 'من هو؟'), {
			showIf: { item: 'who_to_tell', is: ['family', 'somebody_else'] },
		}),
		drawing('picture', say('Do you want to draw something?', 'هل تريد أن ترسم شيئًا؟'), { picture: 'pencil' }),
	],
};
