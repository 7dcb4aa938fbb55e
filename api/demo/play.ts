import type { Who } from '../accounts/roles.ts';
import { appoint } from '../advocacy/changes.ts';
import { answer } from '../representations/changes-answer.ts';
import { accept, bounce, openCase, sendOn } from '../representations/changes-delivery.ts';
import { appoint as appointForStage } from '../representations/changes-people.ts';
import { takeStep, takeStepAsFamily } from '../representations/changes-procedure.ts';
import { giveReport } from '../representations/changes-reports.ts';
import { receive, type Said } from '../representations/changes-receive.ts';
import { markSeen, saySorted, writeAsFamily, writeAsStaff, writeNote } from '../representations/changes-thread.ts';
import { setThemes } from '../representations/changes-coding.ts';
import { listPointIds } from '../representations/queries-words.ts';
import { type ReturnCode, returnCodeFrom } from '../representations/return-code.ts';
import type { SentTo } from '../representations/routing.ts';
import { themesFor } from '../trends/themes.ts';
import { type PodKey, pods, staff, type StaffKey } from './cast.ts';
import { type DemoHouse, type Moment, voiceOfFamily } from './house.ts';
import { seededRandom } from './random.ts';
import type { Step, Story } from './story.ts';

/** Chance as a story's receipt meets it: its reference and return code are the same whenever the council is made. */
const chanceOf = (storyKey: string) => seededRandom(`westmere story ${storyKey}`);

/** The return code of a story, for those who try the demo: it is the first thing that its receipt takes from chance. */
export function returnCodeOf(storyKey: string): ReturnCode {
	return returnCodeFrom(chanceOf(storyKey)(14));
}

/** Lets everything happen in the order of its time, with the clock at the moment. What is still to come does not happen. */
export async function play(house: DemoHouse, moments: readonly Moment[], now: string): Promise<void> {
	const past = moments.filter(({ at }) => at < now).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
	for (const { at, happens } of past) {
		house.clock.moveTo(at);
		await happens(house);
	}
	house.clock.moveTo(now);
}

/** Where a story has come to, for its next step. */
interface Going {
	id: string;
	sentTo: SentTo;
	pod: PodKey | null;
}

/** A story as moments: it is received, then each step happens to it. */
export function momentsOf(story: Story): Moment[] {
	const going: Going = { id: '', sentTo: 'complaints_team', pod: story.pod };
	return [
		{ at: story.at, happens: (house) => arrive(house, story, going) },
		...story.steps.map((step) => ({ at: step.at, happens: (house: DemoHouse) => take(house, story, going, step) })),
	];
}

async function arrive(house: DemoHouse, story: Story, going: Going): Promise<void> {
	const world = { ...house.world, random: chanceOf(story.key) };
	const { id, sentTo } = await receive(world, sender(house, story), saidBy(house, story), undefined);
	Object.assign(going, { id, sentTo });
}

function sender(house: DemoHouse, { from }: Story): Who {
	if (from === 'somebody') return { kind: 'nobody' };
	return 'family' in from ? house.family(from.family) : house.staff(from.staff);
}

function saidBy(house: DemoHouse, { from, pod, worker, said }: Story): Said {
	return {
		pod: pod && house.pods[pod],
		worker: worker === undefined ? null : house.accounts[worker],
		wants: null,
		thanks: null,
		about: null,
		happenedOn: null,
		happenedWords: null,
		standing: null,
		name: null,
		advocate: false,
		advocateDeclined: false,
		keepFromWorker: false,
		notSafe: false,
		interpreter: null,
		spokenLanguage: null,
		contact: { channel: 'portal', detail: null, times: null },
		language: 'en',
		wording: 'adult',
		channel: null,
		receivedOn: null,
		...(from !== 'somebody' && 'family' in from ? voiceOfFamily(from.family) : {}),
		...said,
	};
}

async function take(house: DemoHouse, story: Story, going: Going, step: Step): Promise<unknown> {
	const { world } = house;
	const { id } = going;
	const person: Who =
		story.from !== 'somebody' && 'family' in story.from
			? house.family(story.from.family)
			: { kind: 'return', sessionId: '', representationId: id };
	const holder = house.staff(holderOf(house, going));
	switch (step.does) {
		case 'opens':
			return openCase(world, holder, id);
		case 'accepts':
			return accept(world, holder, id);
		case 'finds_advocate':
			return appoint(world, holder, id, {
				...advocate,
				accountId: house.accounts.imani,
				appointedOn: house.clock.today(),
			});
		case 'replies':
			return writeAsStaff(world, holder, id, step.words);
		case 'notes':
			return writeNote(world, holder, id, step.words);
		case 'writes':
			return writeAsFamily(world, person, id, step.words);
		case 'reads':
			return markSeen(world, person, id);
		case 'sets_themes':
			return setThemes(world, holder, id, step.themes, themesFor);
		case 'answers':
			return answer(world, holder, id, {
				...step,
				screened: true,
				findings: await findingsFor(house, id, step.findings),
			});
		case 'says_sorted':
			return saySorted(world, person, id, step.answer);
		case 'bounces':
			going.sentTo = 'complaints_team';
			return bounce(world, holder, id, step.reason);
		case 'sends_on':
			Object.assign(going, { sentTo: step.to, pod: step.pod });
			return sendOn(world, holder, id, { to: step.to, pod: house.pods[step.pod], reason: step.reason });
		case 'goes_on':
			going.sentTo = 'complaints_team';
			return takeStepAsFamily(world, person, id, step.to);
		case 'appoints':
			return appointForStage(world, house.staff('judith'), id, {
				...{ role: step.role, name: step.name, accountId: null, worksForCouncil: step.worksForCouncil },
				...{ partnerOfCouncil: false, managesService: false, wasInvolved: false },
				appointedOn: house.clock.today(),
			});
		case 'takes':
			return takeStep(world, house.staff('judith'), id, { ...step, seen: await countSteps(house, id) });
		case 'reports':
			return giveReport(world, house.staff('judith'), id, {
				...{ report: step.report, on: house.clock.today(), seen: await countSteps(house, id) },
				findings: (await listPointIds(world.db, id)).map(({ id: point }) => ({
					...{ point, finding: step.finding, words: step.found, recommendation: null },
				})),
				words: step.words,
				sent: step.report === 'adjudication' ? 'portal' : null,
			});
	}
}

async function countSteps({ world }: DemoHouse, id: string): Promise<number> {
	const { steps } = await world.db
		.selectFrom('procedure')
		.select('steps')
		.where('representation_id', '=', id)
		.executeTakeFirstOrThrow();
	return steps;
}

/** Whom Speak Up Westmere sends, with nothing to declare. */
const advocate = {
	...{ name: staff.imani.name, nameAgreed: true, mayBeSubject: false, managesSubject: false, managesService: false },
	...{ controlsResources: false, mayConsider: false, childObjects: false },
};

/** Who has it today. */
function holderOf(house: DemoHouse, { sentTo, pod }: Going): StaffKey {
	if (sentTo === 'complaints_team' || pod === null) return 'nasreen';
	return sentTo === 'pod' ? house.managerOf(pod) : pods[pod].overseer;
}

async function findingsFor(house: DemoHouse, id: string, given: Extract<Step, { does: 'answers' }>['findings']) {
	const points = await listPointIds(house.world.db, id);
	return points.map((point, index) => ({ point: point.id, ...given[index]! }));
}
