import type { Kysely } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { notFound } from '../refusal.ts';
import { listDue } from './queries-due.ts';
import { nameOf, type Schedule, scheduleFrom, type Subject } from './schedule.ts';

export async function getSchedule(db: Kysely<Database>): Promise<Schedule> {
	const set = await db.selectFrom('retention_rule').select(['kind', 'months']).orderBy('id').execute();
	return scheduleFrom(set);
}

/** Who set a kind last, when and why. */
export async function listRules(db: Kysely<Database>) {
	return db
		.selectFrom('retention_rule')
		.innerJoin('account', 'account.id', 'retention_rule.set_by')
		.select(['retention_rule.kind', 'months', 'reason', 'account.name as setBy'])
		.orderBy('retention_rule.id', 'desc')
		.execute();
}

/**
 * What has come to its end, with what stands in the way of erasing it: a hold, a decision to keep it, or a question that
 * waits for its second person. Nothing about whoever reads it is in it.
 */
export async function listQueue(db: Kysely<Database>, who: Staff, today: Day) {
	const due = await listDue(db, who, await getSchedule(db), today);
	const names = due.map(({ subject }) => nameOf(subject));
	if (names.length === 0) return [];
	const [kept, open] = await Promise.all([
		db
			.selectFrom('kept_longer')
			.select(['subject', 'until_on', 'reason'])
			.where('subject', 'in', names)
			.where('until_on', '>', today)
			.execute(),
		db
			.selectFrom('proposal')
			.select(['id', 'subject'])
			.where('act', '=', 'erasure')
			.where('decision', 'is', null)
			.where('lapses_on', '>=', today)
			.execute(),
	]);
	const queue = [];
	for (const { subject, ...one } of due) {
		const name = nameOf(subject);
		queue.push({
			subject: name,
			...one,
			isHeld: (await findHolds(db, subject)).length > 0,
			keptUntil: kept.find((longer) => longer.subject === name)?.until_on ?? null,
			proposal: open.find((proposal) => proposal.subject === name)?.id ?? null,
		});
	}
	return queue;
}

/** Every hold that stands over a thing: on itself, on whose it is, and for a person on anything of theirs. */
export async function findHolds(db: Kysely<Database>, subject: Subject): Promise<string[]> {
	const around = [nameOf(subject), ...(await listAround(db, subject)).map(nameOf)];
	const rows = await db
		.selectFrom('legal_hold')
		.select('id')
		.where('subject', 'in', around)
		.where('lifted_at', 'is', null)
		.execute();
	return rows.map(({ id }) => id);
}

async function listAround(db: Kysely<Database>, { kind, id }: Subject): Promise<Subject[]> {
	if (kind === 'person') {
		const sent = await db.selectFrom('representation').select('id').where('from_account_id', '=', id).execute();
		return sent.map((one) => ({ kind: 'representation' as const, id: one.id }));
	}
	const owner = await findOwner(db, { kind, id });
	return owner === undefined ? [] : [{ kind: 'person', id: owner }];
}

/** Whose account a thing belongs to, if to one. */
async function findOwner(db: Kysely<Database>, { kind, id }: Subject): Promise<string | undefined> {
	if (kind === 'representation') {
		const row = await db.selectFrom('representation').select('from_account_id').where('id', '=', id).executeTakeFirst();
		return row?.from_account_id ?? undefined;
	}
	if (kind === 'closure_answer') {
		const row = await db
			.selectFrom('closure_invitation')
			.innerJoin('closure_person', 'closure_person.id', 'closure_invitation.person_id')
			.select('account_id')
			.where('closure_invitation.id', '=', id)
			.executeTakeFirst();
		return row?.account_id;
	}
	const table = kind === 'call_back' ? 'call_back' : 'conference_invitation';
	const row = await db.selectFrom(table).select('account_id').where('id', '=', id).executeTakeFirst();
	return row?.account_id;
}

export async function listHolds(db: Kysely<Database>) {
	const rows = await db
		.selectFrom('legal_hold')
		.innerJoin('account', 'account.id', 'legal_hold.put_on_by')
		.selectAll('legal_hold')
		.select('account.name as by')
		.where('lifted_at', 'is', null)
		.orderBy('legal_hold.id', 'desc')
		.execute();
	const named = [];
	for (const row of rows) {
		const [kind = '', id = ''] = row.subject.split(':');
		named.push({
			...{ id: row.id, subject: row.subject, reason: row.reason, putOnAt: row.put_on_at, by: row.by },
			label: await labelOf(db, kind, id),
		});
	}
	return named;
}

/** How a keeper knows a thing: a reference, or the name of a person. Never what it says. */
export async function labelOf(db: Kysely<Database>, kind: string, id: string): Promise<string | null> {
	if (kind === 'representation') {
		const row = await db.selectFrom('representation').select('reference').where('id', '=', id).executeTakeFirst();
		return row?.reference ?? null;
	}
	if (kind !== 'person') return null;
	const row = await db.selectFrom('account').select('name').where('id', '=', id).executeTakeFirst();
	return row?.name ?? null;
}

/** What was decided: kept longer, and holds that were lifted. */
export async function listDecisions(db: Kysely<Database>) {
	const [kept, lifted] = await Promise.all([
		db
			.selectFrom('kept_longer')
			.select(['subject', 'until_on as untilOn', 'reason', 'decided_at as at'])
			.orderBy('id', 'desc')
			.limit(100)
			.execute(),
		db
			.selectFrom('legal_hold')
			.select(['subject', 'reason', 'lifted_because as because', 'lifted_at as at'])
			.where('lifted_at', 'is not', null)
			.orderBy('id', 'desc')
			.limit(100)
			.execute(),
	]);
	return { kept, lifted };
}

export async function listCertificates(db: Kysely<Database>) {
	return db
		.selectFrom('erasure_certificate')
		.select(['id', 'kind', 'reference', 'erased_at as erasedAt'])
		.orderBy('id', 'desc')
		.limit(100)
		.execute();
}

export async function getCertificate(db: Kysely<Database>, id: string) {
	const row = await db
		.selectFrom('erasure_certificate')
		.innerJoin('account as asker', 'asker.id', 'erasure_certificate.asked_by')
		.innerJoin('account as second', 'second.id', 'erasure_certificate.agreed_by')
		.selectAll('erasure_certificate')
		.select(['asker.name as askedBy', 'second.name as agreedBy'])
		.where('erasure_certificate.id', '=', id)
		.executeTakeFirst();
	if (row === undefined) throw notFound();
	return {
		...{ id: row.id, kind: row.kind, reference: row.reference, rule: row.rule, keys: row.keys },
		...{ askedBy: row.askedBy, agreedBy: row.agreedBy, erasedAt: row.erased_at },
		writtenAnewAt: row.written_anew_at,
		erased: JSON.parse(row.erased) as Record<string, number>,
	};
}

/** What a reference leads to. What is about whoever asks, and what is erased, is not there. */
export async function findByReference(db: Kysely<Database>, who: Staff, reference: string): Promise<string> {
	const row = await db
		.selectFrom('representation')
		.select(['id', 'about_account_id'])
		.where('reference', '=', reference.toUpperCase())
		.where('erased_at', 'is', null)
		.executeTakeFirst();
	if (row === undefined || row.about_account_id === who.id) throw notFound();
	return nameOf({ kind: 'representation', id: row.id });
}
