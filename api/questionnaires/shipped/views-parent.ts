import type { Instrument } from '../instrument.ts';
import { accessNeeds, accessOther, askTheChair, interpreter, interpreterLanguage, keepFrom } from './taking-part.ts';
import { choice, howMuch, notSure, option, say, scale, several, text } from './words.ts';

/** What a parent or carer wants said before a conference about their child (`domain.md` 3.4). */
export const viewsParent: Instrument = {
	code: 'views_parent',
	purpose: 'views',
	audience: 'parent_or_carer',
	reading: 'adult',
	title: say('Your views before the meeting', 'رأيك قبل الاجتماع'),
	intro: say(
		'There will be a meeting about your child. You can tell us what you think before it. You can miss out any question. If someone may not be safe, we have to tell someone who can help.',
		'سيكون هناك اجتماع بشأن طفلك. يمكنك أن تقول لنا رأيك قبله. يمكنك أن تترك أي سؤال. إذا كان أحد ربما ليس بأمان، فعلينا أن نخبر من يستطيع المساعدة.',
	),
	items: [
		howMuch(
			'understands_worry',
			say('Do you understand what people are worried about?', 'هل تفهم ما الذي يقلق الآخرين؟'),
			{ picture: 'worry' },
		),
		choice(
			'report',
			say('Have you seen the report for the meeting?', 'هل رأيت التقرير الخاص بالاجتماع؟'),
			[
				option('read', 'Yes, I have read it', 'نعم، قرأته'),
				option('told', 'Someone told me what it says', 'أخبرني شخص بما فيه'),
				option('no', 'No', 'لا'),
				notSure,
			],
			{ picture: 'page' },
		),
		text(
			'report_agree',
			say('Which points in the report do you agree with?', 'ما النقاط التي توافق عليها في التقرير؟'),
			{
				showIf: { item: 'report', is: ['read', 'told'] },
			},
		),
		text(
			'report_disagree',
			say('Which points do you not agree with, and why?', 'ما النقاط التي لا توافق عليها، ولماذا؟', {
				en: 'Which points do you not agree with? You can say why.',
				ar: 'ما النقاط التي لا توافق عليها؟ يمكنك أن تقول السبب.',
			}),
			{ showIf: { item: 'report', is: ['read', 'told'] } },
		),
		text('report_wrong', say('Are any facts wrong?', 'هل هناك معلومات خاطئة؟'), {
			help: say('This could be a name, a date or what happened.', 'قد يكون هذا اسمًا أو تاريخًا أو ما حدث.'),
			showIf: { item: 'report', is: ['read', 'told'] },
		}),
		text('going_well', say('What is going well in your family?', 'ما الذي يسير على ما يرام في عائلتك؟'), {
			picture: 'sun',
		}),
		text('worries', say('What worries do you have yourself?', 'ما الأمور التي تقلقك أنت؟'), { picture: 'worry' }),
		text('who_supports', say('Who supports you and your family?', 'من يساندك ويساند عائلتك؟'), { picture: 'friends' }),
		text('what_helps', say('What help would make a difference?', 'ما المساعدة التي تفيدكم؟'), { picture: 'help' }),
		text('what_i_will_do', say('What do you plan to do?', 'ماذا تنوي أن تفعل؟'), { picture: 'onward' }),
		scale('safe', say('How safe is your child now?', 'إلى أي حد طفلك بأمان الآن؟'), {
			low: say('Not safe at all', 'ليس بأمان أبدًا'),
			high: say('Very safe', 'بأمان كبير'),
		}),
		text('one_better', say('What would make it one point higher?', 'ما الذي يجعله أعلى بنقطة واحدة؟'), {
			showIf: { item: 'safe', atMost: 9 },
		}),
		choice(
			'take_part',
			say('How do you want to take part?', 'كيف تريد أن تشارك؟'),
			[
				option('all', 'I will come', 'سأحضر'),
				option('by_video', 'By phone or video', 'بالهاتف أو بالفيديو'),
				option('apart', 'At another time from someone else', 'في وقت آخر بعيدًا عن شخص معين'),
				option('words_only', 'I want my answers here to be enough', 'أريد أن تكفي إجاباتي هنا'),
				notSure,
			],
			{ picture: 'meeting' },
		),
		text('worries_coming', say('Is there anything that worries you about coming?', 'هل هناك ما يقلقك بشأن الحضور؟'), {
			help: say(
				'This could be about another person who may be there. We can plan for you to be apart.',
				'قد يكون هذا بسبب شخص آخر قد يحضر. يمكننا أن نرتب لتكونا منفصلين.',
			),
			picture: 'lock',
		}),
		several(
			'arrange',
			say('What should we arrange for you?', 'ماذا يجب أن نرتب لك؟'),
			[
				option('childcare', 'Childcare', 'رعاية للأطفال'),
				option('travel', 'Help to get there', 'مساعدة في الوصول'),
				option('supporter', 'Someone of mine to come with me', 'حضور شخص من طرفي معي'),
				option('apart', 'A place to wait apart', 'مكان منفصل للانتظار'),
			],
			{ picture: 'calendar' },
		),
		accessNeeds,
		accessOther,
		interpreter,
		interpreterLanguage,
		askTheChair,
		keepFrom,
	],
};
