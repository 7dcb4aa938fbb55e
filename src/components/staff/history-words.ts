import { londonDay } from '../../../api/calendar/day.ts';
import { clocksOf } from '../../../api/representations/procedure/clocks.ts';
import type { Step } from '../../../api/representations/procedure/steps.ts';
import { dayInWords, momentInWords } from '../../text/dates.ts';
import type { Key, Text } from '../../text/index.ts';
import type { Case } from './case-shape.ts';
import { foldTold, stepOf, type Told, type ToldStep } from './procedure-shape.ts';

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
	'representation.about_pods',
	'representation.sorted',
	'representation.returned_to',
	'message.written',
	'message.taken_back',
	'note.written',
	'words.corrected',
	'words.taken_out',
	'words.translated',
	'words.put_back',
	'link.made',
	'link.ended',
	'safeguarding.raised',
	'advocate.access_given',
	'advocate.access_taken_back',
	'advocate.appointed',
	'advocate.declined',
	'advocate.ended',
	'advocate.offered',
	'advocate.referred',
	'advocate.wanted',
	'answer.screened',
	'stage.answered',
	'stage.latest_passed',
	'appointment.made',
	'appointment.ended',
	'promise.made',
	'promise.kept',
	'reminder.sent',
] as const;

type Sentence = (typeof told)[number];

export interface HistoryLine {
	at: string;
	moment: string;
	who: string;
	words: string;
	/** A colleague's own words for why. */
	reason: string | null;
}

/** One line of the history: when, who, and what happened, in words. */
export function historyLine(happening: Happening, steps: Told['steps'], t: Text): HistoryLine {
	const { at, what, particulars } = happening;
	const step = steps.find((one) => one.takenAt === at && what === `step.${one.what}`);
	return {
		at,
		moment: momentInWords(at, 'en'),
		who: whoDid(happening, t),
		words: step ? stepWords(step, steps, t) : sentence(what, particulars, t),
		reason: step?.reason ?? null,
	};
}

/** A step in words, with the day on which it happened where that was not the day on which it was typed in. */
export function stepWords(told: ToldStep, steps: Told['steps'], t: Text): string {
	const words = stepSentence(told, steps, t);
	if (told.on === londonDay(told.takenAt)) return words;
	return t('staff:history.step.on', { words, day: dayInWords(told.on, 'en') });
}

const clockOfStep: Partial<Record<Step['what'], string>> = {
	stage_1_extended: 'stage_1',
	corporate_1_extended: 'corporate_response',
	corporate_2_extended: 'corporate_stage_2_response',
};

function stepSentence(told: ToldStep, steps: Told['steps'], t: Text): string {
	const step = stepOf(told);
	switch (step.what) {
		case 'received':
			return t('staff:history.representation.received', { kind: t('staff:kind.complaint').toLowerCase() });
		case 'interest_decided':
		case 'lateness_decided':
			return t(`staff:history.step.${step.what}.${step.accepted ? 'yes' : 'no'}`);
		case 'routed':
			return t('staff:history.step.routed', { route: t(`staff:route.${step.route}`) });
		case 'receipt_corrected':
			return t('staff:history.step.receipt_corrected', { receivedOn: dayInWords(step.receivedOn, 'en') });
		case 'stage_1_longer_agreed':
			return t('staff:history.step.stage_1_longer_agreed', { until: dayInWords(step.until, 'en') });
		case 'stage_2_extended':
			return t('staff:history.step.stage_2_extended', {
				until: dayInWords(step.until, 'en'),
				reason: inSentence(t(`staff:reason.${step.reason}`)),
			});
		case 'stage_2_answered':
			return t('staff:history.step.stage_2_answered', { sent: t(`staff:sent_by.${step.sent}`) });
		case 'panel_arranged':
			return t('staff:history.step.panel_arranged', { panelOn: dayInWords(step.panelOn, 'en') });
		case 'frozen':
			return t(step.points === null ? 'staff:history.step.frozen' : 'staff:history.step.frozen.points', {
				grounds: inSentence(t(`staff:grounds.${step.grounds}`)),
			});
		case 'ombudsman_asked':
			return t('staff:history.step.ombudsman_asked', { reference: step.reference });
		case 'ombudsman_decided':
			return t('staff:history.step.ombudsman_decided', { outcome: inSentence(t(`staff:outcome.${step.outcome}`)) });
		case 'stage_1_extended':
		case 'corporate_1_extended':
		case 'corporate_2_extended': {
			const reason = step.what === 'stage_1_extended' ? inSentence(t(`staff:reason.${step.reason}`)) : '';
			return t(`staff:history.step.${step.what}`, { due: dueAfter(told, steps), reason });
		}
		default:
			return t(`staff:history.step.${step.what}`);
	}
}

/** The due day as it stood after this step, whatever came later. */
function dueAfter(told: ToldStep, steps: Told['steps']): string {
	const clock = clocksOf(foldTold(steps, told.number)).find(
		({ clock: name }) => name === clockOfStep[stepOf(told).what],
	);
	return clock ? dayInWords(clock.dueOn, 'en') : '';
}

function inSentence(words: string): string {
	return words.charAt(0).toLowerCase() + words.slice(1);
}

/** What the person is called stays out of it: "the person". Staff are named. */
function whoDid({ what, whoKind, name }: Happening, t: Text): string {
	if (what === 'representation.sent' && whoKind !== 'staff') return t('staff:history.who.software');
	if ((whoKind === 'staff' || whoKind === 'advocate') && name !== null) return name;
	return t(whoKind === 'system' ? 'staff:history.who.software' : 'staff:history.who.person');
}

/** Bank holidays were proclaimed or taken back: the day that changed, as it was and as it is. */
function movedWords(particulars: Happening['particulars'], t: Text): string {
	const { before, after, lastBefore, lastAfter } = particulars;
	const day = (one: unknown) => (typeof one === 'string' ? dayInWords(one, 'en') : '');
	if (before !== after) return t('staff:history.procedure.dates_moved', { before: day(before), after: day(after) });
	return t('staff:history.procedure.dates_moved.latest', { before: day(lastBefore), after: day(lastAfter) });
}

function sentence(what: string, particulars: Happening['particulars'], t: Text): string {
	if (what === 'procedure.dates_moved') return movedWords(particulars, t);
	if (!(told as readonly string[]).includes(what)) return t('staff:history.other', { what });
	const key = `staff:history.${what as Sentence}` as const;
	const coded = (room: string, name: string) => {
		const code = particulars[name];
		return typeof code === 'string' && code !== '' ? t(`staff:${room}.${code}` as Key) : '';
	};
	return t(key, {
		appointed: coded('appointed', 'role'),
		promise: coded('promise', 'kind').toLowerCase(),
		place: coded('place', 'to'),
		why: coded('why', 'why'),
		kind: coded('kind', 'kind').toLowerCase(),
		answer: coded('sorted', 'answer'),
	});
}
