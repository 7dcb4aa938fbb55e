/**
 * What an attacker does with published tables: write down every sum as an equation, and narrow every unknown until
 * nothing moves. Unknowns are whole numbers between `lo` and `hi`; a sum's parts are unknowns, and so is the sum itself.
 */
export interface Unknown {
	lo: number;
	hi: number;
}

/**
 * `parts` added up are exactly `whole` (`equal`), or may overlap: at least `whole` together, and none of them more. Of
 * `atLeast` they are `whole` or more, whatever each is.
 */
export interface Relation {
	whole: string;
	parts: readonly string[];
	kind: 'equal' | 'overlap' | 'atLeast';
}

/** More than any count here: somebody who knows nothing still knows that. */
const ENOUGH = 100_000;

/** No whole numbers fit: something that was believed is not so, such as that nothing was corrected. */
export class Contradiction extends Error {}

export function solver() {
	const unknowns = new Map<string, Unknown>();
	const relations: Relation[] = [];

	function of(name: string): Unknown {
		const known = unknowns.get(name) ?? { lo: 0, hi: ENOUGH };
		unknowns.set(name, known);
		return known;
	}

	return {
		between(name: string, lo: number, hi: number): void {
			const unknown = of(name);
			unknown.lo = Math.max(unknown.lo, lo);
			unknown.hi = Math.min(unknown.hi, hi);
		},
		relate(relation: Relation): void {
			relations.push(relation);
		},
		range: of,
		solve(): void {
			for (let moved = true; moved;) {
				moved = relations.map((relation) => narrow(relation, of)).some(Boolean);
				for (const [name, { lo, hi }] of unknowns) if (lo > hi) throw new Contradiction(`${name}: ${lo} to ${hi}`);
			}
		},
	};
}

function narrow({ whole, parts, kind }: Relation, of: (name: string) => Unknown): boolean {
	const all = parts.map(of);
	const sum = of(whole);
	const most = all.reduce((total, part) => total + part.hi, 0);
	const least = all.reduce((total, part) => total + part.lo, 0);
	const lowest = { equal: least, overlap: Math.max(0, ...all.map(({ lo }) => lo)), atLeast: 0 }[kind];
	const moves = [tighten(sum, lowest, most)];
	for (const part of all) {
		const lo = sum.lo - (most - part.hi);
		const hi = { equal: sum.hi - (least - part.lo), overlap: sum.hi, atLeast: ENOUGH }[kind];
		moves.push(tighten(part, lo, hi));
	}
	return moves.some(Boolean);
}

function tighten(unknown: Unknown, lo: number, hi: number): boolean {
	const moved = lo > unknown.lo || hi < unknown.hi;
	unknown.lo = Math.max(unknown.lo, lo);
	unknown.hi = Math.min(unknown.hi, hi);
	return moved;
}
