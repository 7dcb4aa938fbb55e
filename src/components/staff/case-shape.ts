import type { InferResponseType } from 'hono/client';
import type { Api } from '../../api-client.ts';

/** One representation, as the API shows it to this reader. */
export type Case = InferResponseType<Api['api']['cases'][':case']['$get'], 200>;
