import { expect, test } from 'vitest';
import { ask, invitationOf, plan, sendViews } from '../../support/conferences.ts';
import { smallTown } from '../../support/people.ts';

interface Seen {
	said: { answers: { id: string; item: string; inEnglish: { words: string; name: string } | null }[] }[];
}

/** Kit says two things in Arabic: one that may be read out, one for the chair alone. */
async function kitSaysInArabic() {
	const town = await smallTown({ at: '2026-03-16T10:00:00Z' });
	const conference = await plan(town);
	const invitation = await ask(town, conference, 'kit');
	await sendViews(town, 'kit', invitation, {
		...{ 'houses.good': 'كلبي', 'houses.who': 'can_be_read_out' },
		...{ safe: '3', one_better: 'أخاف من أخي', 'one_better.who': 'tell_chair_only' },
	});
	const { answers } = (await invitationOf(town, 'kit', invitation)).parts[0]!;
	const idOf = (item: string) => answers.find((answer) => answer.item === item)!.id;
	const [beth, sam] = [await town.as('beth'), await town.as('sam')];
	const translate = (by: typeof beth, item: string, words: string) =>
		by.post(`/api/conferences/${conference}/translations`, { answer: idOf(item), words });
	const inEnglish = async (by: typeof beth, path = '') => {
		const { said } = (await by.get<Seen>(`/api/conferences/${conference}${path}`)).json;
		return said.flatMap(({ answers }) => answers.map(({ item, inEnglish }) => [item, inEnglish?.words ?? null]));
	};
	return { town, invitation, conference, beth, sam, translate, inEnglish };
}

test('a child’s answer stays as it was said; its worker and the chair read beside it what it says in English', async () => {
	const { town, conference, invitation, beth, sam, translate, inEnglish } = await kitSaysInArabic();
	expect((await translate(sam, 'houses', 'A dog')).status).toBe(204);
	expect((await translate(beth, 'houses', 'My dog')).status).toBe(204);
	for (const reader of [sam, beth]) expect(await inEnglish(reader)).toContainEqual(['houses', 'My dog']);
	expect((await beth.get<Seen>(`/api/conferences/${conference}`)).json.said[0]!.answers[0]).toMatchObject({
		...{ item: 'houses', value: { houses: { good: 'كلبي' } } },
		inEnglish: { name: 'Beth Quinn', words: 'My dog' },
	});
	const told = await (await town.as('kit')).get(`/api/conferences/mine/${invitation}`);
	expect(JSON.stringify(told.json)).not.toContain('My dog');
});

test('what is for the chair alone is so in English too: not for the worker, and not in the shared pack', async () => {
	const { beth, sam, translate, inEnglish } = await kitSaysInArabic();
	const unheard = await translate(sam, 'one_better', 'Guessed');
	expect(unheard).toMatchObject({ status: 422, json: { error: { fields: { answer: 'form.field.not_a_choice' } } } });
	expect((await translate(beth, 'one_better', 'I am afraid of my brother')).status).toBe(204);
	await translate(beth, 'houses', 'My dog');
	expect(await inEnglish(sam)).toEqual([
		['houses', 'My dog'],
		['safe', null],
	]);
	expect(await inEnglish(beth, '/pack')).toContainEqual(['one_better', 'I am afraid of my brother']);
	expect(await inEnglish(beth, '/pack?shared=true')).toEqual([['houses', 'My dog']]);
});

test('a pod’s manager, who knows that somebody answered and not what, has nothing to translate', async () => {
	const { town, translate } = await kitSaysInArabic();
	expect((await translate(await town.as('priya'), 'houses', 'My dog')).status).toBe(404);
});
