import type { Visitor } from './client.ts';
import type { Town } from './people.ts';

interface Get {
	parameters?: { in: string; name: string; required?: boolean; schema: { enum?: string[] } }[];
}

/** Tables whose things have an address of their own. */
const things = [
	...['representation', 'pod', 'conference', 'conference_invitation', 'response_answer', 'response'],
	...['urgent_item', 'letter', 'account', 'instrument_version'],
] as const;

/** When this browser came in: it differs each time, and tells somebody of nobody but themselves. */
const ownSessions = '/api/sessions/mine';

/** Every question that can be asked with GET, of every thing there is in this town. */
export async function everyQuestion(town: Town): Promise<string[]> {
	const { json } = await town.stranger().get<{ paths: Record<string, { get?: Get }> }>('/api/openapi.json');
	const rows = await Promise.all(
		things.map((table) =>
			town.db
				.selectFrom(table as 'pod')
				.select('id')
				.execute(),
		),
	);
	const ids = rows.flat().map(({ id }) => id);
	return Object.entries(json.paths).flatMap(([path, { get }]) => {
		if (get === undefined || path === ownSessions) return [];
		const known = get.parameters?.find((one) => one.in === 'path')?.schema.enum ?? ids;
		const paths = path.includes('{') ? known.map((id) => path.replace(/\{\w+\}/g, id)) : [path];
		return paths.flatMap((one) => [one, ...queriesOf(get).map((query) => `${one}?${query}`)]);
	});
}

function queriesOf({ parameters = [] }: Get): string[] {
	const queries = parameters.filter((one) => one.in === 'query');
	return queries.flatMap(({ name, schema }) => (schema.enum ?? []).map((value) => `${name}=${value}`));
}

/** All that somebody's browser is told by each of them, as it comes. */
export async function toldTo(town: Town, browser: Visitor, questions: readonly string[]): Promise<string[]> {
	const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
	const told: string[] = [];
	for (const question of questions) {
		const answer = await town.app.request(question, { headers: cookie === '' ? {} : { cookie } });
		if (answer.status >= 500) throw new Error(`${question} answered ${answer.status}`);
		told.push(`${answer.status} ${await answer.text()}`);
	}
	return told;
}
