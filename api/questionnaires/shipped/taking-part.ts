import type { Item } from '../instrument.ts';
import { choice, notSure, option, say, several, text, yesOrNo } from './words.ts';

/** What several instruments ask in the same words: how somebody wants to take part, and what they need for it. */

const advocateHelp = say(
	'This person is called an advocate. They are on your side. They do not work for us. It is free.',
	'اسم هذا الشخص "المناصر". هو في صفك. هو لا يعمل عندنا. وهذا مجاني.',
);

export const wantsAdvocate: Item = yesOrNo(
	'advocate',
	say(
		'Would you like someone to help you speak up, or to speak for you?',
		'هل تريد شخصًا يساعدك على الكلام، أو يتكلم عنك؟',
		{
			en: 'Would you like someone to help you speak up?',
			ar: 'هل تريد شخصًا يساعدك على الكلام؟',
		},
	),
	{ help: advocateHelp, picture: 'talk' },
);

export const howToTakePart: Item = choice(
	'take_part',
	say('How do you want to take part?', 'كيف تريد أن تشارك؟'),
	[
		option('all', 'I want to be there for all of it', 'أريد أن أكون هناك طوال الاجتماع'),
		option('part', 'I want to be there for some of it', 'أريد أن أكون هناك في جزء من الاجتماع'),
		option('by_video', 'I want to join by phone or video', 'أريد أن أشارك بالهاتف أو بالفيديو'),
		option('somebody_for_me', 'I want someone to speak for me', 'أريد أن يتكلم شخص عني'),
		option('words_only', 'I want my answers here to be enough', 'أريد أن تكفي إجاباتي هنا'),
		notSure,
	],
	{
		help: say(
			'You do not have to come. Any of these is fine. You can change your mind.',
			'لست مضطرًا إلى الحضور. كل اختيار مقبول. ويمكنك أن تغيّر رأيك.',
		),
		picture: 'meeting',
	},
);

export const meetChair: Item = yesOrNo(
	'meet_chair',
	say('Do you want to meet the person who runs the meeting before it?', 'هل تريد أن تقابل من يدير الاجتماع قبل موعده؟'),
	{
		help: say('This person is called the chair.', 'اسم هذا الشخص "رئيس الاجتماع".'),
		picture: 'person-adult',
	},
);

export const whoMayCome: Item = text(
	'who_may_come',
	say('Who do you want to be with you at the meeting?', 'من تريد أن يكون معك في الاجتماع؟'),
	{
		help: say(
			'You can also tell us if there is someone you do not want there.',
			'يمكنك أيضًا أن تقول لنا إن كان هناك شخص لا تريد حضوره.',
			{
				en: 'Is there someone you do not want there? You can tell us.',
				ar: 'هل هناك شخص لا تريد حضوره؟ يمكنك أن تقول لنا.',
			},
		),
		picture: 'friends',
	},
);

export const whenAndWhere: Item = text(
	'when_and_where',
	say('What time and place would be good for you?', 'ما الوقت والمكان المناسبان لك؟'),
	{ picture: 'calendar' },
);

export const accessNeeds: Item = several(
	'access',
	say('What would make it easier for you to take part?', 'ما الذي يسهّل عليك المشاركة؟'),
	[
		option('breaks', 'Time for breaks', 'وقت للراحة'),
		option('quiet_place', 'A quiet place to wait', 'مكان هادئ للانتظار'),
		option('easy_words', 'Easy words or pictures', 'كلمات سهلة أو صور'),
		option('help_moving', 'Help with stairs, doors or getting about', 'مساعدة في الدرج أو الأبواب أو التنقل'),
		option('hearing_or_seeing', 'Help with hearing or seeing', 'مساعدة في السمع أو النظر'),
		option('something_else', 'Something else', 'شيء آخر'),
	],
	{ picture: 'help' },
);

export const accessOther: Item = text('access_other', say('What else would help you?', 'ما الذي يساعدك أيضًا؟'), {
	showIf: { item: 'access', is: ['something_else'] },
});

export const interpreter: Item = choice(
	'interpreter',
	say('Do you want an interpreter?', 'هل تريد مترجمًا؟'),
	[
		option('no', 'No', 'لا'),
		option('spoken', 'Yes, for a spoken language', 'نعم، للغة منطوقة'),
		option('bsl', 'Yes, for British Sign Language', 'نعم، للغة الإشارة البريطانية'),
	],
	{
		help: say(
			'An interpreter says everything in your language. It is free, and it will not be someone from your family.',
			'المترجم ينقل كل الكلام إلى لغتك. هذا مجاني، ولن يكون المترجم من عائلتك.',
			{
				en: 'An interpreter says everything in your language. It is free. It will not be someone from your family.',
				ar: 'المترجم ينقل كل الكلام إلى لغتك. هذا مجاني. لن يكون المترجم من عائلتك.',
			},
		),
		picture: 'talk',
	},
);

export const interpreterLanguage: Item = text(
	'interpreter_language',
	say('Which language do you want?', 'أي لغة تريد؟'),
	{ showIf: { item: 'interpreter', is: ['spoken'] } },
);

export const askTheChair: Item = text(
	'ask_chair',
	say('What do you want to ask the person who runs the meeting?', 'ماذا تريد أن تسأل من يدير الاجتماع؟'),
	{ picture: 'information' },
);

export const keepFrom: Item = text(
	'keep_from',
	say('Is there anything you do not want someone to know?', 'هل هناك شيء لا تريد أن يعرفه شخص ما؟'),
	{
		help: say(
			'Tell us what it is and who should not know. If we think someone is not safe, we have to tell someone who can help.',
			'قل لنا ما هو ومن لا يجب أن يعرفه. إذا ظننا أن أحدًا ليس بأمان، فعلينا أن نخبر من يستطيع المساعدة.',
			{
				en: 'What is it? Who should not know? If someone is not safe, we have to tell someone who can help.',
				ar: 'ما هو؟ ومن لا يجب أن يعرفه؟ إذا كان أحد ليس بأمان، فعلينا أن نخبر من يستطيع المساعدة.',
			},
		),
		picture: 'lock',
	},
);

export const tellMeAfter: Item = several(
	'tell_me_after',
	say('How do you want to hear what was decided?', 'كيف تريد أن تعرف ما تقرر؟'),
	[
		option('worker', 'My social worker tells me', 'يخبرني الأخصائي الاجتماعي'),
		option('chair', 'The person who runs the meeting tells me', 'يخبرني من يدير الاجتماع'),
		option('advocate', 'My advocate tells me', 'يخبرني المناصر'),
		option('here', 'I read it here', 'أقرؤه هنا'),
		option('letter', 'I get a letter', 'تصلني رسالة'),
	],
	{ picture: 'letter' },
);
