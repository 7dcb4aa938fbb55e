import type { Kind } from '../../api/representations/routing.ts';
import type { PictureName } from '../components/pictures.ts';
import type { StatusName } from '../components/statuses.ts';
import type { Text } from '../text/index.ts';
import type { Thread } from './thread.ts';

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

export function shapeOf(progress: Thread['progress']): StatusName {
	return shapes[progress];
}

const complaintsTeam = ['complaints_officer', 'complaints_manager'];
const inPods = [
	'senior_social_worker',
	'social_worker',
	'newly_qualified_social_worker',
	'business_support_officer',
] as const;

/** What somebody who writes back is, in plain words. */
export function roleWords(t: Text, role: string | null): string {
	if (role === 'pod_manager' || role === 'service_manager') return t(`said:role.${role}`);
	if (complaintsTeam.includes(role ?? '')) return t('said:role.complaints');
	const inPod = inPods.find((one) => one === role);
	return inPod === undefined ? t('said:role.other') : t(`pod:role.${inPod}`);
}
