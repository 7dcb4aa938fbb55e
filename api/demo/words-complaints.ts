import type { Finding } from '../representations/limits.ts';
import type { About } from '../representations/routing.ts';
import type { Standing } from '../representations/standing.ts';
import type { ComplaintTheme } from '../trends/themes.ts';
import type { FamilyKey, PodKey, StaffKey } from './cast.ts';

/** A complaint that has been answered: what was said, what was found about each point, and what was written back. */
export interface AnsweredComplaint {
	key: string;
	/** Received so many days ago. */
	ago: number;
	pod: PodKey;
	/** Whose account it came from, or who somebody without one said they were. */
	from: FamilyKey | { standing: Standing; name: string | null };
	about: About;
	worker?: StaffKey;
	points: readonly { words: string; finding: Finding; answer: string }[];
	wants: string;
	terms: string | null;
	letter: string;
	themes: readonly ComplaintTheme[];
	/** Answered on this working day after receipt: 10 is the limit. */
	answeredAfter: number;
	sorted?: 'yes' | 'partly' | 'no';
	/** What was out of the ordinary on its way. */
	way?: 'advocate_first' | 'interest_accepted' | 'sent_to_another_pod' | 'spoken_on_the_phone' | 'handed_in_on_paper';
	language?: 'ar';
}

const parent = (name: string | null) => ({ standing: 'parent', name }) as const;

