import type { Program, Scope, StaffRole, Who } from '../accounts/roles.ts';

/** Whom a door lets in that is not open to anybody. `return` has come back with a return code. */
export interface Lock {
	only: readonly (StaffRole | 'family' | 'return' | 'staff')[];
	/** Staff prove anew who they are before this: exports, erasure, cards, roles. */
	freshly?: true;
	/** What a program's key must be for. Every door that does not say so is closed to programs, the open ones too. */
	scope?: Scope;
}

/** Whether somebody may knock at all. What they then see of a thing is a second question, asked with the thing in hand. */
export function mayKnock({ only, scope }: Lock, who: Who): boolean {
	const named: readonly string[] = only;
	if (who.kind === 'program') return opensTo(who, scope);
	if (who.kind === 'staff') return named.includes('staff') || named.includes(who.role);
	if (who.kind === 'family') return named.includes('family') && !who.awaitsSecret;
	if (who.kind === 'advocate') return named.includes('advocate'); // and not where `staff` may
	return who.kind === 'return' && named.includes('return');
}

/** A program is let in by its key's scopes alone. */
export function opensTo(who: Program, scope: Scope | undefined): boolean {
	return scope !== undefined && who.scopes.includes(scope);
}

/** Whether they must first prove anew who they are. */
export function mustProveAnew({ freshly }: Lock, who: Who): boolean {
	return freshly === true && (who.kind === 'staff' || who.kind === 'advocate') && !who.isFresh;
}
