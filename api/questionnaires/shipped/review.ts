import type { Item } from '../instrument.ts';
import { drawing, faces, howMuch, say, text, yesOrNo } from './words.ts';

/** What the three looked-after reviews ask in the same words. */

export const placeToLive: Item = faces(
	'living',
	5,
	say('How do you feel about where you live now?', 'ما شعورك تجاه المكان الذي تعيش فيه الآن؟'),
	{ picture: 'home' },
);

export const carers: Item = faces(
	'carers',
	5,
	say('How do you feel about the people who look after you?', 'ما شعورك تجاه من يعتنون بك؟'),
	{ picture: 'friends' },
);

export const familyTime: Item = faces(
	'family_time',
	5,
	say('How do you feel about the time you have with your family?', 'ما شعورك تجاه الوقت الذي تقضيه مع عائلتك؟'),
	{ picture: 'person-adult' },
);

export const brothersAndSisters: Item = text(
	'brothers_sisters',
	say('Do you see your brothers and sisters as much as you want?', 'هل ترى إخوتك وأخواتك بقدر ما تريد؟'),
	{
		help: say('If you have none, miss this out.', 'إن لم يكن لك إخوة أو أخوات، فاترك هذا السؤال.'),
		picture: 'brothers-sisters',
	},
);

export const workerVisits: Item = howMuch(
	'worker_visits',
	say('Does your social worker come to see you as much as you want?', 'هل يزورك الأخصائي الاجتماعي بقدر ما تريد؟'),
	{ picture: 'social-worker' },
);

export const workerAlone: Item = yesOrNo(
	'worker_alone',
	say('Can you talk to your social worker on your own?', 'هل يمكنك أن تتكلم مع الأخصائي الاجتماعي وحدكما؟'),
	{ picture: 'ear' },
);

export const knowsHowToComplain: Item = yesOrNo(
	'knows_complain',
	say('Do you know how to tell us if something is wrong?', 'هل تعرف كيف تخبرنا إذا كان هناك شيء خطأ؟'),
	{
		help: say('This is called making a complaint. You can do it here.', 'هذا يسمى "شكوى". يمكنك أن تقدمها هنا.'),
		picture: 'important',
	},
);

export const whatToChange: Item = text('change', say('What do you want to change?', 'ماذا تريد أن يتغير؟'), {
	picture: 'idea',
});

export const drawSomething: Item = drawing('picture', say('Do you want to draw something?', 'هل تريد أن ترسم شيئًا؟'), {
	picture: 'pencil',
});
