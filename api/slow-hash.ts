import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Refusal } from './refusal.ts';

/** The library's number for the kind that resists both graphics cards and side channels. */
const ARGON2ID = 2;

/**
 * Argon2id at 46 MiB and one pass, about 20 ms on the machine it was measured on: dear for a guesser, unnoticed by a
 * person. OWASP's first choice of parameters.
 */
const cost = { algorithm: ARGON2ID, memoryCost: 47_104, timeCost: 1, parallelism: 1 };

/** Whoever sends or chooses something is never turned away for others' guesses: this waits as long as it must. */
export function hashSecret(secret: string): Promise<string> {
	return inMemory('first', () => hash(secret.normalize('NFKC'), cost));
}

/**
 * Whether the secret is the one behind the hash. With no hash to check against it does the same work on one that nothing
 * matches, so that an unknown code takes as long to refuse as a wrong one. `first` is for whoever holds a right code. Of
 * anybody else no more wait than are done in half a second: the next is refused, 503 `limits.checks.busy`, at no cost.
 */
export async function secretMatches(
	stored: string | null | undefined,
	secret: string,
	turn: Turn = 'in_turn',
): Promise<boolean> {
	const against = stored ?? (await nobodysHash());
	const matches = await inMemory(turn, () => verify(against, secret.normalize('NFKC')));
	return matches && stored != null;
}

let nobodys: Promise<string> | undefined;

function nobodysHash(): Promise<string> {
	nobodys ??= hashSecret(randomBytes(32).toString('hex'));
	return nobodys;
}

/** Each takes its 46 MiB for as long as it lasts: whoever comes when so many are at work waits. */
const AT_ONCE_MOST = 2;
const WAITING_MOST = 40;
const BUSY_SECONDS = 2;

type Turn = 'first' | 'in_turn';

let atWork = 0;
const waiting: Record<Turn, (() => void)[]> = { first: [], in_turn: [] };

async function inMemory<Result>(turn: Turn, work: () => Promise<Result>): Promise<Result> {
	if (turn === 'in_turn' && waiting.in_turn.length >= WAITING_MOST) {
		throw new Refusal('limits.checks.busy', 503, undefined, BUSY_SECONDS);
	}
	if (atWork === AT_ONCE_MOST) await new Promise<void>((go) => waiting[turn].push(go));
	else atWork += 1;
	try {
		return await work();
	} finally {
		const next = waiting.first.shift() ?? waiting.in_turn.shift();
		if (next)
			next(); // the place goes to it
		else atWork -= 1;
	}
}
