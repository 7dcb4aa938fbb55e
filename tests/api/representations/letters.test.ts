import { describe, expect, test } from 'vitest';
import { onwardIn } from '../../../api/representations/letters/kinds.ts';
import { wrongIn } from '../../../api/representations/letters/check.ts';
import { filled, withPassage } from '../../../api/representations/letters/fill.ts';
import { type Name, smallTown } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

interface Message {
	id: string;
	words: string;
	letter: string | null;
	template?: string | null;
	templateVersion?: number | null;
}
interface Refused {
	error: { code: string; fields?: Record<string, string> };
}

const ADDRESS = 'PO Box 4771, Coventry, CV4 0EH';

/** A complaint received on Monday 12 January 2026, with an office that writes letters about it. */
async function aCase(changes: Record<string, unknown> = {}, from: Name = 'maya') {
	const town = await smallTown({ at: '2026-01-12T10:00:00Z' });
	const { id } = await say(await town.as(from), aComplaint(town, changes));
	const omar = await town.as('omar');
	const seen = async () => (await omar.get<{ steps: unknown[]; mayTake: string[] }>(`/api/cases/${id}/steps`)).json;
	const step = async (what: string, more: object = {}, facts: object = {}) => {
		const body = {
			step: { what, on: town.clock.today(), ...facts },
			seen: (await seen()).steps.length,
			reason: 'CANARY-reason',
			words: 'Dear Maya',
			...more,
		};
		return omar.post<Refused & { words: string }>(`/api/cases/${id}/steps`, body);
	};
	const findings = async () =>
		(await town.db.selectFrom('complaint_point').select('id').where('representation_id', '=', id).execute()).map(
			(point) => ({ point: point.id, finding: 'upheld', words: 'We were late.' }),
		);
	const answer = async (more: object = {}) =>
		(await town.as('priya')).post<Refused & { words: string }>(`/api/cases/${id}/answer`, {
			findings: await findings(),
			words: 'Dear Maya',
			screened: true,
			...more,
		});
	const thread = async () =>
		(await (await town.as(from)).get<{ messages: Message[] }>(`/api/representations/${id}`)).json.messages;
	const file = async () => (await omar.get<{ messages: Message[] }>(`/api/cases/${id}`)).json.messages;
	const publish = (letter: string, words: string | null, more: object = {}, who: Name = 'omar') =>
		town.as(who).then((browser) =>
			browser.post<Refused & { version: number }>(`/api/letter-templates/${letter}/versions`, {
				language: 'en',
				wording: 'adult',
				words,
				...more,
			}),
		);
	return { town, id, omar, seen, step, answer, findings, thread, file, publish };
}

describe('the right to go on, and the Ombudsman', () => {
	test('stand in every answer and refusal by its kind', () => {
		expect(onwardIn('stage_1_answered')).toBe('right_stage_2');
		expect(onwardIn('stage_2_answered')).toBe('right_panel');
		expect(onwardIn('corporate_1_answered')).toBe('right_corporate_2');
		const last = ['stage_3_answered', 'corporate_2_answered'] as const;
		const refusals = ['next_stage_refused', 'interest_declined', 'lateness_declined', 'frozen'] as const;
		expect(new Set([...last, ...refusals].map(onwardIn))).toEqual(new Set(['right_ombudsman']));
	});

	test('an answer in which nobody wrote the right to go on has it all the same', async () => {
		const { answer, thread } = await aCase();
		await answer({ words: 'Dear Maya, no.' });
		const [{ words } = { words: '' }] = await thread();
		expect(words).toMatch(/^Dear Maya, no\.\n\nIf you are not happy with this answer, you can go on\./);
	});

	test('S44: a stage refused names the Ombudsman’s number and address, whatever was typed', async () => {
		const { answer, step, thread } = await aCase();
		await answer();
		await step('stage_2_requested', { words: null });
		expect((await step('next_stage_refused', { words: 'No.' })).status).toBe(204);
		const words = (await thread()).at(-1)!.words;
		expect(words).toContain(ADDRESS);
		expect(words.replaceAll('\u00a0', ' ')).toContain('0300 061 0614');
	});

	test('in a young person’s own words, and in Arabic, in their own language', async () => {
		const young = await aCase({ wording: 'young' });
		await young.answer();
		expect((await young.thread())[0]!.words).toContain('Somebody who is not in your pod then looks at all of it.');
		const arabic = await aCase({ language: 'ar' });
		await arabic.answer();
		expect((await arabic.thread())[0]!.words).toContain('إن لم يرضكم هذا الجواب فيمكنكم المواصلة');
	});

	test('a passage that is there already is not said twice', () => {
		expect(withPassage('Dear Maya\n\nYou can go\non.', 'You can go on.')).toBe('Dear Maya\n\nYou can go\non.');
		expect(withPassage('Dear Maya', 'You can go on.')).toBe('Dear Maya\n\nYou can go on.');
	});
});

