/** The limits a person can meet. The page that says them, the check and the test quote these same numbers. Characters. */
export const limits = {
	points: 10,
	point: 4000,
	wants: 2000,
	thanks: 2000,
	name: 100,
	happened: 300,
	contactDetail: 200,
	contactTimes: 200,
	message: 5000,
	correction: 4000,
	/** Longer than anything that it may stand beside. */
	translation: 10_000,
	note: 5000,
	finding: 4000,
	terms: 4000,
	reason: 1000,
	ombudsmanReference: 40,
	holidayName: 80,
	reference: 20,
	phrase: 300,
	phrases: 20,
	/** How long after it happened a complaint can be about: any longer is typed wrongly. Years. */
	happenedYears: 100,
} as const;

export const contactChannels = ['portal', 'email', 'sms', 'phone', 'post'] as const;
export type ContactChannel = (typeof contactChannels)[number];

/** What the council can offer: text messages only where it can send them. */
export function channelsOffered({ textMessages }: { textMessages: boolean }): ContactChannel[] {
	return contactChannels.filter((channel) => channel !== 'sms' || textMessages);
}

export const spokenChannels = ['phone', 'paper', 'visit', 'email'] as const;
export const channels = ['portal', ...spokenChannels] as const;

export const findings = ['upheld', 'partially_upheld', 'not_upheld', 'no_finding'] as const;
export type Finding = (typeof findings)[number];

export const bounceReasons = ['not_our_family', 'other_pod', 'conflict', 'other'] as const;

export const sortedAnswers = ['yes', 'partly', 'no'] as const;

/** What may be promised: something agreed with the person, something the service learns, or a remedy (`domain.md` 1.10). */
export const promiseKinds = ['agreed_action', 'learning', 'remedy'] as const;
export type PromiseKind = (typeof promiseKinds)[number];
export const remedies = ['apology', 'action', 'service_change', 'payment'] as const;
export type Remedy = (typeof remedies)[number];
