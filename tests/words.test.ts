import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { sealedWords } from '../api/words.ts';
import { schemaTables } from './support/schema.ts';
import { postgresUrl } from './support/template.ts';
import { testWorld } from './support/world.ts';

/**
 * Every column of text in the database, and why there are no words in it that are a family's, or staff's of one. What is sealed
 * stands in `api/words.ts`. A new column that is in neither is red until somebody decides.
 */
const ids = /^(id|.*_id|.*_ids|.*_by|.*_key)$/;
const daysAndMoments = /^(.*_at|.*_on|anchor_on|day|.*_from|.*_to|decide_by|acknowledge_by|time|was_time|at)$/;
const secrets = /^(hash|.*_hash|gate|.*_gate|lookup|return_lookup|mac|.*_mac|unmarked)$/;

/** A choice out of a list that the house knows. */
const choices =
	`access_card.secret_kind account.kind account.role account.language account.wording account.contact_channel account.interpreter account.paper_formats
	advocate_offer.stage advocate_offer.how advocate_offer.answer advocate_offer.answer_how advocate_referral.consent
	appointment.role closure_hold.why closure_invitation.wave closure_person.instrument closure_person.contact
	closure_person.why_not_asked conference.kind conference.anchor conference_invitation.purpose
	conference_invitation.invited_as conference_invitation.advocate delivery.sent_to delivery.why delivery.bounce_reason
	draft.journey finding.finding guide_text.topic guide_text.language guide_text.wording guide_topic.topic import.picture import_part.holds instrument_version.code kept_draft.journey letter.kind
	letter.language letter.channel letter.state letter.last_error letter_template.kind letter_template.language
	letter_template.wording link.kind message.side message.letter message.template passkey.transports person_key.owner_kind
	pod.emblem pod_membership.role pod_membership.working_days procedure.phase procedure.clock
	procedure.to_decide program.scopes promise.kind promise.remedy proposal.act proposal.rule proposal.decision record.who_kind
	record.what record.subject redaction.part register_line.kind register_line.channel register_line.standing
	register_line.route register_line.sent_to register_line.why register_line.advocacy_status register_line.phase
	register_line.to_decide relation.kind relation.closed_because reminder.kind reminder.occasion report_finding.report
	report_finding.finding representation.kind representation.channel representation.route representation.standing
	representation.about representation.advocacy_status representation.contact_channel representation.interpreter representation.language
	representation.wording representation_theme.theme response.how response.language response_answer.item
	response_answer.visibility said_row.source session.kind session.came_by setting.name sign_in_attempt.what sorted_answer.answer
	stage.basis step.what step.side translation.part told_change_text.language told_change_text.wording urgent_decision.decision urgent_decision.lado views_outcome.outcome`.split(
		/\s+/,
	);

const onPostgres = postgresUrl
	? `tally_anew.slice tally_anew.month tally_anew.scope tally_anew.part tally_anew.col tally_scope.scope tally_change.tx tally_change.slice tally_change.month tally_change.scope tally_change.part tally_change.col
		tally_changed.tx`
	: '';

/** Tallies are codes of lists, ids of pods and months. */
const tallied = `publication.year published_count.slice published_count.by published_count.period published_count.part
	published_count.col tally.slice tally.month tally.scope tally.part tally.col tally_answer.col tally_answer.month
	tally_answer.took tally_line.col tally_line.month tally_line.pod tally_line.route tally_line.channel tally_line.complainant
	tally_line.language tally_line.advocacy ${onPostgres}`
	.trim()
	.split(/\s+/);

