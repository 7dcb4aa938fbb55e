import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { type DoorEnv, room, route } from '../door.ts';
import { answers, body, refusals } from '../form.ts';
import { notFound, Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { comeBack, type Errand, goToDirectory } from './changes-directory.ts';
import type { SettingUp } from './changes-ways.ts';
import { councilDirectory } from './directory.ts';
import { findBeginner } from './queries.ts';
import { cameIn, handOver, tokenOf } from './routes-shapes.ts';

const errands = z.enum(['come_in', 'join', 'again']);

/** The most that a page may leave here while somebody is away at the directory: what was typed in one form. */
const carryMost = 100_000;

const postVisit = route(
	{ anyone: 'this is how staff come in; joining and proving anew are refused to whoever may not' },
	{
		method: 'post',
		path: '/api/sign-in/directory-visits',
		summary: 'Go to the council’s directory: to come in, to make it a way of coming in, or to prove anew who you are',
		request: { body: body(z.strictObject({ errand: errands, carry: z.string().max(carryMost).default('') })) },
		responses: {
			201: answers(z.object({ address: z.string() })),
			401: refusals[401],
			403: refusals[403],
			404: refusals[404],
			422: refusals[422],
			503: refusals[503],
		},
	},
);

const postReturn = route(
	{ anyone: 'whoever comes back from the directory is known only when it has been read what it says' },
	{
		method: 'post',
		path: '/api/sign-in/directory',
		summary: 'Come back from the council’s directory with what it says',
		request: { body: body(z.strictObject({ returned: z.string().max(8000) })) },
		responses: {
			201: answers(z.object({ errand: errands, carry: z.string(), cameIn: cameIn.nullable() })),
			404: refusals[404],
			409: refusals[409],
			422: refusals[422],
			503: refusals[503],
		},
	},
);

/** The council's directory. Where there is none, its addresses are not there. */
export const directoryRoutes = (world: World) => {
	const settings = world.config.directory;
	const directory = settings && councilDirectory(settings, (error) => world.log.warn({ error }, 'directory'));

	return room()
		.openapi(postVisit, async (c) => {
			if (!directory) throw notFound();
			const { errand, carry } = c.req.valid('json');
			const asked = await errandOf(world, c, errand);
			const address = await goToDirectory(world, directory, asked, carry, await tokenOf(world, c));
			return c.json({ address }, 201);
		})
		.openapi(postReturn, async (c) => {
			if (!directory) throw notFound();
			const who = c.get('who');
			const insider = who.kind === 'staff' || who.kind === 'advocate' ? who : undefined;
			const person = await settingUpOf(world, c);
			const current = { token: c.get('token'), who: insider, person };
			const back = await comeBack(world, directory, c.req.valid('json').returned, current);
			const came = back.cameIn ? handOver(world, c, back.cameIn) : null;
			return c.json({ errand: back.errand, carry: back.carry, cameIn: came }, 201);
		});
};

/** Who may go for what: anybody to come in, whoever has come in to prove it, whoever sets up to join. */
async function errandOf(world: World, c: Context<DoorEnv>, errand: z.infer<typeof errands>): Promise<Errand> {
	if (errand === 'come_in') return { errand };
	const who = c.get('who');
	const insider = who.kind === 'staff' || who.kind === 'advocate' ? who : undefined;
	if (errand === 'again' && insider) return { errand, who: insider };
	if (errand === 'join' && insider && !insider.isFresh) throw new Refusal('door.identity.stale', 403);
	const person = errand === 'join' ? await settingUpOf(world, c) : undefined;
	if (person) return { errand: 'join', person };
	throw new Refusal('door.session.missing', 401);
}

/** Whoever may make the directory a way of coming in: by a one-time link, or after proving anew who they are. */
async function settingUpOf(world: World, c: Context<DoorEnv>): Promise<SettingUp | undefined> {
	const who = c.get('who');
	if (who.kind === 'staff' || who.kind === 'advocate') return who.isFresh ? { accountId: who.id } : undefined;
	return findBeginner(world.db, c.get('token'), world.clock.now());
}
