import type { World } from './world.ts';

/**
 * How long unfinished words, those that somebody asked to have kept, answers to repeated requests, letters that went, an
 * import that nobody did and the files of one that was done are kept. Hours.
 */
export const keptHours = {
	...{ draft: 24, kept: 60 * 24, replay: 7 * 24, letter: 90 * 24 },
	...{ dryRun: 24, filesOfImport: 90 * 24 },
} as const;

const MS_PER_HOUR = 3_600_000;

/**
 * Deletes what nobody came back to: words left half written, sign-ins never finished, answers that no repeat of a request
 * will ask for again, letters that went long ago, and files full of names that were brought in. That an import was done stays, without them.
 */
export async function sweep({ db, clock }: World): Promise<void> {
	const hoursAgo = (hours: number) => new Date(Date.parse(clock.now()) - hours * MS_PER_HOUR).toISOString();
	await db.deleteFrom('draft').where('kept_at', '<', hoursAgo(keptHours.draft)).execute();
	await db.deleteFrom('kept_draft').where('kept_at', '<', hoursAgo(keptHours.kept)).execute();
	await db.deleteFrom('sign_in_attempt').where('expires_at', '<', clock.now()).execute();
	await db.deleteFrom('letter').where('state', '=', 'sent').where('sent_at', '<', hoursAgo(keptHours.letter)).execute();
	await db.deleteFrom('replay').where('answered_at', '<', hoursAgo(keptHours.replay)).execute();
	await sweepImports(db, { dryRunsBefore: hoursAgo(keptHours.dryRun), filesBefore: hoursAgo(keptHours.filesOfImport) });
}

async function sweepImports(
	db: World['db'],
	{ dryRunsBefore, filesBefore }: Record<'dryRunsBefore' | 'filesBefore', string>,
) {
	const over = db
		.selectFrom('import')
		.select('id')
		.where((where) =>
			where.or([
				where.and([where('done_at', 'is', null), where('made_at', '<', dryRunsBefore)]),
				where('done_at', '<', filesBefore),
			]),
		);
	await db.deleteFrom('import_part').where('import_id', 'in', over).execute();
	await db.deleteFrom('import').where('done_at', 'is', null).where('made_at', '<', dryRunsBefore).execute();
}
