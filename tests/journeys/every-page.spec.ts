import { globSync, mkdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { APIRequestContext, Page } from '@playwright/test';
import { staffRoles } from '../../api/accounts/roles.ts';
import { staffDoors } from '../../src/layouts/staff-doors.ts';
import { languages } from '../../api/accounts/languages.ts';
import { familyRooms } from '../../src/text/index.ts';
import { directionOf, type Voice } from '../../src/text/voices.ts';
import { throughLaterStages, throughRests } from '../support/journeys-later.ts';
import { giveLink } from '../support/journeys-sign-in.ts';
import { countState, countWeight, isFamilyPage } from '../support/journeys-sound.ts';
import {
	arrive,
	axeViolationsOn,
	expect,
	isSound,
	mistakesOn,
	open,
	press,
	referenceOn,
	test,
	write,
} from '../support/journeys.ts';
import { tabbingMistakesOn } from '../support/tabbing.ts';

/**
 * Every page there is, in every voice, by everybody who may see it, on a small phone and on a desk: accessible, framed
 * rightly, never wider than the screen, light. `SCREENS=1` keeps a picture of each.
 */

/** By day at a desk, by night on a phone: every page is seen in both sets of colours. */
const desk = { viewport: { width: 1280, height: 900 }, colorScheme: 'light' } as const;
const phone = { viewport: { width: 320, height: 640 }, colorScheme: 'dark' } as const;
const bytesMost = 30_000;
const scriptGzippedMost = 12_000;
const requestsMost = 5;
const screens = 'tests/.output/screens';

/** Addresses after the voice. What stands in brackets is filled in: `{thread}`. */
const pages = {
	'of a stranger': [
		'/',
		'/help',
		'/leaving',
		'/way-out?back=/en/tell-us/complaint/pod',
		'/trends',
		'/changed',
		'/guide',
		'/guide/complaints',
		'/guide/pod',
		'/guide/privacy',
		'/guide/accessibility',
		'/guide/poster',
		'/annual',
		'/annual/2025-26',
		'/come-in',
		'/come-in?kept=yes',
		'/come-in/pictures',
		'/come-in/lost',
		'/come-back',
		'/come-back?kept=yes',
		'/not-safe',
		'/not-safe?told=yes&reading=yes',
		'/not-safe?told=yes&reading=no&back=/en/tell-us',
		'/said',
		'/nothing-here',
		'/no-cookies',
		'/tell-us',
		'/tell-us/sent',
		'/tell-us/compliment/pod',
		'/tell-us/compliment/words',
		'/tell-us/compliment/check',
		'/tell-us/comment/words',
		'/tell-us/comment/check',
	],
	'of a stranger who complains': [
		'/tell-us/complaint/pod',
		'/tell-us/complaint/about',
		'/tell-us/complaint/points',
		'/tell-us/complaint/points?again=yes',
		'/tell-us/complaint/thanks',
		'/tell-us/complaint/when',
		'/tell-us/complaint/wants',
		'/tell-us/complaint/you',
		'/tell-us/complaint/more',
		'/tell-us/complaint/advocate',
		'/tell-us/complaint/keep',
		'/tell-us/complaint/reply',
		'/tell-us/complaint/talking',
		'/tell-us/complaint/name',
		'/tell-us/complaint/check',
	],
	'of somebody with a card': [
		'/',
		'/said',
		'/said/{answered}',
		'/said/{open}',
		'/said/{answered}/go-on',
		'/said/{open}/stop',
		'/opened',
		'/said/{open}/put-right',
		'/mine',
		'/mine/put-right',
		'/mine/contact',
		'/mine/sessions',
		'/mine/talking',
		'/mine/voice',
		'/call-back',
		'/call-back?someone=else',
		'/tell-us',
		'/tell-us/complaint/about',
		'/tell-us/complaint/check',
	],
	'of somebody with a new card': ['/come-in/secret'],
	'of somebody who is asked about a meeting': ['/meeting', '/meeting/{asked}'],
	'of somebody who answers questions': ['/meeting/{asked}/say'],
	'of somebody who said something before one': [
		'/meeting/{sent}',
		'/meeting/{sent}/put-right',
		'/meeting/{sent}/put-right?back=1',
		'/meeting/{sent}/sent',
		'/meeting/{sent}/sent?late=yes&numbers=yes&reading=no',
	],
	'of somebody who was told what was done': ['/meeting', '/meeting/{told}', '/meeting/{after}'],
	'of somebody whose work has ended': ['/', '/how-it-went', '/how-it-went?card=yes', '/how-it-went/{asked}'],
	'of somebody who has begun to say how it went': ['/how-it-went/{asked}/say'],
	'of somebody who said how it went': [
		'/how-it-went/{asked}/put-right',
		'/how-it-went/{asked}/sent',
		'/how-it-went/{asked}/sent?numbers=yes',
	],
	'of somebody who came back with seven words': ['/', '/said', '/said/{thread}'],
};

/** Pages that say what is wrong when they are sent with nothing in them. */
const refusing = {
	'of a stranger': [
		'/come-in',
		'/come-in/pictures',
		'/come-back',
		'/tell-us/compliment/pod',
		'/tell-us/compliment/words',
		'/tell-us/comment/words',
	],
	'of a stranger who complains': ['pod', 'about', 'you', 'more', 'advocate'].map(
		(question) => `/tell-us/complaint/${question}`,
	),
	'of somebody with a card': ['/said/{open}', '/call-back', '/mine/contact', '/mine/talking'],
	'of somebody with a new card': ['/come-in/secret'],
};

test.describe.configure({ mode: 'parallel' });
test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, 'axe is a script; the pages are the same to the last byte');

/** Voices in which a page can be built differently: each wording, and each direction. */
const voices = ['en', 'en-young', 'en-easy', 'ar'] as const satisfies Voice[];

/** The other languages are the same pages in other words: what can go wrong there is asked of each, without the heavy parts. */
const inOtherWords = languages.filter((language) => !voices.some((voice) => voice === language));

