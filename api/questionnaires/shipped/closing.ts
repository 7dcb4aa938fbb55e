import type { Item, Words } from '../instrument.ts';
import { choice, option, say, text } from './words.ts';

/** What several closure instruments ask in the same words, under the names that the room of closure knows. */

export const thanks: Item = text(
	'thanks',
	say('Is there anyone you want to say thank you to?', 'هل هناك من تريد أن تشكره؟'),
	{ help: say('You do not have to.', 'لست مضطرًا إلى ذلك.'), picture: 'open-hand' },
);

/** Nothing is passed on without a yes of their own. */
export const passOnThanks: Item = choice(
	'pass_on_thanks',
	say(
		'May we pass on your thank-you words to the people who worked with you?',
		'هل يمكننا أن ننقل كلمات شكرك إلى من عملوا معك؟',
		{ en: 'May we show your thank-you words to the people who worked with you?' },
	),
	[
		option('yes', 'Yes, you may', 'نعم، يمكنكم ذلك'),
		option('no', 'No, keep them to yourselves', 'لا، احتفظوا بها عندكم'),
	],
	{
		help: say('If you wrote none, miss this out.', 'إن لم تكتب شيئًا، فاترك هذا السؤال.'),
		picture: 'letter',
	},
);

export const bestThing: Item = text('best_thing', say('What was the best thing?', 'ماذا كان أفضل شيء؟'), {
	help: say('If there was none, you can say so.', 'إن لم يكن هناك شيء، فيمكنك أن تقول ذلك.'),
	picture: 'sun',
});

export const oneThingToChange: Item = text(
	'one_thing_to_change',
	say('What is one thing that we should change?', 'ما الشيء الواحد الذي يجب أن نغيره؟'),
	{ picture: 'idea' },
);

export const closureIntro: Words = say(
	'We have finished our work with you for now. You can tell us how it was. Good or bad, we want to know. You can miss out any question. Your answers go to the manager first. If someone is not safe, we have to tell someone who can help.',
	'لقد أنهينا عملنا معك الآن. يمكنك أن تقول لنا كيف كان. نريد أن نعرف، جيدًا كان أو سيئًا. يمكنك أن تترك أي سؤال. تصل إجاباتك إلى المدير أولًا. إذا كان أحد ليس بأمان، فعلينا أن نخبر من يستطيع المساعدة.',
);

export const closureTitle: Words = say('How was it?', 'كيف كان الأمر؟');
