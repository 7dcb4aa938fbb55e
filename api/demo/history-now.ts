import type { Story, Times } from './story.ts';

/** Threads that somebody without an account may come back to. /demo gives their return codes. */
export const threadsToTry = ['the-manager', 'no-name'] as const;

/** What is going on today: one of every state that staff and families meet. */
export function openToday(times: Times): Story[] {
	return [
		...lateAndDueSoon(times),
		...pastTheLastDay(times),
		...takenUp(times),
		...opened(times),
		...waitingForSomebody(times),
		...withTheComplaintsTeam(times),
		...justArrived(times),
	];
}

function lateAndDueSoon(times: Times): Story[] {
	const veryLate = times.workingDaysAgo(24, '18:30');
	const late = times.workingDaysAgo(13, '12:20');
	const dueSoon = times.workingDaysAgo(9, '19:45');
	return [
		{
			key: 'short-breaks',
			at: veryLate,
			from: 'somebody',
			pod: 'oak',
			said: {
				kind: 'complaint',
				points: [
					'Our short breaks went from two days a month to none, and nobody came to see us before it was decided.',
					'The letter says we can appeal but not how.',
				],
				wants: 'The breaks back until somebody has met us.',
				about: 'something_else',
				standing: 'person_with_pr',
				name: 'Michelle',
				contact: { channel: 'email', detail: 'michelle@mail.example', times: null },
			},
			steps: [
				{ at: times.after(veryLate, 1, '10:00'), does: 'opens' },
				{ at: times.after(veryLate, 1, '10:10'), does: 'accepts' },
				{ at: times.after(veryLate, 1, '10:15'), does: 'sets_themes', themes: ['disputed_decision', 'communication'] },
				{
					at: times.after(veryLate, 11, '09:20'),
					does: 'replies',
					words:
						'I promised you an answer by yesterday and I do not have it. I am sorry. I am waiting for the minutes of the panel that decided, and I have asked for them again today.\n\nAnjali Deshmukh',
				},
				{
					at: times.after(veryLate, 21, '08:50'),
					does: 'notes',
					words:
						'Past day 20. Michelle may go to the next stage without waiting for us: tell her so today. Panel minutes are with the head of commissioning, asked for three times.',
				},
			],
		},
		{
			key: 'four-cancelled',
			at: late,
			from: { family: 'stacey' },
			pod: 'otter',
			worker: 'katie',
			said: {
				kind: 'complaint',
				points: ['Katie has cancelled four visits out of six and the two she came to were twenty minutes long.'],
				wants: 'Proper visits. Or someone else who can do them.',
				about: 'worker',
				keepFromWorker: true,
			},
			steps: [
				{ at: times.after(late, 1, '09:30'), does: 'opens' },
				{ at: times.after(late, 1, '09:40'), does: 'accepts' },
				{ at: times.after(late, 1, '09:45'), does: 'sets_themes', themes: ['quantity_frequency_change_cost'] },
				{
					at: times.after(late, 11, '18:05'),
					does: 'writes',
					words: 'You said ten working days. I have counted and it is more than that. Have you forgotten me?',
				},
				{
					at: times.after(late, 12, '08:55'),
					does: 'replies',
					words:
						'I have not forgotten you and you should not have had to ask. I am sorry. I want to talk to Katie face to face first and she has been away. I ring you on the day she is back.\n\nGraham Tolley',
				},
			],
		},
		{
			key: 'school-transport',
			at: dueSoon,
			from: { family: 'winston' },
			pod: 'oak',
			said: {
				kind: 'complaint',
				points: [
					'The taxi to school has not come on nine mornings this term. I drive them and I am late for work every time.',
					'I was told it is not your department. Then whose?',
				],
				wants: 'A taxi that comes, or somebody who will tell me straight that it will not.',
				about: 'something_else',
			},
			steps: [
				{ at: times.after(dueSoon, 1, '09:10'), does: 'opens' },
				{ at: times.after(dueSoon, 1, '09:35'), does: 'accepts' },
				{ at: times.after(dueSoon, 1, '09:40'), does: 'sets_themes', themes: ['non_delivery', 'communication'] },
				{
					at: times.after(dueSoon, 4, '15:30'),
					does: 'replies',
					words:
						'You asked whose job it is. It is ours to sort out, whoever runs the taxi. I am meeting the transport team on Thursday and will write to you the same day.\n\nAnjali Deshmukh',
				},
				{ at: times.after(dueSoon, 5, '07:40'), does: 'reads' },
			],
		},
	];
}

