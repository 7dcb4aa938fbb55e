import type { Transaction } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import { type Day, plusMonths } from '../calendar/day.ts';
import type { Database } from '../database.ts';
import { isOneAddress } from '../outbox/address.ts';
import { append } from '../record.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { getSettings, listSettings } from './queries.ts';
import { isReviewed, mistakesInSettings } from './setting-rules.ts';
import type { SettingName } from './settings.ts';

/** How long a number that was checked is taken to be right. Months. */
const CHECKED_FOR = 12;

/** Held while settings are changed, so that of two who change them one after the other is heard. It is no setting. */
const HELD = 'settings_changed_at';

export interface SettingsWanted {
	values: Partial<Record<SettingName, string>>;
	/** The day by which each number is to be checked again; a year from now where none is given. */
	reviewOn: Partial<Record<SettingName, Day>>;
	seen: string;
}

/** Sets what the council says of itself: all of what was asked, or with every mistake by its name nothing. */
export async function changeSettings(
	world: World,
	who: Staff,
	{ values, reviewOn, seen }: SettingsWanted,
): Promise<void> {
	const now = world.clock.now();
	const today = world.clock.today();
	await world.db.transaction().execute(async (trx) => {
		await hold(trx, now);
		if ((await listSettings(trx, world)).seen !== seen) throw new Refusal('council.setting.changed_meanwhile', 409);
		const before = await getSettings(trx);
		const mistakes = mistakesInSettings(values, before, { ownSite: world.config.publicUrl, isOneAddress });
		for (const [name, day] of Object.entries(reviewOn)) {
			if (day <= today) mistakes[`${name}_review`] ??= 'council.review.past';
		}
		if (Object.keys(mistakes).length > 0) throw new Refusal('form.fields.invalid', 422, mistakes);
		const names = new Set([...Object.keys(values), ...Object.keys(reviewOn)] as SettingName[]);
		for (const name of names) {
			const review = isReviewed(name) ? (reviewOn[name] ?? plusMonths(today, CHECKED_FOR)) : null;
			await put(trx, name, values[name] ?? before[name], review);
		}
		const changed = [...names].filter((name) => (values[name] ?? before[name]) !== before[name]);
		await append(trx, {
			...{ at: now, who, what: 'settings.changed', subject: 'setting', subjectId: [...names][0] ?? '-' },
			particulars: { names: [...names].join(), changed: changed.join() },
		});
	});
}

/** Somebody rang the number today, or wrote to it, and it is right. It is checked again in a year. */
export async function checkSetting(world: World, who: Staff, name: SettingName): Promise<void> {
	const now = world.clock.now();
	if (!isReviewed(name)) throw new Refusal('council.setting.not_reviewed', 409);
	await world.db.transaction().execute(async (trx) => {
		await hold(trx, now);
		const review = plusMonths(world.clock.today(), CHECKED_FOR);
		await put(trx, name, (await getSettings(trx))[name], review);
		await append(trx, {
			...{ at: now, who, what: 'setting.checked', subject: 'setting', subjectId: name },
			particulars: { review_on: review },
		});
	});
}

async function hold(trx: Transaction<Database>, now: string): Promise<void> {
	await put(trx, HELD, now, null);
}

async function put(trx: Transaction<Database>, name: string, value: string, review: Day | null): Promise<void> {
	await trx
		.insertInto('setting')
		.values({ name, value, review_on: review })
		.onConflict((conflict) => conflict.column('name').doUpdateSet({ value, review_on: review }))
		.execute();
}
