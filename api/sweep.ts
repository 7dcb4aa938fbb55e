import type { World } from './world.ts';

/** How long unfinished words, those that somebody asked to have kept, and the answers to repeated requests are kept. Hours. */
export const keptHours = { draft: 24, kept: 60 * 24, replay: 7 * 24 } as const;

const MS_PER_HOUR = 3_600_000;

/** Deletes what nobody came back to: words left half written, and answers that no repeat of a request will ask for again. */
export async function sweep({ db, clock }: World): Promise<void> {
	const hoursAgo = (hours: number) => new Date(Date.parse(clock.now()) - hours * MS_PER_HOUR).toISOString();
	await db.deleteFrom('draft').where('kept_at', '<', hoursAgo(keptHours.draft)).execute();
	await db.deleteFrom('kept_draft').where('kept_at', '<', hoursAgo(keptHours.kept)).execute();
	await db.deleteFrom('replay').where('answered_at', '<', hoursAgo(keptHours.replay)).execute();
}
