import { pictureNames } from '../questionnaires/picture-names.ts';
import { sentencesIn, wordsOf } from '../questionnaires/soundness.ts';
import { ideaIn, saidIn } from './lines.ts';
import {
	type Gap,
	type GapKind,
	gapKinds,
	guideLimits,
	type GuideText,
	type GuideWording,
	mustHave,
	type TopicId,
} from './topics.ts';

/** One thing that keeps a text from being published, and where: `sections.stage_1.lines.0`. */
export interface Fault {
	path: string;
	code: `guide.${string}.${string}`;
}

/** A sentence is as long as it is when its gaps are filled. */
const standIns: Record<GapKind, string> = {
	phone: '01632',
	name: 'Speak Up Westmere',
	time: '9am',
	day: 'Monday 22 June 2026',
};

/** Everything that is wrong with a text. Only one with no faults is published. */
export function faultsOf(topic: TopicId, wording: GuideWording, text: GuideText): Fault[] {
	return [
		...faultOfShort('title', text.title, guideLimits.title, wording),
		...faultOfShort('summary', text.summary, guideLimits.summary, wording),
		...faultsOfSections(text),
		...faultsOfMust(topic, text),
		...text.sections.flatMap(({ id, heading, lines }) => [
			...faultOfShort(`sections.${id}.heading`, heading, guideLimits.heading, wording),
			...faultsOfLines(`sections.${id}`, lines, wording),
		]),
	];
}

function faultsOfSections({ sections }: GuideText): Fault[] {
	const ids = sections.map(({ id }) => id);
	const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
	return [
		...(sections.length > guideLimits.sections ? [fault('sections', 'guide.sections.over_limit')] : []),
		...twice.map((id) => fault(`sections.${id}`, 'guide.section.twice')),
	];
}

/** What a right or a promise hangs on stands in every wording. */
function faultsOfMust(topic: TopicId, { sections }: GuideText): Fault[] {
	return Object.entries(mustHave(topic)).flatMap(([id, gaps]) => {
		const section = sections.find((one) => one.id === id);
		if (section === undefined) return [fault(`sections.${id}`, 'guide.section.missing')];
		const said = section.lines.join(' ');
		return gaps
			.filter((gap) => !said.includes(`{{${gap}}}`))
			.map((gap) => fault(`sections.${id}.gaps.${gap}`, 'guide.gap.missing'));
	});
}

function faultOfShort(path: string, text: string, most: number, wording: GuideWording): Fault[] {
	if (text.trim() === '') return [fault(path, 'guide.text.missing')];
	if (text.length > most) return [fault(path, 'guide.text.too_long')];
	if (/[{}[\]]/.test(text)) return [fault(path, 'guide.text.marked')];
	return faultOfSentences(path, text, wording);
}

function faultsOfLines(at: string, lines: readonly string[], wording: GuideWording): Fault[] {
	const path = `${at}.lines`;
	if (lines.length === 0) return [fault(path, 'guide.text.missing')];
	return [
		...(lines.length > guideLimits.lines ? [fault(path, 'guide.lines.over_limit')] : []),
		...lines.flatMap((line, index) => faultOfLine(`${path}.${index}`, line, wording)),
	];
}

/** The first thing that is wrong with a line. */
function faultOfLine(path: string, line: string, wording: GuideWording): Fault[] {
	const said = saidIn(line);
	if (said.trim() === '') return [fault(path, 'guide.text.missing')];
	if (line.length > guideLimits.line) return [fault(path, 'guide.text.too_long')];
	const wrong = wrongWithPicture(line, wording) ?? wrongWithGaps(said);
	return wrong === undefined ? faultOfSentences(path, said, wording) : [fault(path, wrong)];
}

/** In Easy Read every idea has its picture; elsewhere a picture's name would be read as words. */
function wrongWithPicture(line: string, wording: GuideWording): Fault['code'] | undefined {
	const idea = ideaIn(line);
	if (wording !== 'easy') return idea === undefined ? undefined : 'guide.picture.not_here';
	if (idea === undefined) return 'guide.picture.missing';
	return (pictureNames as readonly string[]).includes(idea.picture) ? undefined : 'guide.picture.unknown';
}

function wrongWithGaps(said: string): Fault['code'] | undefined {
	const named = [...said.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!);
	if (named.some((name) => !(name in gapKinds))) return 'guide.gap.unknown';
	return /[{}]/.test(said.replace(/\{\{\w+\}\}/g, '')) ? 'guide.gap.broken' : undefined;
}

function faultOfSentences(path: string, text: string, wording: GuideWording): Fault[] {
	const isLong = sentencesIn(filledIn(text)).some((one) => wordsOf(one).length > guideLimits.sentence[wording]);
	return isLong ? [fault(path, 'guide.text.long_sentence')] : [];
}

/** The text with something in each of its gaps, as long as what will stand there. */
function filledIn(text: string): string {
	return text.replace(/\{\{(\w+)\}\}/g, (_, gap: string) => standIns[gapKinds[gap as Gap]] ?? gap);
}

function fault(path: string, code: Fault['code']): Fault {
	return { path, code };
}
