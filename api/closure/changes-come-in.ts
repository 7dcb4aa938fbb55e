import type { Staff, Who } from '../accounts/roles.ts';
import { gateOf, guarded, passesGate } from '../guesses.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { notFound, Refusal } from '../refusal.ts';
import { printReturnCode, readReturnCode, type ReturnCode, returnCodeFrom } from '../representations/return-code.ts';
import { findSession, openSession } from '../session.ts';
import { hashSecret, secretMatches } from '../slow-hash.ts';
import type { World } from '../world.ts';
import { isOver, isThere } from './invitation.ts';
import { mayDecide } from '../policy/closure.ts';
import { findCode, getInvitation, getMine, type Invitation } from './queries.ts';

/** What is printed on a card, in the words of the person it is for. It is told once: only its hash is kept. */
export interface Card {
	code: string;
	language: string;
	wording: 'adult' | 'young' | 'easy';
	expiresOn: string;
}

/** Makes the code of a card to hand over. Another one takes the place of the one before. */
export async function makeCard(world: World, who: Staff, invitationId: string): Promise<Card> {
	const invitation = await getInvitation(world.db, invitationId);
	if (!mayDecide(who, invitation.podId)) throw notFound();
	const code = returnCodeFrom(world.random(14));
	const secret_hash = await hashSecret(code.secret);
	const gate = gateOf(world, 'closure_code', code);
	const now = world.clock.now();
	return world.db.transaction().execute(async (trx) => {
		const { language, wording, expiresOn, ...facts } = await getInvitation(trx, invitationId);
		if (!isThere(facts)) throw new Refusal('closure.card.not_sent', 409);
		refuseWhatIsOver({ ...facts, expiresOn }, world.clock.today());
		await trx
			.updateTable('closure_code')
			.set({ revoked_at: now })
			.where('invitation_id', '=', invitationId)
			.where('revoked_at', 'is', null)
			.execute();
		const made = { invitation_id: invitationId, lookup: code.lookup, secret_hash, gate, made_by: who.id, made_at: now };
		await trx
			.insertInto('closure_code')
			.values({ id: newId(now), ...made, revoked_at: null })
			.execute();
		const what = 'closure_card.made';
		await append(trx, { at: now, who, what, subject: 'closure_invitation', subjectId: invitationId });
		return { code: printReturnCode(code), language, wording, expiresOn: expiresOn! };
	});
}

/**
 * Comes with the words of a card, from `ip`. Words that lead nowhere, that are wrong, or of a card that another took the
 * place of or whose invitation is held are one refusal after the same work. Proved right, "used" and "over" are told. Nothing
 * counts yet: that is the press after it.
 */
export async function comeIn(
	world: World,
	who: Who,
	typed: string,
	oldToken: string | undefined,
	ip: string | undefined,
): Promise<{ invitation: string; token: string | undefined }> {
	const code = readReturnCode(typed);
	const found = code && (await check(world, code, ip));
	const invitation = found && (await getInvitation(world.db, found.invitation_id));
	if (!invitation || !isThere(invitation)) throw new Refusal('closure.code.not_recognised', 422);
	refuseWhatIsOver(invitation, world.clock.today());
	const isOwn = who.kind === 'family' && !who.awaitsSecret && who.id === invitation.accountId;
	const token = isOwn ? undefined : await openVisit(world, invitation.id, oldToken);
	return { invitation: invitation.id, token };
}

async function check(world: World, code: ReturnCode, ip: string | undefined) {
	const found = await findCode(world.db, code.lookup);
	const holds = passesGate(world, 'closure_code', code, found?.gate);
	return guarded(world, [{ at: 'closure_code', ip, whose: code.lookup, holds }], async () => {
		const matches = await secretMatches(found?.secret_hash, code.secret, holds ? 'first' : 'in_turn');
		return found && matches ? { right: found } : { wrong: 'closure_code' };
	});
}

async function openVisit(world: World, invitationId: string, oldToken: string | undefined): Promise<string> {
	const now = world.clock.now();
	return world.db.transaction().execute(async (trx) => {
		const token = await openSession(trx, { kind: 'visit' }, now, oldToken);
		const { id } = (await findSession(trx, token))!;
		await trx.insertInto('closure_visit').values({ session_id: id, invitation_id: invitationId }).execute();
		const who = { kind: 'visit', sessionId: id } as const;
		const what = 'closure_invitation.come_to';
		await append(trx, { at: now, who, what, subject: 'closure_invitation', subjectId: invitationId });
		return token;
	});
}

/** The confirming press. A mail scanner follows links and presses nothing: opening a page counts for nothing. */
export async function start(world: World, who: Who, invitationId: string, withName: boolean): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const invitation = await getMine(trx, who, invitationId);
		refuseWhatIsOver(invitation, world.clock.today());
		await trx
			.updateTable('closure_invitation')
			.set({ opened_at: invitation.openedAt ?? now, with_name: withName ? 1 : 0 })
			.where('id', '=', invitationId)
			.execute();
		if (invitation.openedAt !== null) return;
		const what = 'closure_invitation.begun';
		await append(trx, { at: now, who, what, subject: 'closure_invitation', subjectId: invitationId });
	});
}

/** Answered already, or too late. */
export function refuseWhatIsOver(
	invitation: Pick<Invitation, 'answeredAt' | 'expiresOn' | 'openedAt'>,
	today: string,
): void {
	if (invitation.answeredAt !== null) throw new Refusal('closure.invitation.used', 409);
	if (isOver(invitation, today)) throw new Refusal('closure.invitation.expired', 409);
}
