import type { Kind } from '../../api/representations/routing.ts';
import type { Lateness } from '../../api/representations/procedure/for-family.ts';
import type { Phase } from '../../api/representations/procedure/moves.ts';
import type { PictureName } from '../components/pictures.ts';
import type { StatusName } from '../components/statuses.ts';
import type { Text } from '../text/index.ts';
import { isAnswered, isAtFirst, type Thread } from './thread.ts';

const pictures = { compliment: 'open-hand', comment: 'idea', complaint: 'worry' } as const;

export function pictureOf(kind: Kind): PictureName {
	return pictures[kind];
}

const shapes: Record<Thread['progress'], StatusName> = {
	not_opened: 'not_opened',
	opened: 'opened',
	accepted: 'with_pod',
	answered: 'answered',
	sorted: 'closed',
	partly_sorted: 'answered',
	not_sorted: 'due_soon',
};

function shapeOf(progress: Thread['progress']): StatusName {
	return shapes[progress];
}

const shapesOfPhases: Partial<Record<Phase, StatusName>> = {
	frozen: 'paused',
	withdrawn: 'withdrawn',
	joined: 'closed',
	declined: 'closed',
	elsewhere: 'sent',
	ombudsman: 'sent',
};

/** How it stands, as a shape and words: first by who has opened it, later by how far it has gone. */
export function standingOf(t: Text, { phase, progress }: Pick<Thread, 'phase' | 'progress'>) {
	if (phase === null || isAtFirst(phase)) return { is: shapeOf(progress), words: t(`said:progress.${progress}`) };
	const is = shapesOfPhases[phase] ?? (isAnswered(phase) ? 'answered' : 'with_pod');
	return { is, words: t(`said:now.${phase}`) };
}

const complaintsTeam = ['complaints_officer', 'complaints_manager'];
const inPods = [
	'senior_social_worker',
	'social_worker',
	'newly_qualified_social_worker',
	'business_support_officer',
] as const;

/** What whoever wrote a letter is, in plain words. */
export function whoWrites(
	t: Text,
	{ side, role, letter }: Pick<Thread['messages'][number], 'side' | 'role' | 'letter'>,
) {
	if (letter !== null) return t('said:role.system');
	if (role === 'advocate') return t('said:role.advocate');
	return side === 'staff' ? roleWords(t, role) : t('said:letters.you');
}

/** What somebody who writes back is. */
export function roleWords(t: Text, role: string | null): string {
	if (role === 'pod_manager' || role === 'service_manager') return t(`said:role.${role}`);
	if (complaintsTeam.includes(role ?? '')) return t('said:role.complaints');
	const inPod = inPods.find((one) => one === role);
	return inPod === undefined ? t('said:role.other') : t(`pod:role.${inPod}`);
}

const tolds = [
	'corporate_2',
	'declined',
	'elsewhere',
	'frozen',
	'joined',
	'ombudsman',
	'panel_met',
	'panel_reported',
	'stage_2',
	'stage_3',
	'withdrawn',
] as const satisfies Phase[];

/** What that means for them, where the name of it does not say so. */
export function toldOf(phase: Phase | null) {
	const told = tolds.find((one) => one === phase);
	return told === undefined ? undefined : (`said:told.${told}` as const);
}

/** After the last day of the first answer they may go on; after any other they can call, or ask the Ombudsman. */
export function latenessWords(clock: string, lateness: Lateness) {
	if (lateness === 'late') return 'said:late.words';
	return clock === 'stage_1' ? 'said:late.past' : 'said:late.again';
}
