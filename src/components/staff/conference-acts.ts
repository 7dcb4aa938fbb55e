import type { AgeBand } from '../../../api/conferences/invitations.ts';
import type { Outcome } from '../../../api/conferences/outcomes.ts';
import type { Api } from '../../api-client.ts';
import { asDay, typedDayIn } from '../typed-day.ts';
import { orNull, typedIn } from './typed.ts';

interface Sent {
	ok: boolean;
	status: number;
	json(): Promise<unknown>;
}

interface Act {
	/** Where the reader is taken afterwards, and the field a mistake in no field leads to. */
	section: string;
	/** Which field of the page stands for which of the API. */
	to?(form: FormData): Record<string, string>;
	send(one: Api['api']['conferences'][':conference'], conference: string, form: FormData): Promise<Sent>;
}

/** What can be done on a conference's page: one button each. The key is the button's value. */
const acts = {
	invite: {
		section: 'invited',
		to: (form) => ({ band: `band-${typedIn(form)('account')}`, account: 'invited' }),
		send: (one, conference, form) => {
			const account = typedIn(form)('account');
			const band = orNull(typedIn(form)(`band-${account}`)) as AgeBand | null;
			return one.invitations.$post({ param: { conference }, json: { account, band } });
		},
	},
	take_back: {
		section: 'invited',
		send: (one, conference, form) => one.invitations[':invitation'].$delete({ param: named(conference, form) }),
	},
	refer: {
		section: 'invited',
		send: (one, conference, form) => one.invitations[':invitation'].referral.$post({ param: named(conference, form) }),
	},
	tell: {
		section: 'said',
		send: (one, conference, form) => {
			return one.told.$post({ param: { conference }, json: { invitation: typedIn(form)('invitation') } });
		},
	},
	move: {
		section: 'move',
		send: (one, conference, form) => {
			const typed = typedIn(form);
			const json = { heldOn: asDay(typedDayIn(form, 'heldOn')), time: typed('time'), place: orNull(typed('place')) };
			return one.date.$post({ param: { conference }, json });
		},
	},
	cancel: { section: 'move', send: (one, conference) => one.cancelling.$post({ param: { conference } }) },
	held: { section: 'held', send: (one, conference) => one.held.$post({ param: { conference } }) },
	translate: {
		section: 'said',
		to: (form) => ({ words: `translation-${typedIn(form)('answer')}`, answer: 'said' }),
		send: (one, conference, form) => {
			const typed = typedIn(form);
			const answer = typed('answer');
			return one.translations.$post({
				param: { conference },
				json: { answer, words: typed(`translation-${answer}`) },
			});
		},
	},
	outcome: {
		section: 'said',
		to: (form) => {
			const answer = typedIn(form)('answer');
			return { outcome: `outcome-${answer}`, words: `words-${answer}`, answer: 'said' };
		},
		send: (one, conference, form) => {
			const typed = typedIn(form);
			const answer = typed('answer');
			const outcome = typed(`outcome-${answer}`) as Outcome;
			const json = { answer, outcome, words: typed(`words-${answer}`) };
			return one.outcomes.$post({ param: { conference }, json });
		},
	},
} as const satisfies Record<string, Act>;

const named = (conference: string, form: FormData) => ({ conference, invitation: typedIn(form)('invitation') || '-' });

export const conferenceActs: Record<keyof typeof acts, Act> = acts;

/** What is said when it is done: `staff:done.conference_ACT`. */
export const doneCodes = ['conference', ...Object.keys(acts).map((act) => `conference_${act}`), 'conference_recorded'];

export function conferenceActIn(form: FormData): keyof typeof acts | undefined {
	const act = typedIn(form)('act');
	return act in acts ? (act as keyof typeof acts) : undefined;
}
