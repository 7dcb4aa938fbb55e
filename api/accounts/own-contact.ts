import type { ContactChannel } from '../representations/limits.ts';

/** How somebody may be reached, as they say it themselves. `portal` is: nothing at all goes out of here. */
export interface OwnContact {
	channel: ContactChannel;
	/** The address or number; null for the portal alone. */
	detail: string | null;
	times: string | null;
	/** Whether whoever rings may speak to a machine, or to whoever answers. */
	mayLeaveMessage: boolean;
}

/** Where nothing may go out, nothing is kept to send it to. */
const nothingOutside: OwnContact = { channel: 'portal', detail: null, times: null, mayLeaveMessage: false };

/** What is kept of what somebody said: a message can only be left where somebody rings. */
export function settledContact(said: OwnContact): OwnContact {
	if (said.channel === 'portal') return nothingOutside;
	return { ...said, mayLeaveMessage: said.channel === 'phone' && said.mayLeaveMessage };
}
