import type { Standing } from '../representations/standing.ts';
import type { ComplimentTheme } from '../trends/themes.ts';

/** A thank-you as families write it. `{worker}` is the first name of somebody in the pod. */
export interface Thanks {
	words: string;
	themes: readonly ComplimentTheme[];
	/** Who could have said it, where not everybody could. */
	by?: readonly Standing[];
	language?: 'ar';
}

const young = ['child_looked_after', 'child_in_need'] as const;
const carers = ['foster_carer_la', 'special_guardian'] as const;
const leavers = ['care_leaver'] as const;
const parents = ['parent', 'person_with_pr'] as const;

export const thanksForWorker: readonly Thanks[] = [
	{
		words: '{worker} rang when they said they would. Every single time. It sounds small. It is not.',
		themes: ['keeping_promises'],
	},
	{
		words:
			'I was dreading the meeting. {worker} met me outside, walked in with me and sat next to me. I got through it.',
		themes: ['being_there', 'kindness'],
		by: parents,
	},
	{
		words:
			'Thank you {worker} for explaining the plan without the long words. It is the first time I have understood what you all want from us.',
		themes: ['clear_explaining'],
		by: parents,
	},
	{ words: '{worker} listened to my son. Not to me about my son. To him.', themes: ['listening'], by: parents },
	{
		words: 'We had no cooker for a fortnight. {worker} sorted it in two days and did not make a fuss about it.',
		themes: ['practical_help'],
		by: parents,
	},
	{
		words:
			'When I was shouting {worker} did not shout back. They waited, and then we talked. I want to say sorry and thank you.',
		themes: ['kindness', 'listening'],
		by: parents,
	},
	{
		words: '{worker} stayed on the phone with me until my sister got here. I will not forget that.',
		themes: ['being_there'],
	},
	{
		words: 'You told me the truth even when it was bad news. I would rather have that. Thank you {worker}.',
		themes: ['clear_explaining', 'keeping_promises'],
		by: parents,
	},
	{
		words: 'I have had a lot of social workers. {worker} is the first one who asked what I am good at.',
		themes: ['listening', 'kindness'],
	},
	{
		words: '{worker} got the school to move the meeting so I could come straight from my night shift.',
		themes: ['practical_help'],
		by: parents,
	},
	{
		words: 'Just to say thank you. {worker} has been fair to both of us, and that is not easy.',
		themes: ['kindness'],
		by: parents,
	},
	{
		words:
			'{worker} wrote the report with me and read it to me before anybody else saw it. There were no surprises in the room.',
		themes: ['clear_explaining', 'keeping_promises'],
		by: parents,
	},
	{
		words: 'My daughter waits at the window on the days {worker} comes. She used to hide.',
		themes: ['being_there', 'kindness'],
		by: parents,
	},
	{
		words: '{worker} found the form, filled it in with me and posted it. The nursery place starts on Monday.',
		themes: ['practical_help'],
		by: parents,
	},
	{
		words: '{worker} remembered my birthday and what we talked about last time.',
		themes: ['being_there', 'listening'],
		by: young,
	},
	{
		words: 'i like {worker} because they let me talk about my dog first',
		themes: ['listening', 'kindness'],
		by: young,
	},
	{
		words: '{worker} said they would ask if I can see my brother more and they did ask and now I can.',
		themes: ['keeping_promises'],
		by: young,
	},
	{ words: 'Thank you {worker} for coming to my play. I saw you clap.', themes: ['being_there'], by: young },
	{
		words: '{worker} tells me things before they happen. Other people tell me after.',
		themes: ['clear_explaining', 'keeping_promises'],
		by: young,
	},
	{ words: '{worker} is funny and does not look at their phone.', themes: ['listening'], by: young },
	{
		words: 'Thank you for helping me get my bus pass {worker}. I can see my nan on my own now.',
		themes: ['practical_help'],
		by: [...young, ...leavers],
	},
	{
		words:
			'{worker} came with me to look at the flat and asked all the questions I would not have thought of. The damp one was a good one.',
		themes: ['practical_help', 'being_there'],
		by: leavers,
	},
	{
		words: 'Nobody had ever told me I could have my own records. {worker} sat with me while I read them.',
		themes: ['being_there', 'clear_explaining'],
		by: leavers,
	},
	{
		words: 'I got into college. {worker} kept all the deadlines in their head when I could not keep them in mine.',
		themes: ['practical_help', 'keeping_promises'],
		by: leavers,
	},
	{
		words: 'As a carer I often feel I am the last to know. Not with {worker}. We get a call the same day.',
		themes: ['clear_explaining', 'keeping_promises'],
		by: carers,
	},
	{
		words: '{worker} backed us up with the school when it mattered and stayed calm when we were not.',
		themes: ['being_there', 'practical_help'],
		by: carers,
	},
	{
		words:
			'The way {worker} prepared the boys for moving on was thoughtful from start to finish. They went with photographs, not bin bags.',
		themes: ['kindness', 'keeping_promises'],
		by: carers,
	},
	{
		words: '{worker} asked us what the little one likes to eat and told the school. She ate her lunch.',
		themes: ['listening', 'practical_help'],
		by: carers,
	},
	{
		words: 'Please tell {worker} that the bedtime chart is working. Four nights in her own bed!',
		themes: ['practical_help'],
	},
	{
		words: '{worker} spoke to me like a person. I had not had that for a long time.',
		themes: ['kindness', 'listening'],
	},
	{
		words:
			'I said I did not want a social worker. {worker} said fair enough and came back the week after anyway. Glad they did.',
		themes: ['being_there', 'keeping_promises'],
	},
	{
		words: '{worker} noticed that I was not all right before I did. I am getting help now.',
		themes: ['kindness', 'being_there'],
		by: parents,
	},
	{
		words:
			'Thank you for the interpreter, and for booking the same lady every time. I can speak freely with her. Thank you {worker}.',
		themes: ['practical_help', 'listening'],
		by: parents,
	},
	{ words: '{worker} gave me the real phone number of somebody who answers.', themes: ['practical_help'] },
	{
		words: 'شكراً جزيلاً. {worker} استمعت إليّ بصبر وشرحت لي كل شيء بهدوء. لم أعد خائفة.',
		themes: ['listening', 'clear_explaining'],
		by: parents,
		language: 'ar',
	},
	{
		words: 'أشكركم لأنكم حجزتم المترجمة نفسها في كل مرة. هذا يعني لي الكثير.',
		themes: ['practical_help', 'kindness'],
		by: parents,
		language: 'ar',
	},
	{
		words: 'ابنتي تحب زيارات {worker}. شكراً لأنكم تعاملوننا باحترام.',
		themes: ['kindness', 'being_there'],
		by: parents,
		language: 'ar',
	},
];

