import type { Advocate, Staff } from '../accounts/roles.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { markProved } from './changes-again.ts';
import { beginAttempt, takeAttempt } from './changes-attempts.ts';
import { type CameIn, letIn } from './changes-come-in.ts';
import { addedWay, type SettingUp } from './changes-ways.ts';
import type { Directory, Identity, Remembered } from './directory.ts';
import { findByIdentity } from './queries.ts';

/** What somebody goes to the directory for. */
export type Errand =
	| { errand: 'come_in' }
	/** To make it one of their ways of coming in. */
	| { errand: 'join'; person: SettingUp }
	| { errand: 'again'; who: Staff | Advocate };

interface Kept {
	errand: Errand['errand'];
	remember: Remembered;
	/** The page's own: where to go on afterwards, and what was typed there. */
	carry: string;
}

/** Where the directory sends people back to. */
export function returnAddress({ config }: World): string {
	return `${config.publicUrl}/staff/directory`;
}

/** Begins an errand at the directory, in this browser. Returns the address to go to. */
export async function goToDirectory(
	world: World,
	directory: Directory,
	errand: Errand,
	carry: string,
	token: string,
): Promise<string> {
	const { address, state, remember } = await directory.begin({
		redirectUri: returnAddress(world),
		anew: errand.errand !== 'come_in',
	});
	const kept: Kept = { errand: errand.errand, remember, carry };
	const accountId = accountOf(errand);
	await beginAttempt(world, {
		what: 'directory',
		token,
		challenge: state,
		remember: JSON.stringify(kept),
		...(accountId === undefined ? {} : { accountId }),
	});
	return address;
}

export interface CameBack {
	errand: Errand['errand'];
	carry: string;
	cameIn: CameIn | undefined;
}

/**
 * Somebody comes back from the directory. What it says is taken once, in the browser that went, for the errand it went on.
 * An account is known by issuer and subject, and joined to them only by whoever has come in or holds a one-time link: an
 * email that matches is not enough, because addresses are given to somebody else when people leave.
 */
export async function comeBack(
	world: World,
	directory: Directory,
	returned: string,
	current: { token: string | undefined; who: Staff | Advocate | undefined; person: SettingUp | undefined },
): Promise<CameBack> {
	const query = new URLSearchParams(returned);
	const attempt = await takeAttempt(world, {
		what: 'directory',
		token: current.token,
		challenge: query.get('state') ?? '',
	});
	if (!attempt || current.token === undefined) throw new Refusal('sign_in.directory.not_begun', 422);
	const { errand, remember, carry } = JSON.parse(attempt.remembered) as Kept;
	const address = new URL(returnAddress(world));
	address.search = returned;
	const identity = await directory.finish(address, remember, { anew: errand !== 'come_in' });
	const { token, who, person } = current;
	if (errand === 'come_in') return { errand, carry, cameIn: await comeIn(world, identity, token) };
	if (errand === 'again' && who && who.id === attempt.accountId) {
		await proveAgain(world, identity, who);
		return { errand, carry, cameIn: undefined };
	}
	if (errand === 'join' && person && person.accountId === attempt.accountId) {
		return { errand, carry, cameIn: await join(world, identity, person, token) };
	}
	throw new Refusal('sign_in.directory.not_begun', 422);
}

async function comeIn(world: World, identity: Identity, token: string): Promise<CameIn> {
	const account = await findByIdentity(world.db, identity);
	if (!account) throw new Refusal('sign_in.directory.unknown', 422);
	return world.db.transaction().execute(async (trx) => {
		const used = trx.updateTable('directory_identity').set({ used_at: world.clock.now() });
		await used.where('account_id', '=', account.id).execute();
		return letIn(world, trx, account, 'directory', token);
	});
}

async function proveAgain(world: World, identity: Identity, who: Staff | Advocate): Promise<void> {
	const account = await findByIdentity(world.db, identity);
	if (account?.id !== who.id) throw new Refusal('sign_in.directory.somebody_else', 422);
	await world.db.transaction().execute((trx) => markProved(world, trx, who, 'directory'));
}

async function join(
	world: World,
	{ issuer, subject }: Identity,
	person: SettingUp,
	token: string,
): Promise<CameIn | undefined> {
	const now = world.clock.now();
	return world.db.transaction().execute(async (trx) => {
		const { numInsertedOrUpdatedRows } = await trx
			.insertInto('directory_identity')
			.values({ account_id: person.accountId, issuer, subject, joined_at: now, used_at: null })
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirstOrThrow();
		if (numInsertedOrUpdatedRows !== 1n) throw new Refusal('sign_in.directory.taken', 409);
		return addedWay(world, trx, person, 'directory', token);
	});
}

function accountOf(errand: Errand): string | undefined {
	if (errand.errand === 'join') return errand.person.accountId;
	return errand.errand === 'again' ? errand.who.id : undefined;
}
