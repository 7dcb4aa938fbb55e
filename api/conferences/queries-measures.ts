import { getSettings } from '../council/queries.ts';
import { readResponses, type ResponseRead } from '../questionnaires/queries.ts';
import { counting } from '../questionnaires/measures.ts';
import { settledUntil, settlingFrom } from '../trends/release.ts';
import { thresholdFrom } from '../trends/suppression.ts';
import type { World } from '../world.ts';
import { type Chosen, countMeasures, shown } from './measures.ts';

/**
 * The measures of the pilot, of young people who said how their meeting was. Only quarters that have settled are counted: a
 * figure that moves on the day somebody answers would tell what they said.
 */
export async function getMeasures(world: World) {
	const [settings, rows] = await Promise.all([getSettings(world.db), listAfter(world)]);
	const threshold = thresholdFrom(settings.suppression_threshold);
	const until = settledUntil(world.clock.today(), settlingFrom(settings.settling_days));
	const asked = rows.filter(({ invited_at }) => invited_at < until);
	const invited = [...new Set(asked.map(({ id }) => id))];
	const sent = asked.filter(({ given_on }) => given_on !== null && given_on < until);
	const responses = await readResponses(
		world,
		sent.map(({ response_id }) => response_id!),
	);
	const people = invited
		.map((id) => sent.filter((row) => row.id === id).map(({ response_id }) => response_id))
		.filter((parts) => parts.length > 0)
		.map((parts) => chosenIn(parts.map((part) => responses.find(({ id }) => id === part)!)));
	return {
		until,
		answered: shown({ count: people.length, of: invited.length }, threshold),
		measures: countMeasures(people, counting).map(({ measure, ...figure }) => ({
			measure,
			...{ figure: shown(figure, threshold) },
		})),
	};
}

/** Every young person who was asked how it was, with each part they sent. */
async function listAfter({ db }: World) {
	return db
		.selectFrom('conference_invitation')
		.leftJoin('conference_views', 'conference_views.invitation_id', 'conference_invitation.id')
		.leftJoin('response', 'response.id', 'conference_views.response_id')
		.select(['conference_invitation.id', 'conference_invitation.invited_at', 'response.given_on'])
		.select(['conference_views.response_id'])
		.where('purpose', '=', 'after_meeting')
		.where('invited_as', '=', 'child')
		.where('taken_back_at', 'is', null)
		.orderBy('conference_views.part')
		.execute();
}

/** What somebody chose, the last they said of each measure. */
function chosenIn(parts: readonly ResponseRead[]): Chosen {
	const chosen: Chosen = {};
	for (const { version, answers } of parts) {
		for (const { item: key, value } of answers) {
			const measure = version.instrument.items.find((item) => item.key === key)?.maps?.measure;
			if (measure !== undefined && value.kind === 'choice') chosen[measure] = value.chosen;
		}
	}
	return chosen;
}
