import { expect, test } from 'vitest';
import { csvOf } from '../../../api/representations/csv.ts';
import { type Name, smallTown, type Town } from '../../support/people.ts';
import { aComplaint, say } from '../../support/saying.ts';

const reason = 'The quarterly report.';

async function takeOut(town: Town, name: Name, asked: object = {}, why: string = reason) {
	const browser = await town.as(name);
	return town.app.request('/api/register-exports', {
		method: 'POST',
		headers: { 'content-type': 'application/json', cookie: `session=${browser.cookies.get('session')}` },
		body: JSON.stringify({ reason: why, asked }),
	});
}

const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer()).toString('utf8');

test('the list as asked goes out by RFC 4180 in UTF-8, with what a report needs and nobody’s words or name', async () => {
	const town = await smallTown();
	const maya = await town.as('maya');
	const { id, reference } = await say(
		maya,
		aComplaint(town, { points: ['CANARY-one', 'CANARY-two'], wants: 'CANARY-wants', name: 'CANARY-name' }),
	);
	await say(town.stranger(), aComplaint(town, { kind: 'compliment' }));
	const omar = await town.as('omar');
	await omar.post(`/api/cases/${id}/notes`, { words: 'CANARY-note' });
	const points = await town.db.selectFrom('complaint_point').select('id').where('representation_id', '=', id).execute();
	town.clock.set('2026-06-15T10:00:00Z');
	const priya = await town.as('priya');
	await priya.post(`/api/cases/${id}/acceptance`);
	await priya.post(`/api/cases/${id}/answer`, {
		findings: points.map((point, nth) => ({
			point: point.id,
			finding: nth ? 'not_upheld' : 'upheld',
			words: 'CANARY',
		})),
		words: 'CANARY-letter',
		screened: true,
	});
	const answer = await takeOut(town, 'omar', { kind: 'complaint' });
	expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
	expect(answer.headers.get('content-disposition')).toBe('attachment; filename="register-2026-06-15.csv"');
	expect(await bytesOf(answer)).toBe(
		[
			'\ufeffreference,kind,route,stage,phase,received,due,latest,answered,in_time,working_days,pod,with,channel,standing,' +
				'advocacy,points,upheld,partially_upheld,not_upheld,no_finding',
			`${reference},complaint,statutory_children,1,stage_1_answered,2026-06-08,2026-06-22,2026-07-06,2026-06-15,yes,5,` +
				'Otter,pod,portal,parent,not_offered,2,1,0,1,0',
			'',
		].join('\r\n'),
	);
});

test('a cell that a spreadsheet would run is made plain text, wherever the sign hides', () => {
	const cells = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '\u00a0@x', '\u200b=1', '\uff1dx', ' \uff0bx'];
	const lines = csvOf(cells.map((cell) => [cell, 'after']));
	for (const cell of cells) expect(lines, JSON.stringify(cell)).toContain(`'${cell}`);
	expect(csvOf([['Number = 1', 'a "word", said', 'A-B', -3, null]])).toBe('Number = 1,"a ""word"", said",A-B,-3,\r\n');
});

test('a pod called by a formula goes out as words', async () => {
	const town = await smallTown();
	await say(town.stranger(), aComplaint(town));
	await town.db.updateTable('pod').set({ name: '=cmd|x' }).where('id', '=', town.pod('otter')).execute();
	expect(await bytesOf(await takeOut(town, 'omar'))).toContain(",'=cmd|x,");
});

test('who took what out, when, why and how much is kept; words searched for stay out of the record', async () => {
	const town = await smallTown();
	await say(town.stranger(), aComplaint(town));
	await bytesOf(await takeOut(town, 'omar', { kind: 'complaint', search: 'rang' }));
	const record = await town.db.selectFrom('record').selectAll().where('subject', '=', 'register_export').execute();
	expect(record.map(({ what, who_id, at }) => ({ what, who_id, at }))).toEqual(
		['register.export_begun', 'register.exported'].map((what) => ({
			what,
			who_id: town.id('omar'),
			at: town.clock.now(),
		})),
	);
	expect(record.map(({ particulars }) => JSON.parse(particulars) as object)).toEqual([
		{ kind: 'complaint', searched: true, rows: 1 },
		{ rows: 1, whole: true },
	]);
	const kept = await town.db.selectFrom('register_export').selectAll().executeTakeFirstOrThrow();
	expect(kept).toMatchObject({ account_id: town.id('omar'), reason, asked: 'kind=complaint&search=rang' });
});

test('whoever goes away in the middle leaves behind how much they took', async () => {
	const town = await smallTown();
	await say(town.stranger(), aComplaint(town));
	const reader = (await takeOut(town, 'omar')).body!.getReader();
	await reader.read();
	await reader.cancel();
	const last = await town.db.selectFrom('record').selectAll().where('what', '=', 'register.exported').execute();
	expect(last.map(({ particulars }) => JSON.parse(particulars) as object)).toEqual([{ rows: 0, whole: false }]);
});

test('nothing goes out without a reason, to anybody but the complaints team, or about whoever asks', async () => {
	const town = await smallTown();
	await say(town.stranger(), aComplaint(town, { pod: null }));
	expect((await takeOut(town, 'omar', {}, ' ')).status).toBe(422);
	expect((await takeOut(town, 'omar', { colour: 'blue' })).status).toBe(422);
	for (const name of ['priya', 'grace', 'dora', 'dee', 'maya'] as const) {
		expect((await takeOut(town, name)).status, name).toBe(403);
	}
	await town.db
		.updateTable('representation')
		.set({ about_account_id: town.id('omar') })
		.execute();
	const lines = async (name: Name) => (await bytesOf(await takeOut(town, name))).trim().split('\r\n').length;
	expect(await lines('omar')).toBe(1);
	expect(await lines('ruth')).toBe(2);
});
