import type { Kysely } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { notFound } from '../refusal.ts';
import { labelOf } from '../retention/queries.ts';
import { mayAgree, mayKnow } from '../policy/two-people.ts';
import { standingOf } from './two-people.ts';

/** How many that are over are shown, the newest first. */
const OVER_MOST = 20;

/** What this person asked for or may agree to: what waits first, then what is over. */
export async function listProposals(db: Kysely<Database>, who: Staff, today: Day) {
	const rows = await proposals(db).orderBy('proposed_at', 'desc').orderBy('proposal.id', 'desc').execute();
	const known = rows.map((row) => shown(row, who, today)).filter((one) => one !== undefined);
	const open = known.filter(({ standing }) => standing === 'waiting' || standing === 'agreed');
	return [...open, ...known.filter((one) => !open.includes(one)).slice(0, OVER_MOST)];
}

/** One of them, with the reference of what would be erased. Refuses as not found where it is nothing to this person. */
export async function getProposal(db: Kysely<Database>, who: Staff, id: string, today: Day) {
	const row = await proposals(db).where('proposal.id', '=', id).executeTakeFirst();
	const found = row && shown(row, who, today);
	if (found === undefined) throw notFound();
	const [kind = '', subject = ''] = found.subject.split(':');
	const reference = kind === 'representation' ? await labelOf(db, kind, subject) : null;
	return { ...found, reference };
}

function proposals(db: Kysely<Database>) {
	return db
		.selectFrom('proposal')
		.innerJoin('account as asker', 'asker.id', 'proposal.proposed_by')
		.leftJoin('account as second', 'second.id', 'proposal.decided_by')
		.selectAll('proposal')
		.select(['asker.name as askerName', 'second.name as secondName']);
}

type Row = Awaited<ReturnType<ReturnType<typeof proposals>['execute']>>[number];

function shown(row: Row, who: Staff, today: Day) {
	const proposed = {
		...{ act: row.act, proposedBy: row.proposed_by, lapsesOn: row.lapses_on },
		...{ decision: row.decision, doneAt: row.done_at },
	};
	if (!mayKnow(who, proposed)) return undefined;
	const standing = standingOf(proposed, today);
	return {
		id: row.id,
		act: row.act,
		subject: row.subject,
		rule: row.rule,
		reason: row.reason,
		askedBy: row.askerName,
		askedAt: row.proposed_at,
		lapsesOn: row.lapses_on,
		standing,
		decidedBy: row.secondName,
		decidedAt: row.decided_at,
		doneAt: row.done_at,
		isMine: row.proposed_by === who.id,
		mayAgree: standing === 'waiting' && mayAgree(who, proposed),
	};
}
