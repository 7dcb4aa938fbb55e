import type { Advocate, Staff } from '../accounts/roles.ts';
import { append } from '../record.ts';
import { notFound } from '../refusal.ts';
import { openSession } from '../session.ts';
import { markProved } from '../sign-in/changes-again.ts';
import type { World } from '../world.ts';

/** In the demo council one press is proof enough of who somebody is, as one press is enough to come in. */
export async function proveByPress(world: World, who: Staff | Advocate): Promise<void> {
	await world.db.transaction().execute((trx) => markProved(world, trx, who, 'demo'));
}

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
		return openSession(
			trx,
			{ kind: account.kind, accountId, ...(account.kind === 'staff' && { proved: true, cameBy: 'demo' }) },
			now,
			oldToken,
		);
	});
	return { token, ...account };
}
