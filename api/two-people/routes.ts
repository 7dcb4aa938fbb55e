import { z } from '@hono/zod-openapi';
import { reads, room, route, staffOf } from '../door.ts';
import { answers, id, refusals } from '../form.ts';
import type { World } from '../world.ts';
import { agree } from './changes-agree.ts';
import { turnDown } from './changes.ts';
import { getProposal, listProposals } from './queries.ts';
import { askedRoles } from '../policy/two-people.ts';
import { acts } from './two-people.ts';

const proposal = z
	.object({
		id: z.string(),
		act: z.enum(acts),
		subject: z.string().openapi({ description: 'The address of a list of the register, or `person:ID`' }),
		rule: z.string().nullable(),
		reason: z.string(),
		askedBy: z.string(),
		askedAt: z.string(),
		lapsesOn: z.string(),
		standing: z.enum(['waiting', 'agreed', 'done', 'refused', 'taken_back', 'lapsed']),
		decidedBy: z.string().nullable(),
		decidedAt: z.string().nullable(),
		doneAt: z.string().nullable(),
		isMine: z.boolean(),
		mayAgree: z.boolean(),
	})
	.openapi('Proposal');

const known = reads({ only: askedRoles }, { nobody: 'what two people are asked for holds nobody’s words or name' });
const freshly = { only: askedRoles, freshly: true } as const;
const one = { params: z.object({ proposal: id() }) };

const getAll = route(known, {
	method: 'get',
	path: '/api/proposals',
	summary: 'What needs two people: what I asked for, and what waits for me to be the second',
	responses: { 200: answers(z.array(proposal)) },
});

const getOne = route(known, {
	method: 'get',
	path: '/api/proposals/{proposal}',
	summary: 'One of them',
	request: one,
	responses: { 200: answers(proposal.extend({ reference: z.string().nullable() })), 404: refusals[404] },
});

const postAgreement = route(reads(freshly, { nobody: 'an agreement tells nothing of anybody' }), {
	method: 'post',
	path: '/api/proposals/{proposal}/agreement',
	summary: 'Agree to it as the second person',
	request: one,
	responses: {
		200: answers(z.object({ certificate: z.string().nullable() })),
		404: refusals[404],
		409: refusals[409],
	},
});

const postRefusal = route(freshly, {
	method: 'post',
	path: '/api/proposals/{proposal}/refusal',
	summary: 'Say no to it, or take back what one asked for',
	request: one,
	responses: { 204: { description: 'Over' }, 404: refusals[404], 409: refusals[409] },
});

export const twoPeopleRoutes = (world: World) =>
	room()
		.openapi(getAll, async (c) => c.json(await listProposals(world.db, staffOf(c), world.clock.today()), 200))
		.openapi(getOne, async (c) => {
			return c.json(await getProposal(world.db, staffOf(c), c.req.valid('param').proposal, world.clock.today()), 200);
		})
		.openapi(postAgreement, async (c) => {
			return c.json(await agree(world, staffOf(c), c.req.valid('param').proposal), 200);
		})
		.openapi(postRefusal, async (c) => {
			await turnDown(world, staffOf(c), c.req.valid('param').proposal);
			return c.body(null, 204);
		});
