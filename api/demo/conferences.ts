import { invite, plan } from '../conferences/changes.ts';
import { markHeld, tell, writeOutcome } from '../conferences/changes-answers.ts';
import { answerAdvocate, recordViews, sendViews } from '../conferences/changes-views.ts';
import type { Anchor, ConferenceKind } from '../conferences/dates.ts';
import type { AgeBand, Purpose } from '../conferences/invitations.ts';
import type { Outcome } from '../conferences/outcomes.ts';
import { londonDay, plusDays } from '../calendar/day.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import { type FamilyKey, families } from './cast.ts';
import type { DemoHouse, Moment } from './house.ts';
import type { Times } from './story.ts';

/**
 * Three meetings: Tyler's is two weeks ahead and waits for what he and his mother want said; Ellie has said what she wants;
 * Marcus's has been held, and he has read what was done with what he said.
 */
export function conferenceMoments(times: Times): Moment[] {
	return [...tylers(times), ...ellies(times), ...marcuss(times)];
}

function tylers(times: Times): Moment[] {
	const planned = times.workingDaysAgo(2, '09:20');
	return [
		{
			at: planned,
			happens: async (house) => {
				const meeting = await planFor(house, 'tyler', {
					...{ kind: 'review_child_protection_conference', anchor: 'initial_conference' },
					anchorOn: plusDays(londonDay(planned), -74),
					heldOn: addWorkingDays(londonDay(planned), 12),
				});
				await ask(house, 'tyler', meeting, 'tyler', '12_17');
				await ask(house, 'tyler', meeting, 'stacey', null);
			},
		},
	];
}

function ellies(times: Times): Moment[] {
	const planned = times.workingDaysAgo(12, '10:05');
	let meeting = '';
	return [
		{
			at: planned,
			happens: async (house) => {
				meeting = await planFor(house, 'ellie', {
					...{ kind: 'looked_after_review', anchor: 'previous_review' },
					anchorOn: plusDays(londonDay(planned), -160),
					heldOn: addWorkingDays(londonDay(planned), 16),
				});
				await ask(house, 'ellie', meeting, 'ellie', '13_17');
				await ask(house, 'ellie', meeting, 'winston', null);
			},
		},
		{
			at: times.workingDaysAgo(3, '16:40'),
			happens: async (house) => {
				await say(house, 'ellie', 'views', elliesViews);
				await answerAdvocate(house.world, house.family('ellie'), await invitationOf(house, 'ellie', 'views'), true);
			},
		},
		{
			at: times.workingDaysAgo(1, '15:10'),
			happens: async (house) => {
				const invitation = await invitationOf(house, 'ellie', 'views');
				await recordViews(house.world, house.staff(families.ellie.worker), meeting, {
					...{ invitation, version: await versionOf(house, invitation), how: 'aloud' },
					...{ on: house.clock.today(), present: 'Ellie and Mei, in the car after school' },
					fields: { hobbies: 'I want to stay in the band on Thursdays.', 'hobbies.who': 'can_be_read_out' },
				});
			},
		},
	];
}

function marcuss(times: Times): Moment[] {
	const planned = times.workingDaysAgo(44, '11:15');
	const held = addWorkingDays(londonDay(planned), 14);
	let meeting = '';
	return [
		{
			at: planned,
			happens: async (house) => {
				const anchorOn = plusDays(londonDay(planned), -170);
				const day = { anchor: 'previous_review', anchorOn, heldOn: held } as const;
				meeting = await planFor(house, 'marcus', { kind: 'looked_after_review', ...day });
				await ask(house, 'marcus', meeting, 'marcus', '9_12');
			},
		},
		{ at: times.workingDaysAgo(36, '17:30'), happens: (house) => say(house, 'marcus', 'views', marcussViews) },
		{ at: `${held}T14:30:00.000Z`, happens: (house) => markHeld(house.world, house.staff('bernadette'), meeting) },
		{
			at: times.workingDaysAgo(27, '10:00'),
			happens: async (house) => {
				const invitation = await invitationOf(house, 'marcus', 'views');
				for (const [item, outcome, words] of marcussOutcomes) {
					const answer = await answerOf(house, invitation, item);
					await writeOutcome(house.world, house.staff('bernadette'), meeting, { answer, outcome, words });
				}
				await tell(house.world, house.staff('bernadette'), meeting, invitation);
			},
		},
		{
			at: times.workingDaysAgo(25, '16:00'),
			happens: (house) => {
				return say(house, 'marcus', 'after_meeting', {
					...{ who_explained: ['social_worker'], attended: 'part', why_attend: 'to_understand' },
					...{ taken_into_account: 'some', safer: 'a_bit', speak_up: 'yes' },
				});
			},
		},
	];
}

