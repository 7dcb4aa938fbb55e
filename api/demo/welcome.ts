import { printReturnCode } from '../representations/return-code.ts';
import { cardOf, secondSecret } from './cards.ts';
import { families, type FamilyKey } from './cast.ts';
import { returnCodeOf } from './play.ts';

/** One of each kind, for the console. The others are on /demo. */
const some: readonly [FamilyKey, string][] = [
	['leanne', 'a mother'],
	['tyler', 'a child of nine'],
	['jayden', 'a care leaver'],
	['rania', 'a mother who reads Arabic'],
	['carol', 'a step-mother; her card is new, so leave the secret words empty'],
];

/** What the console says where this is the demo council: where it is, and how to come in as each kind of person. */
export function demoWelcome(publicUrl: string): string {
	const cards = some.map(([key, who]) => `  ${cardOf(key).printed}   ${families[key].name}, ${who}`);
	return [
		`Alongside is at ${publicUrl}`,
		'This is the demo council of Westmere. Everybody in it is made up.',
		'',
		`Come in as anybody by one press, families and staff: ${publicUrl}/demo`,
		`Or with a card at ${publicUrl}/en/come-in and the secret words "${secondSecret}":`,
		...cards,
		`Or, without a card, at ${publicUrl}/en/come-back with the seven words of somebody who gave no name:`,
		`  ${printReturnCode(returnCodeOf('no-name'))}`,
		`Staff who have set up a passkey or a code come in at ${publicUrl}/staff/door`,
	].join('\n');
}

/** What it says in a real council. */
export function welcome(publicUrl: string): string {
	return [
		`Alongside is at ${publicUrl}`,
		`Staff come in at ${publicUrl}/staff/`,
		'The first administrator is made by a command, with the settings of this house; it prints a link that opens once:',
		'  npm run administrator -- --name "Ada Birch" --email ada.birch@council.example',
	].join('\n');
}
