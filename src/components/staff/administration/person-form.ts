import type { ContactChannel } from '../../../../api/representations/limits.ts';
import type { Standing } from '../../../../api/representations/standing.ts';
import { type Language, languages } from '../../../../api/accounts/languages.ts';
import type { Wording } from '../../../text/voices.ts';
import { orNull, type Typed } from '../typed.ts';

/** What stands for what, where the API and the form have other names. */
export const personFields = {
	'contact.channel': 'channel',
	'contact.detail': 'detail',
	'contact.times': 'times',
	'placing.pod': 'pod',
	'placing.worker': 'worker',
	'placing.from': 'from',
};

/** What was typed of a family member; what is no choice of ours is sent as it is, and the API says so. */
export function personIn(typed: Typed) {
	return {
		name: typed('name'),
		standing: typed('standing') as Standing,
		language: (typed('language') || languages[0]) as Language,
		wording: (typed('wording') || 'adult') as Wording,
		contact: {
			channel: (typed('channel') || 'portal') as ContactChannel,
			detail: orNull(typed('detail')),
			times: orNull(typed('times')),
		},
	};
}
