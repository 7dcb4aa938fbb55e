import type { Town } from './people.ts';
import { aComplaint, say } from './saying.ts';

/** A complaint of Maya's from which the service learned something that is done by now. Both ids. */
export async function somethingLearned(town: Town): Promise<{ case: string; promise: string }> {
	const { id } = await say(await town.as('maya'), aComplaint(town));
	const omar = await town.as('omar');
	const made = await omar.post<{ id: string }>(`/api/cases/${id}/promises`, {
		...{ kind: 'learning', remedy: null, words: 'Nobody told Maya who covered for Sam.', owner: 'Priya Shah' },
		dueOn: town.clock.today(),
	});
	const done = await omar.post(`/api/cases/${id}/promises/${made.json.id}/doing`, { doneOn: town.clock.today() });
	if (done.status !== 204) throw new Error(`Not done: ${JSON.stringify(done.json)}`);
	return { case: id, promise: made.json.id };
}

/** What everybody may be told of it, in English and Arabic, naming nobody. */
export const aTelling = {
	en: {
		plain: {
			heard: 'Families were not told who to call when their worker was away.',
			changed: 'Every family is told who covers before their worker goes away.',
		},
		easy: { heard: 'Your worker was away. You did not know who to call.', changed: 'Now we tell you before.' },
	},
	ar: {
		plain: { heard: 'لم تكن العائلات تعرف بمن تتصل.', changed: 'نخبر كل عائلة الآن قبل أن يغيب موظفها.' },
	},
};