for (const language of inOtherWords) {
	test(`Every page in ${language} is whole, in its direction, and fits a small phone`, async ({
		visit,
		comeInAs,
		council,
	}) => {
		test.slow();
		const stranger = await visit();
		await draft(stranger.request, 'tell-us-compliment', { pod: await aPod(stranger.request), points: ['Thank you.'] });
		await draft(stranger.request, 'tell-us-comment', { pod: 'unknown', points: ['Open on Saturdays.'] });
		await draft(stranger.request, 'tell-us-complaint', await everythingSaid(stranger.request));
		const ofStrangers = [...pages['of a stranger'], ...pages['of a stranger who complains']];
		for (const path of ofStrangers) await lookLightly(stranger, language, path);
		const leanne = await comeInAs('Leanne');
		const said = (await (await leanne.request.get('/api/representations')).json()) as {
			id: string;
			progress: string;
		}[];
		const ids = {
			answered: said.find(({ progress }) => progress.endsWith('sorted'))!.id,
			open: said.find(({ progress }) => progress === 'accepted')!.id,
		};
		await draft(leanne.request, 'tell-us-complaint', { about: 'pod', points: ['One.', 'Two.'], reply: 'portal' });
		for (const path of pages['of somebody with a card']) await lookLightly(leanne, language, fill(path, ids));
		const poppy = await visit();
		const { card } = council.families.find(({ name }) => name === 'Poppy')!;
		await poppy.request.post('/api/session', { data: { typed: card.code } });
		for (const path of pages['of somebody with a new card']) await lookLightly(poppy, language, path);
	});

	test(`Every page about a meeting in ${language} is whole, in its direction, and fits a small phone`, async ({
		comeInAs,
	}) => {
		for (const [who, wanted, paths] of [
			['Tyler', { state: 'to_answer' }, pages['of somebody who is asked about a meeting']],
			['Tyler', { state: 'to_answer' }, pages['of somebody who answers questions']],
			['Ellie', { state: 'sent' }, pages['of somebody who said something before one']],
			['Marcus', { state: 'told' }, ['/meeting/{told}']],
		] as const) {
			const page = await comeInAs(who);
			const { id } = await meetingOf(page, wanted);
			for (const path of paths) await lookLightly(page, language, fill(path, { asked: id, sent: id, told: id }));
		}
	});
}

for (const voice of voices) {
	const alsoMistaken = voice === 'en' || voice === 'ar'; // a mistake has no wordings of its own

	test(`Every page of a stranger in ${voice} is sound on a phone and on a desk`, async ({ visit }) => {
		test.slow();
		const page = await visit();
		await draft(page.request, 'tell-us-compliment', { pod: await aPod(page.request), points: ['Thank you.'] });
		await draft(page.request, 'tell-us-comment', { pod: 'unknown', points: ['Open on Saturdays.'] });
		await walk(page, voice, pages['of a stranger']);
		if (!alsoMistaken) return;
		await walkMistaken(page, voice, refusing['of a stranger']);
		await lookMistaken(page, `/${voice}/not-safe`, { words: 'Too long. '.repeat(1000) });
	});

	test(`Every page of a complaint in ${voice} is sound on a phone and on a desk`, async ({ visit }) => {
		test.slow();
		const page = await visit();
		await draft(page.request, 'tell-us-complaint', await everythingSaid(page.request));
		await walk(page, voice, pages['of a stranger who complains']);
		if (alsoMistaken) {
			await walkMistaken(page, voice, refusing['of a stranger who complains']);
			const atTheirWords = await visit();
			await draft(atTheirWords.request, 'tell-us-complaint', { pod: 'unknown' });
			await lookMistaken(atTheirWords, `/${voice}/tell-us/complaint/points`);
		}
		await send(page, voice);
		await look(page, `${voice}-sent-with-seven-words`);
	});

	test(`Every page of somebody who has come in, in ${voice}, is sound on a phone and on a desk`, async ({
		visit,
		comeInAs,
		council,
	}) => {
		test.slow();
		const leanne = await comeInAs('Leanne');
		const said = (await (await leanne.request.get('/api/representations')).json()) as {
			id: string;
			progress: string;
		}[];
		const answered = said.find(({ progress }) => progress.endsWith('sorted'))!.id;
		const open = said.find(({ progress }) => progress === 'accepted')!.id;
		await draft(leanne.request, 'tell-us-complaint', { about: 'pod', points: ['One.', 'Two.'], reply: 'portal' });
		await walk(leanne, voice, pages['of somebody with a card'], { answered, open });
		if (alsoMistaken) await walkMistaken(leanne, voice, refusing['of somebody with a card'], { open });

		const poppy = await visit();
		const { card } = council.families.find(({ name }) => name === 'Poppy')!;
		await poppy.request.post('/api/session', { data: { typed: card.code } });
		await walk(poppy, voice, pages['of somebody with a new card']);
		if (alsoMistaken) await walkMistaken(poppy, voice, refusing['of somebody with a new card']);

		const nicola = await visit();
		const answer = await nicola.request.post('/api/return', { data: { code: council.threads[0]!.code } });
		const { id } = (await answer.json()) as { id: string };
		await walk(nicola, voice, pages['of somebody who came back with seven words'], { thread: id });
	});
}

for (const voice of voices) {
	test(`What a child reads of an advocate, in ${voice}, is sound on a phone and on a desk`, async ({
		comeInAs,
		council,
	}) => {
		test.slow();
		const [marcus, nasreen] = [await comeInAs('Marcus'), await comeInAs('Nasreen Choudhury')];
		const look = (id: string, as: string) => visitAndLook(marcus, `/${voice}/said/${id}`, as);
		const declining = await complain(marcus.request, {});
		await look(declining, 'offered');
		await marcus.request.post(`/api/representations/${declining}/advocacy/declining`);
		await look(declining, 'declined');
		await visitAndLook(marcus, `/${voice}/said/${declining}/advocate`, 'asking');
		const id = await complain(marcus.request, { advocate: true });
		await look(id, 'wanted');
		await appoint(nasreen.request, council, id);
		await look(id, 'shut');
		await marcus.request.post(`/api/representations/${id}/advocacy/access`);
		await look(id, 'open');
	});
}

for (const voice of voices) {
	test(`What a parent reads at the later stages, in ${voice}, is sound on a phone and on a desk`, async ({
		comeInAs,
	}) => {
		test.slow();
		const [imran, nasreen] = [await comeInAs('Imran'), await comeInAs('Nasreen Choudhury')];
		const hands = { family: imran.request, officer: nasreen.request, pod: await aPod(imran.request) };
		const see = (id: string, as: string) => visitAndLook(imran, `/${voice}/said/${id}`, `${voice} ${as}`);
		await throughLaterStages(hands, see);
		await throughRests(hands, see);
	});
}

for (const voice of ['en-young', 'en-easy', 'ar'] as const) {
	test(`What is read of a meeting, in ${voice}, is sound on a phone and on a desk`, async ({ comeInAs }) => {
		test.slow();
		const [tyler, ellie, marcus] = [await comeInAs('Tyler'), await comeInAs('Ellie'), await comeInAs('Marcus')];
		const of = async (page: Page, wanted: Partial<Mine>) => (await meetingOf(page, wanted)).id;
		const asked = await of(tyler, { state: 'to_answer' });
		await walk(tyler, voice, pages['of somebody who is asked about a meeting'], { asked });
		await walk(tyler, voice, pages['of somebody who answers questions'], { asked });
		const sent = await of(ellie, { state: 'sent' });
		await walk(ellie, voice, pages['of somebody who said something before one'], { sent });
		await lookPutRightWithNothing(ellie, `/${voice}/meeting/${sent}/put-right`);
		const ids = { told: await of(marcus, { state: 'told' }), after: await of(marcus, { purpose: 'after_meeting' }) };
		await walk(marcus, voice, pages['of somebody who was told what was done'], ids);
	});
}

