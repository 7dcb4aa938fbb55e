import type { InferResponseType } from 'hono/client';
import type { Api } from '../../api-client.ts';

/** One conference as `GET /api/conferences/{conference}` tells it. */
export type Conference = InferResponseType<Api['api']['conferences'][':conference']['$get'], 200>;
export type Said = Conference['said'][number];
export type Invited = Conference['invited'][number];
