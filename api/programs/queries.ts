import type { Kysely } from 'kysely';
import { type Program, type Scope, scopes } from '../accounts/roles.ts';
import type { Day } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { fingerprint } from '../keys.ts';
import type { ProgramKey } from './key.ts';

/**
 * The program whose key this is, while it may come in: not revoked, and not past its last day. A secret of 256 random bits
 * is compared by its fingerprint, which tells whoever measures the time nothing about the secret.
 */
export async function findProgram(
	db: Kysely<Database>,
	{ lookup, secret }: ProgramKey,
	today: Day,
): Promise<(Program & { usedAt: string | null }) | undefined> {
	const row = await db
		.selectFrom('program')
		.select(['id', 'secret_hash', 'scopes', 'used_at'])
		.where('lookup', '=', lookup)
		.where('revoked_at', 'is', null)
		.where('expires_on', '>=', today)
		.executeTakeFirst();
	if (!row || row.secret_hash !== fingerprint(secret)) return undefined;
	return { kind: 'program', id: row.id, scopes: scopesOf(row.scopes), usedAt: row.used_at };
}

/** A scope that this release does not know opens nothing. */
export function scopesOf(kept: string): Scope[] {
	const named = kept.split(' ');
	return scopes.filter((scope) => named.includes(scope));
}

/** Every program with a key, those that still open something first, with where it is told and how that goes. */
export async function listPrograms(db: Kysely<Database>, today: Day) {
	const programs = await db
		.selectFrom('program')
		.innerJoin('account', 'account.id', 'program.made_by')
		.select(['program.id', 'program.name', 'scopes', 'made_at', 'expires_on', 'used_at', 'revoked_at'])
		.select('account.name as madeBy')
		.orderBy('program.id', 'desc')
		.execute();
	const webhooks = await db
		.selectFrom('webhook')
		.select(['id', 'program_id', 'url', 'made_at'])
		.where('ended_at', 'is', null)
		.orderBy('id')
		.execute();
	const deliveries = await countDeliveries(db);
	return programs.map((program) => ({
		...{ id: program.id, name: program.name, scopes: scopesOf(program.scopes), madeBy: program.madeBy },
		...{ madeAt: program.made_at, expiresOn: program.expires_on, usedAt: program.used_at },
		standing: standingOf(program, today),
		webhooks: webhooks
			.filter((webhook) => webhook.program_id === program.id)
			.map(({ id, url }) => ({ id, url, ...(deliveries.get(id) ?? none) })),
	}));
}

function standingOf({ revoked_at, expires_on }: { revoked_at: string | null; expires_on: string }, today: Day) {
	if (revoked_at !== null) return 'revoked' as const;
	return expires_on < today ? ('over' as const) : ('open' as const);
}

/** So many stuck messages are told one by one. */
const stuckMost = 50;

/** Messages that were given up, the oldest first: what kind, for whom and what went wrong. It says nothing of anybody. */
export async function listStuckMessages(db: Kysely<Database>) {
	const rows = await db
		.selectFrom('letter')
		.innerJoin('webhook', 'webhook.id', 'letter.about')
		.innerJoin('program', 'program.id', 'webhook.program_id')
		.select(['letter.id', 'letter.payload', 'letter.queued_at', 'letter.tries', 'letter.last_error'])
		.select(['webhook.id as webhook', 'webhook.url', 'program.name as program', 'program.revoked_at'])
		.where('letter.channel', '=', 'webhook')
		.where('letter.state', '=', 'stuck')
		.orderBy('letter.id')
		.limit(stuckMost)
		.execute();
	return rows.map((row) => ({
		...{ id: row.id, webhook: row.webhook, url: row.url, program: row.program, queuedAt: row.queued_at },
		...{ type: typeIn(row.payload), tries: row.tries, lastError: row.last_error, isShut: row.revoked_at !== null },
	}));
}

function typeIn(payload: string | null): string {
	return (JSON.parse(payload ?? '{}') as { type?: string }).type ?? '';
}

const none = { sent: 0, waiting: 0, stuck: 0, lastSentAt: null as string | null, lastError: null as string | null };

async function countDeliveries(db: Kysely<Database>) {
	const rows = await db
		.selectFrom('letter')
		.select(['about', 'state'])
		.select((select) => [
			select.fn.countAll<number>().as('count'),
			select.fn.max('sent_at').as('sentAt'),
			select.fn.max('last_error').as('error'),
		])
		.where('channel', '=', 'webhook')
		.groupBy(['about', 'state'])
		.execute();
	const found = new Map<string, typeof none>();
	for (const { about, state, count, sentAt, error } of rows) {
		const before = found.get(about!) ?? none;
		found.set(about!, {
			...before,
			[state]: Number(count),
			lastSentAt: sentAt ?? before.lastSentAt,
			lastError: error ?? before.lastError,
		});
	}
	return found;
}