test('The pages of conferences are sound on a phone and on a desk', async ({ comeInAs }) => {
	test.slow();
	const [chair, manager] = [await comeInAs('Bernadette Quill'), await comeInAs('Graham Tolley')];
	const all = (await (await chair.request.get('/api/conferences')).json()) as { id: string; child: string }[];
	const of = (child: string) => `/staff/conferences/${all.find((one) => one.child === child)!.id}`;
	for (const path of ['', '/pack', '/pack/shared']) await visitAndLook(chair, `${of('Ellie')}${path}`, 'chair');
	await visitAndLook(chair, '/staff/conferences/measures', 'chair');
	const { invited } = (await (await manager.request.get(`/api${of('Tyler').slice(6)}`)).json()) as {
		invited: { id: string }[];
	};
	await visitAndLook(manager, of('Tyler'), 'manager');
	await visitAndLook(manager, `${of('Tyler')}/record?who=${invited[0]!.id}`, 'manager');
	await visitAndLook(manager, '/staff/conferences/new', 'manager');
	await lookMistaken(manager, '/staff/conferences/new');
	await lookMistaken(manager, `${of('Tyler')}/record?who=${invited[0]!.id}`);
	await lookMistaken(chair, of('Ellie'), { having: 'answer' });
	await lookMistaken(manager, of('Tyler'), { having: 'place' });
});

test('What an advocate reads, and what staff do about one, is sound on a phone and on a desk', async ({
	comeInAs,
	council,
}) => {
	test.slow();
	const [marcus, nasreen] = [await comeInAs('Marcus'), await comeInAs('Nasreen Choudhury')];
	const id = await complain(marcus.request, { advocate: true });
	for (const having of ['advocate-consent', 'advocate-account']) {
		await lookMistaken(nasreen, `/staff/cases/${id}`, { having });
	}
	await nasreen.request.post(`/api/cases/${id}/advocacy/referrals`, {
		data: { consent: 'agreed', consentOn: '2026-11-18', passesContact: true, words: 'Not on Fridays.' },
	});
	await appoint(nasreen.request, council, id);
	await marcus.request.post(`/api/representations/${id}/advocacy/access`);
	await visitAndLook(nasreen, `/staff/cases/${id}`, 'with-an-advocate');
	const imani = await comeInAs('Imani Castell');
	await visitAndLook(imani, '/staff/helping', 'advocate');
	await visitAndLook(imani, `/staff/helping/${id}`, 'advocate');
	await lookMistaken(imani, `/staff/helping/${id}`);
});

for (const role of staffRoles) {
	test(`Every page of a ${role.replaceAll('_', ' ')} is sound on a phone and on a desk`, async ({
		comeInAs,
		council,
	}) => {
		test.slow();
		const page = await comeInAs(council.staff.find((person) => person.role === role)!.name);
		for (const door of staffDoors(role)) await visitAndLook(page, `/staff/${door === 'today' ? '' : door}`, role);
		for (const id of await casesToSee(page.request)) await visitAndLook(page, `/staff/cases/${id}`, role);
		const answerable = await caseToAnswer(page.request);
		if (answerable !== undefined) await visitAndLook(page, `/staff/cases/${answerable}/answer`, role);
		await visitAndLook(page, '/staff/nothing-here', role);
		await visitAndLook(page, '/staff/cases/nothing-here', role);
		await expect(page.getByRole('navigation'), 'the way on stays where it was').toHaveCount(1);
	});
}

