import type { TopicId } from '../../api/guide/topics.ts';
import type { PictureName } from '../components/pictures.ts';

/** A way on from a topic: where what it tells of is done. */
export interface Onward {
	to: string;
	words:
		| 'guide:go.complaint'
		| 'guide:go.come_back'
		| 'guide:go.opened'
		| 'guide:go.pod'
		| 'guide:go.thanks'
		| 'guide:go.meeting';
	picture: PictureName;
}

const complain: Onward = { to: 'tell-us/complaint', words: 'guide:go.complaint', picture: 'worry' };

/** The ways on from each topic. Some are only there for somebody who has come in. */
export function onwardFrom(topic: TopicId, isFamily: boolean): Onward[] {
	const own = (way: Onward): Onward[] => (isFamily ? [way] : []);
	const ways: Partial<Record<TopicId, Onward[]>> = {
		pod: own({ to: '', words: 'guide:go.pod', picture: 'friends' }),
		charter: [{ to: 'tell-us/compliment', words: 'guide:go.thanks', picture: 'open-hand' }, complain],
		rights: [complain],
		meetings: own({ to: 'meeting', words: 'guide:go.meeting', picture: 'pencil' }),
		records: own({ to: 'opened', words: 'guide:go.opened', picture: 'eye' }),
		advocates: [complain],
		complaints: [complain, { to: 'come-back', words: 'guide:go.come_back', picture: 'key' }],
		privacy: own({ to: 'opened', words: 'guide:go.opened', picture: 'eye' }),
		accessibility: [complain],
	};
	return ways[topic] ?? [];
}
