import { momentInWords } from '../../text/dates.ts';
import type { Key, Text } from '../../text/index.ts';
import type { Case } from './case-shape.ts';

type Happening = Case['history'][number];

/** What has a sentence of its own: `staff:history.WHAT`. */
const told = [
	'representation.received',
	'representation.sent',
	'representation.opened',
	'representation.accepted',
	'representation.bounced',
	'representation.triaged',
	'representation.split',
	'representation.themed',
	'representation.sorted',
	'representation.returned_to',
	'message.written',
	'note.written',
	'advocate.appointed',
	'stage.answered',
	'stage.latest_passed',
] as const;

type Told = (typeof told)[number];

/** One line of the history: when, who, and what happened, in words. */
export function historyLine(happening: Happening, t: Text): { at: string; moment: string; who: string; words: string } {
	const { at, what, particulars } = happening;
	return { at, moment: momentInWords(at, 'en'), who: whoDid(happening, t), words: sentence(what, particulars, t) };
}

/** What the person is called stays out of it: "the person". Staff are named. */
function whoDid({ what, whoKind, name }: Happening, t: Text): string {
	if (what === 'representation.sent' && whoKind !== 'staff') return t('staff:history.who.software');
	if (whoKind === 'staff' && name !== null) return name;
	return t(whoKind === 'system' ? 'staff:history.who.software' : 'staff:history.who.person');
}

function sentence(what: string, particulars: Happening['particulars'], t: Text): string {
	if (!(told as readonly string[]).includes(what)) return t('staff:history.other', { what });
	const key = `staff:history.${what as Told}` as const;
	const coded = (room: string, name: string) => {
		const code = particulars[name];
		return typeof code === 'string' && code !== '' ? t(`staff:${room}.${code}` as Key) : '';
	};
	return t(key, {
		place: coded('place', 'to'),
		why: coded('why', 'why'),
		kind: coded('kind', 'kind').toLowerCase(),
		answer: coded('sorted', 'answer'),
	});
}
