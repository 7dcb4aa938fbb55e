import { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { accountRoutes } from './accounts/routes.ts';
import { ownRoutes } from './accounts/routes-own.ts';
import { advocacyRoutes } from './advocacy/routes.ts';
import { cardRoutes } from './cards/routes.ts';
import { auditRoutes } from './audit/routes.ts';
import { calendarRoutes } from './calendar/routes.ts';
import { conferenceRoutes } from './conferences/routes.ts';
import { ownConferenceRoutes } from './conferences/routes-family.ts';
import { closureRoutes } from './closure/routes.ts';
import { closureStaffRoutes } from './closure/routes-staff.ts';
import { councilRoutes } from './council/routes.ts';
import { settingRoutes } from './council/routes-settings.ts';
import { demoRoutes } from './demo/routes.ts';
import type { Who } from './accounts/roles.ts';
import { type Asker, type DoorEnv, identify } from './door.ts';
import { kindOf, logAnswer, noRoute } from './log.ts';
import { draftRoutes } from './drafts/routes.ts';
import { healthRoutes } from './health/routes.ts';
import { sendings } from './limits/policy.ts';
import { importRoutes } from './imports/routes.ts';
import { broughtRoutes } from './imports/routes-brought.ts';
import { answerInHouse } from './in-house.ts';
import { outboxRoutes } from './outbox/routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { staffRoutes } from './people/routes-staff.ts';
import { podBookRoutes } from './pods/routes-book.ts';
import { podRoutes } from './pods/routes.ts';
import { programRoutes } from './programs/routes.ts';
import { recordRoutes } from './programs/routes-records.ts';
import { guideRoutes } from './guide/routes.ts';
import { questionnaireRoutes } from './questionnaires/routes.ts';
import { answerFor, Refusal, refusalBody } from './refusal.ts';
import { representationRoutes } from './representations/routes.ts';
import { ownWordsRoutes } from './representations/routes-own-words.ts';
import { ownViewsRoutes } from './conferences/routes-own-words.ts';
import { ownAnswersRoutes } from './closure/routes-own-words.ts';
import { registerRoutes } from './representations/routes-register.ts';
import { caseRoutes } from './representations/routes-staff.ts';
import { dateRoutes } from './representations/routes-dates.ts';
import { officeRoutes } from './representations/routes-office.ts';
import { safeguardingRoutes } from './representations/routes-safeguarding.ts';
import { letterRoutes } from './representations/routes-letters.ts';
import { signInRoutes } from './sign-in/routes.ts';
import { signInAgainRoutes } from './sign-in/routes-again.ts';
import { beginRoutes } from './sign-in/routes-begin.ts';
import { directoryRoutes } from './sign-in/routes-directory.ts';
import { signInLinkRoutes } from './sign-in/routes-links.ts';
import { ownSignInRoutes } from './sign-in/routes-mine.ts';
import { stageRoutes } from './representations/routes-stages.ts';
import { stepRoutes } from './representations/routes-steps.ts';
import { urgentRoutes } from './urgent/routes.ts';
import { slowSending } from './sending.ts';
import { annualRoutes } from './reports/routes-annual.ts';
import { committeeRoutes } from './reports/routes-committee.ts';
import { monthRoutes } from './reports/routes-months.ts';
import { toldRoutes } from './reports/routes-told.ts';
import { dictionaryRoutes } from './trends/routes-export.ts';
import { trendRoutes } from './trends/routes.ts';
import { childrenRoutes } from './trends/routes-children.ts';
import { historicRoutes } from './trends/routes-historic.ts';
import { knownChangeRoutes } from './trends/routes-known.ts';
import { retentionRoutes } from './retention/routes.ts';
import { twoPeopleRoutes } from './two-people/routes.ts';
import type { World } from './world.ts';

/** The house: every room mounted in one chain, so that the typed client knows each route and its answers. */
export function createApp(world: World) {
	const house = new OpenAPIHono<DoorEnv>();
	house.onError(answerFor(world.log));
	house.notFound((c) => c.json(refusalBody('door.thing.not_found'), 404));
	house.use('/api/*', logAsked(world), onlyJson, identify(world));
	for (const sending of sendings) house.on(...methodAndPath(sending), slowSending(world));
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
		.route('/', settingRoutes(world))
		.route('/', accountRoutes(world))
		.route('/', ownRoutes(world))
		.route('/', cardRoutes(world))
		.route('/', demoRoutes(world))
		.route('/', signInLinkRoutes(world))
		.route('/', signInAgainRoutes(world))
		.route('/', signInRoutes(world))
		.route('/', beginRoutes(world))
		.route('/', directoryRoutes(world))
		.route('/', ownSignInRoutes(world))
		.route('/', healthRoutes(world))
		.route('/', draftRoutes(world))
		.route('/', podRoutes(world))
		.route('/', podBookRoutes(world))
		.route('/', peopleRoutes(world))
		.route('/', staffRoutes(world))
		.route('/', representationRoutes(world))
		.route('/', ownWordsRoutes(world))
		.route('/', caseRoutes(world))
		.route('/', registerRoutes(world))
		.route('/', twoPeopleRoutes(world))
		.route('/', retentionRoutes(world))
		.route('/', stepRoutes(world))
		.route('/', stageRoutes(world))
		.route('/', dateRoutes(world))
		.route('/', safeguardingRoutes(world))
		.route('/', officeRoutes(world))
		.route('/', advocacyRoutes(world))
		.route('/', ownConferenceRoutes(world))
		.route('/', ownViewsRoutes(world))
		.route('/', conferenceRoutes(world))
		.route('/', letterRoutes(world))
		.route('/', questionnaireRoutes(world))
		.route('/', guideRoutes(world))
		.route('/', urgentRoutes(world))
		.route('/', outboxRoutes(world))
		.route('/', trendRoutes(world))
		.route('/', dictionaryRoutes())
		.route('/', toldRoutes(world))
		.route('/', childrenRoutes(world))
		.route('/', historicRoutes(world))
		.route('/', knownChangeRoutes(world))
		.route('/', monthRoutes(world))
		.route('/', annualRoutes(world))
		.route('/', committeeRoutes(world))
		.route('/', auditRoutes(world))
		.route('/', closureRoutes(world))
		.route('/', ownAnswersRoutes(world))
		.route('/', closureStaffRoutes(world))
		.route('/', importRoutes(world))
		.route('/', broughtRoutes(world))
		.route('/', programRoutes(world))
		.route('/', recordRoutes(world));
}

export type App = ReturnType<typeof createApp>;

function methodAndPath(sending: string): [string, string] {
	const [method = '', path = ''] = sending.split(' ');
	return [method, path];
}

/** The one door that takes files. */
const takesFiles = (c: { req: { method: string; path: string } }) =>
	c.req.method === 'POST' && c.req.path === '/api/imports';

/** Tells the log what was asked of the API, and whoever asked in this process which door it was. */
function logAsked({ log }: World): MiddlewareHandler<DoorEnv> {
	return async function logWhatWasAsked(c, next) {
		const began = performance.now();
		if (c.env?.inHouse) answerInHouse(c);
		const asker: Asker = c.env?.asker ?? {};
		const requestId = asker.requestId ?? '';
		c.set('requestId', requestId);
		await next();
		const route = routePath(c, -1);
		asker.route = route === '/api/*' ? noRoute : route;
		const who = c.get('who') as Who | undefined;
		asker.as = who === undefined ? noRoute : kindOf(who);
		const ms = Math.round(performance.now() - began);
		const { route: door, as } = asker;
		logAnswer(log, 'debug', { requestId, method: c.req.method, route: door, status: c.res.status, ms, as });
	};
}

/** A body that is not JSON is told so, instead of being read as an empty one. */
async function onlyJson(c: Parameters<ReturnType<typeof identify>>[0], next: () => Promise<void>) {
	const type = c.req.header('content-type');
	const isFiles = takesFiles(c) && /^multipart\/form-data\b/i.test(type ?? '');
	if (type !== undefined && !isFiles && !/^application\/json\b/i.test(type))
		throw new Refusal('form.body.not_json', 415);
	await next();
}
