import { z } from '@hono/zod-openapi';
import { languages } from './accounts/languages.ts';
import { interpreters, paperFormats, type Talking, talkingLimits } from './accounts/talking.ts';
import { isDay } from './calendar/day.ts';
import { replayKeyLength } from './replay.ts';

/** What a machine may have slipped in and nobody typed. Line ends and tabs are people's own. */
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f]/;

/** Words as people write them: any script, emoji, several lines. Other systems' line ends become ours; nothing else changes. */
function asWritten(text: string): string {
	return text.replace(/\r\n?|[\v\f\u2028\u2029]/g, '\n').normalize('NFC');
}

/**
 * Free text of at least one visible character and at most `most`. Control characters and broken characters are refused
 * by code rather than taken out: what somebody wrote is never altered behind their back.
 */
export function words(most: number) {
	return z
		.string()
		.overwrite(asWritten)
		.trim()
		.min(1)
		.max(most)
		.refine((text) => !CONTROL.test(text), { error: 'form.field.control_characters' })
		.refine((text) => text.isWellFormed(), { error: 'form.field.broken_characters' });
}

/** What is only compared with what is kept, and may be empty. PostgreSQL breaks on a NUL that it is asked to compare. */
export function compared(most: number) {
	return z
		.string()
		.max(most)
		.refine((text) => !CONTROL.test(text), { error: 'form.field.control_characters' })
		.refine((text) => text.isWellFormed(), { error: 'form.field.broken_characters' });
}

/** Free text on one line. */
export function line(most: number) {
	return words(most).refine((text) => !/[\n\t]/.test(text), { error: 'form.field.one_line' });
}

/** A date of the calendar, `2026-06-08`. */
export const day = () =>
	z.string().refine(isDay, { error: 'form.field.not_a_day' }).openapi({ format: 'date', example: '2026-06-08' });

/** An id of ours: compared exactly, so anything else is simply not found. */
export const id = () =>
	z
		.string()
		.min(1)
		.max(64)
		.regex(/^[\w-]+$/);

const codes: Record<string, string> = {
	too_small: 'form.field.empty',
	too_big: 'form.field.too_long',
	unrecognized_keys: 'form.field.unknown',
	invalid_value: 'form.field.not_a_choice',
	invalid_format: 'form.field.malformed',
	invalid_union: 'form.field.not_a_choice',
};

/** One code for each field that is wrong, by its path: `points.0`. */
export function mistakesOf(error: z.ZodError): Record<string, string> {
	const fields: Record<string, string> = {};
	for (const issue of error.issues) {
		const names =
			issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [[...issue.path]];
		for (const path of names) fields[path.join('.') || 'body'] ??= codeOf(issue);
	}
	return fields;
}

function codeOf(issue: z.core.$ZodIssue): string {
	if (issue.code === 'custom') return issue.message;
	if (issue.code === 'invalid_type') {
		return issue.input === undefined && issue.message.includes('received undefined')
			? 'form.field.missing'
			: 'form.field.wrong_type';
	}
	if (issue.code === 'too_small' && Number(issue.minimum) > 1) return 'form.field.too_short';
	return codes[issue.code] ?? 'form.field.invalid';
}

/** The shape of every refusal, for the OpenAPI document. */
export const refusalShape = z
	.object({
		error: z.object({ code: z.string(), fields: z.record(z.string(), z.string()).optional() }),
	})
	.openapi('Refusal');

const refusalContent = (description: string) => ({
	description,
	content: { 'application/json': { schema: refusalShape } },
});

/** The refusals any route may give, in the document. */
export const refusals = {
	401: refusalContent('Nobody is signed in'),
	403: refusalContent('This person may not knock at this door'),
	404: refusalContent('Not there, or not yours: the same answer'),
	409: refusalContent('Something else came first'),
	413: refusalContent('More than may be sent at once'),
	422: refusalContent('What was sent cannot be used; each field with its code'),
	429: refusalContent('Too many wrong ones went before: `Retry-After` says in how many seconds the next is looked at'),
	503: refusalContent('Busy, or what it depends on does not answer: try again in a moment'),
} as const;

/** A JSON answer, for the document and the client's types. */
export function answers<S extends z.ZodType>(schema: S, description = 'Done') {
	return { description, content: { 'application/json': { schema } } } as const;
}

/** The header by which the same request sent twice makes one thing. */
export const onceHeader = z.object({
	'idempotency-key': z.string().min(replayKeyLength.min).max(replayKeyLength.max).optional(),
});

/** Whoever reads questions in one language is told them in that and in English alone, and not in ten. */
export const oneLanguage = z.strictObject({ language: z.enum(languages).optional() });

/** How somebody is talked with, for whoever rings, meets or writes to them; null where nobody asked. */
export const talkingShape = z
	.object({
		interpreter: z.enum(interpreters),
		spoken: z.string().nullable().openapi({ description: 'The language that an interpreter is wanted for' }),
		formats: z.array(z.enum(paperFormats)).openapi({ description: 'How a letter on paper is made' }),
		more: z.string().nullable().openapi({ description: 'Whatever else helps, in their own words' }),
		saidOn: z.string().nullable().openapi({ description: 'When it was said last' }),
	})
	.nullable()
	.openapi('Talking');

/** Whoever wants an interpreter of speech says for which language: an interpreter of none cannot be booked. */
export const namesLanguage = ({ interpreter, spoken }: Pick<Talking, 'interpreter' | 'spoken'>) =>
	interpreter !== 'spoken' || spoken !== null;
export const withoutLanguage = 'talking.spoken.missing';

/** The same, as it is said: by the person, or by staff who asked them. Refined by `namesLanguage`. */
export const talkingSaid = z.strictObject({
	interpreter: z.enum(interpreters),
	spoken: line(talkingLimits.spoken).nullable().default(null),
	formats: z.array(z.enum(paperFormats)).max(paperFormats.length).default([]),
	more: words(talkingLimits.more).nullable().default(null),
});

/** A JSON body that must be there and must be JSON. */
export function body<S extends z.ZodType>(schema: S) {
	return { required: true, content: { 'application/json': { schema } } } as const;
}

const otherLanguages = languages.filter((language) => language !== 'en');
type OtherLanguage = (typeof otherLanguages)[number];

/** Something that is there in English, and in whichever other languages somebody has put it into. */
export function inLanguages<Shape extends z.ZodType>(shape: Shape) {
	const others = Object.fromEntries(otherLanguages.map((language) => [language, shape.optional()]));
	return z.strictObject({ en: shape, ...(others as { [other in OtherLanguage]: z.ZodOptional<Shape> }) });
}
