import type { Generated } from 'kysely';
import type { SomeWords, Words } from '../sealing.ts';

export interface RepresentationTable {
	id: string;
	reference: string;
	kind: 'complaint' | 'compliment' | 'comment';
	channel: string;
	received_at: string;
	received_on: string;
	/** When it was typed in, which for words spoken to staff is later than when they were received. */
	recorded_at: string;
	route: string | null;
	standing: string;
	from_account_id: string | null;
	recorded_by: string | null;
	person_name: SomeWords;
	pod_id: string | null;
	about: string | null;
	about_account_id: string | null;
	wants: SomeWords;
	happened_on: string | null;
	happened_words: SomeWords;
	advocacy_status: string;
	advocate_requested_on: string | null;
	advocate_appointed_on: string | null;
	keep_from_worker: 0 | 1;
	contact_channel: string;
	contact_detail: SomeWords;
	contact_times: SomeWords;
	/** How somebody without an account is talked with; of everybody else it is kept with the account. */
	interpreter: Generated<'no' | 'spoken' | 'bsl' | null>;
	spoken_language: Generated<string | null>;
	language: string;
	wording: string;
	/** The other half of a split message. */
	linked_id: string | null;
	return_lookup: string | null;
	return_hash: string | null;
	/** A few bits of the code, by which its holder is told from a guesser (`guesses.ts`). */
	return_gate: Generated<string | null>;
	/** When whoever sent it took it back, and when its words were erased. */
	unsaid_at: Generated<string | null>;
	erased_at: Generated<string | null>;
}

/** What somebody says afterwards of their own words. What they wrote stays beside it. */
export interface CorrectionTable {
	id: string;
	representation_id: string;
	part: 'point' | 'wants' | 'happened' | 'message';
	/** The point, the message, or the representation itself. */
	part_id: string;
	words: Words;
	written_at: string;
}

export interface ComplaintPointTable {
	id: string;
	representation_id: string;
	position: number;
	words: Words;
}

export interface FindingTable {
	id: string;
	representation_id: string;
	point_id: string;
	finding: string;
	words: Words;
	found_by: string;
	found_at: string;
}

/** Whom it was sent to. The row without `ended_at` is where it is now. */
export interface DeliveryTable {
	id: string;
	representation_id: string;
	sent_to: 'pod' | 'service_manager' | 'complaints_team';
	why: string;
	pod_id: string | null;
	account_id: string | null;
	sent_at: string;
	opened_at: string | null;
	opened_by: string | null;
	accepted_at: string | null;
	accepted_by: string | null;
	bounced_at: string | null;
	bounced_by: string | null;
	bounce_reason: string | null;
	ended_at: string | null;
}

export interface StageTable {
	id: string;
	representation_id: string;
	stage: number;
	basis: string;
	started_on: string | null;
	due_on: string | null;
	latest_on: string | null;
	answered_at: string | null;
	answered_on: string | null;
	answered_by: string | null;
	resolution_terms: SomeWords;
	/** Working days from the day its clock began to the answer; null where there is no answer, or no clock. */
	took: Generated<number | null>;
}

/** Words between the family and the service. Staff notes are another table. */
export interface MessageTable {
	id: string;
	representation_id: string;
	side: 'family' | 'staff';
	account_id: string | null;
	words: Words;
	sent_at: string;
	seen_at: string | null;
	/** When whoever wrote it took it back: its words are gone. */
	taken_back_at: Generated<string | null>;
	/** Which letter it is, where the house wrote it by itself: nobody's account then. */
	letter: string | null;
	/** The template that it was written from, and its version: 0 is the text that ships. Null for words of one's own. */
	template: string | null;
	template_version: number | null;
}

/** One publication of a council's own text for a letter: never altered. Without words it is the text that ships again. */
export interface LetterTemplateTable {
	id: string;
	kind: string;
	/** Counts up from 1 over every language and wording of the kind. */
	version: number;
	language: string;
	wording: string;
	words: string | null;
	published_at: string;
	published_by: string;
}

/** The written record of an oral complaint at stage 2 (regulation 16), as it was sent with its step. */
export interface WrittenRecordTable {
	id: string;
	representation_id: string;
	step_number: number;
	/** A list, as JSON: it is only ever read whole. */
	points: Words;
	wants: SomeWords;
	sent_on: string;
	sent_by: string;
	agreed_on: string | null;
	agreed_by: 'family' | 'staff' | null;
}

export interface StaffNoteTable {
	id: string;
	representation_id: string;
	account_id: string;
	words: Words;
	written_at: string;
}

export interface SortedAnswerTable {
	id: string;
	representation_id: string;
	answer: 'yes' | 'partly' | 'no';
	said_at: string;
}

export interface RepresentationThemeTable {
	representation_id: string;
	theme: string;
}

/** One line of what happened in the procedure: never altered, folded by `procedure/procedure.ts`. */
export interface StepTable {
	id: string;
	representation_id: string;
	/** Counts up from 1 without a gap. Two officers who act at once want the same number, and one of them is told. */
	number: number;
	what: string;
	happened_on: string;
	/** What the step says besides its day, as JSON. */
	facts: string;
	/** Staff's own words for why: never a family's to read. */
	reason: SomeWords;
	taken_at: string;
	taken_by: string | null;
	side: 'family' | 'staff' | 'system';
}

/** Where the steps leave a complaint now. Written again after every step, so that lists need not fold. */
export interface ProcedureTable {
	representation_id: string;
	phase: string;
	stage: number | null;
	steps: number;
	clock: string | null;
	from_on: string | null;
	due_on: string | null;
	latest_on: string | null;
	agreed_until_on: string | null;
	acknowledge_by: string | null;
	acknowledged_on: string | null;
	to_decide: string | null;
}

