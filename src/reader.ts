import type { InferResponseType } from 'hono/client';
import type { Api } from './api-client.ts';

export type Person = InferResponseType<Api['api']['session']['$get'], 200>;
export type Council = InferResponseType<Api['api']['council']['$get'], 200>;

/** Who is reading, and the council whose page it is: what every page needs before its first word. */
export async function askReader(api: Api): Promise<{ person: Person; council: Council }> {
	const [person, council] = await Promise.all([
		api.api.session.$get().then((answer) => answer.json()),
		api.api.council.$get().then((answer) => answer.json()),
	]);
	return { person, council };
}
