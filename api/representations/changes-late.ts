import { plusDays } from '../calendar/day.ts';
import type { World } from '../world.ts';
import { insertSystemLetter } from './changes-letter.ts';
import { noteUntold, type Telling, tellOnce } from './changes-told.ts';
import { letterWhenLate } from './letters/when-late.ts';
import { latenessOf, promisedTo } from './procedure/for-family.ts';
import { listDueBy } from './queries-due.ts';
import { foldSteps, listBareSteps } from './queries-steps.ts';

/**
 * Says to each person that what they were promised is not here: an apology, the last day it may take, and the way onward,
 * once for each promise that passes (S16). Nothing moves by itself. Returns how many were told.
 */
export async function tellLate(world: World): Promise<number> {
	return tellOnce(world, async () => {
		const passed = await listDueBy(world.db, plusDays(world.clock.today(), -1));
		const tellings = passed.map(({ id }) => lateTelling(world, id).catch((error) => noteUntold(world, id, error)));
		return (await Promise.all(tellings)).filter((telling) => telling != null);
	});
}

async function lateTelling({ db, clock }: World, id: string): Promise<Telling | null> {
	const procedure = foldSteps(await listBareSteps(db, id));
	const promised = procedure && promisedTo(procedure);
	const letter = promised && letterWhenLate(promised, latenessOf(promised, clock.today()));
	if (!letter) return null;
	const days = { day: promised.on, last: promised.latestOn };
	return {
		id,
		kind: letter,
		occasion: promised.on,
		tell: async (trx) => void (await insertSystemLetter(trx, id, letter, days, clock.now())),
	};
}