/** Nobody has answered, and nobody may take longer: the person need not wait. */
function pastTheLastDay(times: Times): Story[] {
	const imran = times.workingDaysAgo(23, '20:15');
	const rania = times.workingDaysAgo(22, '18:40');
	return [
		{
			key: 'contact-moved',
			at: imran,
			from: { family: 'imran' },
			pod: 'lighthouse',
			said: {
				kind: 'complaint',
				points: ['My time with my son was moved three times and each time I heard about it the evening before.'],
				wants: 'A day that stays the day, and a week’s notice when it cannot.',
				about: 'something_else',
			},
			steps: [
				{ at: times.after(imran, 1, '09:20'), does: 'opens' },
				{ at: times.after(imran, 1, '09:30'), does: 'accepts' },
				{ at: times.after(imran, 1, '09:35'), does: 'sets_themes', themes: ['communication'] },
			],
		},
		{
			key: 'no-interpreter',
			at: rania,
			from: { family: 'rania' },
			pod: 'kingfisher',
			said: {
				kind: 'complaint',
				points: ['في آخر اجتماعين لم يكن هناك مترجم، وطُلب من ابنتي أن تترجم لي.'],
				wants: 'مترجم في كل اجتماع، وألا يُطلب ذلك من ابنتي أبدًا.',
				about: 'something_else',
			},
			steps: [
				{ at: times.after(rania, 1, '10:10'), does: 'opens' },
				{ at: times.after(rania, 1, '10:20'), does: 'accepts' },
				{ at: times.after(rania, 1, '10:25'), does: 'sets_themes', themes: ['communication'] },
			],
		},
	];
}

