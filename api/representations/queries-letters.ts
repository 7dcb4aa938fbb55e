import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import { type LetterName, letterNames, type LetterVoice, shippedText, voicesFor } from './letters/kinds.ts';

/** The text that a letter is written from now, the voice it is in, and its version: 0 is what ships. */
export interface Template extends LetterVoice {
	words: string;
	version: number;
}

/** Every letter's text for somebody who reads this language and wording. */
export async function listTemplates(db: Kysely<Database>, voice: LetterVoice): Promise<Record<LetterName, Template>> {
	const own = await listOwn(db);
	return Object.fromEntries(letterNames.map((name) => [name, templateIn(own, name, voice)])) as Record<
		LetterName,
		Template
	>;
}

export async function findTemplate(db: Kysely<Database>, name: LetterName, voice: LetterVoice): Promise<Template> {
	return templateIn(await listOwn(db, name), name, voice);
}

type Own = { kind: string; version: number; language: string; wording: string; words: string | null };

function templateIn(own: readonly Own[], name: LetterName, voice: LetterVoice): Template {
	for (const { language, wording } of voicesFor(voice)) {
		const last = own.find((row) => row.kind === name && row.language === language && row.wording === wording);
		const words = last?.words ?? shippedText(name, { language, wording });
		if (words !== undefined) return { language, wording, words, version: last?.words == null ? 0 : last.version };
	}
	return {
		language: 'en',
		wording: 'adult',
		words: shippedText(name, { language: 'en', wording: 'adult' })!,
		version: 0,
	};
}

/** What the council published itself, the newest first. */
async function listOwn(db: Kysely<Database>, name?: LetterName): Promise<Own[]> {
	const all = db.selectFrom('letter_template').select(['kind', 'version', 'language', 'wording', 'words']);
	const some = name === undefined ? all : all.where('kind', '=', name);
	return some.orderBy('version', 'desc').execute();
}

/** Everything that was ever published for one letter, the newest first, with who did it. */
export async function listVersions(db: Kysely<Database>, name: LetterName) {
	return db
		.selectFrom('letter_template')
		.innerJoin('account', 'account.id', 'letter_template.published_by')
		.select(['version', 'letter_template.language', 'letter_template.wording', 'words'])
		.select(['published_at as publishedAt', 'account.name as by'])
		.where('letter_template.kind', '=', name)
		.orderBy('version', 'desc')
		.execute();
}

export async function isVersionOf(db: Kysely<Database>, name: LetterName, version: number): Promise<boolean> {
	if (version === 0) return true;
	const row = await db
		.selectFrom('letter_template')
		.select('id')
		.where('kind', '=', name)
		.where('version', '=', version)
		.executeTakeFirst();
	return row !== undefined;
}
