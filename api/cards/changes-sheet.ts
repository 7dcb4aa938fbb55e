import type { Staff } from '../accounts/roles.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { giveIn, type IssuedCard, makeCodes } from './changes.ts';
import { listWithoutCard, type WithoutCard } from './queries-sheet.ts';
import { sheetMost, usualLastDay } from './validity.ts';

export interface SheetAsked {
	people: readonly string[];
	/** Those of whom reaching is in doubt, each chosen by itself. */
	oneByOne: readonly string[];
}

/** A card of a sheet, with what is printed on it and whom it is for. */
export type SheetCard = Pick<WithoutCard, 'name' | 'podName' | 'language' | 'wording' | 'secretKind'> &
	IssuedCard & { person: string; pod: { name: string; emblem: string; phone: string } | null };

/**
 * Gives a card to each of several people who have none, all of them or nobody; a card that somebody was given meanwhile is
 * never replaced. Codes are told this once.
 */
export async function issueSheet(world: World, who: Staff, { people, oneByOne }: SheetAsked): Promise<SheetCard[]> {
	const today = world.clock.today();
	const wanted = [...new Set([...people, ...oneByOne])];
	const made = await Promise.all(wanted.map(() => makeCodes(world)));
	const now = world.clock.now();
	return world.db.transaction().execute(async (trx) => {
		const without = new Map((await listWithoutCard({ db: trx }, who, today)).map((one) => [one.id, one]));
		refuse(without, { people, oneByOne });
		const cards: SheetCard[] = [];
		for (const [at, person] of wanted.entries()) {
			const { name, podName, language, wording, secretKind } = without.get(person)!;
			const given = { secretKind, expiresOn: usualLastDay(today) };
			const { card, pod } = await giveIn(trx, who, person, made[at]!, given, now, today);
			cards.push({ person, name, podName, language, wording, secretKind, pod, ...card });
		}
		return cards;
	});
}

function refuse(without: ReadonlyMap<string, WithoutCard>, { people, oneByOne }: SheetAsked): void {
	const fields: Record<string, string> = {};
	const check = (of: 'people' | 'oneByOne', ids: readonly string[]) => {
		for (const [at, id] of ids.entries()) {
			const one = without.get(id);
			if (!one) fields[`${of}.${at}`] = 'cards.person.not_without';
			else if (of === 'people' && one.isInDoubt) fields[`${of}.${at}`] = 'cards.person.in_doubt';
		}
	};
	check('people', people);
	check('oneByOne', oneByOne);
	if (people.length + oneByOne.length === 0) fields['people'] = 'cards.sheet.nobody';
	if (people.length + oneByOne.length > sheetMost) fields['people'] = 'cards.sheet.over_most';
	if (Object.keys(fields).length > 0) throw new Refusal('form.fields.invalid', 422, fields);
}
