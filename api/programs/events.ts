/** What a program is told, and no more: it says nothing about anybody. */
export interface WebhookEvent {
	type: 'representation.received' | 'representation.changed' | 'webhook.test';
	timestamp: string;
	data: { id: string };
}

/** What changes the record that the law asks for. Reading, reminding, notes and what is safeguarding’s are nobody else’s. */
const changes = /^(representation|step|stage|promise|appointment|advocate|answer|link)\./;

/** The type of event of something that happened, where programs are told of it. */
export function toldOf(what: string, subject: string): WebhookEvent['type'] | undefined {
	if (subject !== 'representation' || !changes.test(what)) return undefined;
	return what === 'representation.received' ? 'representation.received' : 'representation.changed';
}

export function announcedTest(webhookId: string, now: string): WebhookEvent {
	return { type: 'webhook.test', timestamp: now, data: { id: webhookId } };
}
