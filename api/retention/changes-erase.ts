import type { Transaction } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import type { Instant } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { erased } from '../erased.ts';
import { newId } from '../ids.ts';
import { fingerprint } from '../keys.ts';
import { stopLettersTo } from '../outbox/changes.ts';
import { append } from '../record.ts';
import { notFound, Refusal } from '../refusal.ts';
import { everythingAbout, everythingOf, shred } from '../shredding.ts';
import type { World } from '../world.ts';
import { eraseAnswers, eraseOwnAnswers } from './changes-answers.ts';
import { findHolds, labelOf } from './queries.ts';
import { readSubject, type Subject } from './schedule.ts';

type Trx = Transaction<Database>;

/** How many of what went, by the name of the thing. Names nobody. */
type Gone = Record<string, number>;

interface Agreed {
	subject: string;
	rule: string | null;
	proposed_by: string;
}

/**
 * Erases what two people agreed on, in the transaction of the second's yes, and writes the certificate. A hold put on
 * meanwhile stops it: 409. Returns the id of the certificate.
 */
export async function erase(world: World, trx: Trx, who: Staff, agreed: Agreed): Promise<string> {
	const subject = readSubject(agreed.subject);
	if (subject === undefined) throw notFound();
	if ((await findHolds(trx, subject)).length > 0) throw new Refusal('retention.hold.stands', 409);
	const now = world.clock.now();
	const label = subject.kind === 'representation' ? await labelOf(trx, subject.kind, subject.id) : subject.id;
	const { gone, keys } = await eraseSubject(trx, subject, now);
	const id = newId(now);
	await trx
		.insertInto('erasure_certificate')
		.values({
			...{ id, kind: subject.kind, reference: label ?? subject.id, rule: agreed.rule ?? 'asked' },
			...{ asked_by: agreed.proposed_by, agreed_by: who.id, erased_at: now, erased: JSON.stringify(gone), keys },
		})
		.execute();
	const particulars = { kind: subject.kind, certificate: id };
	await append(trx, {
		at: now,
		who,
		what: 'erasure.done',
		subject: 'retention',
		subjectId: agreed.subject,
		particulars,
	});
	return id;
}

async function eraseSubject(trx: Trx, { kind, id }: Subject, now: Instant): Promise<{ gone: Gone; keys: number }> {
	if (kind === 'representation') return eraseRepresentation(trx, id, now);
	if (kind === 'person') return erasePerson(trx, id, now);
	if (kind === 'call_back') {
		await trx.deleteFrom('call_back').where('id', '=', id).execute();
		return { gone: { call_back: 1 }, keys: 0 };
	}
	return { gone: await eraseAnswers(trx, kind, id, now), keys: 0 };
}

/**
 * What stays of a representation is what counts: reference, kind, dates, steps, stage, what was found, pod, themes. No words,
 * no names, nobody it leads to. It lies with the complaints team from then on, so that no pod learns of it anew.
 */
export async function eraseRepresentation(trx: Trx, id: string, now: Instant): Promise<{ gone: Gone; keys: number }> {
	await stopLettersOf(trx, id);
	const keys = await shred(trx, await everythingAbout(trx, id), now);
	const gone: Gone = { representation: 1 };
	for (const table of ['message', 'staff_note', 'redaction', 'correction', 'translation'] as const) {
		const { numDeletedRows } = await trx
			.deleteFrom(table)
			.where('representation_id', '=', id)
			.executeTakeFirstOrThrow();
		gone[table] = Number(numDeletedRows);
	}
	await forgetAdvocates(trx, id);
	await trx
		.updateTable('representation')
		.set({
			...{ from_account_id: null, recorded_by: null, about: null, about_account_id: null, person_name: null },
			...{ wants: null, happened_on: null, happened_words: null, linked_id: null, erased_at: now },
			...{ contact_channel: 'portal', contact_detail: null, contact_times: null },
			...{ interpreter: null, spoken_language: null },
			...{ return_lookup: null, return_hash: null, return_gate: null },
		})
		.where('id', '=', id)
		.execute();
	await trx
		.updateTable('appointment')
		.set({ name: erased, account_id: null })
		.where('representation_id', '=', id)
		.execute();
	await trx.updateTable('promise').set({ owner: erased }).where('representation_id', '=', id).execute();
	await trx.updateTable('urgent_item').set({ account_id: null }).where('representation_id', '=', id).execute();
	await trx
		.updateTable('delivery')
		.set({ sent_to: 'complaints_team', pod_id: null, account_id: null })
		.where('representation_id', '=', id)
		.where('ended_at', 'is', null)
		.execute();
	return { gone, keys };
}