interface Day {
	kind: ConferenceKind;
	anchor: Anchor;
	anchorOn: string;
	heldOn: string;
}

function planFor(house: DemoHouse, child: FamilyKey, day: Day): Promise<string> {
	const { pod } = families[child];
	const at = { time: '10:30', place: 'Westmere House, the room with the garden', beside: null };
	const who = { child: house.accounts[child], chair: house.accounts.bernadette };
	return plan(house.world, house.staff(house.managerOf(pod)), { ...day, ...who, ...at });
}

function ask(house: DemoHouse, child: FamilyKey, meeting: string, who: FamilyKey, band: AgeBand | null) {
	const manager = house.staff(house.managerOf(families[child].pod));
	return invite(house.world, manager, meeting, { account: house.accounts[who], band });
}

async function say(house: DemoHouse, who: FamilyKey, purpose: Purpose, fields: Record<string, string | string[]>) {
	const invitation = await invitationOf(house, who, purpose);
	const version = await versionOf(house, invitation);
	return sendViews(house.world, house.family(who), invitation, { version, part: 1, fields }, undefined);
}

async function invitationOf({ world, accounts }: DemoHouse, who: FamilyKey, purpose: Purpose): Promise<string> {
	const { id } = await world.db
		.selectFrom('conference_invitation')
		.select('id')
		.where('account_id', '=', accounts[who])
		.where('purpose', '=', purpose)
		.executeTakeFirstOrThrow();
	return id;
}

async function versionOf({ world }: DemoHouse, invitation: string): Promise<string> {
	const { version_id } = await world.db
		.selectFrom('conference_invitation')
		.select('version_id')
		.where('id', '=', invitation)
		.executeTakeFirstOrThrow();
	return version_id;
}

async function answerOf({ world }: DemoHouse, invitation: string, item: string): Promise<string> {
	const { id } = await world.db
		.selectFrom('response_answer')
		.innerJoin('conference_views', 'conference_views.response_id', 'response_answer.response_id')
		.select('response_answer.id')
		.where('conference_views.invitation_id', '=', invitation)
		.where('item', '=', item)
		.executeTakeFirstOrThrow();
	return id;
}

/** A house with a sun, and somebody at the door. */
const elliesDrawing = [
	'2 ink 120,260 120,160 200,100 280,160 280,260 120,260',
	'2 late 112,164 200,96 288,164',
	'1 ink 185,260 185,205 220,205 220,260',
	'2 teal 140,185 165,185 165,210 140,210 140,185',
	'3 sun 340,50 341,51',
	'2 sun 340,25 340,15;2 sun 340,80 340,92;2 sun 312,52 300,52;2 sun 368,52 380,52',
	'1 thanks 335,215 335,245 325,270;1 thanks 335,245 345,270;1 thanks 320,228 350,228;2 thanks 335,205 336,206',
].join(';');

const elliesViews = {
	...{ living: '4', 'living.who': 'can_be_read_out', carers: '5', 'carers.who': 'can_be_read_out' },
	...{ family_time: '2', brothers_sisters: 'I miss Josh. Every two weeks is too long.' },
	'brothers_sisters.who': 'can_be_read_out',
	...{ school: 'Maths is fine. I do not want to move sets again.', 'school.who': 'can_be_read_out' },
	...{ safe: '8', one_better: 'If people stopped changing plans on the day.', worker_visits: 'a_bit' },
	...{
		take_part: 'part',
		run_it: 'no',
		ask_chair: 'Can I see Josh on his birthday?',
		'ask_chair.who': 'can_be_read_out',
	},
	keep_from: 'Please do not say at the meeting that I cried about Mum not coming. Only you.',
	'keep_from.who': 'tell_chair_only',
	...{ picture: elliesDrawing, 'picture.words': 'Winston’s house, and me outside with the sun.' },
	'picture.who': 'can_be_read_out',
};

const marcussViews = {
	...{
		living: '3',
		carers: '4',
		'houses.worries': 'My room is cold.',
		'houses.good': 'Football. Yusuf comes to see me.',
	},
	...{ 'houses.dreams': 'A dog.', safe: '7', change: 'I want to see my nan more.' },
	...{ 'houses.who': 'can_be_read_out', 'change.who': 'can_be_read_out' },
};

const marcussOutcomes: [item: string, outcome: Outcome, words: string][] = [
	['houses', 'partly', 'Your room: there is a new heater now. A dog: not this year. The flat does not allow dogs.'],
	['change', 'done', 'You see your nan every Saturday now. You told us, and everybody agreed.'],
];