export const answeredComplaints: readonly AnsweredComplaint[] = [
	{
		key: 'three-workers',
		ago: 383,
		pod: 'kingfisher',
		from: parent('Donna'),
		about: 'pod',
		points: [
			{
				words:
					'We have had three different social workers in nine months and nobody told us when the last one left. We found out because a stranger knocked on the door.',
				finding: 'upheld',
				answer: 'You should have heard it from us, by name and with a date, before the visit. You did not.',
			},
			{
				words: 'My son says he is not talking to any of them any more because they all go.',
				finding: 'upheld',
				answer: 'Three people in nine months is too many for any child. I understand why he has stopped.',
			},
		],
		wants: 'One person who stays. And to be told before, not after.',
		terms:
			'Hannah Pryce is your worker until the plan ends. If that ever has to change, Ruth Adeyemi rings you first and the new worker comes together with Hannah.',
		letter:
			'I am sorry. Being told by a stranger on the doorstep is not how anybody should learn that their worker has left.\n\nThank you for meeting Hannah and me on Tuesday. She has read everything, so you will not have to tell it all again. She would like to take your son out for a milkshake, if he wants, and she has said that he may say no.',
		themes: ['communication', 'quantity_frequency_change_cost'],
		answeredAfter: 9,
		sorted: 'yes',
	},
	{
		key: 'cancelled-contact',
		ago: 371,
		pod: 'heron',
		from: parent('Lee'),
		about: 'something_else',
		points: [
			{
				words:
					'My contact with the girls was cancelled twice with less than an hour’s notice. Both times I was already on the bus.',
				finding: 'upheld',
				answer: 'Both cancellations were ours: a driver off sick and a room booked twice. You were told far too late.',
			},
			{
				words: 'Nobody offered me another day instead.',
				finding: 'upheld',
				answer: 'We should have offered one the same day and we did not.',
			},
		],
		wants: 'The two visits back, and my bus fares.',
		terms:
			'Two extra contacts on the next two Saturdays. £11.40 in fares paid back. A named person rings by 9am if anything changes.',
		letter:
			'I am sorry for both days. I know what it took to get there.\n\nThe girls have been told that it was not you who cancelled. I asked for that to be done the same afternoon.',
		themes: ['non_delivery', 'communication'],
		answeredAfter: 8,
		sorted: 'yes',
	},
	{
		key: 'wrong-facts',
		ago: 352,
		pod: 'otter',
		from: 'kerry',
		about: 'something_else',
		points: [
			{
				words: 'The report says I have a caution from 2019. I do not. That is somebody else.',
				finding: 'upheld',
				answer:
					'You are right. It belongs to a person with a similar name. It has been taken out and everybody who had the report has been told.',
			},
			{
				words: 'It says the flat was cold and bare. I had moved in four days before.',
				finding: 'partially_upheld',
				answer:
					'What our worker saw that day is what she wrote. She should have added that you had only just moved in, and now the report says so.',
			},
		],
		wants: 'I want it corrected, and I want the people who read it to know.',
		terms:
			'A corrected report went to all five people who had the first one, with a page in front that says what was wrong.',
		letter:
			'I have read the report beside our records and you were right to be angry. A mistake like that follows a person around.\n\nAmara has checked every other fact in it with you. I have asked the whole pod to read reports through with families before they go anywhere.',
		themes: ['inaccurate_information', 'assessment_care_management_review'],
		answeredAfter: 10,
		sorted: 'partly',
	},
	{
		key: 'carers-expenses',
		ago: 338,
		pod: 'oak',
		from: 'winston',
		about: 'something_else',
		points: [
			{
				words:
					'We paid for both uniforms and for nine weeks of travel to contact. We have asked four times and had nothing back. That is £412 out of our own pocket.',
				finding: 'upheld',
				answer:
					'You were owed it and you had sent the receipts. They sat in a shared mailbox that nobody was looking at.',
			},
		],
		wants: 'The money, and somebody who answers when I ask about it.',
		terms: '£412 paid on Thursday. Sunita Kaur Gill is the person to ask, and she answers within two working days.',
		letter:
			'Thank you for your patience, which we did not deserve. The money is in your account.\n\nNobody should have to ask four times. We have closed that mailbox.',
		themes: ['delay', 'non_delivery'],
		answeredAfter: 5,
		sorted: 'yes',
	},
	{
		key: 'late-and-on-the-phone',
		ago: 318,
		pod: 'heron',
		from: parent(null),
		about: 'worker',
		worker: 'jerome',
		points: [
			{
				words:
					'He is late to every visit, forty minutes last time, and then he takes calls while my daughter is talking to him.',
				finding: 'partially_upheld',
				answer:
					'Four of the last seven visits began late. He had rung ahead for two of them. He did take one call, about another child who was not safe, and he should have said so.',
			},
		],
		wants: 'For him to turn up, and put the phone away.',
		terms: null,
		letter:
			'I have talked with Jerome and with his diary in front of us. He is sorry, and he would like to tell you so himself if you will let him.\n\nVisits to you are now the first of the day.',
		themes: ['staff_attitude_behaviour'],
		answeredAfter: 13,
		sorted: 'partly',
	},
	{
		key: 'pathway-plan',
		ago: 303,
		pod: 'lighthouse',
		from: 'jayden',
		about: 'pod',
		points: [
			{
				words: 'I was meant to get a pathway plan before I was 18. I am 18 and three months.',
				finding: 'upheld',
				answer: 'It was due and we did not do it in time.',
			},
			{
				words: 'I moved into my flat with no bed because the grant was not asked for.',
				finding: 'upheld',
				answer: 'The form was filled in but never sent. You slept on the floor for eleven nights because of us.',
			},
			{
				words: 'My PA left and no one said who is my new one.',
				finding: 'upheld',
				answer: 'You went five weeks without a name. That must not happen.',
			},
		],
		wants: 'A plan that is mine and a person I can ring.',
		terms:
			'Plan finished with you on the 14th. Setting-up grant paid in full, with £150 on top because of the bed. Lucy Tremlett is the person you ring.',
		letter:
			'I have no excuse to offer you. We let you down on all three.\n\nWhen we met you told me that what you minded most was chasing people. So Lucy rings you every Tuesday, and you do not chase anybody.',
		themes: ['delay', 'non_delivery', 'communication'],
		answeredAfter: 17,
		sorted: 'partly',
	},
	{
		key: 'black-bags',
		ago: 288,
		pod: 'kingfisher',
		from: 'marcus',
		about: 'something_else',
		points: [
			{
				words: 'My things were put in black bags when I moved. Bags are for rubbish.',
				finding: 'upheld',
				answer: 'You are right. That was wrong. Your things are not rubbish.',
			},
			{
				words: 'My headphones got lost.',
				finding: 'upheld',
				answer: 'We looked for them. We did not find them. We will buy you the same ones.',
			},
		],
		wants: 'A suitcase. My headphones.',
		terms: 'You choose a suitcase with Yusuf on Saturday. You get new headphones on the same day.',
		letter:
			'I am sorry about the black bags. You told us in a very clear way why it was wrong.\n\nEvery child in our pod now has a real suitcase. That is because of you.',
		themes: ['quality_of_service', 'policy_impact_on_child'],
		answeredAfter: 14,
		sorted: 'yes',
		way: 'advocate_first',
	},
	{
		key: 'not-what-i-said',
		ago: 271,
		pod: 'otter',
		from: parent('Shaun'),
		about: 'worker',
		worker: 'lindsay',
		points: [
			{
				words: 'The assessment puts words in my mouth. I never said I could not cope.',
				finding: 'no_finding',
				answer:
					'Lindsay’s notes from the day have those words and you are sure that you did not say them. I was not there and cannot say who remembers it rightly.',
			},
			{
				words: 'I was given twenty minutes to read forty pages.',
				finding: 'upheld',
				answer: 'That is not enough time for anybody.',
			},
			{
				words: 'I disagree that the children need a plan at all.',
				finding: 'not_upheld',
				answer:
					'I have looked at how that was decided. Three services were worried about the same things, and the decision was a fair one to make.',
			},
		],
		wants: 'Take it out and start again with someone else.',
		terms:
			'Your own account, in your words, is attached to the front of the assessment. You now get every report at least three days before a meeting.',
		letter:
			'I know this is not the answer you hoped for. I have tried to say plainly where I agree with you and where I do not.',
		themes: ['disputed_decision', 'assessment_care_management_review'],
		answeredAfter: 10,
		sorted: 'no',
	},
	{
		key: 'support-stopped',
		ago: 259,
		pod: 'lighthouse',
		from: 'angela',
		about: 'something_else',
		points: [
			{
				words:
					'Our special guardian support was stopped with one letter and no visit. The therapy was the thing that was working.',
				finding: 'partially_upheld',
				answer:
					'The support was due to be looked at again, but that means sitting down with you first. We wrote before we had talked.',
			},
		],
		wants: 'The therapy to carry on while you look at it properly.',
		terms: 'Therapy goes on until the new support plan is agreed with you. No payment was missed.',
		letter:
			'You took your grandson in on three days’ notice and have asked for very little since. You were owed a conversation.\n\nZainab comes on the 3rd, at a time when he is at school, as you asked.',
		themes: ['eligibility_criteria', 'disputed_decision'],
		answeredAfter: 9,
		sorted: 'yes',
	},
	{
		key: 'no-interpreter',
		ago: 228,
		pod: 'kingfisher',
		from: 'rania',
		about: 'something_else',
		points: [
			{
				words: 'جئت إلى الاجتماع ولم يكن هناك مترجم. طلبوا من ابنتي أن تترجم وهي في الحادية عشرة.',
				finding: 'upheld',
				answer: 'أنتِ على حق. لا يجوز أبداً أن يُطلب من طفلة أن تترجم. كان الخطأ خطأنا.',
			},
			{
				words: 'وصلتني الرسالة بالإنجليزية ولم أفهم الموعد.',
				finding: 'upheld',
				answer: 'كان علينا أن نرسلها بالعربية. سنفعل ذلك من الآن.',
			},
		],
		wants: 'مترجمة في كل اجتماع، ورسائل بالعربية.',
		terms: 'مترجمة محجوزة لكل اجتماع، وهي السيدة نفسها كل مرة. كل رسالة مهمة تصل بالعربية.',
		letter: 'أعتذر لكِ ولابنتكِ. كان يجب ألا يحدث ذلك.\n\nسيُعاد الاجتماع من أوله مع مترجمة، ولن يُتخذ أي قرار قبله.',
		themes: ['quality_of_service', 'communication'],
		answeredAfter: 6,
		sorted: 'yes',
		language: 'ar',
	},
	{
		key: 'every-weekend',
		ago: 210,
		pod: 'otter',
		from: { standing: 'sufficient_interest', name: 'Brenda' },
		about: 'pod',
		points: [
			{
				words:
					'I have my grandchildren every weekend and nobody has once asked me how they are. I ring and I am told you cannot discuss it.',
				finding: 'partially_upheld',
				answer:
					'There are things we may not tell you. There is nothing that stops us listening to you, and we did not.',
			},
		],
		wants: 'To be asked.',
		terms: 'Katie Holroyd visits on the second Sunday of the month, when the children are with you.',
		letter:
			'You know these children as well as anybody does, and we should have asked you a year ago.\n\nI have explained on the phone what we can share and what we cannot, and why. I am sorry that it was left at “we cannot discuss it”.',
		themes: ['communication', 'quality_of_service'],
		answeredAfter: 9,
		sorted: 'yes',
		way: 'interest_accepted',
	},
	{
		key: 'talked-over',
		ago: 194,
		pod: 'lighthouse',
		from: parent('Paul'),
		about: 'manager',
		points: [
			{
				words: 'The manager talked over me for the whole of the meeting and then told me I had had my chance to speak.',
				finding: 'upheld',
				answer: 'Two other people who were in the room remember it as you do.',
			},
			{
				words: 'He would not let me bring my brother in with me.',
				finding: 'upheld',
				answer: 'You may bring somebody to any meeting with us. He was wrong to say no.',
			},
		],
		wants: 'An apology from him, and another meeting run by somebody else.',
		terms:
			'The meeting was held again on the 19th with your brother, and I led it. Mr Tindall has apologised to you in writing.',
		letter:
			'Thank you for telling me, and for coming back into the room. I have spoken with the manager of the pod about what respect looks like when people disagree.',
		themes: ['staff_attitude_behaviour'],
		answeredAfter: 10,
		sorted: 'yes',
	},
	{
		key: 'two-buses',
		ago: 181,
		pod: 'oak',
		from: parent('Joanne'),
		about: 'something_else',
		points: [
			{
				words:
					'Contact is at the other end of town, two buses each way, and it starts at 4. I finish work at half three. I have been set up to fail.',
				finding: 'upheld',
				answer: 'Nobody looked at a map. It could not have worked.',
			},
		],
		wants: 'Somewhere I can get to.',
		terms: 'Contact moves to the family centre on Albert Road, Thursdays at 5.',
		letter:
			'I tried the journey myself, and I missed the second bus. I am sorry that you were written down as late for it.\n\nThe notes now say why.',
		themes: ['quantity_frequency_change_cost', 'policy_impact_on_child'],
		answeredAfter: 15,
		sorted: 'yes',
		way: 'sent_to_another_pod',
	},
	{
		key: 'report-on-the-day',
		ago: 157,
		pod: 'kingfisher',
		from: 'leanne',
		about: 'something_else',
		points: [
			{
				words:
					'I was handed the conference report in the corridor five minutes before we went in. Everybody else round the table had read it.',
				finding: 'upheld',
				answer: 'You should have had it three working days before, and time to talk it through. You had neither.',
			},
			{
				words: 'It used my full name and my mum’s address in front of my ex.',
				finding: 'upheld',
				answer: 'The address should not have been in it. Every copy has been called back.',
			},
		],
		wants: 'To read things first, at home, with someone to ask.',
		terms:
			'Reports come to you four working days before, without addresses. Daniel Okafor goes through them with you at home.',
		letter:
			'You walked into a room where everybody knew more about you than you did. I am sorry.\n\nI have checked who had a copy and I have them all back, and I have told our data protection officer about the address.',
		themes: ['communication', 'inaccurate_information'],
		answeredAfter: 7,
		sorted: 'yes',
	},
	{
		key: 'photographs',
		ago: 139,
		pod: 'otter',
		from: 'stacey',
		about: 'worker',
		worker: 'katie',
		points: [
			{
				words: 'She took photos of my kitchen and my bins on her phone and did not ask me.',
				finding: 'upheld',
				answer: 'Photographs need your say-so. They have been deleted, and I have seen that they are gone.',
			},
			{
				words: 'She sniffed when she came in. She did not say anything but I saw her face.',
				finding: 'no_finding',
				answer: 'Katie does not remember doing that. She is sorry that you felt judged in your own home.',
			},
		],
		wants: 'The photos gone, and a bit of respect.',
		terms: 'The photographs are deleted. Katie came back and said sorry.',
		letter:
			'Your home is yours. We are guests in it, and Katie knows that she did not behave like one.\n\nYou said you would give her one more go. That is generous.',
		themes: ['staff_attitude_behaviour', 'quality_of_service'],
		answeredAfter: 8,
		sorted: 'yes',
	},
	{
		key: 'football',
		ago: 102,
		pod: 'otter',
		from: 'tyler',
		about: 'worker',
		worker: 'ewa',
		points: [
			{
				words:
					'Ewa said she would come to my football match and she did not come. I looked for her the whole time and we lost.',
				finding: 'upheld',
				answer: 'It is true. She said she would come and she did not, and nobody told you.',
			},
		],
		wants: 'Come to the next one.',
		terms: 'Ewa comes to your match on Sunday the 2nd. If she is ill, Graham comes.',
		letter:
			'Thank you for telling us. That was brave, and it was the right thing to do.\n\nEwa’s car broke down and she forgot to ring. She is very sorry. When a grown-up says they will come, they should come.',
		themes: ['non_delivery'],
		answeredAfter: 3,
		sorted: 'yes',
	},
	{
		key: 'after-four',
		ago: 81,
		pod: 'kingfisher',
		from: parent('Mark'),
		about: 'pod',
		points: [
			{
				words:
					'I work till four. I ring at five past and it rings out, every day. The answer machine says office hours are till five.',
				finding: 'upheld',
				answer: 'You are right. On three days a week nobody was on the phone after half past four.',
			},
		],
		wants: 'Somebody to pick up when you say you are open.',
		terms: 'The phone is answered until 5 every working day.',
		letter:
			'We rang our own number at five past four for a week and got no further than you did. That is put right now, and the rota is on my wall.',
		themes: ['communication', 'quality_of_service'],
		answeredAfter: 6,
		sorted: 'yes',
		way: 'spoken_on_the_phone',
	},
	{
		key: 'old-address',
		ago: 56,
		pod: 'lighthouse',
		from: parent('Natalie'),
		about: 'something_else',
		points: [
			{
				words: 'The minutes of the core group went to my old address. My ex lives there. You know why I moved.',
				finding: 'upheld',
				answer:
					'Your new address was in your file and the old one was in the letter. This should not have been possible.',
			},
			{
				words: 'When I rang, I was told to ask the post office.',
				finding: 'upheld',
				answer: 'That was a poor answer to a frightening thing.',
			},
		],
		wants: 'For this to never happen to anyone. And to know what he has read.',
		terms:
			'No more letters by post to you: everything waits for you here. The envelope came back unopened and you have seen it.',
		letter:
			'I drove over with the worker from the domestic abuse service on the same afternoon, because this could not wait for a letter. The envelope had not been opened.\n\nIt has been reported to the Information Commissioner, and the old address is gone from all four places where it was still kept.',
		themes: ['inaccurate_information', 'quality_of_service'],
		answeredAfter: 4,
		sorted: 'partly',
		way: 'handed_in_on_paper',
	},
	{
		key: 'sleepover',
		ago: 46,
		pod: 'oak',
		from: 'ellie',
		about: 'pod',
		points: [
			{
				words:
					'It took SIX WEEKS to say if I could go to a sleepover. The birthday was over by then. Everyone else just asks their mum.',
				finding: 'upheld',
				answer: 'You are right. It did not need a social worker at all. Your carers are allowed to decide that.',
			},
		],
		wants: 'To be like other people my age.',
		terms: 'Winston and his wife decide about sleepovers, trips and haircuts. It is written in your plan.',
		letter:
			'I am sorry that you missed the party. Being looked after should not mean waiting six weeks for something that other people get with a yes at breakfast.',
		themes: ['delay', 'policy_impact_on_child'],
		answeredAfter: 10,
		sorted: 'partly',
	},
	{
		key: 'weekend-alone',
		ago: 34,
		pod: 'lighthouse',
		from: 'denise',
		about: 'something_else',
		points: [
			{
				words:
					'He did not come home on Saturday night. I rang out of hours at 11, at 1 and at 3, and each time I had to explain from the start who he is.',
				finding: 'partially_upheld',
				answer: 'Each of the three people wrote it down, and none of them read what the one before had written.',
			},
		],
		wants: 'A number where they know us.',
		terms: 'A one-page plan for your three is now at the top of the out-of-hours screen.',
		letter:
			'It was a long night and you had to do it on your own. I am sorry.\n\nI have met the out-of-hours manager. We have agreed that carers are asked one thing first: have you rung already tonight?',
		themes: ['quality_of_service', 'communication'],
		answeredAfter: 9,
	},
];