async function forgetAdvocates(trx: Trx, id: string): Promise<void> {
	for (const table of ['advocate_access', 'advocate_referral', 'advocate'] as const) {
		await trx.deleteFrom(table).where('representation_id', '=', id).execute();
	}
	await trx
		.updateTable('advocate_offer')
		.set({ offered_by: null, answered_by: null })
		.where('representation_id', '=', id)
		.execute();
}

/** A letter that was on its way, or went, names an address: it goes with whose address it is. */
async function stopLettersOf(trx: Trx, id: string): Promise<void> {
	const contact = await trx
		.selectFrom('representation')
		.select(['representation.id', 'contact_detail'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	await stopLettersTo(trx, [contact.contact_detail]);
	await trx.deleteFrom('letter').where('about', '=', `/staff/cases/${id}`).execute();
}

/** Of a person nothing is left but that somebody was there, so that what is counted still adds up. */
async function erasePerson(trx: Trx, id: string, now: Instant): Promise<{ gone: Gone; keys: number }> {
	const account = await trx.selectFrom('account').select('contact_detail').where('id', '=', id).executeTakeFirst();
	if (account === undefined) throw notFound();
	const owners = await everythingOf(trx, id);
	const gone: Gone = { person: 1 };
	let keys = 0;
	const sent = await trx.selectFrom('representation').select('id').where('from_account_id', '=', id).execute();
	for (const one of sent) {
		const { gone: more, keys: count } = await eraseRepresentation(trx, one.id, now);
		for (const [name, many] of Object.entries(more)) gone[name] = (gone[name] ?? 0) + many;
		keys += count;
	}
	await eraseOwnAnswers(trx, id, now, gone);
	keys += await shred(trx, owners, now);
	await stopLettersTo(trx, [account.contact_detail]);
	gone.call_back = Number(
		(await trx.deleteFrom('call_back').where('account_id', '=', id).executeTakeFirst()).numDeletedRows,
	);
	for (const table of ['draft', 'kept_draft', 'allocation'] as const) {
		await trx.deleteFrom(table).where('account_id', '=', id).execute();
	}
	await trx
		.deleteFrom('relation')
		.where((where) => where.or([where('account_id', '=', id), where('of_account_id', '=', id)]))
		.execute();
	await trx.deleteFrom('replay').where('sender', '=', fingerprint(id)).execute();
	await forgetSessions(trx, id, gone);
	gone.access_card = Number(
		(await trx.deleteFrom('access_card').where('account_id', '=', id).executeTakeFirst()).numDeletedRows,
	);
	await trx.updateTable('urgent_item').set({ account_id: null }).where('account_id', '=', id).execute();
	await trx
		.updateTable('account')
		.set({
			...{ name: erased, email: null, contact_channel: 'portal', contact_detail: null, contact_times: null },
			...{ contact_message: null, interpreter: null, spoken_language: null, paper_formats: null },
			...{ talking_more: null, talking_said_on: null, erased_at: now, ended_at: now },
		})
		.where('id', '=', id)
		.execute();
	return { gone, keys };
}

async function forgetSessions(trx: Trx, id: string, gone: Gone): Promise<void> {
	const sessions = await trx.selectFrom('session').select('id').where('account_id', '=', id).execute();
	gone.session = sessions.length;
	if (sessions.length === 0) return;
	const ids = sessions.map((session) => session.id);
	await trx.deleteFrom('closure_visit').where('session_id', 'in', ids).execute();
	await trx.deleteFrom('session').where('id', 'in', ids).execute();
}