export const thanksForPod: readonly Thanks[] = [
	{
		words:
			'My worker was off and I thought I would have to start again from the beginning. The person who rang knew us already.',
		themes: ['being_there', 'listening'],
	},
	{
		words: 'The whole pod turned up for our last visit with a card everybody had signed. We have it on the fridge.',
		themes: ['kindness', 'being_there'],
	},
	{ words: 'I rang at ten to five on a Friday. Somebody picked up and did not rush me.', themes: ['being_there'] },
	{ words: 'You said six weeks and it was six weeks.', themes: ['keeping_promises'] },
	{
		words: 'You gave us a list of who is who, with faces. My lad has it by his bed. Thank you.',
		themes: ['clear_explaining', 'kindness'],
		by: [...parents, ...carers],
	},
	{
		words:
			'Whoever answers your phone is a star. They always know where everybody is and never make me feel like a nuisance.',
		themes: ['kindness', 'practical_help'],
	},
	{
		words:
			'I complained a while ago and I was sure you would hold it against me. You did not. You put it right and you said thank you for telling us.',
		themes: ['listening', 'keeping_promises'],
		by: parents,
	},
	{ words: 'thank you for the football boots', themes: ['practical_help'], by: young },
	{
		words: 'I am not on a plan any more. I wanted you to know we are doing OK. The kids say hi.',
		themes: ['being_there'],
		by: parents,
	},
	{
		words: 'The room with the sofas is so much better than the one with the table. Thank you for using it.',
		themes: ['kindness'],
	},
	{
		words:
			'Everyone in the pod says the same thing to us. We never had that before, it was one story from one person and another from the next.',
		themes: ['clear_explaining'],
	},
];

/** What a manager writes back. `{worker}` is who was thanked, or the pod. */
export const repliesToThanks: readonly string[] = [
	'Thank you for writing. {worker} has read it, and so has everybody at our Monday meeting.',
	'That made our week. I have passed it on to {worker}. Thank you for taking the time.',
	'Thank you. We keep words like yours on the wall in our office, without names. It helps us remember what matters.',
	'Thank you for telling us. I have read it out to {worker}, who asked me to say it was a pleasure.',
];

export const repliesToThanksYoung: readonly string[] = [
	'Thank you for writing to us! {worker} has read it and smiled a lot.',
	'What a lovely thing to write. Thank you. I have shown it to {worker}.',
];

export const repliesToThanksArabic: readonly string[] = [
	'شكراً لأنكِ كتبتِ إلينا. قرأت كلماتكِ للجميع في اجتماعنا، وقد أسعدتنا كثيراً.',
];
