import { describe, expect, test } from 'vitest';
import type { Fault } from '../../../api/imports/act.ts';
import { dayCell } from '../../../api/imports/cells.ts';
import { columnsOf, type Kind, kinds } from '../../../api/imports/kinds.ts';
import { delimiterOf } from '../../../api/imports/spreadsheet.ts';
import { emblems } from '../../../src/components/emblems.ts';
import staffText from '../../../src/text/en/imports.json' with { type: 'json' };
import { formOf, lines, rehearse, type Sent } from '../../support/importing.ts';
import { smallTown, type Town } from '../../support/people.ts';

async function town(): Promise<Town> {
	const made = await smallTown();
	const numbers = { 'account-sam': 'S1', 'account-lena': 'S2', 'account-maya': '1', 'account-dan': '2' };
	for (const [id, number] of Object.entries(numbers)) {
		await made.db.updateTable('account').set({ system_number: number }).where('id', '=', id).execute();
	}
	for (const code of ['otter', 'oak', 'heron']) {
		await made.db.updateTable('pod').set({ system_code: code }).where('id', '=', `pod-${code}`).execute();
	}
	return made;
}

const people = 'person number,name,standing';
const staff = 'staff number,name,role,email';
const pods = 'pod code,name,emblem,phone,email,opened on,closed on,open from,open to';
const memberships = 'pod code,staff number,role,started on,ended on';
const allocations = 'person number,pod code,worker,started on,ended on';

type Told = [code: Fault['code'], row: number | null, column: string | null, said?: string];

const table: [what: string, kind: Kind, rows: string[], told: Told[]][] = [
	['an empty file', 'people', [], [['file_empty', null, null]]],
	['a head and nothing below it', 'people', [people], [['only_a_head', null, null]]],
	['a column nobody knows', 'people', [`${people},shoe size`, '7,A,parent,40'], [['column_unknown', 1, 'shoe size']]],
	['a column missing', 'people', ['person number,name', '7,A'], [['column_missing', 1, 'standing']]],
	['a column there twice', 'people', [`${people},Name`, '7,A,parent,B'], [['column_twice', 1, 'Name']]],
	['a row cut short', 'people', [people, '7,A'], [['cells_wrong', 2, null]]],
	['a quote that never ends', 'people', [people, '7,"A,parent'], [['quotes_broken', null, null]]],
	['an empty cell that must not be', 'people', [people, '7,,parent'], [['empty', 2, 'name', '']]],
	['the same key twice', 'people', [people, '7,A,parent', '7,B,parent'], [['same_key_twice', 3, 'person number', '2']]],
	['a name of 400 characters', 'people', [people, `7,${'x'.repeat(400)},parent`], [['too_long', 2, 'name']]],
	['a name that a spreadsheet would run', 'people', [people, '7,=1+1,parent'], [['formula', 2, 'name', '=1+1']]],
	[
		'a number that a spreadsheet would run',
		'people',
		[people, '"=""007""",A,parent'],
		[['formula', 2, 'person number']],
	],
	['a number with a blank in it', 'people', [people, '7 8,A,parent'], [['not_a_key', 2, 'person number', '7 8']]],
	['a name on two lines', 'people', [people, '7,"A\nB",parent'], [['one_line', 2, 'name']]],
	['a standing that is none', 'people', [people, '7,A,uncle'], [['not_a_choice', 2, 'standing']]],
	[
		'every mistake of a row at once',
		'people',
		[people, '7 8,=A,uncle', ',A,parent'],
		[
			['not_a_key', 2, 'person number'],
			['formula', 2, 'name'],
			['not_a_choice', 2, 'standing'],
			['empty', 3, 'person number'],
		],
	],
	['an email that is none', 'staff', [staff, 'S7,A,director,a b@c'], [['not_an_email', 2, 'email', 'a b@c']]],
	['somebody else’s email', 'staff', [staff, 'S7,A,director,sam@council.example'], [['email_taken', 2, 'email']]],
	[
		'an opening hour after the closing',
		'pods',
		[pods, 'K,K,fox,01632 960 1,a@b.example,2026-06-01,,17:00,09:00'],
		[['hours_backwards', 2, 'open to']],
	],
	[
		'a pod closed before it opens',
		'pods',
		[pods, 'K,K,fox,01632 960 1,a@b.example,2026-06-01,2026-05-01,,'],
		[['ends_before_start', 2, 'closed on']],
	],
	[
		'another pod’s name',
		'pods',
		[pods, 'K,Otter,fox,01632 960 1,a@b.example,2026-06-01,,,'],
		[['name_taken', 2, 'name']],
	],
	['a phone of letters', 'pods', [pods, 'K,K,fox,ring me,a@b.example,2026-06-01,,,'], [['not_a_phone', 2, 'phone']]],
	[
		'a pod that does not exist',
		'memberships',
		[memberships, 'elm,S1,social_worker,2026-07-01,'],
		[['no_such_pod', 2, 'pod code', 'elm']],
	],
	[
		'a pod that has closed',
		'memberships',
		[memberships, 'heron,S1,social_worker,2026-07-01,'],
		[['no_such_pod', 2, 'pod code']],
	],
	[
		'staff nobody knows',
		'memberships',
		[memberships, 'oak,S9,social_worker,2026-07-01,'],
		[['no_such_staff', 2, 'staff number', 'S9']],
	],
	[
		'a role that is none in a pod',
		'memberships',
		[memberships, 'oak,S1,director,2026-07-01,'],
		[['not_a_choice', 2, 'role']],
	],
	[
		'an end before its start',
		'memberships',
		[memberships, 'oak,S1,social_worker,2026-07-02,2026-07-01'],
		[['ends_before_start', 2, 'ended on']],
	],
	[
		'a membership that overlaps one that is kept',
		'memberships',
		[memberships, 'otter,S1,social_worker,2026-07-01,'],
		[['overlaps_kept', 2, 'started on', '2021-03-01']],
	],
	[
		'memberships that overlap each other',
		'memberships',
		[memberships, 'oak,S1,social_worker,2026-07-01,2026-07-31', 'oak,S1,social_worker,2026-07-31,'],
		[['overlaps_row', 3, 'started on', '2']],
	],
	[
		'a person nobody knows',
		'allocations',
		[allocations, '9,oak,,2026-07-01,'],
		[['no_such_person', 2, 'person number']],
	],
	[
		'two pods for one person at once',
		'allocations',
		[allocations, '1,oak,S1,2026-07-01,'],
		[['overlaps_kept', 2, 'started on', '2025-09-01']],
	],
	[
		'a day with its month first',
		'allocations',
		[allocations, '1,oak,,07/31/2026,'],
		[['day_month_first', 2, 'started on']],
	],
	[
		'a day that may be either, beside one with its month first',
		'allocations',
		[...[allocations, '1,otter,,2025-09-01,08/06/2026', '2,otter,,2025-09-01,06/23/2026']],
		[
			['day_ambiguous', 2, 'ended on', '08/06/2026'],
			['day_month_first', 3, 'ended on'],
		],
	],
];