function takenUp(times: Times): Story[] {
	const leanne = times.workingDaysAgo(5, '21:10');
	const kerry = times.workingDaysAgo(6, '13:05');
	const rania = times.workingDaysAgo(3, '19:25');
	return [
		{
			key: 'two-meetings',
			at: leanne,
			from: { family: 'leanne' },
			pod: 'kingfisher',
			worker: 'daniel',
			said: {
				kind: 'complaint',
				points: [
					'Two meetings were put in my diary for the same morning at opposite ends of town. I missed one and it was written down as “did not engage”.',
					'I have asked for the notes to be changed and nobody has answered me.',
				],
				wants: 'Take “did not engage” out. I do engage. I am knackered from engaging.',
				about: 'worker',
				happenedWords: 'Two weeks ago, the Thursday',
			},
			steps: [
				{ at: times.after(leanne, 1, '09:05'), does: 'opens' },
				{ at: times.after(leanne, 1, '09:20'), does: 'accepts' },
				{
					at: times.after(leanne, 1, '09:25'),
					does: 'sets_themes',
					themes: ['inaccurate_information', 'assessment_care_management_review'],
				},
				{
					at: times.after(leanne, 1, '11:45'),
					does: 'replies',
					words:
						'Thank you for telling us, Leanne. I have read it and it is mine to answer. Could you send me the two letters with the times on, or a photograph of them? Then nobody can argue about it.\n\nRuth Adeyemi',
				},
				{ at: times.after(leanne, 1, '20:50'), does: 'reads' },
				{
					at: times.after(leanne, 2, '08:10'),
					does: 'writes',
					words:
						'I can’t do photos on here. One says 9.30 at the school, the other says 9.45 at your office. Both dated the same day. Daniel’s name is on both of them.',
				},
				{
					at: times.after(leanne, 2, '15:20'),
					does: 'notes',
					words:
						'Both letters are in the file as she says. Daniel is away; Priya to check whether the minutes went out with that sentence in them.',
				},
				{
					at: times.after(leanne, 3, '10:30'),
					does: 'replies',
					words:
						'I have found both letters and you are right about the times. You could not have been in two places. I am getting the note changed and will tell you here when it is done. You will have the full answer before the date at the top of this page.\n\nRuth Adeyemi',
				},
			],
		},
		{
			key: 'contact-days',
			at: kerry,
			from: { family: 'kerry' },
			pod: 'otter',
			said: {
				kind: 'complaint',
				points: [
					'My contact days were changed and I heard it from my solicitor.',
					'When I asked why, I was told that it suits everybody else.',
				],
				wants: 'My Saturdays back, or a reason I can understand.',
				thanks: 'Farah is the only one who rings me back. Please tell her that I know she is trying.',
				about: 'pod',
				keepFromWorker: true,
				contact: { channel: 'portal', detail: null, times: null },
			},
			steps: [
				{ at: times.after(kerry, 1, '10:10'), does: 'opens' },
				{ at: times.after(kerry, 1, '10:15'), does: 'accepts' },
				{ at: times.after(kerry, 1, '10:20'), does: 'sets_themes', themes: ['communication', 'disputed_decision'] },
				{
					at: times.after(kerry, 1, '16:05'),
					does: 'replies',
					words:
						'Thank you, Kerry. I have passed your kind words on to Farah, and only those. About the days: I am finding out who decided what, and when, and you will have a straight answer from me.\n\nGraham Tolley',
				},
				{ at: times.after(kerry, 2, '07:15'), does: 'reads' },
			],
		},
		{
			key: 'letters-in-english',
			at: rania,
			from: { family: 'rania' },
			pod: 'kingfisher',
			said: {
				kind: 'complaint',
				points: [
					'وصلتني رسالتان بالإنجليزية هذا الشهر مع أنكم وعدتموني بالعربية. ظننت أن الموعد يوم الأربعاء وكان يوم الثلاثاء.',
				],
				wants: 'أن تحافظوا على وعدكم.',
				about: 'pod',
			},
			steps: [
				{ at: times.after(rania, 1, '10:50'), does: 'opens' },
				{ at: times.after(rania, 1, '11:30'), does: 'accepts' },
				{
					at: times.after(rania, 2, '09:30'),
					does: 'replies',
					words:
						'أعتذر يا رانيا. وعدناكِ ولم نفِ بالوعد. حدّدنا موعداً جديداً يوم الخميس الساعة العاشرة، ومعنا المترجمة التي تعرفينها.\n\nRuth Adeyemi',
				},
			],
		},
	];
}

function opened(times: Times): Story[] {
	const craig = times.workingDaysAgo(2, '08:05');
	return [
		{
			key: 'school-photographs',
			at: craig,
			from: { family: 'craig' },
			pod: 'otter',
			worker: 'ben',
			said: {
				kind: 'complaint',
				points: [
					'School photos, parents’ evening, the dentist: everything goes to one address and it is not mine. I have asked Ben three times this term.',
				],
				wants: 'Two copies of everything. That is all.',
				about: 'worker',
			},
			steps: [{ at: times.after(craig, 0, '11:30'), does: 'opens' }],
		},
	];
}