/** What somebody was reminded or told of by the house itself: once for each occasion, a due day or a delivery. */
export interface ReminderTable {
	id: string;
	representation_id: string;
	kind: string;
	occasion: string;
	told_at: string;
}

/** Somebody appointed for stage 2 or 3, with what was declared of them on that day. */
export interface AppointmentTable {
	id: string;
	representation_id: string;
	role: string;
	name: string;
	account_id: string | null;
	works_for_council: 0 | 1;
	partner_of_council: 0 | 1;
	manages_service: 0 | 1;
	was_involved: 0 | 1;
	appointed_on: string;
	appointed_by: string;
	ended_at: string | null;
}

/** What a report of stage 2 or 3 says of one point. `step_number` is the step that the report came with. */
export interface ReportFindingTable {
	id: string;
	representation_id: string;
	report: 'investigation' | 'adjudication' | 'panel' | 'response';
	step_number: number;
	point_id: string;
	finding: string;
	words: Words;
	recommendation: SomeWords;
	found_by: string;
	found_at: string;
}

/** Something promised after a complaint, with who does it and by when. */
export interface PromiseTable {
	id: string;
	representation_id: string;
	kind: 'agreed_action' | 'learning' | 'remedy';
	remedy: string | null;
	words: Words;
	owner: string;
	due_on: string;
	made_by: string;
	made_at: string;
	/** The London day of `made_at`. */
	made_on: Generated<string | null>;
	done_on: string | null;
	done_by: string | null;
}

/** Two representations that belong together. One that was wrong is ended, never removed. */
export interface LinkTable {
	id: string;
	/** Of a duplicate, the one that is answered under the other. */
	representation_id: string;
	other_id: string;
	kind: 'duplicate' | 'related';
	reason: Words;
	made_at: string;
	made_by: string;
	ended_at: string | null;
	ended_by: string | null;
}

/** Words as others than the office and their author read them, in place of the whole ones, until it is ended. */
export interface RedactionTable {
	id: string;
	representation_id: string;
	part: 'point' | 'wants' | 'happened' | 'message' | 'correction';
	/** The point, the message, the correction, or the representation itself. */
	part_id: string;
	words: Words;
	reason: Words;
	made_at: string;
	made_by: string;
	ended_at: string | null;
	ended_by: string | null;
}

/** Somebody's words in English, beside them: the newest of a part stands, those before it are kept. */
export interface TranslationTable {
	id: string;
	representation_id: string;
	part: 'point' | 'wants' | 'happened' | 'message' | 'correction';
	/** The point, the message, the correction, or the representation itself. */
	part_id: string;
	words: Words;
	made_at: string;
	made_by: string;
}

/** A list that an officer keeps: what they asked of the register, by a name of theirs. */
export interface SavedViewTable {
	id: string;
	account_id: string;
	name: string;
	/** For the whole complaints team to open; only whoever keeps it changes it. */
	shared: 0 | 1;
	/** As it stands in the address of the register: `standing=late&sort=received`. */
	asked: Words;
	kept_at: string;
}

/** Somebody took the register, or a part of it, out of the house. How many lines they took is in the record. */
export interface RegisterExportTable {
	id: string;
	account_id: string;
	begun_at: string;
	asked: Words;
	reason: Words;
}

/**
 * What the register is asked by, of one representation. The database keeps it in step with the tables it tells of
 * (migration 0015): nothing here is ever written by hand.
 */
export interface RegisterLineTable {
	representation_id: string;
	reference: string;
	kind: RepresentationTable['kind'];
	channel: string;
	standing: string;
	route: string | null;
	pod_id: string | null;
	about_account_id: string | null;
	received_on: string;
	advocacy_status: string;
	/** When anything last happened to it. */
	changed_at: string | null;
	delivery_id: string | null;
	/** Where it is now; null while it is nowhere. */
	sent_to: DeliveryTable['sent_to'] | null;
	why: string | null;
	held_pod_id: string | null;
	held_account_id: string | null;
	sent_at: string | null;
	opened_at: string | null;
	accepted_at: string | null;
	phase: string | null;
	stage: number | null;
	due_on: string | null;
	latest_on: string | null;
	acknowledge_by: string | null;
	acknowledged_on: string | null;
	to_decide: string | null;
}

/** What the index of words has of one text. Without words it waits to be taken up (`said-index.ts`). */
export interface SaidRowTable {
	number: Generated<number>;
	source: 'complaint_point' | 'representation' | 'account';
	source_id: string;
	/** Marks of its words, made with a key. */
	words: string | null;
	name: string | null;
}

export interface RepresentationsTables {
	correction: CorrectionTable;
	link: LinkTable;
	redaction: RedactionTable;
	translation: TranslationTable;
	saved_view: SavedViewTable;
	register_export: RegisterExportTable;
	register_line: RegisterLineTable;
	said_row: SaidRowTable;
	reminder: ReminderTable;
	letter_template: LetterTemplateTable;
	written_record: WrittenRecordTable;
	appointment: AppointmentTable;
	report_finding: ReportFindingTable;
	promise: PromiseTable;
	step: StepTable;
	procedure: ProcedureTable;
	representation: RepresentationTable;
	complaint_point: ComplaintPointTable;
	finding: FindingTable;
	delivery: DeliveryTable;
	stage: StageTable;
	message: MessageTable;
	staff_note: StaffNoteTable;
	sorted_answer: SortedAnswerTable;
	representation_theme: RepresentationThemeTable;
}