test('How it went, from the end of the work to thank you, is sound on a phone and on a desk', async ({ comeInAs }) => {
	test.slow();
	const [anjali, tait] = [await comeInAs('Anjali Deshmukh'), await comeInAs('Mrs Tait')];
	const { pods } = (await (await anjali.request.get('/api/closures')).json()) as {
		pods: { id: string; families: { id: string; name: string }[] }[];
	};
	const { id: pod, families } = pods[0]!;
	const account = families.find(({ name }) => name === 'Mrs Tait')!.id;
	const ellie = families.find(({ name }) => name === 'Ellie')!.id;
	const ending = `/staff/closure/end?pod=${pod}&who=${account}&who=${ellie}`;
	await visitAndLook(anjali, ending, 'pod_manager');
	await lookMistaken(anjali, ending);
	const people = [{ account, instrument: 'closure_parent', contact: 'safe' }];
	const data = { endedOn: '2026-11-18', hasDomesticAbuse: false, people };
	const ended = (await (await anjali.request.post(`/api/pods/${pod}/closures`, { data })).json()) as { id: string };
	const [one] = (await (await tait.request.get('/api/closure/mine')).json()) as { id: string }[];
	const asked = one!.id;
	const some = ['en', 'en-young', 'en-easy', 'ar'];
	/** In voices that are built differently with everything that is asked of a page, in the other languages lightly. */
	const walkInAll = async (paths: readonly string[]) => {
		for (const voice of some) await walk(tait, voice, paths, { asked });
		for (const language of inOtherWords) {
			for (const path of paths) await lookLightly(tait, language, fill(path, { asked }));
		}
	};
	await walkInAll(pages['of somebody whose work has ended']);
	await lookMistaken(tait, '/en/how-it-went?card=yes');
	const path = `/staff/closure/${ended.id}`;
	await visitAndLook(anjali, path, 'pod_manager');
	await visitAndLook(anjali, `${path}/card/${asked}`, 'pod_manager');
	await arrive(anjali, () => anjali.getByRole('main').getByRole('button').first().click());
	await look(anjali, 'a card');
	await visitAndLook(anjali, `${path}/record/${asked}`, 'pod_manager');
	await lookMistaken(anjali, `${path}/record/${asked}`);
	await tait.request.post(`/api/closure/mine/${asked}/start`, { data: {} });
	await walkInAll(pages['of somebody who has begun to say how it went']);
	const questions = await tait.request.get(`/api/closure/mine/${asked}`);
	const { version } = (await questions.json()) as {
		version: { id: string; instrument: { items: { key: string; kind: string }[] } };
	};
	const choice = version.instrument.items.find(({ kind }) => kind === 'choice')!.key;
	await lookRefused(tait, `/en/how-it-went/${asked}/say?q=${choice}`, {
		action: 'continue',
		[choice]: 'nothing of it',
	});
	const said = { version: version.id, fields: { best_thing: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk' } };
	expect((await tait.request.post(`/api/closure/mine/${asked}/answers`, { data: said })).status()).toBe(201);
	await walkInAll(pages['of somebody who said how it went']);
	await lookPutRightWithNothing(tait, `/en/how-it-went/${asked}/put-right`);
	await lookRefused(anjali, `${path}/card/${asked}`, { make: 'yes' });
	await visitAndLook(tait, `/en/how-it-went/${asked}`, 'used');
	await anjali.request.post(`/api/closure-invitations/${asked}/reading`);
	await visitAndLook(anjali, '/staff/closure/results', 'pod_manager');
	await lookMistaken(anjali, '/staff/closure/results');
	await visitAndLook(anjali, '/staff/closure', 'pod_manager');
	await visitAndLook(await comeInAs('Alison Thackray'), '/staff/closure/trend', 'director');
	const dele = await comeInAs('Dele Ogunbiyi');
	await visitAndLook(dele, '/staff/closure/results', 'pod_manager');
	const { closures } = (await (await dele.request.get('/api/closures')).json()) as {
		closures: { id: string; hasDomesticAbuse: boolean }[];
	};
	const held = `/staff/closure/${closures.find(({ hasDomesticAbuse }) => hasDomesticAbuse)!.id}`;
	await visitAndLook(dele, held, 'held');
	await lookMistaken(dele, held);
});

test('Whatever staff send empty says what is wrong, and is sound on a phone and on a desk', async ({ comeInAs }) => {
	test.slow();
	const ruth = await comeInAs('Ruth Adeyemi');
	const id = (await caseToAnswer(ruth.request))!;
	await lookMistaken(ruth, `/staff/cases/${id}`, { having: 'letter' });
	await lookMistaken(ruth, `/staff/cases/${id}`, { having: 'note' });
	await lookMistaken(ruth, `/staff/cases/${id}/answer`);
	await lookMistaken(ruth, '/staff/cover');
	const nasreen = await comeInAs('Nasreen Choudhury');
	await lookMistaken(nasreen, '/staff/urgent');
	await visitAndLook(nasreen, '/staff/clock?clock=stage_1&from=2026-02-31', 'complaints_officer');
});

test('The pages of letters, reports and the written record are sound on a phone and on a desk', async ({
	visit,
	comeInAs,
}) => {
	test.slow();
	const judith = await comeInAs('Judith Ferriby');
	await visitAndLook(judith, '/staff/letters?voice=ar-easy', 'complaints_manager');
	for (const voice of voices) await visitAndLook(judith, `/staff/letters/panel_arranged?voice=${voice}`, voice);
	const nasreen = await comeInAs('Nasreen Choudhury');
	await visitAndLook(nasreen, '/staff/letters/stage_3_answered?voice=ar', 'complaints_officer');
	const page = await visit();
	await draft(page.request, 'tell-us-complaint', { ...(await everythingSaid(page.request)), pod: 'unknown' });
	await send(page, 'ar');
	const found = await nasreen.request.get(`/api/cases?search=${await referenceOn(page)}`);
	const [row] = ((await found.json()) as { rows: Row[] }).rows;
	const path = `/staff/cases/${row!.id}`;
	const skip = { step: { what: 'stage_1_skipped', on: '2026-11-18' }, reason: 'Both agreed.', words: 'Dear' };
	expect((await nasreen.request.post(`/api${path.slice(6)}/steps`, { data: { ...skip, seen: 1 } })).status()).toBe(204);
	await visitAndLook(nasreen, `${path}/written-record`, 'complaints_officer');
	await visitAndLook(nasreen, `${path}/reports/investigation`, 'complaints_officer');
	const { messages } = (await (await nasreen.request.get(`/api${path.slice(6)}`)).json()) as Messages;
	await visitAndLook(nasreen, `${path}/letters/${messages[0]!.id}`, 'complaints_officer');
	await lookMistaken(nasreen, `${path}/reports/investigation`);
	await lookMistaken(nasreen, `${path}/written-record`);
});

test('The pages of questionnaires are sound on a phone and on a desk', async ({ comeInAs }) => {
	const wendy = await comeInAs('Wendy Pickersgill');
	const path = '/staff/questionnaires/views_8_11';
	for (const page of ['', '/questions/advocate', '/questions/safe', '/questions/first-page']) {
		await visitAndLook(wendy, `${path}${page}`, 'administrator');
	}
	for (const voice of ['en', 'ar-easy']) await visitAndLook(wendy, `${path}/preview?voice=${voice}`, voice);
	await lookMistaken(wendy, path, { having: 'kind' });
});

test('The pages of the guide are sound on a phone and on a desk', async ({ comeInAs }) => {
	const wendy = await comeInAs('Wendy Pickersgill');
	await visitAndLook(wendy, '/staff/guide', 'administrator');
	for (const voice of ['en', 'ar-easy']) {
		await visitAndLook(wendy, `/staff/guide/complaints?voice=${voice}`, voice, 40_000); // every topic's sections are fields
		await visitAndLook(wendy, `/staff/guide/complaints/preview?voice=${voice}`, voice);
	}
	const path = '/staff/guide/complaints?voice=en';
	await lookRefused(wendy, path, { press: 'discard', seen: 'nothing' });
	await lookRefused(wendy, '/staff/guide/complaints/preview?voice=en', { seen: 'nothing' });
	await open(wendy, path);
	await write(wendy, 'Title', '');
	await press(wendy, 'Save, and read it as they would');
	await look(wendy, 'a draft without a title');
	await open(wendy, path);
	await press(wendy, 'Throw the draft away');
});

test('What officers ask, keep, take out and promised is sound on a phone and on a desk', async ({ comeInAs }) => {
	test.slow();
	const judith = await comeInAs('Judith Ferriby');
	const asked = { kind: 'complaint', receivedFrom: '2026-01-01' };
	const name = 'A list by the longest name that there may be, of sixty letters';
	const kept = await judith.request.post('/api/saved-views', { data: { name: name.slice(0, 60), asked } });
	const { id } = (await kept.json()) as { id: string };
	const found = await judith.request.get('/api/cases?kind=complaint');
	const [row] = ((await found.json()) as { rows: Row[] }).rows;
	const promise = { kind: 'agreed_action', words: 'Ring every Friday.', owner: 'Graham', dueOn: '2026-11-16' };
	await judith.request.post(`/api/cases/${row!.id}/promises`, { data: promise });
	for (const path of [
		'/staff/',
		'/staff/promises',
		'/staff/register?need=late&sort=-received',
		`/staff/register?kind=complaint&receivedFrom=2026-01-01&view=${id}`,
		'/staff/register?colour=blue',
		'/staff/register/export?kind=complaint',
	]) {
		await visitAndLook(judith, path, 'keeping', 40_000); // fifty lines and every choice there is
	}
	await lookMistaken(judith, '/staff/register', { having: 'name' });
	await lookMistaken(judith, '/staff/register/export');
	await judith.request.delete(`/api/saved-views/${id}`);
});

test('Pods, places, staff, people, cards and settings are sound on a phone and on a desk', async ({ comeInAs }) => {
	test.slow();
	const [wendy, graham] = [await comeInAs('Wendy Pickersgill'), await comeInAs('Graham Tolley')];
	const ask = async (path: string) => (await wendy.request.get(`/api/${path}`)).json() as Promise<unknown>;
	const book = (await ask('pod-book')) as { pods: { id: string; name: string }[] };
	const pod = book.pods.find(({ name }) => name === 'Otter')!.id;
	const { members } = (await ask(`pod-book/${pod}`)) as { members: { id: string }[] };
	const { people } = (await ask('people?find=Kerry')) as { people: { id: string }[] };
	const { staff } = (await ask('staff?find=Amara')) as { staff: { id: string }[] };
	const person = `/staff/families/${people[0]!.id}`;
	for (const path of [
		'/staff/pods/new',
		`/staff/pods/${pod}`,
		`/staff/pods/${pod}/places/${members[0]!.id}`,
		'/staff/people/new',
		`/staff/people/${staff[0]!.id}`,
		`/staff/families/new?pod=${pod}`,
		person,
	]) {
		await visitAndLook(wendy, path, 'administrator');
	}
	await visitAndLook(graham, person, 'pod_manager');
	await visitAndLook(graham, `${person}/card`, 'pod_manager');
	await visitAndLook(graham, '/staff/families/cards', 'pod_manager');
	await lookMistaken(wendy, '/staff/pods/new');
	await lookMistaken(wendy, '/staff/people/new');
	await lookRefused(wendy, `/staff/pods/${pod}`, { act: 'change', seen: 'before' });
	await lookRefused(wendy, `/staff/people/${staff[0]!.id}`, { act: 'change', seen: 'before' });
	await lookRefused(wendy, `/staff/families/new?pod=${pod}`, { key: crypto.randomUUID() });
	await lookRefused(graham, `${person}/card`, { act: 'give' });
	await lookRefused(wendy, '/staff/settings', { act: 'colour', main_colour: 'yellow', seen: 'before' });
	await visitAndLook(graham, '/staff/inbox?receivedFrom=yesterday', 'asked wrongly');
});

test('What has gone on since a page was opened is said on it', async ({ comeInAs }) => {
	const [craig, graham, judith] = [
		await comeInAs('Craig'),
		await comeInAs('Graham Tolley'),
		await comeInAs('Judith Ferriby'),
	];
	const asked = await craig.request.post('/api/call-backs', { data: { someoneElse: false, phone: '01632 960 300' } });
	const { id } = (await asked.json()) as { id: string };
	await graham.request.post(`/api/call-backs/${id}/completion`);
	await lookRefused(graham, '/staff/call-backs', { 'call-back': id });
	await lookRefused(judith, '/staff/holidays', { act: 'ask', 'day-day': '31', 'day-month': '2', 'day-year': '2027' });
	const again = '/staff/again?next=%2Fstaff%2Fsecurity';
	await lookRefused(judith, again, { 'again-by': 'code', 'again-code': '000000' });
});

test('A complaint of the longest words folds on the pages of whoever reads it', async ({ visit, comeInAs }) => {
	const page = await visit();
	await draft(page.request, 'tell-us-complaint', await everythingSaid(page.request));
	await send(page, 'en');
	const nasreen = await comeInAs('Nasreen Choudhury');
	const found = await nasreen.request.get(`/api/cases?search=${await referenceOn(page)}`);
	const [row] = ((await found.json()) as { rows: Row[] }).rows;
	const path = `/staff/cases/${row!.id}`;
	await visitAndLook(nasreen, path, 'longest');
	await lookMistaken(nasreen, path, { having: 'send-reason' });
});

test('The way in of the demo, the door of staff and the arithmetic of the law are sound on a phone and on a desk', async ({
	visit,
	comeInAs,
}) => {
	test.slow();
	const page = await visit();
	await visitAndLook(page, '/staff/door', 'nobody');
	await visitAndLook(page, '/demo', 'nobody', 60_000);
	const nasreen = await comeInAs('Nasreen Choudhury');
	await visitAndLook(nasreen, '/staff/clock', 'complaints_officer');
	await visitAndLook(nasreen, '/staff/holidays', 'complaints_officer');
	await visitAndLook(nasreen, '/staff/clock?clock=stage_1&from=2026-04-02', 'complaints_officer');
	await visitAndLook(nasreen, '/staff/clock?clock=time_limit&from=2026-04-02', 'complaints_officer');
});

test('Setting up how somebody comes in, and showing anew who they are, is sound on a phone and on a desk', async ({
	visit,
	comeInAs,
	council,
}) => {
	test.slow();
	const administrator = await comeInAs(council.staff.find(({ role }) => role === 'administrator')!.name);
	const { code } = await giveLink(administrator, council.staff.filter(({ role }) => role === 'social_worker')[1]!.id);
	const page = await visit();
	await visitAndLook(page, '/staff/first', 'nobody');
	await lookMistaken(page, '/staff/first');
	await open(page, '/staff/first');
	await write(page, 'Your one-time link', code);
	await press(page, 'Open my link');
	await visitAndLook(page, '/staff/first/ways', 'beginner');
	await visitAndLook(page, '/staff/first/ways?trouble=sign_in.directory.down', 'beginner');
	await visitAndLook(page, '/staff/first/passphrase', 'beginner');
	await lookMistaken(page, '/staff/first/passphrase');
	await visitAndLook(page, '/staff/directory', 'nobody');
	await lookMistaken(page, '/staff/door');
	await visitAndLook(administrator, '/staff/security/passphrase', 'administrator');
	await lookRefused(administrator, '/staff/security/passphrase', { passphrase: 'short', code: '1' });
});

test('How long things are kept, and what two people decide, is sound on a phone and on a desk', async ({
	visit,
	comeInAs,
}) => {
	test.slow();
	const stranger = await visit();
	const id = await complain(stranger.request, {});
	const [judith, wendy] = [await comeInAs('Judith Ferriby'), await comeInAs('Wendy Pickersgill')];
	const path = `/staff/retention/representation:${id}`;
	for (const found of ['/staff/retention', path, '/staff/two-people']) await visitAndLook(judith, found, 'keeping');
	await lookMistaken(judith, '/staff/retention');
	await lookMistaken(judith, path);
	await judith.request.post('/api/retention/holds', { data: { subject: `representation:${id}`, reason: 'A court.' } });
	await visitAndLook(judith, path, 'held');
	await visitAndLook(judith, '/staff/retention', 'held');
	await open(judith, path);
	await write(judith, 'Why', 'It is over.', judith.getByRole('region', { name: 'Lift the hold' }));
	await press(judith, 'Lift it');
	await open(judith, path);
	await write(judith, 'Why', 'She has the right to it.', judith.getByRole('region', { name: 'Erase it' }));
	await press(judith, 'Ask a second person');
	const asked = new URL(judith.url()).pathname;
	await visitAndLook(judith, asked, 'asked');
	for (const found of ['/staff/two-people', asked]) await visitAndLook(wendy, found, 'second');
	await expect(wendy.locator('.reference'), 'of what').toHaveText(/^\w{4}-\w{4}$/);
	await press(wendy, 'Agree, and erase now');
	await look(wendy, 'erased');
	await lookRefused(wendy, asked, { act: 'agree' });
	await visitAndLook(wendy, '/staff/two-people', 'over');
	await visitAndLook(wendy, '/staff/retention', 'erased');
	const certificates = wendy.getByRole('region', { name: 'Certificates of what was erased' });
	const certificate = await certificates.getByRole('link').first().getAttribute('href');
	await visitAndLook(wendy, certificate!, 'certificate');
});

test('A program with its key and address, and an import with a mistake in it, are sound on a phone and on a desk', async ({
	comeInAs,
}) => {
	test.slow();
	const wendy = await comeInAs('Wendy Pickersgill');
	await lookMistaken(wendy, '/staff/programs', { having: 'name' });
	const data = { name: 'The case-management system', scopes: ['records:read', 'webhooks'], expiresOn: '2027-06-08' };
	const { id } = (await (await wendy.request.post('/api/programs', { data })).json()) as { id: string };
	const url = 'https://case-system.example/a/long/address/at/which/it/is/told/that/something/happened';
	expect((await wendy.request.post(`/api/programs/${id}/webhooks`, { data: { url } })).status()).toBe(201);
	await visitAndLook(wendy, '/staff/programs', 'with-a-program');
	await lookMistaken(wendy, '/staff/programs', { having: `url-${id}` });
	expect((await wendy.request.post(`/api/programs/${id}/revoking`)).status()).toBe(204);

	await open(wendy, '/staff/import');
	await press(wendy, 'Show what would be done'); // a field for a file is a button too
	await mistakesOn(wendy);
	await look(wendy, 'mistaken /staff/import');
	const file = { name: 'staff.csv', mimeType: 'text/csv', buffer: Buffer.from('staff number,name,role\nS-1,,nobody') };
	const sent = await wendy.request.post('/api/imports', { multipart: { picture: 'changes', staff: file } });
	const dry = (await sent.json()) as { id: string };
	await visitAndLook(wendy, `/staff/import/${dry.id}`, 'with-a-mistake');
	await lookRefused(wendy, `/staff/import/${dry.id}`, {});
});

test('Every page of figures beside ours is sound, as they are and mistaken', async ({ comeInAs }) => {
	test.slow();
	const judith = await comeInAs('Judith Ferriby');
	for (const page of ['children', 'changes', 'earlier']) {
		await visitAndLook(judith, `/staff/trends/${page}`, 'complaints_manager');
		await lookMistaken(judith, `/staff/trends/${page}`, { having: page === 'changes' ? 'label' : 'source' });
	}
	await visitAndLook(judith, '/staff/trends?of=outcome&by=financial_year', 'complaints_manager');
	await lookMistaken(judith, '/staff/themes', { having: 'kind' });
	await judith.getByLabel('Complaints', { exact: true }).check();
	await write(judith, 'Its name', 'Housing');
	await press(judith, 'Add it');
	const { themes } = (await (await judith.request.get('/api/themes')).json()) as { themes: { id: string }[] };
	await visitAndLook(judith, `/staff/themes?end=${themes[0]!.id}`, 'complaints_manager');
	await press(judith, 'End this theme');
	await visitAndLook(judith, '/staff/themes', 'complaints_manager');
});

test('Every report is sound on a phone and on a desk, as it is and mistaken', async ({ comeInAs }) => {
	test.slow();
	const [stephen, judith] = [await comeInAs('Stephen Gaunt'), await comeInAs('Judith Ferriby')];
	const at = '/staff/reports';
	for (const path of ['months', 'months/2026-09', 'months/2026-10', 'committee', 'annual']) {
		await visitAndLook(stephen, `${at}/${path}`, 'quality_assurance');
	}
	for (const query of ['figures=month&month=2026-09', 'figures=committee&year=2025-26', 'figures=trends&of=group']) {
		await visitAndLook(stephen, `/staff/figures?${query}`, 'quality_assurance');
	}
	await lookMistaken(stephen, '/staff/figures?figures=committee&year=2025-26', { having: 'reason' });
	await lookMistaken(stephen, `${at}/months/2026-10`, { having: 'words-sign', words: 'Mei thanked Oak.' });
	const { learning } = (await (await judith.request.get('/api/learning')).json()) as { learning: { id: string }[] };
	for (const path of ['exceptions', 'changed', `changed/${learning[0]!.id}`, 'annual/2025-26']) {
		await visitAndLook(judith, `${at}/${path}`, 'complaints_manager');
	}
	await lookMistaken(judith, `${at}/annual/2025-26`, { having: 'because' });
	const telling = `changed/${await somethingLearned(judith.request)}`;
	await lookMistaken(judith, `${at}/${telling}`, { having: 'en-plain-heard', words: 'Too long. '.repeat(60) });
	const path = `/api/learning/${telling.slice('changed/'.length)}`;
	const { seen } = (await (await judith.request.get(path)).json()) as { seen: string };
	const both = { heard: 'Mei of Oak was away.', changed: 'Everybody is told.' };
	const draft = { texts: { en: { plain: both, easy: both } }, seen };
	expect((await judith.request.put(`${path}/telling`, { data: draft })).status()).toBe(204);
	await visitAndLook(judith, `${at}/${telling}`, 'a draft');
});

test('What is asked of every page is alive: a planted fault is found', async ({ visit }) => {
	const page = await visit();
	await page.goto('/en/come-in');
	expect(await axeViolationsOn(page)).toEqual([]);
	await page.evaluate(() => document.querySelector('label')!.remove());
	expect(await kindsOf(page)).toContain('label');
	// each of the two rules of contrast leaves to the other what the other finds
	for (const [rule, grey] of Object.entries({ 'color-contrast': '#bbb', 'color-contrast-enhanced': '#767676' })) {
		await page.evaluate((colour) => {
			const main = document.querySelector('main')!;
			Object.assign(main.style, { color: colour, background: '#fff' });
			main.textContent = 'Words that are hard to see';
		}, grey);
		expect(await kindsOf(page), grey).toContain(rule);
	}
});

test('A page that holds the keyboard, or leads it back and forth, is found', async ({ visit }) => {
	const page = await visit();
	await page.goto('/en/come-in');
	expect(await tabbingMistakesOn(page)).toEqual([]);
	await page.evaluate(() => document.querySelector<HTMLElement>('main a')!.setAttribute('tabindex', '1'));
	expect((await tabbingMistakesOn(page)).join()).toContain('met before what stands before it');
	await page.reload();
	await page.evaluate(() => {
		document
			.querySelector('main input:not([type=hidden])')!
			.addEventListener('keydown', (event) => event.preventDefault());
	});
	expect((await tabbingMistakesOn(page)).join()).toContain('never met by the keyboard');
});

async function kindsOf(page: Page): Promise<(string | undefined)[]> {
	return (await axeViolationsOn(page)).map((found) => found.split(' ')[0]);
}

test('There is no page that nobody walks here', () => {
	const walked = Object.values(pages)
		.flat()
		.map((path) => path.split('?')[0]!);
	const files = globSync('src/pages/[[]voice[]]/**/*.astro').map((file) =>
		file.replace(/^src\/pages\/\[voice\]/, '').replace(/\.astro$/, ''),
	);
	const unwalked = files.filter((file) => {
		const address = new RegExp(`^${file.replace(/\/index$/, '/?').replace(/\[\w+\]/g, '[^/]+')}$`);
		return !walked.some((path) => address.test(path)) && file !== '/tell-us/[kind]/index'; // it only leads on
	});
	expect(unwalked).toEqual([]);
});

type Ids = Record<string, string>;

/** One of the meetings that somebody was asked about. */
interface Mine {
	id: string;
	purpose: string;
	state: string;
}

async function meetingOf({ request }: Page, wanted: Partial<Mine>): Promise<Mine> {
	const mine = (await (await request.get('/api/conferences/mine')).json()) as Mine[];
	return mine.find((one) => Object.entries(wanted).every(([name, value]) => one[name as keyof Mine] === value))!;
}

async function walk(page: Page, voice: string, paths: readonly string[], ids: Ids = {}): Promise<void> {
	for (const path of paths) {
		await visitAndLook(page, `/${voice}${fill(path, ids)}`, /\{(\w+)\}/.exec(path)?.[1] ?? '');
	}
}

async function walkMistaken(page: Page, voice: string, paths: readonly string[], ids: Ids = {}): Promise<void> {
	for (const path of paths) await lookMistaken(page, `/${voice}${fill(path, ids)}`);
}

function fill(path: string, ids: Ids): string {
	return path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name]!);
}

