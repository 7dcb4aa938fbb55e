import type { Kysely } from 'kysely';
import { markOf } from '../seen.ts';
import type { World } from '../world.ts';
import type { Database } from '../database.ts';
import { prepared } from '../prepared.ts';
import { isDue, isReviewed } from './setting-rules.ts';
import { type SettingName, settingNames, type Settings, shippedReviewOn, shippedSettings } from './settings.ts';

const settingRows = prepared((db) => db.selectFrom('setting').select(['name', 'value']));

/** The council's settings: what it set itself, and what ships for the rest. */
export async function getSettings(db: Kysely<Database>): Promise<Settings> {
	const rows = await settingRows(db);
	const known = rows.filter((row): row is { name: SettingName; value: string } => row.name in shippedSettings);
	return { ...shippedSettings, ...Object.fromEntries(known.map((row) => [row.name, row.value])) };
}

/** Every setting as whoever changes it reads it, with the day by which a number is checked again and whether that has come. */
export async function listSettings(db: Kysely<Database>, { clock, config }: Pick<World, 'clock' | 'config'>) {
	const rows = await db.selectFrom('setting').selectAll().orderBy('name').execute();
	const own = new Map(rows.map((row) => [row.name, row]));
	const settings = settingNames.map((name) => {
		const row = own.get(name);
		const isOwn = row !== undefined;
		const reviewOn = isReviewed(name) ? (row?.review_on ?? shippedReviewOn) : null;
		const value: string = row?.value ?? shippedSettings[name];
		const needsCheck = reviewOn !== null && isDue({ reviewOn, isOwn }, clock.today(), config.demo);
		return { name, value, isOwn, reviewOn, needsCheck };
	});
	return { settings, seen: markOf(settings.map(({ name, value, reviewOn }) => [name, value, reviewOn])) };
}
