import type { Transaction } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { mistake, notFound, Refusal } from '../refusal.ts';
import { propose } from '../two-people/changes.ts';
import type { World } from '../world.ts';
import { findHolds } from './queries.ts';
import { type Kind, nameOf, readSubject, shipped, type Subject } from './schedule.ts';

/** The council keeps one kind of thing for so long. Refuses less than what the law and the year's report need. */
export async function setRule(world: World, who: Staff, kind: Kind, months: number, reason: string): Promise<void> {
	if (months < shipped[kind].least) throw mistake('months', 'retention.months.too_short');
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		await trx
			.insertInto('retention_rule')
			.values({ id: newId(now), kind, months, reason, set_by: who.id, set_at: now })
			.execute();
		const particulars = { months };
		await append(trx, { at: now, who, what: 'retention.set', subject: 'retention_rule', subjectId: kind, particulars });
	});
}

/** What came to its end is kept until another day, for a reason. */
export async function keepLonger(
	world: World,
	who: Staff,
	{ subject, untilOn, reason }: { subject: string; untilOn: Day; reason: string },
): Promise<void> {
	if (untilOn <= world.clock.today()) throw mistake('untilOn', 'retention.until.not_ahead');
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		await getSubject(trx, who, subject);
		const row = { subject, until_on: untilOn, reason, decided_by: who.id, decided_at: now };
		await trx
			.insertInto('kept_longer')
			.values({ id: newId(now), ...row })
			.execute();
		const particulars = { untilOn };
		await append(trx, {
			at: now,
			who,
			what: 'retention.kept_longer',
			subject: 'retention',
			subjectId: subject,
			particulars,
		});
	});
}

/** Puts a person, or a representation, on hold. */
export async function putOnHold(world: World, who: Staff, subject: string, reason: string): Promise<string> {
	const now = world.clock.now();
	return world.db.transaction().execute(async (trx) => {
		await getSubject(trx, who, subject);
		const id = newId(now);
		const { numInsertedOrUpdatedRows } = await trx
			.insertInto('legal_hold')
			.values({
				...{ id, subject, reason, put_on_by: who.id, put_on_at: now },
				...{ lifted_by: null, lifted_at: null, lifted_because: null },
			})
			.onConflict((conflict) => conflict.columns(['subject']).where('lifted_at', 'is', null).doNothing())
			.executeTakeFirstOrThrow();
		if (numInsertedOrUpdatedRows !== 1n) throw new Refusal('retention.hold.stands', 409);
		await append(trx, { at: now, who, what: 'hold.put_on', subject: 'retention', subjectId: subject });
		return id;
	});
}

export async function liftHold(world: World, who: Staff, id: string, because: string): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const lifted = await trx
			.updateTable('legal_hold')
			.set({ lifted_by: who.id, lifted_at: now, lifted_because: because })
			.where('id', '=', id)
			.where('lifted_at', 'is', null)
			.returning('subject')
			.executeTakeFirst();
		if (lifted === undefined) throw notFound();
		await append(trx, { at: now, who, what: 'hold.lifted', subject: 'retention', subjectId: lifted.subject });
	});
}

/**
 * Asks a second person to agree to an erasure: of what has come to its end, or because somebody has the right to ask for
 * it. Throws 409 `retention.hold.stands` while a hold is on it. Returns the id of the proposal.
 */
export async function askToErase(
	world: World,
	who: Staff,
	{ subject, rule, reason }: { subject: string; rule: string; reason: string },
): Promise<string> {
	return world.db.transaction().execute(async (trx) => {
		const found = await getSubject(trx, who, subject);
		if ((await findHolds(trx, found)).length > 0) throw new Refusal('retention.hold.stands', 409);
		return propose(world, trx, who, { act: 'erasure', subject: nameOf(found), rule, reason });
	});
}

/** A thing that is there, is not erased, and is not about whoever asks. */
async function getSubject(trx: Transaction<Database>, who: Staff, text: string): Promise<Subject> {
	const subject = readSubject(text);
	if (subject === undefined) throw mistake('subject', 'form.field.not_a_choice');
	if (!(await isThere(trx, who, subject))) throw notFound();
	return subject;
}

async function isThere(trx: Transaction<Database>, who: Staff, { kind, id }: Subject): Promise<boolean> {
	if (kind === 'representation') {
		const row = await trx
			.selectFrom('representation')
			.select(['about_account_id', 'erased_at'])
			.where('id', '=', id)
			.executeTakeFirst();
		return row !== undefined && row.erased_at === null && row.about_account_id !== who.id;
	}
	if (kind === 'person') {
		const row = await trx.selectFrom('account').select(['kind', 'erased_at']).where('id', '=', id).executeTakeFirst();
		return row?.kind === 'family' && row.erased_at === null;
	}
	const column = kind === 'closure_answer' ? 'invitation_id' : 'id';
	const table = { closure_answer: 'closure_answer', conference_views: 'conference_invitation', call_back: 'call_back' }[
		kind
	] as 'call_back';
	return (
		(await trx
			.selectFrom(table)
			.select(column as 'id')
			.where(column as 'id', '=', id)
			.executeTakeFirst()) !== undefined
	);
}
