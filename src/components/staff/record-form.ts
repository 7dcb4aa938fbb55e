import type { Interpreter } from '../../../api/accounts/talking.ts';
import type { contactChannels, spokenChannels } from '../../../api/representations/limits.ts';
import type { About, Kind } from '../../../api/representations/routing.ts';
import type { Standing } from '../../../api/representations/standing.ts';
import { asDay, typedDayIn } from '../typed-day.ts';
import { orNull, pointsIn, typedIn } from './typed.ts';

/** What was said to staff, as the API takes it, from the fields of the page that records it. */
export function recordedIn(form: FormData) {
	const typed = typedIn(form);
	const isTicked = (name: string) => typed(name) === 'yes';
	return {
		kind: typed('kind') as Kind,
		channel: typed('channel') as (typeof spokenChannels)[number],
		receivedOn: asDay(typedDayIn(form, 'received')),
		pod: orNull(typed('pod')),
		about: orNull(typed('about')) as About | null,
		points: pointsIn(typed('points')),
		wants: typed('wants'),
		happenedOn: orNull(asDay(typedDayIn(form, 'happened'))),
		standing: orNull(typed('standing')) as Standing | null,
		name: typed('name'),
		interpreter: orNull(typed('interpreter')) as Interpreter | null,
		spokenLanguage: typed('interpreter') === 'spoken' ? orNull(typed('spoken').trim()) : null,
		advocate: isTicked('advocate'),
		keepFromWorker: isTicked('keep'),
		notSafe: isTicked('unsafe'),
		contact: {
			channel: (typed('contact') || 'portal') as (typeof contactChannels)[number],
			detail: typed('contact-detail'),
			times: typed('contact-times'),
		},
	};
}

/** Which field of the page stands for which of the API. */
export const recordFields: Record<string, string> = {
	receivedOn: 'received',
	happenedOn: 'happened',
	keepFromWorker: 'keep',
	notSafe: 'unsafe',
	spokenLanguage: 'spoken',
	'contact.channel': 'contact',
	'contact.detail': 'contact-detail',
	'contact.times': 'contact-times',
};
