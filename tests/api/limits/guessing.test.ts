import { expect, test } from 'vitest';
import { cardCodeFrom, printCardCode, readCardCode } from '../../../api/accounts/card-code.ts';
import { gateOf, passesGate, recordGuesses } from '../../../api/guesses.ts';
import { newId } from '../../../api/ids.ts';
import { type GuessedAt, type Limit, limitsOfGuessing, limitsOfSending } from '../../../api/limits/policy.ts';
import { hashSecret } from '../../../api/slow-hash.ts';
import { forgetTries, holding, remember } from '../../../api/tries.ts';
import { visitor } from '../../support/client.ts';
import { smallTown, type Town } from '../../support/people.ts';
import { aComplaint } from '../../support/saying.ts';

const HOME = '198.51.100.7';
const SCHOOL = '203.0.113.9';
const FAR_AWAY = '192.0.2.1';
const secret = 'blue horse bus';

const freeOf = (at: GuessedAt, by: Limit['by']) => limitsOfGuessing[at].find((limit) => limit.by === by)!.free;

/** Cards of Kit's whose second secret is chosen already. */
async function cardsInUse(town: Town, many: number): Promise<string[]> {
	const [hash, now] = [await hashSecret(secret), town.clock.now()];
	const codes = Array.from({ length: many }, () => cardCodeFrom(town.world.random(10)));
	const rows = codes.map(async (code) => ({
		id: newId(now),
		account_id: town.id('kit'),
		lookup: code.lookup,
		typed_hash: await hashSecret(code.secret),
		scanned_hash: hash,
		typed_gate: gateOf(town.world, 'card', code),
		scanned_gate: null,
		chosen_hash: hash,
		issued_at: now,
		revoked_at: null,
	}));
	await town.db
		.insertInto('access_card')
		.values(await Promise.all(rows))
		.execute();
	return codes.map(printCardCode);
}

async function cardInUse(town: Town): Promise<string> {
	const [code] = await cardsInUse(town, 1);
	expect((await comeIn(town, HOME, code!)).status).toBe(201);
	return code!;
}

const comeIn = (town: Town, ip: string, typed: string, chosen = secret) =>
	visitor(town, { ip }).post('/api/session', { typed, chosen });

/** A code that leads nowhere, and none of the one in 4,096 that the gate lets through to the slow check. */
function inventedCode(town: Town): string {
	const code = cardCodeFrom(town.world.random(10));
	return passesGate(town.world, 'card', code, null) ? inventedCode(town) : printCardCode(code);
}
const lookupOf = (code: string) => readCardCode(code)!.lookup;

/** So many wrong guesses went before, from this address. */
async function guessedBefore(town: Town, at: GuessedAt, ip: string, many: number, whose = '') {
	const held = holding(town.world, limitsOfGuessing[at], { at, ip, whose });
	await remember(
		town.world,
		held.map(({ key, limit }) => ({ key, everySeconds: many * limit.everySeconds })),
	);
}

/** Guesses until it is slowed down. Tells how many were looked at, and the answer to the next. */
async function guessOn(guess: () => ReturnType<typeof comeIn>) {
	for (let looked = 0; ; looked += 1) {
		const answer = await guess();
		if (answer.status !== 422) return { looked, answer };
	}
}

test('a guesser is told when to try again, and is looked at again then', async () => {
	const town = await smallTown();
	await guessedBefore(town, 'card', FAR_AWAY, freeOf('card', 'place') - 1);
	expect((await comeIn(town, FAR_AWAY, inventedCode(town))).status).toBe(422);
	const answer = await comeIn(town, FAR_AWAY, inventedCode(town));
	expect(answer).toMatchObject({ status: 429, json: { error: { code: 'limits.guesses.wait' } } });
	expect((await comeIn(town, '192.0.2.77', inventedCode(town))).status, 'the same street of addresses').toBe(429);
	expect((await comeIn(town, SCHOOL, inventedCode(town))).status).toBe(422);
	const seconds = Number(answer.headers.get('retry-after'));
	expect(seconds).toBeGreaterThan(0);
	town.clock.pass({ minutes: seconds / 60 });
	expect((await comeIn(town, FAR_AWAY, inventedCode(town))).status).toBe(422);
	expect((await comeIn(town, FAR_AWAY, inventedCode(town))).status).toBe(429);
});

test('what comes at the same moment is not let through together', async () => {
	const town = await smallTown();
	await guessedBefore(town, 'card', FAR_AWAY, freeOf('card', 'place') - 2);
	const answers = await Promise.all(Array.from({ length: 30 }, () => comeIn(town, FAR_AWAY, inventedCode(town))));
	const looked = answers.filter(({ status }) => status === 422).length;
	expect(looked).toBeGreaterThan(0);
	expect(looked, 'two were left').toBeLessThanOrEqual(2);
});