describe('each thing wrong is told by row and column', () => {
	test.each(table)('%s', async (_what, kind, rows, told) => {
		const { faults, counts } = await rehearse(await town(), { [kind]: lines(...rows) });
		expect(faults.map(({ row, code, column }) => [code, row, column])).toEqual(told.map((one) => one.slice(0, 3)));
		for (const [at, [, , , said]] of told.entries()) if (said !== undefined) expect(faults[at]!.said ?? '').toBe(said);
		expect(counts.faults).toBe(told.length);
	});

	test('what has a mistake in it cannot be done', async () => {
		const dry = await rehearse(await town(), { people: lines(people, '7,A,parent', '8,=A,parent') });
		expect(dry.counts.acts.people.addition).toBe(1);
		expect((await dry.do()).status).toBe(409);
	});

	test('one pod left and another begun the day after is no overlap, in whichever order the rows come', async () => {
		const rows = ['1,oak,S1,2026-07-01,', '1,otter,S1,2025-09-01,2026-06-30'];
		for (const file of [rows, rows.toReversed()]) {
			const dry = await rehearse(await town(), { allocations: lines(allocations, ...file) });
			expect(dry.faults).toEqual([]);
			expect(dry.counts.acts.allocations).toMatchObject({ addition: 1, change: 1 });
		}
	});

	test('more mistakes than can be read are counted, and the first thousand told', async () => {
		const rows = Array.from({ length: 1500 }, (_, at) => `${at + 10},=A,parent`);
		const { counts } = await rehearse(await town(), { people: lines(people, ...rows) });
		expect(counts.faults).toBe(1500);
	});
});

