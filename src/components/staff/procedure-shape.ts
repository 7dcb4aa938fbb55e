import type { InferResponseType } from 'hono/client';
import { type Procedure, procedureOf } from '../../../api/representations/procedure/procedure.ts';
import type { Step, StepNamed } from '../../../api/representations/procedure/steps.ts';
import type { Api } from '../../api-client.ts';

/** Where a complaint stands in the procedure, as the API shows it to this reader. */
export type Told = InferResponseType<Api['api']['cases'][':case']['steps']['$get'], 200>;
export type ToldStep = Told['steps'][number];

export function stepOf({ what, on, facts }: ToldStep): Step {
	return { what, on, ...facts } as Step;
}

/** What the first so many steps amount to: the API and the page think with the same noun. */
export function foldTold(steps: Told['steps'], first = steps.length): Procedure {
	return procedureOf(steps.slice(0, first).map(stepOf) as [StepNamed<'received'>, ...Step[]]);
}
