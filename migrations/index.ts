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
};