const because: Record<string, string> = {
	...Object.fromEntries(tallied.map((column) => [column, 'a code that is counted by'])),
	'figure_export.figures': 'a choice out of a list',
	'figure_export.asked': 'codes of what was asked for',
	'local_theme.kind': 'a choice out of a list',
	'local_theme.name': 'the council’s own name for a theme',
	...Object.fromEntries(choices.map((column) => [column, 'a choice out of a list'])),
	'correction.part': 'a choice out of a list',
	'erasure_certificate.kind': 'a choice out of a list',
	'erasure_certificate.reference': 'made by us',
	'erasure_certificate.rule': 'a choice out of a list',
	'erasure_certificate.erased': 'counts of what was erased',
	'kept_longer.subject': 'which thing, by its id',
	'kept_longer.reason': 'why it is kept outlives what it is about, and names nobody',
	'legal_hold.subject': 'which thing, by its id',
	'legal_hold.reason': 'why it is kept outlives what it is about, and names nobody',
	'legal_hold.lifted_because': 'why it was kept outlives what it was about, and names nobody',
	'replay.sender': 'an id',
	'retention_rule.kind': 'a choice out of a list',
	'retention_rule.reason': 'the council’s reason for a number of months',
	'account.system_number': 'the council’s own number for somebody, looked up exactly',
	'advocate.name': 'whoever helps a young person in their work, as staff',
	'appointment.name': 'whoever is appointed in their work, as staff',
	'promise.owner': 'a name of staff',
	'draft.sealed': 'sealed under the token of a browser, which the database does not have',
	'replay.sealed': 'sealed under the key of a request, which the database does not have',
	'import_part.sealed': 'sealed under a key of the house, and gone when the import is done or given up',
	'import.digest': 'a fingerprint',
	'import.state': 'a fingerprint',
	'import.counts': 'numbers',
	'sign_in_attempt.sealed': 'sealed for some minutes under a key of its own',
	'passphrase.app_sealed': 'sealed under a key of the house: a secret of staff',
	'webhook.sealed_secret': 'sealed under a key of the house: a secret of a program',
	'webhook.url': 'an address of the council’s own',
	'passkey.public_key': 'public',
	'passkey.name': 'staff’s name for their own device',
	'directory_identity.issuer': 'the council’s directory',
	'directory_identity.subject': 'the directory’s name for staff',
	'program.name': 'the council’s name for a program',
	'letter.about': 'an address of a page of staff',
	'letter.payload': 'that something happened, and ids',
	'guide_text.text': 'published, and of nobody',
	'guide_topic.bsl_video': 'an address of the council’s own',
	'letter_template.words': 'the council’s own letters, to nobody yet',
	'instrument_version.definition': 'what is asked, not what is answered',
	'children_open.period': 'published',
	'children_open.source': 'published',
	'children_open.because': 'why a number of children was put right: no child is in it',
	'known_change.label': 'published',
	'historic_correction.was_period': 'published',
	'historic_correction.because': 'why a published figure was put right',
	'historic_figure.series': 'published',
	'historic_figure.measure': 'published',
	'historic_figure.definition': 'published',
	'historic_figure.source': 'published',
	'historic_figure.period': 'published',
	'pod.name': 'published',
	'pod.phone': 'published',
	'pod.email': 'published',
	'pod.system_code': 'the council’s own number for a pod',
	'pod_membership.phone': 'staff’s number at work',
	'pod_membership.works_from': 'hours',
	'pod_membership.works_to': 'hours',
	'pod.open_from': 'hours',
	'pod.open_to': 'hours',
	'proclaimed_holiday.name': 'published',
	'annual_draft.year': 'a code of the calendar',
	'annual_draft.item': 'a choice out of a list',
	'annual_report.year': 'a code of the calendar',
	'annual_report.figures': 'published',
	'annual_report.texts': 'published, and looked over before',
	'annual_report.because': 'published, and looked over before',
	'annual_report.digest': 'a fingerprint',
	'month_version.month': 'a code of the calendar',
	'month_version.figures': 'counts',
	'month_version.digest': 'a fingerprint',
	'month_version.causes': 'what happened, by codes and ids, and names of staff',
	'told_change_text.heard': 'published, and looked over before',
	'told_change_text.changed': 'published, and looked over before',
	'proposal.subject': 'what is to be done, compared by the database; of a search, what staff typed',
	'record.particulars': 'facts, never words: see `record.ts`',
	'representation.reference': 'made by us',
	'register_line.reference': 'made by us',
	'saved_view.name': 'staff’s name for a list of their own',
	'setting.value': 'the council’s own',
	'step.facts': 'days and choices that a date depends on, and the Ombudsman’s number',
	'said_row.words': 'marks of words, made with a key that is not in the database',
	'said_row.name': 'marks of names, made with a key that is not in the database',
};

test('for every column of text it is decided whether there are words in it, and under whose key', async () => {
	const { db } = await testWorld();
	const undecided: string[] = [];
	const known = new Set<string>();
	for (const table of await schemaTables(db)) {
		if (/^(sqlite|kysely|said_(config|content|data|docsize|idx)|said$)/.test(table)) continue;
		for (const column of await textColumns(table)) {
			const name = `${table}.${column}`;
			known.add(name);
			const isPlain = [ids, daysAndMoments, secrets].some((pattern) => pattern.test(column));
			if (!isPlain && because[name] === undefined && !sealedWords[table]?.columns.includes(column))
				undecided.push(name);
		}
	}
	expect(undecided).toEqual([]);
	const declared = Object.entries(sealedWords).flatMap(([table, { columns }]) =>
		columns.map((column) => `${table}.${column}`),
	);
	expect(
		declared.filter((name) => !known.has(name)),
		'declared, and not there',
	).toEqual([]);
	expect(
		Object.keys(because).filter((name) => declared.includes(name)),
		'decided twice',
	).toEqual([]);

	const stale = Object.keys(because).filter((name) => !known.has(name));
	expect(stale, 'decided, and not there').toEqual([]);

	async function textColumns(table: string): Promise<string[]> {
		const { rows } = await (
			postgresUrl
				? sql<{ name: string }>`select column_name as name from information_schema.columns
				where table_schema = 'public' and table_name = ${table} and data_type = 'text'`
				: sql<{ name: string }>`select name from pragma_table_info(${table}) where lower(type) = 'text'`
		).execute(db);
		return rows.map(({ name }) => name);
	}
});
