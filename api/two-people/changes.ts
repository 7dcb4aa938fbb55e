import type { Selectable, Transaction } from 'kysely';
import type { Staff, Who } from '../accounts/roles.ts';
import type { Instant } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { notFound, Refusal } from '../refusal.ts';
import { sealerFor } from '../sealing.ts';
import type { World } from '../world.ts';
import type { ProposalTable } from './table.ts';

type Proposal = Selectable<ProposalTable>;
import { mayAgree, mayPropose } from '../policy/two-people.ts';
import { type Act, lapsesOn, standingOf } from './two-people.ts';

export interface Asking {
	act: Act;
	subject: string;
	rule: string | null;
	reason: string;
}

/**
 * Asks for something that needs a second person, in the caller's transaction. Throws 409 `two_people.question.open` where
 * the same is asked for already. Returns the id of the proposal.
 */
export async function propose(
	world: World,
	trx: Transaction<Database>,
	who: Staff,
	{ act, subject, rule, reason }: Asking,
): Promise<string> {
	if (!mayPropose(who, act)) throw notFound();
	const now = world.clock.now();
	await endLapsed(world, trx);
	const id = newId(now);
	const seal = await sealerFor(trx, { account: who.id }, now);
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('proposal')
		.values({
			...{ id, act, subject, rule, reason: seal(id, reason), proposed_by: who.id, proposed_at: now },
			lapses_on: lapsesOn(world.clock.today()),
			...{ decision: null, decided_by: null, decided_at: null, done_at: null },
		})
		.onConflict((conflict) => conflict.columns(['act', 'subject']).where('decision', 'is', null).doNothing())
		.executeTakeFirstOrThrow();
	if (numInsertedOrUpdatedRows !== 1n) throw new Refusal('two_people.question.open', 409);
	await tell(trx, who, id, 'asked', now, { act });
	return id;
}

/** The second person says yes, in the caller's transaction. Only one answer is ever kept. Returns what was agreed to. */
export async function agreeTo(world: World, trx: Transaction<Database>, who: Staff, id: string): Promise<Proposal> {
	const proposal = await getKnown(trx, id);
	if (!mayAgree(who, named(proposal))) throw notFound();
	await decide(world, trx, who, proposal, 'agreed');
	return proposal;
}

/** The second person says no, or whoever asked takes it back. */
export async function turnDown(world: World, who: Staff, id: string): Promise<void> {
	await world.db.transaction().execute(async (trx) => {
		const proposal = await getKnown(trx, id);
		const isMine = proposal.proposed_by === who.id;
		if (!isMine && !mayAgree(who, named(proposal))) throw notFound();
		await decide(world, trx, who, proposal, isMine ? 'taken_back' : 'refused');
	});
}

/**
 * Uses an agreement, once: what goes out of the house goes to whoever asked, what is erased is erased by the second's yes, in the transaction of what is done: a second use at the same moment finds nothing left. Throws
 * 409 `two_people.agreement.missing` where it was not agreed to, was used, or lapsed.
 */
export async function useAgreement(
	world: World,
	trx: Transaction<Database>,
	who: Staff,
	asked: Pick<Asking, 'act' | 'subject'> & { id: string },
): Promise<void> {
	const now = world.clock.now();
	const { numUpdatedRows } = await trx
		.updateTable('proposal')
		.set({ done_at: now })
		.where('id', '=', asked.id)
		.where('act', '=', asked.act)
		.where('subject', '=', asked.subject)
		.where(asked.act === 'register_export' ? 'proposed_by' : 'decided_by', '=', who.id)
		.where('decision', '=', 'agreed')
		.where('done_at', 'is', null)
		.where('lapses_on', '>=', world.clock.today())
		.executeTakeFirstOrThrow();
	if (numUpdatedRows !== 1n) throw new Refusal('two_people.agreement.missing', 409);
	await tell(trx, who, asked.id, 'done', now, { act: asked.act });
}

/** What nobody answered in time is over, and the record says so. Harmless when done twice. */
export async function endLapsedProposals(world: World): Promise<void> {
	await world.db.transaction().execute((trx) => endLapsed(world, trx));
}

async function endLapsed(world: World, trx: Transaction<Database>): Promise<void> {
	const now = world.clock.now();
	const lapsed = await trx
		.updateTable('proposal')
		.set({ decision: 'lapsed', decided_at: now })
		.where('decision', 'is', null)
		.where('lapses_on', '<', world.clock.today())
		.returning('id')
		.execute();
	for (const { id } of lapsed) await tell(trx, { kind: 'system' }, id, 'lapsed', now);
}

async function decide(
	world: World,
	trx: Transaction<Database>,
	who: Staff,
	proposal: Proposal,
	decision: 'agreed' | 'refused' | 'taken_back',
): Promise<void> {
	const now = world.clock.now();
	if (standingOf(named(proposal), world.clock.today()) !== 'waiting')
		throw new Refusal('two_people.question.over', 409);
	const { numUpdatedRows } = await trx
		.updateTable('proposal')
		.set({ decision, decided_by: who.id, decided_at: now })
		.where('id', '=', proposal.id)
		.where('decision', 'is', null)
		.executeTakeFirstOrThrow();
	if (numUpdatedRows !== 1n) throw new Refusal('two_people.question.over', 409);
	await tell(trx, who, proposal.id, decision, now, { act: proposal.act });
}

async function getKnown(trx: Transaction<Database>, id: string): Promise<Proposal> {
	const row = await trx.selectFrom('proposal').selectAll().where('id', '=', id).executeTakeFirst();
	if (row === undefined) throw notFound();
	return row;
}

function named({ act, proposed_by, lapses_on, decision, done_at }: Proposal) {
	return { act, proposedBy: proposed_by, lapsesOn: lapses_on, decision, doneAt: done_at };
}

function tell(
	trx: Transaction<Database>,
	who: Who,
	id: string,
	happened: 'asked' | 'agreed' | 'refused' | 'taken_back' | 'lapsed' | 'done',
	at: Instant,
	particulars: Record<string, string> = {},
): Promise<void> {
	return append(trx, { at, who, what: `proposal.${happened}`, subject: 'proposal', subjectId: id, particulars });
}