function waitingForSomebody(times: Times): Story[] {
	const ellie = times.workingDaysAgo(4, '17:35');
	const manager = times.workingDaysAgo(4, '20:15');
	return [
		{
			key: 'my-brother',
			at: ellie,
			from: { family: 'ellie' },
			pod: 'oak',
			said: {
				kind: 'complaint',
				points: [
					'I am meant to see my brother every two weeks. I have seen him ONCE in three months.',
					'At my review they talked about it like I was not in the room.',
				],
				wants: 'I want someone on my side to help me say it.',
				about: 'something_else',
				advocate: true,
			},
			steps: [
				{ at: times.after(ellie, 1, '09:15'), does: 'opens' },
				{ at: times.after(ellie, 1, '09:30'), does: 'accepts' },
				{
					at: times.after(ellie, 1, '10:40'),
					does: 'replies',
					words:
						'Hello Ellie. I have read what you wrote and I am glad you told us. You asked for someone on your side. I have rung Speak Up Westmere, and they are choosing an advocate for you now. You do not have to wait for us to see your brother: Mei is asking about this weekend.\n\nAnjali',
				},
				{
					at: times.after(ellie, 2, '14:10'),
					does: 'notes',
					words:
						'Speak Up have nobody free until next week. Chase on Monday: her clock waits for the advocate, but she is waiting too.',
				},
			],
		},
		{
			key: 'the-manager',
			at: manager,
			from: 'somebody',
			pod: 'otter',
			said: {
				kind: 'complaint',
				points: [
					'Graham Tolley told me in front of my kids that I was wasting everybody’s time.',
					'He rolled his eyes at my mum.',
				],
				wants: 'Someone above him to talk to him. And to me.',
				about: 'manager',
				standing: 'parent',
				name: 'Nicola',
			},
			steps: [
				{ at: times.after(manager, 1, '08:50'), does: 'opens' },
				{ at: times.after(manager, 1, '09:00'), does: 'accepts' },
				{ at: times.after(manager, 1, '09:10'), does: 'sets_themes', themes: ['staff_attitude_behaviour'] },
				{
					at: times.after(manager, 1, '13:25'),
					does: 'replies',
					words:
						'Dear Nicola,\n\nI manage the pod managers, and this is with me. Nobody in the pod can see it. I would like to hear it from you and your mum myself. Would Thursday after school suit you? Write back here and tell me what is easiest.\n\nHelen Brathwaite',
				},
				{
					at: times.after(manager, 2, '21:05'),
					does: 'writes',
					words: 'Thursday is fine. Mum can come if it is after 4. Not at your office please.',
				},
			],
		},
	];
}

