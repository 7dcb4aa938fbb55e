import { newId } from '../ids.ts';
import { append } from '../record.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { linkFor, type MadeLink } from './changes-links.ts';
import { findByEmail, findStaffAccount } from './queries.ts';

/**
 * Makes an administrator, who comes in by the one-time link that is returned; one who is there already gets another link, so
 * that a council whose only administrator lost their phone is not locked out. Whoever may run a command beside the database
 * may do this. Refuses where the email is somebody else's, and in the demo council, whose people are all made up.
 */
export async function makeAdministrator(world: World, person: { name: string; email: string }): Promise<MadeLink> {
	if (world.config.demo) throw new Refusal('sign_in.administrator.demo', 409);
	const found = await findByEmail(world.db, person.email);
	const account = found && (await findStaffAccount(world.db, found.id));
	if (account && account.role !== 'administrator') throw new Refusal('sign_in.administrator.other_role', 409);
	return world.db.transaction().execute(async (trx) => {
		const who = { kind: 'system' } as const;
		if (account) return linkFor(world, trx, who, account.id);
		const at = world.clock.now();
		const id = newId(at);
		await trx
			.insertInto('account')
			.values({
				id,
				kind: 'staff',
				name: person.name,
				role: 'administrator',
				email: person.email,
				language: 'en',
				wording: 'adult',
				contact_channel: 'portal',
				contact_detail: null,
				contact_times: null,
				created_at: at,
				ended_at: null,
			})
			.execute();
		const particulars = { role: 'administrator' };
		await append(trx, { at, who, what: 'account.made', subject: 'account', subjectId: id, particulars });
		return linkFor(world, trx, who, id);
	});
}
