import type { Standing } from '../representations/standing.ts';

/** An idea as families write it, with what was written back where somebody did. */
export interface Idea {
	words: string;
	standing: Standing;
	language?: 'ar';
	reply?: string;
}

export const ideas: readonly Idea[] = [
	{
		words: 'Send a text the day before a visit. I am on shifts and I lose track of the days.',
		standing: 'parent',
		reply:
			'Good idea, and an easy one. From next month the person who answers our phone sends a text the day before, to everybody who says that texts are safe for them.',
	},
	{
		words: 'Put photos of the pod on the wall of the waiting room with what each person does.',
		standing: 'parent',
		reply: 'They are going up this week. Two of us do not like our photos, so those two have chosen a drawing.',
	},
	{
		words: 'Have a box of toys that are not babyish. My lad is eleven and sat there with a plastic farm.',
		standing: 'parent',
		reply: 'Our young people’s group has chosen some things and we have bought them. Thank him for us.',
	},
	{
		words: 'Could the minutes say who said they would do what, at the top? We never get to page six.',
		standing: 'foster_carer_la',
		reply: 'We have changed how we write them: what was agreed, who does it and by when is now the first half page.',
	},
	{
		words: 'Let us choose where to have the review. I hate it being at school because people see me go in.',
		standing: 'child_looked_after',
		reply: 'You are right that this should be your choice. From now on we ask you first, before we book anything.',
	},
	{
		words: 'A cup of tea when you arrive. It changes how you feel about the whole thing.',
		standing: 'parent',
	},
	{
		words: 'Give new carers the phone number of another carer who has done it before.',
		standing: 'foster_carer_la',
		reply: 'We have asked our carers, and nine have said yes. We will start with the next people who join us.',
	},
	{
		words: 'Someone should tell you what happens AFTER they close your case. It is like falling off a cliff.',
		standing: 'parent',
		reply:
			'Thank you for putting it so clearly. We are writing one page with families that says who is still there, and for how long.',
	},
	{
		words: 'When you leave care you should get a list of what you are owed, not find out from your mates.',
		standing: 'care_leaver',
		reply: 'Yes. We now go through the list together three months before your birthday, and you keep it.',
	},
	{
		words: 'can there be a place to say how you feel with pictures',
		standing: 'child_in_need',
		reply: 'What a good idea. We are making one now. Would you like to tell us if it is any good?',
	},
	{
		words: 'أقترح أن تكون رسائلكم قصيرة وبلغة بسيطة، وأن تُرسل بالعربية لمن يطلب ذلك.',
		standing: 'parent',
		language: 'ar',
		reply: 'شكراً على اقتراحك. سنرسل الرسائل المهمة بالعربية لكل من يطلب ذلك، وسنكتبها بكلمات أبسط.',
	},
	{
		words: 'Evening appointments. Even one evening a month. I have had to leave two jobs over meetings at 2pm.',
		standing: 'parent',
	},
	{
		words: 'Tell grandparents they are allowed to ring too. I did not know for a year.',
		standing: 'sufficient_interest',
	},
];