describe('a rehearsal', () => {
	test('tells the letter exactly as it will be kept, and keeps nothing', async () => {
		const { answer, thread, seen } = await aCase();
		const before = (await seen()).steps.length;
		const rehearsed = await answer({ rehearse: true });
		expect(rehearsed.status).toBe(200);
		expect(await thread()).toEqual([]);
		expect((await seen()).steps).toHaveLength(before);
		await answer();
		expect((await thread())[0]!.words).toBe(rehearsed.json.words);
	});

	test('is refused like the step itself', async () => {
		const { step, thread, town } = await aCase();
		const early = await step('acknowledged', { rehearse: true }, { on: '2026-01-01' });
		expect(early.json.error.fields).toEqual({ on: 'representation.step.before_receipt' });
		const rehearsed = await step('acknowledged', { rehearse: true });
		expect([rehearsed.status, rehearsed.json.words]).toEqual([200, 'Dear Maya']);
		expect(await thread()).toEqual([]);
		expect(await town.db.selectFrom('letter').select('kind').where('kind', '=', 'staff_wrote').execute()).toEqual([]);
	});
});

describe('a button pressed twice', () => {
	test('by the same officer takes one step, and tells nobody that it was somebody else', async () => {
		const { step, seen, thread } = await aCase();
		const { length } = (await seen()).steps;
		const once = await step('acknowledged', { seen: length });
		const twice = await step('acknowledged', { seen: length });
		expect([once.status, twice.status]).toEqual([204, 204]);
		expect((await seen()).steps).toHaveLength(length + 1);
		expect(await thread()).toHaveLength(1);
	});

	test('at the same moment takes one step', async () => {
		const { step, seen, thread } = await aCase();
		const { length } = (await seen()).steps;
		const both = await Promise.all([1, 2].map(() => step('acknowledged', { seen: length })));
		expect(both.map(({ status }) => status)).toEqual([204, 204]);
		expect(await thread()).toHaveLength(1);
	});

	test('with another fact, or by another officer, it is told so', async () => {
		const { town, id, step, seen } = await aCase();
		const { length } = (await seen()).steps;
		const extend = (reason: string) => step('stage_1_extended', { seen: length }, { reason });
		await extend('complexity');
		expect((await extend('advocate')).json.error.code).toBe('representation.step.somebody_else');
		const ruth = await town.as('ruth');
		const same = { what: 'stage_1_extended', on: town.clock.today(), reason: 'complexity' };
		const body = { step: same, seen: length, reason: 'x', words: 'Dear' };
		expect((await ruth.post<Refused>(`/api/cases/${id}/steps`, body)).json.error.code).toBe(
			'representation.step.somebody_else',
		);
	});
});

