import type { Instrument } from '../instrument.ts';
import { bestThing, closureIntro, closureTitle, oneThingToChange, passOnThanks, thanks } from './closing.ts';
import { agree, say, scale, text, yesOrNo } from './words.ts';

const ends = { low: say('Very hard', 'صعب جدًا'), high: say('Very good', 'جيد جدًا') };

/** How it went, as a parent or carer says it: the twelve core items of the field (`domain.md` 4). */
export const closureParent: Instrument = {
	code: 'closure_parent',
	purpose: 'closure',
	audience: 'parent_or_carer',
	reading: 'adult',
	title: closureTitle,
	intro: closureIntro,
	items: [
		agree('listened', say('People listened to me.', 'استمعوا إليّ.'), {
			picture: 'ear',
			maps: { principle: 'collaboration' },
		}),
		agree('respect', say('I was treated with respect.', 'عوملت باحترام.'), {
			picture: 'friends',
			maps: { principle: 'culture' },
		}),
		agree(
			'honest',
			say('People were honest and clear about their worries.', 'كانوا صادقين وواضحين بشأن ما يقلقهم.', {
				en: 'People were honest about their worries.',
				ar: 'كانوا صادقين بشأن ما يقلقهم.',
			}),
			{
				picture: 'worry',
				maps: { principle: 'collaboration' },
			},
		),
		agree(
			'explained',
			say('People told me what would happen and why.', 'شرحوا لي ما سيحدث ولماذا.', {
				en: 'People told me what would happen.',
				ar: 'شرحوا لي ما سيحدث.',
			}),
			{
				picture: 'information',
				maps: { principle: 'collaboration' },
			},
		),
		agree('involved', say('I had a say in the plan.', 'كان لي رأي في الخطة.'), {
			picture: 'meeting',
			maps: { principle: 'collaboration' },
		}),
		agree(
			'same_worker',
			say('We had the same worker or pod the whole time.', 'كان معنا الأخصائي نفسه أو الفريق نفسه طوال الوقت.'),
			{
				help: say('A pod is the small team that works with you.', 'هو الفريق الصغير الذي يعمل معكم.'),
				picture: 'social-worker',
				maps: { principle: 'continuity' },
			},
		),
		agree(
			'somebody_there',
			say(
				'When my worker was away, I knew who to ask and they answered.',
				'عند غياب الأخصائي كنت أعرف من أسأل، وكانوا يردّون.',
				{ en: 'When my worker was away, someone else answered me.', ar: 'عند غياب الأخصائي كان شخص آخر يرد عليّ.' },
			),
			{
				picture: 'phone',
				maps: { principle: 'consistency' },
			},
		),
		agree('did_what_they_said', say('People did what they said they would do.', 'فعلوا ما قالوا إنهم سيفعلونه.'), {
			picture: 'clock',
			maps: { principle: 'consistency' },
		}),
		agree(
			'culture_respected',
			say('People respected our culture, language, faith and needs.', 'احترموا ثقافتنا ولغتنا وديننا واحتياجاتنا.', {
				en: 'People respected who we are.',
				ar: 'احترموا من نحن.',
			}),
			{
				help: say('This means disability too.', 'هذا يشمل الإعاقة أيضًا.'),
				picture: 'home',
				maps: { principle: 'culture' },
			},
		),
		scale('child_then', say('How were things for your child at the start?', 'كيف كانت أحوال طفلك في البداية؟'), ends, {
			maps: { principle: 'culture' },
		}),
		scale('child_now', say('How are things for your child now?', 'كيف أحوال طفلك الآن؟'), ends, {
			maps: { principle: 'culture' },
		}),
		text('one_better', say('What would make it one point higher?', 'ما الذي يجعله أعلى بنقطة واحدة؟'), {
			showIf: { item: 'child_now', atMost: 9 },
		}),
		bestThing,
		oneThingToChange,
		yesOrNo(
			'knew_how_to_complain',
			say('Did you know how to complain, or to say thank you?', 'هل كنت تعرف كيف تشتكي أو كيف تقول شكرًا؟', {
				en: 'Did you know how to tell us what you think?',
				ar: 'هل كنت تعرف كيف تقول لنا رأيك؟',
			}),
			{
				picture: 'important',
				maps: { principle: 'culture' },
			},
		),
		thanks,
		passOnThanks,
	],
};
