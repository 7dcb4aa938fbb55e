import { append } from '../record.ts';
import { Refusal } from '../refusal.ts';
import { endSession, openSession } from '../session.ts';
import type { World } from '../world.ts';
import { readCardCode } from './card-code.ts';
import { hashSecret, secretMatches } from '../slow-hash.ts';
import { findCard } from './queries.ts';
import type { Family, Who } from './roles.ts';

/** What somebody shows at the door: the code as typed, or `lookup.secret` as scanned; and their chosen secret. */
export interface ShownCard {
	typed?: string | undefined;
	scanned?: string | undefined;
	chosen: string;
}

export interface CameIn {
	token: string;
	awaitsSecret: boolean;
	language: string;
	wording: 'adult' | 'young' | 'easy';
}

/**
 * Comes in with an access card. Unknown, wrong and revoked cards, and a wrong second secret, are one refusal after the
 * same work: both secrets are always checked, against nobody's hash if need be.
 */
export async function comeIn(world: World, shown: ShownCard, oldToken: string | undefined): Promise<CameIn> {
	const { lookup, secret, kind } = readShown(shown);
	const card = await findCard(world.db, lookup);
	const [codeMatches, chosenMatches] = await Promise.all([
		secretMatches(kind === 'scanned' ? card?.scanned_hash : card?.typed_hash, secret),
		secretMatches(card?.chosen_hash, asChosen(shown.chosen)),
	]);
	const firstUse = card?.chosen_hash === null;
	const stands = card && card.revoked_at === null && card.ended_at === null;
	if (!stands || !codeMatches || !(firstUse || chosenMatches)) throw new Refusal('accounts.card.not_recognised', 422);

	const now = world.clock.now();
	const token = await world.db.transaction().execute(async (trx) => {
		await append(trx, {
			at: now,
			who: { kind: 'family', id: card.account_id, sessionId: '', awaitsSecret: firstUse },
			what: 'session.started',
			subject: 'account',
			subjectId: card.account_id,
			particulars: { by: kind },
		});
		const opening = { kind: 'family', accountId: card.account_id, awaitsSecret: firstUse } as const;
		return openSession(trx, opening, now, oldToken);
	});
	return { token, awaitsSecret: firstUse, language: card.language, wording: card.wording };
}

/** Keeps the second secret chosen on first use. Refuses when it was chosen already. */
export async function chooseSecret(world: World, who: Family, chosen: string): Promise<void> {
	const hash = await hashSecret(asChosen(chosen));
	await world.db.transaction().execute(async (trx) => {
		const { numUpdatedRows } = await trx
			.updateTable('access_card')
			.set({ chosen_hash: hash })
			.where('account_id', '=', who.id)
			.where('revoked_at', 'is', null)
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

/** Case, accents and spaces are forgiven: a person remembers words, not keystrokes. */
function asChosen(chosen: string): string {
	return chosen.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function readShown({ typed, scanned }: ShownCard): { lookup: string; secret: string; kind: 'typed' | 'scanned' } {
	if (scanned !== undefined) {
		const [lookup = '', secret = ''] = scanned.split('.', 2);
		return { lookup, secret, kind: 'scanned' };
	}
	const code = readCardCode(typed ?? '');
	return { lookup: code?.lookup ?? '', secret: code?.secret ?? '', kind: 'typed' };
}
