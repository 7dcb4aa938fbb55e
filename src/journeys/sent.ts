import type { InferResponseType } from 'hono/client';
import type { Answers } from '../../api/drafts/answers.ts';
import type { Kind } from '../../api/representations/routing.ts';
import { needsAgreement, needsInterestDecision, type Standing } from '../../api/representations/standing.ts';
import type { Api } from '../api-client.ts';

export type Receipt = InferResponseType<Api['api']['representations']['$post'], 201>;

/** What the last page shows again at a reload, until the person leaves. */
export interface Sent {
	/** Which journey it was, so that sending it again leads here. */
	begun: string;
	kind: Kind;
	receipt: Receipt;
	podName: string | null;
	/** Why there may be no date, in the order in which it is asked. */
	because: 'anonymous' | 'interest' | 'agreement' | 'advocate' | 'pod_unknown' | null;
	/** The word of the code that is asked back: 1 to 7. */
	askedWord: number;
	/** The word was typed back rightly. */
	isChecked: boolean;
}

export function becauseOf(
	kind: Kind,
	said: { standing: Standing | null; advocate: boolean; pod: string | null },
): Sent['because'] {
	if (kind === 'complaint') {
		if (said.standing === 'anonymous') return 'anonymous';
		if (said.standing !== null && needsInterestDecision(said.standing)) return 'interest';
		if (said.standing !== null && needsAgreement(said.standing)) return 'agreement';
		if (said.advocate) return 'advocate';
	}
	return said.pod === null ? 'pod_unknown' : null;
}

export function asDraft(sent: Sent): Answers {
	return { begun: sent.begun, sent: JSON.stringify(sent) };
}

export function sentIn(draft: Answers): Sent | undefined {
	return typeof draft.sent === 'string' ? (JSON.parse(draft.sent) as Sent) : undefined;
}

export function codeWords(returnCode: string): string[] {
	return returnCode.split(' ');
}

/** Whether this is the word asked for. Capitals, spaces and a number in front are forgiven. */
export function isTheWord(sent: Sent, typed: string): boolean {
	const word = codeWords(sent.receipt.returnCode ?? '')[sent.askedWord - 1];
	return (
		typed
			.normalize('NFKC')
			.toLowerCase()
			.replace(/[^\p{L}]/gu, '') === word
	);
}
