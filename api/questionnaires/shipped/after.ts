import type { Instrument, Item } from '../instrument.ts';
import { choice, howMuch, notSure, option, say, several, text } from './words.ts';

/**
 * After the meeting: the five measures of the 2010-11 pilot, and who was there, each by an item of its own, so that results
 * can be laid beside it (`domain.md` 3.3). Which answers count is in `measures.ts`.
 */

const attended: Item = choice(
	'attended',
	say('Were you at the meeting?', 'هل حضرت الاجتماع؟'),
	[
		option('all', 'Yes, for all of it', 'نعم، طوال الوقت'),
		option('part', 'Yes, for some of it', 'نعم، لجزء منه'),
		option('no', 'No', 'لا'),
	],
	{
		help: say('By phone or video counts too.', 'الحضور بالهاتف أو بالفيديو يُحسب أيضًا.'),
		picture: 'meeting',
		maps: { measure: 'attended' },
	},
);

const whyAttend: Item = choice(
	'why_attend',
	say('What was your main reason for being there?', 'ما السبب الأهم لحضورك؟'),
	[
		option('to_understand', 'To understand what is happening', 'لأفهم ما يحدث'),
		option('to_speak', 'To say what I think', 'لأقول رأيي'),
		option('to_hear', 'To hear what people say about me', 'لأسمع ما يقال عني'),
		option('to_help_decide', 'To help decide', 'لأشارك في القرار'),
		option('told_to', 'Someone told me to', 'طلب مني شخص ذلك'),
		option('something_else', 'Something else', 'سبب آخر'),
	],
	{ picture: 'idea', showIf: { item: 'attended', is: ['all', 'part'] }, maps: { measure: 'why_attend' } },
);

const takenIntoAccount: Item = choice(
	'taken_into_account',
	say('Did people think about your views when they decided?', 'هل فكّر الحاضرون في رأيك عندما قرروا؟'),
	[
		option('all', 'Yes, all of my views', 'نعم، في كل ما قلته'),
		option('some', 'Some of my views', 'في بعض ما قلته'),
		option('none', 'None of my views', 'لا، لم يفكروا في ما قلته'),
		notSure,
	],
	{ picture: 'ear', maps: { measure: 'taken_into_account' } },
);

const speakUp: Item = howMuch(
	'speak_up',
	say('Do you feel more able to speak up now?', 'هل تشعر الآن بأنك أقدر على قول رأيك؟'),
	{ picture: 'talk', maps: { measure: 'speak_up' } },
);

const understandsPlan: Item = howMuch(
	'understands_plan',
	say('Do you understand what will happen now?', 'هل تفهم ما سيحدث الآن؟'),
	{ help: say('This is called the plan.', 'هذا يسمى "الخطة".'), picture: 'calendar' },
);

const explained: Item = several(
	'who_explained',
	say('Who told you what the meeting was about?', 'من شرح لك ما هو هذا الاجتماع؟'),
	[
		option('social_worker', 'My social worker', 'الأخصائي الاجتماعي'),
		option('chair', 'The person who ran the meeting', 'من أدار الاجتماع'),
		option('advocate', 'My advocate', 'المناصر'),
		option('somebody_else', 'Someone else', 'شخص آخر'),
		option('nobody', 'Nobody', 'لا أحد'),
	],
	{ picture: 'information', maps: { measure: 'explained' } },
);

const information: Item = howMuch(
	'information',
	say('Did you know enough before the meeting?', 'هل كنت تعرف ما يكفي قبل الاجتماع؟'),
	{ picture: 'page' },
);

const helped: Item = howMuch(
	'helped',
	say('Did someone help you to say what you wanted?', 'هل ساعدك أحد على قول ما أردت؟'),
	{ picture: 'help' },
);

const anythingElse: Item = text(
	'anything_else',
	say('What could we do better next time?', 'ماذا يمكننا أن نفعل أفضل في المرة القادمة؟'),
	{ picture: 'pencil' },
);

const intro = say(
	'You can tell us how the meeting was for you. You can miss out any question. If someone is not safe, we have to tell someone who can help.',
	'يمكنك أن تقول لنا كيف كان الاجتماع بالنسبة إليك. يمكنك أن تترك أي سؤال. إذا كان أحد ليس بأمان، فعلينا أن نخبر من يستطيع المساعدة.',
);
const title = say('How was the meeting?', 'كيف كان الاجتماع؟');

export const afterYoung: Instrument = {
	code: 'after_young',
	purpose: 'after_meeting',
	audience: 'young_person',
	reading: 'young',
	title,
	intro,
	items: [
		information,
		explained,
		helped,
		attended,
		whyAttend,
		takenIntoAccount,
		understandsPlan,
		howMuch('safer', say('Will the plan make you safer?', 'هل ستجعلك الخطة أكثر أمانًا؟'), {
			picture: 'home',
			maps: { measure: 'safer' },
		}),
		speakUp,
		anythingElse,
	],
};

export const afterParent: Instrument = {
	code: 'after_parent',
	purpose: 'after_meeting',
	audience: 'parent_or_carer',
	reading: 'adult',
	title,
	intro,
	items: [
		information,
		explained,
		helped,
		attended,
		whyAttend,
		takenIntoAccount,
		understandsPlan,
		howMuch('safer', say('Will the plan make your child safer?', 'هل ستجعل الخطة طفلك أكثر أمانًا؟'), {
			picture: 'home',
			maps: { measure: 'safer' },
		}),
		speakUp,
		anythingElse,
	],
};