describe('the council’s own texts', () => {
	test.each([
		['stage_1_extended', 'We need until {{day}}.', { missing: ['why'], unknown: [] }],
		['stage_1_answered', 'Our answer: {{gap}}', { missing: ['go_on'], unknown: [] }],
		['right_ombudsman', 'Call {{ombudsman}}.', { missing: ['ombudsman_address'], unknown: [] }],
		['acknowledged', 'By {{day}}, dear {{name}}.', { missing: [], unknown: ['name'] }],
		['acknowledged', 'By {{day}} or {{ day }} or {{', { missing: [], unknown: [' day ', '{{'] }],
		['late_answer', 'By {{day}}, at last {{last}}: {{phone}}. {{why}}', { missing: [], unknown: ['why'] }],
		['acknowledged', 'By {{day}}. {{advocacy}}', { missing: [], unknown: [] }],
	] as const)('what is wrong with %s as “%s”', (letter, text, wrong) => {
		expect(wrongIn(letter, text)).toEqual(wrong);
	});

	test('one without what must stand in it is not published, and it says what', async () => {
		const { publish, town } = await aCase();
		const refused = await publish('stage_1_extended', 'We need longer, {{dear}}.');
		expect(refused.status).toBe(422);
		expect(refused.json.error.fields).toEqual({
			'words.why': 'representation.template.gap_missing',
			'words.day': 'representation.template.gap_missing',
			'words.dear': 'representation.template.gap_unknown',
		});
		expect(await town.db.selectFrom('letter_template').selectAll().execute()).toEqual([]);
	});

	test('published, it is what is drafted from; the ones before are kept; and what ships can be gone back to', async () => {
		const { omar, publish } = await aCase();
		const current = async (voice = 'language=en&wording=adult') =>
			(await omar.get<Record<string, { words: string; version: number }>>(`/api/letter-templates?${voice}`)).json
				.withdrawn!;
		const shipped = await current();
		expect(shipped.version).toBe(0);
		expect((await publish('withdrawn', 'First.')).json.version).toBe(1);
		expect((await publish('withdrawn', 'Second.')).json.version).toBe(2);
		expect((await publish('withdrawn', 'Young.', { wording: 'young' })).json.version).toBe(3);
		expect(await current()).toMatchObject({ words: 'Second.', version: 2 });
		expect(await current('language=en&wording=young')).toMatchObject({ words: 'Young.', version: 3 });
		expect(await current('language=ar&wording=adult')).toMatchObject({ version: 0, language: 'ar' });
		expect((await publish('withdrawn', null)).json.version).toBe(4);
		expect(await current()).toEqual(shipped);
		const { versions } = (await omar.get<{ versions: object[] }>('/api/letter-templates/withdrawn')).json;
		expect(versions).toMatchObject([
			{ version: 4, words: null, by: 'Omar Reid' },
			{ version: 3, words: 'Young.', wording: 'young' },
			{ version: 2, words: 'Second.' },
			{ version: 1, words: 'First.' },
		]);
	});

	test('the portal’s own letters are written from them, and the day is filled in once', async () => {
		const { town, id, publish, thread } = await aCase();
		await publish('stopped', 'Ours: stopped on {{day}}. Ring {{phone}}.');
		await (await town.as('maya')).post(`/api/representations/${id}/steps`, { what: 'withdrawn' });
		expect((await thread())[0]).toMatchObject({
			letter: 'stopped',
			words: /^Ours: stopped on Monday 12 January/ as unknown,
		});
		expect(filled('{{why}}', { why: '{{phone}}', phone: '999' })).toBe('{{phone}}');
	});

	test('only the complaints manager publishes; officers read them, and nobody else finds the texts of before', async () => {
		const { town, publish } = await aCase();
		expect((await publish('withdrawn', 'Mine.', {}, 'ruth')).status).toBe(403);
		expect((await publish('withdrawn', 'Mine.', {}, 'priya')).status).toBe(403);
		expect((await publish('withdrawn', 'Mine.', {}, 'maya')).status).toBe(403);
		expect((await (await town.as('ruth')).get('/api/letter-templates/withdrawn')).status).toBe(200);
		expect((await (await town.as('priya')).get('/api/letter-templates/withdrawn')).status).toBe(403);
	});

	test('what nobody has a text for, or publishes in a language that we do not have, is refused', async () => {
		const { publish } = await aCase();
		expect((await publish('love_letter', 'Dear')).status).toBe(422);
		expect((await publish('withdrawn', 'Lieber', { language: 'de' })).status).toBe(422);
	});
});

describe('kept as sent', () => {
	test('a letter is kept word for word with the text it was written from, and a later text alters nothing', async () => {
		const { step, file, thread, publish } = await aCase();
		await publish('acknowledged', 'Ours, by {{day}}.');
		const words = 'Dear Maya\n\nOurs, by Monday 26 January 2026.\n\nOmar Reid';
		const sent = await step('acknowledged', { words, template: { letter: 'acknowledged', version: 1 } });
		expect(sent.status).toBe(204);
		await publish('acknowledged', 'Changed, by {{day}}.');
		await publish('acknowledged', null);
		expect(await file()).toMatchObject([{ words, template: 'acknowledged', templateVersion: 1, letter: null }]);
		expect((await thread())[0]).not.toHaveProperty('template');
	});

	test('the portal’s own letter keeps which text it was, too', async () => {
		const { town, id, file } = await aCase();
		await (await town.as('maya')).post(`/api/representations/${id}/steps`, { what: 'withdrawn' });
		expect(await file()).toMatchObject([{ letter: 'stopped', template: 'stopped', templateVersion: 0 }]);
	});

	test.each([
		{ letter: 'acknowledged', version: 7 },
		{ letter: 'withdrawn', version: 0 },
	])('a text that never was, or of another letter, is not noted: %o', async (template) => {
		const { step } = await aCase();
		expect((await step('acknowledged', { template })).json.error.fields).toEqual({
			template: 'representation.template.unknown',
		});
	});

	test('somebody who goes on to stage 2 hears at once who looks at it now, and by when', async () => {
		const { town, id, answer, thread } = await aCase();
		await answer();
		await (await town.as('maya')).post(`/api/representations/${id}/steps`, { what: 'stage_2_requested' });
		const last = (await thread()).at(-1)!;
		expect(last.letter).toBe('stage_2_requested');
		expect(last.words).toContain('by Monday 16 February 2026'); // 25 working days
		expect(last.words).toContain('until Wednesday 15 April 2026'); // 65 working days
	});
});
