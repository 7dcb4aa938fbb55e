import { parseArgs } from 'node:util';
import { z } from 'zod';
import { BadConfig, readConfig } from './config.ts';
import { line } from './form.ts';
import { open } from './main.ts';
import { Refusal } from './refusal.ts';
import { makeAdministrator } from './sign-in/changes-administrator.ts';
import { linkHours } from './sign-in/times.ts';

/**
 * `npm run administrator -- --name "…" --email …`: the first administrator of a council, who then makes everybody else.
 * Prints a one-time link. Run it with the settings of the house; it may run beside it.
 */
const HOW = 'npm run administrator -- --name "Ada Birch" --email ada.birch@council.example';

const sentences: Record<string, string> = {
	'sign_in.administrator.demo':
		'This is the demo council. Everybody in it is made up: come in as its administrator at /demo.',
	'sign_in.administrator.other_role': 'Somebody who is no administrator already has this email.',
};

const asked = z.object({ name: line(100), email: z.email() });

async function run(): Promise<string> {
	const { values } = parseArgs({ options: { name: { type: 'string' }, email: { type: 'string' } } });
	const person = asked.safeParse(values);
	if (!person.success) throw new BadConfig(`Say a name and an email:\n  ${HOW}`);
	const house = await open(readConfig({ ...process.env, LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn' }));
	try {
		const { address, expiresAt } = await makeAdministrator(house.world, person.data);
		return [
			`${person.data.name} may now set up how they come in, once, within ${linkHours} hours (until ${expiresAt}):`,
			'',
			`  ${address}`,
			'',
			'Hand it over in person or by a way you trust. Whoever opens it first is the administrator.',
		].join('\n');
	} finally {
		await house.close();
	}
}

await run().then(
	(words) => console.log(words),
	(error: unknown) => {
		const words = error instanceof Refusal ? sentences[error.code] : undefined;
		if (words === undefined && !(error instanceof BadConfig) && !isUsage(error)) throw error;
		console.error(words ?? (error instanceof BadConfig ? error.message : `Say a name and an email:\n  ${HOW}`));
		process.exitCode = 1;
	},
);

/** An option that the command does not know. */
function isUsage(error: unknown): boolean {
	return String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS');
}
