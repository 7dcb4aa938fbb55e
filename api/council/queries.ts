import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import { type SettingName, type Settings, shippedSettings } from './settings.ts';

/** The council's settings: what it set itself, and what ships for the rest. */
export async function getSettings(db: Kysely<Database>): Promise<Settings> {
	const rows = await db.selectFrom('setting').select(['name', 'value']).execute();
	const known = rows.filter((row): row is { name: SettingName; value: string } => row.name in shippedSettings);
	return { ...shippedSettings, ...Object.fromEntries(known.map((row) => [row.name, row.value])) };
}
