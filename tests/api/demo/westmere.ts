import { createApp, type App } from '../../../api/app.ts';
import type { Instant } from '../../../api/calendar/day.ts';
import { makeDemoCouncil } from '../../../api/demo/council.ts';
import type { listFamilies, listReturnCodes, listStaff } from '../../../api/demo/queries.ts';
import type { World } from '../../../api/world.ts';
import { visitor, type Visitor } from '../../support/client.ts';
import { testWorld, type TestWorld } from '../../support/world.ts';

export interface People {
	publicUrl: string;
	families: Awaited<ReturnType<typeof listFamilies>>;
	staff: Awaited<ReturnType<typeof listStaff>>;
	threads: Awaited<ReturnType<typeof listReturnCodes>>;
}

export interface Westmere extends TestWorld {
	app: App;
	world: World;
	people: People;
	stranger(): Visitor;
	/** The browser of somebody who has come in by one press. */
	as(name: string): Promise<Visitor>;
}

/** A Wednesday morning in the middle of a week. */
export const wednesday = '2026-11-18T10:00:00Z';

/** The demo council, made at this moment, as a demo house serves it. */
export async function westmere(at: Instant = wednesday): Promise<Westmere> {
	const made = await testWorld({ at });
	const world = demoWorld(made);
	await makeDemoCouncil(world);
	const app = createApp(world);
	const stranger = () => visitor({ app });
	const { json: people } = await stranger().get<People>('/api/demo/people');
	return { ...made, app, world, people, stranger, as: (name) => comeInAs(stranger(), people, name) };
}

export function demoWorld({ world }: TestWorld): World {
	return { ...world, config: { ...world.config, demo: true } };
}

async function comeInAs(browser: Visitor, { families, staff }: People, name: string): Promise<Visitor> {
	const somebody = [...families, ...staff].find((one) => one.name === name);
	const { status } = await browser.post('/api/demo/session', { accountId: somebody?.id });
	if (status !== 201) throw new Error(`${name} could not come in: ${status}`);
	return browser;
}
