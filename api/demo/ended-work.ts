import type { Family } from '../accounts/roles.ts';
import { plusDays } from '../calendar/day.ts';
import { answer, recordAnswer } from '../closure/changes-answer.ts';
import { start } from '../closure/changes-come-in.ts';
import { endWork, type PersonDeclared } from '../closure/changes-end.ts';
import { openAnswer, releaseWords } from '../closure/changes-read.ts';
import { askHowItWent } from '../closure/changes-send.ts';
import { listMine } from '../closure/queries.ts';
import { newId } from '../ids.ts';
import type { Fields } from '../questionnaires/answers.ts';
import { sealAccounts } from '../seal-bare.ts';
import type { DemoHouse, Moment } from './house.ts';
import type { Times } from './story.ts';

/**
 * Work of Lighthouse pod that has ended, a family a few weeks: who answered, who did not, who is held because reaching them
 * is not safe, and Yousef, who has just been asked. But for him they are nobody who can be come in as.
 */
export function endedWork(times: Times): Moment[] {
	const beth = once('Beth', 'parent');
	const alfie = once('Alfie', 'child_in_need');
	const gwen = once('Gwen', 'parent');
	const tariq = once('Tariq', 'parent');
	const nadine = once('Nadine', 'parent');
	const [first, second, third, fourth] = [74, 55, 35, 17].map((ago) => times.workingDaysAgo(ago, '10:20')) as [
		...[string, string, string, string],
	];
	return [
		ends(first, [beth, alfie]),
		ends(second, [gwen]),
		ends(third, [tariq]),
		ends(fourth, [nadine], { hasDomesticAbuse: true }),
		{
			at: times.workingDaysAgo(3, '10:20'),
			happens: (house) => end(house, [{ ...safe, account: house.accounts.yousef }], false),
		},
		...looks(times),
		says(times.after(first, 3, '19:40'), beth, agreed(['listened', 'explained', 'same_worker'], bethSaid)),
		says(times.after(first, 33, '20:15'), beth, agreed(['listened', 'somebody_there'], { child_now: '8' })),
		saidAloud(times.after(first, 2, '14:30'), alfie),
		says(times.after(second, 6, '12:05'), gwen, agreed(['listened', 'respect'], gwenSaid), true),
		{ at: times.after(second, 9, '09:30'), happens: (house) => opensAll(house, [beth, gwen]) },
	];
}

/** Somebody whose work ended before today, and whose card nobody can come in with. */
interface Once {
	name: string;
	standing: string;
	id: string;
}
const once = (name: string, standing: string): Once => ({ name, standing, id: '' });

const safe = { instrument: 'closure_parent', contact: 'safe', whyNotAsked: null } as const;

function ends(at: string, people: readonly Once[], { hasDomesticAbuse = false } = {}): Moment {
	return {
		at,
		happens: async (house) => {
			const declared: PersonDeclared[] = [];
			for (const one of people) {
				await settleOnce(house, one);
				const instrument = one.standing === 'parent' ? 'closure_parent' : 'closure_8_12';
				declared.push({ ...safe, instrument, account: one.id });
			}
			await end(house, declared, hasDomesticAbuse);
		},
	};
}

async function settleOnce({ world, clock, pods, accounts }: DemoHouse, one: Once): Promise<void> {
	const now = clock.now();
	one.id = newId(now);
	await world.db
		.insertInto('account')
		.values({
			...{ id: one.id, kind: 'family', name: one.name, role: one.standing, email: null, language: 'en' },
			...{ wording: one.standing === 'parent' ? 'adult' : 'young', contact_channel: 'portal' },
			...{ contact_detail: null, contact_times: null, created_at: now, ended_at: null },
		})
		.execute();
	await sealAccounts(world);
	await world.db
		.insertInto('allocation')
		.values({
			...{ id: newId(now), account_id: one.id, pod_id: pods.lighthouse, worker_id: accounts.zainab },
			...{ started_on: plusDays(clock.today(), -200), ended_on: null },
		})
		.execute();
}

async function end(house: DemoHouse, people: readonly PersonDeclared[], hasDomesticAbuse: boolean): Promise<void> {
	const endedOn = house.clock.today();
	await endWork(house.world, house.staff('dele'), house.pods.lighthouse, { endedOn, hasDomesticAbuse, people });
	await askHowItWent(house.world);
}

/** The house asks what is due: every other day is enough for a year that is over. */
function looks(times: Times): Moment[] {
	return Array.from({ length: 55 }, (_, at) => ({
		at: times.daysAgo(2 * at, '11:00'),
		happens: ({ world }: DemoHouse) => askHowItWent(world),
	}));
}

function says(at: string, one: Once, fields: Fields, withName = false): Moment {
	return {
		at,
		happens: async ({ world }) => {
			const who: Family = { kind: 'family', sessionId: '', id: one.id, awaitsSecret: false };
			const { id, versionId } = (await listMine(world.db, who)).findLast(({ answeredAt }) => answeredAt === null)!;
			await start(world, who, id, withName);
			await answer(world, who, id, { version: versionId!, fields, withName: null, language: 'en' });
		},
	};
}

function saidAloud(at: string, one: Once): Moment {
	return {
		at,
		happens: async (house) => {
			const { world, clock } = house;
			const who: Family = { kind: 'family', sessionId: '', id: one.id, awaitsSecret: false };
			const { id, versionId } = (await listMine(world.db, who))[0]!;
			await recordAnswer(world, house.staff('dele'), id, {
				...{ version: versionId!, how: 'aloud', on: clock.today(), withName: false },
				present: 'Alfie, Zainab, and his gran in the kitchen',
				fields: {
					listened: '5',
					explained: '4',
					kept_promises: '3',
					on_your_own: '5',
					best_thing: 'We made pancakes.',
				},
			});
		},
	};
}

async function opensAll(house: DemoHouse, people: readonly Once[]): Promise<void> {
	const { world } = house;
	const dele = house.staff('dele');
	for (const { id } of people) {
		const who: Family = { kind: 'family', sessionId: '', id, awaitsSecret: false };
		const answered = (await listMine(world.db, who)).filter(({ answeredAt }) => answeredAt !== null);
		for (const invitation of answered) await openAnswer(world, dele, invitation.id);
	}
	const best = await world.db
		.selectFrom('closure_reading')
		.innerJoin('closure_answer', 'closure_answer.invitation_id', 'closure_reading.invitation_id')
		.innerJoin('response_answer', 'response_answer.response_id', 'closure_answer.response_id')
		.select('response_answer.id')
		.where('item', '=', 'best_thing')
		.executeTakeFirstOrThrow();
	await releaseWords(world, dele, best.id);
}

/** Agrees with these, and says the rest in words of their own. */
function agreed(keys: readonly string[], more: Fields): Fields {
	return { ...Object.fromEntries(keys.map((key) => [key, 'agree'])), ...more };
}

const bethSaid: Fields = {
	...{ did_what_they_said: 'strongly_agree', involved: 'disagree', child_then: '3', child_now: '7' },
	best_thing: 'Zainab rang when she said she would. Every time.',
	one_thing_to_change: 'Tell us before a meeting who is going to be in the room.',
};

const gwenSaid: Fields = {
	...{ honest: 'strongly_agree', child_then: '2', child_now: '8', knew_how_to_complain: 'not_sure' },
	best_thing: 'Nobody made me feel small.',
	thanks: 'Thank you Zainab, and Derek for always picking up the phone.',
	pass_on_thanks: 'yes',
};
