import { expect, onTestFinished, test } from 'vitest';
import { migratorFor } from '../../../api/database.ts';
import { openAt } from '../../support/template.ts';
import { bareDatabase } from '../../support/world.ts';

test('children who complained before offers were kept keep theirs: asked on the way, and answered where they said yes', async () => {
	const { address, drop } = await bareDatabase();
	const db = await openAt(address);
	onTestFinished(() => db.destroy().then(drop));
	const migrator = migratorFor(db);
	const names = (await migrator.getMigrations()).map(({ name }) => name);
	const before = names[names.findIndex((name) => name.endsWith('-advocacy')) - 1]!;
	expect((await migrator.migrateTo(before)).error).toBeUndefined();
	const kinds = [
		{ id: 'asked', advocacy_status: 'appointed', advocate_requested_on: '2026-04-13' },
		{ id: 'asked-later', advocacy_status: 'wanted', advocate_requested_on: '2026-04-20' },
		{ id: 'silent', advocacy_status: 'offered' },
		{ id: 'parent', advocacy_status: 'not_offered' },
		{ id: 'thanks', advocacy_status: 'offered', kind: 'compliment' as const },
		{ id: 'spoken', advocacy_status: 'offered', channel: 'phone' },
	];
	for (const changes of kinds) await db.insertInto('representation').values(aRow(changes)).execute();
	expect((await migrator.migrateToLatest()).error).toBeUndefined();
	const offers = await db
		.selectFrom('advocate_offer')
		.select(['id', 'stage', 'offered_on', 'answer'])
		.orderBy('id')
		.execute();
	const first = { stage: 'first_contact', offered_on: '2026-04-13' };
	expect(offers).toEqual([
		{ id: 'asked', ...first, answer: 'wanted' },
		{ id: 'asked-later', ...first, answer: null },
		{ id: 'silent', ...first, answer: null },
	]);
});

function aRow(changes: { id: string; advocacy_status: string; kind?: 'compliment'; channel?: string }) {
	return {
		...{ reference: changes.id, kind: 'complaint' as const, channel: 'portal', route: null, standing: 'child_in_need' },
		...{ received_at: '2026-04-13T10:00:00.000Z', received_on: '2026-04-13', recorded_at: '2026-04-13T10:00:00.000Z' },
		...{ from_account_id: null, recorded_by: null, person_name: null, pod_id: null, about: null, wants: null },
		...{ about_account_id: null, happened_on: null, happened_words: null, keep_from_worker: 0 as const },
		...{ advocate_requested_on: null, advocate_appointed_on: null, contact_channel: 'portal', contact_detail: null },
		...{
			contact_times: null,
			language: 'en',
			wording: 'young',
			linked_id: null,
			return_lookup: null,
			return_hash: null,
		},
		...changes,
	};
}