/** Sends the form that has this field, or the first in which there is something to say, with nothing but `words` in it. */
async function lookMistaken(page: Page, path: string, { having = '', words = '' } = {}): Promise<void> {
	const fields = having === '' ? ':is(textarea, select, input):not([type=hidden])' : `[name="${having}"]`;
	await page.setViewportSize(phone.viewport);
	await page.goto(path);
	const form = page.locator(`form[method=post]:has(${fields})`).first();
	await form.evaluate((element: HTMLFormElement, text) => {
		const folded = element.closest('details');
		if (folded) folded.open = true;
		for (const field of element.querySelectorAll<HTMLInputElement>(':is(textarea, select, input):not([type=hidden])')) {
			if (field.type === 'radio' || field.type === 'checkbox') field.checked = false;
			else field.value = field.localName === 'textarea' ? text : '';
		}
	}, words);
	await arrive(page, () => form.getByRole('button').first().click());
	await mistakesOn(page);
	await look(page, `mistaken ${path} ${having}`);
}

/** What a page sends that stood open while the world went on, or that was written by another hand: it says what is wrong, and how it looks. */
async function lookRefused(page: Page, path: string, fields: Record<string, string>): Promise<void> {
	await page.setViewportSize(phone.viewport);
	await page.goto(path);
	await arrive(page, () =>
		page.evaluate(
			({ action, sent }) => {
				const form = Object.assign(document.createElement('form'), { method: 'post', action });
				for (const [name, value] of Object.entries(sent)) {
					form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
				}
				document.body.append(form);
				form.submit();
			},
			{ action: path, sent: fields },
		),
	);
	expect.soft(await mistakesOn(page), path).not.toHaveLength(0);
	await look(page, `refused ${path}`);
}

