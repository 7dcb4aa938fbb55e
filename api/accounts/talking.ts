/**
 * What somebody needs so that we can talk with them, as `domain.md` 8 asks for it: asked once, written down, shown to whoever
 * rings, meets or writes, handed on with them, and met. The codes are those of the questions before a meeting.
 */
export const interpreters = ['no', 'spoken', 'bsl'] as const;
export type Interpreter = (typeof interpreters)[number];

/** How a letter on paper is made for somebody who cannot read a usual one. Easy words are a wording, and kept as that. */
export const paperFormats = ['large_print', 'audio', 'braille'] as const;
export type PaperFormat = (typeof paperFormats)[number];

export const talkingLimits = { spoken: 60, more: 300 } as const;

/** How somebody is talked with, as they say it, or as it was written down for them. */
export interface Talking {
	interpreter: Interpreter;
	/** The language an interpreter is wanted for, in their own word for it. Null without one, and in sign language. */
	spoken: string | null;
	formats: PaperFormat[];
	/** Whatever else helps: "I read lips". */
	more: string | null;
}

/** `saidOn`: on which day, in London, it was said last. */
export interface KeptTalking extends Talking {
	saidOn: string | null;
}

/** The columns of an account that hold it. */
export const talkingColumns = [
	'account.interpreter',
	'account.spoken_language',
	'account.paper_formats',
	'account.talking_more',
	'account.talking_said_on',
] as const;

interface Row {
	interpreter: Interpreter | null;
	spoken_language: string | null;
	paper_formats?: string | null;
	talking_more?: string | null;
	talking_said_on?: string | null;
}

/** As it is kept in a row; null where nobody asked. */
export function talkingOf(row: Row): KeptTalking | null {
	if (row.interpreter === null) return null;
	const formats = (row.paper_formats ?? '').split(',');
	return {
		...{ interpreter: row.interpreter, spoken: row.spoken_language, more: row.talking_more ?? null },
		formats: paperFormats.filter((format) => formats.includes(format)),
		saidOn: row.talking_said_on ?? null,
	};
}

/** What is kept of what was said: a language belongs to an interpreter of speech. */
export function settledTalking<Said extends Pick<Talking, 'interpreter' | 'spoken'>>(said: Said): Said {
	return said.interpreter === 'spoken' ? said : { ...said, spoken: null };
}
