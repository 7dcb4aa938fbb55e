/**
 * Which columns hold words that are sealed under somebody's key, and whose. `tests/words.test.ts` walks every text column of
 * the database and is red until each is either here or said to hold no words. To add one: name it here, give it the type
 * `Words` or `SomeWords` in its `table.ts`, and write it with a sealer of `sealing.ts`; reading needs nothing.
 */
export interface SealedWords {
	columns: readonly string[];
	/** Whose key, and the SQL that gives the owner's id for a row. */
	owner: 'account' | 'representation' | 'urgent_item' | 'letters';
	by: string;
	/** The column that the words are bound to. */
	row?: string;
	/** Which rows have words of a family; the others' are left as they are. */
	only?: string;
}

const ofResponse = (response: string) => `coalesce(
	(select conference_invitation.account_id from conference_views
		join conference_invitation on conference_invitation.id = conference_views.invitation_id
		where conference_views.response_id = ${response}),
	(select closure_person.account_id from closure_answer
		join closure_invitation on closure_invitation.id = closure_answer.invitation_id
		join closure_person on closure_person.id = closure_invitation.person_id
		where closure_answer.response_id = ${response}))`;

const ofRepresentation = { owner: 'representation', by: 'representation_id' } as const;
const ofAccount = { owner: 'account', by: 'account_id' } as const;

export const sealedWords: Readonly<Record<string, SealedWords>> = {
	account: {
		columns: ['name', 'email', 'contact_detail', 'contact_times', 'spoken_language', 'talking_more'],
		owner: 'account',
		by: 'id',
		only: `kind = 'family'`,
	},
	representation: {
		columns: ['wants', 'happened_words', 'person_name', 'contact_detail', 'contact_times', 'spoken_language'],
		owner: 'representation',
		by: 'id',
	},
	complaint_point: { columns: ['words'], ...ofRepresentation },
	message: { columns: ['words'], ...ofRepresentation },
	finding: { columns: ['words'], ...ofRepresentation },
	report_finding: { columns: ['words', 'recommendation'], ...ofRepresentation },
	written_record: { columns: ['points', 'wants'], ...ofRepresentation },
	staff_note: { columns: ['words'], ...ofRepresentation },
	stage: { columns: ['resolution_terms'], ...ofRepresentation },
	step: { columns: ['reason'], ...ofRepresentation },
	promise: { columns: ['words'], ...ofRepresentation },
	told_change: {
		columns: ['draft'],
		owner: 'representation',
		by: '(select representation_id from promise where promise.id = told_change.promise_id)',
	},
	annual_draft: { columns: ['words'], owner: 'account', by: 'written_by' },
	month_note: { columns: ['words'], owner: 'account', by: 'written_by' },
	link: { columns: ['reason'], ...ofRepresentation },
	redaction: { columns: ['words', 'reason'], ...ofRepresentation },
	correction: { columns: ['words'], ...ofRepresentation },
	translation: { columns: ['words'], ...ofRepresentation },
	advocate_referral: { columns: ['words'], ...ofRepresentation },
	urgent_item: { columns: ['words', 'reach', 'typed_so_far'], owner: 'urgent_item', by: 'id' },
	urgent_decision: { columns: ['reason'], owner: 'urgent_item', by: 'urgent_item_id' },
	letter: { columns: ['address'], owner: 'letters', by: `''` },
	saved_view: { columns: ['asked'], ...ofAccount },
	register_export: { columns: ['asked', 'reason'], ...ofAccount },
	figure_export: { columns: ['reason'], ...ofAccount },
	proposal: { columns: ['reason'], owner: 'account', by: 'proposed_by' },
	conference: { columns: ['place'], owner: 'account', by: 'child_id' },
	conference_move: {
		columns: ['was_place'],
		owner: 'account',
		by: '(select child_id from conference where conference.id = conference_move.conference_id)',
	},
	call_back: { columns: ['phone', 'safe_times', 'words'], ...ofAccount },
	kept_draft: { columns: ['sealed'], ...ofAccount, row: 'account_id' },
	closure_hold: {
		columns: ['lifted_because'],
		owner: 'account',
		by: '(select account_id from closure_person where closure_person.id = closure_hold.person_id)',
	},
	response: { columns: ['present'], owner: 'account', by: ofResponse('response.id') },
	response_answer: { columns: ['sealed'], owner: 'account', by: ofResponse('response_answer.response_id') },
	answer_correction: {
		columns: ['words'],
		owner: 'account',
		by: `(select ${ofResponse('response_answer.response_id')} from response_answer
			where response_answer.id = answer_correction.answer_id)`,
	},
	answer_translation: {
		columns: ['words'],
		owner: 'account',
		by: `(select ${ofResponse('response_answer.response_id')} from response_answer
			where response_answer.id = answer_translation.answer_id)`,
	},
	views_outcome: {
		columns: ['sealed'],
		owner: 'account',
		by: `(select ${ofResponse('response_answer.response_id')} from response_answer
			where response_answer.id = views_outcome.answer_id)`,
	},
};

/** The same by table, for whoever asks often. */
export const sealedColumns: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
	Object.entries(sealedWords).map(([table, { columns }]) => [table, new Set(columns)]),
);

export function rowOf(table: string): string {
	return sealedWords[table]?.row ?? 'id';
}