/** Something of one's own is put right with nothing in its box. */
async function lookPutRightWithNothing(page: Page, path: string): Promise<void> {
	await page.goto(path);
	const act = (await page.locator('button[value^="right "]').first().getAttribute('value'))!;
	await lookRefused(page, path, { act, [`words-${act.split(' ')[1]}`]: '' });
}

/** On from the page where everything is read once more. */
async function send(page: Page, voice: string): Promise<void> {
	await page.goto(`/${voice}/tell-us/complaint/check`);
	await arrive(page, () => page.getByRole('main').getByRole('button').first().click());
}

const keyShown = new RegExp(`\\b(${familyRooms.join('|')}):[a-z]|\\{\\{`);

/** One look at a page that was looked at in other words: its language and direction, its width, its weight, and no text left out. */
async function lookLightly(page: Page, language: Voice, path: string): Promise<void> {
	await page.setViewportSize(phone.viewport);
	const answer = await page.goto(`/${language}${path}`, { waitUntil: 'domcontentloaded' });
	const seen = await page.evaluate(() => ({
		lang: document.documentElement.lang,
		dir: document.documentElement.dir,
		width: document.documentElement.scrollWidth,
		text: document.body.innerText,
	}));
	const { responseBodySize } = await answer!.request().sizes();
	expect.soft(responseBodySize, `${path} weighs`).toBeLessThanOrEqual(bytesMost);
	expect
		.soft(seen.width, `${page.url()} on a screen ${phone.viewport.width} wide`)
		.toBeLessThanOrEqual(phone.viewport.width);
	expect.soft(seen, page.url()).toMatchObject({ lang: language, dir: directionOf(language) });
	expect.soft(seen.text, page.url()).not.toMatch(keyShown);
	await countState(page);
}

