import type { SomeWords, Words } from '../sealing.ts';

/** One version of an instrument. A published one is never altered; there is at most one draft of each. */
export interface InstrumentVersionTable {
	id: string;
	code: string;
	version: number;
	/** The instrument as JSON: see `instrument.ts`. */
	definition: string;
	/** Null where it came with the software. */
	made_by: string | null;
	made_at: string;
	/** Null while it is a draft. */
	published_at: string | null;
}

/** Answers given at one time by one person. */
export interface ResponseTable {
	id: string;
	version_id: string;
	/** On the portal, on paper, or aloud to somebody. */
	how: 'portal' | 'paper' | 'aloud';
	language: string;
	given_on: string;
	given_at: string;
	/** Who wrote down what was said on paper or aloud. */
	written_by: string | null;
	/** Who was in the room, sealed. */
	present: SomeWords;
}

export interface ResponseAnswerTable {
	id: string;
	response_id: string;
	item: string;
	position: number;
	/** The answer as JSON (`Value` of `answers.ts`), sealed under a key that is not in the database. */
	sealed: Words;
	visibility: 'not_read_out' | 'can_be_read_out' | 'tell_chair_only';
}

/** What somebody says afterwards of an answer of theirs. What they answered stays beside it. */
export interface AnswerCorrectionTable {
	id: string;
	answer_id: string;
	words: Words;
	written_at: string;
}

/** An answer in English, beside it: the newest stands, those before it are kept. */
export interface AnswerTranslationTable {
	id: string;
	answer_id: string;
	words: Words;
	made_at: string;
	made_by: string;
}

export interface QuestionnairesTables {
	answer_correction: AnswerCorrectionTable;
	answer_translation: AnswerTranslationTable;
	instrument_version: InstrumentVersionTable;
	response: ResponseTable;
	response_answer: ResponseAnswerTable;
}
