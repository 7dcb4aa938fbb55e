import { OpenAPIHono } from '@hono/zod-openapi';
import { accountRoutes } from './accounts/routes.ts';
import { advocacyRoutes } from './advocacy/routes.ts';
import { calendarRoutes } from './calendar/routes.ts';
import { conferenceRoutes } from './conferences/routes.ts';
import { ownConferenceRoutes } from './conferences/routes-family.ts';
import { closureRoutes } from './closure/routes.ts';
import { closureStaffRoutes } from './closure/routes-staff.ts';
import { councilRoutes } from './council/routes.ts';
import { demoRoutes } from './demo/routes.ts';
import { type DoorEnv, identify } from './door.ts';
import { draftRoutes } from './drafts/routes.ts';
import { healthRoutes } from './health/routes.ts';
import { outboxRoutes } from './outbox/routes.ts';
import { podRoutes } from './pods/routes.ts';
import { questionnaireRoutes } from './questionnaires/routes.ts';
import { answerFor, Refusal, refusalBody } from './refusal.ts';
import { representationRoutes } from './representations/routes.ts';
import { registerRoutes } from './representations/routes-register.ts';
import { caseRoutes } from './representations/routes-staff.ts';
import { dateRoutes } from './representations/routes-dates.ts';
import { officeRoutes } from './representations/routes-office.ts';
import { safeguardingRoutes } from './representations/routes-safeguarding.ts';
import { letterRoutes } from './representations/routes-letters.ts';
import { stageRoutes } from './representations/routes-stages.ts';
import { stepRoutes } from './representations/routes-steps.ts';
import { urgentRoutes } from './urgent/routes.ts';
import { trendRoutes } from './trends/routes.ts';
import type { World } from './world.ts';

/** The house: every room mounted in one chain, so that the typed client knows each route and its answers. */
export function createApp(world: World) {
	const house = new OpenAPIHono<DoorEnv>();
	house.onError(answerFor(world.log));
	house.notFound((c) => c.json(refusalBody('door.thing.not_found'), 404));
	house.use('/api/*', onlyJson, identify(world));
	house.doc31('/api/openapi.json', {
		openapi: '3.1.0',
		info: {
			title: 'Alongside',
			version: '1',
			description: 'The feedback portal of a children’s social work service that works in pods.',
		},
	});
	return house
		.route('/', calendarRoutes(world))
		.route('/', councilRoutes(world))
		.route('/', accountRoutes(world))
		.route('/', demoRoutes(world))
		.route('/', healthRoutes(world))
		.route('/', draftRoutes(world))
		.route('/', podRoutes(world))
		.route('/', representationRoutes(world))
		.route('/', caseRoutes(world))
		.route('/', registerRoutes(world))
		.route('/', stepRoutes(world))
		.route('/', stageRoutes(world))
		.route('/', dateRoutes(world))
		.route('/', safeguardingRoutes(world))
		.route('/', officeRoutes(world))
		.route('/', advocacyRoutes(world))
		.route('/', ownConferenceRoutes(world))
		.route('/', conferenceRoutes(world))
		.route('/', letterRoutes(world))
		.route('/', questionnaireRoutes(world))
		.route('/', urgentRoutes(world))
		.route('/', outboxRoutes(world))
		.route('/', trendRoutes(world))
		.route('/', closureRoutes(world))
		.route('/', closureStaffRoutes(world));
}

export type App = ReturnType<typeof createApp>;

/** A body that is not JSON is told so, instead of being read as an empty one. */
async function onlyJson(c: Parameters<ReturnType<typeof identify>>[0], next: () => Promise<void>) {
	const type = c.req.header('content-type');
	if (type !== undefined && !/^application\/json\b/i.test(type)) throw new Refusal('form.body.not_json', 415);
	await next();
}