function withTheComplaintsTeam(times: Times): Story[] {
	const unknown = times.workingDaysAgo(3, '11:50');
	const bounced = times.workingDaysAgo(3, '09:05');
	const noName = times.workingDaysAgo(2, '22:10');
	const forSister = times.workingDaysAgo(2, '16:20');
	const grandmother = times.workingDaysAgo(2, '10:35');
	return [
		{
			key: 'which-pod',
			at: unknown,
			from: 'somebody',
			pod: null,
			said: {
				kind: 'complaint',
				points: [
					'A social worker came to the house when I was out and talked to my son through the letterbox. She did not leave a name or a card.',
				],
				wants: 'To know who it was and why.',
				about: 'worker',
				standing: 'parent',
				name: 'Gareth',
				contact: { channel: 'phone', detail: '01632 960 304', times: 'Any time before 2pm' },
			},
			steps: [
				{ at: times.after(unknown, 1, '09:20'), does: 'opens' },
				{
					at: times.after(unknown, 1, '09:45'),
					does: 'notes',
					words:
						'Rang Gareth. The address is on Lighthouse’s side of the river. Nobody there has it down as a visit. Asking the front door and duty before sending it on.',
				},
			],
		},
		{
			key: 'not-our-family',
			at: bounced,
			from: 'somebody',
			pod: 'lighthouse',
			said: {
				kind: 'complaint',
				points: [
					'I was told a parenting course would start six weeks ago and I have not heard a thing. The court wants to see that I have done it.',
				],
				wants: 'A start date, in writing, that I can show the judge.',
				about: 'something_else',
				standing: 'parent',
				name: 'Tracy',
				contact: { channel: 'email', detail: 'tracy@mail.example', times: null },
			},
			steps: [
				{ at: times.after(bounced, 0, '13:15'), does: 'opens' },
				{ at: times.after(bounced, 0, '13:40'), does: 'bounces', reason: 'not_our_family' },
				{
					at: times.after(bounced, 1, '10:30'),
					does: 'notes',
					words:
						'Dele says they have never worked with her. Perhaps Kingfisher, last year: Gwen is looking. The clock has been running since it came in.',
				},
				{
					at: times.after(bounced, 1, '10:40'),
					does: 'replies',
					words:
						'Thank you for writing to us, Tracy. We are finding out who was meant to arrange the course, so that you do not have to. You will hear from us again this week.\n\nNasreen Choudhury, complaints officer',
				},
			],
		},
		{
			key: 'no-name',
			at: noName,
			from: 'somebody',
			pod: 'kingfisher',
			said: {
				kind: 'complaint',
				points: [
					'Somebody from your office talks about families on the 47 bus. Loudly. With first names. I knew who it was about.',
				],
				wants: 'For it to stop.',
				about: 'worker',
			},
			steps: [
				{ at: times.after(noName, 1, '08:40'), does: 'opens' },
				{
					at: times.after(noName, 1, '09:00'),
					does: 'replies',
					words:
						'Thank you for telling us. You do not have to say who you are. Could you tell us roughly what time of day it was, and which direction the bus was going? That would help us to find out.\n\nNasreen Choudhury, complaints officer',
				},
				{
					at: times.after(noName, 1, '09:10'),
					does: 'notes',
					words:
						'Outside the procedure because anonymous, and not to be left at that: told the data protection officer. All four pods to be reminded this week without saying why.',
				},
			],
		},
		{
			key: 'for-my-sister',
			at: forSister,
			from: 'somebody',
			pod: 'lighthouse',
			said: {
				kind: 'complaint',
				points: [
					'I am writing for my sister, who has a learning disability. Nobody has given her one single letter that she can read.',
				],
				wants: 'Easy Read letters, and somebody to go through them with her.',
				about: 'pod',
				standing: 'representative',
				name: 'Bev',
			},
			steps: [
				{ at: times.after(forSister, 1, '11:00'), does: 'opens' },
				{
					at: times.after(forSister, 1, '11:15'),
					does: 'replies',
					words:
						'Thank you, Bev. We would like to be sure that your sister is happy for you to speak for her. Could we ring her, or would she rather tell us together with you? Meanwhile I have asked for the last two letters to be written again.\n\nNasreen Choudhury, complaints officer',
				},
			],
		},
		{
			key: 'grandmother',
			at: grandmother,
			from: { family: 'maureen' },
			pod: 'oak',
			said: {
				kind: 'complaint',
				points: [
					'I am their grandmother. I was not told that the children had moved schools until the little one rang me from a phone box.',
				],
				wants: 'To be told the big things.',
				about: 'pod',
			},
			steps: [
				{
					at: times.after(grandmother, 1, '14:20'),
					does: 'notes',
					words:
						'Interest to be decided. She has them every half-term and the judge named her in the order. Ask Rachel what the children want, then decide: today if we can.',
				},
			],
		},
	];
}

function justArrived(times: Times): Story[] {
	return [
		{
			key: 'only-mum',
			at: times.minutesAgo(130),
			from: { family: 'imran' },
			pod: 'lighthouse',
			said: {
				kind: 'complaint',
				points: [
					'There was a meeting at school about my son and I was not asked. I have parental responsibility. I am not a visitor in his life.',
				],
				wants: 'To be asked to every meeting, the same as his mum.',
				about: 'pod',
			},
			steps: [],
		},
		{
			key: 'where-i-live',
			at: times.minutesAgo(35),
			from: { family: 'marcus' },
			pod: 'kingfisher',
			said: {
				kind: 'complaint',
				points: [
					'I do not like where I live now. A boy there hits me at night. I told staff and they said lock the door.',
				],
				wants: 'To live somewhere else.',
				about: 'something_else',
				notSafe: true,
			},
			steps: [],
		},
	];
}