describe('files as spreadsheets write them', () => {
	const text = lines('Person number;NAME;Standing', '007;"Zoë; ""Zo"" Ünal";care leaver', '', '8;"A";parent', '');
	const utf16 = (bigEndian: boolean) => {
		const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
		return bigEndian ? bytes.swap16() : bytes;
	};
	const files: Record<string, string | Uint8Array> = {
		'UTF-8': text,
		'UTF-8 with its mark': `\ufeff${text}`,
		'UTF-16, little end first': utf16(false),
		'UTF-16, big end first': utf16(true),
		'tabs and Unix lines': text
			.replaceAll(';', (mark, at: number) => (text[at + 1] === ' ' ? mark : '\t'))
			.replaceAll('\r', ''),
	};
	test.each(Object.keys(files))('%s', async (name) => {
		const dry = await rehearse(await town(), { people: files[name]! });
		expect(dry.faults).toEqual([]);
		expect(await dry.acts('people', 'addition')).toMatchObject([
			{ row: 2, name: 'Zoë; "Zo" Ünal (007)', shown: { role: 'care_leaver', wording: 'young' } },
			{ row: 4, name: 'A (8)' },
		]);
	});

	test.each([
		['Windows’ own letters', Buffer.from(text, 'latin1')],
		['UTF-16 without its mark', Buffer.from(text, 'utf16le')],
		['a spreadsheet that is no text', Buffer.from('PK\u0003\u0004\u0000\u0000\u00ff\u00fe', 'latin1')],
	])('%s are not guessed at', async (_name, bytes) => {
		const { faults } = await rehearse(await town(), { people: bytes });
		expect(faults).toMatchObject([{ code: 'encoding_unknown', row: null }]);
	});

	test('the mark between cells is read from the head, whatever is in quotes there', () => {
		expect(delimiterOf('a;b;c\n1,2,3,4')).toBe(';');
		expect(delimiterOf('"x;y;z",b')).toBe(',');
	});

	test.each([
		['2026-06-08', '2026-06-08'],
		['8/6/2026', '2026-06-08'],
		['08/06/2026 00:00', '2026-06-08'],
		['2026-06-08T00:00:00', '2026-06-08'],
		['08/06/26', 'day_short_year'],
		['46181', 'day_as_number'],
		['31/06/2026', 'not_a_day'],
		['2026-02-30', 'not_a_day'],
		['June 2026', 'not_a_day'],
		['2026-06-08 09:30', 'not_a_day'],
	])('the day %s is %s', (written, read) => {
		const cell = dayCell(false)(written);
		expect('value' in cell ? cell.value : cell.wrong).toBe(read);
	});
});

describe('the door of an import', () => {
	const send = async (made: Town, body: FormData, who: 'ada' | 'ruth' = 'ada') => {
		const browser = await made.as(who);
		const headers = { cookie: `session=${browser.cookies.get('session')}` };
		const answer = await made.app.request('/api/imports', { method: 'POST', headers, body });
		return { status: answer.status, json: (await answer.json()) as { error: { code: string } } };
	};

	test('is the administrator’s, and doing it asks them to prove anew who they are', async () => {
		const made = await town();
		const file: Sent = { people: lines(people, '7,A,parent') };
		expect((await send(made, formOf(file, 'changes'), 'ruth')).status).toBe(403);
		const dry = await rehearse(made, file);
		await made.db.updateTable('session').set({ proved_at: '2026-06-08T09:00:00.000Z' }).execute();
		const ada = await made.as('ada');
		await made.db.updateTable('session').set({ proved_at: '2026-06-08T09:00:00.000Z' }).execute();
		const stale = await ada.post<{ error: { code: string } }>(`/api/imports/${dry.id}/doing`);
		expect([stale.status, stale.json.error.code]).toEqual([403, 'door.identity.stale']);
	});

	test('asks for a file, and takes none that is too large', async () => {
		const made = await town();
		const none = await send(made, formOf({}, 'changes'));
		expect([none.status, none.json.error.code]).toEqual([422, 'imports.import.no_file']);
		const unnamed = new FormData();
		unnamed.set('picture', 'some');
		expect((await send(made, unnamed)).status).toBe(422);
		const large = await send(made, formOf({ people: 'x'.repeat(25 * 1024 * 1024 + 1) }, 'changes'));
		expect([large.status, large.json.error.code]).toEqual([413, 'door.body.too_large']);
	});
});

test('every mistake, every column and every choice has words, and every emblem is drawn', () => {
	const codes = table.flatMap(([, , , told]) => told.map(([code]) => code));
	expect(codes.filter((code) => !(`fault.${code}` in staffText))).toEqual([]);
	const fields = kinds.flatMap((kind) => columnsOf[kind].map(({ field }) => `field.${kind}.${field}`));
	expect(fields.filter((key) => !(key in staffText))).toEqual([]);
	const emblem = columnsOf.pods.find(({ name }) => name === 'emblem');
	expect(emblem?.choices?.toSorted()).toEqual(Object.keys(emblems).toSorted());
});
