import { copyFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../api/database.ts';
import { keepOpenings } from '../../api/openings.ts';
import { openSession } from '../../api/session.ts';
import { askHowItWent } from '../../api/closure/changes-send.ts';
import { publishQuestions } from '../api/closure/asking.ts';
import { anInitialConference } from '../support/conferences.ts';
import type { Visitor } from '../support/client.ts';
import { aProgram, aWebhook } from '../support/programs.ts';
import { rehearse } from '../support/importing.ts';
import { type Name, smallTown, type Town } from '../support/people.ts';
import { aComplaint, anAdvocate, say } from '../support/saying.ts';

/**
 * Everybody who can knock, each with one way of being somebody. Kit is a child of Otter pod whose worker is Sam; Rowan is
 * the sibling, Maya the mother, Dan the father who lives elsewhere; Zoe is of another family and of Oak pod.
 */
export const askers = [
	...['nobody', 'visit', 'returning'],
	...['kit', 'maya', 'rowan', 'dan', 'zoe', 'ned'],
	...['sam', 'lena', 'joan', 'priya', 'ines', 'marcus', 'grace', 'stella'],
	...['omar', 'ruth', 'dee', 'beth', 'hugo', 'dora', 'quentin', 'ada'],
	...['imani', 'tolu'],
] as const;
export type Asker = (typeof askers)[number];

/** Whose the thing is that somebody asks for. `gone` never was, or is no longer. */
export const whose = ['kit', 'rowan', 'maya', 'aboutSam', 'zoe', 'ned', 'returning', 'gone'] as const;
export type Whose = (typeof whose)[number];

/** Words that are found wherever they are shown: of whom, and said where. */
export const canaryOf = (what: 'complaint' | 'views' | 'closure' | 'call_back' | 'urgent', of: Whose) =>
	`canary_${what}_of_${of}_.`;

export interface Things {
	/** The id for a gap in an address of a route, for the thing of that person. Undefined where there is none. */
	idFor(path: string, gap: string, of: Whose): string | undefined;
}

export interface MatrixTown extends Things {
	town: Town;
	browser(who: Asker): Visitor;
	/** Everything as it was when the town was made. */
	restore(): Promise<void>;
	close(): Promise<void>;
	/** Whether anything was written since the last time somebody asked. */
	wasWritten(): Promise<boolean>;
}

/** The town with one of everything, of everybody. Only on SQLite: its file is put back after each change. */
export async function matrixTown(): Promise<MatrixTown> {
	const town = await smallTown();
	await moreNeighbours(town);
	await publishQuestions(town);
	const things = await oneOfEverything(town);
	const browsers = await everybodyComesIn(town, things.returnCode);
	const [{ file } = { file: '' }] = (
		await sql<{ file: string }>`select file from pragma_database_list`.execute(town.db)
	).rows;
	const kept = `${file}.kept`;
	await sql`pragma wal_checkpoint(truncate)`.execute(town.db);
	await copyFile(file, kept);
	let watcher = await town.openAgain();
	let version = await versionSeenBy(watcher);
	return {
		town,
		...things,
		browser: (who) => browsers.get(who)!,
		restore: async () => {
			await Promise.all([town.world.db.destroy(), watcher.destroy()]);
			await copyFile(kept, file);
			[town.world.db, watcher] = [await town.openAgain(), await town.openAgain()];
			version = await versionSeenBy(watcher);
		},
		close: async () => {
			await Promise.all([watcher.destroy(), town.world.db.destroy()]);
			await town.close();
		},
		wasWritten: async () => {
			await keepOpenings(town.world); // who read what is written a moment later
			const before = version;
			version = await versionSeenBy(watcher);
			return version !== before;
		},
	};
}

/** Another connection is told a new number whenever somebody else has committed something: what was taken back is no change. */
async function versionSeenBy(watcher: Kysely<Database>): Promise<number> {
	const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(watcher);
	return rows[0]!.data_version;
}

/** People whom no other story needs: a family of Oak pod, and a service manager of no pod. */
async function moreNeighbours({ db, clock }: Town): Promise<void> {
	const unreachable = { contact_channel: 'portal', contact_detail: null, contact_times: null, ended_at: null };
	const neighbour = (id: string, name: string, kind: 'family' | 'staff', role: string) => ({
		...{ id: `account-${id}`, name, kind, role, email: null, language: 'en', wording: 'adult' as const },
		...{ ...unreachable, created_at: clock.now() },
	});
	await db
		.insertInto('account')
		.values([
			neighbour('zoe', 'Zoe', 'family', 'child_in_need'),
			neighbour('ned', 'Ned', 'family', 'parent'),
			neighbour('nell', 'Nell', 'family', 'parent'),
			neighbour('zed', 'Zed', 'family', 'parent'),
			neighbour('stella', 'Stella Ward', 'staff', 'service_manager'),
		])
		.execute();
	const places = { zoe: 'oak', zed: 'oak', ned: 'otter', nell: 'otter' } as const;
	await db
		.insertInto('allocation')
		.values(
			Object.entries(places).map(([who, pod]) => ({
				...{ id: `allocation-${who}`, account_id: `account-${who}`, pod_id: `pod-${pod}` },
				...{ worker_id: pod === 'oak' ? 'account-ines' : 'account-sam', started_on: '2025-09-01', ended_on: null },
			})),
		)
		.execute();
}

async function everybodyComesIn(town: Town, returnCode: string): Promise<Map<Asker, Visitor>> {
	const browsers = new Map<Asker, Visitor>();
	for (const who of askers) browsers.set(who, await comeIn(town, who, returnCode));
	return browsers;
}

async function comeIn(town: Town, who: Asker, returnCode: string): Promise<Visitor> {
	const stranger = town.stranger();
	if (who === 'nobody') return stranger;
	if (who === 'visit') {
		await stranger.patch('/api/drafts/tell-us-complaint', { wants: 'A ring' });
		return stranger;
	}
	if (who === 'returning') {
		await stranger.post('/api/return', { code: returnCode });
		return stranger;
	}
	if (who !== 'zoe' && who !== 'ned' && who !== 'stella') return town.as(who as Name);
	const kind = who === 'stella' ? 'staff' : 'family';
	const opening = { kind, accountId: `account-${who}`, proved: kind === 'staff' } as const;
	const token = await town.db.transaction().execute((trx) => openSession(trx, opening, town.clock.now(), undefined));
	stranger.cookies.set('session', token);
	return stranger;
}

/** What each address is about, by its beginning: the longest that fits. */
type Ids = Record<string, Partial<Record<Whose, string>>>;

async function oneOfEverything(town: Town): Promise<Things & { returnCode: string }> {
	const { ids: cases, letters, returnCode } = await complaints(town);
	const meetings = await conferences(town);
	const ended = await closures(town);
	const around = await otherThings(town, cases);
	await waysIn(town);
	await aThemeOfOurs(town);
	const idsAt: Record<string, Ids> = {
		'/api/representations': { representation: cases, message: letters },
		'/api/cases': { case: cases, ...around.ofCases },
		'/api/conferences': {
			conference: meetings.conference,
			invitation: meetings.invitation,
			answer: meetings.answer,
			part: firstParts,
		},
		'/api/closure': { invitation: ended.asked },
		'/api/closures': { closure: ended.closure },
		'/api/closure-people': { person: ended.person },
		'/api/closure-invitations': { invitation: ended.invitation },
		'/api/closure-answers': { answer: ended.answer },
		'/api/pods': { pod: { kit: 'pod-otter', zoe: 'pod-oak' } },
		'/api/drafts': { journey: { kit: 'tell-us' } },
		'/api/themes': { theme: { kit: 'theme-of-ours' } },
		'/api/sign-in/mine/sessions': { session: { kit: 'session-of-sam', zoe: 'session-of-ines' } },
		'/api/sign-in/mine/passkeys': { passkey: { kit: 'passkey-of-sam', zoe: 'passkey-of-ines' } },
		...around.elsewhere,
	};
	return {
		returnCode,
		idFor: (path, gap, of) => {
			if (of === 'gone') return 'never-was';
			const beginning = Object.keys(idsAt)
				.filter((start) => path === start || path.startsWith(`${start}/`))
				.toSorted((a, b) => b.length - a.length)[0];
			if (beginning === undefined) throw new Error(`Nobody made a thing for ${path}: give it one in town.ts.`);
			const known = idsAt[beginning]![gap];
			if (known === undefined) throw new Error(`Nobody made a {${gap}} for ${path}: give it one in town.ts.`);
			return known[of];
		},
	};
}

/** How many children were open, a day on which the service changed, and a figure of somebody else's. */
async function besideOurFigures({ db, clock }: Town): Promise<Record<string, Ids>> {
	const [recorded_at, recorded_by] = [clock.now(), 'account-omar'];
	const open = { period: '2026-05', pod_id: null, children: 412, source: 'Case system', because: null };
	await db
		.insertInto('children_open')
		.values({ id: 'children-of-may', ...open, recorded_by, recorded_at, replaced_at: null })
		.execute();
	await db
		.insertInto('known_change')
		.values({ id: 'pods-began', began_on: '2026-01-05', label: 'Pods', recorded_by, recorded_at, removed_at: null })
		.execute();
	const label = { series: 'ours', measure: 'complaints', definition: 'All', source: 'Report' };
	await db
		.insertInto('historic_figure')
		.values({ id: 'figure-of-ours', ...label, period: '2024-25', period_to_confirm: 0, figure: 30 })
		.execute();
	return {
		'/api/trends/children-open': { figure: { kit: 'children-of-may' } },
		'/api/trends/known-changes': { change: { kit: 'pods-began' } },
		'/api/trends/historic': { figure: { kit: 'figure-of-ours' } },
	};
}

async function aThemeOfOurs({ db, clock }: Town): Promise<void> {
	const theme = { id: 'theme-of-ours', kind: 'complaint' as const, name: 'Contact with brothers and sisters' };
	await db
		.insertInto('local_theme')
		.values({ ...theme, added_at: clock.now(), added_by: 'account-omar' })
		.execute();
}

/** What two workers come in with, and a session of each on another device: as good as theirs, for what is asked here. */
async function waysIn({ db, clock }: Town): Promise<void> {
	const [made_at, used_at] = [clock.now(), null];
	for (const who of ['sam', 'ines'] as const) {
		const account_id = `account-${who}`;
		const key = {
			id: `passkey-of-${who}`,
			credential_id: who,
			public_key: '',
			counter: 0,
			transports: '',
			name: 'Key',
		};
		await db
			.insertInto('passkey')
			.values({ account_id, ...key, made_at, used_at })
			.execute();
		const times = { proved_at: null, started_at: made_at, seen_at: made_at, ended_at: null };
		const session = {
			id: `session-of-${who}`,
			token_hash: `session-of-${who}`,
			kind: 'staff',
			came_by: 'passkey',
		} as const;
		const ofNothing = { representation_id: null, awaits_secret: 0 } as const;
		await db
			.insertInto('session')
			.values({ account_id, ...session, ...ofNothing, ...times })
			.execute();
	}
	const account_id = 'account-sam';
	const passphrase = { hash: '', app_sealed: '', last_step: 0, made_at, used_at };
	await db
		.insertInto('passphrase')
		.values({ account_id, ...passphrase })
		.execute();
	const identity = { issuer: 'https://directory.example', subject: 'sam', joined_at: made_at, used_at };
	await db
		.insertInto('directory_identity')
		.values({ account_id, ...identity })
		.execute();
}

async function complaints(town: Town) {
	const [kit, rowan, maya] = [await town.as('kit'), await town.as('rowan'), await town.as('maya')];
	const zoe = await comeIn(town, 'zoe', '');
	const omar = await town.as('omar');
	const complaint = (of: Whose, more: object) => aComplaint(town, { points: [canaryOf('complaint', of)], ...more });
	const child = { standing: null, advocate: true };
	const returning = await say(town.stranger(), complaint('returning', { ...child, standing: 'child_in_need' }));
	const ids = {
		kit: (await say(kit, complaint('kit', child))).id,
		rowan: (await say(rowan, complaint('rowan', child))).id,
		maya: (await say(maya, complaint('maya', {}))).id,
		aboutSam: (await say(maya, complaint('aboutSam', { about: 'worker', worker: town.id('sam') }))).id,
		zoe: (await say(zoe, complaint('zoe', { ...child, pod: town.pod('oak') }))).id,
		returning: returning.id,
	};
	for (const [pod, those] of [
		['priya', ['kit', 'rowan', 'maya', 'aboutSam', 'returning']],
		['marcus', ['zoe']],
	] as const) {
		for (const one of those) await (await town.as(pod)).post(`/api/cases/${ids[one]}/opening`);
	}
	await omar.post(`/api/cases/${ids.kit}/advocacy/appointments`, anAdvocate({ accountId: town.id('imani') }));
	await kit.post(`/api/representations/${ids.kit}/advocacy/access`);
	const letters: Ids[string] = {};
	for (const [of, browser] of [
		['kit', kit],
		['maya', maya],
	] as const) {
		const path = `/api/representations/${ids[of]}/messages`;
		letters[of] = (await browser.post<{ id: string }>(path, { words: 'One more thing' })).json.id;
	}
	return { ids, letters, returnCode: returning.returnCode! };
}

/** What each sent before their meeting, by its number. */
const firstParts = { kit: '1', rowan: '1', zoe: '1' };

async function conferences(town: Town) {
	const made: Ids = { conference: {}, invitation: {}, answer: {} };
	const meetings = [
		['kit', 'priya', 'beth'],
		['rowan', 'priya', 'beth'],
		['zoe', 'marcus', 'hugo'],
	] as const;
	for (const [child, manager, chair] of meetings) {
		const by = await town.as(manager);
		const planned = { ...anInitialConference, child: `account-${child}`, chair: town.id(chair) };
		const day = { heldOn: '2026-06-26', anchorOn: '2026-06-05' };
		const { json } = await by.post<{ id: string }>('/api/conferences', { ...planned, ...day });
		made.conference![child] = json.id;
		const asked = await by.post<{ id: string }>(`/api/conferences/${json.id}/invitations`, {
			...{ account: `account-${child}`, band: '8_11' },
		});
		made.invitation![child] = asked.json.id;
		const whoSays = await comeIn(town, child, '');
		const mine = await whoSays.get<{ version: { id: string } }>(`/api/conferences/mine/${asked.json.id}`);
		await whoSays.post(`/api/conferences/mine/${asked.json.id}/views`, {
			...{ version: mine.json.version.id, part: 1, fields: { home: '4', 'houses.worries': canaryOf('views', child) } },
		});
		const said = await whoSays.get<{ parts: { answers: { id: string }[] }[] }>(
			`/api/conferences/mine/${asked.json.id}`,
		);
		made.answer![child] = said.json.parts[0]!.answers[0]!.id;
	}
	return made as { conference: Ids[string]; invitation: Ids[string]; answer: Ids[string] };
}

/** Work with two people of Otter and one of Oak has ended. Ned answered by himself, the other two aloud. */
async function closures(town: Town) {
	const made = { closure: {}, person: {}, invitation: {}, asked: {}, answer: {} } as Record<
		string,
		Partial<Record<Whose, string>>
	>;
	for (const [of, people, manager, pod] of [
		['kit', ['ned', 'nell'], 'priya', 'otter'],
		['zoe', ['zed'], 'marcus', 'oak'],
	] as const) {
		const by = await town.as(manager);
		const ending = {
			...{ endedOn: town.clock.today(), hasDomesticAbuse: false },
			people: people.map((who) => ({
				...{ account: `account-${who}`, instrument: 'closure_parent', contact: 'safe', whyNotAsked: null },
			})),
		};
		const { json } = await by.post<{ id: string }>(`/api/pods/pod-${pod}/closures`, ending);
		made.closure![of] = json.id;
	}
	await askHowItWent(town.world);
	const asked = await town.db
		.selectFrom('closure_invitation')
		.innerJoin('closure_person', 'closure_person.id', 'closure_invitation.person_id')
		.select(['closure_invitation.id', 'person_id', 'account_id'])
		.where('sent_at', 'is not', null)
		.execute();
	const of = (who: string) => asked.find((one) => one.account_id === `account-${who}`)!;
	made.asked = { ned: of('ned').id };
	const ned = await comeIn(town, 'ned', '');
	await ned.post(`/api/closure/mine/${made.asked.ned}/start`, { withName: false });
	await ned.post(`/api/closure/mine/${made.asked.ned}/answers`, {
		...{ version: 'closure_parent-1', fields: { listened: 'yes' } },
	});
	for (const [whose, who, manager] of [
		['kit', 'nell', 'priya'],
		['zoe', 'zed', 'marcus'],
	] as const) {
		const by = await town.as(manager);
		const invitation = of(who).id;
		made.person![whose] = of(who).person_id;
		made.invitation![whose] = invitation;
		const answered = await by.post(`/api/closure-invitations/${invitation}/answers`, {
			...{ version: 'closure_parent-1', fields: { listened: 'yes', best: canaryOf('closure', whose) } },
			...{ how: 'aloud', on: town.clock.today(), present: 'Both of us', withName: true },
		});
		if (answered.status >= 300) throw new Error(`No answer: ${JSON.stringify(answered.json)}`);
		await by.post(`/api/closure-invitations/${invitation}/reading`);
		const { id } = await town.db
			.selectFrom('closure_answer')
			.innerJoin('response_answer', 'response_answer.response_id', 'closure_answer.response_id')
			.select('response_answer.id')
			.where('invitation_id', '=', invitation)
			.where('item', '=', 'best')
			.executeTakeFirstOrThrow();
		made.answer![whose] = id;
	}
	return made as Record<'closure' | 'person' | 'invitation' | 'asked' | 'answer', Ids[string]>;
}

/** Another browser of theirs, which they may end from this one. */
async function sessionOf(town: Town, who: Asker): Promise<string> {
	const other = await comeIn(town, who, '');
	const { json } = await other.get<{ id: string }[]>('/api/sessions/mine');
	return json[0]!.id;
}

async function otherThings(town: Town, cases: Ids[string]) {
	const [kit, zoe, omar] = [await town.as('kit'), await comeIn(town, 'zoe', ''), await town.as('omar')];
	const callBack = (browser: Visitor, words: string) =>
		browser.post('/api/call-backs', {
			...{ someoneElse: false, forAccountId: null, phone: '07700 900123', safeTimes: 'Noon', words },
		});
	await callBack(kit, canaryOf('call_back', 'kit'));
	await callBack(zoe, canaryOf('call_back', 'zoe'));
	const callBacks = await town.db.selectFrom('call_back').select(['id', 'account_id']).execute();
	const idOf = (account: string) => callBacks.find((one) => one.account_id === account)!.id;
	const away = async (manager: Name, pod: string, who: string) => {
		const absence = { accountId: who, fromOn: '2026-06-09', toOn: null, coverAccountId: null };
		const { json } = await (await town.as(manager)).post<{ id: string }>(`/api/pods/${pod}/absences`, absence);
		return json.id;
	};
	const view = await omar.post<{ id: string }>('/api/saved-views', { name: 'Mine', shared: false, asked: {} });
	const asked = { reason: 'A merger', asked: { kind: 'complaint' } };
	const proposal = await omar.post<{ id: string }>('/api/register-exports/proposals', asked);
	await town.db
		.insertInto('legal_hold')
		.values({
			...{ id: 'hold-of-ned', subject: 'person:account-ned', reason: 'A claim', put_on_by: town.id('omar') },
			...{ put_on_at: town.clock.now(), lifted_by: null, lifted_at: null, lifted_because: null },
		})
		.execute();
	await town.db
		.insertInto('erasure_certificate')
		.values({
			...{ id: 'certificate', kind: 'call_back', reference: 'gone', rule: 'call_back', erased: '{}', keys: 0 },
			...{ asked_by: town.id('omar'), agreed_by: town.id('ada'), erased_at: town.clock.now() },
		})
		.execute();
	const raised = await kit.post<{ id: string }>('/api/urgent-items', { words: canaryOf('urgent', 'kit') });
	const promise = await omar.post<{ id: string }>(`/api/cases/${cases!.kit}/promises`, {
		...{ kind: 'remedy', remedy: 'apology', words: 'We say sorry', owner: 'Priya Shah', dueOn: '2026-07-01' },
	});
	await omar.post(`/api/cases/${cases!.kit}/links`, {
		...{ reference: await referenceOf(town, cases!.rowan!), kind: 'related', reason: 'Siblings' },
	});
	const { id: link } = await town.db.selectFrom('link').select('id').executeTakeFirstOrThrow();
	await omar.post(`/api/cases/${cases!.kit}/redactions`, {
		...{ part: 'wants', partId: null, phrases: ['ring'], reason: 'A name' },
	});
	await town.db
		.insertInto('appointment')
		.values({
			...{ id: 'appointment-of-kit', representation_id: cases!.kit!, role: 'independent_person', name: 'Ada Quill' },
			...{ account_id: null, works_for_council: 0, partner_of_council: 0, manages_service: 0, was_involved: 0 },
			...{ appointed_on: town.clock.today(), appointed_by: town.id('omar'), ended_at: null },
		})
		.execute();
	await town.db.updateTable('letter').set({ state: 'stuck' }).execute();
	const { id: advocate } = await town.db.selectFrom('advocate').select('id').executeTakeFirstOrThrow();
	const { id: letter } = await town.db.selectFrom('letter').select('id').executeTakeFirstOrThrow();
	const { id: version } = await town.db.selectFrom('instrument_version').select('id').executeTakeFirstOrThrow();
	const ada = await town.as('ada');
	for (const who of ['sam', 'ines'] as const)
		await ada.post(`/api/staff/${town.id(who)}/sign-in-links`, { replaces: false });
	const related = await ada.post<{ id: string }>(`/api/people/${town.id('rowan')}/relations`, {
		...{ of: town.id('kit'), kind: 'sibling', hasResponsibility: false, from: town.clock.today() },
	});
	const imported = await rehearse(town, { people: 'person number,name,standing\n7,A,parent' });
	const cards: Partial<Record<Whose, string>> = {};
	for (const of of ['kit', 'zoe'] as const) {
		const card = await ada.post<{ id: string }>(`/api/people/account-${of}/cards`, { secretKind: 'words' });
		cards[of] = card.json.id;
	}
	const program = await aProgram(town, ['webhooks']);
	const webhook = await aWebhook(town, program.id, 'https://cases.example/alongside');
	await town.db.updateTable('letter').set({ state: 'stuck' }).where('channel', '=', 'webhook').execute();
	const learned = await omar.post<{ id: string }>(`/api/cases/${cases!.kit}/promises`, {
		...{ kind: 'learning', remedy: null, words: 'To ring', owner: 'Priya Shah', dueOn: town.clock.today() },
	});
	const done = { doneOn: town.clock.today() };
	await omar.post(`/api/cases/${cases!.kit}/promises/${learned.json.id}/doing`, done);
	const annual = '2025-26';
	await town.db
		.insertInto('annual_report')
		.values({
			...{ id: 'annual', year: annual, edition: 1, figures: '{"tables":[],"years":[]}', texts: '{}' },
			...{ because: null, digest: 'x', published_by: town.id('omar'), published_at: town.clock.now() },
		})
		.execute();
	for (const version of [1, 2]) {
		const month = { id: `month-${version}`, month: '2026-05', version, figures: '[]', causes: '[]' };
		const made = { rules: 1, digest: 'x', made_by: null, made_at: town.clock.now() };
		await town.db
			.insertInto('month_version')
			.values({ ...month, ...made })
			.execute();
	}
	const proclaimed = '2026-08-04';
	await omar.post('/api/holidays', { day: proclaimed, name: 'The coronation' });
	const ofCases: Ids = {
		promise: { kit: promise.json.id },
		link: { kit: link },
		advocate: { kit: advocate },
		appointment: { kit: 'appointment-of-kit' },
	};
	const elsewhere: Record<string, Ids> = {
		'/api/absences': {
			absence: {
				kit: await away('priya', 'pod-otter', town.id('sam')),
				zoe: await away('marcus', 'pod-oak', town.id('ines')),
			},
		},
		'/api/call-backs': { callBack: { kit: idOf(town.id('kit')), zoe: idOf('account-zoe') } },
		'/api/sessions': { session: { kit: await sessionOf(town, 'kit'), zoe: await sessionOf(town, 'zoe') } },
		'/api/retention': { kind: { kit: 'compliment' }, hold: { kit: 'hold-of-ned' } },
		'/api/erasures': { certificate: { kit: 'certificate' } },
		'/api/annual-reports': { year: { kit: annual } },
		'/api/committee-tables': { year: { kit: annual } },
		'/api/annual-drafts': { year: { kit: annual }, item: { kit: 'groups' } },
		'/api/months': { month: { kit: '2026-05' } },
		'/api/learning': { promise: { kit: learned.json.id } },
		'/api/proposals': { proposal: { kit: proposal.json.id } },
		'/api/saved-views': { view: { kit: view.json.id } },
		'/api/urgent-items': { item: { kit: raised.json.id } },
		'/api/imports': { import: { kit: imported.id } },
		'/api/programs': { program: { kit: program.id } },
		'/api/webhooks': { webhook: { kit: webhook } },
		'/api/letters': { letter: { kit: letter } },
		'/api/letter-templates': { letter: { kit: 'late_answer' } },
		'/api/questionnaires': { code: { kit: 'views_8_11' }, version: { kit: version } },
		'/api/guide': { topic: { kit: 'charter' } },
		'/api/guide-texts': { topic: { kit: 'charter' } },
		'/api/guide-topics': { topic: { kit: 'charter' } },
		'/api/holidays': { day: { kit: proclaimed } },
		...(await besideOurFigures(town)),
		'/api/clocks': { clock: { kit: 'stage_1' } },
		// of Otter, of Oak, and somebody who is no staff at all
		'/api/people': { person: { kit: 'account-kit', zoe: 'account-zoe' } },
		'/api/pod-book': { pod: { kit: 'pod-otter', zoe: 'pod-oak' } },
		'/api/places': { place: { kit: 'membership-sam', zoe: 'membership-ines' } },
		'/api/settings': { setting: { kit: 'duty_email' } },
		'/api/cards': { card: cards },
		'/api/relations': { relation: { kit: related.json.id } },
		'/api/staff': { account: { kit: 'account-sam', zoe: 'account-ines', rowan: 'account-rowan' } },
	};
	return { ofCases, elsewhere };
}

async function referenceOf({ db }: Town, id: string): Promise<string> {
	const { reference } = await db
		.selectFrom('representation')
		.select('reference')
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return reference;
}
