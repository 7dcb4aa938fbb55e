import type { AnnualItem } from '../reports/annual.ts';
import type { TellingText } from '../reports/telling.ts';

/** What quality assurance wrote beside the months, the newest first. */
export const monthMessages = [
	'Most of it was about calls that nobody returned. Pods have been reminded to say when somebody will ring.',
	'A quiet month. Every answer came within the first limit.',
	'More thank-yous than complaints. What was late was late because an advocate had to be found first.',
] as const;

const text = (
	language: TellingText['language'],
	wording: TellingText['wording'],
	heard: string,
	changed: string,
): TellingText => ({
	...{ language, wording, heard, changed },
});

/** What families are told that changed, and what the service had promised to learn. */
export const tellings = [
	{
		words: 'Tell families who covers before a worker goes away.',
		owner: 'Grace Whitwell',
		texts: [
			text(
				'en',
				'plain',
				'When a worker was away, families were not told who to call. Some found out only when nobody came.',
				'Every family is told who covers before their worker goes away. Your pod page shows it too.',
			),
			text(
				'en',
				'easy',
				'Your worker was away. You did not know who to call.',
				'Now we tell you before. Your pod page shows who to call.',
			),
			text(
				'ar',
				'plain',
				'عندما كان الموظف غائباً، لم تكن العائلات تعرف بمن تتصل.',
				'نخبر كل عائلة الآن بمن يحلّ محل موظفها قبل أن يغيب. وتُظهر صفحة الفريق ذلك أيضاً.',
			),
			text('ar', 'easy', 'كان موظفك غائباً. لم تعرف بمن تتصل.', 'الآن نخبرك قبل ذلك. صفحة فريقك تقول بمن تتصل.'),
		],
	},
	{
		words: 'Say when a call will be returned, and keep to it.',
		owner: 'Martin Ainsley',
		texts: [
			text(
				'en',
				'plain',
				'People left messages and waited for days, without knowing whether anybody had heard them.',
				'Whoever answers the phone now says when somebody will ring back, and it is written down until they have.',
			),
			text('en', 'easy', 'You left a message. Nobody rang you back.', 'Now we say when we will ring. Then we ring.'),
			text(
				'ar',
				'plain',
				'ترك الناس رسائل وانتظروا أياماً دون أن يعرفوا هل سمعها أحد.',
				'من يجيب على الهاتف يقول الآن متى سيعاود أحد الاتصال، ويبقى ذلك مكتوباً حتى يتصل.',
			),
		],
	},
	{
		words: 'Send what will be said at a meeting earlier.',
		owner: 'Grace Whitwell',
		texts: [
			text(
				'en',
				'plain',
				'Reports came the evening before a meeting. There was no time to read them or to put mistakes right.',
				'Reports are sent several working days before, and we ask whether anything in them is wrong.',
			),
			text(
				'en',
				'easy',
				'You got the report too late. You could not read it in time.',
				'Now you get it days before. You can tell us what is wrong in it.',
			),
		],
	},
] as const satisfies readonly { words: string; owner: string; texts: readonly TellingText[] }[];

/** What the complaints manager wrote beside the figures of the year. */
export const annualTexts: Partial<Record<AnnualItem, string>> = {
	representations:
		'This is the first year in which families could see what became of what they told us. We heard thank-yous and complaints in every pod.',
	stages: 'Most complaints were settled where they arose. Nobody was refused the next stage.',
	types: 'Calls and letters that came late, or not at all, were behind most of what families told us.',
	outcomes: 'Where we were wrong we said so, and said sorry.',
	advocacy: 'Every child who complained was offered an advocate as soon as we knew that they wanted to complain.',
	timescales: 'Where an answer was late, the person was told before the day was over, and why.',
	learning:
		'Families are told who covers before a worker goes away. We wanted reports to be sent a week before each meeting, and have not managed it everywhere yet.',
	effectiveness:
		'The procedure works where people know of it. Children are still a small part of those who complain, and we will ask them why.',
	customary: 'Thank-yous are read out in each pod. They tell what works, and we count them as carefully as complaints.',
};
