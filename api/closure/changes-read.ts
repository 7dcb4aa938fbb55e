import type { Staff } from '../accounts/roles.ts';
import { append } from '../record.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { getOpenable, getOpened } from './queries-results.ts';

/** The manager opens an answer: from now on it counts in what the pod sees, and its words can be handed on. */
export async function openAnswer(world: World, who: Staff, invitationId: string): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		await getOpenable(trx, who, invitationId);
		const { numInsertedOrUpdatedRows } = await trx
			.insertInto('closure_reading')
			.values({ invitation_id: invitationId, read_by: who.id, read_at: now })
			.onConflict((conflict) => conflict.column('invitation_id').doNothing())
			.executeTakeFirstOrThrow();
		if (numInsertedOrUpdatedRows !== 1n) return;
		const what = 'closure_answer.opened';
		await append(trx, { at: now, who, what, subject: 'closure_invitation', subjectId: invitationId });
	});
}

/** The manager lets the pod read the words of one answer, never whose they are unless they said so. */
export async function releaseWords(world: World, who: Staff, responseAnswerId: string): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const { invitation } = await getOpened(trx, who, responseAnswerId);
		const { numInsertedOrUpdatedRows } = await trx
			.insertInto('closure_release')
			.values({ response_answer_id: responseAnswerId, released_by: who.id, released_at: now })
			.onConflict((conflict) => conflict.column('response_answer_id').doNothing())
			.executeTakeFirstOrThrow();
		if (numInsertedOrUpdatedRows !== 1n) return;
		const what = 'closure_words.released';
		await append(trx, { at: now, who, what, subject: 'closure_invitation', subjectId: invitation });
	});
}

/** Taken back, they are no longer there at the next look. */
export async function takeBackWords(world: World, who: Staff, responseAnswerId: string): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const { invitation } = await getOpened(trx, who, responseAnswerId);
		const { numDeletedRows } = await trx
			.deleteFrom('closure_release')
			.where('response_answer_id', '=', responseAnswerId)
			.executeTakeFirstOrThrow();
		if (numDeletedRows !== 1n) throw new Refusal('closure.words.not_released', 409);
		const what = 'closure_words.taken_back';
		await append(trx, { at: now, who, what, subject: 'closure_invitation', subjectId: invitation });
	});
}
