import type { FamilyStep } from '../../api/representations/procedure/who-takes.ts';
import { isolate, isolateNumber } from '../components/isolate.ts';
import type { PictureName } from '../components/pictures.ts';
import type { Council } from '../reader.ts';
import { dayInWords } from '../text/dates.ts';
import type { Text } from '../text/index.ts';
import type { Voice } from '../text/voices.ts';
import { daysAfter, type Onward } from './thread.ts';

interface Part {
	heading: string;
	words: string[];
	picture: PictureName;
}

/** What somebody should know before they say yes: what happens, by when, who sees it, who can help. */
export function sureWords(t: Text, voice: Voice, step: FamilyStep | 'advocate', council: Council): Part[] {
	if (step === 'withdrawn') return stopWords(t, council);
	if (step === 'record_agreed') return agreeWords(t, council);
	return step === 'advocate' ? advocateWords(t, council) : onwardWords(t, voice, step, council);
}

function onwardWords(t: Text, voice: Voice, step: Onward, council: Council): Part[] {
	const days = Object.entries(daysAfter(step, council.today));
	const gaps = Object.fromEntries(days.map(([name, day]) => [name, isolate(dayInWords(day, voice))]));
	return [
		{ heading: t('said:sure.then'), words: [t(`said:sure.go-on.what.${step}`)], picture: 'onward' },
		{ heading: t('said:sure.when'), words: [t(`said:sure.go-on.when.${step}`, gaps)], picture: 'calendar' },
		{ heading: t('said:sure.who'), words: [t('said:sure.go-on.who')], picture: 'eye' },
		{ heading: t('said:sure.help'), words: [t('said:go_on.advocate', advocacy(council))], picture: 'talk' },
		{ heading: t('said:sure.mind'), words: [t('said:sure.go-on.again')], picture: 'information' },
	];
}

function stopWords(t: Text, council: Council): Part[] {
	const again = t('said:sure.stop.again', { number: isolateNumber(council.complaintsPhone) });
	return [
		{ heading: t('said:sure.then'), words: [t('said:sure.stop.what'), t('said:sure.stop.nobody')], picture: 'clock' },
		{ heading: t('said:sure.who'), words: [t('said:sure.stop.who')], picture: 'eye' },
		{ heading: t('said:sure.mind'), words: [again], picture: 'letter' },
	];
}

function advocateWords(t: Text, council: Council): Part[] {
	const when = t('said:sure.advocate.when', advocacy(council));
	return [
		{ heading: t('said:sure.then'), words: [t('said:sure.advocate.what'), when], picture: 'talk' },
		{ heading: t('said:sure.who'), words: [t('said:sure.advocate.who')], picture: 'eye' },
	];
}

function agreeWords(t: Text, council: Council): Part[] {
	const wrong = t('said:sure.agree.wrong', { number: isolateNumber(council.complaintsPhone) });
	return [
		{ heading: t('said:sure.then'), words: [t('said:sure.agree.what')], picture: 'onward' },
		{ heading: t('said:sure.mind'), words: [wrong], picture: 'letter' },
		{ heading: t('said:sure.help'), words: [t('said:go_on.advocate', advocacy(council))], picture: 'talk' },
	];
}

function advocacy({ advocacyName, advocacyPhone }: Council) {
	return { name: isolate(advocacyName), number: isolateNumber(advocacyPhone) };
}
