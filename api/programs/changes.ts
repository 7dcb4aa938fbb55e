import type { Scope, Staff } from '../accounts/roles.ts';
import { announcedTest } from './events.ts';
import { queueEvent } from '../announce.ts';
import { type Day, plusDays } from '../calendar/day.ts';
import { newId } from '../ids.ts';
import { fingerprint, randomToken, seal } from '../keys.ts';
import { append } from '../record.ts';
import { mistake, notFound } from '../refusal.ts';
import type { World } from '../world.ts';
import { wrongIn } from './address.ts';
import { keyBits, keyDaysMost, printKey } from './key.ts';
import { newSigningSecret } from './signature.ts';

export interface ProgramAsked {
	name: string;
	scopes: readonly Scope[];
	expiresOn: Day;
}

/** Makes a key for a program. It is shown this once: its secret is kept as a fingerprint alone. */
export async function makeProgram(world: World, who: Staff, asked: ProgramAsked): Promise<{ id: string; key: string }> {
	const now = world.clock.now();
	const today = world.clock.today();
	if (asked.expiresOn < today) throw mistake('expiresOn', 'programs.key.already_over');
	if (asked.expiresOn > plusDays(today, keyDaysMost)) throw mistake('expiresOn', 'programs.key.too_long');
	const key = { lookup: randomToken(keyBits.lookup), secret: randomToken(keyBits.secret) };
	const id = newId(now);
	const scopes = [...new Set(asked.scopes)].join(' ');
	await world.db.transaction().execute(async (trx) => {
		await trx
			.insertInto('program')
			.values({
				...{ id, name: asked.name, lookup: key.lookup, secret_hash: fingerprint(key.secret), scopes },
				...{ made_at: now, made_by: who.id, expires_on: asked.expiresOn },
			})
			.execute();
		const particulars = { scopes, expires: asked.expiresOn };
		await append(trx, { at: now, who, what: 'program.made', subject: 'program', subjectId: id, particulars });
	});
	return { id, key: printKey(key) };
}

/** The key opens nothing from the next request on, and nothing more is sent to the program’s addresses. */
export async function revokeProgram(world: World, who: Staff, programId: string): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const { numUpdatedRows } = await trx
			.updateTable('program')
			.set({ revoked_at: now, revoked_by: who.id })
			.where('id', '=', programId)
			.where('revoked_at', 'is', null)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows === 0n) throw notFound();
		await append(trx, { at: now, who, what: 'program.revoked', subject: 'program', subjectId: programId });
	});
}

/** Adds an address that a program is told at. The secret that signs what is sent is shown this once, and kept sealed. */
export async function addWebhook(
	world: World,
	who: Staff,
	programId: string,
	url: string,
): Promise<{ id: string; secret: string }> {
	const wrong = wrongIn(url, world.config.insideHosts);
	if (wrong !== undefined) throw mistake('url', wrong);
	const now = world.clock.now();
	const id = newId(now);
	const secret = newSigningSecret();
	await world.db.transaction().execute(async (trx) => {
		const program = await trx
			.selectFrom('program')
			.select('scopes')
			.where('id', '=', programId)
			.where('revoked_at', 'is', null)
			.executeTakeFirst();
		if (!program) throw notFound();
		if (!program.scopes.split(' ').includes('webhooks')) throw mistake('url', 'programs.scope.no_webhooks');
		const sealed = seal(secret, world.key('webhooks'));
		await trx
			.insertInto('webhook')
			.values({ id, program_id: programId, url, sealed_secret: sealed, made_at: now, made_by: who.id })
			.execute();
		await append(trx, { at: now, who, what: 'webhook.added', subject: 'webhook', subjectId: id });
	});
	return { id, secret };
}

/** Nothing more is sent there; what still waits is not sent either. */
export async function endWebhook(world: World, who: Staff, webhookId: string): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const { numUpdatedRows } = await trx
			.updateTable('webhook')
			.set({ ended_at: now, ended_by: who.id })
			.where('id', '=', webhookId)
			.where('ended_at', 'is', null)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows === 0n) throw notFound();
		await trx
			.deleteFrom('letter')
			.where('channel', '=', 'webhook')
			.where('about', '=', webhookId)
			.where('state', '!=', 'sent')
			.execute();
		await append(trx, { at: now, who, what: 'webhook.ended', subject: 'webhook', subjectId: webhookId });
	});
}

/** Sends a message that says it is a test, the way of every other. */
export async function testWebhook(world: World, who: Staff, webhookId: string): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const webhook = await trx
			.selectFrom('webhook')
			.select('id')
			.where('id', '=', webhookId)
			.where('ended_at', 'is', null)
			.executeTakeFirst();
		if (!webhook) throw notFound();
		await queueEvent(trx, webhookId, announcedTest(webhookId, now));
		await append(trx, { at: now, who, what: 'webhook.tested', subject: 'webhook', subjectId: webhookId });
	});
}

/** Tries anew whatever could not be delivered there. */
export async function tryWebhookAgain(world: World, who: Staff, webhookId: string): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const { numUpdatedRows } = await trx
			.updateTable('letter')
			.set({ state: 'waiting', tries: 0, next_try_at: now })
			.where('channel', '=', 'webhook')
			.where('about', '=', webhookId)
			.where('state', '=', 'stuck')
			.executeTakeFirstOrThrow();
		if (numUpdatedRows === 0n) throw notFound();
		await append(trx, { at: now, who, what: 'webhook.tried_again', subject: 'webhook', subjectId: webhookId });
	});
}
