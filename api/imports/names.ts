import type { Fields } from './act.ts';
import type { Kind } from './kinds.ts';
import type { State } from './state.ts';

/** How a pod or a person is called, from its name and the number by which the council's other systems know it. */
export type Calling = (name: string, number: string) => string;

/** As a person reads it. */
export const byName: Calling = (name, number) => `${name} (${number})`;
/** As a program reads it: numbers, and nobody's name. */
export const byNumber: Calling = (_, number) => number;

/** What pods and people are called where an import is shown. */
export class Names {
	readonly #names = new Map<string, string>();
	readonly call: Calling;

	constructor({ staff, pods, people }: State, call: Calling) {
		this.call = call;
		for (const known of [staff, pods, people]) {
			for (const [number, { id, fields }] of known) this.remember(id, call(fields['name']!, number));
		}
	}

	remember(id: string, called: string): void {
		this.#names.set(id, called);
	}

	of(id: string): string {
		return this.#names.get(id) ?? id;
	}

	/** What is set, as it is shown: names in place of ids, and nothing that the name of the thing says already. */
	shown(kind: Kind, set: Fields): Fields {
		const isPlace = kind === 'memberships' || kind === 'allocations';
		const hidden = isPlace ? ['account_id', 'pod_id'] : ['name'];
		const shown = Object.entries(set).filter(([field]) => !hidden.includes(field));
		return Object.fromEntries(
			shown.map(([field, value]) => [field, value !== null && field.endsWith('_id') ? this.of(value) : value]),
		);
	}
}
