import { append } from '../record.ts';
import { notFound } from '../refusal.ts';
import { openSession } from '../session.ts';
import type { World } from '../world.ts';

/** Comes in as anybody of the demo council, by one press: no card, no secret, no staff sign-in. */
export async function comeInAs(world: World, accountId: string, oldToken: string | undefined) {
	const now = world.clock.now();
	const account = await world.db
		.selectFrom('account')
		.select(['kind', 'language', 'wording'])
		.where('id', '=', accountId)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	if (!account) throw notFound();
	const token = await world.db.transaction().execute(async (trx) => {
		await append(trx, {
			at: now,
			who: { kind: 'system' },
			what: 'session.started',
			subject: 'account',
			subjectId: accountId,
			particulars: { by: 'demo' },
		});
		return openSession(trx, { kind: account.kind, accountId }, now, oldToken);
	});
	return { token, ...account };
}
