/** The one place where the words of families, and letters to them, are read for anybody: what was taken out is taken out here. */
import type { Kysely } from 'kysely';
import { getSettings } from '../council/queries.ts';
import type { Database } from '../database.ts';
import type { Reading } from '../policy/representations.ts';
import type { Correctable } from './own-words.ts';
import type { Redactable } from './redaction.ts';

/** Words as this reader may have them, and for the office as the others read them, where that is not the same. */
export interface Read {
	words: string;
	othersRead: string | null;
}

/** What the author put right since, under the words that it puts right. */
export interface Corrected extends Read {
	id: string;
	writtenAt: string;
}

/** Everything that was put right in a representation, to be asked for part by part. */
export async function listCorrections(db: Kysely<Database>, id: string, reading: Reading) {
	const [rows, redacted] = await Promise.all([
		db
			.selectFrom('correction')
			.select(['id', 'part', 'part_id', 'words', 'written_at'])
			.where('representation_id', '=', id)
			.orderBy('id')
			.execute(),
		listRedacted(db, id),
	]);
	return {
		of: (part: Correctable, partId: string): Corrected[] =>
			rows
				.filter((row) => row.part === part && row.part_id === partId)
				.map(({ id: own, words, written_at: writtenAt }) => ({
					...{ id: own, writtenAt },
					...read(words, redacted, 'correction', own, reading),
				})),
	};
}

/** The points of a representation, in the order in which they were made. */
export async function listPoints(db: Kysely<Database>, id: string, reading: Reading) {
	const [rows, redacted, corrections] = await Promise.all([
		db
			.selectFrom('complaint_point')
			.select(['id', 'words'])
			.where('representation_id', '=', id)
			.orderBy('position')
			.execute(),
		listRedacted(db, id),
		listCorrections(db, id, reading),
	]);
	return rows.map(({ id: point, words }) => ({
		...{ id: point, ...read(words, redacted, 'point', point, reading) },
		corrections: corrections.of('point', point),
	}));
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
	const [redacted, corrections] = await Promise.all([listRedacted(db, id), listCorrections(db, id, reading)]);
	const rest = (words: string | null, part: 'wants' | 'happened') =>
		words === null ? null : { ...read(words, redacted, part, id, reading), corrections: corrections.of(part, id) };
	return { wants: rest(wants, 'wants'), happened: rest(happened_words, 'happened') };
}

/**
 * The letters both ways. A family reads its own whole; of staff's, what was taken out after it was sent is taken out for them
 * too, since it should not have been said.
 */
export async function listMessages(db: Kysely<Database>, id: string, reading: { family: Reading; staff: Reading }) {
	const [rows, redacted, corrections, { service_name }] = await Promise.all([
		db
			.selectFrom('message')
			.leftJoin('account', 'account.id', 'message.account_id')
			.select(['message.id', 'side', 'words', 'sent_at as sentAt', 'letter', 'account.name', 'account.role'])
			.select(['template', 'template_version as templateVersion'])
			.where('representation_id', '=', id)
			.where('taken_back_at', 'is', null)
			.orderBy('message.id')
			.execute(),
		listRedacted(db, id),
		listCorrections(db, id, reading.family),
		getSettings(db),
	]);
	return rows.map(({ words, ...row }) => {
		const asRead = {
			...{ ...row, ...read(words, redacted, 'message', row.id, reading[row.side]) },
			corrections: corrections.of('message', row.id),
		};
		if (row.letter !== null) return { ...asRead, name: service_name };
		return row.side === 'family' && row.role !== 'advocate' ? { ...asRead, role: null } : asRead;
	});
}

/**
 * What staff set beside these words in English, the newest of each part. Where words were taken out of a part, only the office
 * reads it in English: what was taken out may stand in it.
 */
export async function listTranslations(db: Kysely<Database>, id: string, reading: Reading) {
	const [rows, redacted] = await Promise.all([
		db
			.selectFrom('translation')
			.innerJoin('account', 'account.id', 'translation.made_by')
			.select(['translation.id', 'part', 'part_id as partId', 'words', 'made_at as madeAt', 'account.name'])
			.where('representation_id', '=', id)
			.orderBy('translation.id')
			.execute(),
		listRedacted(db, id),
	]);
	const newest = new Map(rows.map((row) => [`${row.part} ${row.partId}`, row]));
	return [...newest].flatMap(([part, { id: _, ...row }]) => (reading === 'office' || !redacted.has(part) ? [row] : []));
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