test('a child comes in although somebody at the very same address, and the whole world, guess at codes', async () => {
	const town = await smallTown();
	const code = await cardInUse(town);
	await guessedBefore(town, 'card', HOME, 10_000, lookupOf(code));
	expect((await comeIn(town, HOME, inventedCode(town))).status).toBe(429);
	expect((await comeIn(town, HOME, code)).status).toBe(201);
});

test('a child comes in at home although somebody elsewhere guesses at their secret with a copy of the card', async () => {
	const town = await smallTown();
	const code = await cardInUse(town);
	await guessedBefore(town, 'secret', FAR_AWAY, 500, lookupOf(code));
	expect((await comeIn(town, FAR_AWAY, code, 'wrong words')).status).toBe(429);
	expect((await comeIn(town, SCHOOL, code, 'wrong words')).status, 'nobody came in from there yet').toBe(429);
	expect((await comeIn(town, HOME, code)).status).toBe(201);
});

test('a child comes in at school although a parent at home guesses with the card in hand', async () => {
	const town = await smallTown();
	const code = await cardInUse(town);
	const { looked, answer } = await guessOn(() => comeIn(town, HOME, code, 'wrong words'));
	expect(looked).toBe(freeOf('secret', 'whose_at_place'));
	expect(answer.status).toBe(429);
	expect((await comeIn(town, SCHOOL, code)).status).toBe(201);
});

test('a children’s home behind one address goes on: twenty children come in, and each mistypes twice', async () => {
	const town = await smallTown();
	const codes = await cardsInUse(town, 20);
	await guessedBefore(town, 'card', HOME, 40);
	const asTyped = (code: string) => code.replace(/(.)(.)$/, (_, last, check) => (last === 'X' ? 'Y' : 'X') + check);
	const answers = codes.map(async (code) => [
		(await comeIn(town, HOME, asTyped(code))).status,
		(await comeIn(town, HOME, code, 'blue hrose bus')).status,
		(await comeIn(town, HOME, code)).status,
	]);
	expect(await Promise.all(answers)).toEqual(codes.map(() => [422, 422, 201]));
});

test('seven words are guessed at no faster, and whoever holds the right ones is let in all the while', async () => {
	const town = await smallTown();
	const { json } = await town.stranger().post<{ returnCode: string }>('/api/representations', aComplaint(town));
	const come = (code: string) => visitor(town, { ip: FAR_AWAY }).post('/api/return', { code });
	await guessedBefore(town, 'return_code', FAR_AWAY, 10_000, json.returnCode.split(' ').slice(0, 3).join(' '));
	const wrong = json.returnCode.replace(/\S+$/, 'wrong');
	expect(await come(wrong)).toMatchObject({ status: 429, json: { error: { code: 'limits.guesses.wait' } } });
	expect((await come(json.returnCode)).status).toBe(200);
});

test('what people send is taken at once or a moment later, however much was sent before from the same address', async () => {
	const town = await smallTown();
	const held = holding(town.world, limitsOfSending, { at: 'sending', ip: HOME });
	await remember(
		town.world,
		held.map(({ key }) => ({ key, everySeconds: 86_400 })),
	);
	const start = performance.now();
	const send = () => visitor(town, { ip: HOME }).post('/api/representations', aComplaint(town));
	const answers = await Promise.all(Array.from({ length: 10 }, send));
	expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
	const atMostMs = Math.max(...limitsOfSending.map((limit) => limit.atMostMs));
	expect(performance.now() - start).toBeGreaterThan(atMostMs - 100);
	expect((await town.stranger().post('/api/urgent-items', { words: 'Help' })).status).toBe(201);
});

test('nothing is kept that says where anybody was, and it is forgotten when it slows nobody any more', async () => {
	const town = await smallTown();
	const code = await cardInUse(town);
	await comeIn(town, FAR_AWAY, code, 'wrong');
	const kept = JSON.stringify(await town.db.selectFrom('try').selectAll().execute());
	for (const place of ['198.51', '192.0.2', 'kit', lookupOf(code)]) expect(kept).not.toContain(place);
	town.clock.pass({ days: 61 });
	await forgetTries(town.world);
	expect(await town.db.selectFrom('try').selectAll().execute()).toEqual([]);
});

test('the record counts guesses and holds no line for each', async () => {
	const town = await smallTown();
	await guessedBefore(town, 'card', FAR_AWAY, freeOf('card', 'place') - 1);
	for (let times = 0; times < 3; times += 1) await comeIn(town, FAR_AWAY, inventedCode(town));
	await recordGuesses(town.world);
	await recordGuesses(town.world);
	const lines = await town.db.selectFrom('record').selectAll().where('what', '=', 'guesses.counted').execute();
	expect(lines.map(({ subject_id, particulars }) => [subject_id, JSON.parse(particulars)])).toEqual([
		['card', { wrong: 1, refused: 2 }],
	]);
});
