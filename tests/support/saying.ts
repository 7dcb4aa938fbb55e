import type { Receipt } from '../../api/representations/changes-receive.ts';
import type { Visitor } from './client.ts';
import type { Town } from './people.ts';

/** A complaint as a parent might make it about Otter pod, with whatever a story changes. */
export function aComplaint(town: Town, changes: Record<string, unknown> = {}) {
	return {
		kind: 'complaint',
		pod: town.pod('otter'),
		points: ['Nobody rang me back for three weeks.'],
		wants: 'Somebody to ring when they say they will.',
		standing: 'parent',
		...changes,
	};
}

/** Sends it, and expects it to be kept. */
export async function say(browser: Visitor, body: unknown): Promise<Receipt> {
	const { status, json } = await browser.post<Receipt>('/api/representations', body);
	if (status !== 201) throw new Error(`Not received: ${status} ${JSON.stringify(json)}`);
	return json;
}

/** An advocate with nothing to declare, with whatever a story changes. */
export function anAdvocate(changes: Record<string, unknown> = {}) {
	return {
		name: 'Imani Castell',
		accountId: null,
		nameAgreed: false,
		appointedOn: '2026-06-08',
		...{ mayBeSubject: false, managesSubject: false, managesService: false },
		...{ controlsResources: false, mayConsider: false, childObjects: false },
		...changes,
	};
}