/** Goes to a page, weighs what came over the wire, and looks at it in both sizes. */
async function visitAndLook(page: Page, path: string, as: string, most = bytesMost): Promise<void> {
	await page.setViewportSize(phone.viewport);
	const { bytes, requests } = await weigh(page, () => page.goto(path));
	expect.soft(new URL(page.url()).pathname, `${path} is not led away from`).toBe(path.split('?')[0]);
	expect.soft(bytes, `${path} weighs`).toBeLessThanOrEqual(most);
	const { files, gzipped } = await scriptsOf(page);
	expect.soft(gzipped, `the script of ${path} weighs`).toBeLessThanOrEqual(scriptGzippedMost);
	if (isFamilyPage(page)) {
		const isReadOnly = (await page.locator('main form').count()) === 0;
		expect.soft(requests + 1, `what ${path} asks for, with the picture of its tab`).toBeLessThanOrEqual(requestsMost);
		if (isReadOnly) expect.soft(files, `${path} has nothing to fill in`).toEqual([]);
		countWeight({ bytes, requests: requests + 1, script: gzipped, path });
	}
	await look(page, `${as} ${path}`);
}

/**
 * Bytes of everything that came for this page, headers and all, as they went over the wire, and how often was asked.
 * What the page before still asks for as it goes away is nobody's to wait for: the browser tells of its beginning only.
 */
