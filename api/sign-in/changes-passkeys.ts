import type { Transaction } from 'kysely';
import { getSettings } from '../council/queries.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { beginAttempt, takeAttempt } from './changes-attempts.ts';
import { type CameIn, letIn } from './changes-come-in.ts';
import { addedWay, type SettingUp } from './changes-ways.ts';
import {
	askForNewPasskey,
	askForPasskey,
	challengeIn,
	counterAfter,
	type NewPasskeyAnswer,
	type PasskeyAnswer,
	readNewPasskey,
} from './passkey.ts';
import { type PasskeySite, passkeySite } from './passkey-site.ts';
import { findPasskey, findStaffAccount, listPasskeys } from './queries.ts';
import type { AttemptKind } from './table.ts';

/** What the browser is to ask somebody's authenticator, to make a new passkey. */
export async function beginPasskey(world: World, person: SettingUp, token: string) {
	const site = siteOf(world);
	const [{ service_name: serviceName }, account, known] = await Promise.all([
		getSettings(world.db),
		findStaffAccount(world.db, person.accountId),
		listPasskeys(world.db, person.accountId),
	]);
	const options = await askForNewPasskey(site, serviceName, { ...account!, id: person.accountId }, known);
	const { accountId } = person;
	await beginAttempt(world, { what: 'passkey_new', token, accountId, challenge: options.challenge });
	return options;
}

/** Keeps a new passkey. Somebody who came by a one-time link has come in with it. */
export async function keepPasskey(
	world: World,
	person: SettingUp,
	{ name, answer }: { name: string; answer: NewPasskeyAnswer },
	token: string,
): Promise<CameIn | undefined> {
	const challenge = challengeIn(answer);
	const attempt = challenge && (await takeAttempt(world, { what: 'passkey_new', token, challenge }));
	const isTheirs = attempt && attempt.accountId === person.accountId;
	const passkey = isTheirs ? await readNewPasskey(siteOf(world), answer, challenge) : undefined;
	if (!passkey) throw notRecognised();
	const now = world.clock.now();
	return world.db.transaction().execute(async (trx) => {
		await trx
			.insertInto('passkey')
			.values({
				id: newId(now),
				account_id: person.accountId,
				credential_id: passkey.credentialId,
				public_key: passkey.publicKey,
				counter: passkey.counter,
				transports: passkey.transports.join(','),
				name,
				made_at: now,
				used_at: null,
			})
			.execute();
		return addedWay(world, trx, person, 'passkey', token);
	});
}

/** What the browser is to ask for: a passkey for this site, whosever it is. */
export async function askAtTheDoor(world: World, token: string) {
	return ask(world, 'passkey', token, undefined);
}

/** The same of somebody who has come in: one of their own. */
export async function askAgain(world: World, accountId: string, token: string) {
	return ask(world, 'passkey_again', token, accountId);
}

async function ask(world: World, what: AttemptKind, token: string, accountId: string | undefined) {
	const known = accountId === undefined ? [] : await listPasskeys(world.db, accountId);
	const options = await askForPasskey(siteOf(world), known);
	const whose = accountId === undefined ? {} : { accountId };
	await beginAttempt(world, { what, token, challenge: options.challenge, ...whose });
	return options;
}

/** Comes in with a passkey. Whatever is wrong with the answer is one refusal. */
export async function comeInByPasskey(world: World, answer: PasskeyAnswer, token: string | undefined): Promise<CameIn> {
	const { passkey, counter } = await readPasskey(world, 'passkey', answer, token);
	return world.db.transaction().execute(async (trx) => {
		const account = await findStaffAccount(trx, passkey.account_id);
		if (!account || !(await countUse(world, trx, passkey, counter))) throw notRecognised();
		return letIn(world, trx, account, 'passkey', token);
	});
}

/** A passkey of this very person, shown anew. Refuses anything else. */
export async function showPasskeyAgain(
	world: World,
	accountId: string,
	answer: PasskeyAnswer,
	token: string | undefined,
	then: (trx: Transaction<Database>) => Promise<void>,
): Promise<void> {
	const { passkey, counter } = await readPasskey(world, 'passkey_again', answer, token);
	if (passkey.account_id !== accountId) throw notRecognised();
	await world.db.transaction().execute(async (trx) => {
		if (!(await countUse(world, trx, passkey, counter))) throw notRecognised();
		await then(trx);
	});
}

async function readPasskey(
	world: World,
	what: 'passkey' | 'passkey_again',
	answer: PasskeyAnswer,
	token: string | undefined,
) {
	const challenge = challengeIn(answer);
	const attempt = challenge && (await takeAttempt(world, { what, token, challenge }));
	const passkey = attempt && (await findPasskey(world.db, answer.id));
	if (!passkey) throw notRecognised();
	const known = { credentialId: passkey.credential_id, publicKey: passkey.public_key, counter: passkey.counter };
	const counter = await counterAfter(siteOf(world), answer, challenge, { ...known, transports: [] });
	const handle = answer.response.userHandle;
	const isTheirs = !handle || Buffer.from(handle, 'base64url').toString() === passkey.account_id;
	if (counter === undefined || !isTheirs) throw notRecognised();
	return { passkey, counter };
}

/** Notes that it was used. False when another answer came first: of two copies that count, one is refused. */
async function countUse(
	world: World,
	trx: Transaction<Database>,
	passkey: { id: string; counter: number },
	counter: number,
): Promise<boolean> {
	const { numUpdatedRows } = await trx
		.updateTable('passkey')
		.set({ counter, used_at: world.clock.now() })
		.where('id', '=', passkey.id)
		.where('counter', '=', passkey.counter)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}

function siteOf({ config }: World): PasskeySite {
	const site = passkeySite(config.publicUrl);
	if (!site) throw new Refusal('sign_in.passkey.not_here', 409);
	return site;
}

function notRecognised(): Refusal {
	return new Refusal('sign_in.passkey.not_recognised', 422);
}
