import type { Migration } from 'kysely/migration';
import * as record from './0001-record.ts';
import * as accounts from './0002-accounts.ts';
import * as pods from './0003-pods.ts';
import * as representations from './0004-representations.ts';
import * as outbox from './0005-outbox.ts';
import * as urgentItems from './0006-urgent-items.ts';
import * as draftsAndReplays from './0007-drafts-and-replays.ts';
import * as historicSeries from './0008-historic-series.ts';
import * as steps from './0009-steps.ts';
import * as peopleAndReports from './0010-people-and-reports.ts';
import * as lettersAndReminders from './0011-letters-and-reminders.ts';
import * as proclaimedHolidays from './0012-proclaimed-holidays.ts';
import * as safeguarding from './0013-safeguarding.ts';
import * as linksAndRedactions from './0014-links-and-redactions.ts';
import * as advocacy from './0015-advocacy.ts';
import * as letterTemplates from './0016-letter-templates.ts';
import * as theRegister from './0017-the-register.ts';
import * as questionnaires from './0018-questionnaires.ts';
import * as conferences from './0019-conferences.ts';
import * as closure from './0020-closure.ts';
import * as identityProved from './0021-identity-proved.ts';
import * as signIn from './0022-sign-in.ts';
import * as programsAndImports from './0023-programs-and-imports.ts';
import * as twoPeople from './0024-two-people.ts';
import * as relations from './0025-relations.ts';
import * as personKeys from './0026-person-keys.ts';
import * as wordsFoundSealed from './0027-words-found-sealed.ts';
import * as limits from './0028-limits.ts';
import * as theChain from './0029-the-chain.ts';
import * as keeping from './0030-keeping.ts';
import * as cards from './0031-cards.ts';
import * as importsByPrograms from './0032-imports-by-programs.ts';
import * as toldChanges from './0033-told-changes.ts';
import * as workEndedElsewhere from './0034-work-ended-elsewhere.ts';
import * as tallies from './0035-tallies.ts';
import * as ownWords from './0036-own-words.ts';
import * as figuresBesideOurs from './0037-figures-beside-ours.ts';
import * as signedMonths from './0038-signed-months.ts';
import * as annualReports from './0039-annual-reports.ts';
import * as filesWrittenAnew from './0040-files-written-anew.ts';
import * as followersOfWhatChanged from './0041-followers-of-what-changed.ts';
import * as guide from './0042-guide.ts';
import * as askedByDay from './0043-asked-by-day.ts';
import * as figureExports from './0044-figure-exports.ts';
import * as unopenedLines from './0045-unopened-lines.ts';
import * as translations from './0046-translations.ts';
import * as talking from './0047-talking.ts';

/** The ordered list. A migration that has shipped is never edited: the next one corrects it. */
export const migrations: Record<string, Migration> = {
	'0001-record': record,
	'0002-accounts': accounts,
	'0003-pods': pods,
	'0004-representations': representations,
	'0005-outbox': outbox,
	'0006-urgent-items': urgentItems,
	'0007-drafts-and-replays': draftsAndReplays,
	'0008-historic-series': historicSeries,
	'0009-steps': steps,
	'0010-people-and-reports': peopleAndReports,
	'0011-letters-and-reminders': lettersAndReminders,
	'0012-proclaimed-holidays': proclaimedHolidays,
	'0013-safeguarding': safeguarding,
	'0014-links-and-redactions': linksAndRedactions,
	'0015-advocacy': advocacy,
	'0016-letter-templates': letterTemplates,
	'0017-the-register': theRegister,
	'0018-questionnaires': questionnaires,
	'0019-conferences': conferences,
	'0020-closure': closure,
	'0021-identity-proved': identityProved,
	'0022-sign-in': signIn,
	'0023-programs-and-imports': programsAndImports,
	'0024-two-people': twoPeople,
	'0025-relations': relations,
	'0026-person-keys': personKeys,
	'0027-words-found-sealed': wordsFoundSealed,
	'0028-limits': limits,
	'0029-the-chain': theChain,
	'0030-keeping': keeping,
	'0031-cards': cards,
	'0032-imports-by-programs': importsByPrograms,
	'0033-told-changes': toldChanges,
	'0034-work-ended-elsewhere': workEndedElsewhere,
	'0035-tallies': tallies,
	'0036-own-words': ownWords,
	'0037-figures-beside-ours': figuresBesideOurs,
	'0038-signed-months': signedMonths,
	'0039-annual-reports': annualReports,
	'0040-files-written-anew': filesWrittenAnew,
	'0041-followers-of-what-changed': followersOfWhatChanged,
	'0042-guide': guide,
	'0043-asked-by-day': askedByDay,
	'0044-figure-exports': figureExports,
	'0045-unopened-lines': unopenedLines,
	'0046-translations': translations,
	'0047-talking': talking,
};