async function weigh(page: Page, load: () => Promise<unknown>): Promise<{ bytes: number; requests: number }> {
	const wire = await page.context().newCDPSession(page);
	const asked = new Map<string, { url: string; loader: string }>();
	const sizes = new Map<string, number>();
	wire.on('Network.requestWillBeSent', ({ requestId, loaderId, request }) => {
		asked.set(requestId, { url: request.url, loader: loaderId });
	});
	wire.on(
		'Network.loadingFinished',
		({ requestId, encodedDataLength }) => void sizes.set(requestId, encodedDataLength),
	);
	wire.on('Network.loadingFailed', ({ requestId }) => void sizes.set(requestId, 0));
	await wire.send('Network.enable');
	await load();
	// a page's own request bears the name of all that is loaded for it
	const loader = [...asked.keys()].findLast((request) => asked.get(request)!.loader === request);
	let counted: [request: string, { url: string }][] = [];
	const stillComing = () => {
		counted = [...asked].filter(([, request]) => request.loader === loader);
		return counted.flatMap(([request, { url }]) => (sizes.has(request) ? [] : [url]));
	};
	await expect.poll(stillComing, { timeout: 15_000 }).toEqual([]);
	await wire.detach();
	const bytes = counted.reduce((sum, [request]) => sum + sizes.get(request)!, 0); // and nothing that began since
	return { bytes, requests: counted.length };
}

/** All the script of a page: its files, and the bytes of these and of what stands in the page, each packed by gzip. */
async function scriptsOf(page: Page): Promise<{ files: string[]; gzipped: number }> {
	const { files, inline } = await page.evaluate(() => ({
		files: performance.getEntriesByType('resource').map(({ name }) => name),
		inline: [...document.querySelectorAll('script:not([src], [type="application/json"])')].map(
			({ textContent }) => textContent,
		),
	}));
	const scripts = files.filter((file) => new URL(file).pathname.endsWith('.js'));
	const texts = await Promise.all(scripts.map(async (file) => (await page.request.get(file)).text()));
	const gzipped = [...texts, inline.join('\n')].reduce(
		(sum, text) => sum + (text === '' ? 0 : gzipSync(text).length),
		0,
	);
	return { files: scripts, gzipped };
}

/** A page built like one that is sound in both sizes is looked at on the phone alone: what fits there fits on a desk. */
async function look(page: Page, name: string): Promise<void> {
	for (const [size, { viewport, colorScheme }] of Object.entries({ phone, desk })) {
		await page.setViewportSize(viewport);
		await page.emulateMedia({ colorScheme });
		// as on arrival: a window that changes its size leaves something half under the header, which axe finds too small
		await page.evaluate(() => (scrollTo(0, 0), document.activeElement!.scrollIntoView({ block: 'nearest' })));
		const isNew = await isSound(page, { finer: process.env.FINER !== 'no' });
		const width = await page.evaluate(() => document.documentElement.scrollWidth);
		expect.soft(width, `${page.url()} on a screen ${viewport.width} wide`).toBeLessThanOrEqual(viewport.width);
		if (process.env.SCREENS) {
			mkdirSync(screens, { recursive: true });
			const file = `${name} ${size}`.trim().replace(/[^\w-]+/g, '-');
			await page.screenshot({ path: `${screens}/${file}.png`, fullPage: true });
		} else if (!isNew) return;
	}
}

async function draft(request: APIRequestContext, journey: string, answers: Record<string, string | string[]>) {
	const begun = { begun: crypto.randomUUID(), key: crypto.randomUUID() };
	const kept = await request.patch(`/api/drafts/${journey}`, { data: { ...begun, ...answers } });
	expect(kept.status()).toBe(204);
}

async function aPod(request: APIRequestContext): Promise<string> {
	const { pods } = (await (await request.get('/api/pods')).json()) as { pods: { id: string; name: string }[] };
	return pods.find(({ name }) => name === 'Oak')!.id;
}

/** A complaint in which every question is asked. The longest word there is finds what does not fold. */
async function everythingSaid(request: APIRequestContext): Promise<Record<string, string | string[]>> {
	return {
		pod: await aPod(request),
		about: 'manager',
		points: ['Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft', 'لم يتصل بي أحد.'],
		thanks: 'The cake.',
		'happened-day': '2',
		'happened-month': '11',
		'happened-year': '2026',
		'happened-words': 'In the morning',
		wants: 'https://example.org/a/very/long/address/that/has/no/place/to/break/anywhere/in/it',
		you: 'young',
		more: 'care_leaver',
		advocate: 'yes',
		keep: 'yes',
		reply: 'email',
		email: 'somebody.with.a.long.name@an-address-that-is-long.example',
		times: 'After 3',
		interpreter: 'spoken',
		spoken: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunt',
		name: 'Sam',
	};
}

/** A complaint of a child's, as far as an advocate needs it. */
async function complain(request: APIRequestContext, said: Record<string, unknown>): Promise<string> {
	const data = { kind: 'complaint', pod: await aPod(request), points: ['Nobody asks me.'], ...said };
	return ((await (await request.post('/api/representations', { data })).json()) as { id: string }).id;
}

/** A learning action that is done, of which nobody has been told. */
async function somethingLearned(request: APIRequestContext): Promise<string> {
	const id = await complain(request, {});
	const promise = { kind: 'learning', words: 'Say who covers.', owner: 'Graham', dueOn: '2026-11-18' };
	const made = await request.post(`/api/cases/${id}/promises`, { data: promise });
	const { id: promised } = (await made.json()) as { id: string };
	const path = `/api/cases/${id}/promises/${promised}/doing`;
	expect((await request.post(path, { data: { doneOn: '2026-11-18' } })).status()).toBe(204);
	return promised;
}

async function appoint(request: APIRequestContext, council: { staff: { id: string; role: string }[] }, id: string) {
	const accountId = council.staff.find(({ role }) => role === 'advocate')!.id;
	const declared = [
		'mayBeSubject',
		'managesSubject',
		'managesService',
		'controlsResources',
		'mayConsider',
		'childObjects',
	];
	const nothing = Object.fromEntries(declared.map((name) => [name, false]));
	const data = { name: 'Imani Castell', accountId, appointedOn: '2026-11-18', ...nothing };
	expect((await request.post(`/api/cases/${id}/advocacy/appointments`, { data })).status()).toBe(201);
}

interface Row {
	id: string;
	kind: string;
	progress: string;
	sentTo: string;
}

interface Messages {
	messages: { id: string }[];
}

/** One of each sort that this person finds in their lists. */
async function casesToSee(request: APIRequestContext): Promise<string[]> {
	const lists = await Promise.all(
		['', '?standing=late', '?kind=compliment'].map((asked) => request.get(`/api/cases${asked}`)),
	);
	const found = await Promise.all(
		lists.map(async (list) => (list.ok() ? ((await list.json()) as { rows: Row[] }).rows : [])),
	);
	const sorts = new Map(found.flat().map((row) => [`${row.kind} ${row.progress} ${row.sentTo}`, row.id]));
	return [...sorts.values()];
}

async function caseToAnswer(request: APIRequestContext): Promise<string | undefined> {
	const answer = await request.get('/api/cases?mine=yes&kind=complaint');
	if (!answer.ok()) return undefined;
	const { rows } = (await answer.json()) as { rows: Row[] };
	return rows.find(({ progress }) => progress === 'accepted')?.id;
}
