import type { Transaction } from 'kysely';
import type { Staff } from '../accounts/roles.ts';
import type { Database } from '../database.ts';
import { mayRespond, mayTriage } from '../policy/representations.ts';
import { append } from '../record.ts';
import { mistake, notFound } from '../refusal.ts';
import type { World } from '../world.ts';
import { getGuarded } from './queries.ts';
import type { Kind } from './routing.ts';

/**
 * What it is about, by the themes of the trends and those of this council: replaces what was chosen before. The history
 * keeps who changed it, when, from what and to what. One that ended stays where it was given, and is given no more.
 */
export async function setThemes(
	world: World,
	who: Staff,
	id: string,
	themes: readonly string[],
	themesFor: (kind: Kind) => readonly string[],
): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const { guarded } = await getGuarded(trx, id);
		if (!mayRespond(who, guarded) && !mayTriage(who, guarded)) throw notFound();
		const before = await listThemes(trx, id);
		const known = [...themesFor(guarded.kind), ...(await listLocal(trx, guarded.kind)), ...before];
		if (themes.some((theme) => !known.includes(theme))) throw mistake('themes', 'representation.theme.other_kind');
		const [gone, come] = [
			before.filter((theme) => !themes.includes(theme)),
			themes.filter((theme) => !before.includes(theme)),
		];
		if (gone.length > 0) {
			await trx
				.deleteFrom('representation_theme')
				.where('representation_id', '=', id)
				.where('theme', 'in', gone)
				.execute();
		}
		const rows = come.toSorted().map((theme) => ({ representation_id: id, theme }));
		if (rows.length > 0) await trx.insertInto('representation_theme').values(rows).execute();
		await append(trx, {
			at: now,
			who,
			what: 'representation.themed',
			subject: 'representation',
			subjectId: id,
			particulars: { before: before.join(' '), themes: themes.join(' ') },
		});
	});
}

async function listThemes(trx: Transaction<Database>, id: string): Promise<string[]> {
	const rows = await trx
		.selectFrom('representation_theme')
		.select('theme')
		.where('representation_id', '=', id)
		.orderBy('theme')
		.execute();
	return rows.map(({ theme }) => theme);
}

async function listLocal(trx: Transaction<Database>, kind: Kind): Promise<string[]> {
	if (kind === 'comment') return [];
	const rows = await trx
		.selectFrom('local_theme')
		.select('id')
		.where('kind', '=', kind)
		.where('ended_at', 'is', null)
		.execute();
	return rows.map(({ id }) => id);
}

/**
 * Which other pods it is about, beside the one that has it: they are counted with it, once each, and learn nothing of it by
 * that. Replaces what was chosen before. Refuses a pod that there is not, and 422 its own.
 */
export async function setOtherPods(world: World, who: Staff, id: string, pods: readonly string[]): Promise<void> {
	const now = world.clock.now();
	await world.db.transaction().execute(async (trx) => {
		const { guarded } = await getGuarded(trx, id);
		if (!mayTriage(who, guarded)) throw notFound();
		const known = await trx.selectFrom('pod').select('id').execute();
		if (pods.some((pod) => !known.some((one) => one.id === pod))) throw mistake('pods', 'trends.pod.unknown');
		if (guarded.podId !== null && pods.includes(guarded.podId)) throw mistake('pods', 'representation.pods.its_own');
		const before = await trx
			.selectFrom('representation_pod')
			.select('pod_id')
			.where('representation_id', '=', id)
			.orderBy('pod_id')
			.execute();
		await trx.deleteFrom('representation_pod').where('representation_id', '=', id).execute();
		const rows = pods.toSorted().map((pod_id) => ({ representation_id: id, pod_id }));
		if (rows.length > 0) await trx.insertInto('representation_pod').values(rows).execute();
		await append(trx, {
			at: now,
			who,
			what: 'representation.about_pods',
			subject: 'representation',
			subjectId: id,
			particulars: { before: before.map(({ pod_id }) => pod_id).join(' '), pods: pods.join(' ') },
		});
	});
}
