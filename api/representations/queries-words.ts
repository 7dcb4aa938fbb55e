/** The one place where the words of families, and letters to them, are read for anybody: what was taken out is taken out here. */
import type { Kysely } from 'kysely';
import { getSettings } from '../council/queries.ts';
import type { Database } from '../database.ts';
import type { Reading } from './permissions.ts';
import type { Redactable } from './redaction.ts';

/** Words as this reader may have them, and for the office as the others read them, where that is not the same. */
export interface Read {
	words: string;
	othersRead: string | null;
}

/** The points of a representation, in the order in which they were made. */
export async function listPoints(db: Kysely<Database>, id: string, reading: Reading) {
	const [rows, redacted] = await Promise.all([
		db
			.selectFrom('complaint_point')
			.select(['id', 'words'])
			.where('representation_id', '=', id)
			.orderBy('position')
			.execute(),
		listRedacted(db, id),
	]);
	return rows.map(({ id: point, words }) => ({ id: point, ...read(words, redacted, 'point', point, reading) }));
}

/** The points without their words, for whoever only asks which there are. */
export async function listPointIds(db: Kysely<Database>, id: string) {
	return db
		.selectFrom('complaint_point')
		.select('id')
		.where('representation_id', '=', id)
		.orderBy('position')
		.execute();
}

/** What would put it right, and when it happened, in the person's words. */
export async function readRest(
	db: Kysely<Database>,
	{ id, wants, happened_words }: { id: string; wants: string | null; happened_words: string | null },
	reading: Reading,
) {
	const redacted = await listRedacted(db, id);
	const rest = (words: string | null, part: Redactable) =>
		words === null ? null : read(words, redacted, part, id, reading);
	return { wants: rest(wants, 'wants'), happened: rest(happened_words, 'happened') };
}

/**
 * The letters both ways. A family reads its own whole; of staff's, what was taken out after it was sent is taken out for them
 * too, since it should not have been said.
 */
export async function listMessages(db: Kysely<Database>, id: string, reading: { family: Reading; staff: Reading }) {
	const [rows, redacted, { service_name }] = await Promise.all([
		db
			.selectFrom('message')
			.leftJoin('account', 'account.id', 'message.account_id')
			.select(['message.id', 'side', 'words', 'sent_at as sentAt', 'letter', 'account.name', 'account.role'])
			.select(['template', 'template_version as templateVersion'])
			.where('representation_id', '=', id)
			.orderBy('message.id')
			.execute(),
		listRedacted(db, id),
		getSettings(db),
	]);
	return rows.map(({ words, ...row }) => {
		const asRead = { ...row, ...read(words, redacted, 'message', row.id, reading[row.side]) };
		if (row.letter !== null) return { ...asRead, name: service_name };
		return row.side === 'family' && row.role !== 'advocate' ? { ...asRead, role: null } : asRead;
	});
}

type Redacted = Map<string, string>;

async function listRedacted(db: Kysely<Database>, id: string): Promise<Redacted> {
	const rows = await db
		.selectFrom('redaction')
		.select(['part', 'part_id', 'words'])
		.where('representation_id', '=', id)
		.where('ended_at', 'is', null)
		.execute();
	return new Map(rows.map(({ part, part_id, words }) => [`${part} ${part_id}`, words]));
}

function read(words: string, redacted: Redacted, part: Redactable, id: string, reading: Reading): Read {
	const others = redacted.get(`${part} ${id}`) ?? null;
	if (reading === 'office') return { words, othersRead: others };
	return { words: reading === 'author' ? words : (others ?? words), othersRead: null };
}
