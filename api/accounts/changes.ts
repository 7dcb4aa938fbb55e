import type { Day } from '../calendar/day.ts';
import { guarded, passesGate } from '../guesses.ts';
import { append } from '../record.ts';
import { mistake, Refusal } from '../refusal.ts';
import { endSession, openSession } from '../session.ts';
import type { World } from '../world.ts';
import { type CardCode, readCardCode, readScanned } from './card-code.ts';
import { hashSecret, secretMatches } from '../slow-hash.ts';
import { findAwaited, findCard } from './queries.ts';
import type { Family, Who } from './roles.ts';
import { areDifferent, asKept, type Chosen, type SecretKind } from './secret.ts';

/** What somebody shows at the door: the code as typed, or `lookup.secret` as scanned; and their chosen secret: words, or pictures. */
export interface ShownCard {
	typed?: string | undefined;
	scanned?: string | undefined;
	chosen: string;
	/** In place of words, for whoever has pictures. */
	pictures?: readonly string[] | undefined;
}

export interface CameIn {
	token: string;
	awaitsSecret: boolean;
	secretKind: SecretKind;
	language: string;
	wording: 'adult' | 'young' | 'easy';
}

/**
 * Comes in with an access card. Unknown, wrong and revoked cards, and a wrong second secret, are one refusal after the
 * same work: both secrets are always checked, against nobody's hash if need be. What cannot be a code at all is refused by
 * arithmetic. `ip` is where it is tried from: too many wrong ones are told when to try again.
 */
export async function comeIn(
	world: World,
	shown: ShownCard,
	oldToken: string | undefined,
	ip: string | undefined,
): Promise<CameIn> {
	const code = readShown(shown);
	const found = code && (await check(world, code, secretOf(shown), ip));
	if (!found) throw new Refusal('accounts.card.not_recognised', 422);
	const { card, firstUse } = found;
	const now = world.clock.now();
	const token = await world.db.transaction().execute(async (trx) => {
		await append(trx, {
			at: now,
			who: { kind: 'family', id: card.account_id, sessionId: '', awaitsSecret: firstUse },
			what: 'session.started',
			subject: 'account',
			subjectId: card.account_id,
			particulars: { by: code.kind },
		});
		const opening = { kind: 'family', accountId: card.account_id, awaitsSecret: firstUse } as const;
		return openSession(trx, opening, now, oldToken);
	});
	return {
		...{ token, awaitsSecret: firstUse, secretKind: card.secret_kind },
		language: card.language,
		wording: card.wording,
	};
}

async function check(world: World, code: ShownCode, chosen: Chosen, ip: string | undefined) {
	const { lookup, secret, kind } = code;
	const card = await findCard(world.db, lookup);
	const holds = passesGate(world, 'card', code, kind === 'scanned' ? card?.scanned_gate : card?.typed_gate);
	const turn = holds ? 'first' : 'in_turn';
	const guesses = [
		{ at: 'card', ip, whose: lookup, holds },
		{ at: 'secret', ip, whose: lookup },
	] as const;
	return guarded(world, guesses, async () => {
		const [codeMatches, chosenMatches] = await Promise.all([
			secretMatches(kind === 'scanned' ? card?.scanned_hash : card?.typed_hash, secret, turn),
			secretMatches(card?.chosen_hash, asKept(chosen), turn),
		]);
		if (!card || !codeMatches || !stands(card, world.clock.today())) return { wrong: 'card' };
		const firstUse = card.chosen_hash === null;
		return firstUse || chosenMatches ? { right: { card, firstUse } } : { wrong: 'secret' };
	});
}

/**
 * Keeps the second secret chosen on first use: words or pictures, as the card was given for. Refuses 409 when it was chosen
 * already, 422 for the other kind or a picture that is chosen twice.
 */
export async function chooseSecret(world: World, who: Family, chosen: Chosen): Promise<void> {
	const secretKind = 'pictures' in chosen ? 'pictures' : 'words';
	if ('pictures' in chosen && !areDifferent(chosen.pictures)) throw mistake('pictures', 'accounts.secret.same_picture');
	const hash = await hashSecret(asKept(chosen));
	await world.db.transaction().execute(async (trx) => {
		const awaited = await findAwaited(trx, who.id);
		if (!awaited) throw new Refusal('accounts.secret.already_chosen', 409);
		if (awaited.secret_kind !== secretKind) throw new Refusal('accounts.secret.other_kind', 422);
		const { numUpdatedRows } = await trx
			.updateTable('access_card')
			.set({ chosen_hash: hash })
			.where('id', '=', awaited.id)
			.where('chosen_hash', 'is', null)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows === 0n) throw new Refusal('accounts.secret.already_chosen', 409);
		await trx.updateTable('session').set({ awaits_secret: 0 }).where('id', '=', who.sessionId).execute();
		await append(trx, {
			at: world.clock.now(),
			who,
			what: 'secret.chosen',
			subject: 'account',
			subjectId: who.id,
		});
	});
}

/** Leaves: the session is gone on the server before the answer goes out. */
export async function leave(world: World, who: Who, token: string | undefined): Promise<void> {
	if (token === undefined) return;
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		await endSession(trx, token, now);
		if (who.kind !== 'family' && who.kind !== 'staff' && who.kind !== 'advocate') return;
		await append(trx, { at: now, who, what: 'session.ended', subject: 'account', subjectId: who.id });
	});
}

function secretOf({ chosen, pictures }: ShownCard): Chosen {
	return pictures === undefined ? { chosen } : { pictures };
}

/** Not taken back, not past its last day in London, and of somebody whose account goes on. */
function stands(card: { revoked_at: string | null; ended_at: string | null; expires_on: Day | null }, today: Day) {
	return card.revoked_at === null && card.ended_at === null && (card.expires_on === null || card.expires_on >= today);
}

interface ShownCode extends CardCode {
	kind: 'typed' | 'scanned';
}

function readShown({ typed, scanned }: ShownCard): ShownCode | undefined {
	const code = scanned === undefined ? readCardCode(typed ?? '') : readScanned(scanned);
	return code && { ...code, kind: scanned === undefined ? 'typed' : 'scanned' };
}
