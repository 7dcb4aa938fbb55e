import type { Transaction } from 'kysely';
import { cardCodeFrom, printCardCode } from '../accounts/card-code.ts';
import type { Advocate, Staff } from '../accounts/roles.ts';
import { getSettings } from '../council/queries.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { fingerprint, seal } from '../keys.ts';
import { append } from '../record.ts';
import { mistake, notFound, Refusal } from '../refusal.ts';
import { hashSecret } from '../slow-hash.ts';
import type { World } from '../world.ts';
import { appAddress, appSecret, stepOfCode } from './authenticator-app.ts';
import { beginAttempt } from './changes-attempts.ts';
import type { CameIn } from './changes-come-in.ts';
import { addedWay, type SettingUp } from './changes-ways.ts';
import { findAppSecret, findPassphrase, findStaffAccount } from './queries.ts';
import { whyNotPassphrase } from './passphrase.ts';
import { appMinutes } from './times.ts';

/** How many codes somebody gets for the day on which their phone is lost. */
export const recoveryCodesMade = 10;

/**
 * The secret that somebody puts into the app on their phone. Asked again in the same browser it is the same, so that a page
 * that comes back with a mistake is no new one.
 */
export async function beginApp(world: World, person: SettingUp, token: string) {
	const [{ service_name: serviceName }, account] = await Promise.all([
		getSettings(world.db),
		findStaffAccount(world.db, person.accountId),
	]);
	if (!account) throw notFound();
	const secret = (await findAppSecret(world, person.accountId, token)) ?? (await newAppSecret(world, person, token));
	return { secret, address: appAddress(secret, serviceName, account.email ?? account.name) };
}

async function newAppSecret(world: World, { accountId }: SettingUp, token: string): Promise<string> {
	const remember = appSecret(world.random);
	await beginAttempt(world, {
		what: 'app_new',
		token,
		accountId,
		challenge: `${remember} ${token}`,
		remember,
		minutes: appMinutes,
	});
	return remember;
}

export interface KeptPassphrase {
	/** Shown once. */
	recoveryCodes: string[];
	cameIn: CameIn | undefined;
}

/**
 * Keeps a passphrase with the app, once the app has shown a right code. Puts both, and the codes for a lost phone, in place
 * of what was there before.
 */
export async function keepPassphrase(
	world: World,
	person: SettingUp,
	{ passphrase, code }: { passphrase: string; code: string },
	token: string,
): Promise<KeptPassphrase> {
	const [{ service_name: serviceName }, account, secret] = await Promise.all([
		getSettings(world.db),
		findStaffAccount(world.db, person.accountId),
		findAppSecret(world, person.accountId, token),
	]);
	if (!account) throw notFound();
	if (secret === undefined) throw new Refusal('sign_in.app.not_begun', 409);
	const why = whyNotPassphrase(passphrase, { ...account, serviceName });
	if (why) throw mistake('passphrase', why);
	const step = stepOfCode(secret, code.replace(/\s/g, ''), world.clock.now());
	if (step === undefined) throw mistake('code', 'sign_in.app.code_wrong');
	const [hash, codes] = [await hashSecret(passphrase), await makeCodes(world)];
	const cameIn = await world.db.transaction().execute(async (trx) => {
		const now = world.clock.now();
		const row = { hash, app_sealed: seal(secret, world.key('totp')), last_step: step, made_at: now, used_at: null };
		await trx
			.insertInto('passphrase')
			.values({ account_id: person.accountId, ...row })
			.onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
			.execute();
		await putCodes(world, trx, person.accountId, codes);
		const begun = trx.deleteFrom('sign_in_attempt').where('what', '=', 'app_new');
		await begun.where('account_id', '=', person.accountId).where('browser_hash', '=', fingerprint(token)).execute();
		return addedWay(world, trx, person, 'passphrase', token);
	});
	return { recoveryCodes: codes.map(({ printed }) => printed), cameIn };
}

/** New codes for a lost phone, in place of all that were there. Refuses who has no app: 404. */
export async function renewCodes(world: World, who: Staff | Advocate): Promise<string[]> {
	if (!(await findPassphrase(world.db, who.id))) throw notFound();
	const codes = await makeCodes(world);
	await world.db.transaction().execute(async (trx) => {
		await putCodes(world, trx, who.id, codes);
		const at = world.clock.now();
		await append(trx, { at, who, what: 'recovery_codes.renewed', subject: 'account', subjectId: who.id });
	});
	return codes.map(({ printed }) => printed);
}

interface NewCode {
	printed: string;
	lookup: string;
	hash: string;
}

/** Printed as an access card's is, so that whoever types one is understood as well. */
async function makeCodes(world: World): Promise<NewCode[]> {
	const codes = Array.from({ length: recoveryCodesMade }, () => cardCodeFrom(world.random(10)));
	return Promise.all(
		codes.map(async (code) => ({
			printed: printCardCode(code),
			lookup: code.lookup,
			hash: await hashSecret(code.secret),
		})),
	);
}

async function putCodes(
	world: World,
	trx: Transaction<Database>,
	accountId: string,
	codes: readonly NewCode[],
): Promise<void> {
	await trx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute();
	const now = world.clock.now();
	const rows = codes.map(({ lookup, hash }) => ({
		id: newId(now),
		account_id: accountId,
		lookup,
		hash,
		used_at: null,
	}));
	await trx.insertInto('recovery_code').values(rows).execute();
}
