import { type Asker, askers, type Whose } from './town.ts';

/**
 * Who comes in at each route, and to whose thing. Whoever is not named is turned away: by the door, when it is not for their
 * role at all (401, 403); otherwise by the answer that a thing which never was would get (404). A route that is not here
 * turns the matrix red.
 *
 * `everything`: a route without a thing in its address. Otherwise, for the thing of each person there is, who comes in.
 */
export type Row = Partial<Record<Whose | 'everything', readonly Asker[]>>;

type Names = readonly Asker[];

const everybody: Names = askers;
const families: Names = ['kit', 'maya', 'rowan', 'dan', 'zoe', 'ned'];
const staff: Names = [
	...(['sam', 'lena', 'joan', 'priya', 'ines', 'marcus', 'grace', 'stella'] as const),
	...(['omar', 'ruth', 'dee', 'beth', 'hugo', 'dora', 'quentin', 'ada'] as const),
];
const insiders: Names = [...staff, 'imani', 'tolu'];
const complaintsTeam: Names = ['omar', 'ruth'];

const of = (names: Names): Row => ({ everything: names });

/** Complaints: those of Otter pod, and Zoe’s of Oak. Sam, whom one is about, stands nowhere. */
const cases = (otter: Names, oak: Names): Row => ({
	...{ kit: otter, rowan: otter, maya: otter, aboutSam: otter, returning: otter, zoe: oak },
});
const casesOfBoth = (more: Names): Row => cases(['priya', ...more], ['marcus', ...more]);
const toOwn: Row = {
	kit: ['kit'],
	rowan: ['rowan'],
	maya: ['maya'],
	aboutSam: ['maya'],
	zoe: ['zoe'],
	returning: ['returning'],
};
const toOwnAndAdvocate: Row = { ...toOwn, kit: ['kit', 'imani'] };

/** Meetings: Kit’s and Rowan’s with Beth in the chair, Zoe’s with Hugo. */
const meetings = (otter: Names, oak: Names): Row => ({ kit: otter, rowan: otter, zoe: oak });

/** Things of a pod and of the next. */
const pods = (otter: Names, oak: Names): Row => ({ kit: otter, zoe: oak });

/** The same row for each of several routes. */
const each = (row: Row, ...routes: string[]): Record<string, Row> =>
	Object.fromEntries(routes.map((route) => [route, row]));

