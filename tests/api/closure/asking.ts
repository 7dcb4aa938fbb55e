import { askHowItWent } from '../../../api/closure/changes-send.ts';
import type { ClosureInstrument, Contact } from '../../../api/closure/contact.ts';
import { closureInstruments } from '../../../api/closure/contact.ts';
import type { Instrument, Item } from '../../../api/questionnaires/instrument.ts';
import type { Visitor } from '../../support/client.ts';
import type { Name, Town } from '../../support/people.ts';

const say = (plain: string) => ({ en: { plain }, ar: { plain } });

const items: Item[] = [
	{
		...{ kind: 'choice', key: 'listened', asks: say('Were you listened to?'), several: false },
		options: ['yes', 'no'].map((value) => ({ value, says: say(value) })),
		maps: { principle: 'collaboration' },
	},
	{
		...{ kind: 'choice', key: 'knew_whom', asks: say('Did you know whom to ring?'), several: false },
		options: ['yes', 'no'].map((value) => ({ value, says: say(value) })),
		maps: { principle: 'collaboration' },
	},
	{ kind: 'faces', key: 'felt', faces: 5, asks: say('How did it feel?'), maps: { principle: 'continuity' } },
	{ kind: 'scale', key: 'safe', asks: say('How safe?'), low: say('Not'), high: say('Very'), maps: {} },
	{ kind: 'text', key: 'best', most: 2000, asks: say('What was best?') },
	{ kind: 'text', key: 'thanks', most: 2000, asks: say('Is there anybody to thank?') },
	{
		...{ kind: 'choice', key: 'pass_on_thanks', asks: say('May we pass it on?'), several: false },
		options: ['yes', 'no'].map((value) => ({ value, says: say(value) })),
	},
];

/** Questions of the council's own, short enough for a story. */
export async function publishQuestions({ db, clock, id }: Town, version = 1): Promise<void> {
	await db
		.insertInto('instrument_version')
		.values(
			closureInstruments.map((code) => {
				const asks = { title: say('How did it go?'), intro: say('Tell us.') };
				const instrument: Instrument = {
					...{ code, purpose: 'closure', audience: 'child', reading: 'young' },
					...{ ...asks, items },
				};
				return {
					...{ id: `${code}-${version}`, code, version, definition: JSON.stringify(instrument) },
					...{ made_by: id('omar'), made_at: clock.now(), published_at: clock.now() },
				};
			}),
		)
		.execute();
}

export interface Declared {
	contact?: Contact;
	instrument?: ClosureInstrument;
	whyNotAsked?: 'child_died' | 'no_contact';
}

interface Seen {
	id: string;
	hasDomesticAbuse: boolean;
	people: {
		id: string;
		name: string;
		hold: string | null;
		invitations: { id: string; wave: string; sendOn: string; state: string }[];
	}[];
}

/** Priya ends Otter's work with these people. */
export async function endWork(
	town: Town,
	people: Partial<Record<Name, Declared>>,
	more: { hasDomesticAbuse?: boolean; endedOn?: string } = {},
): Promise<string> {
	const priya = await town.as('priya');
	const { status, json } = await priya.post<{ id: string }>(`/api/pods/${town.pod('otter')}/closures`, {
		endedOn: more.endedOn ?? town.clock.today(),
		hasDomesticAbuse: more.hasDomesticAbuse ?? false,
		people: Object.entries(people).map(([name, { contact = 'safe', instrument, whyNotAsked = null }]) => ({
			account: town.id(name as Name),
			instrument: instrument ?? (name === 'kit' ? 'closure_13_17' : 'closure_parent'),
			...{ contact, whyNotAsked },
		})),
	});
	if (status !== 201) throw new Error(`Not ended: ${status} ${JSON.stringify(json)}`);
	return json.id;
}

/** What the manager sees of it. */
export async function seen(town: Town, closure: string): Promise<Seen> {
	return (await (await town.as('priya')).get<Seen>(`/api/closures/${closure}`)).json;
}

/** The person of a piece of ended work whose name this is. */
export async function personIn(town: Town, closure: string, name: string) {
	return (await seen(town, closure)).people.find((person) => person.name === name)!;
}

/** Lets the house work at this moment. Returns how many were asked or reminded. */
export async function at(town: Town, moment: string): Promise<number> {
	town.clock.set(moment);
	return askHowItWent(town.world);
}

export interface Mine {
	id: string;
	wave: string;
	audience: string;
	state: string;
	expiresOn: string;
}

export async function mineOf(browser: Visitor): Promise<Mine[]> {
	return (await browser.get<Mine[]>('/api/closure/mine')).json;
}

/** Begins the newest and answers it, as the page does. */
export async function answerNewest(browser: Visitor, fields: object, more: { withName?: boolean } = {}) {
	const { id } = (await mineOf(browser)).filter(({ state }) => state === 'sent' || state === 'opened').at(-1)!;
	const one = await browser.get<{ version: { id: string } }>(`/api/closure/mine/${id}`);
	await browser.post(`/api/closure/mine/${id}/start`, { withName: more.withName ?? false });
	const body = { version: one.json.version.id, fields };
	return browser.post<{ numbers: boolean; somebodyIsReading: boolean }>(`/api/closure/mine/${id}/answers`, body);
}

/** The words of a card that Priya makes. */
export async function cardFor(town: Town, invitation: string): Promise<string> {
	const { status, json } = await (
		await town.as('priya')
	).post<{ code: string }>(`/api/closure-invitations/${invitation}/card`);
	if (status !== 201) throw new Error(`No card: ${status} ${JSON.stringify(json)}`);
	return json.code;
}

export const letters = async ({ db }: Town) =>
	(await db.selectFrom('letter').select(['kind', 'address', 'about']).execute()).filter(
		({ kind }) => kind === 'closure_asked',
	);
