import type { SentTo } from '../../../api/representations/routing.ts';
import type { Text } from '../../text/index.ts';

/** Where something lies, by the pod's own name where it lies with one: `Otter pod`. */
export function placeWords(sentTo: SentTo, podName: string | null, t: Text): string {
	return sentTo === 'pod' && podName !== null
		? t('staff:place.pod.named', { pod: podName })
		: t(`staff:place.${sentTo}`);
}