export const rows: Record<string, Row> = {
	...each(
		of(everybody),
		...['GET /health/live', 'GET /health/ready', 'GET /api/council', 'GET /api/holidays', 'GET /api/pods'],
		...[
			'GET /api/session',
			'POST /api/session',
			'DELETE /api/session',
			'POST /api/return',
			'GET /api/trends',
			'GET /api/figure-dictionary',
			'GET /api/changed',
		],
		...['POST /api/representations', 'POST /api/urgent-items', 'GET /api/closure/mine', 'POST /api/closure/coming-in'],
	),
	...each(
		{ kit: everybody, gone: everybody },
		...['GET /api/clocks/{clock}', 'GET /api/drafts/{journey}', 'PATCH /api/drafts/{journey}'],
		'DELETE /api/drafts/{journey}',
	),
	'GET /api/pods/{pod}/workers': pods(everybody, everybody),

	// families
	...each(
		of(families),
		...['GET /api/contact/mine', 'PUT /api/contact/mine', 'GET /api/sessions/mine', 'DELETE /api/sessions/mine'],
		...['GET /api/talking/mine', 'PUT /api/talking/mine', 'GET /api/voice/mine', 'PUT /api/voice/mine'],
		...['POST /api/session/secret', 'GET /api/pods/mine', 'POST /api/call-backs', 'GET /api/conferences/mine'],
	),
	'DELETE /api/sessions/mine/{session}': { kit: ['kit'], zoe: ['zoe'] },
	'PUT /api/drafts/{journey}/kept': { kit: families, gone: families },
	'GET /api/representations': of(['returning', ...families]),
	...each(
		toOwnAndAdvocate,
		...['GET /api/representations/{representation}', 'POST /api/representations/{representation}/messages'],
	),
	...each(
		toOwn,
		...['reading', 'sorted', 'steps', 'advocacy/asking', 'advocacy/declining', 'advocacy/access'].map(
			(what) => `POST /api/representations/{representation}/${what}`,
		),
		'GET /api/representations/{representation}/advocacy',
		...['GET /api/representations/{representation}/own-words', 'DELETE /api/representations/{representation}'],
		...['POST /api/representations/{representation}/corrections'],
		'DELETE /api/representations/{representation}/advocacy/access',
	),
	...each(
		{ kit: ['kit'], rowan: ['rowan'], zoe: ['zoe'] },
		...['GET /api/conferences/mine/{invitation}', 'POST /api/conferences/mine/{invitation}/views'],
		...['DELETE /api/conferences/mine/{invitation}/views/{part}'],
		'POST /api/conferences/mine/answers/{answer}/corrections',
		...['PATCH /api/conferences/mine/answers/{answer}', 'POST /api/conferences/mine/{invitation}/advocate'],
	),
	'DELETE /api/representations/{representation}/messages/{message}': { kit: ['kit'], maya: ['maya'] },
	...each(
		{ ned: ['ned'] },
		...['GET /api/closure/mine/{invitation}', 'POST /api/closure/mine/{invitation}/start'],
		'POST /api/closure/mine/{invitation}/answers',
	),
	...each(
		{ ned: ['ned'] },
		...['GET /api/closure/mine/{invitation}/own-words', 'DELETE /api/closure/mine/{invitation}/own-words'],
		'POST /api/closure/mine/{invitation}/corrections',
	),
	...each(of(['omar']), 'GET /api/audit', 'GET /api/audit/questions'),
	'GET /api/opened/mine': of(['returning', ...families]),
	'GET /api/advocacy/helping': of(['imani', 'tolu']),

	// the pod
	...each(
		of(staff),
		...['GET /api/call-backs', 'GET /api/cases', 'GET /api/desk', 'GET /api/promises', 'GET /api/conferences'],
		...['POST /api/conferences', 'GET /api/conferences/choices', 'GET /api/letter-templates', 'GET /api/closures'],
		'GET /api/closure-results',
	),
	'GET /api/pods/{pod}/team': pods(['sam', 'lena', 'joan', 'priya', 'grace'], ['ines', 'marcus', 'grace']),
	...each(pods(['joan', 'priya'], ['marcus']), ...['POST /api/pods/{pod}/absences', 'DELETE /api/absences/{absence}']),
	'POST /api/pods/{pod}/checks': pods(['joan', 'priya', 'ada'], ['marcus', 'ada']),
	'POST /api/call-backs/{callBack}/completion': pods(['sam', 'joan', 'priya'], ['ines', 'marcus']),
	'POST /api/pods/{pod}/closures': pods(['priya'], ['marcus']),
	...each(
		pods(['priya', 'grace'], ['marcus', 'grace']),
		...['GET /api/closures/{closure}', 'GET /api/closure-invitations/{invitation}'],
		...['POST /api/closure-people/{person}/hold', 'POST /api/closure-people/{person}/hold/lifting'],
		...['card', 'answers', 'reading'].map((what) => `POST /api/closure-invitations/{invitation}/${what}`),
		'POST /api/closure-answers/{answer}/translations',
		...['POST /api/closure-answers/{answer}/release', 'DELETE /api/closure-answers/{answer}/release'],
	),

	// complaints: whoever oversees the pod reads, its manager answers, the complaints team does the rest
	...each(
		casesOfBoth(['grace', ...complaintsTeam]),
		...['', '/clock', '/steps', '/stages', '/safeguarding', '/advocacy'].map((what) => `GET /api/cases/{case}${what}`),
		'POST /api/cases/{case}/safeguarding',
	),
	...each(
		casesOfBoth([]),
		...['opening', 'acceptance', 'bounce', 'answer'].map((what) => `POST /api/cases/{case}/${what}`),
	),
	...each(
		casesOfBoth(complaintsTeam),
		...['messages', 'notes', 'promises', 'translations'].map((what) => `POST /api/cases/{case}/${what}`),
		...['offers', 'asking', 'declining', 'referrals', 'appointments'].map(
			(what) => `POST /api/cases/{case}/advocacy/${what}`,
		),
		'PUT /api/cases/{case}/themes',
	),
	...each(
		{ kit: ['priya', ...complaintsTeam] },
		...['POST /api/cases/{case}/promises/{promise}/doing', 'DELETE /api/cases/{case}/advocacy/appointments/{advocate}'],
	),
	...each(
		cases(complaintsTeam, complaintsTeam),
		...['delivery', 'split', 'steps', 'appointments', 'reports', 'links', 'redactions', 'written-record'].map(
			(what) => `POST /api/cases/{case}/${what}`,
		),
		'GET /api/cases/{case}/links',
		'PUT /api/cases/{case}/other-pods',
	),
	...each(
		{ kit: complaintsTeam },
		...['DELETE /api/cases/{case}/appointments/{appointment}', 'DELETE /api/cases/{case}/links/{link}'],
		...['POST /api/cases/{case}/redactions/ending', 'POST /api/letters/{letter}/try'],
	),

	// the office
	...each(
		of(complaintsTeam),
		...['POST /api/holidays', 'GET /api/saved-views', 'POST /api/saved-views', 'POST /api/register-exports'],
		...['GET /api/advocacy/waiting', 'GET /api/letters/stuck'],
	),
	...each({ kit: ['omar'] }, 'PATCH /api/saved-views/{view}', 'DELETE /api/saved-views/{view}'),
	'GET /api/holidays/{day}/effect': { kit: complaintsTeam, gone: complaintsTeam },
	'POST /api/holidays/{day}/removal': { kit: complaintsTeam, gone: complaintsTeam },
	'GET /api/letter-templates/{letter}': { kit: complaintsTeam, gone: complaintsTeam },
	'POST /api/letter-templates/{letter}/versions': { kit: ['omar'], gone: ['omar'] },
	'GET /api/exceptions': of([...complaintsTeam, 'priya', 'marcus', 'grace', 'stella']),

	// the annual report: public once it is published, written by the complaints manager
	'GET /api/annual-reports': of(everybody),
	'GET /api/annual-reports/{year}': { kit: everybody, gone: everybody },
	'GET /api/annual-reports/{year}/csv': { kit: everybody, gone: everybody },
	'GET /api/committee-tables/{year}': {
		kit: [...complaintsTeam, 'quentin', 'dora', 'grace', 'stella', 'priya', 'marcus'],
		gone: [...complaintsTeam, 'quentin', 'dora', 'grace', 'stella', 'priya', 'marcus'],
	},
	'POST /api/trends/exports': of(staff),
	'POST /api/committee-tables/{year}/exports': {
		kit: [...complaintsTeam, 'quentin', 'dora', 'grace', 'stella', 'priya', 'marcus'],
		gone: [...complaintsTeam, 'quentin', 'dora', 'grace', 'stella', 'priya', 'marcus'],
	},
	'GET /api/annual-drafts': of(complaintsTeam),
	'GET /api/annual-drafts/{year}': { kit: complaintsTeam, gone: complaintsTeam },
	'PUT /api/annual-drafts/{year}/items/{item}': { kit: ['omar'], gone: ['omar'] },
	'POST /api/annual-reports/{year}/editions': { kit: ['omar'], gone: ['omar'] },

	// months: quality assurance and the complaints manager sign, the team reads
	'GET /api/months': of([...complaintsTeam, 'quentin']),
	'POST /api/commentaries/looks': of([...complaintsTeam, 'quentin']),
	'GET /api/months/{month}': { kit: [...complaintsTeam, 'quentin'], gone: [...complaintsTeam, 'quentin'] },
	'POST /api/months/{month}/exports': { kit: [...complaintsTeam, 'quentin'], gone: [...complaintsTeam, 'quentin'] },
	'POST /api/months/{month}/signature': { kit: ['omar', 'quentin'], gone: ['omar', 'quentin'] },
	'POST /api/months/{month}/notes': { kit: ['omar', 'quentin'], gone: ['omar', 'quentin'] },

	// what the public is told that changed
	'GET /api/learning': of(complaintsTeam),
	...each(
		{ kit: complaintsTeam },
		...['GET /api/learning/{promise}', 'PUT /api/learning/{promise}/telling'],
		...['POST /api/learning/{promise}/telling/publication', 'DELETE /api/learning/{promise}/telling'],
	),
	'GET /api/urgent-items': of([...complaintsTeam, 'dee']),
	'POST /api/urgent-items/{item}/decision': { kit: [...complaintsTeam, 'dee'] },

	// what is kept, and erased
	...each(
		of(['omar', 'ada']),
		...['GET /api/retention', 'POST /api/retention/keeping', 'POST /api/retention/holds', 'POST /api/erasures'],
		'GET /api/retention/found',
	),
	'PUT /api/retention/rules/{kind}': { kit: ['omar', 'ada'], gone: ['omar', 'ada'] },
	'POST /api/retention/holds/{hold}/lifting': { kit: ['omar', 'ada'] },
	'GET /api/erasures/{certificate}': { kit: ['omar', 'ada'] },

	// what needs two people: Omar asked
	...each(of(complaintsTeam), 'POST /api/register-exports/proposals'),
	'GET /api/proposals': of([...complaintsTeam, 'dora', 'ada']),
	'GET /api/proposals/{proposal}': { kit: [...complaintsTeam, 'dora'] },
	'POST /api/proposals/{proposal}/agreement': { kit: ['ruth', 'dora'] },
	'POST /api/proposals/{proposal}/refusal': { kit: [...complaintsTeam, 'dora'] },

	// meetings
	'GET /api/closure-trend': of(['omar', 'ruth', 'dora', 'quentin']),
	'GET /api/conferences/measures': of(['omar', 'beth', 'hugo', 'dora', 'quentin']),
	'GET /api/conferences/{conference}': meetings(
		['sam', 'joan', 'priya', 'grace', 'beth'],
		['ines', 'marcus', 'grace', 'hugo'],
	),
	...each(
		meetings(['beth'], ['hugo']),
		'GET /api/conferences/{conference}/pack',
		...['told', 'outcomes', 'held'].map((what) => `POST /api/conferences/{conference}/${what}`),
	),
	'POST /api/conferences/{conference}/translations': meetings(['sam', 'beth'], ['ines', 'hugo']),
	...each(
		meetings(['sam', 'joan', 'priya', 'beth'], ['ines', 'marcus', 'hugo']),
		...['invitations', 'date', 'cancelling', 'views', 'invitations/{invitation}/referral'].map(
			(what) => `POST /api/conferences/{conference}/${what}`,
		),
		'GET /api/conferences/{conference}/invitations/{invitation}/questions',
		'DELETE /api/conferences/{conference}/invitations/{invitation}',
	),

	// who there is: a worker writes down their own, whoever runs the pod says who has them, the administrator does both
	'GET /api/people': of(staff),
	'POST /api/people': of(['sam', 'joan', 'priya', 'ada']),
	'GET /api/people/{person}': pods(['sam', 'lena', 'joan', 'priya', 'ada'], ['ines', 'marcus', 'ada']),
	...each(
		pods(['sam', 'joan', 'priya', 'ada'], ['ines', 'marcus', 'ada']),
		...['PATCH /api/people/{person}', 'PUT /api/people/{person}/talking', 'POST /api/people/{person}/ending'],
	),
	'POST /api/people/{person}/allocations': pods(['joan', 'priya', 'ada'], ['marcus', 'ada']),
	'DELETE /api/people/{person}/ending': pods(['ada'], ['ada']),
	'POST /api/people/{person}/relations': pods(['sam', 'joan', 'priya', 'ada'], ['ada']), // to Kit, whom Oak does not reach
	// cards: whoever keeps the account
	...each(
		pods(['sam', 'joan', 'priya', 'ada'], ['ines', 'marcus', 'ada']),
		...['GET /api/people/{person}/cards', 'POST /api/people/{person}/cards', 'POST /api/cards/{card}/revocation'],
		...['POST /api/cards/{card}/new-secret', 'PUT /api/cards/{card}/expiry'],
	),
	...each(
		of(['sam', 'lena', 'joan', 'priya', 'ines', 'marcus', 'ada']),
		...['GET /api/cards/wanted', 'POST /api/cards/sheets'],
	),
	'POST /api/relations/{relation}/ending': { kit: ['sam', 'joan', 'priya', 'ada'] },
	...each(
		of(['ada']),
		...[
			'GET /api/staff',
			'POST /api/staff',
			'GET /api/pod-book',
			'GET /api/administration/needs',
			'POST /api/pods',
			'GET /api/settings',
			'PATCH /api/settings',
		],
	),
	...each(
		pods(['ada'], ['ada']),
		...[
			'GET /api/pod-book/{pod}',
			'PATCH /api/pods/{pod}',
			'POST /api/pods/{pod}/places',
			'POST /api/pods/{pod}/closing',
		],
		...['DELETE /api/pods/{pod}/closing', 'PATCH /api/places/{place}', 'POST /api/places/{place}/ending'],
		'POST /api/places/{place}/move',
	),
	'POST /api/settings/{setting}/checks': { kit: ['ada'] },
	...each(
		{ kit: ['ada'], zoe: ['ada'] },
		...['GET /api/staff/{account}', 'PATCH /api/staff/{account}', 'PUT /api/staff/{account}/role'],
		'POST /api/staff/{account}/ending',
	),

	// how staff come in
	...each(
		{ kit: ['ada'], zoe: ['ada'] },
		...['GET /api/staff/{account}/sign-in', 'POST /api/staff/{account}/sign-in-links'],
		'DELETE /api/staff/{account}/sign-in-links',
	),
	...each(
		of(everybody),
		...['GET /api/sign-in', 'POST /api/sign-in/passphrase', 'POST /api/sign-in/passkey', 'POST /api/sign-in/link'],
		'POST /api/sign-in/passkey-challenges',
	),
	...each(
		of([]), // only in a browser that opened a one-time link
		...['GET /api/sign-in/link', 'POST /api/sign-in/link/passkey-challenges', 'POST /api/sign-in/link/passkeys'],
		...['POST /api/sign-in/link/app', 'POST /api/sign-in/link/passphrase'],
	),
	// only where the council has a directory
	...each(of([]), 'POST /api/sign-in/directory-visits', 'POST /api/sign-in/directory'),
	...each(
		of(insiders),
		...['GET /api/sign-in/again', 'POST /api/sign-in/again/code', 'POST /api/sign-in/again/passkey-challenges'],
		...['POST /api/sign-in/again/passkey', 'GET /api/sign-in/mine', 'POST /api/sign-in/mine/passkey-challenges'],
		...['POST /api/sign-in/mine/passkeys', 'POST /api/sign-in/mine/app', 'POST /api/sign-in/mine/passphrase'],
	),
	...each(
		of(['sam']), // who has an app
		...['DELETE /api/sign-in/mine/passphrase', 'POST /api/sign-in/mine/recovery-codes'],
	),
	'DELETE /api/sign-in/mine/directory': of(['sam']), // whom the directory knows
	'DELETE /api/sign-in/mine/sessions/{session}': { kit: ['sam'], zoe: ['ines'] },
	'DELETE /api/sign-in/mine/passkeys/{passkey}': { kit: ['sam'], zoe: ['ines'] },

	// what comes from the council’s other systems
	...each(of(['ada']), 'GET /api/imports', 'POST /api/imports', 'GET /api/programs', 'POST /api/programs'),
	'GET /api/webhooks/stuck': of(['ada']),
	...each(
		{ kit: ['ada'] },
		...['POST /api/programs/{program}/revoking', 'POST /api/programs/{program}/webhooks'],
		...['ending', 'testing', 'trying'].map((what) => `POST /api/webhooks/{webhook}/${what}`),
	),
	// programs alone (`doors.test.ts`)
	...each(of([]), 'GET /api/statutory-records', 'PUT /api/allocations', 'GET /api/allocations/limits'),
	...each(
		{ kit: ['ada'] },
		...['GET /api/imports/{import}', 'GET /api/imports/{import}/acts', 'GET /api/imports/{import}/faults'],
		'POST /api/imports/{import}/doing',
	),

	// questionnaires
	...each(of(['omar', 'ada']), 'GET /api/questionnaires', 'POST /api/trends/historic'),
	...each(of(['omar', 'ada']), 'GET /api/trends/historic', 'POST /api/trends/historic/sheets'),
	'POST /api/trends/historic/{figure}/corrections': { kit: ['omar', 'ada'] },
	...each(of(everybody), 'GET /api/trends/children-open', 'GET /api/trends/known-changes'),
	...each(
		of(['omar', 'quentin']),
		...['GET /api/trends/children-open/kept', 'POST /api/trends/children-open', 'POST /api/trends/known-changes'],
		'POST /api/trends/children-open/sheets',
	),
	...each(
		{ kit: ['omar', 'quentin'] },
		...['POST /api/trends/children-open/{figure}/corrections', 'DELETE /api/trends/known-changes/{change}'],
	),
	'GET /api/trends/days-between': of(complaintsTeam),
	'POST /api/themes': of(['omar', 'ada']),
	'POST /api/themes/{theme}/ending': { kit: ['omar', 'ada'] },
	'GET /api/themes': of(staff),
	...each(
		{ kit: ['omar', 'ada'], gone: ['omar', 'ada'] },
		...['GET /api/questionnaires/{code}', 'PUT /api/questionnaires/{code}/draft'],
		...['DELETE /api/questionnaires/{code}/draft', 'POST /api/questionnaires/{code}/publication'],
	),
	'GET /api/questionnaires/versions/{version}': { kit: ['omar', 'ada'] },

	// the guide
	'GET /api/guide': of(everybody),
	'GET /api/guide/{topic}': { kit: everybody, gone: everybody },
	'GET /api/guide-texts': of(['omar', 'ada']),
	...each(
		{ kit: ['omar', 'ada'], gone: ['omar', 'ada'] }, // a topic that is none is refused by its shape
		...['GET /api/guide-texts/{topic}', 'GET /api/guide-texts/{topic}/preview', 'PUT /api/guide-texts/{topic}/draft'],
		...['DELETE /api/guide-texts/{topic}/draft', 'POST /api/guide-texts/{topic}/publication'],
		'PATCH /api/guide-topics/{topic}',
	),
};

/** Whoever finds the words of each person somewhere, by all the questions there are. */
export const readersOf: Record<string, Names> = {
	complaint_of_kit: ['kit', 'imani', 'priya', 'grace', ...complaintsTeam],
	complaint_of_rowan: ['rowan', 'priya', 'grace', ...complaintsTeam],
	complaint_of_maya: ['maya', 'priya', 'grace', ...complaintsTeam],
	complaint_of_aboutSam: ['maya', 'priya', 'grace', ...complaintsTeam],
	complaint_of_zoe: ['zoe', 'marcus', 'grace', ...complaintsTeam],
	complaint_of_returning: ['returning', 'priya', 'grace', ...complaintsTeam],
	views_of_kit: ['kit', 'sam', 'beth'],
	views_of_rowan: ['rowan', 'sam', 'beth'],
	views_of_zoe: ['zoe', 'ines', 'hugo'],
	closure_of_kit: ['priya', 'grace'],
	closure_of_zoe: ['marcus', 'grace'],
	call_back_of_kit: ['sam', 'joan', 'priya'],
	call_back_of_zoe: ['ines', 'marcus'],
	urgent_of_kit: ['dee', ...complaintsTeam],
};
