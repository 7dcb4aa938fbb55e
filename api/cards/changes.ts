import type { Transaction } from 'kysely';
import { cardCodeFrom, printCardCode } from '../accounts/card-code.ts';
import type { Staff } from '../accounts/roles.ts';
import type { SecretKind } from '../accounts/secret.ts';
import type { Day, Instant } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { gateOf } from '../guesses.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { mistake, Refusal } from '../refusal.ts';
import { endSessionsOf } from '../session.ts';
import { hashSecret } from '../slow-hash.ts';
import type { World } from '../world.ts';
import { getCard, getOwner } from './queries.ts';
import { wrongWith } from './validity.ts';

/** What is printed, once: only hashes are kept. `scanned` is what the square holds. */
export interface IssuedCard {
	id: string;
	code: string;
	scanned: string;
}

/** Gives somebody a card. The one they had opens nothing from now on, and whoever has come in with it is out. */
export async function issue(
	world: World,
	who: Staff,
	accountId: string,
	{ secretKind, expiresOn }: { secretKind: SecretKind; expiresOn: Day },
): Promise<IssuedCard> {
	const today = world.clock.today();
	const wrong = wrongWith(expiresOn, today);
	if (wrong) throw mistake('expiresOn', wrong);
	await getOwner(world.db, who, accountId, today);
	const made = await makeCodes(world);
	const now = world.clock.now();
	return world.db.transaction().execute(async (trx) => {
		const { card } = await giveIn(trx, who, accountId, made, { secretKind, expiresOn }, now, today);
		return card;
	});
}

/** Gives somebody a card in the caller's transaction; with it the pod that stands on it. */
export async function giveIn(
	trx: Transaction<Database>,
	who: Staff,
	accountId: string,
	made: Awaited<ReturnType<typeof makeCodes>>,
	{ secretKind, expiresOn }: { secretKind: SecretKind; expiresOn: Day },
	now: Instant,
	today: Day,
) {
	const owner = await getOwner(trx, who, accountId, today);
	if (owner.ended_at !== null) throw new Refusal('cards.person.ended', 409);
	const replaced = await endCards(trx, who, accountId, now);
	const card = { id: newId(now), account_id: accountId, ...made.kept, secret_kind: secretKind };
	await trx
		.insertInto('access_card')
		.values({ ...card, ...{ expires_on: expiresOn, issued_at: now, issued_by: who.id, revoked_at: null } })
		.execute();
	await append(trx, {
		...{ at: now, who, what: 'card.issued', subject: 'account', subjectId: accountId },
		particulars: { card: card.id, secret: secretKind, expires_on: expiresOn, replaced },
	});
	return { card: { id: card.id, ...made.shown } satisfies IssuedCard, pod: owner.pod };
}

/** Takes a card back at once: it opens nothing, and nobody stays in with it. Harmless when it is taken back already. */
export async function revoke(world: World, who: Staff, cardId: string): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const card = await getCard(trx, who, cardId, world.clock.today());
		if (card.revoked_at !== null) return;
		await endCards(trx, who, card.account_id, now);
		const fact = { what: 'card.revoked', subject: 'account', subjectId: card.account_id } as const;
		await append(trx, { at: now, who, ...fact, particulars: { card: cardId } });
	});
}

/** The person has forgotten their secret: they keep the card and choose anew, which staff grant when they see them. */
export async function askNewSecret(world: World, who: Staff, cardId: string, secretKind: SecretKind): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const card = await getUsable(trx, world, who, cardId);
		await trx
			.updateTable('access_card')
			.set({ chosen_hash: null, secret_kind: secretKind })
			.where('id', '=', cardId)
			.execute();
		await endSessionsOf(trx, card.account_id, now);
		const fact = { what: 'card.secret_anew', subject: 'account', subjectId: card.account_id } as const;
		await append(trx, { at: now, who, ...fact, particulars: { card: cardId, secret: secretKind } });
	});
}

/** Says anew until when a card opens. One that has expired opens again. */
export async function setExpiry(world: World, who: Staff, cardId: string, expiresOn: Day): Promise<void> {
	const wrong = wrongWith(expiresOn, world.clock.today());
	if (wrong) throw mistake('expiresOn', wrong);
	await world.db.transaction().execute(async (trx) => {
		const card = await getUsable(trx, world, who, cardId);
		await trx.updateTable('access_card').set({ expires_on: expiresOn }).where('id', '=', cardId).execute();
		await append(trx, {
			...{ at: world.clock.now(), who, what: 'card.expiry_set', subject: 'account', subjectId: card.account_id },
			particulars: { card: cardId, expires_on: expiresOn, before: card.expires_on },
		});
	});
}

async function getUsable(trx: Transaction<Database>, world: World, who: Staff, cardId: string) {
	const card = await getCard(trx, who, cardId, world.clock.today());
	if (card.revoked_at !== null) throw new Refusal('cards.card.revoked', 409);
	return card;
}

/** Ends every card and session somebody has. Tells how many cards there were. */
async function endCards(trx: Transaction<Database>, who: Staff, accountId: string, now: Instant): Promise<number> {
	const { numUpdatedRows } = await trx
		.updateTable('access_card')
		.set({ revoked_at: now, revoked_by: who.id })
		.where('account_id', '=', accountId)
		.where('revoked_at', 'is', null)
		.executeTakeFirstOrThrow();
	await endSessionsOf(trx, accountId, now);
	return Number(numUpdatedRows);
}

/** The two codes of a card, and what is kept of them. Slow, so it is done before anything is held. */
export async function makeCodes(world: World) {
	const typed = cardCodeFrom(world.random(10));
	const scanned = { lookup: typed.lookup, secret: Buffer.from(world.random(16)).toString('base64url') };
	const [typed_hash, scanned_hash] = await Promise.all([hashSecret(typed.secret), hashSecret(scanned.secret)]);
	return {
		shown: { code: printCardCode(typed), scanned: `${scanned.lookup}.${scanned.secret}` },
		kept: {
			...{ lookup: typed.lookup, typed_hash, scanned_hash, chosen_hash: null },
			typed_gate: gateOf(world, 'card', typed),
			scanned_gate: gateOf(world, 'card', scanned),
		},
	};
}
