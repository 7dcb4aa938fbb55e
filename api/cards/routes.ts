import { z } from '@hono/zod-openapi';
import { secretKinds } from '../accounts/secret.ts';
import { reads, room, route, staffOf } from '../door.ts';
import { answers, body, day, id, refusals } from '../form.ts';
import type { World } from '../world.ts';
import { askNewSecret, issue, revoke, setExpiry } from './changes.ts';
import { issueSheet } from './changes-sheet.ts';
import { getOwner, listCards } from './queries.ts';
import { listWithoutCard } from './queries-sheet.ts';
import { cardStates, sheetMost, stateOf, usualLastDay } from './validity.ts';

/** Whoever gives cards. Of these only those who keep that person's account find it. */
const givers = {
	only: [
		...(['pod_manager', 'business_support_officer', 'senior_social_worker', 'social_worker'] as const),
		...(['newly_qualified_social_worker', 'administrator'] as const),
	],
} as const;
const giversFreshly = { ...givers, freshly: true } as const;

const secretKind = z.enum(secretKinds);
const ofPerson = z.object({ person: id() });
const ofCard = z.object({ card: id() });
const gone = { 404: refusals[404], 409: refusals[409], 422: refusals[422] };

const issued = z.object({
	id: z.string(),
	code: z.string(),
	scanned: z.string().openapi({ description: 'What the square holds: in an address only ever behind the #' }),
	publicUrl: z.string(),
});

const getCards = route(reads(givers, { thing: 'account', param: 'person' }), {
	method: 'get',
	path: '/api/people/{person}/cards',
	summary: 'The cards somebody was given, and how often their secret was guessed wrongly of late',
	request: { params: ofPerson },
	responses: {
		200: answers(
			z.object({
				name: z.string(),
				language: z.string(),
				wording: z.enum(['adult', 'young', 'easy']),
				endedAt: z.string().nullable(),
				pod: z.object({ name: z.string(), emblem: z.string(), phone: z.string() }).nullable(),
				usualLastDay: z.string(),
				cards: z.array(
					z.object({
						id: z.string(),
						state: z.enum(cardStates),
						secretKind,
						issuedAt: z.string(),
						issuedBy: z.string().nullable(),
						expiresOn: z.string().nullable(),
						revokedAt: z.string().nullable(),
						revokedBy: z.string().nullable(),
						wrongOfLate: z.number().int().openapi({ description: 'About: what is forgotten is not counted' }),
					}),
				),
			}),
		),
		404: refusals[404],
	},
});

const postCard = route(giversFreshly, {
	method: 'post',
	path: '/api/people/{person}/cards',
	summary: 'Give somebody a card: its code is told once. The card before opens nothing any more',
	request: { params: ofPerson, body: body(z.strictObject({ secretKind, expiresOn: day().optional() })) },
	responses: { 201: answers(issued), ...gone },
});

const getWithout = route(reads(givers, { list: 'account' }), {
	method: 'get',
	path: '/api/cards/wanted',
	summary: 'Everybody in reach who is with a pod and has no card; of whom reaching is in doubt, it is said',
	responses: {
		200: answers(
			z.object({
				most: z.number().int(),
				people: z.array(
					z.object({
						...{ id: z.string(), name: z.string(), standing: z.string(), podName: z.string(), language: z.string() },
						...{ wording: z.enum(['adult', 'young', 'easy']), secretKind, isInDoubt: z.boolean() },
					}),
				),
			}),
		),
	},
});

const some = z.array(id()).max(sheetMost);

const postSheet = route(giversFreshly, {
	method: 'post',
	path: '/api/cards/sheets',
	summary: 'Give a card to several people who have none: their codes are told once',
	request: { body: body(z.strictObject({ people: some, oneByOne: some })) },
	responses: {
		201: answers(
			z.object({
				...{ publicUrl: z.string(), expiresOn: z.string() },
				cards: z.array(
					z.object({
						...{ id: z.string(), person: z.string(), name: z.string(), podName: z.string(), language: z.string() },
						...{ wording: z.enum(['adult', 'young', 'easy']), secretKind, code: z.string(), scanned: z.string() },
						pod: z.object({ name: z.string(), emblem: z.string(), phone: z.string() }).nullable(),
					}),
				),
			}),
		),
		...gone,
	},
});

const postRevocation = route(giversFreshly, {
	method: 'post',
	path: '/api/cards/{card}/revocation',
	summary: 'Take a card back, at once',
	request: { params: ofCard },
	responses: { 204: { description: 'Opens nothing any more' }, ...gone },
});

const postNewSecret = route(giversFreshly, {
	method: 'post',
	path: '/api/cards/{card}/new-secret',
	summary: 'The secret is forgotten: the person keeps the card and chooses anew',
	request: { params: ofCard, body: body(z.strictObject({ secretKind })) },
	responses: { 204: { description: 'Asked for at the next use' }, ...gone },
});

const putExpiry = route(giversFreshly, {
	method: 'put',
	path: '/api/cards/{card}/expiry',
	summary: 'The last day on which a card opens',
	request: { params: ofCard, body: body(z.strictObject({ expiresOn: day() })) },
	responses: { 204: { description: 'Kept' }, ...gone },
});

export const cardRoutes = (world: World) =>
	room()
		.openapi(getCards, async (c) => {
			const { person } = c.req.valid('param');
			const today = world.clock.today();
			const { name, language, wording, ended_at: endedAt, pod } = await getOwner(world.db, staffOf(c), person, today);
			const cards = await listCards(world, person);
			return c.json(
				{
					...{ name, language, wording, endedAt, pod, usualLastDay: usualLastDay(today) },
					cards: cards.map(({ isChosen, ...card }) => ({ ...card, state: stateOf({ ...card, isChosen }, today) })),
				},
				200,
			);
		})
		.openapi(postCard, async (c) => {
			const { secretKind, expiresOn = usualLastDay(world.clock.today()) } = c.req.valid('json');
			const card = await issue(world, staffOf(c), c.req.valid('param').person, { secretKind, expiresOn });
			return c.json({ ...card, publicUrl: world.config.publicUrl }, 201);
		})
		.openapi(getWithout, async (c) => {
			const people = await listWithoutCard(world, staffOf(c), world.clock.today());
			return c.json({ most: sheetMost, people }, 200);
		})
		.openapi(postSheet, async (c) => {
			const cards = await issueSheet(world, staffOf(c), c.req.valid('json'));
			const expiresOn = usualLastDay(world.clock.today());
			return c.json({ publicUrl: world.config.publicUrl, expiresOn, cards }, 201);
		})
		.openapi(postRevocation, async (c) => {
			await revoke(world, staffOf(c), c.req.valid('param').card);
			return c.body(null, 204);
		})
		.openapi(postNewSecret, async (c) => {
			await askNewSecret(world, staffOf(c), c.req.valid('param').card, c.req.valid('json').secretKind);
			return c.body(null, 204);
		})
		.openapi(putExpiry, async (c) => {
			await setExpiry(world, staffOf(c), c.req.valid('param').card, c.req.valid('json').expiresOn);
			return c.body(null, 204);
		});
